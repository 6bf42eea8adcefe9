"""The visits of the Office of the Historian as facts: one article for each of its files.

The text of such an article is the rows of the file, a paragraph each, every field as the file has
it; so every fact points at the row that tells it, whose id begins the paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.loading import slug
from diplograph.entities.reference import Reference, load_reference
from diplograph.imports.countries import CountryNames
from diplograph.imports.events import attended_by_all, meeting, visit
from diplograph.imports.roster import Roster
from diplograph.imports.rows import Row
from diplograph.imports.told import Told, note_persons, tell
from diplograph.imports.writer import Writer
from diplograph.model import TABLE, Article, Extraction

LICENCE = "https://creativecommons.org/publicdomain/mark/1.0/"
_SITE = "https://history.state.gov/departmenthistory"
Watch = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done, and how much there is."""


def unwatched(what: str, done: int, total: int) -> None:
    """Watches nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one row: how many facts it told of each kind, or why it told none."""

    id: str
    where: str
    facts: tuple[tuple[str, int], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The articles of some tables with their facts, and an account of every row."""

    extractions: tuple[Extraction, ...]
    accounts: tuple[Account, ...]

    @property
    def facts(self) -> Counter[str]:
        """How many different facts there are: visits, meetings and gatherings."""
        told = {(claim.fact, claim.frame) for each in self.extractions for claim in each.claims}
        return Counter(frame.partition("/")[2] for _, frame in told)


def import_rows(
    rows: Sequence[Row],
    *,
    reference: Reference | None = None,
    watch: Watch = unwatched,
) -> Imported:
    """The facts that rows tell. ``watch`` is told how many have been read.

    A row whose country the reference does not know tells nothing and is accounted for with the
    reason. The rows of one file make one article, in the order of their dates and ids.
    """
    known = reference or load_reference()
    gazetteer = load_gazetteer(known)
    countries = CountryNames(known)
    roster = Roster(known)
    files: dict[str, list[Told]] = defaultdict(list)
    accounts: dict[str, Account] = {}
    for number, row in enumerate(rows, start=1):
        country = countries.find(row.country, row.iso3)
        if country is None:
            reason = f"the reference has no country {row.country!r}"
            accounts[row.id] = Account(row.id, f"{row.file}:{row.line}", (), reason)
        else:
            told = tell(row, country, known, gazetteer)
            note_persons(told, roster)
            files[row.collection].append(told)
        if number % 100 == 0:
            watch("rows read", number, len(rows))
    roster.settle()
    extractions = []
    for collection in sorted(files):
        told_of_file = sorted(files[collection], key=lambda told: (told.row.start, told.row.id))
        extraction, counts = _article(collection, told_of_file, roster)
        extractions.append(extraction)
        for told in told_of_file:
            kinds = tuple(sorted(counts[told.row.id].items()))
            where = f"{told.row.file}:{told.row.line}"
            accounts[told.row.id] = Account(told.row.id, where, kinds)
    ordered = tuple(accounts[name] for name in sorted(accounts))
    return Imported(tuple(extractions), ordered)


def _article(
    collection: str, told_of_file: list[Told], roster: Roster
) -> tuple[Extraction, dict[str, Counter[str]]]:
    title, page = _work(collection, told_of_file[0].row)
    text = f"{title}\n\n"
    for told in told_of_file:
        told.begin = len(text)
        text += f"{told.text}\n\n"
    article = Article(
        f"{TABLE}us-{slug(collection)}",
        text,
        title=title,
        source=page,
        body_begin=told_of_file[0].begin,
        licence=LICENCE,
    )
    writer = Writer(article, roster)
    for told in told_of_file:
        visit(writer, told)
        for met in told.remark.meetings:
            meeting(writer, told, met)
    attended_by_all(writer, told_of_file)
    return writer.extraction(), writer.counts


def _work(collection: str, row: Row) -> tuple[str, str]:
    """What a file is called, and the page of the Office that has it."""
    kind, _, name = collection.partition("/")
    if kind == "president-travels":
        return f"Travels abroad of President {row.traveller}", f"{_SITE}/travels/president/{name}"
    if kind == "secretary-travels":
        return (
            f"Travels abroad of Secretary of State {row.traveller}",
            f"{_SITE}/travels/secretary/{name}",
        )
    if kind == "visits" and name.isdecimal():
        return f"Visits of foreign leaders to the United States, {name}s", f"{_SITE}/visits"
    return f"Visits to and from the United States: {collection}", f"{_SITE}/visits"
