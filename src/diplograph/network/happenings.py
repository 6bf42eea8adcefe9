"""Events with all who have to do with them, for timelines; ties by year, for heat maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.graph.iris import key_of
from diplograph.network import ties
from diplograph.network.facts import Fact, Filters, World, type_of
from diplograph.network.views import View, ties_of

_INVOLVED = (*ties.TAKING_PART, "about")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and the labels of those who took part."""

    fact: Fact
    labels: tuple[str, ...]


def happenings(source: World, who: Sequence[str], wanted: Filters) -> list[Happening]:
    """The events that have to do with each of some IRIs, in the order of their dates.

    With a country has to do what who acts for it took part in, and a visit to it. Events without
    any date come last.
    """
    found = [
        (fact, parties)
        for fact in source.facts(ties.EVENTS, wanted)
        for parties in [set(_involved(source, fact))]
        if parties.issuperset(who)
    ]
    shown = {
        fact.iri: [one for one in fact.role(*ties.TAKING_PART) if one not in who]
        for fact, _ in found
    }
    names = source.names({one for several in shown.values() for one in several})
    told = [
        Happening(fact, tuple(sorted({names[one]["label"] for one in shown[fact.iri]})))
        for fact, _ in found
    ]
    return sorted(told, key=lambda one: (one.fact.since is None, str(one.fact.since), one.fact.iri))


def find(source: World, name: str) -> str:
    """The IRI of a country, organisation or person, by label, code, key or IRI.

    Raises GraphError if nobody has the name, with those near it, or if several have it.
    """
    known: dict[str, set[str]] = {}
    for iri, label in source.rows(
        "SELECT ?node ?name WHERE { ?node skos:prefLabel|skos:notation ?name }"
    ):
        if iri and label and type_of(iri):
            for each in (label, key_of(iri), iri):
                known.setdefault(each.casefold(), set()).add(iri)
    found = sorted(known.get(name.casefold(), ()))
    if not found:
        names = sorted(each for each in known if "/" not in each)
        raise GraphError(f"nobody here is {name!r}; {near(name.casefold(), names)}")
    if len(found) > 1:
        keys = ", ".join(map(key_of, found))
        raise GraphError(f"several are called {name!r}: {keys}; give one of these")
    return found[0]


def by_year(
    source: World, chosen: View, wanted: Filters, countries: Sequence[str] = ()
) -> Mapping[tuple[str, str], Mapping[int, int]]:
    """Of each two that a view ties how many facts there are by the year in which they began.

    Two of a view without directions stand in the order of their IRIs. Facts without a date do not
    count. Raises GraphError for a country that is not there.
    """
    facts: dict[tuple[str, str], dict[str, int]] = {}
    for tie in ties_of(source, chosen, wanted, countries):
        pair = (tie.source, tie.target)
        for fact in tie.facts:
            if fact.since is not None:
                facts.setdefault(pair, {})[fact.iri] = fact.since.first_day.year
    return {pair: Counter(years.values()) for pair, years in sorted(facts.items())}


def _involved(source: World, fact: Fact) -> Iterator[str]:
    for one in fact.role(*_INVOLVED):
        yield one
        for other in (source.country(one), source.represented(one)):
            if other:
                yield other
    if fact.type == "Visit":
        for place in fact.role("place"):
            yield from source.countries(place)
