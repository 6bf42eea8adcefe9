"""What the world looks like as of a date: countries, organisations, people, terms, memberships.

It links and dates; it never vetoes a text. Everything comes from the tables of ``data/reference``
and from folders of the user's own with tables of the same columns.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from anyascii import anyascii

from diplograph.entities.names import name_key, same_person, split_name, surname_of
from diplograph.entities.tables import (
    COUNTRY_FORMS,
    MEMBERSHIP_STATUSES,
    OFFICE_CLASSES,
    ORGANISATION_FORMS,
    Row,
    read_table,
)
from diplograph.model import Entity, EntityType, PartialDate
from diplograph.resources import resource


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a country or an organisation. ``form`` is that of the tables."""

    text: str
    form: str
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None

    def valid_on(self, on: dt.date) -> bool:
        """Whether it was in use on a day."""
        return _holds(self.valid_from, self.valid_until, on)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. ``office`` is its key, ``owner`` whose office it is."""

    person: str
    owner: str
    office: str
    office_class: str
    title: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""

    def holds_on(self, on: dt.date) -> bool:
        """Whether the day lies in the term; both ends count, as both may be named that day.

        A term without an end holds up to a time after its source was last seen to say so
        (``checked``): a year for ministers, five for the others. No holder is better than a
        wrong one.
        """
        if not _holds(self.since, self.until, on):
            return False
        if self.until is not None or not self.checked:
            return True
        years = 1 if "minister" in self.office_class else 5
        return on <= _last_day(self.checked) + dt.timedelta(days=365 * years)


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's (or organisation's) standing in an organisation over a time."""

    member: str
    organisation: str
    status: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""

    def holds_on(self, on: dt.date) -> bool:
        """Whether it held on a day."""
        return _holds(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Chairmanship:
    """A member's time in the chair of an organisation."""

    member: str
    organisation: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""

    def holds_on(self, on: dt.date) -> bool:
        """Whether it held on a day."""
        return _holds(self.since, self.until, on)


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
        for mapping in (self.countries, self.organisations, self.people, self._offices):
            if key in mapping:
                return mapping[key]
        return None

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

    def members_of_group(self, name: str) -> tuple[str, ...]:
        """Country keys of a named group ("Central Asian", "Nordic", "BRICS"), empty if unknown."""
        return self._groups_by_lower_name.get(name.lower(), ())

    @cached_property
    def all_memberships(self) -> tuple[Membership, ...]:
        """Every membership, sorted by member, organisation and begin."""
        return _load_memberships(self._folders, self._known)

    @cached_property
    def chairmanships(self) -> tuple[Chairmanship, ...]:
        """Every chairmanship, sorted by organisation and begin."""
        return _load_chairmanships(self._folders, self._known)

    @cached_property
    def _groups_by_lower_name(self) -> dict[str, tuple[str, ...]]:
        return {name.lower(): members for name, members in self.groups.items()}

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
            terms.sort(key=lambda term: (_first(term.since), term.person), reverse=True)
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
            person: tuple(sorted(terms, key=lambda term: (_first(term.since), term.office)))
            for person, terms in grouped.items()
        }

    @cached_property
    def _offices(self) -> dict[str, Entity]:
        made: dict[str, Entity] = {}
        for term in self.terms:
            if term.office not in made:
                owner = self.countries.get(term.owner) or self.organisations[term.owner]
                label = f"{term.title} of {owner.label}"
                made[term.office] = Entity(
                    term.office, EntityType.OFFICE, label, of=term.owner, kind=term.office_class
                )
        return made

    @cached_property
    def _by_name_word(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, set[str]] = defaultdict(set)
        for key, person in self.people.items():
            for name in (person.label, *person.alt_labels):
                for word in (surname_of(name), *name.split()):
                    for folded in (name_key(word), *name_key(word).split()):
                        index[folded].add(key)
        return {word: tuple(sorted(keys)) for word, keys in index.items()}

    def _named(self, name: str) -> list[str]:
        parts = split_name(name)
        words = {name_key(word) for word in (parts.surname, *parts.given, *parts.surname.split())}
        candidates = {key for word in words for key in self._by_name_word.get(word, ())}
        if not parts.given:
            wanted = name_key(name)
            return [key for key in candidates if wanted in self._short_names(key)]
        return [key for key in candidates if self._is_named(key, name)]

    def _is_named(self, key: str, name: str) -> bool:
        person = self.people[key]
        if any(same_person(name, own) for own in _names(person) if " " in own):
            return True
        # Second surnames come and go: Gabriel Boric Font, Ricardo Martinelli (Berrocal).
        first, *others = name_key(name).split()
        surname = name_key(self.surnames[key])
        return surname in others and first == name_key(person.label).split()[0] != surname

    def _nearly_named(self, name: str, owner: str, on: dt.date) -> list[str]:
        parts = split_name(name)
        given, surname = name_key(" ".join(parts.given)), name_key(parts.surname)
        if not given:
            return []
        holders = {t.person for t in self._terms_of_owner.get(owner, ()) if t.holds_on(on)}
        return [
            key
            for key in sorted(holders)
            for own in [split_name(self.people[key].label)]
            if _alike(surname, name_key(own.surname))
            and _alike(given, name_key(" ".join(own.given)))
        ]

    def _short_names(self, key: str) -> set[str]:
        # "Lula", "Xi", "bin Salman": the surname, and any alias of one word.
        person = self.people[key]
        names = [surname_of(name) for name in _names(person) if len(name.split()) < _LONG_NAME]
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
        ended = [_last(t.until) for t in terms if _last(t.until) < on]
        if ended:
            return (1, (on - max(ended)).days)
        days = (min(_first(term.since) for term in terms) - on).days
        return (2, days) if days <= _YEARS_BEFORE_OFFICE * 366 else None


_YEARS_BEFORE_OFFICE = 8
_ALIKE = 0.75


def _alike(a: str, b: str) -> bool:
    return bool(a and b) and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _ALIKE


_LONG_NAME = 5  # the last word of a name as long as that is seldom what a person is called by


@cache
def _last_day(text: str) -> dt.date:
    return PartialDate.parse(text).last_day


def slug(name: str) -> str:
    """A readable identity: ASCII, lower case, hyphens.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    kept = "".join(c if c.isalnum() else " " for c in anyascii(name).replace("'", "").lower())
    return "-".join(kept.split())


@cache
def load_reference(*extra_dirs: Path) -> Reference:
    """The reference of this installation, with the user's own folders on top; read once.

    Raises ReferenceDataError that names file and line; then nothing at all is loaded.
    """
    folders = (resource("data", "reference"), *extra_dirs)
    for folder in extra_dirs:
        _check_folder(folder)
    countries, statuses, regions = _load_countries(folders)
    organisations = _load_organisations(folders)
    known = frozenset((*countries, *organisations))
    people, surnames = _load_people(folders, countries)
    reference = Reference(
        MappingProxyType(countries),
        MappingProxyType(organisations),
        MappingProxyType(people),
        MappingProxyType(_load_names(folders, known)),
        _load_terms(folders, people, known),
        MappingProxyType(_load_groups(folders, countries)),
        MappingProxyType(regions),
        MappingProxyType(statuses),
        MappingProxyType(surnames),
        folders,
    )
    if extra_dirs:
        _ = reference.all_memberships, reference.chairmanships  # a fault in them must show now
    return reference


def _check_folder(folder: Path) -> None:
    from diplograph.entities.tables import TABLES
    from diplograph.errors import ReferenceDataError

    if not folder.is_dir():
        raise ReferenceDataError(f"{folder} is not a folder: give the folder that holds the tables")
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in TABLES:
            raise ReferenceDataError(
                f"{path}: no such table: name it one of "
                f"{', '.join(f'{name}.csv' for name in TABLES)}"
            )


def _load_countries(
    folders: Iterable[Path],
) -> tuple[dict[str, Entity], dict[str, str], dict[str, tuple[str, str]]]:
    countries: dict[str, Entity] = {}
    statuses: dict[str, str] = {}
    regions: dict[str, tuple[str, str]] = {}
    for row in _rows(folders, "countries"):
        code = row["iso3"]
        key = f"country/{code}"
        if not (len(code) == 3 and code.isalnum() and code.isupper()):
            raise row.fault(f"column iso3: {code!r} is not a code of three capital letters")
        if key in countries:
            raise row.fault(f"{code} is there already: remove this line")
        countries[key] = Entity(
            key,
            EntityType.COUNTRY,
            row["name"],
            (row["official_name"],) if row["official_name"] not in ("", row["name"]) else (),
            code=code,
            wikidata=row["wikidata"] or None,
        )
        statuses[key] = row["status"] or "sovereign"
        regions[key] = (row["region"], row["subregion"])
    return countries, statuses, regions


def _load_organisations(folders: Iterable[Path]) -> dict[str, Entity]:
    organisations: dict[str, Entity] = {}
    for row in _rows(folders, "organisations"):
        key = organisation_key(row["code"])
        if key in organisations:
            raise row.fault(f"{row['code']} is there already: remove this line")
        organisations[key] = Entity(
            key,
            EntityType.ORGANISATION,
            row["name"],
            code=row["code"],
            wikidata=row["wikidata"] or None,
            kind=row["kind"] or None,
        )
    return organisations


def organisation_key(code: str) -> str:
    """The key of an organisation's code: ``ACP Group`` is ``organisation/ACP-Group``."""
    return f"organisation/{code.replace(' ', '-')}"


def _load_names(folders: Iterable[Path], known: frozenset[str]) -> dict[str, tuple[Name, ...]]:
    names: dict[str, dict[tuple[str, str], Name]] = defaultdict(dict)
    tables = (
        ("country_names", "iso3", COUNTRY_FORMS),
        ("organisation_names", "code", ORGANISATION_FORMS),
    )
    for table, column, forms in tables:
        for row in _rows(folders, table):
            code = row[column]
            key = f"country/{code}" if column == "iso3" else organisation_key(code)
            if key not in known:
                raise row.fault(f"column {column}: {code!r} is unknown: add it to its table first")
            form = row.one_of("form", forms)
            if (row["name"], form) in names[key]:
                raise row.fault(f"{row['name']!r} is there already as {form}: remove this line")
            begin, end = row.dates("valid_from", "valid_until")
            names[key][row["name"], form] = Name(row["name"], form, begin, end)
    return {key: tuple(by_text.values()) for key, by_text in names.items()}


def _load_people(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> tuple[dict[str, Entity], dict[str, str]]:
    people: dict[str, Entity] = {}
    surnames: dict[str, str] = {}
    for row in _rows(folders, "people"):
        key = f"person/{row['id']}"
        if row["id"] != slug(row["id"]):
            raise row.fault(f"column id: {row['id']!r} must be like {slug(row['id'])!r}")
        if key in people:
            raise row.fault(f"{row['id']} is there already: remove this line or add -2 to its id")
        country = f"country/{row['country']}" if row["country"] else None
        if country and country not in countries:
            raise row.fault(f"column country: {row['country']!r} is unknown")
        aliases = tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip())
        people[key] = Entity(
            key,
            EntityType.PERSON,
            row["name"],
            aliases,
            of=country,
            wikidata=row["wikidata"] or None,
        )
        surnames[key] = row["surname"] or surname_of(row["name"])
    return people, surnames


def _load_terms(
    folders: Iterable[Path], people: Mapping[str, Entity], known: frozenset[str]
) -> tuple[Term, ...]:
    terms: dict[tuple[str, str, str, PartialDate | None], Term] = {}
    for row in _rows(folders, "terms"):
        person = f"person/{row['person']}"
        if person not in people:
            raise row.fault(f"column person: {row['person']!r} is unknown: add it to people.csv")
        owner = _owner(row, "owner", known)
        office = f"office/{owner.partition('/')[2]}-{row['office']}"
        since, until = row.dates("since", "until")
        identity = (person, office, row["office_class"], since)
        if identity in terms:
            raise row.fault(
                f"{row['person']} has this office from {since} already: remove the line"
            )
        terms[identity] = Term(
            person,
            owner,
            office,
            row.one_of("office_class", OFFICE_CLASSES),
            row["title"] or row["office"].replace("-", " "),
            since,
            until,
            row["source"],
            row["checked"],
        )
    return tuple(terms.values())


def _load_memberships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Membership, ...]:
    memberships: dict[tuple[str, str, str, PartialDate | None], Membership] = {}
    for row in _rows(folders, "memberships"):
        member, organisation = _owner(row, "member", known), _owner(row, "organisation", known)
        since, until = row.dates("since", "until")
        status = row.one_of("status", MEMBERSHIP_STATUSES)
        if (member, organisation, status, since) in memberships:
            raise row.fault("this membership is there already: remove the line")
        memberships[member, organisation, status, since] = Membership(
            member, organisation, status, since, until, row["source"], row["checked"]
        )
    return tuple(
        sorted(memberships.values(), key=lambda m: (m.member, m.organisation, _first(m.since)))
    )


def _load_chairmanships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Chairmanship, ...]:
    chairs: dict[tuple[str, str, PartialDate | None], Chairmanship] = {}
    for row in _rows(folders, "chairmanships"):
        member, organisation = _owner(row, "member", known), _owner(row, "organisation", known)
        since, until = row.dates("since", "until")
        if (member, organisation, since) in chairs:
            raise row.fault("this chairmanship is there already: remove the line")
        chairs[member, organisation, since] = Chairmanship(
            member, organisation, since, until, row["source"], row["checked"]
        )
    return tuple(sorted(chairs.values(), key=lambda c: (c.organisation, _first(c.since), c.member)))


def _load_groups(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for row in _rows(folders, "groups"):
        name = row["name"]
        if name in groups:
            raise row.fault(f"{row['name']!r} is there already: remove this line")
        members = tuple(f"country/{code}" for code in row["members"].split())
        for member in members:
            if member not in countries:
                raise row.fault(f"column members: {member.partition('/')[2]!r} is unknown")
        groups[name] = members
    return groups


def _owner(row: Row, column: str, known: frozenset[str]) -> str:
    code = row[column]
    for key in (f"country/{code}", organisation_key(code)):
        if key in known:
            return key
    raise row.fault(f"column {column}: {code!r} is no known country or organisation code")


def _rows(folders: Iterable[Path], table: str) -> Iterable[Row]:
    for folder in folders:
        yield from read_table(folder, table)


def _names(person: Entity) -> tuple[str, ...]:
    return (person.label, *person.alt_labels)


def _on(rows: tuple[Membership, ...], on: dt.date | None) -> tuple[Membership, ...]:
    return rows if on is None else tuple(row for row in rows if row.holds_on(on))


def _holds(since: PartialDate | None, until: PartialDate | None, on: dt.date) -> bool:
    return _first(since) <= on <= _last(until)


def _first(date: PartialDate | None) -> dt.date:
    return date.first_day if date else dt.date.min


def _last(date: PartialDate | None) -> dt.date:
    return date.last_day if date else dt.date.max
