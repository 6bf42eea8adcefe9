"""From the rows of queries to lines: rows of one fact are put together, cells put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import groupby

from diplograph.graph.records import Thing
from diplograph.graph.results import Value

Row = dict[str, Value]


def grouped(rows: Iterable[Row], key: Callable[[Row], tuple[str, ...]]) -> list[list[Row]]:
    """Rows that are alike by a key, in the order of the keys, each group in the order it had."""
    return [list(group) for _, group in groupby(sorted(rows, key=key), key)]


def by_fact(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each fact, by date; facts without one come last."""
    return grouped(rows, lambda row: (words(row["date"]) or "~", fact_of(row)))


def fact_of(row: Row) -> str:
    """The IRI of the fact that a row is about."""
    fact = row["fact"]
    assert isinstance(fact, Thing)
    return fact.iri


def facts_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The IRIs of the facts that rows are about, each once."""
    return tuple(sorted({fact_of(row) for row in rows}))


def words(value: Value) -> str:
    """A cell for people; nothing gives an empty text."""
    if value is None:
        return ""
    if isinstance(value, Thing):
        return value.label
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:,}"
    return " ".join(str(value).split())


def all_words(rows: Iterable[Row], column: str) -> str:
    """What a column has in several rows, in their order, each once."""
    return ", ".join(dict.fromkeys(filter(None, (words(row[column]) for row in rows))))


def some(text: str, before: str = "", after: str = "") -> str:
    """A text between two others, or nothing where it is empty."""
    return f"{before}{text}{after}" if text else ""


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """A number and what it counts: "1 fact", "2 facts"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"
