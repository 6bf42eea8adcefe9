"""Where a personal name ends: honorifics, given names, particles, initials and nicknames."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.entities.offices import forms_of, office_lexicon
from diplograph.entities.tokens import Tok

_PARTICLES = frozenset(
    """de da do dos das del della di du van von der den ter bin ben ibn bint al el ul ur la le ould
    y e ap af zu""".split()
)
NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december on in at the a an and of to for with
    from by he she they we i it his her their this that these those as after during when while
    also today according following but both if there here who which what since under over our my
    your its not no yes all new photo mr ministry republic union council summit forum
    conference commission committee chairmanship presidency chair assembly secretariat authority
    organisation organization association parliament agency meeting meetings ministerial retreat
    dialogue declaration initiative partnership meets visits arrives receives holds
    hosts says urges signs calls leaves attends discusses welcomes congratulates thanks
    sworn""".split()
)
_LONGEST_NAME = 7
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|ash|at|az|ul|ur|bin|d)[-‐‑'’][A-Z]")  # "al-Jaafari"


def name_end(toks: Sequence[Tok], begin: int, *, after_title: bool) -> int:
    """The index after the personal name that starts at ``begin``; ``begin`` itself for none."""
    at = _skip_honorifics(toks, begin)
    start = at
    while at < len(toks) and at - start < _LONGEST_NAME:
        tok = toks[at]
        if tok.match is not None:
            forms = forms_of(tok)
            if not forms & {"person", "surname"} and not (
                after_title and _may_be_given(toks, at) and at == start
            ):
                break
        elif tok.lower in _PARTICLES and at + 1 < len(toks) and toks[at + 1].capitalised:
            if at == start and not tok.capitalised:
                break
        elif tok.text in ('"', "“") and at > start and _nickname_end(toks, at) is not None:
            at = _nickname_end(toks, at) or at
        elif (
            tok.text in ("-", "'", "’")
            and at > start
            and tok.span.begin == toks[at - 1].span.end
            and at + 1 < len(toks)
            and toks[at + 1].capitalised
        ) or _ARTICLE.match(tok.text):
            pass
        elif (
            not (tok.is_word and tok.capitalised)
            or (tok.lower in NO_NAMES and not _is_initial(toks, at))
            or (tok.lower in office_lexicon().titles and at > start)
        ):
            break
        at += 1
    return at if at > start else begin


def may_begin_name(word: str) -> bool:
    """Whether a personal name may begin with this word, an honorific or its own first.

    >>> [may_begin_name(word) for word in ("Mr", "Xi", "al-Jaafari", "visited")]
    [True, True, True, False]
    """
    honorific = word.lower().rstrip(".") in office_lexicon().honorifics
    return honorific or word[0].isupper() or _ARTICLE.match(word) is not None


def _nickname_end(toks: Sequence[Tok], at: int) -> int | None:
    """The closing mark of the "Bongbong" in a name that goes on behind it."""
    for close in range(at + 2, min(at + 4, len(toks) - 1)):
        if toks[close].text in ('"', "”"):
            return close if toks[close + 1].capitalised and toks[close + 1].is_word else None
    return None


def _is_initial(toks: Sequence[Tok], at: int) -> bool:
    """The "A" of "A K Abdul Momen"."""
    return (
        len(toks[at].text.rstrip(".")) == 1
        and at + 1 < len(toks)
        and toks[at + 1].capitalised
        and toks[at + 1].is_word
    )


def _skip_honorifics(toks: Sequence[Tok], at: int) -> int:
    honorifics = office_lexicon().honorifics
    while (
        at + 1 < len(toks)
        and toks[at].match is None
        and toks[at].lower in honorifics
        and (toks[at + 1].capitalised or toks[at + 1].lower in honorifics)
    ):
        at += 1
    return at


def _may_be_given(toks: Sequence[Tok], at: int) -> bool:
    """ "Israel Katz": a country's name that a capitalised plain word follows."""
    following = toks[at + 1] if at + 1 < len(toks) else None
    return (
        following is not None
        and following.match is None
        and following.is_word
        and following.capitalised
        and following.lower not in NO_NAMES
    )
