"""JSON lines: one article a line, as exported from a database or a data frame.

A row is an object with ``text`` and, all optional, ``id`` (or ``doc_id``), ``date`` (a date or a
timestamp in ISO form), ``title`` and ``source`` (or ``url``, ``link``); other fields are ignored.
JSON lines are UTF-8 by definition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from diplograph.errors import ReadingError
from diplograph.model import PartialDate
from diplograph.reading.decoding import MAX_CHARACTERS

_MAX_BYTES = 8 * MAX_CHARACTERS  # a character takes up to 12 bytes as JSON escapes, usually one


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file. ``written_date`` is what the row has as its date, readable or not."""

    line: int
    text: str
    id: str | None
    date: PartialDate | None
    written_date: str | None
    title: str | None
    source: str | None


def rows(stream: BinaryIO, where: str) -> Iterator[Row | ReadingError]:
    """The rows of a file, and an error in place of each line that is none; blank lines are skipped.

    Lines are read one at a time, so the size of the file does not matter.
    """
    number = 0
    while data := stream.readline(_MAX_BYTES):
        number += 1
        too_long = len(data) == _MAX_BYTES and not data.endswith(b"\n")
        while too_long and (more := stream.readline(_MAX_BYTES)) and not more.endswith(b"\n"):
            continue
        if not data.strip():
            continue
        try:
            if too_long:
                raise ReadingError(
                    f"is longer than any one article ({_MAX_BYTES:,} bytes): split it"
                )
            yield _row(data, number)
        except ReadingError as error:
            yield ReadingError(f"{where}:{number} {error}")


def _row(data: bytes, number: int) -> Row:
    fields = _fields(data)
    text = fields.get("text")
    if not isinstance(text, str):
        raise ReadingError('has no "text": give each row its article\'s text under that name')
    written = _string(fields, "date")
    return Row(
        line=number,
        text=text,
        id=_string(fields, "id", "doc_id"),
        date=_date(written),
        written_date=written,
        title=_string(fields, "title"),
        source=_string(fields, "source", "url", "link"),
    )


def _fields(data: bytes) -> dict[str, object]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadingError(f"is not UTF-8 (byte {error.start}): JSON lines must be") from None
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"is not JSON ({error}): write one object a line") from None
    if not isinstance(value, dict):
        raise ReadingError("is not a JSON object: write one object a line")
    return value


def _string(fields: dict[str, object], *names: str) -> str | None:
    values = (fields.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, str | int) and value), None)


def _date(written: str | None) -> PartialDate | None:
    """The day of an ISO date or timestamp; None where there is none or it cannot be read."""
    if written is None:
        return None
    day, _, _ = written.strip().replace(" ", "T").partition("T")
    try:
        return PartialDate.parse(day)
    except ValueError:
        return None
