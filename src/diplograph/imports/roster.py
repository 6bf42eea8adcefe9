"""The persons of a table: each linked to the reference where that is sure, else one new person.

A table names the same people for years, now by surname, now in full. Persons that the reference
does not know are one where country, title and name agree; a bare surname is the person of that
country and title who is named in full within some years, if that is one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diplograph.entities.names import name_key, same_person, surname_of
from diplograph.entities.records import Term, first_day, last_day
from diplograph.entities.reference import Reference, slug
from diplograph.imports.words import words
from diplograph.model import Entity, EntityType

_SOON = dt.timedelta(days=75)  # a visit may be dated before the term begins or after it ends
_GENERATION = 35  # years: later it may be a son or grandson of the name
_OFTEN = 3  # how often a country has to be told to be taken elsewhere too
_GAP = 6  # years in which nobody of a title and name was met: then it may be another
_YEARS = 10  # between two days on which one person may have been named


@dataclass(slots=True)
class _Group:
    """Those of one country who bear a title and a surname, by the names they are given.

    ``sure`` are the days on which a row says that they are of this country, ``full`` the names that
    such a row has, ``known`` those of the reference.
    """

    days: defaultdict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list))
    sure: list[dt.date] = field(default_factory=list)
    full: set[str] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Roster:
    """Collects the persons of a table; `settle` when all are in, then ask who is who."""

    reference: Reference
    _groups: dict[tuple[str, str], dict[str, _Group]] = field(default_factory=dict)
    _keys: dict[tuple[str, str, str, dt.date], str] = field(default_factory=dict)
    _people: dict[str, Entity] = field(default_factory=dict)

    def visitor(self, name: str, country: str, on: dt.date) -> tuple[str, str] | None:
        """The person of the reference who is this visitor, and why; None if nobody is sure."""
        for spelt in dict.fromkeys((name, name.removesuffix(" I"))):
            found = self._in_office(spelt, country, on) or self._by_name(spelt, country, on)
            if found is not None:
                return found
        return None

    def _in_office(self, name: str, country: str, on: dt.date) -> tuple[str, str] | None:
        held = [
            key
            for key in self.reference.persons_named(name, owner=country, on=on)
            if any(_held_about(term, country, on) for term in self.reference.terms_of(key))
        ]
        if len(held) > 1:
            held = [key for key in held if self.reference.people[key].label == name]
        if len(held) != 1:
            return None
        return held[0], f"name, and in office about {on.isoformat()} in the reference"

    def _by_name(self, name: str, country: str, on: dt.date) -> tuple[str, str] | None:
        """Who bears the full name and had an office within a generation."""
        if " " not in name:
            return None
        named = [
            key
            for key in self.reference.persons_named(name, owner=country)
            if same_person(self.reference.people[key].label, name)
            and any(_generation(term, on) for term in self.reference.terms_of(key))
        ]
        return (named[0], "name and country in the reference") if len(named) == 1 else None

    def note(
        self,
        name: str,
        title: str,
        country: str,
        on: dt.date,
        *,
        sure: bool,
        key: str | None = None,
    ) -> None:
        """Note that a person is named so; ``key`` is who it is, if the reference knows.

        ``sure`` is whether the country is told, and not only the one where it was said.
        """
        alike = self._groups.setdefault((title, name_key(surname_of(name))), {})
        group = alike.setdefault(country, _Group())
        group.days[name].append(on)
        if sure:
            group.sure.append(on)
            if " " in name:
                group.full.add(name)
        if key is not None:
            group.known[name] = key

    def settle(self) -> None:
        """Decide who is one with whom; afterwards `person` answers."""
        for (title, _), alike in sorted(self._groups.items()):
            for country, group in sorted(alike.items()):
                for name in sorted(group.days):
                    for day in sorted(set(group.days[name])):
                        home = _home(title, alike, country, day)
                        person = self._who(name, title, alike[home], home, day)
                        self._keys[country, title, name, day] = person

    def _who(self, name: str, title: str, group: _Group, country: str, day: dt.date) -> str:
        called = self._called(name, day, group)
        known = group.known.get(called) or self._later(called, title, country, day)
        return known or self._person(called, name, country, min((day, *group.days.get(called, ()))))

    def _later(self, name: str, title: str, country: str, day: dt.date) -> str | None:
        """Who had an office of state at another time, where the title speaks for one to come.

        Gorbachev led the Soviet Union, and Bush was Vice President, before they were President.
        """
        if title not in words().rising_titles:
            return None
        found = [
            key
            for key in self.reference.persons_named(name, owner=country, on=day)
            if any(_generation(term, day) for term in self.reference.terms_of(key))
        ]
        return found[0] if found else None

    def _called(self, name: str, day: dt.date, group: _Group) -> str:
        """The fullest name of who is meant: "Winston Churchill" of "Churchill"."""
        days = group.days
        near = _stretch(day, sorted({each for own in days.values() for each in own}))
        full = sorted(group.full | ({name} if " " in name else set()), key=lambda n: (-len(n), n))
        fits = [
            other
            for other in full
            if same_person(name, other) and any(each in near for each in days[other])
        ]
        distinct = [a for i, a in enumerate(fits) if not any(same_person(a, b) for b in fits[:i])]
        return fits[0] if len(distinct) == 1 else name

    def _person(self, called: str, name: str, country: str, since: dt.date) -> str:
        """The key of a new person, who is made if need be; a namesake is told by a year."""
        key = f"person/{slug(called)}"
        namesake = self.reference.entity(key) is not None
        met = self._people.get(key)
        if " " not in called or namesake or (met is not None and met.of != country):
            key = f"{key}-{country.partition('/')[2].lower()}"
        known = self._people.get(key)
        label = known.label if known else f"{called} ({since.year})" if namesake else called
        others = {*(known.alt_labels if known else ()), name} - {label}
        self._people[key] = Entity(key, EntityType.PERSON, label, tuple(sorted(others)), of=country)
        return key

    def person(self, name: str, title: str, country: str, on: dt.date) -> str:
        """The key of a person that was noted."""
        return self._keys[country, title, name, on]

    def entity(self, key: str) -> Entity | None:
        """A person of the table, or anything that the reference has."""
        return self._people.get(key) or self.reference.entity(key)


def _held_about(term: Term, country: str, on: dt.date) -> bool:
    gaps = (-_SOON, dt.timedelta(), _SOON)
    return term.owner == country and any(term.holds_on(on + gap) for gap in gaps)


def _generation(term: Term, on: dt.date) -> bool:
    since, until = first_day(term.since), last_day(term.until)
    return since.year - _GENERATION <= on.year <= min(until.year, on.year) + _GENERATION


def _home(title: str, alike: Mapping[str, _Group], country: str, day: dt.date) -> str:
    """The country of a person of a title and surname.

    Where nothing says that it is this one, it is the only other that is often, or in full, told to
    have one of that title and name in those years: "Prime Minister Churchill", said in Morocco.
    """
    told = {
        other: sum(_within_years(day, each) for each in group.sure)
        for other, group in alike.items()
    }
    near = [
        other
        for other, times in told.items()
        if times >= (1 if other == country or _in_full(alike[other]) else _OFTEN)
    ]
    elsewhere = title in words().titles_abroad and len(near) == 1
    return near[0] if elsewhere else country


def _in_full(group: _Group) -> bool:
    return bool(group.full)


def _stretch(day: dt.date, days: Sequence[dt.date]) -> frozenset[dt.date]:
    """The days around a day in which there is no gap of years."""
    stretch: list[dt.date] = []
    for each in days:
        if stretch and (each - stretch[-1]).days > _GAP * 366:
            if day in stretch:
                break
            stretch = []
        stretch.append(each)
    return frozenset(stretch)


def _within_years(one: dt.date, other: dt.date) -> bool:
    return abs((one - other).days) <= _YEARS * 366
