"""Graphs for network analysis: who is tied to whom, each tie with the facts behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import networkx as nx
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from diplograph.graph.iris import DIP, KIND, key_of
from diplograph.graph.records import ClaimRecord, FactRecord, Thing, from_graph, label
from diplograph.graph.serialise import union
from diplograph.model import PartialDate

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
"""Every kind of tie; the last three are mutual."""

MUTUAL = frozenset({"met-with", "called", "related-to"})
_NODE_TYPES = ("Country", "Organisation", "Person")
_TOP_OFFICES = frozenset({"head-of-state", "head-of-government"})
_CALLS = frozenset({"phone-call", "video-call"})
_TOOK_PLACE = frozenset({None, "held", "under-way"})
_VOUCHED = frozenset({"asserted", "implied"})
_STATES = frozenset({"Tenure", "Membership", "BilateralRelation"})


@dataclass(frozen=True, slots=True)
class _Tie:
    source: str
    target: str
    kind: str
    detail: str | None = None


@dataclass(slots=True)
class _Strength:
    """What the facts behind one tie add up to."""

    facts: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    details: set[str] = field(default_factory=set)


def country_organisation_leader(
    graph: Graph, *, as_of: PartialDate | dt.date | str | None = None
) -> nx.MultiDiGraph[str]:
    """Countries, organisations and persons with their ties, from the facts of a graph or dataset.

    Nodes are keys such as ``country/KAZ`` with ``label``, ``type`` (Country, Organisation, Person),
    ``iri`` and, where there is one, ``code``. An edge's key and ``label`` are one of `TIES`; it has
    ``weight`` (how many facts), ``articles`` (how many articles report them), ``first`` and
    ``last`` (dates of the facts, or of the articles where facts have none), ``details`` (kinds and
    offices) and ``facts`` (IRIs). A mutual tie stands once, from the key that comes first.

    Only facts count that a source asserts or implies, and only events that took place. Without
    ``as_of`` offices and memberships are those not reported to have ended; with it, those that
    held on that day, and events up to it. What has no start counts from when it was first reported.

    >>> from diplograph.graph.mapping import empty_dataset
    >>> len(country_organisation_leader(empty_dataset()))
    0
    """
    plain = union(graph)
    day = _last_day(as_of)
    issued = {
        key_of(str(article)).removeprefix("article/"): str(date)
        for article, date in plain.subject_objects(DCTERMS.issued)
    }
    strengths: dict[_Tie, _Strength] = {}
    for fact, claims in _by_fact(from_graph(plain)):
        reported = sorted(issued[claim.article] for claim in claims if claim.article in issued)
        if _counts(fact, reported, day):
            for tie in _ties(plain, fact):
                own = strengths.setdefault(_Tie(tie.source, tie.target, tie.kind), _Strength())
                own.facts.add(fact.iri)
                own.articles |= {claim.article for claim in claims}
                own.dates |= {str(date) for date in (fact.start, fact.end) if date}
                own.dates |= set() if fact.start else set(reported[:1])
                own.details |= {detail for detail in (fact.kind, tie.detail) if detail}
    return _network(plain, strengths, day)


def _network(
    graph: Graph, strengths: Mapping[_Tie, _Strength], day: dt.date | None
) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="country-organisation-leader")
    if day is not None:
        network.graph["as_of"] = day.isoformat()
    for iri in sorted({end for tie in strengths for end in (tie.source, tie.target)}):
        network.add_node(key_of(iri), **_node_attributes(graph, iri))
    for tie in sorted(strengths, key=lambda tie: (tie.source, tie.target, TIES.index(tie.kind))):
        own = strengths[tie]
        dates = sorted(own.dates)
        network.add_edge(
            key_of(tie.source),
            key_of(tie.target),
            key=tie.kind,
            label=tie.kind,
            weight=len(own.facts),
            articles=len(own.articles),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            details=sorted(own.details),
            facts=sorted(own.facts),
        )
    return network


def _node_attributes(graph: Graph, iri: str) -> dict[str, str]:
    node = URIRef(iri)
    attributes = {"label": label(graph, node), "type": _type(graph, iri) or "", "iri": iri}
    codes = sorted(str(code) for code in graph.objects(node, SKOS.notation))
    return attributes | ({"code": codes[0]} if codes else {})


def _by_fact(records: Iterable[ClaimRecord]) -> Iterator[tuple[FactRecord, list[ClaimRecord]]]:
    claims: dict[str, list[ClaimRecord]] = {}
    facts: dict[str, FactRecord] = {}
    for record in records:
        if record.modality in _VOUCHED and record.fact.status in _TOOK_PLACE:
            claims.setdefault(record.fact.iri, []).append(record)
            facts[record.fact.iri] = record.fact
    yield from ((facts[iri], claims[iri]) for iri in sorted(facts))


def _counts(fact: FactRecord, reported: list[str], day: dt.date | None) -> bool:
    """Whether the fact belongs into the view, as of a day or as things stand."""
    over = fact.kind == "former" or (fact.kind == "elect" and fact.start is None)
    if day is None:
        return fact.type not in _STATES or not (over or fact.end)
    start = fact.start or (PartialDate.parse(reported[0]) if reported else None)
    if start is None or start.first_day > day:
        return False
    if fact.type not in _STATES:
        return True
    return not over and (fact.end is None or fact.end.last_day >= day)


def _ties(graph: Graph, fact: FactRecord) -> Iterator[_Tie]:
    if fact.type == "Tenure":
        yield from _tenure(graph, fact)
    elif fact.type == "Membership":
        kind = "member-of" if fact.kind in (None, "member") else "takes-part-in"
        yield from _directed(graph, fact.role("member"), fact.role("organisation"), kind)
    elif fact.type == "Chairmanship":
        yield from _directed(graph, fact.role("member"), fact.role("organisation"), "chaired")
    elif fact.type == "Visit":
        yield from _visit(graph, fact)
    elif fact.type == "Meeting":
        kind = "called" if fact.kind in _CALLS else "met-with"
        yield from _mutual(graph, (*fact.role("participant"), *fact.role("host")), kind)
    elif fact.type == "BilateralRelation":
        yield from _mutual(graph, fact.role("party"), "related-to")


def _tenure(graph: Graph, fact: FactRecord) -> Iterator[_Tie]:
    for office in fact.role("office"):
        node = URIRef(office.iri)
        kinds = {str(kind).removeprefix(str(KIND)) for kind in graph.objects(node, DIP.kind)}
        for owner in sorted(map(str, graph.objects(node, DIP.officeOf))):
            party = _party(graph, owner)
            if party is None:
                continue
            top = _type(graph, owner) == "Country" and kinds & _TOP_OFFICES
            for holder in fact.role("holder"):
                kind = "leader-of" if top else "holds-office"
                yield _Tie(holder.iri, party, kind, office.label)


def _visit(graph: Graph, fact: FactRecord) -> Iterator[_Tie]:
    """To the country of the place; without one, to the country of the host."""
    where = sorted({c for place in fact.role("place") for c in _countries(graph, place.iri)})
    if not where:
        hosts = (_represented(graph, host.iri) for host in fact.role("host"))
        where = sorted({host for host in hosts if host})
    for visitor in fact.role("visitor"):
        source = _party(graph, visitor.iri)
        yield from (_Tie(source, to, "visited") for to in where if source and source != to)


def _directed(
    graph: Graph, sources: Iterable[Thing], targets: Iterable[Thing], kind: str
) -> Iterator[_Tie]:
    for source in sources:
        for target in targets:
            one, other = _party(graph, source.iri), _party(graph, target.iri)
            if one and other and one != other:
                yield _Tie(one, other, kind)


def _mutual(graph: Graph, things: Iterable[Thing], kind: str) -> Iterator[_Tie]:
    parties = {party for thing in things if (party := _party(graph, thing.iri))}
    yield from (_Tie(one, other, kind) for one, other in combinations(sorted(parties), 2))


def _party(graph: Graph, iri: str) -> str | None:
    """The node that stands for an agent: itself, or for a government body its country."""
    if _type(graph, iri) in _NODE_TYPES:
        return iri
    return _represented(graph, iri)


def _represented(graph: Graph, iri: str) -> str | None:
    """The country or organisation that an agent is or acts for."""
    if _type(graph, iri) in ("Country", "Organisation"):
        return iri
    owners = graph.objects(URIRef(iri), PROV.actedOnBehalfOf)
    return min((str(owner) for owner in owners if _type(graph, str(owner))), default=None)


def _countries(graph: Graph, iri: str) -> Iterator[str]:
    """The country that a place is, or lies in."""
    for place in graph.transitive_objects(URIRef(iri), DIP.locatedIn):
        if (place, RDF.type, DIP.Country) in graph:
            yield str(place)


def _type(graph: Graph, iri: str) -> str | None:
    node = URIRef(iri)
    return next((name for name in _NODE_TYPES if (node, RDF.type, DIP[name]) in graph), None)


def _last_day(as_of: PartialDate | dt.date | str | None) -> dt.date | None:
    if as_of is None or (isinstance(as_of, dt.date) and not isinstance(as_of, dt.datetime)):
        return as_of
    date = as_of if isinstance(as_of, PartialDate) else PartialDate.parse(str(as_of)[:10])
    return date.last_day
