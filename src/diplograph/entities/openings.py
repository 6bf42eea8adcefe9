"""Where a mention can begin: at most words, no reader could find one.

Each reader of `diplograph.entities.mentions` needs a name of the gazetteer, or one of its own first
words, at its token or behind a determiner there. What a word opens is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from diplograph.entities import bodies, offices
from diplograph.entities.collective import SHORT_BODIES, read_body, read_group, read_holders
from diplograph.entities.counterparts import COUNTERPART_FIRST, read_counterpart
from diplograph.entities.groups import GROUP_FIRST, GROUP_SECOND, HOLDERS_FIRST
from diplograph.entities.listed import read_listed
from diplograph.entities.name_spans import may_begin_name
from diplograph.entities.named import read_gazetted, read_person, read_venue
from diplograph.entities.places import VENUE_FIRST
from diplograph.entities.titled import STYLES, read_office
from diplograph.entities.tokens import Tok
from diplograph.entities.walk import DETERMINERS, Read, Walk

Reader = Callable[[Walk, Sequence[Tok], int], Read | None]

# Each is asked in turn; the first that understands the words decides.
READERS: tuple[Reader, ...] = (
    read_listed,
    read_holders,
    read_group,
    read_body,
    read_counterpart,
    read_office,
    read_person,
    read_gazetted,
    read_venue,
)
Opening = tuple[int, tuple[Reader, ...]]
"""The index of a token, and the readers to ask there."""

_KEPT = 1 << 15  # words whose readers are remembered
_LEADS = DETERMINERS | GROUP_FIRST


def openings(toks: Sequence[Tok]) -> tuple[Opening, ...]:
    """The tokens at which a mention may begin, each with the readers that may find it."""
    return tuple((at, readers) for at in range(len(toks)) if (readers := readers_at(toks, at)))


def readers_at(toks: Sequence[Tok], at: int) -> tuple[Reader, ...]:
    """The readers that may find something at this token, in the order of `READERS`."""
    tok = toks[at]
    if tok.match is not None:
        return READERS
    if tok.lower in _LEADS and at + 1 < len(toks):
        following = toks[at + 1]
        return _behind(tok.text, following.text, named=following.match is not None)
    return _of_word(tok.text)


@lru_cache(maxsize=_KEPT)
def _of_word(word: str) -> tuple[Reader, ...]:
    lower = word.lower().rstrip(".")
    return tuple(_opened(lower, named=False, person=may_begin_name(word)))


@lru_cache(maxsize=_KEPT)
def _behind(word: str, following: str, *, named: bool) -> tuple[Reader, ...]:
    """The readers for "the", "both" or "our" and the word after it, or a name after it."""
    lower, second = word.lower().rstrip("."), following.lower().rstrip(".")
    first = second if lower in DETERMINERS else lower
    named = named and lower in DETERMINERS
    found = {*_opened(first, named=named, person=lower not in DETERMINERS)}
    if lower == "both":
        found.add(read_holders)
    if lower in GROUP_FIRST and second in GROUP_SECOND:
        found.add(read_group)
    return tuple(reader for reader in READERS if reader in found)


def _opened(first: str, *, named: bool, person: bool) -> Iterator[Reader]:
    """Those for which a phrase, after its determiner, may begin with this word or with a name."""
    if named or person:
        yield read_listed
    if named or first in HOLDERS_FIRST or first == "the":
        yield read_holders
    if named or first in bodies.first_words() or first in SHORT_BODIES:
        yield read_body
    if named or first in COUNTERPART_FIRST:
        yield read_counterpart
    if named or first in offices.first_words() or first in STYLES:
        yield read_office
    if person:
        yield read_person
    if named:
        yield read_gazetted
    if first in VENUE_FIRST:
        yield read_venue
