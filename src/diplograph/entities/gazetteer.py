"""Finding every known name in a text: leftmost-longest, case-sensitive, at word boundaries.

One automaton (`WordSearch`) holds all names of countries, organisations, people and groups. What a
name means is not decided here: a match carries all its candidates. Only what the words themselves
settle is settled: a longer name that is no actor ("Bank of China", "New South Wales") swallows the
shorter one, and some names are dropped where their neighbours show another sense (`Contexts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from anyascii import anyascii

from diplograph.entities.cities import CityName
from diplograph.entities.contexts import Contexts, load_contexts
from diplograph.entities.loading import no_collection
from diplograph.entities.names import surname_of
from diplograph.entities.reference import Reference, load_reference, slug
from diplograph.entities.word_search import WordSearch
from diplograph.model import Entity, Span


class Candidate(NamedTuple):
    """One thing a name may mean.

    ``form`` is one of name, official, alias, acronym, demonym-noun, demonym-adjective, capital,
    metonym, former, city, person, surname, group. The key of a group is ``group/<slug>``.
    """

    key: str
    form: str


class Match(NamedTuple):
    """A name in a text and everything it may mean, the plainest sense first."""

    begin: int
    end: int
    candidates: tuple[Candidate, ...]

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.begin, self.end)

    @property
    def keys(self) -> tuple[str, ...]:
        """The entities it may mean, each once, in the order of the candidates."""
        return tuple(dict.fromkeys(candidate.key for candidate in self.candidates))


_PLAINEST_FIRST = (
    "name",
    "official",
    "acronym",
    "person",
    "alias",
    "demonym-adjective",
    "demonym-noun",
    "group",
    "former",
    "metonym",
    "capital",
    "city",
    "surname",
)
_RANK = {form: rank for rank, form in enumerate(_PLAINEST_FIRST)}
_FORM = {"short": "name", "combining": "demonym-adjective"}
_OTHER: tuple[Candidate, ...] = ()
_CAPITALS_FROM = 5
_SURNAME_MIN = 3
_SHORT_SURNAMES = frozenset({"Xi"})
_LIVING_MEMORY = 1985
_LONG_NAME = 5  # the last word of a name as long as that is seldom what a person is called by
_FAMILY_FIRST_COUNTRIES = frozenset({"country/HUN", "country/JPN"})
# Characters that are written in more than one way, made one without moving any offset.
_SAME_LENGTH = (("\n", " "), ("\t", " "), ("\u00a0", " "), ("’", "'"), ("‘", "'"), ("\u2011", "-"))


class Gazetteer:
    """All names of a reference, ready to be found. Make one with `load_gazetteer`."""

    def __init__(self, reference: Reference, contexts: Contexts) -> None:
        self._contexts = contexts
        entries = _by_spelling(reference, contexts.ordinary_words)
        self._cities = _add_cities(entries, reference, contexts)
        meanings = {text: _ranked(candidates) for text, candidates in entries.items()}
        meanings |= {_one_spelling(text): _OTHER for text in contexts.other_names}
        # What has neighbours to look at is told apart here, so that the rest costs nothing.
        wary = contexts.by_name.keys() | self._cities.keys()
        self._meanings = [
            (candidates, text in wary or text[-1] == "-" or not candidates)
            for text, candidates in meanings.items()
        ]
        self._search = WordSearch(tuple(meanings))

    def find(self, text: str, *, begin: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """The names in ``text[begin:end]`` in order, never overlapping; offsets are in ``text``."""
        plain = _one_spelling(text)
        hits = self._search.find(plain, begin, len(text) if end is None else end)
        meanings, make = self._meanings, tuple.__new__  # a NamedTuple's own constructor is slow
        found = []
        for number, first, last in hits:
            candidates, wary = meanings[number]
            if wary or plain[last : last + 1] == "-":
                match = self._in_context(plain, first, last, candidates)
                if match is not None:
                    found.append(match)
            else:
                found.append(make(Match, (first, last, candidates)))
        return tuple(found)

    def _in_context(
        self, text: str, first: int, last: int, candidates: tuple[Candidate, ...]
    ) -> Match | None:
        """What is left of a name's meanings beside its neighbours."""
        if not candidates or self._contexts.block(text, first, last):
            return None
        city = self._cities.get(text[first:last])
        if city is not None:
            means_city = city.means_city(text, first, last)
            candidates = tuple(c for c in candidates if (c.form == "city") is means_city)
        # The hyphen of a combining form ("Sino-") is not part of the name.
        end = last - 1 if text[last - 1] == "-" else last
        return Match(first, end, candidates) if candidates else None


def _ranked(candidates: set[Candidate]) -> tuple[Candidate, ...]:
    if len(candidates) == 1:
        return tuple(candidates)
    return tuple(sorted(candidates, key=lambda c: (_RANK[c.form], c.key)))


@cache
def load_gazetteer(reference: Reference | None = None) -> Gazetteer:
    """The gazetteer of a reference (by default that of `load_reference`), built once."""
    with no_collection():
        return Gazetteer(reference or load_reference(), load_contexts())


def known_names(reference: Reference) -> frozenset[str]:
    """Every spelling that the gazetteer of a reference finds."""
    contexts = load_contexts()
    entries = _by_spelling(reference, contexts.ordinary_words)
    _add_cities(entries, reference, contexts)
    return frozenset(entries)


def _by_spelling(reference: Reference, ordinary_words: frozenset[str]) -> dict[str, set[Candidate]]:
    entries: dict[str, set[Candidate]] = {}
    for text, candidate in _entries(reference, ordinary_words):
        entries.setdefault(_one_spelling(text), set()).add(candidate)
    return entries


def _add_cities(
    entries: dict[str, set[Candidate]], reference: Reference, contexts: Contexts
) -> dict[str, CityName]:
    """Add the cities to the entries; what each spelling of a city needs to be taken for it.

    A country, a capital or a group keeps its name. A name that an organisation or a person has too
    ("Davos", "Lagos") means the city only where the words show a place.
    """
    after: dict[str, tuple[str, ...]] = {}
    wary = {text for name in reference.cities.wary for text in _city_spellings(name)}
    also_names = contexts.given_names
    cities: dict[str, CityName] = {}
    for city in reference.cities.by_key.values():
        candidate = Candidate(city.key, "city")
        country = city.of or ""
        if country not in after:
            after[country] = tuple(f", {name.text}" for name in reference.names.get(country, ()))
        trusted = CityName(wary=False, shared=False, country_after=after[country])
        for text in {text for name in _names(city) for text in _city_spellings(name)}:
            known = entries.setdefault(text, set())
            others = [c for c in known if c.form != "city"]
            if any(c.key.startswith(("country/", "group/")) for c in others):
                continue
            known.add(candidate)
            cautious = others or text in also_names or text.lower() in contexts.ordinary_words
            if not cautious and text not in wary and text not in cities:
                cities[text] = trusted
                continue
            elsewhere = cities[text].country_after if text in cities else ()
            cities[text] = CityName(
                wary=text in wary,
                shared=bool(cautious),
                country_after=(*elsewhere, *after[country]),
            )
    return cities


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.alt_labels)


def _city_spellings(name: str) -> set[str]:
    plain = _one_spelling(name)
    spellings = {plain} if plain.isascii() else {plain, anyascii(plain)}
    capitals = {text.upper() for text in spellings if len(text) >= _CAPITALS_FROM}
    return spellings | capitals


def _one_spelling(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    for old, new in _SAME_LENGTH:
        if old in text:
            text = text.replace(old, new)
    return text


def _entries(
    reference: Reference, ordinary_words: frozenset[str]
) -> Iterator[tuple[str, Candidate]]:
    for key, names in reference.names.items():
        for name in names:
            yield from _spellings(name.text, Candidate(key, _form(name.text, name.form)))
    for person in reference.people.values():
        yield from _person_entries(reference, person, ordinary_words)
    for group in reference.groups:
        yield from _spellings(group, Candidate(f"group/{slug(group)}", "group"))


def _form(text: str, form: str) -> str:
    letters = text.replace(".", "")
    if form == "alias" and letters.isupper() and " " not in letters:
        return "acronym"
    return _FORM.get(form, form)


def _spellings(text: str, candidate: Candidate) -> Iterator[tuple[str, Candidate]]:
    plain = text if text.isascii() else anyascii(text)
    for spelling in {text, plain}:
        yield spelling, candidate
        if len(spelling) >= _CAPITALS_FROM and not spelling.isupper():
            yield spelling.upper(), candidate


def _person_entries(
    reference: Reference, person: Entity, ordinary_words: frozenset[str]
) -> Iterator[tuple[str, Candidate]]:
    surname = reference.surnames[person.key]
    for name in (person.label, *person.alt_labels):
        form = "person" if " " in name or "-" in name else "surname"
        if form == "surname" and not _is_surname(name, ordinary_words):
            continue
        yield from _spellings(name, Candidate(person.key, form))
        if form == "person" and surname in name:
            yield name.replace(surname, surname.upper()), Candidate(person.key, form)
        if person.of in _FAMILY_FIRST_COUNTRIES and name.endswith(f" {surname}"):
            turned = f"{surname} {name.removesuffix(surname).strip()}"
            yield from _spellings(turned, Candidate(person.key, form))
    if _in_living_memory(reference, person.key):
        spelt = (surname_of(name) for name in person.alt_labels if len(name.split()) < _LONG_NAME)
        for text in {surname, *spelt}:
            if _is_surname(text, ordinary_words):
                yield from _spellings(text, Candidate(person.key, "surname"))


def _is_surname(text: str, ordinary_words: frozenset[str]) -> bool:
    return text.lower() not in ordinary_words and (
        len(text) >= _SURNAME_MIN or text in _SHORT_SURNAMES
    )


def _in_living_memory(reference: Reference, person: str) -> bool:
    terms = reference.terms_of(person)
    return not terms or any(
        term.until is None or term.until.year >= _LIVING_MEMORY for term in terms
    )


def group_key(name: str) -> str:
    """The key under which a group is offered as candidate."""
    return f"group/{slug(name)}"


__all__ = ["Candidate", "Gazetteer", "Match", "group_key", "known_names", "load_gazetteer"]
