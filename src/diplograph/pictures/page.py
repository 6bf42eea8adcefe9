"""What all pictures share: letters, a page with title and legend around a drawing, as SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

SIZE = 13.0
"""The size of the letters, in pixels."""

LINE = 15.0
"""From one line of text to the next, in pixels."""

_FONT = "font-family=\"'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif\""
_LEFT = 24.0
_LEAST_WIDTH = 640.0
_LEGEND_ROW = 21.0


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of a legend: what is drawn before the words.

    ``mark`` is "dot", "line", "arrow" or "square"; ``dashes`` is as in SVG.
    """

    mark: str
    words: str
    colour: str
    dashes: str = ""
    width: float = 2.5


def page(
    drawing: Iterable[str],
    width: float,
    height: float,
    *,
    title: str,
    subtitle: str = "",
    legend: Sequence[Sample] = (),
    notes: Sequence[str] = (),
) -> str:
    """A whole SVG document: title and subtitle, the drawing of that size, legend and notes.

    Lines that are too long for the page are broken, so that nothing is cut.
    """
    wide = max(width, _LEAST_WIDTH)
    room = wide - 2 * _LEFT
    head = wrapped(title, room, 18.0, bold=True)
    under = wrapped(subtitle, room) if subtitle else []
    top = 16.0 + 23.0 * len(head) + LINE * 1.15 * len(under)
    places, legend_height = _placed(legend, wide)
    ends = [line for note in notes for line in wrapped(note, room)]
    foot = top + height + 14.0
    total = foot + legend_height + LINE * 1.2 * len(ends) + 18.0
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {total:.0f}"'
        f' width="{wide:.0f}" height="{total:.0f}" {_FONT} font-size="{SIZE:.0f}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide:.0f}" height="{total:.0f}" fill="white"/>',
        *_column(head, 30.0, 23.0, 'font-size="18" font-weight="bold" fill="#111"'),
        *_column(under, 26.0 + 23.0 * len(head), LINE * 1.15, 'fill="#555"'),
        f'<g class="drawing" transform="translate({(wide - width) / 2:.1f} {top:.1f})">',
        *drawing,
        "</g>",
        *(part for x, y, sample in places for part in _sample(sample, x, foot + y)),
        *_column(ends, foot + legend_height + SIZE, LINE * 1.2, 'fill="#555"'),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide a line is, in pixels: rather too wide than too narrow, whatever the font."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    broad = sum(letter.isupper() or letter in "mwMW%—" for letter in text)
    return size * (0.57 * len(text) + 0.43 * wide + 0.17 * broad) * (1.1 if bold else 1.0)


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """A text that fits a room, with an ellipsis where it was cut."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1].rstrip()
    return text.rstrip(",;:") + "…"


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """A text in lines that fit a room; a word that is longer than the room is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, room, size))
    return lines


def text(x: float, y: float, words: str, more: str = "", *, halo: bool = False) -> str:
    """One line of text; with a halo it can be read on lines that it crosses."""
    letters = escape(words)
    plain = f'<text x="{x:.1f}" y="{y:.1f}" {more}>{letters}</text>'
    if not halo:
        return plain
    # Twice, since not every viewer knows paint-order: a white edge, then the letters on it.
    edge = 'stroke="white" stroke-width="3.5" stroke-linejoin="round" aria-hidden="true"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {edge} {more}>{letters}</text>{plain}'


def _column(lines: Iterable[str], first: float, step: float, more: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield text(_LEFT, first + step * number, line, more)


def _placed(
    legend: Sequence[Sample], width: float
) -> tuple[list[tuple[float, float, Sample]], float]:
    """Where each entry stands, row by row, and the height of all of them."""
    places = []
    x, y = _LEFT, 0.0
    for sample in legend:
        needs = 40.0 + text_width(sample.words) + 22.0
        if x > _LEFT and x + needs > width:
            x, y = _LEFT, y + _LEGEND_ROW
        places.append((x, y + SIZE, sample))
        x += needs
    return places, y + _LEGEND_ROW + 4.0 if places else 0.0


def _sample(sample: Sample, x: float, y: float) -> Iterator[str]:
    middle = y - 4.5
    if sample.mark == "dot":
        yield f'<circle cx="{x + 14:.1f}" cy="{middle:.1f}" r="6.5" fill="{sample.colour}"/>'
    elif sample.mark == "square":
        yield (
            f'<rect x="{x + 7:.1f}" y="{middle - 7:.1f}" width="14" height="14"'
            f' fill="{sample.colour}" stroke="#bbb" stroke-width="0.6"/>'
        )
    else:
        dashes = f' stroke-dasharray="{sample.dashes}"' if sample.dashes else ""
        yield (
            f'<path class="sample" d="M{x:.1f} {middle:.1f} h28" stroke="{sample.colour}"'
            f' stroke-width="{sample.width:.1f}"{dashes}/>'
        )
        if sample.mark == "arrow":
            yield head_of_arrow(x + 32, middle, 1.0, 0.0, sample.colour)
    yield text(x + 40, y, sample.words, 'fill="#333"')


def head_of_arrow(
    x: float, y: float, along: float, across: float, colour: str, size: float = 9.0
) -> str:
    """A triangle with its tip at a place, pointing along a direction of length 1."""
    back_x, back_y = x - along * size, y - across * size
    side_x, side_y = -across * size * 0.45, along * size * 0.45
    return (
        f'<polygon points="{x:.1f},{y:.1f} {back_x + side_x:.1f},{back_y + side_y:.1f}'
        f' {back_x - side_x:.1f},{back_y - side_y:.1f}" fill="{colour}"/>'
    )
