"""Graphs for network analysis: who is tied to whom, each tie with the facts behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import networkx as nx

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.graph.iris import key_of
from diplograph.network import ties
from diplograph.network.facts import (
    VOUCHED,
    Date,
    Fact,
    Filters,
    Given,
    World,
    filters,
    type_of,
    world,
)
from diplograph.network.graphs import DiGraph, Graph, MultiDiGraph
from diplograph.network.ties import Tie

Drawn: TypeAlias = Graph
"""A graph of networkx that gives its ties and nodes as frames."""

DEFAULT = "country-organisation-leader"
"""The view that is drawn when none is named."""

TIES = (
    "leader-of",
    "holds-office",
    "member-of",
    "takes-part-in",
    "chaired",
    "visited",
    "met-with",
    "called",
    "related-to",
)
"""Every kind of tie of `country_organisation_leader`; the last three are mutual."""

MUTUAL = frozenset({"met-with", "called", "related-to"})


@dataclass(frozen=True, slots=True)
class View:
    """A way to draw a network: the facts it reads, the ties they give, the graph they make.

    ``more`` gives the attributes that edges of this view have beside those of all views; the second
    kind of nodes of a bipartite view are its ``targets``.
    """

    name: str
    title: str
    types: tuple[str, ...]
    ties: Callable[[Iterable[Fact], World], Iterator[Tie]]
    graph: type[Drawn] = Graph
    more: Callable[[Sequence[Tie]], Mapping[str, Any]] = lambda _: {}
    bipartite: bool = False


def view(
    given: Given,
    name: str = DEFAULT,
    *,
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
    countries: str | Iterable[str] = (),
) -> Drawn:
    """A view of a store, a graph of rdflib or graph files, by its name in `VIEWS`.

    Nodes are keys such as ``country/KAZ`` with ``label``, ``type``, ``iri`` and, where there is
    one, ``code``. Edges have ``weight`` (how many facts, or what else the view counts),
    ``articles`` (how many report them), ``sources`` (those that are no reprints, and works of
    reference), ``first`` and ``last`` (dates of the facts, or of the articles where facts have
    none), ``details`` (kinds, roles or organisations) and ``facts`` (IRIs).

    Only events count that took place. ``as_of`` keeps what held on that day and what had happened
    by then, ``between`` what falls between two dates, ``min_confidence`` what a claim is that sure
    of, ``modality`` what is claimed so, and ``countries``, by code, name or key, the ties that one
    of them has, itself or by who acts for it. Raises GraphError for a view, country or modality
    that there is not, ValueError for what is no date.

    >>> from diplograph.graph.mapping import empty_dataset
    >>> len(view(empty_dataset(), "visits"))
    0
    """
    chosen = find_view(name)
    wanted = filters(as_of=as_of, between=between, min_confidence=min_confidence, modality=modality)
    several = (countries,) if isinstance(countries, str) else tuple(countries)
    source = world(given)
    network = _network(chosen, ties_of(source, chosen, wanted, several), source)
    network.graph.update(said(wanted, several))
    return network


def ties_of(
    source: World, chosen: View, wanted: Filters, countries: Sequence[str] = ()
) -> Iterator[Tie]:
    """The ties of a view, before those of a pair are put together.

    Raises GraphError for a country that is not there.
    """
    yield from _ties(source, chosen, source.facts(chosen.types, wanted), countries)


def drawn_from(
    source: World, chosen: View, facts: Iterable[Fact], countries: Sequence[str] = ()
) -> Drawn:
    """A view of some facts of a source that are at hand.

    Raises GraphError for a country that is not there.
    """
    return _network(chosen, _ties(source, chosen, facts, countries), source)


def said(wanted: Filters, countries: Iterable[str]) -> Iterator[tuple[str, str | float]]:
    """The filters that differ from what they are without a word, as attributes of a graph."""
    if wanted.as_of is not None:
        yield "as_of", wanted.as_of.isoformat()
    if wanted.between is not None:
        yield "between", "/".join(day.isoformat() for day in wanted.between)
    if wanted.min_confidence:
        yield "min_confidence", wanted.min_confidence
    if wanted.modality != VOUCHED:
        yield "modality", ", ".join(wanted.modality)
    if countries:
        yield "countries", ", ".join(countries)


def find_view(name: str) -> View:
    """A view by its name. Raises GraphError if there is none, with the names that are near."""
    if name not in VIEWS:
        raise GraphError(f"there is no view {name!r}; {near(name, list(VIEWS))}")
    return VIEWS[name]


def country_organisation_leader(graph: Given, *, as_of: Date | None = None) -> nx.MultiDiGraph[str]:
    """Countries, organisations and persons with their ties, from the facts of a graph or store.

    Nodes are keys such as ``country/KAZ`` with ``label``, ``type`` (Country, Organisation, Person),
    ``iri`` and, where there is one, ``code``. An edge's key and ``label`` are one of `TIES`; it has
    ``weight`` (how many facts), ``articles`` (how many articles report them), ``first`` and
    ``last`` (dates of the facts, or of the articles where facts have none), ``details`` (kinds and
    offices), ``facts`` (IRIs) and ``sources`` (articles that are no reprints). A mutual tie stands
    once, from the key that comes first.

    Only facts count that a source asserts or implies, and only events that took place. Without
    ``as_of`` offices and memberships are those not reported to have ended; with it, those that
    held on that day, and events up to it. What has no start counts from when it was first reported.

    >>> from diplograph.graph.mapping import empty_dataset
    >>> len(country_organisation_leader(empty_dataset()))
    0
    """
    network = view(graph, DEFAULT, as_of=as_of)
    assert isinstance(network, nx.MultiDiGraph)
    return network


def _ties(
    source: World, chosen: View, facts: Iterable[Fact], countries: Sequence[str]
) -> Iterator[Tie]:
    found: Iterable[Tie] = chosen.ties(facts, source)
    if countries:
        found = _of(source.find_countries(countries), list(found), source)
    yield from found


def _of(wanted: frozenset[str], found: Sequence[Tie], source: World) -> Iterator[Tie]:
    """The ties that countries have, themselves or by who acts for them.

    An event or document stands for all who are tied to it, so that it keeps its other parties.
    """
    ours = {end: source.country(end) in wanted for tie in found for end in (tie.source, tie.target)}
    shared = {tie.target for tie in found if ours[tie.source] and type_of(tie.target) is None}
    yield from (
        tie for tie in found if ours[tie.source] or ours[tie.target] or tie.target in shared
    )


def _network(chosen: View, found: Iterable[Tie], source: World) -> Drawn:
    edges: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in found:
        edges.setdefault((tie.source, tie.target, tie.key), []).append(tie)
    network: Drawn = chosen.graph(name=chosen.name)
    names = source.names({end for source, target, _ in edges for end in (source, target)})
    targets = {target for _, target, _ in edges}
    events = _events(edges.values()) if chosen.name == "events" else {}
    for iri in sorted(names):
        side = {"bipartite": int(iri in targets)} if chosen.bipartite else {}
        event = _event(events[iri], names) if iri in events else {}
        network.add_node(key_of(iri), **names[iri] | event | side)
    for one, other, key in sorted(edges, key=_order):
        attributes = _edge(chosen, key, edges[one, other, key])
        if isinstance(network, nx.MultiGraph):
            network.add_edge(key_of(one), key_of(other), key=key, **attributes)
        else:
            network.add_edge(key_of(one), key_of(other), **attributes)
    return network


def _events(edges: Iterable[Sequence[Tie]]) -> dict[str, Fact]:
    """The facts that are nodes themselves, by their IRIs."""
    return {fact.iri: fact for own in edges for tie in own for fact in tie.facts}


def _order(edge: tuple[str, str, str]) -> tuple[str, str, int, str]:
    one, other, key = edge
    return one, other, TIES.index(key) if key in TIES else 0, key


def _event(fact: Fact, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What stands at the node of an event: its kind and who is in it, its class and its day."""
    who = sorted({names[one]["label"] for one in fact.role(*ties.TAKING_PART) if one in names})
    words = (fact.kind or fact.type).replace("-", " ")
    date = {"date": str(fact.since)} if fact.since else {}
    return {"label": f"{words}: {', '.join(who)}", "type": fact.type} | date


def _edge(chosen: View, key: str, own: Sequence[Tie]) -> dict[str, Any]:
    facts = {fact.iri: fact for tie in own for fact in tie.facts}.values()
    dates = sorted({date for fact in facts for date in _dates(fact)})
    return {
        "label": key or chosen.name,
        "weight": len({tie.counted for tie in own}),
        "articles": len({article for fact in facts for article in fact.articles}),
        "sources": len({source for fact in facts for source in fact.sources}),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "details": sorted({detail for tie in own for detail in tie.details}),
        "facts": sorted(fact.iri for fact in facts),
        **chosen.more(own),
    }


def _dates(fact: Fact) -> Iterator[str]:
    yield from (str(date) for date in (fact.start, fact.end) if date)
    if fact.start is None and fact.reported is not None:
        yield str(fact.reported)


def _signs(own: Sequence[Tie]) -> dict[str, int]:
    friendly, hostile = (sum(tie.sign == sign for tie in own) for sign in (1, -1))
    balance = friendly - hostile
    return {
        "friendly": friendly,
        "hostile": hostile,
        "sign": (balance > 0) - (balance < 0),
    }


def _figures(own: Sequence[Tie]) -> dict[str, Any]:
    """The latest figure, and all of them with their periods."""
    told = sorted(
        {
            (str(fact.since or ""), fact.value, fact.unit or "")
            for tie in own
            for fact in tie.facts
            if fact.value is not None
        }
    )
    if not told:
        return {"value": None, "unit": None, "period": None, "figures": []}
    period, value, unit = told[-1]
    return {
        "value": float(value),
        "unit": unit,
        "period": period or None,
        "figures": [f"{when} {much:f} {of}".strip() for when, much, of in told],
    }


VIEWS: Mapping[str, View] = MappingProxyType(
    {
        each.name: each
        for each in (
            View(
                DEFAULT,
                "Countries, organisations and leaders, with ties of nine kinds",
                (
                    "Tenure",
                    "Membership",
                    "Chairmanship",
                    "Visit",
                    "Meeting",
                    "BilateralRelation",
                ),
                ties.contacts,
                MultiDiGraph,
            ),
            View(
                "leader-meetings",
                "Persons who met or spoke with each other",
                ("Meeting",),
                ties.leader_meetings,
            ),
            View("visits", "Who visited which country", ("Visit",), ties.visits, DiGraph),
            View(
                "co-membership",
                "Countries by the organisations they share",
                ("Membership",),
                ties.co_membership,
            ),
            View(
                "co-attendance",
                "Countries that took part in the same meetings",
                ("Meeting",),
                ties.co_attendance,
            ),
            View(
                "statements",
                "Who spoke to or of whom, friendly or hostile",
                ("SpeechAct",),
                ties.statements,
                DiGraph,
                _signs,
            ),
            View(
                "trade",
                "Reported figures of trade",
                ("Observation",),
                ties.trade,
                MultiDiGraph,
                _figures,
            ),
            View(
                "agreements",
                "Parties and the documents they signed",
                ("Signing",),
                ties.agreements,
                bipartite=True,
            ),
            View(
                "events",
                "Participants and the events they took part in",
                ties.EVENTS,
                ties.events,
                bipartite=True,
            ),
        )
    }
)
"""Every view by its name."""
