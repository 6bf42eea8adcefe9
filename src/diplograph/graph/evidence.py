"""The claims behind facts, read back from a graph with their words and resolutions."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS
from rdflib.term import Node

from diplograph.explanation import Explanation, Resolution, fact_key, occurrences
from diplograph.graph.iris import DIP, ITSRDF, KIND, NIF, iri, key_of, slug_of
from diplograph.model import PartialDate, Span


def explanations(graph: Graph, needle: str) -> Iterator[Explanation]:
    """The claims of a fact, or those whose quotes share words with a phrase.

    ``needle`` is as in `diplograph.explanation.explanations`. Sorted by article, place and fact.
    """
    key = fact_key(needle)
    nodes = graph.subjects(DIP.asserts, iri(key)) if key else graph.subjects(RDF.type, DIP.Claim)
    found = [_explanation(graph, node) for node in set(nodes) if _is_whole(graph, node)]
    wanted = [item for item in found if key or _mentions(item, needle)]
    yield from sorted(wanted, key=lambda item: (item.article, item.quotes, item.fact, item.frame))


def _mentions(explanation: Explanation, phrase: str) -> bool:
    """Whether the phrase stands in the claim's words; with the text at hand, reaching in will do."""
    if explanation.text is None:
        return any(occurrences(phrase, quote) for _, quote in explanation.quotes)
    places = occurrences(phrase, explanation.text)
    return any(span.overlaps(place) for span, _ in explanation.quotes for place in places)


def _is_whole(graph: Graph, claim: Node) -> bool:
    """Whether it has a fact and words; in a graph that does not conform it may not."""
    return None not in (graph.value(claim, DIP.asserts), graph.value(claim, PROV.wasDerivedFrom))


def _explanation(graph: Graph, claim: Node) -> Explanation:
    fact = graph.value(claim, DIP.asserts) or URIRef("")
    spans = sorted(graph.objects(claim, PROV.wasDerivedFrom), key=lambda node: _span(graph, node))
    article = graph.value(spans[0], NIF.referenceContext) or URIRef("")
    issued = graph.value(article, DCTERMS.issued)
    text = graph.value(article, NIF.isString)
    word = graph.value(claim, PROV.wasAttributedTo)
    return Explanation(
        fact=key_of(str(fact)),
        description=tuple(_description(graph, fact)),
        article=key_of(str(article)).removeprefix("article/"),
        published=PartialDate.parse(str(issued)) if issued else None,
        text=None if text is None else str(text),
        quotes=tuple((_span(graph, node), str(graph.value(node, NIF.anchorOf))) for node in spans),
        confidence=float(str(graph.value(claim, DIP.confidence) or 0)),
        modality=slug_of(str(graph.value(claim, DIP.modality))),
        frame=str(graph.value(claim, DIP.frame) or "unknown"),
        attributed_to=None if word is None else _label(graph, word),
        resolutions=tuple(_resolutions(graph, claim, fact)),
    )


def _span(graph: Graph, node: Node) -> Span:
    begin, end = graph.value(node, NIF.beginIndex), graph.value(node, NIF.endIndex)
    return Span(int(str(begin)), int(str(end)))


def _resolutions(graph: Graph, claim: Node, fact: Node) -> Iterator[Resolution]:
    """A mention's node says whom it means; the fact says which role that one has."""
    mentions = sorted(graph.objects(claim, DIP.mention), key=lambda node: _span(graph, node))
    for mention in mentions:
        why = "; ".join(sorted(map(str, graph.objects(mention, DIP.resolution))))
        for entity in sorted(graph.objects(mention, ITSRDF.taIdentRef), key=str):
            for predicate in sorted(graph.predicates(fact, entity), key=str):
                yield Resolution(
                    role=_local(predicate),
                    label=_label(graph, entity),
                    span=_span(graph, mention),
                    quote=str(graph.value(mention, NIF.anchorOf)),
                    resolved_from=why,
                )


def _description(graph: Graph, fact: Node) -> Iterator[tuple[str, str]]:
    for fact_class in sorted(graph.objects(fact, RDF.type), key=str):
        yield "type", _local(fact_class)
    rows = [(_local(name), _label(graph, value)) for name, value in graph.predicate_objects(fact)]
    yield from sorted(row for row in rows if row[0] != "type")


def _local(node: Node) -> str:
    return str(node).removeprefix(str(DIP)).rpartition("#")[2]


def _label(graph: Graph, node: Node) -> str:
    """A label, a concept's slug, a fact's key, or the literal itself."""
    label = graph.value(node, SKOS.prefLabel)
    if label is not None:
        return str(label)
    return slug_of(str(node)) if str(node).startswith(str(KIND)) else key_of(str(node))
