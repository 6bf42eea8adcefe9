"""Whether titled visitors and counterparts are linked to who held the office on that day.

    python benchmarks/linking.py US_VISITS_CSV [--all]

The table is the list of visits to and from the United States by the Office of the Historian, with
the columns id, direction (to_us, from_us), traveller, role, iso3, start, end and text, a remark.
Cases are made in three ways and put through `find_mentions` as dated articles:

- visitors: "TITLE SURNAME of COUNTRY arrived in Washington." from a row, full name for monarchs;
- counterparts: heads of state, of government and foreign ministers with a title and a name in the
  remarks of journeys abroad, read as "... arrived in COUNTRY. REMARK";
- hosts: US presidents and secretaries of state with title and name in the remarks.

Right is who holds such an office of that country on those days and bears the name (the given name
may be spelt in another way), or whoever has the same full name. Another person of the reference is
wrong; a person unknown to it, or nobody, is missed. What a case asks for is found by a pattern of
its own here, not by the grammar that is measured. Printed are counts for each period, then what was
wrong or missed (with --all: all cases).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.mentions import Mentions, find_mentions
from diplograph.entities.names import name_key, same_person, surname_of
from diplograph.entities.reference import Reference, load_reference
from diplograph.language.sentences import paragraphs
from diplograph.model import Article, PartialDate

PERIODS = (("2014 and later", "2014", "9999"), ("1992-2013", "1992", "2014"))
HEADS = (
    "head-of-state",
    "head-of-government",
    "crown-prince",
    "representative-of-head-of-state",
    "deputy-head-of-state",
    "deputy-head-of-government",
)
FOREIGN = ("foreign-minister",)
MONARCHS = frozenset("King Queen Emperor Amir Emir Sultan Pope Prince Sheikh Shah".split()) | {
    "Grand Duke",
    "Grand Duchess",
    "Crown Prince",
}
MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|State"
)
WORD = (
    rf"(?!(?:{MONTH})\b(?! of\b))"
    r"(?:[Aa]l-|[Ee]l-|[Dd]['’]|O')?[A-ZÀ-ÞŞČŠŽ][\w'’`-]*\w|(?:[A-Z]\.)+"
)
PARTICLES = "bin ibn ben al el ul ur de da dos das del di du van von der la le".split()
PARTICLE = rf"(?:{'|'.join(PARTICLES)})"
TITLED = re.compile(
    r"(?P<before>[\w’'.-]+ )?"
    r"\b(?P<title>(?:Acting |Interim )?(?:President|Prime Minister|Premier|Chancellor|Taoiseach"
    r"|King|Queen|Emperor|Amir|Emir|Sultan|Pope|Foreign Minister|Foreign Secretary"
    r"|Minister of Foreign Affairs))(?:-elect)? (?:(?:Dr|Dato|Sri|Sir|Sheikh|Prince|Mr)\.? )*"
    rf"(?P<name>(?:{WORD})(?: (?:{PARTICLE} )*(?:{WORD}))*)"
    r"(?: of (?:the )?(?P<of>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*))?"
)
NO_NAMES = frozenset("Council Building House Palace Airport Summit".split())
LOWER = frozenset({"former", "vice", "deputy", "then"})


@dataclass(frozen=True, slots=True)
class Case:
    """One person to link: ``words`` stand in ``text``; ``owner`` is whose office it is."""

    row: str
    group: str
    text: str
    begin: int
    words: str
    name: str
    owner: str
    said: bool
    classes: tuple[str, ...]
    days: tuple[dt.date, dt.date]
    full: str


def main() -> None:
    path = Path(sys.argv[1])
    reference = load_reference()
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso3"] and row["start"] >= "1992"]
    everything = "--all" in sys.argv
    counts: Counter[tuple[str, str, str]] = Counter()
    failed = []
    for row in rows:
        period = next(name for name, begin, end in PERIODS if begin <= row["start"] < end)
        for case in cases(row, reference):
            outcome, got, wanted = judge(case, reference)
            for group in (case.group, "all"):
                counts[period, group, outcome] += 1
            if everything or outcome != "right":
                failed.append(
                    f"{outcome}  {row['start']} {row['iso3']}  {case.words}"
                    f"  got {got or 'nobody'}, holder {wanted or 'unknown'}  ({case.row})"
                )
    for period, _, _ in PERIODS:
        print(period)
        for group in ("visitors", "counterparts", "hosts", "all"):
            right, wrong, missed = (counts[period, group, o] for o in ("right", "wrong", "missed"))
            total = max(1, right + wrong + missed)
            print(
                f"  {group:13} {right + wrong + missed:5,} cases: right {right / total:6.2%}, "
                f"wrong {wrong / total:6.2%} ({wrong}), missed {missed / total:6.2%} ({missed})"
            )
    print()
    print("\n".join(sorted(failed)))


def cases(row: dict[str, str], reference: Reference) -> Iterator[Case]:
    """What a row asks for."""
    days = (dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"] or row["start"]))
    country = f"country/{row['iso3']}"
    label = reference.countries[country].label
    if row["direction"] == "to_us":
        if row["role"]:
            yield visitor(row, country, label, days, reference)
        opening = "The guest arrived in the United States. "
        host = "country/USA"
    else:
        opening = f"The {row['role'].removeprefix('US ')} arrived in {label}. "
        host = country
    yield from in_remark(row, opening, host, days, reference)


def visitor(
    row: dict[str, str],
    country: str,
    label: str,
    days: tuple[dt.date, dt.date],
    reference: Reference,
) -> Case:
    """The traveller of a row to the United States."""
    full = row["traveller"].removeprefix(row["role"]).strip().split(" and ")[0]
    name = full
    if row["role"] not in MONARCHS:
        name = surname(full, country, days[0], reference)
    words = f"{row['role']} {name}"
    text = f"{words} of {label} arrived in Washington."
    return Case(row["id"], "visitors", text, 0, words, name, country, True, HEADS, days, full)


def surname(full: str, country: str, day: dt.date, reference: Reference) -> str:
    """What a traveller is called for short: by our own table where it knows the person."""
    for key in reference.persons_named(full, owner=country, on=day):
        own = reference.surnames[key].split()
        words = [word for word in full.split() if name_key(word) in {name_key(w) for w in own}]
        if words:
            return " ".join(words)
    short = surname_of(full)
    return full if short.lower() in PARTICLES else short


def in_remark(
    row: dict[str, str],
    opening: str,
    host: str,
    days: tuple[dt.date, dt.date],
    reference: Reference,
) -> Iterator[Case]:
    """The titled persons of a remark."""
    text = opening + row["text"]
    for match in TITLED.finditer(text, len(opening)):
        before = (match["before"] or "").strip()
        name = match["name"].removesuffix("’s").removesuffix("'s")
        if before.lower() in LOWER or name.split()[0] in NO_NAMES:
            continue
        owner = country_of(before.removesuffix("’s").removesuffix("'s"), reference)
        owner = owner or (country_of(match["of"], reference) if match["of"] else None)
        said = owner is not None
        classes = FOREIGN if "Foreign" in match["title"] else HEADS
        if not said and any(
            agree(name, person, reference) for person in held("country/USA", HEADS, days, reference)
        ):
            owner = "country/USA"
        group = "hosts" if owner == "country/USA" else "counterparts"
        yield Case(
            row["id"],
            group,
            text,
            match.start("title"),
            f"{match['title']} {name}",
            name,
            owner or host,
            said,
            classes,
            days,
            name,
        )


@cache
def _by_word(reference: Reference) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for key, names in reference.names.items():
        for name in names:
            if name.form not in ("capital", "metonym", "combining"):
                owners.setdefault(name.text, set()).add(key)
    return {text: next(iter(keys)) for text, keys in owners.items() if len(keys) == 1}


def country_of(word: str, reference: Reference) -> str | None:
    """The country or organisation that one name or nationality means."""
    return _by_word(reference).get(word)


def held(
    owner: str | None,
    classes: tuple[str, ...],
    days: tuple[dt.date, dt.date],
    reference: Reference,
) -> list[str]:
    """Who held such an office on one of the days; of all countries without an owner."""
    return sorted(
        {
            term.person
            for term in reference.terms
            if term.office_class in (*classes, "organisation-head")
            and (owner is None or term.owner == owner)
            and any(term.holds_on(day) for day in days)
        }
    )


def names_of(person: str, reference: Reference) -> tuple[str, ...]:
    entity = reference.people[person]
    return (entity.label, *entity.alt_labels)


def agree(name: str, person: str, reference: Reference) -> bool:
    """Whether a name, full or short, may be that person's."""
    wanted = [name_key(word) for word in name.split() if "." not in word]
    for own in names_of(person, reference):
        known = {name_key(word) for word in (*own.split(), *own.replace("-", " ").split())}
        if same_person(name, own) or (wanted and set(wanted) <= known):
            return True
        if len(known) > 1 and known <= set(wanted):
            return True
    return False


def alike(full: str, person: str, reference: Reference) -> bool:
    """Whether a full name is nearly one of that person's: the remarks have slips."""
    return any(
        SequenceMatcher(None, name_key(full), name_key(own)).ratio() >= 0.7
        for own in names_of(person, reference)
    )


def judge(case: Case, reference: Reference) -> tuple[str, str | None, str | None]:
    """(right, wrong or missed; who was linked; who it should be)."""
    wanted = [
        person
        for person in held(case.owner, case.classes, case.days, reference)
        if agree(case.full, person, reference)
        or (" " in case.full and alike(case.full, person, reference))
        or (agree(case.name, person, reference) and alike(case.full, person, reference))
    ]
    if not wanted and not case.said:
        wanted = [
            person
            for person in held(None, case.classes, case.days, reference)
            if agree(case.full, person, reference)
        ]
    got = linked(case)
    shown = "|".join(wanted) or None
    if got is None or got not in reference.people:
        return "missed", got, shown
    same = " " in case.full and agree(case.full, got, reference)
    return ("right" if got in wanted or same else "wrong"), got, shown


def linked(case: Case) -> str | None:
    """Whom the words were understood to mean."""
    found = understood(case.text, case.days[0])
    for sentence in found.sentences:
        for mention in sentence:
            span = mention.span
            if (
                span.begin < case.begin + len(case.words)
                and case.begin < span.end
                and len(mention.entities) == 1
                and mention.entities[0].startswith("person/")
            ):
                return mention.entities[0]
    return None


@cache
def understood(text: str, day: dt.date) -> Mentions:
    article = Article("case", text, PartialDate(day.year, day.month, day.day))
    spans = [span for part in paragraphs(article) for span in part.sentences]
    return find_mentions(article, spans, reference=load_reference(), gazetteer=load_gazetteer())


if __name__ == "__main__":
    main()
