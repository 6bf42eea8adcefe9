"""Words with exact offsets: how a sentence is cut for the parser.

The cut follows the treebank the parser was trained on (GUM's): possessive 's is a word, a hyphen is
a word except after prefixes ("re-elected"), currency signs and amounts part ("$", "5", "bn"). An
actor phrase that the entities room has found is one word, whatever it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from diplograph.language.cutting import load_rules
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Atom:
    """Words that are one actor to the parser, and the short name it sees in their place.

    ``Atom(span of "Azerbaijani Foreign Minister Jeyhun Bayramov", "Bayramov")``.
    """

    span: Span
    surrogate: str


class Word(NamedTuple):
    """A word as the parser sees it. ``atom`` is an index into the atoms given to `words`."""

    text: str
    span: Span
    atom: int | None = None


# GUM keeps these whole with what follows; all other hyphens stand alone.
_PREFIX = re.compile(
    r"(?:anti|co|counter|cross|de|ex|inter|intra|mid|mini|multi|non|pan|post|pre|pro|quasi|re|semi"
    r"|sub|trans|ultra|un|vice)",
    re.IGNORECASE,
)
_CHUNK = re.compile(r"\S+")
_NUMERAL = re.compile(r"[IVX]+")
_PIECES = re.compile(
    r"[-–—/£€$¥](?=\w)"  # "-led" after an actor, "€5m"
    r"|\d[\d.,]*(?=(?:bn|mn|m|k|tn|km|pm|am)\b)"  # the amount of "5bn"
    r"|\d[\d.,:]*(?=[–—])"  # "2018–2020"
    r"|(?:[A-Z]\.){2,}(?=-\w)"  # "U.S." of "U.S.-led"
    r"|[^\W\d_]{2,}(?=/[^\W\d_]{2,}$)"  # "and" of "and/or"
    r"|(?<=[^\W\d_])/(?=[^\W\d_])"
    r"|.+",
    re.DOTALL,
)


def words(text: str, span: Span, atoms: Sequence[Atom] = ()) -> tuple[Word, ...]:
    """The words of one sentence, ``text[span.begin:span.end]``, left to right.

    Atoms outside the span, or overlapping an earlier and longer one, are left aside, so all atoms
    of an article may be given at once.

    >>> text = "Foreign Minister Ivan Petrov's trip"
    >>> [word.text for word in words(text, Span(0, 35), [Atom(Span(0, 28), "Petrov")])]
    ['Petrov', "'s", 'trip']
    """
    found: list[Word] = []
    position = span.begin
    for index in _in_order(span, atoms):
        atom = atoms[index]
        if atom.span.begin < position:
            continue
        found += _between(text, position, atom.span.begin)
        found.append(Word(_visible(atom, text), atom.span, index))
        position = atom.span.end
    found += _between(text, position, span.end)
    return tuple(found)


def _in_order(span: Span, atoms: Sequence[Atom]) -> list[int]:
    inside = [index for index, atom in enumerate(atoms) if span.contains(atom.span)]
    return sorted(inside, key=lambda index: (atoms[index].span.begin, -atoms[index].span.end))


def _visible(atom: Atom, text: str) -> str:
    """One capitalised word, as the parser has learnt to read names; "Charles" of "Charles III"."""
    last = (atom.surrogate.split() or ["It"])[-1]
    if _NUMERAL.fullmatch(last):
        names = [word for word in atom.span.of(text).split() if not _NUMERAL.fullmatch(word)]
        last = names[-1] if names else last
    return last[:1].upper() + last[1:]


def _between(text: str, begin: int, end: int) -> list[Word]:
    if begin >= end or text[begin:end].isspace():
        return []
    return [Word(text[b:e], Span(b, e)) for b, e in _rejoined(text, begin, end)]


def _rejoined(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The pieces with "re", "-", "elected" made one again."""
    done: list[tuple[int, int]] = []
    for piece in _pieces(text, begin, end):
        if len(done) > 1 and _is_prefixed(text, done[-2], done[-1], piece):
            done[-2:] = [(done[-2][0], piece[1])]
        else:
            done.append(piece)
    return done


def _is_prefixed(
    text: str, prefix: tuple[int, int], hyphen: tuple[int, int], rest: tuple[int, int]
) -> bool:
    return (
        prefix[1] == hyphen[0]
        and hyphen[1] == rest[0]
        and text[hyphen[0] : hyphen[1]] == "-"
        and _PREFIX.fullmatch(text, *prefix) is not None
        and text[rest[0]].isalpha()
    )


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for chunk in _CHUNK.finditer(text, begin, end):
        start = chunk.start()
        for first, last in _cut(chunk.group()):
            yield start + first, start + last


@lru_cache(maxsize=1 << 15)
def _cut(chunk: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a stretch without white space begin and end."""
    found: list[tuple[int, int]] = []
    begin = 0
    for word in load_rules().cut(chunk):
        found += [(begin + m.start(), begin + m.end()) for m in _PIECES.finditer(word)]
        begin += len(word)
    return tuple(found)
