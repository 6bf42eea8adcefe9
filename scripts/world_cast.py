"""Who and what the generated world is made of: real countries and offices, people of both sorts.

What is real comes from the reference: countries, cities, organisations and memberships, and who
held an office on a day. Where the reference knows nobody, and for offices below the top, people are
invented whom it does not know.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any

from diplograph.entities.reference import Membership, Reference, Term, load_reference, slug
from diplograph.model import Entity, EntityType, PartialDate
from diplograph.resources import read_yaml

FIRST_DAY, LAST_DAY = dt.date(1995, 1, 1), dt.date(2024, 12, 31)

_LEADERS = ("head-of-state", "head-of-government")
_INVENTED = {
    "head-of-state": ("president", "President", "head-of-state"),
    "head-of-government": ("prime-minister", "Prime Minister", "head-of-government"),
    "foreign-minister": ("foreign-minister", "Foreign Minister", "foreign-minister"),
    "deputy": ("deputy-foreign-minister", "Deputy Foreign Minister", None),
    "envoy": ("special-envoy", "Special Envoy", None),
}
_SPAN_OF_OFFICE = 6  # years that an invented person serves
_MINISTRY = "ministry-of-foreign-affairs"
_LATE = 3  # of the ranks of countries, how fast they become rare in the news


@dataclass(frozen=True, slots=True)
class Officer:
    """A person in an office; the dates are those of the term, None where they are not known."""

    person: str
    name: str
    office: str
    title: str
    country: str
    since: PartialDate | None = None
    until: PartialDate | None = None


class Cast:
    """Everything that can take part, by key. Get it with `cast`."""

    def __init__(self, reference: Reference, words: dict[str, Any]) -> None:
        self.reference = reference
        self.words = words
        self.entities: dict[str, Entity] = {
            **reference.countries,
            **reference.organisations,
            **reference.people,
            **reference.offices,
            **reference.cities.by_key,
        }
        self.countries = self._countries()
        self._weights = [*accumulate(1 / (rank + _LATE) for rank in range(len(self.countries)))]
        self._names: dict[tuple[str, str, int], str] = {}
        self._terms: dict[tuple[str, str, int, int], list[Term]] = {}
        self._full_members: dict[str, list[str]] = {}
        self._taken = {entity.label for entity in reference.people.values()}

    def label(self, key: str) -> str:
        """What a text calls a thing; with its article where a name takes one."""
        label = self.entities[key].label
        takes = key.startswith(("organisation/", "office/", "body/")) or label in self._with_article
        return f"the {label}" if takes else label

    def pair(self, chance: random.Random) -> tuple[str, str]:
        """Two countries; few of all are in the news often."""
        one = self.country(chance)
        while (other := self.country(chance)) == one:
            pass
        return one, other

    def country(self, chance: random.Random) -> str:
        """One country, of those often in the news most often."""
        return chance.choices(self.countries, cum_weights=self._weights)[0]

    def leader(self, country: str, on: dt.date, chance: random.Random) -> Officer:
        """Whoever leads a country on a day: the head of state or of government."""
        return self.officer(country, _LEADERS[chance.random() < 0.4], on)

    def officer(self, country: str, office: str, on: dt.date) -> Officer:
        """The holder of a class of office on a day, by the reference or else invented.

        ``deputy`` and ``envoy`` are always invented.
        """
        for term in self._holders(country, office, on.year, on.month):
            if term.holds_on(on):
                name = self.entities[term.person].label
                since, until = self._whole_time(term)
                return Officer(term.person, name, term.office, term.title, country, since, until)
        return self._invent(country, office, on.year)

    def ambassador(self, country: str, to: str, on: dt.date) -> Officer:
        """The invented ambassador of one country to another."""
        code, other = self.code(country), self.code(to)
        office = f"office/{code}-ambassador-to-{other}"
        title = f"Ambassador to {self.label(to)}"
        self._add_office(
            office, f"Ambassador of {self.label(country)} to {self.label(to)}", country
        )
        person = self._person(country, f"ambassador {other}", on.year // _SPAN_OF_OFFICE)
        return Officer(person, self.entities[person].label, office, title, country)

    def ministry(self, country: str) -> str:
        """The key of a country's foreign ministry."""
        key = f"body/{self.code(country)}-{_MINISTRY}"
        if key not in self.entities:
            label = f"Ministry of Foreign Affairs of {self.label(country)}"
            self.entities[key] = Entity(key, EntityType.GOVERNMENT_BODY, label, of=country)
        return key

    def city(self, country: str, chance: random.Random) -> str | None:
        """A city of a country, mostly its capital; None where none is known."""
        known = self._cities.get(country, ())
        if not known:
            return None
        return known[0] if chance.random() < 0.7 else chance.choice(known)

    def membership(
        self, chance: random.Random, country: str, on: dt.date, *, full: bool
    ) -> Membership | None:
        """Something a country belongs to on a day, in full or in another status.

        None where a few tries find nothing.
        """
        rows = self._memberships.get((country, full), ())
        for _ in range(4 if rows else 0):
            row = rows[int(chance.random() * len(rows))]
            if row.holds_on(on):
                return row
        return None

    def gathering(self, chance: random.Random, on: dt.date) -> tuple[str, list[str]]:
        """An organisation, and three to six of its member countries."""
        while True:
            organisation = chance.choice(self._gatherings)
            rows = self.reference.members(organisation)
            chance_rows = chance.sample(rows, min(len(rows), 12))
            there = [row.member for row in chance_rows if row.holds_on(on)]
            members = [key for key in dict.fromkeys(there) if key in self._is_country]
            if len(members) >= 3:
                return organisation, members[: 3 + int(chance.random() * 4)]

    def full_members(self, organisation: str) -> list[str]:
        """The countries that ever belonged in full, by key."""
        if organisation not in self._full_members:
            rows = self.reference.members(organisation)
            full = {row.member for row in rows if row.status == "member"}
            self._full_members[organisation] = sorted(full & self._is_country)
        return self._full_members[organisation]

    def code(self, country: str) -> str:
        """ISO 3166-1 alpha-3, as in keys."""
        return country.removeprefix("country/")

    def with_owners(self, keys: Iterator[str]) -> dict[str, Entity]:
        """The descriptions of things, and of whatever they belong to."""
        found: dict[str, Entity] = {}
        for key in keys:
            entity = self.entities[key]
            found[key] = entity
            if entity.of is not None and entity.of not in found:
                found[entity.of] = self.entities[entity.of]
        return found

    @cached_property
    def _with_article(self) -> frozenset[str]:
        return frozenset(self.words["with_article"])

    @cached_property
    def _is_country(self) -> frozenset[str]:
        return frozenset(self.countries)

    @cached_property
    def _memberships(self) -> dict[tuple[str, bool], list[Membership]]:
        grouped: dict[tuple[str, bool], list[Membership]] = {}
        for row in self.reference.all_memberships:
            grouped.setdefault((row.member, row.status == "member"), []).append(row)
        return grouped

    @cached_property
    def _gatherings(self) -> Sequence[str]:
        counted: dict[str, int] = {}
        for row in self.reference.all_memberships:
            if row.status == "member" and row.until is None and row.member in self._is_country:
                counted[row.organisation] = counted.get(row.organisation, 0) + 1
        return sorted(key for key, count in counted.items() if 5 <= count <= 60)

    @cached_property
    def _cities(self) -> dict[str, list[str]]:
        grouped: dict[str, list[str]] = {}
        for country in self.countries:
            capital = next(
                (name.text for name in self.reference.names[country] if name.form == "capital"),
                None,
            )
            if capital is not None:
                key = f"place/{self.code(country)}-{slug(capital)}"
                self.entities[key] = Entity(key, EntityType.PLACE, capital, of=country)
                grouped[country] = [key]
        for key, entity in self.reference.cities.by_key.items():
            if entity.of in grouped:
                grouped[entity.of].append(key)
        return grouped

    def _countries(self) -> list[str]:
        """Sovereign countries, those of which the reference knows most first."""
        known: dict[str, int] = {}
        for term in self.reference.terms:
            known[term.owner] = known.get(term.owner, 0) + 1
        sovereign = (key for key, is_ in self.reference.statuses.items() if is_ == "sovereign")
        return sorted(sovereign, key=lambda key: (-known.get(key, 0), key))

    def _holders(self, country: str, office: str, year: int, month: int) -> list[Term]:
        """Who held the office at some time of a month, the latest begun first."""
        asked = country, office, year, month
        if asked not in self._terms:
            dates = PartialDate(year, month)
            terms = {
                term
                for day in (dates.first_day, dates.last_day)
                for term in self.reference.holders(country, office, day)
            }
            latest = sorted(terms, key=lambda term: (str(term.since), term.person), reverse=True)
            self._terms[asked] = latest
        return self._terms[asked]

    def _whole_time(self, term: Term) -> tuple[PartialDate | None, PartialDate | None]:
        """From the first of a person's terms in an office to the last: words cannot tell which."""
        terms = [one for one in self.reference.terms_of(term.person) if one.office == term.office]
        return terms[0].since, terms[-1].until

    def _invent(self, country: str, office: str, year: int) -> Officer:
        local, title, kind = _INVENTED[office]
        key = f"office/{self.code(country)}-{local}"
        self._add_office(key, f"{title} of {self.label(country)}", country, kind)
        served = year // _SPAN_OF_OFFICE
        person = self._person(country, local, served)
        since = PartialDate(served * _SPAN_OF_OFFICE)
        return Officer(person, self.entities[person].label, key, title, country, since)

    def _add_office(self, key: str, label: str, country: str, kind: str | None = None) -> None:
        if key not in self.entities:
            self.entities[key] = Entity(key, EntityType.OFFICE, label, of=country, kind=kind)

    def _person(self, country: str, post: str, served: int) -> str:
        asked = country, post, served
        if asked not in self._names:
            name = self._name(asked)
            key = f"person/{slug(name)}"
            self.entities[key] = Entity(key, EntityType.PERSON, name, of=country)
            self._names[asked] = key
        return self._names[asked]

    def _name(self, post: tuple[str, str, int]) -> str:
        """A name that hardly anybody else bears: a large number written in syllables."""
        given, syllables, endings = (self.words[key] for key in ("given", "syllables", "endings"))
        number, first = divmod(mixed(*post), len(given))
        number, last = divmod(number, len(endings))
        surname = ""
        for _ in range(4):
            number, at = divmod(number, len(syllables))
            surname += syllables[at]
        name = f"{given[first]} {surname.capitalize()}{endings[last]}"
        return f"{name} Minor" if name in self._taken else name


def exact(day: dt.date, precision: str = "day") -> PartialDate:
    """A day as a date of that precision."""
    month = day.month if precision != "year" else None
    return PartialDate(day.year, month, day.day if precision == "day" else None)


def mixed(*parts: object) -> int:
    """A large number that depends on the parts alone, as if drawn."""
    text = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")


@cache
def cast() -> Cast:
    """The cast, read once."""
    return Cast(load_reference(), read_yaml(Path(__file__).with_name("world_words.yaml")))
