"""Build ``data/reference/*.csv`` from the collected source tables and our own curated ones.

    python scripts/build_reference.py SOURCE_FOLDER

SOURCE_FOLDER holds countries.csv, organisations.csv, memberships.csv, memberships_curated.csv and
office_holders.csv (World Factbook, country-codes, CLDR, Wikidata, Office of the Historian; see
NOTICE). What we know better is in ``data/reference/curated`` and wins: names added and dropped,
persons' usual spelling, terms, organisations, memberships, groups. The result is sorted, so that
running it twice gives the same bytes. ``docs/reference.md`` explains the columns.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from anyascii import anyascii

from diplograph.entities.names import (
    name_key,
    same_person,
    split_name,
    strip_honorifics,
    surname_of,
)
from diplograph.entities.reference import slug
from diplograph.entities.tables import TABLES

OUTPUT = Path(__file__).resolve().parent.parent / "data" / "reference"
CURATED = OUTPUT / "curated"
Row = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    source = parser.parse_args().source
    countries = build_countries(source)
    names = build_country_names(source, countries)
    organisations, organisation_names = build_organisations(source)
    people, terms = build_terms(source, countries)
    memberships, chairs = build_memberships(source, countries, organisations)
    write("countries", countries)
    write("country_names", names)
    write("organisations", organisations)
    write("organisation_names", organisation_names)
    write("people", people)
    write("terms", terms)
    write("memberships", memberships)
    write("chairmanships", chairs)
    write("groups", curated("groups"))


# ------------------------------------------------------------------------------------- countries

STATUSES = {
    "Yes": "sovereign",
    "In contention": "disputed",
    "Partially recognised": "partially-recognised",
    "International": "international",
}
STATUS_OF = {"VAT": "observer", "PSE": "observer", "TWN": "partially-recognised"}


def build_countries(source: Path) -> list[Row]:
    """ISO entries and Kosovo; the European Union is an organisation here."""
    iso3_of = {row["iso2"]: row["iso3"] for row in rows(source / "countries.csv")}
    labels = {row["iso3"]: row["name"] for row in curated("country_labels")}
    built = []
    for row in rows(source / "countries.csv"):
        code = row["iso3"]
        if code == "EUU":
            continue
        of = re.search(r"\bof ([A-Z]{2})$|with ([A-Z]{2})$", row["independent"])
        parent = iso3_of[of[1] or of[2]] if of else ""
        built.append(
            {
                "iso3": code,
                "iso2": row["iso2"],
                "name": labels.get(code, row["short_name"]),
                "official_name": row["official_name"],
                "capital": row["capital"].split("|")[0],
                "region": row["region"],
                "subregion": row["subregion"],
                "status": STATUS_OF.get(code) or STATUSES.get(row["independent"], "territory"),
                "parent": parent,
                "wikidata": row["wikidata"],
            }
        )
    return sorted([*built, *curated("countries")], key=lambda row: row["iso3"])


def build_country_names(source: Path, countries: list[Row]) -> list[Row]:
    """Names by form; a demonym that a territory shares with a sovereign state stays with it."""
    dropped = {(row["iso3"], row["name"]) for row in curated("dropped_names")}
    sovereign = {row["iso3"] for row in countries if row["status"] not in ("territory",)}
    label = {row["iso3"]: row["name"] for row in countries}
    found: dict[tuple[str, str, str], Row] = {}
    curated_rows = curated("country_names")
    curated_names = {(row["iso3"], row["name"]) for row in curated_rows}
    for row in rows(source / "countries.csv"):
        code = row["iso3"]
        if code == "EUU":
            continue
        for form, text in country_forms(row, label[code]):
            if junk_name(text) or (code, text) in dropped or ("*", text) in dropped:
                continue
            if (code, text) in curated_names and not form.startswith("demonym"):
                continue
            found.setdefault((code, text, form), name_row(code, text, form))
    for row in countries:
        found.setdefault(
            (row["iso3"], row["name"], "short"), name_row(row["iso3"], row["name"], "short")
        )
    for row in curated_rows:
        found[row["iso3"], row["name"], row["form"]] = {**name_row("", "", ""), **row}
    owners: dict[str, set[str]] = defaultdict(set)
    for code, text, _ in found:
        owners[text].add(code)
    kept = [
        row
        for (code, text, form), row in found.items()
        if not shadowed(code, text, form, owners, sovereign, found, curated_names)
    ]
    return sorted(kept, key=lambda row: (row["iso3"], row["form"], row["name"]))


def country_forms(row: Row, label: str) -> Iterator[tuple[str, str]]:
    """The forms and names of one source row; what repeats a stronger form is left out."""
    capitals = [text.strip() for text in row["capital"].split("|")]
    aliases = [text for text in row["aliases"].split("|") if text]
    nouns = [text.strip() for text in row["demonym_nouns"].split("|")]
    names = {label, row["short_name"], *aliases}
    yield "short", label
    if row["short_name"] != label:
        yield "alias", row["short_name"]
    if row["official_name"] != label:
        yield "official", row["official_name"]
    for text in aliases:
        if text not in (label, row["official_name"], *capitals):
            yield "former" if OLD_NAME.search(text) else "alias", text
    for text in nouns:
        if text not in names:
            yield "demonym-noun", text
    for text in row["demonym_adjectives"].split("|"):
        if text not in names and not (text in nouns and f"{text[:-1]}" in nouns):
            yield "demonym-adjective", text
    for text in capitals:
        if text != label:
            yield "capital", text


# Aliases that name an earlier state on the same ground; no dates are known for them.
OLD_NAME = re.compile(
    r"Soviet|^(?:Polish |Hungarian |Romanian |Mongolian )?People's Republic|Socialist Republic of [A-RT]|"
    r"^(?:British|French|Italian|German|Portuguese|Dutch|Spanish|Danish|Belgian|Anglo) ?[A-Z-]|"
    r"^Kingdom of|^Union of South|Empire$|Trucial|Mandat"
)


def name_row(code: str, text: str, form: str) -> Row:
    return {"iso3": code, "name": text, "form": form, "valid_from": "", "valid_until": ""}


JUNK = re.compile(
    r"[/()\[\]\d;]|\bnote\b|disputed|still used|former term|administered|regarded|no official|"
    r"government offices|Parliament meets|\bor\b| in [A-Z]|, |^the |^Trust Territory|^Dependencies$"
)


def junk_name(text: str) -> bool:
    """Whether an alias is a note, a fragment, or too short to be a name in a text."""
    return (
        JUNK.search(text) is not None
        or not text[:1].isupper()
        and not text.startswith(("eSwatini", "emaSwati", "liSwati"))
        or len(text.replace(".", "")) < 3
        or not all(ord(letter) < 0x250 or letter in "’ʻʼ" for letter in text)
        or (" " not in text and text.isupper())  # acronyms are curated, one by one
    )


def shadowed(
    code: str,
    text: str,
    form: str,
    owners: Mapping[str, set[str]],
    sovereign: set[str],
    found: Mapping[tuple[str, str, str], Row],
    curated_names: set[tuple[str, str]],
) -> bool:
    if (code, text) in curated_names:
        return False
    others = owners[text] - {code}
    if not others:
        # A name that is adjective and noun at once is listed once as each; a capital may be a name.
        return form == "alias" and (code, text, "short") in found
    if code not in sovereign and others & sovereign:
        return True
    # An old or foreign alias never competes with another country's present name or demonym.
    return form in ("alias", "capital") and any(
        (other, text, strong) in found
        for other in others
        for strong in ("short", "official", "demonym-noun", "demonym-adjective")
    )


# --------------------------------------------------------------------------------- organisations

VARIANTS = (
    ("Organization", "Organisation"),
    ("Organisation", "Organization"),
    ("Co-operation", "Cooperation"),
    ("Labor", "Labour"),
    ("Program", "Programme"),
    ("Center", "Centre"),
    (" and ", " & "),
)
ACRONYM = re.compile(r"^[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9+\-]*$|^[A-Z]\d\+?\d?$|^[A-Z]{2,}\+?$")


def build_organisations(source: Path) -> tuple[list[Row], list[Row]]:
    """Organisations with names; a curated row replaces the source's of the same code."""
    overrides = {row["code"]: row for row in curated("organisations")}
    dropped = {row["code"] for row in overrides.values() if row["kind"] == "drop"}
    dropped_names = {(row["iso3"], row["name"]) for row in curated("dropped_names")}
    renamed = {row["source_code"]: row["code"] for row in overrides.values() if row["source_code"]}
    organisations: dict[str, Row] = {}
    names: dict[tuple[str, str], Row] = {}

    def add(code: str, text: str, form: str, begin: str = "", end: str = "") -> None:
        if (code, text) not in names and (code, text) not in dropped_names:
            names[code, text] = {
                "code": code,
                "name": text,
                "form": form,
                "valid_from": begin,
                "valid_until": end,
            }

    for row in rows(source / "organisations.csv"):
        code = renamed.get(row["code"], row["code"])
        if code in dropped or row["code"] in dropped:
            continue
        over = overrides.get(code, {})
        organisations[code] = {
            "code": code,
            "name": over.get("name") or row["name"],
            "kind": over.get("kind") or row["kind"],
            "founded": over.get("founded") or row["founded"],
            "dissolved": over.get("dissolved", ""),
            "seat": over.get("seat") or row["seat"],
            "wikidata": over.get("wikidata", ""),
            "source": row["source"],
        }
        add(code, organisations[code]["name"], "official")
        for alias in (row["name"], *row["aliases"].split("|")):
            if organisation_junk(alias, code, organisations[code]["name"]):
                continue
            add(code, alias, "acronym" if ACRONYM.match(alias) else "alias")
    for code, row in overrides.items():
        if code in dropped or code in organisations:
            continue
        organisations[code] = {
            column: row.get(column, "")
            for column in (
                "code",
                *TABLES["organisations"].required[1:],
                *TABLES["organisations"].optional,
            )
        } | {"source": "own knowledge"}
        add(code, row["name"], "official")
    for row in curated("organisation_names"):
        names.pop((row["code"], row["name"]), None)
        add(row["code"], row["name"], row["form"], row["valid_from"], row["valid_until"])
    for (code, text), row in list(names.items()):
        for old, new in VARIANTS:
            if old in text and new not in text and row["form"] in ("official", "alias"):
                add(code, text.replace(old, new), "alias", row["valid_from"], row["valid_until"])
    unknown = {code for code, _ in names} - set(organisations)
    if unknown:
        sys.exit(f"names of unknown organisations: {sorted(unknown)}")
    return (
        sorted(organisations.values(), key=lambda row: row["code"]),
        sorted(names.values(), key=lambda row: (row["code"], row["form"], row["name"])),
    )


def organisation_junk(alias: str, code: str, name: str) -> bool:
    return (
        not alias
        or alias == name
        or not alias[0].isupper()
        and not alias[0].isdigit()
        or alias.startswith(("the ", "The "))
        or any(ord(letter) > 0x250 for letter in alias)
        or (ACRONYM.match(alias) is not None and alias != code and len(alias) < 6)
        or len(alias) < 2
        or "(" in alias
    )


# ---------------------------------------------------------------------------- people and terms

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
NAME_NOISE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|\bserving as caretaker\b|\bin caretaker status\b|"
    r"\bappointed acting prime minister\b|\bserves as Regent\b|- Hutu\b|- Tutsi\b|^- |"
    r"\bholds the .*$|\bMinister-Designate\b|^(?:GNU |Cnsp )?(?:Interim |Acting )?Prime Minister |"
    r"^(?:transitional |Elect |formerly )?President |^Elect |^is |^for .*? (?=Khalid|General)|"
    r"^of (?:the )?(?:Territorial (?:Council|Assembly)|Mann) (?:Queen |King )?|^Superior |"
    r"^of the Commonwealth of Australia (?:General )?(?:Sir )?|^Co-chiefs of state |"
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


def build_terms(source: Path, countries: list[Row]) -> tuple[list[Row], list[Row]]:
    """People and their terms; a curated office replaces the source's from its first date on."""
    status = {row["iso3"]: row["status"] for row in countries}
    curated_terms = curated("terms")
    begins: dict[tuple[str, str], str] = {}
    for row in curated_terms:
        key = (row["owner"], row["office_class"])
        begins[key] = min(begins.get(key, "9999"), row["since"] or "0000")
    dropped = curated("dropped_terms")
    people: dict[str, list[Person]] = defaultdict(list)
    for row in curated("people"):
        person = Person(row["country"], canonical=row["name"], surname=row["surname"])
        person.wikidata = row["wikidata"]
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            person.names[name] = None
        people[row["country"]].append(person)
    terms: list[tuple[Person, Row]] = []
    for row in rows(source / "office_holders.csv"):
        office_class = office_class_of(row)
        if office_class is None or skipped(row, status):
            continue
        if any(is_dropped(row, office_class, drop) for drop in dropped):
            continue
        begin = begins.get((row["iso3"], office_class))
        if begin is not None and (row["since"] or row["first_seen"]) >= begin:
            continue
        until = row["until"]
        if begin is not None and (not until or until > begin):
            until = begin
        for person in persons_of(row, people):
            terms.append((person, term_row(row, office_class, until)))
    for row in curated_terms:
        person = find_person(people, row["country"] or row["owner"], row["person"], "")
        terms.append((person, {**row, "source": "own knowledge"}))
    ids = identify(people)
    built: dict[tuple[str, ...], Row] = {}
    for person, row in terms:
        row = {**row, "person": ids[id(person)]}
        key = (row["owner"], row["office_class"], row["office"], row["since"], row["person"])
        built.setdefault(key, {column: row.get(column, "") for column in columns("terms")})
    kept = merge_terms(list(built.values()))
    used = {row["person"] for row in kept}
    people_rows = [
        {
            "id": ids[id(person)],
            "name": person.canonical,
            "aliases": "|".join(sorted(name for name in person.names if name != person.canonical)),
            "surname": person.surname,
            "country": person.country if len(person.country) == 3 else "",
            "wikidata": person.wikidata,
        }
        for group in people.values()
        for person in group
        if ids[id(person)] in used
    ]
    unique = {row["id"]: row for row in people_rows}
    return sorted(unique.values(), key=lambda row: row["id"]), kept


def is_dropped(row: Row, office_class: str, drop: Row) -> bool:
    """Whether a curated line says that this row of the source is wrong."""
    return (
        drop["owner"] == row["iso3"]
        and drop["office_class"] == office_class
        and drop["name"] in row["name"]
        and drop["since"] in ("", row["since"])
    )


def office_class_of(row: Row) -> str | None:
    if row["office"] == "deputy":
        if "President" in row["title"] or row["title"] in ("Vice Chancellor",) and False:
            return "deputy-head-of-state"
        return "deputy-head-of-government"
    if row["office"] == "other head of government" and "Prime Minister" not in row["title"]:
        return None
    if row["office"] == "other head of state":
        return None
    return CLASSES[row["office"]]


def skipped(row: Row, status: Mapping[str, str]) -> bool:
    if row["iso3"] == "EUU" or NOT_OF_STATE.search(row["title"]):
        return row["iso3"] != "SMR" or "co-chiefs" not in row["title"]
    if row["iso3"] == "AUT" and row["title"] == "Secretary of State":
        return True
    if row["iso3"] == "BEL" and row["title"] == "Secretary of State":
        return True
    if row["iso3"] == "AND" and not row["title"]:
        return True
    if status.get(row["iso3"]) == "territory" and row["office"] in ("head of state", "deputy"):
        return True
    return "Ministers" in row["name"] or "transitional government" in row["name"]


MONARCHS = ("Elizabeth II", "Charles III")


def persons_of(row: Row, people: dict[str, list[Person]]) -> list[Person]:
    names = (
        [clean_name(name) for name in row["name"].split(" and ")]
        if row["iso3"] == "SMR"
        else [clean_name(row["name"])]
    )
    found = []
    for name in names:
        if len(name) < 2:
            continue
        country = "GBR" if name in MONARCHS else row["iso3"]
        person = find_person(people, country, name, row["wikidata"] if len(names) == 1 else "")
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
    if " " not in alias or "Asshole" in alias or len(alias.split()[0]) < 2:
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
    return word if re.fullmatch(r"[IVX]+|[A-Z]{2}", word) and word not in ("XI", "LI") else ""


def find_person(people: dict[str, list[Person]], country: str, name: str, wikidata: str) -> Person:
    """The person of that name in that country, made where there is none."""
    for person in people[country]:
        if wikidata and person.wikidata == wikidata:
            return person
    for person in people[country]:
        if wikidata and person.wikidata and person.wikidata != wikidata:
            continue
        if any(one_name(name, known) for known in person.names):
            person.wikidata = person.wikidata or wikidata
            return person
    person = Person(country, {name: None}, wikidata)
    people[country].append(person)
    return person


def one_name(a: str, b: str) -> bool:
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
    full = full or [name for name in plain if " " in name] or plain
    return min(full, key=lambda name: (len(name.split()), "-" in name, len(name), name))


TITLES = (
    ("prime minister", "prime-minister", "Prime Minister"),
    ("co-prince", "co-prince", "Co-Prince"),
    ("president", "president", "President"),
    ("premier", "premier", "Premier"),
    ("chancellor", "chancellor", "Chancellor"),
    ("taoiseach", "taoiseach", "Taoiseach"),
    ("king", "king", "King"),
    ("queen", "queen", "Queen"),
    ("emperor", "emperor", "Emperor"),
    ("sultan", "sultan", "Sultan"),
    ("ami?r|emir", "emir", "Emir"),
    ("grand duke", "grand-duke", "Grand Duke"),
    ("pope", "pope", "Pope"),
    ("governor.general", "governor-general", "Governor-General"),
)


def office_of(row: Row, office_class: str) -> tuple[str, str]:
    """Slug and title of the office, the rank that passes (acting, interim) taken off."""
    title = re.sub(
        r"(?i)\b(acting|interim|caretaker|transitional?|formerly,|transition|executive)\b|"
        r"\b(?:Lt|Gen|Maj|Col|Sr)\.",
        "",
        row["title"],
    )
    title = " ".join(title.split())
    if office_class == "foreign-minister":
        if row["iso3"] == "USA":
            return "secretary-of-state", "Secretary of State"
        if row["iso3"] == "GBR":
            return "foreign-secretary", "Foreign Secretary"
        return "minister-of-foreign-affairs", "Minister of Foreign Affairs"
    if office_class == "deputy-head-of-state":
        return "vice-president", "Vice President"
    if office_class == "deputy-head-of-government":
        return (
            ("first-deputy-prime-minister", "First Deputy Prime Minister")
            if ("irst" in title)
            else ("deputy-prime-minister", "Deputy Prime Minister")
        )
    if office_class == "head-of-government":
        if row["iso3"] == "ESP":
            return "president-of-the-government", "President of the Government"
        if row["iso3"] in ("DEU", "AUT"):
            return "federal-chancellor", "Federal Chancellor"
        if row["iso3"] == "BIH":
            return "chairman-of-the-council-of-ministers", "Chairman of the Council of Ministers"
        if row["iso3"] == "SAU":
            return "prime-minister", "Prime Minister"
    if row["iso3"] == "BIH":
        return "member-of-the-presidency", "Member of the Presidency"
    if row["iso3"] == "SMR":
        return "captain-regent", "Captain Regent"
    if row["iso3"] == "IRN" and "Supreme" in title:
        return "supreme-leader", "Supreme Leader"
    if row["iso3"] == "CHN" and "remier" in title:
        return "premier", "Premier"
    for pattern, office, name in TITLES:
        if re.search(rf"(?i)\b(?:{pattern})", title):
            return office, name
    fallback = {
        "head-of-state": ("head-of-state", "Head of State"),
        "head-of-government": ("prime-minister", "Prime Minister"),
    }
    if not title:
        return fallback.get(office_class, (office_class, office_class.replace("-", " ")))
    return slug(title), title


def term_row(row: Row, office_class: str, until: str) -> Row:
    office, title = office_of(row, office_class)
    source = "; ".join(
        {
            "factbook": "CIA World Factbook",
            "Wikidata": "Wikidata",
            "HistoryAtState": "Office of the Historian",
        }[part.strip().split(" ")[0].split("/")[0]]
        for part in row["source"].split(" + ")
    )
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


# ------------------------------------------------------------------------------------ memberships

MEMBER_STATUS = {
    "member": "member",
    "members": "member",
    "full members": "member",
    "regional": "member",
    "regional members": "member",
    "nonregional member": "member",
    "nonregional members": "member",
    "non-regional members": "member",
    "regional member": "member",
    "observer": "observer",
    "observers": "observer",
    "associate": "associate-member",
    "associate member": "associate-member",
    "associate members": "associate-member",
    "one associate member": "associate-member",
    "candidate": "candidate",
    "accession candidate": "candidate",
    "candidate countries": "candidate",
    "partner": "partner",
    "partners": "partner",
    "dialogue partner": "dialogue-partner",
    "sectoral dialogue partner": "dialogue-partner",
    "dialogue member": "dialogue-partner",
    "suspended": "suspended",
    "signatory": "member",
    "participating": "partner",
    "non-member observer state": "observer",
}


def build_memberships(
    source: Path, countries: list[Row], organisations: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Memberships and chairmanships. Where a curated source speaks of an organisation, it wins."""
    known = {row["iso3"] for row in countries}
    codes = {row["code"] for row in organisations}
    renamed = {
        row["source_code"]: row["code"] for row in curated("organisations") if row["source_code"]
    }
    chairs: dict[tuple[str, str, str], Row] = {}
    memberships: dict[tuple[str, str, str, str], Row] = {}
    spoken: set[tuple[str, str]] = set()
    own = curated("memberships")
    complete = {row["organisation"] for row in own if row["member"] == "*"}
    for row in [r for r in own if r["member"] != "*"]:
        key = (row["member"], row["organisation"], row["status"], row["since"])
        spoken.add(key[:2])
        memberships[key] = {**row, "source": "own knowledge"}
    for row in rows(source / "memberships_curated.csv"):
        code = renamed.get(row["org_code"], row["org_code"])
        member = "EU" if row["iso3"] == "EUU" else row["iso3"]
        if row["status"] == "chair":
            chairs[member, code, row["since"]] = {
                "member": member,
                "organisation": code,
                "since": row["since"],
                "until": row["until"],
                "source": "own knowledge",
                "checked": "",
            }
            continue
        if (
            code in complete
            or (member, code) in spoken
            and (member, code) in {(m, o) for m, o, *_ in memberships}
            and any(r["member"] == member and r["organisation"] == code for r in own)
        ):
            continue
        status = MEMBER_STATUS[row["status"].split(" (")[0]]
        key = (member, code, status, row["since"])
        memberships[key] = {
            "member": member,
            "organisation": code,
            "status": status,
            "since": row["since"],
            "until": row["until"],
            "source": "own knowledge",
            "checked": "",
        }
        spoken.add((member, code))
    for row in curated("chairmanships"):
        chairs[row["member"], row["organisation"], row["since"]] = {
            **row,
            "source": "own knowledge",
        }
    closed = complete | CURATED_COMPLETE
    for row in rows(source / "memberships.csv"):
        code = renamed.get(row["org_code"], row["org_code"])
        status = MEMBER_STATUS.get(row["status"])
        if status is None or code not in codes or row["iso3"] not in known or code in closed:
            continue
        if (row["iso3"], code) in spoken:
            continue
        current = row["current_at_last_snapshot"] == "1"
        key = (row["iso3"], code, status, "")
        memberships[key] = {
            "member": row["iso3"],
            "organisation": code,
            "status": status,
            "since": "",
            "until": "" if current else row["last_seen"],
            "source": "CIA World Factbook",
            "checked": row["last_seen"],
        }
    return (
        sorted(
            memberships.values(),
            key=lambda row: (row["member"], row["organisation"], row["since"], row["status"]),
        ),
        sorted(chairs.values(), key=lambda row: (row["organisation"], row["since"], row["member"])),
    )


# Organisations whose curated list is complete: nothing of the Factbook is added to it.
CURATED_COMPLETE = {
    "SCO",
    "CSTO",
    "CIS",
    "CICA",
    "EAEU",
    "OTS",
    "TURKSOY",
    "EU",
    "NATO",
    "BRICS",
    "ASEAN",
    "ECO",
    "GUAM",
    "SAARC",
    "ECOWAS",
    "MERCOSUR",
    "V4",
    "QUAD",
    "AUKUS",
    "C5+1",
    "Union State",
    "G-7",
}


# ------------------------------------------------------------------------------------------ files


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {key: (value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]


def curated(name: str) -> list[Row]:
    path = CURATED / f"{name}.csv"
    return rows(path) if path.exists() else []


def columns(name: str) -> tuple[str, ...]:
    return (*TABLES[name].required, *TABLES[name].optional)


def write(name: str, table: list[Row]) -> None:
    path = OUTPUT / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, columns(name), extrasaction="ignore", lineterminator="\n", restval=""
        )
        writer.writeheader()
        writer.writerows(table)
    print(f"{path.name}: {len(table)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
