"""Events over time: a lane for each type, what happened beside each dot."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from diplograph.errors import GraphError
from diplograph.graph.iris import compact
from diplograph.network.facts import VOUCHED, Date, Given, filters, world
from diplograph.network.happenings import Happening, find, happenings
from diplograph.network.views import said
from diplograph.pictures import styles
from diplograph.pictures.choosing import conditions_of, counted, period
from diplograph.pictures.page import page, shortened, text, text_width

MOST_EVENTS = 150
"""Up to so many events are drawn one by one; more are counted by time."""

_WIDTH = 1100.0
_LEFT, _RIGHT = 120.0, 230.0
_ROW = 19.0
_LABEL = 215.0
_SMALL = 'fill="#555" font-size="11"'
_BAR = 90.0  # the height of the tallest bar
_LANES = {
    "Visit": "visits",
    "Meeting": "meetings",
    "Signing": "signings",
    "SpeechAct": "statements",
    "Action": "actions",
}


def timeline(
    given: Given,
    *who: str,
    title: str = "",
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
) -> str:
    """The events of a country, person or organisation over time, or those that two share, as SVG.

    ``who`` are names, codes or keys; an event is drawn if it has to do with each of them. Up to
    `MOST_EVENTS` are drawn one by one, more are counted by time. The filters are those of
    `diplograph.network.views.view`. Raises GraphError for a name that nobody has, and where there
    is no dated event.
    """
    if not who:
        raise GraphError("a timeline is of somebody: give a country, person or organisation")
    source = world(given)
    wanted = filters(as_of=as_of, between=between, min_confidence=min_confidence, modality=modality)
    iris = [find(source, name) for name in who]
    names = [source.names([iri])[iri]["label"] for iri in iris]
    told = happenings(source, iris, wanted)
    dated = [one for one in told if one.fact.since is not None]
    said_of = conditions_of(dict(said(wanted, ())))
    if not dated:
        raise GraphError(_nothing(names, len(told), said_of))
    days = sorted(str(one.fact.since) for one in dated)
    undated = len(told) - len(dated)
    parts = [counted(len(dated), "event"), period(days), *said_of]
    if len(dated) <= MOST_EVENTS:
        drawing, height = _one_by_one(dated)
        notes = ["the more independent sources, the larger the dot"]
    else:
        drawing, height, step = _bars(dated)
        notes = [f"too many events to draw one by one: a bar counts those of {step}"]
    notes += [f"and {counted(undated, 'event')} without a date"] if undated else []
    return page(
        drawing,
        _WIDTH,
        height,
        title=title or f"Events of {' and '.join(names)}",
        subtitle=" · ".join(filter(None, parts)),
        notes=notes,
    )


def _nothing(names: Sequence[str], undated: int, conditions: Sequence[str]) -> str:
    whom = " and ".join(names)
    if undated:
        return f"there is nothing to draw: {counted(undated, 'event')} of {whom}, none with a date"
    filtered = ", ".join(conditions)
    why = f" with these filters: {filtered}; widen or leave out one" if filtered else ""
    return f"there is nothing to draw: no event of {whom}{why}"


class _Axis:
    """From days to places: from the first event to the last, with years or months as ticks."""

    def __init__(self, days: Sequence[dt.date]) -> None:
        first, last = min(days), max(days)
        self.first, self.last = first.toordinal(), max(last.toordinal(), first.toordinal() + 28)

    def x(self, day: dt.date) -> float:
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def ticks(self) -> Iterator[tuple[float, str]]:
        span = (self.last - self.first) / 365.25
        step = next((s for s in (1, 2, 5, 10, 20) if span / s <= 12), 50)
        first, last = dt.date.fromordinal(self.first), dt.date.fromordinal(self.last)
        if span < 2.5:
            months = 1 if span < 0.9 else 3
            for month in range(first.year * 12, (last.year + 1) * 12, months):
                day = dt.date(month // 12, month % 12 + 1, 1)
                if first <= day <= last:
                    yield self.x(day), f"{day:%Y-%m}"
        else:
            for year in range(first.year, last.year + 1):
                if year % step == 0 and dt.date(year, 1, 1) >= first:
                    yield self.x(dt.date(year, 1, 1)), str(year)


def _one_by_one(dated: Sequence[Happening]) -> tuple[list[str], float]:
    axis = _Axis([_day(one) for one in dated])
    drawing: list[str] = []
    top = 10.0
    for type_, lane in _LANES.items():
        own = [one for one in dated if one.fact.type == type_]
        if not own:
            continue
        rows = _rows(own, axis)
        height = (max(rows) + 1) * _ROW + 10.0
        drawing += _lane(lane, top, height)
        for one, row in zip(own, rows, strict=True):
            drawing.append(_event(one, axis.x(_day(one)), top + 5.0 + _ROW * (row + 0.5)))
        top += height
    return [*_grid(axis, top), *drawing], top + 24.0


def _rows(own: Sequence[Happening], axis: _Axis) -> list[int]:
    """For each event the first row in which its label lies over no other."""
    ends: list[float] = []
    rows = []
    for one in own:
        x = axis.x(_day(one))
        row = next((number for number, end in enumerate(ends) if end <= x - 7.0), len(ends))
        ends[row : row + 1] = [x + 12.0 + text_width(_label(one), 11.0) + 4.0]
        rows.append(row)
    return rows


def _bars(dated: Sequence[Happening]) -> tuple[list[str], float, str]:
    """Bars by month, quarter or year, whatever the span allows, and what a bar counts."""
    axis = _Axis([_day(one) for one in dated])
    span = (axis.last - axis.first) / 365.25
    steps = {1: "a month", 3: "three months", 12: "a year"}
    months = 1 if span < 6 else 3 if span < 18 else 12
    counts = Counter((one.fact.type, _month(one) // months) for one in dated)
    tallest = max(counts.values())
    drawing: list[str] = []
    top = 10.0
    for type_, lane in _LANES.items():
        own = {slot: number for (of, slot), number in sorted(counts.items()) if of == type_}
        if not own:
            continue
        height = 14.0 + _BAR * max(own.values()) / tallest
        height = max(height, 34.0)
        drawing += _lane(lane, top, height)
        for slot, number in own.items():
            drawing.append(_bar(axis, type_, slot * months, months, number, top + height, tallest))
        peak = max(own.values())
        beside = _WIDTH - _RIGHT + 28.0
        drawing.append(text(beside, top + height / 2 + 4.5, f"at most {peak:,}", _SMALL))
        top += height
    return [*_grid(axis, top), *drawing], top + 24.0, steps[months]


def _bar(
    axis: _Axis, type_: str, month: int, months: int, number: int, foot: float, tallest: int
) -> str:
    until = month + months
    start, end = (dt.date(each // 12, each % 12 + 1, 1) for each in (month, until))
    x = max(axis.x(start), _LEFT)
    width = min(axis.x(end), _WIDTH - _RIGHT) - x
    height = _BAR * number / tallest
    when = f"{start:%Y}" if months == 12 else f"{start:%Y-%m}"
    return (
        f'<g class="mark"><rect x="{x:.1f}" y="{foot - height - 1:.1f}" height="{height:.1f}"'
        f' width="{max(width - 1, 1):.1f}" fill="{styles.node_colour(type_)}"/>'
        f"<title>{when}; {counted(number, _LANES[type_][:-1])}</title></g>"
    )


def _lane(name: str, top: float, height: float) -> Iterator[str]:
    middle = top + height / 2 + 4.5
    yield text(24.0, middle, name, 'fill="#333"')
    yield (f'<path d="M24 {top + height:.1f} H{_WIDTH - 24:.0f}" stroke="#ddd" stroke-width="1"/>')


def _grid(axis: _Axis, bottom: float) -> Iterator[str]:
    last = -math.inf
    for x, words in axis.ticks():
        yield f'<path d="M{x:.1f} 10 V{bottom + 4:.1f}" stroke="#eee" stroke-width="1"/>'
        if x - last > text_width(words, 11.0) + 6:
            yield text(x, bottom + 17.0, words, f'text-anchor="middle" {_SMALL}')
            last = x


def _event(one: Happening, x: float, y: float) -> str:
    colour = styles.node_colour(one.fact.type)
    sources = len(one.fact.sources)
    said_of = [f"{one.fact.since} {_words(one)}", counted(sources, "source"), compact(one.fact.iri)]
    words = "; ".join(said_of)
    radius = min(3.6 + 0.9 * math.log2(max(1, sources)), 7.0)
    label = text(x + 10.0, y + 4.0, _label(one), 'fill="#222" font-size="11"', halo=True)
    return (
        f'<g class="mark"><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"/>'
        f"{label}<title>{escape(words)}</title></g>"
    )


def _label(one: Happening) -> str:
    return shortened(_words(one), _LABEL, 11.0)


def _words(one: Happening) -> str:
    kind = (one.fact.kind or one.fact.type).replace("-", " ").lower()
    return f"{kind}: {', '.join(one.labels)}" if one.labels else kind


def _day(one: Happening) -> dt.date:
    assert one.fact.since is not None
    return one.fact.since.first_day


def _month(one: Happening) -> int:
    return _day(one).year * 12 + _day(one).month - 1
