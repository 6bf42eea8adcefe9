"""What all profiles share: how sections are made of rows and filled with sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from diplograph.graph.records import Thing
from diplograph.graph.results import Value
from diplograph.profiles.disputes import disputes
from diplograph.profiles.profile import Line, Profile, Section, with_evidence
from diplograph.profiles.rows import Row, by_fact, fact_of, facts_of, some, words
from diplograph.store import Store, sentences

_VOUCHED = frozenset({"asserted", "implied"})
_HELD = frozenset({"held", "under-way", ""})
_UNTOLD = frozenset({"articles", "fact"})


def assembled(
    store: Store,
    kind: str,
    subjects: tuple[Thing, ...],
    rows: Iterable[Row],
    sections: Iterable[Section],
    *,
    prefer: str,
) -> Profile:
    """The profile of these sections, each line with its sentences, and what is contradicted.

    ``rows`` are all that sections were made of.
    """
    labels = {fact_of(row): words(row["fact"]) for row in rows}
    told = sentences(store, facts=labels)
    filled = [_counted_sources(with_evidence(each, told)) for each in sections]
    return Profile(kind, subjects, (*filled, disputes(store, told, labels, prefer=prefer)))


def timeline(rows: Iterable[Row]) -> Section:
    """All that is dated or took place; the label of a fact has who and where."""
    return section("timeline", "Timeline", labelled_lines(rows), "entry", "entries")


def labelled_lines(rows: Iterable[Row]) -> list[Line]:
    """A line for each fact, with its label."""
    return [
        Line(
            f"{words(row['fact'])}{some(words(row['status']), ' (', ')')}",
            words(row["date"]) or None,
            values(row, "date", "kind", "status"),
            facts_of(group),
        )
        for group in by_fact(rows)
        for row in group[:1]
    ]


def term_lines(rows: Iterable[Row], name: Callable[[Row], str]) -> list[Line]:
    """A line for each fact that lasts, with when it began and ended, by ``name`` and date."""
    lines = [
        Line(
            f"{name(row)}{some(words(row['date']), ', from ')}"
            f"{some(words(row['end']), ', until ')}",
            None,
            tuple((column, value) for column, value in row.items() if column not in _UNTOLD),
            facts_of(group),
        )
        for group in by_fact(rows)
        for row in group[:1]
    ]
    return sorted(lines, key=lambda line: line.text)


def took_place(row: Row) -> bool:
    """Whether an event was held or goes on; one without a status is taken to have been."""
    return words(row["status"]).replace(" ", "-") in _HELD


def values(row: Row, *columns: str) -> tuple[tuple[str, Value], ...]:
    """These columns of a row, for programs."""
    return tuple((column, row[column]) for column in columns)


def section(name: str, title: str, lines: Iterable[Line], singular: str, plural: str) -> Section:
    """A section that says how many lines it has."""
    listed = tuple(lines)
    return Section(name, title, listed, ((noun(len(listed), singular, plural), len(listed)),))


def noun(count: int, singular: str, plural: str | None = None) -> str:
    """The singular or the plural, which is with an s by default."""
    return singular if count == 1 else plural or f"{singular}s"


def _counted_sources(filled: Section) -> Section:
    """A section that says as well how many articles and works vouch for it."""
    vouching = {
        each.source for line in filled.lines for each in line.evidence if each.modality in _VOUCHED
    }
    count = (noun(len(vouching), "source"), len(vouching))
    return replace(filled, counts=(*filled.counts, count))
