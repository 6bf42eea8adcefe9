"""Rankings over time: who stands first by a measure in each span of years, who rose, who fell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.network import measures
from diplograph.network.aliases import AnyNetwork
from diplograph.network.facts import VOUCHED, Date, Fact, Given, filters, world
from diplograph.network.views import Drawn, drawn_from, find_view

MEASURES: Mapping[str, Callable[[AnyNetwork], Mapping[str, Any]]] = MappingProxyType(
    {
        "degree": measures.degree,
        "strength": measures.strength,
        "betweenness": measures.betweenness,
        "eigenvector": measures.eigenvector,
        "pagerank": measures.pagerank,
    }
)
"""The measures of nodes, by their names."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a node stands in a span of years, 1 for the first; equal values have equal ranks.

    ``change`` is by how many ranks it rose since the span before, None where it was not there.
    """

    span: str
    rank: int
    node: str
    label: str
    value: float
    change: int | None


def rankings(
    given: Given,
    name: str = "visits",
    measure: str = "strength",
    *,
    years: int = 5,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
    countries: Sequence[str] = (),
) -> list[Rank]:
    """The nodes of a view by a measure of `MEASURES`, in each span of so many years.

    Spans run from the first year of ``between`` or of what is known, one after the other, and are
    named ``2001-2005``; in each count the facts that held or happened in it. Raises GraphError for
    a view, measure or country that there is not, and where there is nothing in that time.
    """
    value = find_measure(measure)
    found: list[Rank] = []
    before: dict[str, int] = {}
    for span, network in spans(
        given,
        name,
        years=years,
        between=between,
        min_confidence=min_confidence,
        modality=modality,
        countries=countries,
    ):
        ranked = list(_ranked(span, network, value(network), before))
        found += ranked
        before = {rank.node: rank.rank for rank in ranked}
    return found


def spans(
    given: Given,
    name: str,
    *,
    years: int = 5,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
    countries: Sequence[str] = (),
) -> Iterator[tuple[str, Drawn]]:
    """A view in each span of years; see `rankings`. The facts are fetched once."""
    chosen, source = find_view(name), world(given)
    whole = between or ("0001", "9999")
    wanted = filters(between=whole, min_confidence=min_confidence, modality=modality)
    facts = source.facts(chosen.types, wanted)
    known = [year for fact in facts for year in _years(fact)]
    if not known:
        raise GraphError(f"nothing of {name} has a date in that time: ask for a longer one")
    assert wanted.between is not None
    first = wanted.between[0].year if between else min(known)
    last = wanted.between[1].year if between else max(known)
    for begin in range(first, last + 1, years):
        end = min(begin + years - 1, last)
        days = dt.date(begin, 1, 1), dt.date(end, 12, 31)
        here = replace(wanted, between=days)
        own = [fact for fact in facts if here.let_through(fact)]
        span = f"{begin:04}" if begin == end else f"{begin:04}-{end:04}"
        yield span, drawn_from(source, chosen, own, countries)


def find_measure(name: str) -> Callable[[AnyNetwork], Mapping[str, Any]]:
    """A measure of nodes by its name. Raises GraphError with those that are near."""
    if name not in MEASURES:
        raise GraphError(f"there is no measure {name!r}; {near(name, list(MEASURES))}")
    return MEASURES[name]


def _ranked(
    span: str, network: AnyNetwork, values: Mapping[str, Any], before: Mapping[str, int]
) -> Iterator[Rank]:
    rank = 0
    ordered = sorted(values, key=lambda node: (-round(values[node], 12), node))
    for place, node in enumerate(ordered, 1):
        if place == 1 or round(values[node], 12) != round(values[ordered[place - 2]], 12):
            rank = place
        change = before[node] - rank if node in before else None
        label = str(network.nodes[node].get("label", node))
        yield Rank(span, rank, node, label, float(values[node]), change)


def _years(fact: Fact) -> Iterator[int]:
    for date in (fact.since, fact.end):
        if date is not None:
            yield date.year
