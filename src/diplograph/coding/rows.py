"""Rows of texts in, rows of coded events out: JSON lines, and the columns of the field's tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import BinaryIO

from diplograph.coding.coder import CodedEvent, Party
from diplograph.coding.ontology import event_types
from diplograph.errors import ReadingError
from diplograph.model import PartialDate
from diplograph.reading.jsonl import each_object, iso_day, string, text_of

#: GDELT's names for what it has, then POLECAT's for the rest, then where the words stand.
COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "Event Type",
    "Event Mode",
    "Event Date",
    "Event End",
    "Publication Date",
    "Status",
    "Modality",
    "Confidence",
    "Article",
    "Begin",
    "End",
    "Text",
)
_SUREST = 0.99
_COUNTRY = 3  # letters of a country's code


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One text to code.

    With ``source`` and ``target``, phrases of it, only the event between these two is asked for.
    """

    line: int
    id: str
    text: str
    date: PartialDate | None = None
    source: str | None = None
    target: str | None = None

    @property
    def between(self) -> tuple[str, str] | None:
        """The phrases of the two sides, where the row names them."""
        return (self.source, self.target) if self.source and self.target else None


def read_rows(stream: BinaryIO, where: str) -> Iterator[CodingRow | ReadingError]:
    """The rows of a file, and an error in place of each line that is none."""
    return each_object(stream, where, _row)


def _row(fields: dict[str, object], number: int) -> CodingRow:
    written = string(fields, "date")
    date = iso_day(written)
    if written is not None and date is None:
        raise ReadingError(f'has the date "{written}": write YYYY, YYYY-MM or YYYY-MM-DD')
    source, target = string(fields, "source"), string(fields, "target")
    if source is None or target is None:  # "source" alone says where a text comes from
        source = target = None
    return CodingRow(
        line=number,
        id=string(fields, "id", "doc_id") or str(number),
        text=text_of(fields),
        date=date,
        source=source,
        target=target,
    )


def answer(row: CodingRow, events: Sequence[CodedEvent]) -> dict[str, object]:
    """The row's events, the surest first, as plain values."""
    ordered = sorted(events, key=lambda event: (-event.confidence, event.span))
    return {"id": row.id, "events": [_event(row, event) for event in ordered]}


def _event(row: CodingRow, event: CodedEvent) -> dict[str, object]:
    return {
        "event": event.event,
        "mode": event.mode,
        "cameo": event.cameo,
        "source": list(event.source_codes()),
        "target": list(event.target_codes()),
        "begin": None if event.start is None else str(event.start),
        "end": None if event.end is None else str(event.end),
        "status": str(event.status),
        "modality": str(event.modality),
        "confidence": _shown(event.confidence),
        "span": [event.span.begin, event.span.end],
        "source_text": [party.span.of(row.text) for party in event.sources],
        "target_text": [party.span.of(row.text) for party in event.targets],
    }


def _shown(confidence: float) -> float:
    """To three digits; nothing that is read from words is certain."""
    return min(round(confidence, 3), _SUREST)


def table_rows(row: CodingRow, events: Sequence[CodedEvent]) -> Iterator[dict[str, object]]:
    """A row per event and pair of actors, by `COLUMNS`."""
    for number, event in enumerate(events, start=1):
        for pair, (source, target) in enumerate(_pairs(event), start=1):
            yield {
                "GLOBALEVENTID": f"{row.id}-{number}-{pair}",
                **_when(event, row),
                **_actor(row, "Actor1", source),
                **_actor(row, "Actor2", target),
                **_what(event),
                "Status": str(event.status),
                "Modality": str(event.modality),
                "Confidence": _shown(event.confidence),
                "Article": row.id,
                "Begin": event.span.begin,
                "End": event.span.end,
                "Text": " ".join(event.span.of(row.text).split()),
            }


_Side = tuple[Party, str] | None


def _pairs(event: CodedEvent) -> Iterator[tuple[_Side, _Side]]:
    """Who to whom: each source with each target, or each with each other in a mutual event."""
    sources = [(party, code) for party in event.sources for code in party.codes]
    targets = [(party, code) for party in event.targets for code in party.codes]
    if targets or len(sources) < 2:
        yield from product(sources or (None,), targets or (None,))
        return
    for source in sources:
        for target in sources:
            if source != target:
                yield source, target


def _when(event: CodedEvent, row: CodingRow) -> dict[str, object]:
    day = event.start or row.date
    written = str(day or "")
    return {
        "SQLDATE": written.replace("-", ""),
        "MonthYear": written.replace("-", "")[:6],
        "Year": written[:4],
        "Event Date": written,
        "Event End": str(event.end or ""),
        "Publication Date": str(row.date or ""),
    }


def _actor(row: CodingRow, name: str, side: _Side) -> dict[str, object]:
    if side is None:
        return {f"{name}Code": "", f"{name}Name": "", f"{name}CountryCode": ""}
    party, code = side
    return {
        f"{name}Code": code,
        f"{name}Name": " ".join(party.span.of(row.text).split()),
        f"{name}CountryCode": code if len(code) == _COUNTRY and code not in _STATELESS else "",
    }


_STATELESS = frozenset({"IGO", "NGO", "IMG"})


def _what(event: CodedEvent) -> dict[str, object]:
    kind = event_types()[event.event]
    return {
        "IsRootEvent": 1 if event.span.begin == 0 else 0,
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": kind.quad,
        "GoldsteinScale": kind.goldstein,
        "Event Type": event.event,
        "Event Mode": event.mode or "",
    }
