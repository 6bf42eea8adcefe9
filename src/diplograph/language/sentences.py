"""Paragraphs and sentences of a press text, by rule, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.language.abbreviations import (
    CLOCK_WORDS,
    END_BEFORE_CAPITAL,
    LEAD_ON,
    LEAD_ON_TO_NUMBER,
    MAY_END,
    OPENING_WORDS,
)
from diplograph.language.datelines import dateline
from diplograph.language.layout import Kind, blocks, trimmed
from diplograph.language.speech import SPEECH_PATTERN
from diplograph.model import Article, Span

_CLOSERS = "\"”’»)]'"
_OPENERS = "\"“‘«([„'"
_STOP = re.compile(
    r"(?:[.!?…]|[。！？])+(?:[\"”’»)\]]|''|'(?!\w))*(?:[ \t\xa0](?:[\"”»]|'')(?=[\s,]|\Z))?"
)
_LAST_WORD = re.compile(r"[^\W_](?:[\w.’'&-]*\w)?\Z|[^\W_]\Z")
_FIRST_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SPEAKER_WORD = r"(?:[A-Z][\w.’'-]*|of|the|for|and|al|bin|von|de|foreign|prime|minister|president)"
_NAMED_SPEAKER = re.compile(
    rf"(?:(?:the\s+)?[A-Z][\w.’'-]*|of|the|and|al|bin|von|de)(?:[ ]{_SPEAKER_WORD}){{0,9}}[ ]"
    rf"{SPEECH_PATTERN}\b"
)
_PARTICLE = re.compile(r"(?:al|el|bin|ibn|von|van|de|der|da|di|ben)[ -][A-Z]")
_MERGED = re.compile(r"(?<=[a-z]{3})[.!?][\"”’»]?(?=[\"“«‘]?[A-Z][a-z]{1,20}\b(?!\.[a-z]))")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_MONTH_WORD = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its sentences. Neither a dateline nor a bullet is part of a sentence.

    ``kind``: ``body``, ``headline``, ``list-item`` are text of the report; ``caption``,
    ``boilerplate``, ``dateline-only`` and ``repeat`` (said before, word for word) are not.
    """

    span: Span
    sentences: tuple[Span, ...]
    kind: Kind = "body"

    @property
    def is_report(self) -> bool:
        """Whether the paragraph belongs to the report rather than to the page around it."""
        return self.kind in ("body", "headline", "list-item")


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The article's paragraphs in order, from ``body_begin`` on, with their sentences."""
    return tuple(_paragraphs(article))


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences within one paragraph: ordered, disjoint, no white space at their edges.

    >>> [part.of("Mr. Li met V. Orban. They spoke.") for part in sentences(
    ...     "Mr. Li met V. Orban. They spoke.", Span(0, 32))]
    ['Mr. Li met V. Orban.', 'They spoke.']
    """
    return tuple(_sentences(text, span))


def _paragraphs(article: Article) -> Iterator[Paragraph]:
    text = article.text
    for block in blocks(text, begin=article.body_begin, title=article.title):
        begin = block.words_begin
        if block.kind == "body":
            opening = dateline(text, block.span)
            begin = opening.span.end if opening else begin
        words = trimmed(text, begin, block.span.end)
        parts = sentences(text, words) if words else ()
        yield Paragraph(block.span, parts, block.kind)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    begin = span.begin
    for end in _ends(text, span):
        sentence = trimmed(text, begin, end)
        if sentence is not None:
            yield sentence
        begin = end
    rest = trimmed(text, begin, span.end)
    if rest is not None:
        yield rest


def _ends(text: str, span: Span) -> Iterator[int]:
    begin = span.begin
    position = span.begin
    while (match := _STOP.search(text, position, span.end)) is not None:
        position = match.end()
        if position >= span.end:
            return
        following = text[position]
        if following.isspace() or match[0][0] in "。！？":
            if _is_end(text, begin, span.end, match):
                yield position
                begin = position
        elif (merged := _MERGED.match(text, match.start(), span.end)) is not None and (
            text[match.start()] != "." or not _is_abbreviation(text, begin, match.start())
        ):
            yield merged.end()
            begin = position = merged.end()


def _is_end(text: str, begin: int, end: int, match: re.Match[str]) -> bool:
    start = _next_character(text, match.end(), end)
    if start >= end:
        return True
    mark = match[0]
    quoted = mark[-1] in "\"”’»'"
    first = text[start]
    if first in "-–—":
        dash_end = _next_character(text, start + 1, end)
        return dash_end < end and not text[dash_end].islower()
    if first in ",;:)]":
        return False
    lead = start
    while lead < end and text[lead] in _OPENERS:
        lead += 1
    word = _word_at(text, lead, end)
    if quoted and word and _speaks(text, lead, end, asked=mark[0] in "!?"):
        return False
    if mark[0] != "." or len(mark.rstrip(_CLOSERS + " ")) > 1:
        return not word[:1].islower() or bool(_PARTICLE.match(text, lead, end))
    if quoted or mark[-1] in ")]":
        return not word[:1].islower()
    return _full_stop_ends(text, begin, match.start(), lead, word)


def _full_stop_ends(text: str, begin: int, stop: int, lead: int, word: str) -> bool:
    before = _word_before(text, begin, stop)
    low = before.lower()
    opens = word.lower() in OPENING_WORDS or text[lead + len(word) : lead + len(word) + 1] == ":"
    follows_number = text[lead : lead + 1].isdigit()
    if word[:1].islower():
        if _PARTICLE.match(text, lead):
            return not _is_abbreviation(text, begin, stop)
        return opens and before.islower() and len(before) > 3 and low not in MAY_END
    if low in LEAD_ON:
        return False
    if low in LEAD_ON_TO_NUMBER and follows_number:
        return False
    if low in END_BEFORE_CAPITAL:
        return word.lower() not in CLOCK_WORDS
    if low in MAY_END or _DOTTED.fullmatch(before):
        return opens or text[lead - 1] in _OPENERS
    if len(before) == 1 and before.isupper():
        return opens and not (word in ("A", "I") and text[lead + 1 : lead + 2] == ".")
    if before.isdigit():
        return not (len(before) <= 2 and (_MONTH_WORD.match(word) or stop - len(before) == begin))
    return True


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    before = _word_before(text, begin, stop)
    low = before.lower()
    return (
        low in LEAD_ON
        or low in MAY_END
        or (len(before) == 1 and before.isupper())
        or _DOTTED.fullmatch(before) is not None
    )


def _word_before(text: str, begin: int, stop: int) -> str:
    match = _LAST_WORD.search(text, max(begin, stop - 24), stop)
    return match[0] if match else ""


def _word_at(text: str, lead: int, end: int) -> str:
    match = _FIRST_WORD.match(text, lead, min(end, lead + 40))
    return match[0] if match else ""


def _next_character(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _speaks(text: str, lead: int, end: int, *, asked: bool) -> bool:
    """Whether a speaker and a speech verb follow the quotation, as in ``?" Mr. Li asked``."""
    match = _NAMED_SPEAKER.match(text, lead, min(end, lead + 140))
    if match is None:
        return False
    following = text[match.end() : match.end() + 14].lstrip()
    if following[:1] in ("", ".", ","):
        return True
    return asked and following.split(" ")[0] in ("in", "on", "at", "during", "after", "when", "as")
