"""The tables turned into entities and records, every fault named by file and line.

The first folder is the installation's own, those after it are the user's. Each function raises
ReferenceDataError.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from anyascii import anyascii

from diplograph.entities.names import surname_of
from diplograph.entities.records import Chairmanship, Membership, Name, Term, first_day
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
from diplograph.model import Entity, EntityType, PartialDate


def slug(name: str) -> str:
    """A readable identity: ASCII, lower case, hyphens.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    kept = "".join(c if c.isalnum() else " " for c in anyascii(name).replace("'", "").lower())
    return "-".join(kept.split())


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


def load_organisations(folders: Iterable[Path]) -> dict[str, Entity]:
    """Organisations by key."""
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


def load_names(folders: Iterable[Path], known: frozenset[str]) -> dict[str, tuple[Name, ...]]:
    """The names of countries and organisations by key."""
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


def load_people(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> tuple[dict[str, Entity], dict[str, str]]:
    """People by key, and their surnames."""
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


def load_terms(
    folders: Iterable[Path], people: Mapping[str, Entity], known: frozenset[str]
) -> tuple[Term, ...]:
    """All terms, in the order of the tables."""
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


def load_memberships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Membership, ...]:
    """All memberships, sorted by member, organisation and begin."""
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
        sorted(memberships.values(), key=lambda m: (m.member, m.organisation, first_day(m.since)))
    )


def load_chairmanships(folders: Iterable[Path], known: frozenset[str]) -> tuple[Chairmanship, ...]:
    """All chairmanships, sorted by organisation and begin."""
    chairs: dict[tuple[str, str, PartialDate | None], Chairmanship] = {}
    for row in _rows(folders, "chairmanships"):
        member, organisation = _owner(row, "member", known), _owner(row, "organisation", known)
        since, until = row.dates("since", "until")
        if (member, organisation, since) in chairs:
            raise row.fault("this chairmanship is there already: remove the line")
        chairs[member, organisation, since] = Chairmanship(
            member, organisation, since, until, row["source"], row["checked"]
        )
    return tuple(
        sorted(chairs.values(), key=lambda c: (c.organisation, first_day(c.since), c.member))
    )


def load_groups(
    folders: Iterable[Path], countries: Mapping[str, Entity]
) -> dict[str, tuple[str, ...]]:
    """The countries of each named group."""
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
