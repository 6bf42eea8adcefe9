"""Quotation marks paired within a paragraph, with the missing ones supplied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diplograph.language.layout import trimmed
from diplograph.language.speech import SPEECH_PATTERN, names_speaker
from diplograph.model import Span

Role = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between quotation marks: ``inner`` without the marks, ``outer`` with them.

    ``repaired`` says that a mark was missing; ``runs_on`` that the next paragraph goes on with it.
    """

    inner: Span
    outer: Span
    repaired: bool = False
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    begin: int
    end: int
    role: Role


_MARK = re.compile(r"\"|“|”|„|‟|«|»|＂|''|``|<<|>>|,,(?=\w)")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)])['’](?!\w)")
_AFTER_SPEECH = re.compile(rf"\b{SPEECH_PATTERN}\s?[,:]?\s?\Z", re.IGNORECASE)
_CLOSES_THOUGHT = re.compile(r"[.,!?…]\s?\Z")
_DASH_CLAUSE = re.compile(r"\s*[,.]?\s*[-–—]+\s*")
_LEAD_IN = re.compile(rf"\b{SPEECH_PATTERN}\b[^.!?:\"]{{0,60}}:\s*", re.IGNORECASE)
_LONGEST_SINGLE = 700
_LONGEST_OPEN = 1500


def stretches(
    text: str, paragraph: Span, sentences: Sequence[Span], *, reopened: bool = False
) -> tuple[Stretch, ...]:
    """The quoted stretches of one paragraph, in order and disjoint, nested ones left inside.

    ``reopened`` says that the next paragraph begins with an opening mark, so that one left open
    here runs on. ``sentences`` are those of the paragraph.
    """
    marks = list(_marks(text, paragraph))
    found = list(_paired(text, paragraph, sentences, marks, reopened))
    if not found:
        found = list(_single(text, paragraph))
    return tuple(found)


def opens_with_mark(text: str, span: Span) -> bool:
    """Whether the paragraph begins with an opening quotation mark."""
    match = _MARK.match(text, span.begin, span.end)
    return match is not None and _role(text, span, match) != "close"


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, paragraph.begin, paragraph.end):
        inside_word = text[match.start() - 1 : match.start()].isalpha() and (
            text[match.end() : match.end() + 1].isalpha()
        )
        if inside_word or _is_inch(text, match):
            continue
        yield _Mark(match.start(), match.end(), _role(text, paragraph, match))


def _is_inch(text: str, match: re.Match[str]) -> bool:
    return match[0] in ('"', "''") and bool(
        re.compile(r"\b\d{1,3}(?:\.\d+)?\Z").search(text, max(0, match.start() - 6), match.start())
        and re.compile(r"\s?(?:x|by|wide|long|high|screen|gun)\b").match(text, match.end())
    )


def _role(text: str, paragraph: Span, match: re.Match[str]) -> Role:
    before = text[match.start() - 1] if match.start() > paragraph.begin else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    opens = (before.isspace() or before in "([{—–-/:;,„“«") and not (
        after.isspace() or after in ",;:!?)]"
    )
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-'’”»/")
    mark = match[0]
    if mark in ("„", ",,", "``"):
        return "open"
    if mark in ("“", "«", "‟", "<<"):
        return "close" if closes and not opens else "open"
    if mark in ("”", "»", ">>"):
        return "open" if opens and not closes and before.isspace() else "close"
    return "either" if opens == closes else "open" if opens else "close"


def _paired(
    text: str,
    paragraph: Span,
    sentences: Sequence[Span],
    marks: Sequence[_Mark],
    reopened: bool,
) -> Iterator[Stretch]:
    stack: list[_Mark] = []
    inside: list[Stretch] = []
    start = sentences[0].begin if sentences else paragraph.begin
    for mark in marks:
        if _is_opening(text, paragraph, mark, bool(stack)):
            if not (stack and _reopens(text, paragraph, mark)):
                stack.append(mark)
            continue
        opening = stack.pop() if stack else None
        made = (
            _stretch(text, opening.begin, opening.end, mark.begin, mark.end)
            if opening
            else _without_opening(text, paragraph, start, mark)
        )
        if made is None:
            continue
        if stack:
            inside[:] = [one for one in inside if not made.outer.contains(one.outer)]
            inside.append(made)
            continue
        inside.clear()
        start = _next_sentence(sentences, made.outer.end, paragraph.end)
        yield made
    if stack:
        yield from _left_open(text, paragraph, sentences, stack[0], inside, reopened)


def _is_opening(text: str, paragraph: Span, mark: _Mark, is_open: bool) -> bool:
    if mark.role == "open":
        return True
    if is_open or _speaks_after(text, paragraph, mark.end):
        return False
    told = _AFTER_SPEECH.search(text, max(paragraph.begin, mark.begin - 40), mark.begin)
    return mark.role == "either" or told is not None


def _reopens(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Whether the mark opens a new paragraph of one speech whose line break was lost."""
    before = text[max(paragraph.begin, mark.begin - 3) : mark.begin]
    return before.endswith(" ") and before.rstrip()[-1:] in (".", "!", "?")


def _speaks_after(text: str, paragraph: Span, position: int) -> bool:
    dash = _DASH_CLAUSE.match(text, position, paragraph.end)
    begin = dash.end() if dash else position
    while begin < paragraph.end and text[begin] in " \t\xa0,":
        begin += 1
    return begin >= paragraph.end or names_speaker(text, begin, paragraph.end)


def _stretch(
    text: str,
    outer_begin: int,
    inner_begin: int,
    inner_end: int,
    outer_end: int,
    *,
    repaired: bool = False,
    runs_on: bool = False,
) -> Stretch | None:
    inner = trimmed(text, inner_begin, inner_end)
    while inner is not None and text[inner.end - 1] == ",":
        inner = trimmed(text, inner.begin, inner.end - 1)
    if inner is None:
        return None
    return Stretch(inner, Span(outer_begin, outer_end), repaired, runs_on)


def _without_opening(text: str, paragraph: Span, start: int, mark: _Mark) -> Stretch | None:
    """A closing mark alone: the quotation runs from the paragraph's start, or a colon before it."""
    thought = _CLOSES_THOUGHT.search(text, max(start, mark.begin - 2), mark.begin)
    at_end = trimmed(text, mark.end, paragraph.end) is None
    if not (_speaks_after(text, paragraph, mark.end) and (thought or not at_end)):
        return None
    begin = start
    for lead in _LEAD_IN.finditer(text, start, mark.begin):
        begin = lead.end()
    if begin >= mark.begin:
        return None
    return _stretch(text, begin, begin, mark.begin, mark.end, repaired=True)


def _left_open(
    text: str,
    paragraph: Span,
    sentences: Sequence[Span],
    mark: _Mark,
    inside: Sequence[Stretch],
    reopened: bool,
) -> Iterator[Stretch]:
    """An opening mark without a closing one: to the speaker's clause or the paragraph's end."""
    leads = mark.begin <= (sentences[0].begin if sentences else paragraph.begin)
    told = _AFTER_SPEECH.search(text, max(paragraph.begin, mark.begin - 60), mark.begin)
    end = None if reopened else _speaker_clause(text, mark.end, sentences)
    made: Stretch | None = None
    if end is not None:
        made = _stretch(text, mark.begin, mark.end, end, end, repaired=True)
    elif leads or told or text[max(0, mark.begin - 3) : mark.begin].rstrip().endswith(":"):
        stop = _within_reach(sentences, mark.end, paragraph.end)
        made = _stretch(
            text, mark.begin, mark.end, stop, stop, repaired=not reopened, runs_on=reopened
        )
    if made is not None:
        yield made
    else:
        yield from inside


def _within_reach(sentences: Sequence[Span], begin: int, end: int) -> int:
    """The last sentence end that a speech left open may be taken to reach."""
    for sentence in reversed(sentences):
        if sentence.end - begin <= _LONGEST_OPEN:
            return max(sentence.end, begin + 1) if sentence.end > begin else end
    return end


def _speaker_clause(text: str, begin: int, sentences: Sequence[Span]) -> int | None:
    """Where ``, the minister said.`` closes a sentence after ``begin``; None if no clause does."""
    for sentence in sentences:
        if sentence.end <= begin:
            continue
        for comma in re.compile(r"[,!?]\s*[-–—]*\s*").finditer(
            text, max(begin, sentence.end - 160, sentence.begin), sentence.end
        ):
            tail = text[comma.end() : sentence.end]
            if len(tail.split()) <= 14 and names_speaker(text, comma.end(), sentence.end):
                return comma.start() + 1
    return None


def _next_sentence(sentences: Sequence[Span], position: int, default: int) -> int:
    index = bisect_left(sentences, position, key=lambda sentence: sentence.begin)
    return sentences[index].begin if index < len(sentences) else default


def _single(text: str, paragraph: Span) -> Iterator[Stretch]:
    """Single quotation marks, told from apostrophes by where they stand."""
    position = paragraph.begin
    while (opening := _SINGLE_OPEN.search(text, position, paragraph.end)) is not None:
        closing = _single_close(
            text, opening.end(), min(paragraph.end, opening.end() + _LONGEST_SINGLE)
        )
        position = opening.end()
        if closing is None:
            continue
        made = _stretch(text, opening.start(), opening.end(), closing, closing + 1)
        if made is not None:
            position = closing + 1
            yield made


def _single_close(text: str, begin: int, end: int) -> int | None:
    """The closing mark; one beside punctuation is taken before one that may be a possessive."""
    first: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, begin, end):
        after = text[match.end() : match.end() + 1]
        if text[match.start() - 1] in ",.!?…" or after in ("", ",", ".", ";", ":", ")", "\n"):
            return match.start()
        first = match.start() if first is None else first
    return first
