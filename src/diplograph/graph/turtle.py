"""Turtle, TriG, N-Triples and N-Quads, written so that the same graph gives the same bytes.

Things come before the facts about them, facts before the claims that assert them, claims before
the words they rest on; within a group the order is that of the IRIs, and of the offsets for spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDF, SKOS, XSD
from rdflib.term import Node

from diplograph.errors import GraphError
from diplograph.graph.iris import BASE, DIP, PREFIXES

Triple = tuple[Node, Node, Node]
Graphs = Mapping[Node | None, Iterable[Triple]]
"""Triples by the name of their graph; None is the default graph."""

_ROOMS = ("id/", "fact/", "claim/", "article/", "source/", "run/", "agent/")
_SPAN = re.compile(r"(.*)#char=(\d+),(\d+)(.*)$")
_FORBIDDEN_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')
_SAFE_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_NUMBER = {XSD.integer: re.compile(r"[+-]?\d+"), XSD.decimal: re.compile(r"[+-]?\d*\.\d+")}
_NEXT_PREDICATE = " ;\n    "
_FIRST = {str(RDF.type): 0, str(SKOS.prefLabel): 1, str(DIP.asserts): 1, str(DIP.kind): 2}


def turtle(graphs: Graphs) -> Iterator[str]:
    """Turtle or, where a graph has a name, TriG: one string for each subject."""
    contents = [(name, sorted(set(graphs[name]), key=order)) for name in sorted_names(graphs)]
    yield from _prefix_lines(triple for _, triples in contents for triple in triples)
    for name, triples in contents:
        if name is None:
            yield from (f"\n{block}\n" for block in _subject_blocks(triples))
        else:
            yield f"\n{term(name)} {{\n"
            yield from (f"\n{block}\n" for block in _subject_blocks(triples))
            yield "}\n"


def lines(graphs: Graphs) -> Iterator[str]:
    """N-Triples or, where a graph has a name, N-Quads: one string for each line."""
    for name in sorted_names(graphs):
        tail = "" if name is None else f" {full(name)}"
        for triple in sorted(set(graphs[name]), key=order):
            yield f"{' '.join(full(node) for node in triple)}{tail} .\n"


def sorted_names(graphs: Graphs) -> list[Node | None]:
    """The names of the graphs in the order they are written, the default graph first."""
    return sorted(graphs, key=lambda name: ("", ()) if name is None else ("x", subject_order(name)))


def order(triple: Triple) -> tuple[object, ...]:
    """The place of a triple within its graph."""
    return (*subject_order(triple[0]), *order_within(triple))


def order_within(triple: Triple) -> tuple[int, str, str]:
    """The place of a triple among those of its subject."""
    _, predicate, value = triple
    return (_FIRST.get(str(predicate), 3), str(predicate), full(value))


def subject_order(node: Node) -> tuple[int, str, int, int, str]:
    """The place of a subject within its graph."""
    text = str(node)
    ranks = (rank for rank, room in enumerate(_ROOMS) if text.startswith(room, len(BASE)))
    rank = next(ranks, len(_ROOMS)) if text.startswith(BASE) else len(_ROOMS)
    span = _SPAN.match(text)
    if span is None:
        return (rank, text, -1, -1, "")
    return (rank, span[1], int(span[2]), int(span[3]), span[4])


def full(node: Node) -> str:
    """A term as N-Triples has it. Raises GraphError if no format could hold it."""
    if isinstance(node, URIRef):
        return f"<{checked(node)}>"
    if isinstance(node, BNode):
        return f"_:{node}"
    if not isinstance(node, Literal):
        raise GraphError(f"{node!r} is no IRI, blank node or literal; RDF has nothing else")
    return _literal(node, f'"{_escaped(str(node))}"', full)


def term(node: Node) -> str:
    """A term as Turtle has it: prefixed, with numbers bare and long texts on their own lines."""
    if isinstance(node, URIRef):
        return _prefixed(node) or full(node)
    if not isinstance(node, Literal):
        return full(node)
    if node.datatype in _NUMBER and _NUMBER[node.datatype].fullmatch(str(node)):
        return str(node)
    if "\n" in node:
        escaped = "\n".join(_escaped(line) for line in str(node).split("\n"))
        return _literal(node, f'"""{escaped}"""', term)
    return _literal(node, f'"{_escaped(str(node))}"', term)


def checked(node: URIRef) -> str:
    """The IRI's text. Raises GraphError if it holds a character that an IRI cannot."""
    found = _FORBIDDEN_IN_IRI.search(node)
    if found or ":" not in node:
        what = f"holds {found[0]!r}" if found else "has no scheme"
        raise GraphError(
            f"{str(node)!r} is no IRI: it {what}; percent-encode it or name it in full"
        )
    return str(node)


def _literal(node: Literal, quoted: str, write: Callable[[Node], str]) -> str:
    if node.language:
        return f"{quoted}@{node.language}"
    if node.datatype and node.datatype != XSD.string:
        return f"{quoted}^^{write(node.datatype)}"
    return quoted


def _escaped(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise GraphError(
            f"{text[max(0, error.start - 20) : error.start]!r} is followed by half of a surrogate"
            " pair, which no RDF format can hold; mend the encoding of the text it came from"
        ) from None
    return _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text)


def _prefixed(node: URIRef) -> str | None:
    for prefix, namespace in PREFIXES.items():
        if node.startswith(namespace) and _SAFE_LOCAL.fullmatch(node, len(namespace)):
            return f"{prefix}:{node[len(namespace) :]}"
    return None


def _prefix_lines(triples: Iterable[Triple]) -> Iterator[str]:
    used = {found.partition(":")[0] for found in _prefixed_terms(triples)}
    for prefix in sorted(used):
        yield f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"


def _prefixed_terms(triples: Iterable[Triple]) -> Iterator[str]:
    for triple in triples:
        for node in triple if triple[1] != RDF.type else triple[::2]:
            iri = node.datatype if isinstance(node, Literal) else node
            if isinstance(iri, URIRef) and (found := _prefixed(iri)):
                yield found


def _subject_blocks(triples: Iterable[Triple]) -> Iterator[str]:
    for subject, own in groupby(triples, key=lambda triple: triple[0]):
        parts = []
        for predicate, same in groupby(own, key=lambda triple: triple[1]):
            verb = "a" if predicate == RDF.type else term(predicate)
            parts.append(f"{verb} {' , '.join(term(value) for _, _, value in same)}")
        yield f"{term(subject)} {_NEXT_PREDICATE.join(parts)} ."
