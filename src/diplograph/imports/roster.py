"""The persons of a table: each linked to the reference where that is sure, else one new person.

A table names the same people for years, now by surname, now in full. Persons that the reference
does not know are one where country, title and name agree; a bare surname is the person of that
country and title who is named in full within some years, if that is one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from diplograph.entities.names import name_key, same_person, surname_of
from diplograph.entities.records import Term, first_day, last_day
from diplograph.entities.reference import Reference, slug
from diplograph.model import Entity, EntityType

_SOON = dt.timedelta(days=75)  # a visit may be dated before the term begins or after it ends
_GENERATION = 25  # years: a grandson may have the name
_YEARS = 10  # between a surname and a full name that may be one person's


@dataclass(slots=True)
class _Group:
    """Those of one country who bear a title and a surname, by the names they are given."""

    days: defaultdict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Roster:
    """Collects the persons of a table; ask `settled` for who they are when all are in."""

    reference: Reference
    _groups: dict[tuple[str, str, str], _Group] = field(default_factory=dict)
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

    def note(self, name: str, title: str, country: str, on: dt.date) -> None:
        """Note that a person whom the reference does not have is named so."""
        group = (country, title, name_key(surname_of(name)))
        self._groups.setdefault(group, _Group()).days[name].append(on)

    def settle(self) -> None:
        """Decide who is one with whom; afterwards `person` answers."""
        for (country, title, _), group in sorted(self._groups.items()):
            full = sorted((n for n in group.days if " " in n), key=lambda n: (-len(n), n))
            for name in sorted(group.days):
                for day in sorted(set(group.days[name])):
                    called = self._called(name, day, full, group.days)
                    self._keys[country, title, name, day] = self._person(called, name, country)

    def _called(
        self, name: str, day: dt.date, full: list[str], days: Mapping[str, list[dt.date]]
    ) -> str:
        """The fullest name of who is meant: ("Churchill") "Winston Churchill"."""
        fits = [
            other
            for other in full
            if same_person(name, other)
            and min(abs((day - each).days) for each in days[other]) <= _YEARS * 366
        ]
        distinct = [a for a in fits if not any(same_person(a, b) for b in fits[: fits.index(a)])]
        return fits[0] if len(distinct) == 1 else name

    def _person(self, called: str, name: str, country: str) -> str:
        code = country.partition("/")[2].lower()
        key = f"person/{slug(called)}"
        if " " not in called or self.reference.entity(key) is not None:
            key = f"{key}-{code}"
        known = self._people.get(key)
        if known is not None and known.of != country:
            key = f"person/{slug(called)}-{code}"
            known = self._people.get(key)
        others = {*(known.alt_labels if known else ()), name} - {called}
        self._people[key] = Entity(
            key, EntityType.PERSON, called, tuple(sorted(others)), of=country
        )
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
