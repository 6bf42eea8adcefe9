"""Persons out of the names in the sources: cleaned, brought together, given one usual name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anyascii import anyascii

from diplograph.entities.names import (
    name_key,
    same_person,
    split_name,
    strip_honorifics,
    surname_of,
)
from diplograph.entities.reference import slug
from reference_sources.files import Row, curated

NAME_NOISE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|\bserving as caretaker\b|\bin caretaker status\b|"
    r"\bappointed acting prime minister\b|\bserves as Regent\b|- Hutu\b|- Tutsi\b|^- |"
    r"\bholds the .*$|\bMinister-Designate\b|^(?:GNU |Cnsp )?(?:Interim |Acting )?Prime Minister |"
    r"^(?:transitional |Elect |formerly )?President |^Elect |^is |^for .*? (?=Khalid|General)|"
    r"^of (?:the )?(?:Territorial (?:Council|Assembly)|Mann) (?:Queen |King )?|^Superior |"
    r"^of the Commonwealth of Australia (?:General )?(?:Sir )?|^[Cc]o.chiefs of state |"
    r"^Leadership Council (?:Chairperson )?|Captains? Regent |and Captain\b|"
    r" of the Netherlands$| of Denmark$| of Belgium$| of Sweden$| of Norway$| of Spain$|"
    r" of Jordan$| of Morocco$| of Lesotho$| of Tonga$| of Saudi Arabia$| of Bulgaria$|"
    r", Prince of .*$|, Grand Duke of .*$| - (?:formerly|previously) .*$"
)
NICKNAME = re.compile(r'[“"]([^”"]+)[”"]')


@dataclass
class Person:
    """A person in the making."""

    country: str
    names: dict[str, None] = field(default_factory=dict)
    wikidata: str = ""
    canonical: str = ""
    surname: str = ""


MONARCHS = ("Elizabeth II", "Charles III")


def persons_of(row: Row, country: str, people: dict[str, list[Person]]) -> list[Person]:
    """The persons a source row names: one, but for the pairs of Captains Regent."""
    names = (
        [clean_name(name) for name in row["name"].split(" and ")]
        if row["iso3"] == "SMR"
        else [clean_name(row["name"])]
    )
    found = []
    for name in names:
        if len(name) < 2:
            continue
        of = "GBR" if name in MONARCHS else country
        person = find_person(people, of, name, row["wikidata"] if len(names) == 1 else "")
        person.names[name] = None
        if len(names) == 1 and row["surname"]:
            person.surname = person.surname or clean_name(row["surname"].split("|")[0])
        for nickname in NICKNAME.findall(row["name"]):
            person.names[f"{nickname} {surname_of(name)}"] = None
        if len(names) == 1:
            for alias in row["aliases"].split("|"):
                add_alias(person, name, clean_name(alias))
        found.append(person)
    return found


def add_alias(person: Person, name: str, alias: str) -> None:
    """Take an alias that is a full name and like the name; the sources mix in other people's."""
    dropped = {(row["iso3"], row["name"]) for row in curated("dropped_names")}
    if " " not in alias or (person.country, alias) in dropped or len(alias.split()[0]) < 2:
        return
    alike = difflib.SequenceMatcher(None, name_key(alias), name_key(name)).ratio()
    if same_person(alias, name) or alike > 0.72:
        person.names[alias] = None


def clean_name(text: str) -> str:
    """The bare name: no rank, no note, no capitals, no nickname in quotation marks."""
    text = NICKNAME.sub(" ", text)
    for _ in range(2):
        text = NAME_NOISE.sub(" ", text.strip())
    text = strip_honorifics(" ".join(text.split()))
    text = re.sub(r"\b([A-Z])([A-Z]+)\b", lambda m: roman(m[0]) or m[1] + m[2].lower(), text)
    return text.strip(" ,-'")


def roman(word: str) -> str:
    """A word of capitals that stays so: a monarch's number or two initials."""
    return word if re.fullmatch(r"[IVX]+|[A-Z]{2}", word) and word not in ("XI", "LI") else ""


def find_person(people: dict[str, list[Person]], country: str, name: str, wikidata: str) -> Person:
    """The person of that name in that country, made where there is none."""
    for person in people[country]:
        if wikidata and person.wikidata == wikidata:
            return person
    for person in people[country]:
        if name in person.names and not (wikidata and person.wikidata):
            person.wikidata = wikidata or person.wikidata
            return person  # before George Bush is taken for his son
    for person in people[country]:
        if wikidata and person.wikidata and person.wikidata != wikidata:
            continue
        if any(one_name(name, known) for known in person.names):
            person.wikidata = person.wikidata or wikidata
            return person
    person = Person(country, {name: None}, wikidata)
    people[country].append(person)
    return person


def united(people: dict[str, list[Person]], homes: Mapping[str, str]) -> dict[int, Person]:
    """Make one person of two that bear one name in a country and its ``homes``.

    People lose the second of each pair; given is, by the id of that one, who stands for it now.
    """
    one: dict[int, Person] = {}
    for country in sorted(people, key=lambda code: (code in homes, code)):
        for person in list(people[country]):
            first = _same_elsewhere(people, homes, country, person)
            if first is not None:
                first.names |= person.names
                first.wikidata = first.wikidata or person.wikidata
                first.surname = first.surname or person.surname
                people[country].remove(person)
                one[id(person)] = first
    return one


def _same_elsewhere(
    people: dict[str, list[Person]], homes: Mapping[str, str], country: str, person: Person
) -> Person | None:
    home = homes.get(country)
    if home is None:
        return None
    near = [code for code in sorted(people) if code == home or (homes.get(code) == home)]
    before = [code for code in near if code == home or code < country]
    for other in (other for code in before for other in people[code]):
        differ = person.wikidata and other.wikidata and person.wikidata != other.wikidata
        if not differ and _keys(person) & _keys(other):
            return other
    return None


def _keys(person: Person) -> set[str]:
    return {name_key(re.sub(r" [A-Z]\.(?= )", "", name)) for name in person.names}


def one_name(a: str, b: str) -> bool:
    """Whether two names of one country's office-holders are one person's."""
    if name_key(a) == name_key(b):
        return True
    return " " in a and " " in b and same_person(a, b)


def identify(people: dict[str, list[Person]]) -> dict[int, str]:
    """A canonical name and a unique id for each person, in a stable order."""
    taken: dict[str, int] = {}
    ids: dict[int, str] = {}
    for country in sorted(people):
        for person in people[country]:
            person.canonical = person.canonical or canonical(person.names, person.surname)
            if not set(anyascii(person.surname).split()) & set(person.canonical.split()):
                person.surname = surname_of(person.canonical)
            person.surname = anyascii(person.surname)
            identity = slug(person.canonical)
            taken[identity] = taken.get(identity, 0) + 1
            number = taken[identity]
            ids[id(person)] = identity if number == 1 else f"{identity}-{number}"
    return ids


def canonical(names: Iterable[str], surname: str) -> str:
    """The shortest full name without patronymic or initials, in ASCII."""
    plain = []
    for name in names:
        parts = split_name(name)
        without = " ".join(word for word in name.split() if word != parts.patronymic)
        without = re.sub(r" [A-Z]\.(?= )| Jr\.?$", "", without)
        plain.append(anyascii(without).replace("`", "'"))
    family = set(anyascii(surname).lower().split())
    full = [name for name in plain if " " in name and name.lower().split()[0] not in family]
    full = [name for name in full if "." not in name.split()[0]] or full
    full = full or [name for name in plain if " " in name] or plain
    return min(full, key=lambda name: (len(name.split()), "-" in name, len(name), name))
