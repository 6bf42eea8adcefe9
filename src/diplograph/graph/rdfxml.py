"""RDF/XML, the same bytes for the same graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from diplograph.errors import GraphError
from diplograph.graph.iris import PREFIXES
from diplograph.graph.turtle import Triple, checked, full, order

_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdfxml(triples: Iterable[Triple]) -> Iterator[str]:
    """One graph as RDF/XML, one string for each subject.

    Raises GraphError for a character or a predicate that XML cannot hold.
    """
    ordered = sorted(set(triples), key=order)
    yield from document(ordered, {predicate for _, predicate, _ in ordered})


def document(ordered: Iterable[Triple], predicates: Iterable[Node]) -> Iterator[str]:
    """Triples, those of one subject together, as RDF/XML; ``predicates`` are all that come."""
    prefixes = _prefixes(predicates)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF'
    for namespace, prefix in sorted(prefixes.items(), key=lambda item: item[1]):
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"
    for subject, own in groupby(ordered, key=lambda triple: triple[0]):
        yield f"  <rdf:Description {_named(subject, 'about')}>\n"
        for _, predicate, value in own:
            yield f"    {_element(_qualified(predicate, prefixes), value)}\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _prefixes(predicates: Iterable[Node]) -> dict[str, str]:
    ours = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    namespaces = sorted({str(RDF), *(_split(predicate)[0] for predicate in predicates)})
    foreign = (name for name in namespaces if name not in ours)
    numbered = {name: f"ns{number}" for number, name in enumerate(foreign, start=1)}
    return {name: ours.get(name) or numbered[name] for name in namespaces}


def _split(predicate: Node) -> tuple[str, str]:
    text = checked(URIRef(str(predicate)))
    local = _LOCAL_NAME.search(text)
    if local is None or local.start() == 0:
        raise GraphError(f"RDF/XML cannot hold the predicate <{text}>; write .ttl or .nt instead")
    return text[: local.start()], local[0]


def _qualified(predicate: Node, prefixes: dict[str, str]) -> str:
    namespace, local = _split(predicate)
    return f"{prefixes[namespace]}:{local}"


def _named(node: Node, attribute: str) -> str:
    if isinstance(node, BNode):
        return f"rdf:nodeID={quoteattr(str(node))}"
    return f"rdf:{attribute}={quoteattr(checked(URIRef(str(node))))}"


def _element(tag: str, value: Node) -> str:
    if not isinstance(value, Literal):
        return f"<{tag} {_named(value, 'resource')}/>"
    full(value)  # refuses what no format can hold
    found = _NOT_IN_XML.search(value)
    if found:
        raise GraphError(
            f"RDF/XML cannot hold the character {found[0]!r}; write .ttl or .nt instead"
        )
    attributes = ""
    if value.language:
        attributes = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype and value.datatype != XSD.string:
        attributes = f" rdf:datatype={quoteattr(checked(value.datatype))}"
    text = escape(str(value), {"\r": "&#13;"})
    return f"<{tag}{attributes}>{text}</{tag}>"
