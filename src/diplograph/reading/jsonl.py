"""JSON lines: one article a line, as exported from a database or a data frame.

A row is an object with ``text`` and, all optional, ``id`` (or ``doc_id``), ``date`` (a date or a
timestamp in ISO form), ``title`` and ``source`` (or ``url``, ``link``); other fields are ignored.
JSON lines are UTF-8 by definition.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from diplograph.errors import ReadingError
from diplograph.model import PartialDate
from diplograph.reading.decoding import MAX_CHARACTERS

Made = TypeVar("Made")
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
    return each_object(stream, where, _row)


def each_object(
    stream: BinaryIO, where: str, make: Callable[[dict[str, object], int], Made]
) -> Iterator[Made | ReadingError]:
    """What ``make`` makes of each line's object and number, or the error that it or JSON raises."""
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
            yield make(_fields(data), number)
        except ReadingError as error:
            yield ReadingError(f"{where}:{number} {error}")


def _row(fields: dict[str, object], number: int) -> Row:
    text = text_of(fields)
    written = string(fields, "date")
    return Row(
        line=number,
        text=text,
        id=string(fields, "id", "doc_id"),
        date=iso_day(written),
        written_date=written,
        title=string(fields, "title"),
        source=string(fields, "source", "url", "link"),
    )


def text_of(fields: dict[str, object]) -> str:
    """The text of a row; raises ReadingError where there is none."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise ReadingError('has no "text": give each row its article\'s text under that name')
    return text


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


def string(fields: dict[str, object], *names: str) -> str | None:
    """The first of these fields that is a text or a number, as text."""
    values = (fields.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, str | int) and value), None)


def iso_day(written: str | None) -> PartialDate | None:
    """The day of an ISO date or timestamp; None where there is none or it cannot be read."""
    if written is None:
        return None
    day, _, _ = written.strip().replace(" ", "T").partition("T")
    try:
        return PartialDate.parse(day)
    except ValueError:
        return None
