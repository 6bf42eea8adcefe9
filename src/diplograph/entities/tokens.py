"""A sentence as tokens for the mention grammars: words, marks, and matches of the gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from diplograph.entities.gazetteer import Match
from diplograph.language.remembering import Remembering
from diplograph.model import Span

_TOKEN = re.compile(
    r"(?<=\w)['’]s\b|[^\W_]+(?=-(?:elect|designate)\b)|[^\W_]+(?:[-‐‑'’][^\W_]+)*\.?(?:[^\W_]\.)*|[^\w\s]",
    re.UNICODE,
)
_INITIAL = re.compile(
    r"(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sen|Rep|Gov|St|Hon|Rev|Capt|Sgt|Eng|Jr|Sr)\."
)
_TITLE_CASE = 0.75  # of the long words of a headline are capitalised


class Tok(NamedTuple):
    """One token. ``match`` is set where the gazetteer knows the words.

    ``lower`` is the text in lower case, without a final stop.
    """

    text: str
    span: Span
    lower: str
    match: Match | None = None

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word and not a mark."""
        return self.text[0].isalnum()


class Tokens(Remembering, tuple[Tok, ...]):
    """The tokens of one sentence, read more than once."""


def within(matches: Sequence[Match], span: Span) -> Sequence[Match]:
    """Those of an article's matches, in order, that lie in the span."""
    first = bisect_left(matches, span.begin, key=lambda match: match.begin)
    last = bisect_left(matches, span.end, key=lambda match: match.begin)
    return matches[first:last]


def tokens(text: str, span: Span, matches: Sequence[Match]) -> Tokens:
    """The tokens of ``text[span]``; each gazetteer match inside it (ordered) is one token."""
    found: list[Tok] = []
    position = span.begin
    for match in matches:
        if match.begin < position or match.end > span.end:
            continue
        found += _plain(text, position, match.begin)
        found.append(_tok(match.span.of(text), match.span, match))
        position = match.end
    return Tokens((*found, *_plain(text, position, span.end)))


def _tok(text: str, span: Span, match: Match | None = None) -> Tok:
    return Tok(text, span, text.lower().rstrip("."), match)


def _plain(text: str, begin: int, end: int) -> list[Tok]:
    found = []
    for match in _TOKEN.finditer(text, begin, end):
        word = match.group()
        if word.isalpha():  # nothing to part
            found.append(Tok(word, Span(*match.span()), word.lower()))
            continue
        stop = match.end()
        if word.endswith(".") and len(word) > 1 and not _INITIAL.fullmatch(word):
            word, stop = word[:-1], stop - 1
        for suffix in ("'s", "’s", "s'", "s’"):
            if word.endswith(suffix) and len(word) > 2 and suffix[0] != "s":
                found.append(_tok(word[:-2], Span(match.start(), stop - 2)))
                found.append(_tok(suffix, Span(stop - 2, stop)))
                break
        else:
            found.append(_tok(word, Span(match.start(), stop)))
            if stop < match.end():
                found.append(_tok(".", Span(stop, match.end())))
    return found


def span_of(toks: Sequence[Tok], begin: int, end: int) -> Span:
    """The characters from the first to the last of tokens ``begin:end``."""
    return Span(toks[begin].span.begin, toks[end - 1].span.end)


def in_title_case(toks: Sequence[Tok]) -> bool:
    """Whether it is a headline in which capitals say nothing of names."""
    if toks and toks[-1].text in (".", "!", "?"):
        return False
    long_words = [tok for tok in toks if tok.is_word and tok.match is None and len(tok.text) > 3]
    capitals = [tok for tok in long_words if tok.capitalised]
    return len(long_words) > 3 and len(capitals) >= _TITLE_CASE * len(long_words)
