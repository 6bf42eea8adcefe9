"""JSON-LD with a context of our prefixes, the same bytes for the same graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from diplograph.graph.iris import PREFIXES
from diplograph.graph.turtle import Graphs, Triple, checked, full, order, sorted_names

Json = dict[str, Any]


def jsonld(graphs: Graphs) -> str:
    """The graphs as one JSON-LD document; named graphs are nodes with a ``@graph`` of their own."""
    context = context_for(_schemes(t for triples in graphs.values() for t in triples))
    nodes: list[Json] = []
    for name in sorted_names(graphs):
        own = list(nodes_of(sorted(set(graphs[name]), key=order), context))
        nodes += own if name is None else [{"@id": _reference(name, context), "@graph": own}]
    document = {"@context": context, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def document(ordered: Iterable[Triple], schemes: set[str]) -> Iterator[str]:
    """Triples, those of one subject together, as JSON-LD with a node on each line.

    ``schemes`` are those of all IRIs that come.
    """
    context = context_for(schemes)
    yield f'{{"@context": {json.dumps(context, indent=1)},\n"@graph": ['
    separator = "\n"
    for node in nodes_of(ordered, context):
        yield f"{separator}{json.dumps(node, ensure_ascii=False)}"
        separator = ",\n"
    yield "\n]}\n"


def context_for(schemes: set[str]) -> dict[str, str]:
    """Our prefixes, without those that an IRI of these schemes would be taken to begin with."""
    # An IRI such as <id:x>, whose scheme reads like one of our prefixes, would be expanded.
    return {prefix: PREFIXES[prefix] for prefix in PREFIXES if prefix not in schemes}


def _schemes(triples: Iterable[Triple]) -> set[str]:
    return {str(node).partition(":")[0] for triple in triples for node in _iris(triple)}


def _iris(triple: Triple) -> Iterable[URIRef]:
    for node in triple:
        iri = node.datatype if isinstance(node, Literal) else node
        if isinstance(iri, URIRef):
            yield iri


def nodes_of(ordered: Iterable[Triple], context: dict[str, str]) -> Iterator[Json]:
    """A node for each subject of triples that come with those of one subject together."""
    for subject, own in groupby(ordered, key=lambda triple: triple[0]):
        node: Json = {"@id": _reference(subject, context)}
        for predicate, same in groupby(own, key=lambda triple: triple[1]):
            values = [value for _, _, value in same]
            if predicate == RDF.type and not any(isinstance(v, Literal) for v in values):
                node["@type"] = [_reference(value, context) for value in values]
            else:
                key = _reference(predicate, context)
                node[key] = [_value(value, context) for value in values]
        yield node


def _reference(node: Node, context: dict[str, str]) -> str:
    if isinstance(node, BNode):
        return f"_:{node}"
    text = checked(URIRef(str(node)))
    for prefix, namespace in context.items():
        local = text.removeprefix(namespace)
        # "//" after the colon would make the compact form read as a full IRI again.
        if len(local) < len(text) and not local.startswith("//"):
            return f"{prefix}:{local}"
    return text


def _value(node: Node, context: dict[str, str]) -> Json:
    if not isinstance(node, Literal):
        return {"@id": _reference(node, context)}
    full(node)  # refuses what no format can hold
    if node.language:
        return {"@value": str(node), "@language": node.language}
    if node.datatype and node.datatype != XSD.string:
        return {"@value": str(node), "@type": _reference(node.datatype, context)}
    return {"@value": str(node)}
