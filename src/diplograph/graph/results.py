"""Rows that answer a query, and how they are written: table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diplograph import tabular
from diplograph.errors import QueryError
from diplograph.graph.iris import compact
from diplograph.graph.records import Thing

if TYPE_CHECKING:
    from pandas import DataFrame

Value = Thing | str | int | Decimal | bool | None
"""One cell: a thing with its label, a text or date, a number, a truth, or nothing."""

FORMATS = ("table", "csv", "json")
_WIDEST = 60
_LONG_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: the names of the columns, and a value for each in every row.

    ``truncated`` says that there are more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row as a dictionary by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> DataFrame:
        """The rows as a DataFrame of pandas, things by their labels.

        After a column ``x`` that holds things stands ``x_iri`` with their IRIs; figures are floats.
        Raises GraphError where pandas is not installed.
        """
        things = _with_things(self)
        rows = [
            [cell for i, value in enumerate(row) for cell in _framed(value, i in things)]
            for row in self.rows
        ]
        names = _headed(self, things)
        return tabular.frame((dict(zip(names, row, strict=True)) for row in rows), names)

    def _repr_html_(self) -> str:
        cells = [
            [_shown(value, name) for name, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]
        return tabular.html_table(cells, self.columns, _counted(self))


def render(result: Result, form: str = "table") -> str:
    """The rows as ``table``, ``csv`` or ``json``, with a line end at the end.

    Tables have labels, and in the column ``fact`` the short name that other commands take; CSV has
    a column ``x_iri`` after each column ``x`` that holds things; in JSON a thing is an object with
    ``iri`` and ``label``. Raises QueryError for another format.
    """
    if form == "table":
        return _table(result)
    if form == "csv":
        return _csv(result)
    if form == "json":
        rows = [{name: _plain(value) for name, value in row.items()} for row in result]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    raise QueryError(f"{form!r} is no result format; use one of {', '.join(FORMATS)}")


def _table(result: Result) -> str:
    cells = [
        [_shown(value, name) for name, value in zip(result.columns, row, strict=True)]
        for row in result.rows
    ]
    widths = [
        max([_width(name), *(_width(row[index]) for row in cells)])
        for index, name in enumerate(result.columns)
    ]
    lines = [result.columns, ["-" * width for width in widths], *cells]
    body = "".join(
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )
    return f"{body}({_counted(result)})\n"


def _counted(result: Result) -> str:
    first = "the first " if result.truncated else ""
    return f"{first}{len(result)} {'row' if len(result) == 1 else 'rows'}"


def _shown(value: Value, column: str) -> str:
    if isinstance(value, Thing):
        text = compact(value.iri) if column == "fact" else value.label
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, int | Decimal):
        text = f"{value:,}" if abs(Decimal(value)) >= _LONG_NUMBER else str(value)
    else:
        text = " ".join((value or "").split())
    return text if _width(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _width(text: str) -> int:
    """How many columns a terminal needs for it."""
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(c) in "WF" for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _csv(result: Result) -> str:
    things = _with_things(result)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_headed(result, things))
    for row in result.rows:
        writer.writerow(cell for i, value in enumerate(row) for cell in _cells(value, i in things))
    return stream.getvalue()


def _with_things(result: Result) -> set[int]:
    """Which columns hold things."""
    return {
        index
        for index in range(len(result.columns))
        if any(isinstance(row[index], Thing) for row in result.rows)
    }


def _headed(result: Result, things: set[int]) -> list[str]:
    return [
        name
        for index, column in enumerate(result.columns)
        for name in ([column, f"{column}_iri"] if index in things else [column])
    ]


def _framed(value: Value, with_iri: bool) -> list[Any]:
    if isinstance(value, Thing):
        return [value.label, value.iri]
    plain = float(value) if isinstance(value, Decimal) else value
    return [plain, None] if with_iri else [plain]


def _cells(value: Value, with_iri: bool) -> list[str]:
    if isinstance(value, Thing):
        return [value.label, value.iri]
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return [text, ""] if with_iri else [text]


def _plain(value: Value) -> Any:
    if isinstance(value, Thing):
        return {"iri": value.iri, "label": value.label}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
