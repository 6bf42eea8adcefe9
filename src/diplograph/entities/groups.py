"""Phrases that stand for several at once: "the two leaders", "both countries", "the parties"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.entities.tokens import Tok

_PEOPLE = {
    "leaders": None,
    "interlocutors": None,
    "counterparts": None,
    "statesmen": None,
    "presidents": "head-of-state",
    "ministers": None,
    "diplomats": None,
    "officials": None,
    "dignitaries": None,
    "premiers": "head-of-government",
    "politicians": None,
}
_COUNTRIES = frozenset("countries states nations peoples governments neighbours neighbors".split())
_EITHER = frozenset("sides parties delegations capitals".split())
_NUMBERS = frozenset({"two", "both"})
_LARGER = frozenset({"three", "four", "five", "six", "seven"})
_OPENERS = frozenset({"the", "both", "our", "these"})
_ADJECTIVES = frozenset(
    "neighbouring neighboring friendly brotherly fraternal foreign prime high top respective sister "
    "senior great".split()
)
_REGIONS = {
    ("central", "asian"): "Central Asian",
    ("nordic",): "Nordic",
    ("baltic",): "Baltic",
    ("gulf",): "Gulf",
    ("visegrad",): "Visegrad",
}


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """Tokens up to ``end``. ``of`` is ``people``, ``countries`` or ``either``; ``region`` a group
    that the reference lists."""

    end: int
    of: str
    office_class: str | None = None
    region: str | None = None


def find_group(toks: Sequence[Tok], begin: int) -> GroupPhrase | None:
    """The group phrase that starts at this token, or None."""
    if toks[begin].lower not in _OPENERS and toks[begin].lower not in _NUMBERS:
        return None
    at = begin + 1
    number = toks[begin].lower if toks[begin].lower in _NUMBERS else None
    if at < len(toks) and toks[at].lower == "the":
        at += 1
    if at < len(toks) and toks[at].lower in _NUMBERS | _LARGER:
        number, at = toks[at].lower, at + 1
    region, at = _region(toks, at)
    while at < len(toks) and toks[at].lower in _ADJECTIVES:
        at += 1
    if at >= len(toks):
        return None
    return _noun(toks, at, toks[begin].lower, number, region)


def _noun(
    toks: Sequence[Tok], at: int, opener: str, number: str | None, region: str | None
) -> GroupPhrase | None:
    noun = toks[at].lower
    if number in _LARGER and region is None:
        return None
    if noun == "heads" and at + 2 < len(toks) and toks[at + 1].lower == "of":
        office_class = "head-of-state" if toks[at + 2].lower in ("state", "states") else None
        if region or _qualified(toks, at + 3):
            return None
        return GroupPhrase(at + 3, "people", office_class)
    if region is not None:
        known = noun in _PEOPLE or noun in _COUNTRIES
        return GroupPhrase(at + 1, "countries", region=region) if known else None
    if _qualified(toks, at + 1):
        return None
    if noun in _PEOPLE and (
        number or noun in ("leaders", "presidents", "ministers", "interlocutors")
    ):
        office_class = "foreign-minister" if toks[at - 1].lower == "foreign" else _PEOPLE[noun]
        return GroupPhrase(at + 1, "people", office_class)
    if noun in _COUNTRIES and (number or opener == "our"):
        return GroupPhrase(at + 1, "countries")
    if noun in _EITHER:
        return GroupPhrase(at + 1, "either" if noun != "capitals" else "countries")
    return None


def _qualified(toks: Sequence[Tok], at: int) -> bool:
    """Whether "of ..." or a name says which ones are meant, so that they are not the pair in focus."""
    if at >= len(toks):
        return False
    if toks[at].lower == "of" and at + 1 < len(toks):
        rest = " ".join(tok.lower for tok in toks[at + 1 : at + 4])
        return not rest.startswith(("the two", "both", "our", "two"))
    return toks[at].match is not None or toks[at].lower in ("who", "that", "which", "from")


def _region(toks: Sequence[Tok], at: int) -> tuple[str | None, int]:
    for words, name in _REGIONS.items():
        if tuple(tok.lower for tok in toks[at : at + len(words)]) == words:
            return name, at + len(words)
    return None, at
