"""Phrases that stand for several at once: "the two leaders", "both countries", "the parties"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.entities.offices import ADJECTIVE_FORMS, OWNER_FORMS, forms_of
from diplograph.entities.tokens import Tok
from diplograph.language.remembering import remembered

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
    "authorities": None,
    "premiers": "head-of-government",
    "politicians": None,
}
_COUNTRIES = frozenset("countries states nations peoples governments neighbours neighbors".split())
_EITHER = frozenset(["sides", "parties", "delegations", "capitals"])
_PAIR = frozenset({"pair", "duo"})
_NUMBERS = frozenset({"two", "both"})
_LARGER = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_OPENERS = frozenset({"the", "both", "our", "these"})
_ADJECTIVES = frozenset(
    """neighbouring neighboring friendly brotherly fraternal foreign prime high top respective
    sister senior great asian african european arab gulf latin american nordic baltic""".split()
)
_REGIONS = {
    ("central", "asian"): "Central Asian",
    ("nordic",): "Nordic",
    ("baltic",): "Baltic",
    ("gulf",): "Gulf",
    ("visegrad",): "Visegrad",
}

GROUP_FIRST = _OPENERS | _NUMBERS
GROUP_SECOND = frozenset(
    {"the", "heads", *_NUMBERS, *_LARGER, *_ADJECTIVES, *_PEOPLE, *_COUNTRIES, *_EITHER, *_PAIR}
) | {words[0] for words in _REGIONS}


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """Tokens up to ``end`` that stand for several.

    ``of`` is ``people``, ``countries`` or ``either``; ``region`` a group that the reference lists;
    ``two`` says that the words count them ("both sides"), ``count`` how many more they are.
    """

    end: int
    of: str
    office_class: str | None = None
    region: str | None = None
    two: bool = False
    count: int = 0


@remembered
def find_group(toks: Sequence[Tok], begin: int) -> GroupPhrase | None:
    """The group phrase that starts at this token, or None."""
    if toks[begin].lower not in GROUP_FIRST:
        return None
    at = begin + 1
    number = toks[begin].lower if toks[begin].lower in _NUMBERS else None
    if at < len(toks) and toks[at].lower == "the":
        at += 1
    if at < len(toks) and toks[at].lower in {*_NUMBERS, *_LARGER}:
        number, at = toks[at].lower, at + 1
    region, at = _region(toks, at)
    while at < len(toks) and toks[at].lower in _ADJECTIVES:
        at += 1
    if at >= len(toks):
        return None
    found = _noun(toks, at, toks[begin].lower, number, region)
    counted = number in _NUMBERS or toks[begin].lower in _NUMBERS
    return replace(found, two=True) if found is not None and counted else found


def _noun(
    toks: Sequence[Tok], at: int, opener: str, number: str | None, region: str | None
) -> GroupPhrase | None:
    noun = toks[at].lower
    if number in _LARGER and region is None:
        counted = (noun in _COUNTRIES or noun in _PEOPLE) and not _qualified(toks, at + 1)
        of = "countries" if noun in _COUNTRIES else "people"
        return GroupPhrase(at + 1, of, count=_LARGER[number]) if counted else None
    if noun == "heads" and at + 2 < len(toks) and toks[at + 1].lower == "of":
        office_class = "head-of-state" if toks[at + 2].lower in ("state", "states") else None
        many = [tok.lower for tok in toks[at + 3 : at + 5]] == ["and", "government"]
        if region or (many and number is None) or _qualified(toks, at + 3):
            return None  # "the heads of state and government" of a summit are not two
        return GroupPhrase(at + 3, "people", office_class)
    if region is not None:
        known = noun in _PEOPLE or noun in _COUNTRIES
        return GroupPhrase(at + 1, "countries", region=region) if known else None
    if _qualified(toks, at + 1):
        return None
    if noun in _PAIR and opener == "the":
        return GroupPhrase(at + 1, "people", two=True)
    if noun in _PEOPLE and (
        number or noun in ("leaders", "presidents", "ministers", "interlocutors", "dignitaries")
    ):
        office_class = "foreign-minister" if toks[at - 1].lower == "foreign" else _PEOPLE[noun]
        if noun == "leaders" and at + 1 < len(toks) and toks[at + 1].lower == "of":
            office_class = "head-of-state"  # "the leaders of the two countries" are no ministers
        return GroupPhrase(at + 1, "people", office_class)
    if noun in _COUNTRIES and (number or opener == "our"):
        return GroupPhrase(at + 1, "countries")
    if noun in _EITHER:
        return GroupPhrase(at + 1, "either" if noun != "capitals" else "countries")
    return None


def _qualified(toks: Sequence[Tok], at: int) -> bool:
    """Whether "of ..." or a name says which are meant, so that it is not the pair in focus."""
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


_PLURAL_OFFICES: dict[tuple[str, ...], str | None] = {
    ("presidents",): "head-of-state",
    ("prime", "ministers"): "head-of-government",
    ("foreign", "ministers"): "foreign-minister",
    ("ministers", "of", "foreign", "affairs"): "foreign-minister",
    ("heads", "of", "state"): "head-of-state",
    ("heads", "of", "government"): "head-of-government",
    ("leaders",): "leader",
    ("ministers",): None,
    ("defence", "ministers"): None,
    ("defense", "ministers"): None,
    ("finance", "ministers"): None,
    ("ambassadors",): None,
    ("officials",): None,
    ("diplomats",): None,
    ("delegations",): None,
    ("negotiators",): None,
    ("representatives",): None,
    ("governments",): None,
    ("foreign", "ministries"): None,
    ("ministries", "of", "foreign", "affairs"): None,
    ("parliaments",): None,
}

HOLDERS_FIRST = frozenset(words[0] for words in _PLURAL_OFFICES)


@dataclass(frozen=True, slots=True)
class HoldersPhrase:
    """Tokens up to ``end`` that name one office of several ``owners`` (indices of their tokens)."""

    end: int
    owners: tuple[int, ...]
    office_class: str | None


@remembered
def find_holders(toks: Sequence[Tok], begin: int) -> HoldersPhrase | None:
    """One office of several owners, named before or after it, or None."""
    at = begin + 1 if toks[begin].lower in ("the", "both") else begin
    owners, after = owner_list(toks, at, ADJECTIVE_FORMS | {"name", "acronym", "alias"})
    found = _plural_office(toks, after)
    if found is None:
        return None
    end, office_class = found
    if len(owners) >= 2:
        return HoldersPhrase(end, tuple(owners), office_class)
    if not owners and end < len(toks) and toks[end].lower == "of":
        owners, after = owner_list(toks, end + 1, OWNER_FORMS)
        if len(owners) >= 2:
            return HoldersPhrase(after, tuple(owners), office_class)
    return None


def owner_list(toks: Sequence[Tok], at: int, forms: frozenset[str]) -> tuple[list[int], int]:
    """Owners joined by commas and "and": (their indices, the index after the last)."""
    owners: list[int] = []
    end = at
    while at < len(toks):
        if toks[at].lower == "the" and at + 1 < len(toks):
            at += 1
        if not forms_of(toks[at]) & forms:
            break
        owners.append(at)
        end = at = at + 1
        if at < len(toks) and toks[at].text in ("'s", "’s"):
            end = at = at + 1
        while at < len(toks) and toks[at].lower in (",", "and", "&"):
            at += 1
    return owners, end


def _plural_office(toks: Sequence[Tok], at: int) -> tuple[int, str | None] | None:
    for size in (4, 3, 2, 1):
        words = tuple(tok.lower for tok in toks[at : at + size])
        if len(words) == size and words in _PLURAL_OFFICES:
            return at + size, _PLURAL_OFFICES[words]
    return None
