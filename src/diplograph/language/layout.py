"""How a press text is laid out: blocks of lines, and which of them are not the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from diplograph.language.furniture import (
    FULL_DATE,
    WEEKDAY,
    ends_report,
    is_caption,
    is_date_alone,
    is_furniture,
)
from diplograph.model import Span

Kind = Literal["body", "headline", "caption", "boilerplate", "list-item", "dateline-only", "repeat"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_EDGE = " \t\xa0\u3000\u200b\u200c\u200d\u2060\ufeff"
_WIDEST_WRAP = 130
_LEADING_DATE = re.compile(rf"{WEEKDAY},\s+{FULL_DATE}(?=\s+[A-Z“\"])")
_BULLET = re.compile(r"(?:[•·▪●◦‣■□►▶✓✔➢➤*]+|\(?\d{1,2}[.)]|\(?[a-zA-Z]\)|[–—-])[ \t\xa0]+(?=\S)")
_DASH_BULLET = re.compile(r"[–—-][ \t\xa0]+\S")
_SIGN_BULLET = re.compile(r"[•·▪●◦‣■□►▶✓✔➢➤]")
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z|[.!?…][\"'”’»)\]\s]*\Z")
_STOPPED = re.compile(r"[.!?…]\s?[\"'”’»)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's span (no white space at its edges), where its words begin, and its kind."""

    span: Span
    words_begin: int
    kind: Kind


def blocks(text: str, *, begin: int = 0, title: str | None = None) -> tuple[Block, ...]:
    """Cut the text from ``begin`` on into blocks and say what each is. Linear in the text."""
    spans = [piece for span in _spans(text, begin) for piece in _cut_title(text, span, title)]
    return tuple(_classified(text, spans, title))


def trimmed(text: str, begin: int, end: int) -> Span | None:
    """The part of ``text[begin:end]`` without white space at its edges; None if nothing is left."""
    while begin < end and (text[begin].isspace() or text[begin] in _EDGE):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return Span(begin, end) if begin < end else None


def _spans(text: str, begin: int) -> Iterator[Span]:
    groups = _line_groups(text, begin)
    width = _wrap_width(text, groups)
    for group in groups:
        first = group[0]
        last = first
        for line in group[1:]:
            if not _continues(text, last, line, width):
                yield Span(first.begin, last.end)
                first = line
            last = line
        yield Span(first.begin, last.end)


def _line_groups(text: str, begin: int) -> list[list[Span]]:
    """Lines that stand together without a blank line between them."""
    groups: list[list[Span]] = []
    before = -1
    for match in _LINE.finditer(text, begin):
        line = trimmed(text, match.start(), match.end())
        if line is None:
            continue
        gap = text[before : line.begin] if before >= 0 else ""
        if before < 0 or gap.replace("\r\n", "\n").count("\n") > 1 or gap.count("\r") > 1:
            groups.append([])
        groups[-1].append(line)
        before = line.end
    return groups


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The column at which the text was wrapped by hand; None where lines are paragraphs."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < 2:
        return None
    width = max(_length(line) for group in groups if len(group) > 1 for line in group)
    full = sum(_is_full(text, upper, lower, width) for upper, lower in pairs)
    return width if width <= _WIDEST_WRAP and full * 5 >= len(pairs) * 3 else None


def _length(line: Span) -> int:
    return line.end - line.begin


def _is_full(text: str, upper: Span, lower: Span, width: int) -> bool:
    """Whether the lower line's first word had no room on the upper line."""
    first = text.find(" ", lower.begin, lower.end)
    word = (first if first >= 0 else lower.end) - lower.begin
    return _length(upper) + 1 + word > width - 3


def _continues(text: str, upper: Span, lower: Span, width: int | None) -> bool:
    start = text[lower.begin]
    if _BULLET.match(text, lower.begin, lower.end) and not _is_dash_before_speech(text, lower):
        return False
    stopped = _TERMINAL.search(text, max(upper.begin, upper.end - 4), upper.end)
    if start.islower() and not (stopped and text[upper.end - 1] in ".!?;:"):
        return True
    return width is not None and _is_full(text, upper, lower, width)


def _is_dash_before_speech(text: str, line: Span) -> bool:
    return bool(re.compile(r"[–—-]\s+[a-z]").match(text, line.begin, line.end))


def _cut_title(text: str, span: Span, title: str | None) -> Iterator[Span]:
    """A block that runs from the headline straight into the text is cut after the headline."""
    wanted = title.strip() if title else ""
    if wanted and text.startswith(wanted, span.begin) and len(wanted) < _length(span):
        end = span.begin + len(wanted)
        rest = trimmed(text, end, span.end)
        # A line wrapped by hand is no headline, whatever it was taken for.
        if rest is not None and rest.begin > end and not text[rest.begin].islower():
            yield Span(span.begin, end)
            yield from _cut_date(text, rest)
            return
    yield span


def _cut_date(text: str, span: Span) -> Iterator[Span]:
    match = _LEADING_DATE.match(text, span.begin, span.end)
    rest = trimmed(text, match.end(), span.end) if match else None
    if match is None or rest is None:
        yield span
        return
    yield Span(span.begin, match.end())
    yield rest


def _classified(text: str, spans: list[Span], title: str | None) -> Iterator[Block]:
    seen: set[str] = set()
    dashes = sum(bool(_DASH_BULLET.match(text, span.begin, span.end)) for span in spans)
    in_list = over = False
    for index, span in enumerate(spans):
        words = span.of(text) if _length(span) <= 2000 else ""
        bullet = _BULLET.match(text, span.begin, span.end)
        if bullet and text[span.begin] in "-–—" and dashes < 2:
            bullet = None
        over = over or (index > 0 and ends_report(words) and _only_links(text, spans[index + 1 :]))
        kind = _kind(words, title, first=not seen, last=index == len(spans) - 1)
        kind = "boilerplate" if over else kind
        key = _key(words) if words else ""
        if key and key in seen and kind not in ("headline", "boilerplate", "caption"):
            kind = "repeat"
        if kind in ("body", "headline") and (bullet or (in_list and _is_listed(words))):
            kind = "list-item"
        in_list = text[span.end - 1] == ":" or (in_list and kind == "list-item")
        if key:
            seen.add(key)
        yield Block(span, bullet.end() if bullet else span.begin, kind)


_LONGEST_LINK = 25  # words of a headline that links to another report


def _only_links(text: str, spans: list[Span]) -> bool:
    """Whether nothing but short lines follows: headlines of other reports."""
    return all(
        _length(span) <= 2000 and len(span.of(text).split()) <= _LONGEST_LINK for span in spans
    )


def _is_listed(words: str) -> bool:
    return 0 < len(words) <= 300 and (words[-1] in ";," or not _STOPPED.search(words))


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def _kind(words: str, title: str | None, *, first: bool, last: bool) -> Kind:
    if not words:
        return "body"
    if is_date_alone(words):
        return "dateline-only"
    if not any(character.isalpha() for character in words):
        return "boilerplate"
    if title and _key(words) == _key(title):
        return "headline"
    count = len(words.split())
    if count <= 45 and is_furniture(words):
        return "boilerplate"
    if count <= 80 and is_caption(words):
        return "caption"
    if _is_heading(words, count) and not (last and not first):
        return "headline"
    return "body"


def _is_heading(words: str, count: int) -> bool:
    """A short line that no full stop, colon, quotation or first person closes."""
    return (
        count <= 25
        and not _TERMINAL.search(words)
        and not re.search(r"[\"“”«»]", words[:1] + words[-1:])
        and (words[0].isupper() or words[0].isdigit() or words[0] in "'‘\"“")
    )
