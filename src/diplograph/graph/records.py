"""Claims read back from a graph as plain values, with labels, dates and the words they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rdflib import Graph
from rdflib.namespace import PROV, RDF, SKOS
from rdflib.term import Node

from diplograph.graph.iris import DIP, KIND, NIF, key_of, slug_of
from diplograph.graph.serialise import union
from diplograph.model import PartialDate, Span
from diplograph.schema import FACT_TYPES

_ROLES = {str(DIP[role]): role for kind in FACT_TYPES.values() for role in kind.roles}


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity or a fact by its IRI, with a label for people."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with its roles, each as (role, thing), sorted."""

    iri: str
    type: str
    kind: str | None
    roles: tuple[tuple[str, Thing], ...]
    start: PartialDate | None
    end: PartialDate | None
    status: str | None
    topics: tuple[str, ...]
    value: Decimal | None
    unit: str | None
    quotation: str | None
    content: str | None

    def role(self, name: str) -> tuple[Thing, ...]:
        """All fillers of one role."""
        return tuple(thing for role, thing in self.roles if role == name)

    @property
    def place(self) -> tuple[Thing, ...]:
        """Where it happened."""
        return self.role("place")


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One article's claim of a fact. ``spans`` are its words with their offsets, in order."""

    iri: str
    fact: FactRecord
    article: str
    spans: tuple[tuple[Span, str], ...]
    modality: str
    confidence: Decimal
    attributed_to: Thing | None
    frame: str | None

    @property
    def begin(self) -> int:
        """Where its first words begin in the article."""
        return self.spans[0][0].begin

    @property
    def end(self) -> int:
        """Where its first words end."""
        return self.spans[0][0].end

    @property
    def quote(self) -> str:
        """Its first words."""
        return self.spans[0][1]


def from_graph(graph: Graph) -> list[ClaimRecord]:
    """All whole claims of a graph or dataset, by article and place in it.

    A claim without a fact, a modality or words, which `diplograph.graph.conformance` would report,
    is left out.
    """
    plain = union(graph)
    facts = {
        fact: _fact(plain, fact, name)
        for name in FACT_TYPES
        for fact in plain.subjects(RDF.type, DIP[name])
    }
    claims = (_claim(plain, claim, facts) for claim in plain.subjects(RDF.type, DIP.Claim))
    whole = (claim for claim in claims if claim is not None)
    return sorted(whole, key=lambda claim: (claim.article, claim.begin, claim.end, claim.iri))


def label(graph: Graph, node: Node) -> str:
    """The label of a thing in a plain graph, a concept's words, or the key behind the IRI."""
    labels = sorted(str(name) for name in graph.objects(node, SKOS.prefLabel))
    if labels:
        return labels[0]
    text = str(node)
    return slug_of(text).replace("-", " ") if text.startswith(str(KIND)) else key_of(text)


def _fact(graph: Graph, node: Node, type_name: str) -> FactRecord:
    values: dict[str, list[Node]] = {}
    for predicate, value in graph.predicate_objects(node):
        values.setdefault(str(predicate), []).append(value)

    def only(name: str) -> str | None:
        return min(map(str, values.get(str(DIP[name]), [])), default=None)

    def slugs(name: str) -> tuple[str, ...]:
        return tuple(sorted(slug_of(str(value)) for value in values.get(str(DIP[name]), [])))

    roles = [
        (_ROLES[predicate], Thing(str(filler), label(graph, filler)))
        for predicate, fillers in values.items()
        if predicate in _ROLES
        for filler in fillers
    ]
    return FactRecord(
        iri=str(node),
        type=type_name,
        kind=next(iter(slugs("kind")), None),
        roles=tuple(sorted(roles)),
        start=_date(only("startDate")),
        end=_date(only("endDate")),
        status=next(iter(slugs("status")), None),
        topics=slugs("topic"),
        value=_number(only("value")),
        unit=only("unit"),
        quotation=only("quotation"),
        content=only("content"),
    )


def _claim(graph: Graph, node: Node, facts: dict[Node, FactRecord]) -> ClaimRecord | None:
    fact = facts.get(graph.value(node, DIP.asserts) or node)
    modality = graph.value(node, DIP.modality)
    spans = [_span(graph, span) for span in graph.objects(node, PROV.wasDerivedFrom)]
    found = sorted(span for span in spans if span is not None)
    if fact is None or modality is None or not found:
        return None
    by = graph.value(node, PROV.wasAttributedTo)
    frame = graph.value(node, DIP.frame)
    return ClaimRecord(
        iri=str(node),
        fact=fact,
        article=found[0][0],
        spans=tuple((span, words) for _, span, words in found),
        modality=slug_of(str(modality)),
        confidence=_number(str(graph.value(node, DIP.confidence))) or Decimal(0),
        attributed_to=None if by is None else Thing(str(by), label(graph, by)),
        frame=None if frame is None else str(frame),
    )


def _span(graph: Graph, node: Node) -> tuple[str, Span, str] | None:
    article, words = graph.value(node, NIF.referenceContext), graph.value(node, NIF.anchorOf)
    begin, end = graph.value(node, NIF.beginIndex), graph.value(node, NIF.endIndex)
    try:
        span = Span(int(str(begin)), int(str(end)))
    except ValueError:
        return None
    return key_of(str(article)).removeprefix("article/"), span, str(words)


def _date(text: str | None) -> PartialDate | None:
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError:
        return None


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
