"""The tables turned into entities and records, every fault named by file and line.

The first folder is the installation's own, those after it are the user's. Each function raises
ReferenceDataError.
"""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from anyascii import anyascii

from diplograph.entities.lines import Lines
from diplograph.entities.names import surname_of
from diplograph.entities.records import (
    Chairmanship,
    Membership,
    Name,
    SourceRecord,
    Term,
    first_day,
)
from diplograph.entities.tables import (
    COUNTRY_FORMS,
    MEMBERSHIP_STATUSES,
    OFFICE_CLASSES,
    ORGANISATION_FORMS,
    TABLES,
    Row,
    read_table,
)
from diplograph.errors import ReferenceDataError
from diplograph.model import Entity, EntityType


def slug(name: str) -> str:
    """A readable identity: ASCII, lower case, hyphens.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    plain = name if name.isascii() else anyascii(name)
    if plain.isalpha():
        return plain.lower()
    kept = "".join(c if c.isalnum() else " " for c in plain.replace("'", "").lower())
    return "-".join(kept.split())


@contextmanager
def no_collection() -> Iterator[None]:
    """Look for no garbage while making what lasts, or what leaves none: it takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def check_folder(folder: Path) -> None:
    """Whether a folder of the user's own holds only tables that there are."""
    if not folder.is_dir():
        raise ReferenceDataError(f"{folder} is not a folder: give the folder that holds the tables")
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in TABLES:
            raise ReferenceDataError(
                f"{path}: no such table: name it one of "
                f"{', '.join(f'{name}.csv' for name in TABLES)}"
            )


def load_countries(
    folders: Iterable[Path],
) -> tuple[dict[str, Entity], dict[str, str], dict[str, tuple[str, str]]]:
    """Countries, their status, and their region and subregion."""
    countries: dict[str, Entity] = {}
    statuses: dict[str, str] = {}
    regions: dict[str, tuple[str, str]] = {}
    lines = Lines()
    for row in _rows(folders, "countries"):
        code = row["iso3"]
        key = f"country/{code}"
        if not (len(code) == 3 and code.isalnum() and code.isupper()):
            raise row.fault(f"column iso3: {code!r} is not a code of three capital letters")
        lines.take(key, row, code)
        countries[key] = Entity(
            key,
            EntityType.COUNTRY,
            row["name"],
            (row["official_name"],) if row["official_name"] not in ("", row["name"]) else (),
            code=code,
            wikidata=row.wikidata(),
        )
        statuses[key] = row["status"] or "sovereign"
        regions[key] = (row["region"], row["subregion"])
    return countries, statuses, regions


def load_organisations(folders: Iterable[Path]) -> dict[str, Entity]:
    """Organisations by key."""
    organisations: dict[str, Entity] = {}
    lines = Lines()
    for row in _rows(folders, "organisations"):
        key = organisation_key(row["code"])
        lines.take(key, row, row["code"])
        row.dates("founded", "dissolved")
        organisations[key] = Entity(
            key,
            EntityType.ORGANISATION,
            row["name"],
            code=row["code"],
            wikidata=row.wikidata(),
            kind=row["kind"] or None,
        )
    return organisations


def organisation_key(code: str) -> str:
    """The key of an organisation's code: ``ACP Group`` is ``organisation/ACP-Group``."""
    return f"organisation/{code.replace(' ', '-')}"


def load_names(
    folders: Iterable[Path], entities: Mapping[str, Entity]
) -> dict[str, tuple[Name, ...]]:
    """The names of countries and organisations by key, at least the one in their own table."""
    names: dict[str, dict[tuple[str, str], Name]] = defaultdict(dict)
    lines = Lines()
    tables = (
        ("country_names", "iso3", COUNTRY_FORMS),
        ("organisation_names", "code", ORGANISATION_FORMS),
    )
    for table, column, forms in tables:
        for row in _rows(folders, table):
            code = row[column]
            key = f"country/{code}" if column == "iso3" else organisation_key(code)
            if key not in entities:
                raise row.fault(f"column {column}: {code!r} is unknown: add it to its table first")
            form = row.one_of("form", forms)
            lines.take((key, row["name"], form), row, f"{row['name']!r} as {form}")
            begin, end = row.dates("valid_from", "valid_until")
            names[key][row["name"], form] = Name(row["name"], form, begin, end)
    for key in entities.keys() - names.keys():
        for name in _own_names(entities[key]):
            names[key][name.text, name.form] = name
    return {key: tuple(by_text.values()) for key, by_text in names.items()}


def _own_names(entity: Entity) -> Iterator[Name]:
    country = entity.type is EntityType.COUNTRY
    yield Name(entity.label, "short" if country else "official")
    if not country and entity.code and re.fullmatch(r"[A-Z]{3,}", entity.code):
        yield Name(entity.code, "acronym")


def load_people(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> tuple[dict[str, Entity], dict[str, str]]:
    """People by key, and their surnames."""
    people: dict[str, Entity] = {}
    surnames: dict[str, str] = {}
    lines = Lines()
    for row in _rows(folders, "people"):
        key = f"person/{row['id']}"
        if row["id"] != slug(row["id"]):
            raise row.fault(f"column id: {row['id']!r} must be like {slug(row['id'])!r}")
        lines.take(key, row, row["id"], "remove this line, or add -2 to its id if it is another")
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
            wikidata=row.wikidata(),
        )
        surnames[key] = row["surname"] or surname_of(row["name"])
    return people, surnames


def load_terms(
    folders: Iterable[Path], people: Mapping[str, Entity], known: frozenset[str]
) -> tuple[Term, ...]:
    """All terms, in the order of the tables."""
    terms: dict[Hashable, Term] = {}
    lines = Lines()
    for row in _rows(folders, "terms"):
        person = f"person/{row['person']}"
        if person not in people:
            raise row.fault(f"column person: {row['person']!r} is unknown: add it to people.csv")
        owner = _owner(row, "owner", known)
        term = Term(
            person,
            owner,
            f"office/{owner.partition('/')[2]}-{row['office']}",
            row.one_of("office_class", OFFICE_CLASSES),
            row["title"] or row["office"].replace("-", " "),
            *row.dates("since", "until"),
            row.source(),
            row.checked(),
        )
        lines.add(terms, (person, term.office, term.office_class, term.since), term, row)
    return tuple(terms.values())


def load_memberships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Membership, ...]:
    """All memberships, sorted by member, organisation and begin."""
    memberships: dict[Hashable, Membership] = {}
    lines = Lines()
    for row in _rows(folders, "memberships"):
        member, organisation = _owner(row, "member", known), _organisation(row, known)
        since, until = row.dates("since", "until")
        status = row.one_of("status", MEMBERSHIP_STATUSES)
        membership = Membership(
            member, organisation, status, since, until, row.source(), row.checked()
        )
        lines.add(memberships, (member, organisation, status, since), membership, row)
    return tuple(
        sorted(memberships.values(), key=lambda m: (m.member, m.organisation, first_day(m.since)))
    )


def load_chairmanships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Chairmanship, ...]:
    """All chairmanships, sorted by organisation and begin."""
    chairs: dict[Hashable, Chairmanship] = {}
    lines = Lines()
    for row in _rows(folders, "chairmanships"):
        member, organisation = _owner(row, "member", known), _organisation(row, known)
        since, until = row.dates("since", "until")
        chair = Chairmanship(member, organisation, since, until, row.source(), row.checked())
        lines.add(chairs, (member, organisation, since), chair, row)
    return tuple(
        sorted(chairs.values(), key=lambda c: (c.organisation, first_day(c.since), c.member))
    )


def load_sources(folders: Iterable[Path]) -> dict[str, SourceRecord]:
    """What is known of the sources, by the name that lines give them."""
    sources: dict[str, SourceRecord] = {}
    lines = Lines()
    for row in _rows(folders, "sources"):
        name = row["name"]
        lines.take(name, row, repr(name))
        sources[name] = SourceRecord(
            name, row["title"] or name, row.iri("licence"), row.iri("page")
        )
    return sources


def load_groups(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> dict[str, tuple[str, ...]]:
    """The countries of each named group."""
    groups: dict[str, tuple[str, ...]] = {}
    lines = Lines()
    for row in _rows(folders, "groups"):
        name = row["name"]
        lines.take(name, row, repr(name))
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


def _organisation(row: Row, known: frozenset[str]) -> str:
    key = organisation_key(row["organisation"])
    if key not in known:
        raise row.fault(
            f"column organisation: {row['organisation']!r} is no known organisation code: "
            "add it to organisations.csv first"
        )
    return key


def _rows(folders: Iterable[Path], table: str) -> Iterable[Row]:
    for folder in folders:
        yield from read_table(folder, table)
