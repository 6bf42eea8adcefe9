"""Places in an order: ``ranks second``, ``the third-largest``, ``No. 1 trading partner``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.language.numerals import ORDINALS, number_of_ordinal, number_of_words
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: ``second``, ``third-largest``, ``No. 1``; ``the largest`` is 1."""

    span: Span
    value: int


def find_ranks(text: str, *, begin: int = 0, end: int | None = None) -> tuple[Rank, ...]:
    """The ranks in ``text[begin:end]``, in order and disjoint; ``one of the largest`` is none.

    >>> find_ranks("It ranks second among its partners.")
    (Rank(span=Span(begin=9, end=15), value=2),)
    """
    stop = len(text) if end is None else min(end, len(text))
    return tuple(_ranks(text, begin, stop)) if _CUE.search(text, begin, stop) else ()


_COMPARED = (
    r"(?:partner|investor|exporter|importer|supplier|destination|market|buyer|source|donor|econom(?=y)"
    r"|producer|consumer|lender|creditor|contributor|recipient|customer|seller|provider)"
)
_SUPERLATIVE = (
    r"(?:largest|biggest|greatest|most\simportant|highest|top|leading|main|major|best|busiest)"
)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_FORMS = (
    rf"\b(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|position(?:s|ed)|com(?:es|ing)|came|is|was|stands?)\s"
    rf"(?:(?:as|in|at|the)\s){{0,2}}(?P<a>{ORDINALS})\b"
    r"(?=\s(?:among|in|after|on|by|for|behind|of|overall|worldwide|globally|with)\b|[.,;)]|\Z)",
    rf"\b(?P<b>(?P<b1>{ORDINALS})[\s-]{_SUPERLATIVE})\b",
    rf"\b(?P<c>(?P<c1>{ORDINALS})\s(?:place|position|spot|rank))\b",
    rf"(?P<d>(?:\bNo\.?\s?|\bnumber[\s-]|#)(?P<d1>[0-9]{{1,3}}|{_SMALL}))"
    rf"(?=\s(?:\w+\s){{0,2}}(?:trading|trade|country|among|in|{_COMPARED}s?)\b)",
    r"\brank(?:s|ed|ing)?\s(?:as\s|at\s)?(?P<e>(?:No\.?\s?|number\s)?(?P<e1>[0-9]{1,3}))"
    r"\b(?![.,]?[0-9]|st|nd|rd|th)",
    rf"\b(?:the|its|their|whose|our|[\w’']+['’]s?)\s(?:single\s)?(?P<f>largest|biggest|top)"
    rf"(?=\s(?:\w+[\s-]){{0,3}}?{_COMPARED}(?P<many>s)?)",
)
_CUE = re.compile(
    r"[Rr]ank|largest|biggest|greatest|highest|important|leading|\btop\b|\bmain\b|\bmajor\b|\bbest\b"
    r"|busiest|[Pp]lac|[Pp]osition|\bspot\b|[Nn]umber|\bNo\b|#|[0-9](?:st|nd|rd|th)\b"
    r"|\b(?:first|second|third|fourth|fifth)\b"
)
_RANKED = re.compile("|".join(_FORMS), re.IGNORECASE)
_AMONG = re.compile(
    r"\b(?:one\sof|among|some\sof|two\sof|three\sof|many\sof|part\sof)"
    r"\s(?:\w+[’']?s?\s){0,3}\Z",
    re.IGNORECASE,
)


def _ranks(text: str, begin: int, end: int) -> Iterator[Rank]:
    for match in _RANKED.finditer(text, begin, end):
        form = next(name for name in "abcdef" if match[name])
        start, finish = match.span(form)
        if form in "bf" and _AMONG.search(text, max(begin, start - 48), start):
            continue
        if form == "f" and match["many"]:
            continue
        value = 1 if form == "f" else _value(match[form if form == "a" else f"{form}1"])
        if value:
            yield Rank(Span(start, finish), value)


def _value(words: str) -> int:
    if words.isdecimal():
        return int(words)
    try:
        return number_of_ordinal(words)
    except ValueError:
        return number_of_words(words)
