"""Mentions of several at once and of organs of states: groups, holders of offices, bodies."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.entities.bodies import BodyPhrase, find_body, own_names
from diplograph.entities.groups import GroupPhrase, find_group, find_holders
from diplograph.entities.offices import find_office
from diplograph.entities.titled import name_after, read_titled
from diplograph.entities.tokens import Tok, span_of
from diplograph.entities.walk import Read, Walk, after_determiner
from diplograph.model import Entity, EntityType, Mention, Span

FOCUS = "the two last in focus"
FOCUS_OF_ANY = "those last in focus"
OF_ONE_OFFICE = "the two last of this office"


def read_holders(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "the presidents of Kazakhstan and Tajikistan", "Japanese and Russian foreign ministers"."""
    phrase = find_holders(toks, at)
    if phrase is None:
        return None
    owners = [walk.actor_of(toks[index]) for index in phrase.owners]
    known = [owner for owner in owners if owner is not None]
    if len(known) < 2:
        return None
    keys = []
    for owner in dict.fromkeys(known):
        found = (
            walk.people.in_office(owner, phrase.office_class, walk.clock)
            if phrase.office_class
            else None
        )
        walk.keep(owner)
        keys.append(found[0] if found else owner)
    span = span_of(toks, at, phrase.end)
    return Mention(span, tuple(keys), "group", "the holders of these offices", 0.88), phrase.end


def read_group(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "the two leaders", "both sides", "the Central Asian countries"."""
    phrase = find_group(toks, at)
    if phrase is None:
        return None
    span = span_of(toks, at, phrase.end)
    if phrase.region is not None:
        members = walk.reference.members_of_group(phrase.region)
        if not members:
            return None
        for key in members:
            walk.keep(key)
        return Mention(span, members, "group", f"members of {phrase.region}", 0.7), phrase.end
    if phrase.count:
        counted = walk.counted_people(phrase.count) if phrase.of == "people" else ()
        counted = counted or walk.counted(phrase.count)
        if not counted:
            return None, phrase.end
        return Mention(span, counted, "group", "the last so many named", 0.75), phrase.end
    several = walk.several() if phrase.of == "people" and not phrase.two else ()
    if several and _hold(walk, several, phrase.office_class):
        return Mention(span, several, "group", FOCUS_OF_ANY, 0.75), phrase.end
    pair = tuple(_pair(walk, phrase))
    if len(pair) < 2:
        return None, phrase.end
    reason = FOCUS if phrase.two else FOCUS_OF_ANY
    if phrase.office_class is not None:
        reason = OF_ONE_OFFICE
    return Mention(span, pair, "group", reason, 0.8), phrase.end


def _hold(walk: Walk, keys: Sequence[str], office_class: str | None) -> bool:
    """Whether all hold the office meant, as far as anybody knows who they are."""
    persons = [key for key in keys if key.startswith("person/")]
    return office_class is None or (
        len(persons) > 1 and all(walk.people.class_of(key) == office_class for key in persons)
    )


def _pair(walk: Walk, phrase: GroupPhrase) -> list[str]:
    if phrase.of == "countries":
        return _countries_in_focus(walk)
    chosen: dict[str, str] = {}
    for key in walk.people.recent(phrase.office_class):
        owner = walk.people.owner_of(key)
        if owner is not None:
            chosen.setdefault(owner, key)
        if len(chosen) == 2:
            return sorted(chosen.values())
    return _countries_in_focus(walk) if phrase.of == "either" else []


def _countries_in_focus(walk: Walk) -> list[str]:
    pair = walk.salience.pair()
    for key in pair:
        walk.keep(key)
    return pair


def read_body(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "Egypt's Foreign Ministry", "the government": an organ, or the country it stands for."""
    start = after_determiner(toks, at)
    phrase = find_body(toks, start)
    if phrase is None:
        return _body_before(walk, toks, at, start)
    phrase = _served(toks, phrase)
    office = find_office(toks, start)
    if office is not None and office.end > phrase.end:
        return None
    owner = walk.actor_of(toks[phrase.owner]) if phrase.owner is not None else phrase.owner_key
    if phrase.owner is not None and owner is None:
        return None, phrase.end
    if owner is None:
        if toks[at].lower != "the" and not toks[start].capitalised:
            return None
        owner = _owner_in_focus(walk, phrase)
    if owner is None or not owner.startswith("country/"):
        return None
    officer = _officer(walk, toks, at, phrase.end, owner)
    return officer or (_body(walk, phrase, owner, span_of(toks, at, phrase.end)), phrase.end)


SHORT_BODIES = {
    "ministry": "-ministry-",
    "department": "-ministry-",
    "office": "-office",
    "embassy": "-embassy",
    "parliament": "-parliament",
}


def _body_before(walk: Walk, toks: Sequence[Tok], at: int, start: int) -> Read | None:
    """ "the ministry": the one named last."""
    ending = SHORT_BODIES.get(toks[start].lower)
    if ending is None or toks[at].lower != "the":
        return None
    if start + 1 < len(toks) and toks[start + 1].lower in ("of", "for"):
        return None
    named = [key for key in walk.bodies if ending in key]
    if not named:
        return None
    span = span_of(toks, at, start + 1)
    return Mention(span, (named[-1],), "body", "the one named last", 0.85), start + 1


def _owner_in_focus(walk: Walk, phrase: BodyPhrase) -> str | None:
    """Whose organ it is when nobody says: as before, the publisher's, or of who is in focus."""
    for key in reversed(walk.bodies):
        entity = walk.entities.get(key)
        if phrase.body is not None and key.endswith(f"-{phrase.body}") and entity is not None:
            return entity.of
    if walk.home is not None and walk.home in walk.salience.seen():
        found: str | None = walk.home
    else:
        found = walk.salience.leading_country() or walk.home
    other = phrase.body is not None and found in own_names(phrase.body)
    return None if other else found  # "the foreign ministry" is never the State Department


def _body(walk: Walk, phrase: BodyPhrase, owner: str, span: Span) -> Mention:
    walk.keep(owner)
    if phrase.body is None:
        return Mention(span, (owner,), "body", f"stands for {walk.label(owner)}", 0.9)
    key = f"body/{owner.removeprefix('country/')}-{phrase.body}"
    label = f"{phrase.label} of {walk.label(owner)}"
    walk.entities.setdefault(key, Entity(key, EntityType.GOVERNMENT_BODY, label, of=owner))
    confidence = 0.92 if phrase.owner is not None else 0.8
    return Mention(span, (key,), "body", f"organ of {walk.label(owner)}", confidence)


def _served(toks: Sequence[Tok], phrase: BodyPhrase) -> BodyPhrase:
    """ "the press service of the Kyrgyz Foreign Ministry": the organ that it serves."""
    if phrase.owner is not None or phrase.end + 2 >= len(toks):
        return phrase
    if [tok.lower for tok in toks[phrase.end : phrase.end + 2]] != ["of", "the"]:
        return phrase
    served = find_body(toks, phrase.end + 2)
    return served if served is not None and served.body is not None else phrase


def _officer(walk: Walk, toks: Sequence[Tok], at: int, begin: int, owner: str) -> Read | None:
    """ "Foreign Ministry spokesperson Mao Ning": an officer of the body named first."""
    phrase = find_office(toks, begin) if begin < len(toks) else None
    if phrase is None:
        return None
    end, name = name_after(walk, toks, phrase)
    if name is None:
        return None
    walk.keep(owner)
    return read_titled(walk, toks, at, end, phrase, name, owner=owner), end
