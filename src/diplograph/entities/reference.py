"""What the world looks like as of a date: countries, organisations, people, terms, memberships.

It links and dates; it never vetoes a text. Everything comes from the tables of ``data/reference``
and from folders of the user's own with tables of the same columns.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from diplograph.entities.cities import Cities, load_cities
from diplograph.entities.loading import (
    check_folder,
    load_chairmanships,
    load_countries,
    load_groups,
    load_memberships,
    load_names,
    load_organisations,
    load_people,
    load_sources,
    load_terms,
    no_collection,
    organisation_key,
    slug,
)
from diplograph.entities.names import name_key, same_person, split_name, surname_of, tells_descent
from diplograph.entities.records import (
    Chairmanship,
    Membership,
    Name,
    SourceRecord,
    Term,
    class_rank,
    first_day,
    last_day,
)
from diplograph.model import Entity, EntityType
from diplograph.resources import resource

__all__ = [
    "Chairmanship",
    "Membership",
    "Name",
    "Reference",
    "SourceRecord",
    "Term",
    "load_reference",
    "organisation_key",
    "slug",
]

_YEARS_BEFORE_OFFICE = 8
_ALIKE = 0.75
_MOST_ASKED = 1 << 15  # names
_LONG_NAME = 5  # the last word of a name as long as that is seldom what a person is called by


@dataclass(frozen=True, eq=False)
class Reference:
    """All reference knowledge, by entity key. Get it with `load_reference`."""

    countries: Mapping[str, Entity]
    organisations: Mapping[str, Entity]
    people: Mapping[str, Entity]
    names: Mapping[str, tuple[Name, ...]]
    terms: tuple[Term, ...]
    groups: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, str]]
    statuses: Mapping[str, str]
    surnames: Mapping[str, str]
    _folders: tuple[Path, ...] = field(repr=False, default=())

    def entity(self, key: str) -> Entity | None:
        """The entity of a key; offices are made from their terms."""
        for mapping in (self.countries, self.organisations, self.people, self.offices):
            if key in mapping:
                return mapping[key]
        return self.cities.by_key.get(key)

    def holders(self, owner: str, office_class: str, on: dt.date) -> tuple[Term, ...]:
        """The terms of that class that held on a day, the latest begun first."""
        return tuple(t for t in self._by_office.get((owner, office_class), ()) if t.holds_on(on))

    def terms_of(self, person: str) -> tuple[Term, ...]:
        """All terms of a person, the earliest first."""
        return self._by_person.get(person, ())

    def persons_named(
        self, name: str, *, owner: str | None = None, on: dt.date | None = None
    ) -> tuple[str, ...]:
        """Keys of the people a full name or a bare surname may mean, the likeliest first.

        ``owner`` (a country or an organisation) keeps those who held an office of it or belong to
        it. With ``on``, those in office that day come first, then former holders (the last to leave
        first), then those whose first known term begins within eight years after. Where both are
        given and no spelling fits, a holder of that day whose given name and surname are each
        nearly the same is taken: a slip of the press, never across countries.
        """
        matched = [key for key in self._named(name) if owner is None or self._belongs(key, owner)]
        if on is None:
            return tuple(sorted(matched))
        if owner is not None and not matched:
            matched = self._nearly_named(name, owner, on)
        ranked = [(rank, key) for key in matched if (rank := self._nearness(key, owner, on))]
        return tuple(key for _, key in sorted(ranked))

    def memberships(self, member: str, on: dt.date | None = None) -> tuple[Membership, ...]:
        """What a country belongs to (on a day, or ever)."""
        return _on(self._memberships_by[0].get(member, ()), on)

    def members(self, organisation: str, on: dt.date | None = None) -> tuple[Membership, ...]:
        """Who belongs to an organisation (on a day, or ever)."""
        return _on(self._memberships_by[1].get(organisation, ()), on)

    def chairs(self, organisation: str, on: dt.date | None = None) -> tuple[Chairmanship, ...]:
        """Who chairs an organisation (on a day, or ever)."""
        found = (c for c in self.chairmanships if c.organisation == organisation)
        return tuple(c for c in found if on is None or c.holds_on(on))

    def region(self, country: str) -> str | None:
        """The subregion of a country in the UN's geoscheme ("Central Asia")."""
        return self.regions.get(country, ("", ""))[1] or None

    def members_of_group(self, name: str, on: dt.date | None = None) -> tuple[str, ...]:
        """Country keys of a named group ("Central Asian", "Nordic"), empty if it is unknown.

        The name of an organisation ("BRICS", "G7") gives its member countries on the day, without
        a day all that ever were.
        """
        if name.lower() in self._groups_by_lower_name:
            return self._groups_by_lower_name[name.lower()]
        members = {
            row.member
            for key in self._organisations_by_name.get(name.lower(), ())
            for row in self.members(key, on)
            if row.status == "member" and row.member in self.countries
        }
        return tuple(sorted(members))

    @cached_property
    def all_memberships(self) -> tuple[Membership, ...]:
        """Every membership, sorted by member, organisation and begin."""
        return load_memberships(self._folders, self._known)

    @cached_property
    def chairmanships(self) -> tuple[Chairmanship, ...]:
        """Every chairmanship, sorted by organisation and begin."""
        return load_chairmanships(self._folders, self._known)

    @cached_property
    def sources(self) -> Mapping[str, SourceRecord]:
        """What the tables say of their sources, by the name that lines give them."""
        return MappingProxyType(load_sources(self._folders))

    @cached_property
    def offices(self) -> Mapping[str, Entity]:
        """Every office that somebody has a term in, by key.

        An office of two classes ("President", of the state and of the government) is of the one
        that most of its terms have, of the higher one if these are equal.
        """
        return MappingProxyType(
            {office: self._office(terms) for office, terms in self._terms_of_office.items()}
        )

    @cached_property
    def cities(self) -> Cities:
        """The cities that are no capitals."""
        return load_cities(self._folders, self.countries)

    @cached_property
    def _groups_by_lower_name(self) -> dict[str, tuple[str, ...]]:
        return {name.lower(): members for name, members in self.groups.items()}

    @cached_property
    def _organisations_by_name(self) -> dict[str, list[str]]:
        grouped: dict[str, list[str]] = defaultdict(list)
        for key in self.organisations:
            for name in self.names.get(key, ()):
                grouped[name.text.lower()].append(key)
        return grouped

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.countries, *self.organisations, *self.people))

    @cached_property
    def _memberships_by(
        self,
    ) -> tuple[dict[str, tuple[Membership, ...]], dict[str, tuple[Membership, ...]]]:
        by_member: dict[str, list[Membership]] = defaultdict(list)
        by_organisation: dict[str, list[Membership]] = defaultdict(list)
        for membership in self.all_memberships:
            by_member[membership.member].append(membership)
            by_organisation[membership.organisation].append(membership)
        return (
            {key: tuple(rows) for key, rows in by_member.items()},
            {key: tuple(rows) for key, rows in by_organisation.items()},
        )

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[Term]]:
        grouped: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in self.terms:
            grouped[term.owner, term.office_class].append(term)
        for terms in grouped.values():
            terms.sort(key=lambda term: (first_day(term.since), term.person), reverse=True)
        return grouped

    @cached_property
    def _terms_of_owner(self) -> dict[str, list[Term]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            grouped[term.owner].append(term)
        return grouped

    @cached_property
    def _by_person(self) -> dict[str, tuple[Term, ...]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            grouped[term.person].append(term)
        return {
            person: tuple(sorted(terms, key=lambda term: (first_day(term.since), term.office)))
            for person, terms in grouped.items()
        }

    @cached_property
    def _terms_of_office(self) -> dict[str, list[Term]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            grouped[term.office].append(term)
        return grouped

    def _office(self, terms: list[Term]) -> Entity:
        term = terms[0]
        owner = self.countries.get(term.owner) or self.organisations[term.owner]
        counted = Counter(term.office_class for term in terms)
        kind = min(counted, key=lambda name: (-counted[name], class_rank(name)))
        label = f"{term.title} of {owner.label}"
        return Entity(term.office, EntityType.OFFICE, label, of=term.owner, kind=kind)

    @cached_property
    def _by_name_word(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, set[str]] = defaultdict(set)
        for key, person in self.people.items():
            for name in (person.label, *person.alt_labels):
                for word in (surname_of(name), *name.split(), *_double_surname(name)):
                    for folded in (name_key(word), *name_key(word).split()):
                        index[folded].add(key)
        return {word: tuple(sorted(keys)) for word, keys in index.items()}

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        """Who bears the names that were asked for: the press names the same people for days."""
        return {}

    def _named(self, name: str) -> list[str]:
        if name not in self._asked:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[name] = self._bearers(name)
        return self._asked[name]

    def _bearers(self, name: str) -> list[str]:
        parts = split_name(name)
        words = {name_key(word) for word in (parts.surname, *parts.given, *parts.surname.split())}
        candidates = {key for word in words for key in self._by_name_word.get(word, ())}
        if not parts.given:
            wanted = name_key(name)
            return [key for key in candidates if wanted in self._short_names(key)]
        wanted = name_key(name)
        return [
            key
            for key in candidates
            if self._is_named(key, name) or wanted == name_key(self.surnames[key])
        ]

    def _is_named(self, key: str, name: str) -> bool:
        person = self.people[key]
        if any(same_person(name, own) for own in _names(person) if " " in own):
            return True
        # Second surnames come and go: Gabriel Boric Font, Ricardo Martinelli (Berrocal).
        first, *others = name_key(name).split()
        surname = name_key(self.surnames[key])
        if tells_descent(name):
            return False
        words = name_key(person.label).split()
        if others and words[: len(others) + 1] == [first, *others]:
            return True  # Ismail Sabri (Yaakob)
        return surname in others and first == name_key(person.label).split()[0] != surname

    def _nearly_named(self, name: str, owner: str, on: dt.date) -> list[str]:
        parts = split_name(name)
        given, surname = name_key(" ".join(parts.given)), name_key(parts.surname)
        if not given:
            return []
        return [
            key
            for key in self._in_office(owner, on)
            for own in [split_name(self.people[key].label)]
            if _alike(surname, name_key(own.surname))
            and _alike(given, name_key(" ".join(own.given)))
        ]

    @cached_property
    def _asked_of_days(self) -> dict[tuple[str, dt.date], list[str]]:
        return {}

    def _in_office(self, owner: str, on: dt.date) -> list[str]:
        """Who held any office of a country or an organisation on a day."""
        asked = self._asked_of_days
        if (owner, on) not in asked:
            if len(asked) >= _MOST_ASKED:
                asked.clear()
            terms = self._terms_of_owner.get(owner, ())
            asked[owner, on] = sorted({term.person for term in terms if term.holds_on(on)})
        return asked[owner, on]

    def _short_names(self, key: str) -> set[str]:
        # "Lula", "Xi", "bin Salman": the surname, and any alias of one word.
        person = self.people[key]
        names = [surname_of(name) for name in _names(person) if len(name.split()) < _LONG_NAME]
        names += [double for name in _names(person) for double in _double_surname(name)]
        names += [self.surnames.get(key, ""), *(n for n in person.alt_labels if " " not in n)]
        return {name_key(name) for name in names if name}

    def _belongs(self, person: str, owner: str) -> bool:
        return self.people[person].of == owner or any(
            term.owner == owner for term in self.terms_of(person)
        )

    def _nearness(self, person: str, owner: str | None, on: dt.date) -> tuple[int, int] | None:
        terms = [t for t in self.terms_of(person) if owner is None or t.owner == owner]
        terms = terms or list(self.terms_of(person))
        if not terms:
            return (3, 0)
        if any(term.holds_on(on) for term in terms):
            return (0, 0)
        ends = [last_day(t.until) for t in terms if first_day(t.since) <= on]
        if ends:
            return (1, max(0, (on - max(ends)).days))
        days = (min(first_day(term.since) for term in terms) - on).days
        return (2, days) if days <= _YEARS_BEFORE_OFFICE * 366 else None


@cache
def load_reference(*extra_dirs: Path) -> Reference:
    """The reference of this installation, with the user's own folders on top; read once.

    Raises ReferenceDataError that names file and line; then nothing at all is loaded.
    """
    for folder in extra_dirs:
        check_folder(folder)
    folders = (resource("data", "reference"), *extra_dirs)
    with no_collection():
        reference = _read(folders)
    if extra_dirs:  # a fault in what is read later must show now
        _ = reference.all_memberships, reference.chairmanships, reference.sources
        _ = reference.cities
    return reference


def _read(folders: tuple[Path, ...]) -> Reference:
    countries, statuses, regions = load_countries(folders)
    organisations = load_organisations(folders)
    known = frozenset((*countries, *organisations))
    people, surnames = load_people(folders, countries)
    return Reference(
        MappingProxyType(countries),
        MappingProxyType(organisations),
        MappingProxyType(people),
        MappingProxyType(load_names(folders, countries | organisations)),
        load_terms(folders, people, known),
        MappingProxyType(load_groups(folders, countries)),
        MappingProxyType(regions),
        MappingProxyType(statuses),
        MappingProxyType(surnames),
        folders,
    )


def _alike(a: str, b: str) -> bool:
    return bool(a and b) and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _double_surname(name: str) -> tuple[str, ...]:
    """ "Johnson-Sirleaf" of Ellen Johnson Sirleaf: what may be written with a hyphen."""
    words = name.split()
    return ("-".join(words[-2:]),) if len(words) > 2 and words[-2].isalpha() else ()


def _names(person: Entity) -> tuple[str, ...]:
    return (person.label, *person.alt_labels)


def _on(rows: tuple[Membership, ...], on: dt.date | None) -> tuple[Membership, ...]:
    return rows if on is None else tuple(row for row in rows if row.holds_on(on))
