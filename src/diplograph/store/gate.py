"""What of an article may come in: its graph checked by itself and with what it touches."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import Graph

from diplograph.graph.serialise import rdflib_triple, serialise
from diplograph.graph.validation import Rejection, gate_graph
from diplograph.store.classes import Reader
from diplograph.store.layout import ALT_LABEL, PREF_LABEL, THINGS, is_thing, subjects


def triples_of(graph: Graph) -> set[ox.Triple]:
    """The triples of an rdflib graph, in the form in which a store gives them back."""
    engine = ox.Store()
    engine.load(serialise(graph, ".nt"), format=ox.RdfFormat.N_TRIPLES)
    return {quad.triple for quad in engine}


def let_in(
    reader: Reader, source: Graph
) -> tuple[set[ox.Triple], set[ox.Triple], tuple[Rejection, ...]]:
    """The triples that may come in, those held back, and why.

    The graph is checked together with what the store says of the things it names, so that an
    article cannot give an office a second owner; names may differ.
    """
    own = triples_of(source)
    context = _context(reader, own) - own
    checked = Graph(identifier=source.identifier)
    for triple in source:
        checked.add(triple)
    for known in context:
        checked.add(rdflib_triple(known))
    kept_graph, rejections = gate_graph(checked)
    if not rejections:
        return own, set(), ()
    kept = triples_of(kept_graph) & own
    return kept, own - kept, rejections


def _context(reader: Reader, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    things = set(filter(is_thing, subjects(triples)))
    return {
        quad.triple
        for quad in reader.about(things, THINGS)
        if quad.predicate not in (PREF_LABEL, ALT_LABEL)
    }
