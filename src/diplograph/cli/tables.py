"""Rows of plain values as JSON, JSON lines, CSV or an aligned table; the same bytes every time."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from diplograph.errors import GraphError

Row = Mapping[str, object]
_WIDEST = 48  # characters of a cell in a table


@contextlib.contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """A text stream in UTF-8 to a file, or to stdout for None and ``-``; raises GraphError."""
    if path in (None, "-"):
        yield sys.stdout
        return
    try:
        stream = open(str(path), "w", encoding="utf-8", newline="")  # noqa: PTH123, SIM115
    except OSError as error:
        raise GraphError(f"{path} cannot be written: {error.strerror}") from None
    with stream:
        yield stream


def write(rows: Iterable[Row], columns: Sequence[str], form: str, stream: TextIO) -> None:
    """Write rows in one of the forms ``json``, ``jsonl``, ``csv``, ``table``."""
    _WRITERS[form](rows, columns, stream)


def _json(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    objects = [{column: row.get(column) for column in columns} for row in rows]
    stream.write(json.dumps(objects, ensure_ascii=False, indent=2) + "\n")


def _jsonl(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    for row in rows:
        object_ = {column: row.get(column) for column in columns}
        stream.write(json.dumps(object_, ensure_ascii=False) + "\n")


def _csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([flat(row.get(column)) for column in columns] for row in rows)


def _table(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    lines = [list(columns), *cells]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    lines.insert(1, ["-" * width for width in widths])
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        stream.write("  ".join(padded).rstrip() + "\n")


def _cell(value: object) -> str:
    text = " ".join(flat(value).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def flat(value: object) -> str:
    """One cell: nothing for None, lists joined by ``; ``."""
    if isinstance(value, list | tuple):
        return "; ".join(map(flat, value))
    return "" if value is None else str(value)


_WRITERS: Mapping[str, Callable[[Iterable[Row], Sequence[str], TextIO], None]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "table": _table,
}
