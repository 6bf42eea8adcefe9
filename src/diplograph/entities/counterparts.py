"""Counterparts: "his Turkish counterpart Hakan Fidan" holds the same office of another country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplograph.entities.groups import owner_list
from diplograph.entities.name_spans import name_end
from diplograph.entities.offices import ADJECTIVE_FORMS, OWNER_FORMS, find_office
from diplograph.entities.tokens import Tok, span_of
from diplograph.entities.walk import UNNAMED, Read, TitleUse, Walk, after_determiner
from diplograph.model import Mention, Span

_SINGULARS = frozenset({"counterpart", "colleague"})
_PLURALS = frozenset({"counterparts", "colleagues", "peers"})
_FROM = frozenset({"from", "of"})
_BEFORE = frozenset({"new", "then"})
COUNTERPART_FIRST = _SINGULARS | _PLURALS | _BEFORE


def read_counterpart(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """The counterpart that starts here, with a name behind or alone for who holds the office."""
    found = _phrase(toks, after_determiner(toks, at))
    if found is None:
        return _several(walk, toks, at)
    country, end = found
    owner = walk.actor_of(toks[country])
    if owner is None:
        return None
    likes = [key for key in walk.people.recent() if walk.people.owner_of(key) != owner]
    like = likes[0] if likes else None
    begin = end + 1 if end < len(toks) and toks[end].text == "," else end
    title = find_office(toks, begin) if begin < len(toks) else None
    if title is not None and title.owner is None:
        begin = end = title.end  # "his Angolan counterpart, President Lourenço"
    stop = name_end(toks, begin, after_title=True)
    name = walk.surface(toks, begin, stop) if stop > begin else ""
    apart = begin > end and stop == begin + 1
    if apart and not walk.people.is_known(name, owner):
        name = ""  # "his Armenian counterpart, Echo of the Caucasus writes"
    if name:
        return _named(walk, name, owner, like, span_of(toks, at, stop)), stop
    return _alone(walk, owner, like, span_of(toks, at, end)), end


def _phrase(toks: Sequence[Tok], at: int) -> tuple[int, int] | None:
    """(index of the country's token, index after the phrase), or None."""
    if at + 2 < len(toks) and toks[at].lower in _SINGULARS and toks[at + 1].lower in _FROM:
        at = after_determiner(toks, at + 2)
        return (at, at + 1) if toks[at].match is not None else None
    while at < len(toks) and toks[at].match is None and toks[at].lower in _BEFORE:
        at += 1
    if at + 1 >= len(toks) or toks[at].match is None:
        return None
    after = at + 1
    if toks[after].text in ("'s", "’s") and after + 1 < len(toks):
        after += 1
    return (at, after + 1) if toks[after].lower in _SINGULARS else None


def _several(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "his Cambodian and Lao counterparts A and B", "his peers from Peru and Chile, A and B".

    The mention is of the first; the names behind it are known from here on.
    """
    start = after_determiner(toks, at)
    if start == at:
        return None
    owners, end = owner_list(toks, start, ADJECTIVE_FORMS)
    if end < len(toks) and toks[end].lower == "foreign":
        end += 1
    if end >= len(toks) or toks[end].lower not in _PLURALS:
        return None
    end += 1
    if not owners and end < len(toks) and toks[end].lower in _FROM:
        owners, end = _of_countries(toks, *owner_list(toks, end + 1, OWNER_FORMS))
    countries = [owner for index in owners if (owner := walk.actor_of(toks[index])) is not None]
    if len(countries) < 2 or len(countries) != len(owners):
        return None
    likes = [key for key in walk.people.recent() if walk.people.owner_of(key) not in countries]
    like = likes[0] if likes else None
    names = _names(toks, end + 1 if toks[end : end + 1] and toks[end].text == "," else end)
    if len(names) != len(countries):
        keys = [_alone(walk, owner, like, toks[at].span).entities[0] for owner in countries]
        return Mention(span_of(toks, at, end), tuple(keys), "group", UNNAMED, 0.8), end
    found = [
        _named(walk, walk.surface(toks, *name), owner, like, span_of(toks, *name))
        for name, owner in zip(names, countries, strict=True)
    ]
    stop = names[0][1]
    return replace(found[0], span=span_of(toks, at, stop)), stop


def _of_countries(toks: Sequence[Tok], owners: list[int], end: int) -> tuple[list[int], int]:
    """The owners and their end without a last one that an office follows: "and the US envoy"."""
    if len(owners) > 1 and end < len(toks) and find_office(toks, end) is not None:
        return owners[:-1], owners[-2] + 1
    return owners, end


def _names(toks: Sequence[Tok], at: int) -> list[tuple[int, int]]:
    """Names joined by commas and "and": (begin, end) of each."""
    found: list[tuple[int, int]] = []
    while at < len(toks):
        end = name_end(toks, at, after_title=True)
        if end == at:
            break
        found.append((at, end))
        at = end
        while at < len(toks) and toks[at].lower in (",", "and"):
            at += 1
    return found


def _named(walk: Walk, name: str, owner: str, like: str | None, span: Span) -> Mention:
    """A counterpart with a name; ``like`` is the person whose office it is."""
    office_class = walk.people.class_of(like) if like else None
    key, reason = walk.people.titled(
        name, owner, office_class or "official", "counterpart", walk.clock
    )
    office = walk.people.office_of(like) if like else None
    held = walk.people.classes_held(key)
    if office is not None and office_class is not None and (not held or office_class in held):
        label = " ".join(office.split("-")).title().replace(" Of ", " of ")
        walk.titles.append(
            TitleUse(key, office, office_class, label, owner, None, span, named=True)
        )
    return Mention(span, (key,), "title-name", f"counterpart: {reason}", 0.95)


def _alone(walk: Walk, owner: str, like: str | None, span: Span) -> Mention:
    office_class = walk.people.class_of(like) if like else None
    found = walk.people.in_office(owner, office_class, walk.clock) if office_class else None
    if found is None:
        walk.keep(owner)
        return Mention(span, (owner,), "title", "counterpart, holder unknown", 0.7)
    return Mention(span, (found[0],), "title", f"counterpart: {found[1]}", 0.85)
