"""The claims behind facts, read back from a graph with their words and resolutions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from diplograph.explanation import Explanation, Resolution, fact_key, occurrences
from diplograph.graph.iris import DIP, ITSRDF, NIF, article_iri, key_of
from diplograph.graph.records import ClaimRecord, FactRecord, from_graph
from diplograph.graph.serialise import union
from diplograph.model import PartialDate, Span


@dataclass(frozen=True, slots=True)
class _Source:
    published: PartialDate | None
    text: str | None


def explanations(graph: Graph, needle: str) -> Iterator[Explanation]:
    """The claims of a fact, or those whose words a phrase touches, by article and place in it.

    ``needle`` is as in `diplograph.explanation.explanations`; where the graph has no texts, the
    phrase has to stand in a claim's words.
    """
    key = fact_key(needle)
    plain = union(graph)
    for claim in from_graph(plain):
        source = _source(plain, claim.article)
        if key_of(claim.fact.iri) == key or (key is None and _touches(needle, claim, source)):
            yield _explanation(plain, claim, source)


def _source(graph: Graph, article: str) -> _Source:
    node = article_iri(article)
    issued, text = graph.value(node, DCTERMS.issued), graph.value(node, NIF.isString)
    return _Source(
        None if issued is None else PartialDate.parse(str(issued)),
        None if text is None else str(text),
    )


def _touches(phrase: str, claim: ClaimRecord, source: _Source) -> bool:
    if source.text is None:
        return any(occurrences(phrase, quote) for _, quote in claim.spans)
    places = occurrences(phrase, source.text)
    return any(span.overlaps(place) for span, _ in claim.spans for place in places)


def _explanation(graph: Graph, claim: ClaimRecord, source: _Source) -> Explanation:
    return Explanation(
        fact=key_of(claim.fact.iri),
        description=tuple(_description(claim.fact)),
        article=claim.article,
        published=source.published,
        text=source.text,
        quotes=claim.spans,
        confidence=float(claim.confidence),
        modality=claim.modality,
        frame=claim.frame or "unknown",
        attributed_to=claim.attributed_to.label if claim.attributed_to else None,
        resolutions=tuple(sorted(_resolutions(graph, claim), key=lambda item: item.span)),
    )


def _resolutions(graph: Graph, claim: ClaimRecord) -> Iterator[Resolution]:
    """A mention's node says whom it means; the fact says which role that one has."""
    for mention in graph.objects(URIRef(claim.iri), DIP.mention):
        meant = {str(entity) for entity in graph.objects(mention, ITSRDF.taIdentRef)}
        reasons = "; ".join(sorted(map(str, graph.objects(mention, DIP.resolution))))
        begin, end = graph.value(mention, NIF.beginIndex), graph.value(mention, NIF.endIndex)
        for role, filler in claim.fact.roles:
            if filler.iri in meant:
                yield Resolution(
                    role=role,
                    label=filler.label,
                    span=Span(int(str(begin)), int(str(end))),
                    quote=str(graph.value(mention, NIF.anchorOf)),
                    resolved_from=reasons,
                )


def _description(fact: FactRecord) -> Iterator[tuple[str, str]]:
    yield "type", fact.type
    yield from ((name, value) for name in ("kind", "status") if (value := getattr(fact, name)))
    yield from ((role, filler.label) for role, filler in fact.roles)
    for name, date in (("startDate", fact.start), ("endDate", fact.end)):
        if date:
            yield name, str(date)
    yield from (("topic", topic) for topic in fact.topics)
    if fact.value is not None:
        yield "value", f"{fact.value:f}"
    for name in ("unit", "quotation", "content"):
        if words := getattr(fact, name):
            yield name, words
