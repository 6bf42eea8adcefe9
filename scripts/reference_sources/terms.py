"""Terms of office, and the people who held them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from reference_sources.files import OWN, Row, curated, rows
from reference_sources.offices import office_of
from reference_sources.people import Person, find_person, identify, persons_of, united

CLASSES = {
    "head of state": "head-of-state",
    "head of government": "head-of-government",
    "other head of government": "head-of-government",
    "foreign minister": "foreign-minister",
    "representative of head of state": "representative-of-head-of-state",
}
# Titles below the state, and officials filed under an office that they did not hold.
NOT_OF_STATE = re.compile(
    r"Crimea|Azad Kashmir|Aragon|Republika Srpska|Federation of Bosnia|Iraqi Kurdistan|Riigikogu|"
    r"of the Senate|National Congress|House of Representatives|Prefect|Bailiff|CEO|Regent$|"
    r"Sahrawi|Ministers?$(?<=for Presidential Affairs)"
)


def build_terms(source: Path, countries: list[Row]) -> tuple[list[Row], list[Row]]:
    """People and their terms; a curated office replaces the source's from its first date on."""
    people = curated_people()
    own = curated("terms")
    terms = source_terms(source, countries, people, own)
    for row in (*own, *curated("terms_history")):
        person = find_person(people, row["country"], row["person"], "")
        terms.append((person, {**row, "source": OWN}))
    one = united(people, homes(countries))
    terms = [(one.get(id(person), person), row) for person, row in terms]
    ids = identify(people)
    kept = bounded(merge_terms([{**row, "person": ids[id(person)]} for person, row in terms]))
    return people_rows(people, ids, {row["person"] for row in kept}), kept


def homes(countries: list[Row]) -> dict[str, str]:
    """The country whose people those of a territory, or of a state that is no more, may be."""
    parents = {row["iso3"]: row["parent"] for row in countries if row["parent"]}
    return parents | {"CSK": "CZE", "YUG": "SRB", "SCG": "SRB"}


def curated_people() -> dict[str, list[Person]]:
    """The people whose usual name we give ourselves, by country."""
    people: dict[str, list[Person]] = defaultdict(list)
    for row in curated("people"):
        names = dict.fromkeys([row["name"], *filter(None, row["aliases"].split("|"))])
        person = Person(row["country"], names, row["wikidata"], row["name"], row["surname"])
        people[row["country"]].append(person)
    return people


def source_terms(
    source: Path, countries: list[Row], people: dict[str, list[Person]], own: list[Row]
) -> list[tuple[Person, Row]]:
    """The source's terms up to where our own table begins, without those known to be wrong."""
    status = {row["iso3"]: row["status"] for row in countries}
    parent = {row["iso3"]: row["parent"] for row in countries if row["parent"]} | {"AND": "FRA"}
    begins: dict[tuple[str, str], str] = {}
    for row in own:
        key = (row["owner"], row["office_class"])
        begins[key] = min(begins.get(key, row["since"]), row["since"])
    dropped = curated("dropped_terms")
    terms = []
    for row in rows(source / "office_holders.csv"):
        office_class = office_class_of(row)
        if office_class is None or not row["since"] or skipped(row, status):
            continue
        begin = begins.get((row["iso3"], office_class), "9999")
        if row["since"] >= begin or any(is_dropped(row, office_class, drop) for drop in dropped):
            continue
        until = begin if begin != "9999" and (row["until"] or "9999") > begin else row["until"]
        built = term_row(row, office_class, until)
        country = parent.get(row["iso3"], row["iso3"]) if is_sent(row) else row["iso3"]
        terms += [(person, built) for person in persons_of(row, country, people)]
    return terms


def people_rows(people: dict[str, list[Person]], ids: dict[int, str], used: set[str]) -> list[Row]:
    """The table of the people who hold a kept term."""
    built = {
        ids[id(person)]: {
            "id": ids[id(person)],
            "name": person.canonical,
            "aliases": "|".join(sorted(name for name in person.names if name != person.canonical)),
            "surname": person.surname,
            "country": person.country,
            "wikidata": person.wikidata,
        }
        for group in people.values()
        for person in group
    }
    return [built[identity] for identity in sorted(built) if identity in used]


def is_sent(row: Row) -> bool:
    """Whether an office of a territory is filled from the country that it belongs to."""
    words = ("Governor", "Administrator", "Commissioner", "French Co-prince", "Co-prince")
    return any(row["title"].startswith(word) for word in words) and "bishop" not in row["title"]


def is_dropped(row: Row, office_class: str, drop: Row) -> bool:
    """Whether a curated line says that this row of the source is wrong."""
    return (
        drop["owner"] == row["iso3"]
        and drop["office_class"] == office_class
        and drop["name"] in row["name"]
        and drop["since"] in ("", row["since"])
    )


def office_class_of(row: Row) -> str | None:
    """Our class for an office of the source, None for offices that are not of the state."""
    if row["office"] == "deputy":
        of_state = "President" in row["title"]
        return "deputy-head-of-state" if of_state else "deputy-head-of-government"
    if row["office"] == "other head of government" and "Prime Minister" not in row["title"]:
        return None
    if row["office"] == "other head of state":
        return None
    return CLASSES[row["office"]]


def skipped(row: Row, status: Mapping[str, str]) -> bool:
    """Whether a row names no person of an office of the state."""
    captain = row["iso3"] == "SMR" and "co-chiefs" in row["title"]
    return (
        row["iso3"] == "EUU"
        or (NOT_OF_STATE.search(row["title"]) is not None and not captain)
        or (row["iso3"] in ("AUT", "BEL") and row["title"] == "Secretary of State")
        or (row["iso3"] == "AND" and not row["title"])
        or (status[row["iso3"]] == "territory" and row["office"] in ("head of state", "deputy"))
        or "Ministers" in row["name"]
        or "transitional government" in row["name"]
    )


SOURCES = {
    "factbook": "CIA World Factbook",
    "Wikidata": "Wikidata",
    "HistoryAtState": "Office of the Historian",
}


def term_row(row: Row, office_class: str, until: str) -> Row:
    """One source row in our columns; ``absent`` marks an end that is only a latest date."""
    office, title = office_of(row, office_class)
    parts = (part.strip().split(" ")[0].split("/")[0] for part in row["source"].split(" + "))
    source = "; ".join(SOURCES[part] for part in parts)
    # The last day on which the source was seen to say so: an open term is known up to then.
    checked = row["last_seen"] or ("2022-11-30" if "Wikidata" in row["source"] else "")
    return {
        "owner": row["iso3"],
        "office": office,
        "office_class": office_class,
        "title": title,
        "since": row["since"],
        "until": until if until >= row["since"] else "",
        "source": source,
        "checked": checked,
        "absent": "yes" if row["until_basis"].startswith("absent") else "",
    }


def merge_terms(terms: list[Row]) -> list[Row]:
    """One row per stretch in office: re-stamped and touching terms of one holder become one."""
    grouped: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in terms:
        grouped[row["owner"], row["office_class"], row["office"], row["person"]].append(row)
    merged: list[Row] = []
    for group in grouped.values():
        group.sort(key=lambda row: (row["since"], row["until"] or "9999"))
        last: Row | None = None
        for row in group:
            if last is not None and (not last["until"] or row["since"] <= last["until"]):
                ends = {last["until"], row["until"]}
                last["until"] = "" if "" in ends else max(ends)
                last["checked"] = max(last["checked"], row["checked"])
                continue
            last = dict(row)
            merged.append(last)
    return sorted(
        merged,
        key=lambda row: (
            row["owner"],
            row["office_class"],
            row["since"],
            row["person"],
            row["office"],
        ),
    )


# Offices that several people hold at once.
SHARED = frozenset(
    {
        "member-of-the-presidency",
        "captain-regent",
        "co-prince",
        "vice-president",
        "vice-premier",
        "deputy-prime-minister",
        "first-deputy-prime-minister",
    }
)


def bounded(terms: list[Row]) -> list[Row]:
    """An end that is open or only a latest date is moved to the next holder's beginning."""
    offices: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in terms:
        if row["office"] not in SHARED:
            offices[row["owner"], row["office"], row["office_class"]].append(row)
    for group in offices.values():
        group.sort(key=lambda row: row["since"])
        for row, following in pairwise(group):
            late = row.get("absent") and row["until"] > following["since"]
            if late or not row["until"]:
                row["until"] = following["since"]
    return terms
