"""Shortcut triples: what simple queries read, derived from facts by the CONSTRUCT files."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from diplograph.graph.iris import SHORTCUTS_GRAPH
from diplograph.graph.mapping import bind_prefixes
from diplograph.graph.serialise import serialise, union
from diplograph.resources import resource


def shortcuts(graph: Graph) -> Graph:
    """All shortcut triples that the facts of a graph or dataset give.

    Only facts count that a source asserts or implies; an event has to be held or under way.
    """
    store = ox.Store()
    store.load(serialise(union(graph), ".nt", with_text=False), format=ox.RdfFormat.N_TRIPLES)
    derived = Graph()
    bind_prefixes(derived)
    for query in shortcut_queries():
        triples = store.query(query)
        assert isinstance(triples, ox.QueryTriples)
        for triple in triples:
            subject, predicate, value = (URIRef(str(node)[1:-1]) for node in triple)
            derived.add((subject, predicate, value))
    return derived


def add_shortcuts(dataset: Dataset) -> None:
    """Put the shortcuts into their own named graph, in place of those that were there."""
    dataset.remove_graph(SHORTCUTS_GRAPH)
    derived = shortcuts(dataset)
    target = dataset.graph(SHORTCUTS_GRAPH)
    for triple in derived:
        target.add(triple)


def shortcut_queries() -> Iterator[str]:
    """The text of each CONSTRUCT file, by name."""
    for path in sorted(resource("queries", "shortcuts").glob("*.rq")):
        yield path.read_text(encoding="utf-8")
