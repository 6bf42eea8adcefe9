"""Mentions by name: persons without a title in front, countries and organisations, places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.entities.bodies import find_body
from diplograph.entities.name_spans import name_end
from diplograph.entities.offices import ADJECTIVE_FORMS, forms_of, office_lexicon
from diplograph.entities.places import find_venue, is_locative
from diplograph.entities.reference import slug
from diplograph.entities.titled import read_apposition
from diplograph.entities.tokens import Tok, in_title_case, span_of
from diplograph.entities.walk import ACTOR_PREFIXES, Read, Walk, after_determiner
from diplograph.model import Entity, EntityType, Mention, Span

# Capitalised words before a capital that are no first names.
_NO_FIRST_NAMES = """In At From To On For Near The And But While After Before Since As Both When
    Whether That With Central Greater Downtown East West North South Old New If Although Today
    Yesterday Now Like Of By Monday Tuesday Wednesday Thursday Friday Saturday Sunday Via Leaving
    Visiting Between""".split()
_FIRST_NAME_ENDS = re.compile(rf"\b(?!(?:{'|'.join(_NO_FIRST_NAMES)})\b)[A-Z][a-z]+\Z")
_LONGEST_FIRST_NAME = 40  # characters
_WORD_ENDS = re.compile(r"\b")


def read_person(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """A bare name, or a name with its office behind it."""
    if after_determiner(toks, at) != at:
        return None
    end = name_end(toks, at, after_title=False)
    if end == at:
        return None
    name = walk.surface(toks, at, end)
    apposed = read_apposition(walk, toks, at, end, name)
    if apposed is not None:
        return apposed
    if _is_called_another(walk, toks, end, name):
        return None, end
    candidates = [
        candidate.key
        for tok in toks[at:end]
        if tok.match is not None
        for candidate in tok.match.candidates
        if candidate.form in ("person", "surname")
    ]
    countries = {key for key in walk.salience.seen() if key.startswith(ACTOR_PREFIXES)}
    key = walk.people.named(name, candidates, walk.clock, countries)
    if key is None:
        # A part of an unknown name would be somebody else.
        only_name = forms_of(toks[at]) <= {"person", "surname"}
        return (None, end) if only_name and end - at > 1 else None
    why = walk.people.reason(key)
    reason = f"name: {why}" if why else "name"
    return Mention(span_of(toks, at, end), (key,), "name", reason, 0.93), end


def _is_called_another(walk: Walk, toks: Sequence[Tok], at: int, name: str) -> bool:
    """ "John Major, a plumber from Leeds,": said to be something that is no office.

    Who is in office on the day is still meant: "Xi Jinping, a friend of the club".
    """
    if at + 2 >= len(toks) or toks[at].text != "," or toks[at + 1].lower not in ("a", "an"):
        return False
    titles = office_lexicon().titles
    said = [tok.lower for tok in toks[at + 2 : at + 6]]
    public = any(word in titles or word in _PUBLIC for word in said)
    return not public and not walk.people.is_in_office(name)


_PUBLIC = frozenset(
    """diplomat politician statesman stateswoman ally critic opponent supporter candidate lawmaker
    senator deputy member negotiator veteran conservative liberal socialist democrat republican
    nationalist reformer lawyer general economist friend frequent former""".split()
)


def read_gazetted(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """A country or organisation by its name, nationality or capital; a capital as a place."""
    start = after_determiner(toks, at)
    tok = toks[start]
    if tok.match is None:
        return None
    forms = forms_of(tok)
    span = span_of(toks, at, start + 1)
    if "capital" in forms and "name" not in forms and is_locative(toks, start):
        return _capital_place(walk, tok, span), start + 1
    if "city" in forms:
        return _city(walk, toks, start), start + 1
    key = walk.actor_of(tok)
    if key is None or _is_part_of_name(walk, toks, start):
        return None, start + 1
    walk.keep(key)
    if _locates(walk, toks, start, key):
        return Mention(span, (key,), "place", "where the place before it lies", 0.9), start + 1
    others = _passed_over(walk, tok, key)
    if forms <= ADJECTIVE_FORMS:
        return Mention(tok.span, (key,), "demonym", f"demonym{others}", 0.98), start + 1
    if forms <= {"capital", "metonym"}:
        if "capital" in forms and _is_borne(walk, tok):
            return None, start + 1
        return Mention(span, (key,), "metonym", f"metonym{others}", 0.85), start + 1
    return Mention(span, (key,), "name", f"name{others}", 0.98), start + 1


def _passed_over(walk: Walk, tok: Tok, key: str) -> str:
    """What else the words may mean: "; not North Korea"."""
    keys = tok.match.keys if tok.match is not None else ()
    others = [e.label for k in keys if k != key and (e := walk.reference.entity(k))]
    if len(others) > 2:
        return f"; not {len(others)} others of this name"
    return f"; not {' or '.join(others)}" if others else ""


def _locates(walk: Walk, toks: Sequence[Tok], at: int, country: str) -> bool:
    """ "in Doha, Qatar": the country after its own town."""
    if at < 2 or toks[at - 1].text != "," or not country.startswith("country/"):
        return False
    town = toks[at - 2]
    if "capital" in forms_of(town):
        return walk.actor_of(town) == country
    if "city" in forms_of(town):
        return country in {city.of for city in _cities(walk, town)}
    named = town.match is None and town.capitalised  # no "In response, Moscow"
    return named and at >= 3 and toks[at - 3].lower in ("in", "at", "near")


def _is_part_of_name(walk: Walk, toks: Sequence[Tok], at: int) -> bool:
    """ "the New Zealand Herald", "Canada Post": the country's name begins another name."""
    if at + 1 >= len(toks):
        return False
    following = toks[at + 1]
    if forms_of(toks[at]) & {"capital", "city"}:  # "Wellington Capital", "the Georgetown BID"
        return (
            following.match is None
            and following.text.isalpha()
            and following.capitalised
            and len(following.text) > 1
            and following.lower not in office_lexicon().titles
            and following.lower not in _OF_PLACES
            and not in_title_case(toks)
        )
    if not forms_of(toks[at]) & {"name", "acronym", "alias"}:
        return False
    return (
        following.match is None
        and following.is_word
        and following.capitalised
        and following.text.isalpha()
        and not following.text.isupper()
        and following.lower not in office_lexicon().titles
        and name_end(toks, at + 1, after_title=False) > at + 1
        and not walk.people.is_known(following.text, None)
        and not in_title_case(toks)
    )


# Words behind a capital that leave it one: "Paris Agreement", "Kyiv School" are others' care.
_OF_PLACES = frozenset(
    """summit declaration deal accord accords treaty convention communique consensus statement
    format airport conference forum meeting talks agreement agreements process protocol office
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)


def _is_borne(walk: Walk, tok: Tok) -> bool:
    """Whether somebody in the article bears the capital's name ("Valeska Paris")."""
    text, name = walk.text, f" {tok.text}"
    at = text.find(name)
    while at >= 0:
        begin, end = max(0, at - _LONGEST_FIRST_NAME), at + len(name)
        if _WORD_ENDS.match(text, end) and _FIRST_NAME_ENDS.search(text, begin, at):
            return True
        at = text.find(name, end)
    return False


def _capital_place(walk: Walk, tok: Tok, span: Span) -> Mention | None:
    country = walk.actor_of(tok)
    if country is None:
        return None
    key = f"place/{country.removeprefix('country/')}-{slug(tok.text)}"
    walk.keep(country)
    walk.entities.setdefault(key, Entity(key, EntityType.PLACE, tok.text, of=country))
    return Mention(span, (key,), "place", f"capital of {walk.label(country)}", 0.97)


def _city(walk: Walk, toks: Sequence[Tok], at: int) -> Mention | None:
    cities = _cities(walk, toks[at])
    if len(cities) != 1 or (_is_borne(walk, toks[at]) and not is_locative(toks, at)):
        return None
    city = cities[0]
    country = city.of or ""
    walk.keep(country)
    walk.entities.setdefault(city.key, city)
    reason = f"city of {walk.label(country)}"
    return Mention(toks[at].span, (city.key,), "place", reason, 0.95)


def _cities(walk: Walk, tok: Tok) -> list[Entity]:
    keys = tok.match.keys if tok.match is not None else ()
    return [city for key in keys if (city := walk.reference.cities.by_key.get(key))]


def read_venue(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "at Kasri Millat Palace": a named place that no gazetteer has."""
    found = find_venue(toks, at)
    if found is None:
        return None
    begin, end = found
    body = find_body(toks, begin)
    if body is not None and body.owner is not None:
        return None  # "an official at the Foreign Ministry of Egypt"
    name = walk.surface(toks, begin, end)
    if not slug(name):
        return None
    key = f"place/{slug(name)}"
    walk.entities.setdefault(key, Entity(key, EntityType.PLACE, name))
    return Mention(span_of(toks, begin, end), (key,), "place", "named place", 0.8), end
