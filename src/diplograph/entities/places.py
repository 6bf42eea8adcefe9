"""Where things happen: when a capital is a place and no government; named venues and towns."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.entities.offices import office_lexicon
from diplograph.entities.tokens import Tok

_LOCATIVE = frozenset(
    """in at to from near outside into via through around inside across downtown central toward
    towards for""".split()
)
_MOTION = frozenset(
    "visit visits visited visiting reach reached leave leaves left leaving tour toured".split()
)
_VENUES = frozenset(
    """palace house residence hotel hall centre center airport university castle kremlin complex
    mansion villa resort tower office headquarters museum cathedral mosque church building
    secretariat ministry lodge retreat manor""".split()
)
_TIMES = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter ramadan""".split()
)
_OCCASIONS = frozenset(
    """summit declaration deal accord accords treaty convention communique consensus statement
    format airport conference forum meeting talks agreement agreements process protocol
    office""".split()
)  # "the Ankara deal" is one made there
_GOVERNING = frozenset(
    """government authorities leadership position policy side interests relations support ally
    allies behalf request invitation decision view statement response demands part""".split()
)
_NEVER_TOWNS = frozenset(
    "parliament congress response addition return turn order general particular accordance "
    "president minister honour his her mr mrs ms dr".split()
)
VENUE_FIRST = frozenset({"in", "at", "to"})
_SMALL = frozenset("of the de al el la -".split())


def is_locative(toks: Sequence[Tok], at: int) -> bool:
    """Whether the city at this token is where something is, and not its government."""
    before = at - 1
    while before >= 0 and toks[before].lower in ("the", "city", "capital", "of", "downtown"):
        before -= 1
    if before >= 0 and toks[before].lower in _LOCATIVE | _MOTION:
        return True
    if at >= 2 and toks[at - 1].lower == "of" and not _governs(toks[at - 2]):
        return True
    following = toks[at + 1] if at + 1 < len(toks) else None
    if (
        before >= 1
        and toks[before].lower in ("and", ",", "-")
        and toks[before - 1].match is not None
    ):
        # "between Astana and Ankara", "to Rome and Paris": as its neighbour
        return is_locative(toks, before - 1)
    return following is not None and following.lower in _OCCASIONS


def _governs(tok: Tok) -> bool:
    """ "the government of Minsk" is no place, "the park of Minsk" is."""
    return tok.lower in _GOVERNING


def find_venue(toks: Sequence[Tok], at: int) -> tuple[int, int] | None:
    """A named place after "in", "at" or "to" at this token: (begin, end) of its name."""
    if toks[at].lower not in VENUE_FIRST or at + 1 >= len(toks):
        return None
    begin = at + 1
    if toks[begin].lower == "the":
        begin += 1
    end = begin
    while end < len(toks) and toks[end].match is None and _in_name(toks, end, begin):
        end += 1
    while end > begin and toks[end - 1].lower in _SMALL:
        end -= 1
    if end == begin:
        return None
    if end < len(toks) and toks[end].lower in _VENUES and toks[end].match is None:
        return begin, end + 1
    words = {tok.lower for tok in toks[begin:end]}
    named_venue = bool(words & _VENUES)
    bare_town = (
        toks[at].lower in ("in", "to")
        and begin == at + 1
        and end - begin <= 2
        and not words & (_TIMES | _SMALL)
        and not any(word in office_lexicon().titles or word in _NEVER_TOWNS for word in words)
        and not (end < len(toks) and toks[end].match is not None and toks[end].capitalised)
        and all(tok.text.isalpha() and not tok.text.isupper() for tok in toks[begin:end])
    )
    return (begin, end) if named_venue or bare_town else None


def _in_name(toks: Sequence[Tok], at: int, begin: int) -> bool:
    tok = toks[at]
    if tok.lower in _TIMES:
        return False
    if tok.lower == "the" and toks[at - 1].lower not in _SMALL:
        return False  # "at the Presidential Palace the President of ..."
    if tok.lower in _SMALL:
        return at > begin and at + 1 < len(toks) and toks[at + 1].capitalised
    return tok.is_word and tok.capitalised and not tok.text.isdigit()
