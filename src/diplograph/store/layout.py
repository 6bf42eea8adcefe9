"""What lies where in a store: the names of its graphs and the words of its own book-keeping.

Each article and each source of reference has a named graph with what *it* says. The default graph
is the merged view that queries read: what all of them say, with everything that is one under one
IRI, and the shortcuts. Everything else here is derived or book-keeping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.graph.iris import BASE, DIP, PREFIXES, SHORTCUTS_GRAPH, iri, key_of

VERSION = "1"
"""Of the layout; a store of another one is refused."""

VIEW = ox.DefaultGraph()
"""The merged view."""
SHORTCUTS = ox.NamedNode(str(SHORTCUTS_GRAPH))
IDENTITY = ox.NamedNode(f"{BASE}graph/identity")
"""What is one with what, and which plan came true: derived."""
DECISIONS = ox.NamedNode(f"{BASE}graph/decisions")
"""What users have joined and split."""
BOOKS = ox.NamedNode(f"{BASE}graph/store")
"""Manifest and indexes."""
THINGS = ox.NamedNode(f"{BASE}graph/things")
"""What all articles say of countries, persons and so on, each triple once."""
QUARANTINE = f"{BASE}graph/quarantine/"
"""How the graph of what was held back of an article begins."""

CONTENT = (f"{BASE}article/", f"{BASE}graph/reference")
"""How the graphs of articles and of sources of reference begin."""


def _own(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}store#{name}")


STORE = _own("store")
LAYOUT = _own("layout")
INPUT = _own("inputHash")
MADE_BY = _own("version")
ADDED = _own("added")
ANCHOR = _own("anchor")
SKETCH = _own("sketch")
SKETCH_ANCHOR = _own("sketchAnchor")
HELD_BACK = _own("heldBack")
FACTS = _own("facts")
CLAIMS = _own("claims")
LOADING = _own("loading")
"""On the store itself while many graphs are loaded at once; a store that has it is not whole."""
TOGETHER = _own("together")
APART = _own("apart")

SAME_AS = ox.NamedNode(f"{PREFIXES['owl']}sameAs")
REALISED_BY = ox.NamedNode(str(DIP.realisedBy))
REPRINT_OF = ox.NamedNode(str(DIP.reprintOf))
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
ASSERTS = ox.NamedNode(str(DIP.asserts))
PLACE = ox.NamedNode(str(DIP.place))
LOCATED_IN = ox.NamedNode(str(DIP.locatedIn))
PREF_LABEL = ox.NamedNode(f"{PREFIXES['skos']}prefLabel")
ALT_LABEL = ox.NamedNode(f"{PREFIXES['skos']}altLabel")
IS_STRING = ox.NamedNode(f"{PREFIXES['nif']}isString")
"""An article's full text."""

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def quad(triple: ox.Triple, graph: GraphName) -> ox.Quad:
    """A triple in a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def subjects(statements: Iterable[ox.Quad | ox.Triple]) -> Iterator[ox.NamedNode]:
    """The nodes that quads or triples are about; all of ours have an IRI."""
    for statement in statements:
        if isinstance(statement.subject, ox.NamedNode):
            yield statement.subject


def objects(statements: Iterable[ox.Quad | ox.Triple]) -> Iterator[ox.NamedNode]:
    """The nodes that quads or triples point to."""
    for statement in statements:
        if isinstance(statement.object, ox.NamedNode):
            yield statement.object


def is_content(graph: object) -> bool:
    """Whether a graph holds what an article or a source of reference says."""
    return isinstance(graph, ox.NamedNode) and graph.value.startswith(CONTENT)


def article_graph(article: str) -> ox.NamedNode:
    """The graph of an article, which is also its IRI."""
    return ox.NamedNode(str(iri(f"article/{article}")))


def graph_called(name: str) -> ox.NamedNode:
    """The graph that `article_of` calls so: of an article, or of a source of reference."""
    if name.startswith(CONTENT[1]) and not set(name) & set(' <>"{}|\\^`'):
        return ox.NamedNode(name)
    return article_graph(name)


def article_of(graph: str) -> str:
    """The id of the article whose graph it is; of anything else the IRI itself."""
    key = key_of(graph)
    return key.removeprefix("article/") if key.startswith("article/") else graph


def quarantine_graph(graph: ox.NamedNode) -> ox.NamedNode:
    """Where what was held back of an article or source is kept."""
    return ox.NamedNode(f"{QUARANTINE}{graph.value.removeprefix(BASE)}")


def is_fact(node: object) -> bool:
    """Whether a node is a fact, by its IRI."""
    return isinstance(node, ox.NamedNode) and node.value.startswith(f"{BASE}fact/")


def is_signing(node: object) -> bool:
    """Whether a node is the signing of a document, by its IRI."""
    return isinstance(node, ox.NamedNode) and node.value.startswith(f"{BASE}fact/signing-")


def is_thing(node: object) -> bool:
    """Whether a node is an entity, by its IRI."""
    return isinstance(node, ox.NamedNode) and node.value.startswith(f"{BASE}id/")


def is_person(node: object) -> bool:
    """Whether a node is a person, by its IRI."""
    return isinstance(node, ox.NamedNode) and node.value.startswith(f"{BASE}id/person/")


def node(key: str) -> ox.NamedNode:
    """The IRI of a key, as the engine has it."""
    return ox.NamedNode(str(iri(key)))


def key(named: ox.NamedNode) -> str:
    """The key of an IRI."""
    return key_of(named.value)
