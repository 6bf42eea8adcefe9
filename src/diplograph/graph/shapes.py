"""What is wrong with a graph: the shapes and integrity checks of the ontology, run on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from diplograph.graph.iris import DIP, NIF, PREFIXES
from diplograph.resources import resource

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that a shape or check finds at fault, and the reason in plain words."""

    node: Node
    message: str


def violations(graph: Graph) -> tuple[Violation, ...]:
    """Everything that the shapes and the integrity checks find in a plain graph, sorted.

    pySHACL needs about 15 ms for the 200 triples of a short article: it is meant to be called with
    the graph of one article, and takes minutes on a graph of a million triples.
    """
    found = {*by_shapes(graph), *_by_checks(graph)}
    return tuple(sorted(found, key=lambda item: (str(item.node), item.message)))


def altered_texts(graph: Graph) -> Iterator[Violation]:
    """Articles whose text is no longer the one that was read, by its hash."""
    for article, text in graph.subject_objects(NIF.isString):
        digest = hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest()
        if graph.value(article, DIP.textHash) and str(graph.value(article, DIP.textHash)) != digest:
            yield Violation(article, "The text of the article is not the one that was coded.")


def by_shapes(graph: Graph) -> Iterator[Violation]:
    """What the shapes alone find, without the integrity checks."""
    from pyshacl import validate

    # sh:class and the schemes of kinds are looked up in the data graph itself.
    merged = Graph()
    for triple in (*_vocabulary(), *graph):
        merged.add(triple)
    _, report, _ = validate(merged, shacl_graph=_shapes(), inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave {report!r} instead of a report")
    for result in report.objects(None, SH.result):
        node = report.value(result, SH.focusNode)
        messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
        if node is not None:
            yield Violation(node, " ".join(messages))


def _by_checks(graph: Graph) -> Iterator[Violation]:
    for message, text in checks():
        for row in graph.query(_prepared(text)):
            yield Violation(row["value"], message)  # type: ignore[index, call-overload]


@cache
def _shapes() -> Graph:
    return Graph().parse(resource("ontology", "shapes.ttl"))


@cache
def _vocabulary() -> tuple[Triple, ...]:
    """What the shapes look up: the classes' order and the concepts' schemes, no more."""
    ontology = Graph()
    for name in ("diplomacy.ttl", "schemes.ttl"):
        ontology.parse(resource("ontology", name))
    return (
        *ontology.triples((None, RDFS.subClassOf, None)),
        *ontology.triples((None, SKOS.inScheme, None)),
        *ontology.triples((None, RDF.type, SKOS.Concept)),
    )


@cache
def checks() -> tuple[tuple[str, str], ...]:
    """The integrity checks: the message of each, and its SPARQL, whose ?value is at fault."""
    integrity = Graph().parse(resource("ontology", "integrity.ttl"))
    return tuple(
        (str(integrity.value(constraint, SH.message)), str(text))
        for constraint, text in sorted(integrity.subject_objects(SH.select))
    )


@cache
def _prepared(text: str) -> Query:
    """A check as a prepared query: pySHACL would parse each anew for each graph."""
    return prepareQuery(text, initNs=dict(PREFIXES))
