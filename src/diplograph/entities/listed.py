"""Parallel lists: "the ambassadors of Chile, A; Peru, B", "Presidents A of Ghana and B of Togo".

The plural in front names the office once; each name then stands beside its country. One pair may
be an apposition, so a list has two at least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from diplograph.entities.name_spans import name_end
from diplograph.entities.offices import OWNER_FORMS, forms_of
from diplograph.entities.tokens import Tok, span_of
from diplograph.entities.walk import Read, TitleUse, Walk, after_determiner
from diplograph.language.remembering import remembered
from diplograph.model import Mention

_OFFICES: Mapping[tuple[str, ...], tuple[str, str] | None] = MappingProxyType(
    {
        ("foreign", "ministers"): ("minister-of-foreign-affairs", "foreign-minister"),
        ("ministers", "of", "foreign", "affairs"): (
            "minister-of-foreign-affairs",
            "foreign-minister",
        ),
        ("prime", "ministers"): ("prime-minister", "head-of-government"),
        ("high", "commissioners"): ("high-commissioner", "envoy"),
        ("ambassadors",): ("ambassador", "envoy"),
        ("presidents",): ("president", "head-of-state"),
        ("envoys",): None,
        ("leaders",): None,
        ("ministers",): None,
        ("counterparts",): None,
        ("colleagues",): None,
        ("peers",): None,
        ("heads",): None,
        ("representatives",): None,
    }
)
_BETWEEN = frozenset({",", "-", "–", "—", ":", "("})
_BEHIND = frozenset({",", ";", ".", ")", "and", "&", "as"})
_JOINERS = frozenset({",", ";", "and", "&", "as", "well", "the", "of", ")"})
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """Tokens up to ``end`` that hold a country's token and a name."""

    end: int
    country: int
    name: tuple[int, int]


def read_listed(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """One pair of a list of names with their countries, whose office stands before the list."""
    pair = _pair_at(toks, at)
    if pair is None:
        return None
    head = _head_before(toks, at)
    if head is None or len(_list(toks, head)) < _FEWEST:
        return None
    office = _office(toks, head)
    owner = walk.actor_of(toks[pair.country])
    if owner is None:
        return None
    name = walk.surface(toks, *pair.name)
    slug, office_class = office or ("official", "official")
    key, reason = walk.people.titled(
        name, owner, office_class, slug, walk.clock, walk.salience.seen()
    )
    walk.keep(owner)
    span = span_of(toks, at, pair.end)
    held = walk.people.classes_held(key)
    if office is not None and (not held or office_class in held):
        label = " ".join(slug.split("-")).title().replace(" Of ", " of ")
        walk.titles.append(TitleUse(key, slug, office_class, label, owner, None, span, named=True))
    return Mention(span, (key,), "title-name", f"list of names and countries: {reason}", 0.9), (
        pair.end
    )


@remembered
def _pair_at(toks: Sequence[Tok], at: int) -> _Pair | None:
    """ "Chile, Julio Fiol" or "Adama Barrow of The Gambia", with a mark or the end behind it."""
    country = after_determiner(toks, at)
    if _is_country(toks, country):
        begin = country + 2
        if begin >= len(toks) or toks[country + 1].text not in _BETWEEN:
            return None
        end = name_end(toks, begin, after_title=False)
        fits = _is_full(toks, begin, end) and _closes(toks, end)
        return _Pair(end, country, (begin, end)) if fits else None
    end = name_end(toks, at, after_title=False)
    if not _is_full(toks, at, end) or end + 1 >= len(toks) or toks[end].lower not in ("of", "from"):
        return None
    country = after_determiner(toks, end + 1)
    fits = _is_country(toks, country) and _closes(toks, country + 1)
    return _Pair(country + 1, country, (at, end)) if fits else None


def _is_full(toks: Sequence[Tok], begin: int, end: int) -> bool:
    """Whether it is a full name; one that is known is a single token."""
    return end - begin >= 2 or (end > begin and "person" in forms_of(toks[begin]))


def _is_country(toks: Sequence[Tok], at: int) -> bool:
    forms = forms_of(toks[at]) if at < len(toks) else frozenset()
    return bool(forms & (OWNER_FORMS - {"capital", "metonym"}))


def _closes(toks: Sequence[Tok], at: int) -> bool:
    return at >= len(toks) or toks[at].lower in _BEHIND or toks[at].text in _BEHIND


def _head_before(toks: Sequence[Tok], at: int) -> int | None:
    """The last plural office before the token."""
    for index in range(at - 1, -1, -1):
        if any(_words_at(toks, index, words) for words in _OFFICES):
            return index
    return None


def _words_at(toks: Sequence[Tok], at: int, words: tuple[str, ...]) -> bool:
    return tuple(tok.lower for tok in toks[at : at + len(words)]) == words


def _office(toks: Sequence[Tok], head: int) -> tuple[str, str] | None:
    for words, office in _OFFICES.items():
        begins = range(max(0, head - len(words) + 1), head + 1)
        if any(_words_at(toks, begin, words) for begin in begins):
            return office
    return None


def _list(toks: Sequence[Tok], head: int) -> list[_Pair]:
    """The pairs behind the head with nothing but marks and "and" between them."""
    found: list[_Pair] = []
    at = head + 1
    while at < len(toks):
        pair = _pair_at(toks, at)
        if pair is not None:
            found.append(pair)
            at = pair.end
        elif found and toks[at].lower not in _JOINERS and toks[at].text not in _JOINERS:
            break
        else:
            at += 1
    return found
