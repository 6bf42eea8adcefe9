"""Where a store keeps its quads: the few things that it asks of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from diplograph.store.layout import GraphName, Node, is_content

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Backend(Protocol):
    """Quads in an engine. Many nodes are asked for at once, since an engine may be far away."""

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """The quads with these subjects: in one graph, or (None) in articles and sources."""

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """The quads with these objects: in one graph, or (None) in articles and sources."""

    def said(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
        """Which articles and sources say these triples, up to two of them for each.

        A change is to the graph of one, so that a second shows that the triple stays.
        """

    def graph(self, name: GraphName) -> Iterator[ox.Quad]:
        """The quads of one graph, in an order that depends on them alone."""

    def replace(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
        """Take out and put in quads, all or nothing."""

    def query(self, text: str) -> Answer:
        """The answer to SPARQL over the default graph, the merged view."""

    def graph_names(self) -> Iterator[ox.NamedNode]:
        """The names of all named graphs."""

    def for_change(self, nodes: Iterable[ox.NamedNode]) -> Backend:
        """Itself, as it is to be read while one change is worked out that is about these nodes."""

    def close(self) -> None:
        """Let go of the engine."""


class Embedded:
    """A store of pyoxigraph, on disk or in memory."""

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        self.store = store
        self.folder = folder

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.about`."""
        return [
            quad
            for subject in subjects
            for quad in self.store.quads_for_pattern(subject, None, None, graph)
            if graph is not None or is_content(quad.graph_name)
        ]

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.pointing`."""
        return [
            quad
            for value in objects
            for quad in self.store.quads_for_pattern(None, None, value, graph)
            if graph is not None or is_content(quad.graph_name)
        ]

    def said(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
        """As `Backend.said`."""
        for triple in triples:
            quads = self.store.quads_for_pattern(
                triple.subject, triple.predicate, triple.object, None
            )
            yield from islice((quad for quad in quads if is_content(quad.graph_name)), 2)

    def graph(self, name: GraphName) -> Iterator[ox.Quad]:
        """As `Backend.graph`."""
        quads = self.store.quads_for_pattern(None, None, None, name)
        # On disk the engine goes by the hashes of terms, in memory by the order of their coming.
        return iter(quads) if self.folder else iter(sorted(quads, key=str))

    def replace(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
        """As `Backend.replace`."""
        if removed:
            self.store.update(update_text(removed, added, emptied=self._emptied(removed, added)))
        elif added:
            self.store.extend(added)

    def _emptied(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> list[ox.NamedNode]:
        """The graphs that have nothing left, whose names the engine would keep."""
        gone = set(removed)
        names = {q.graph_name for q in removed} - {q.graph_name for q in added}
        return sorted(
            (
                name
                for name in names
                if isinstance(name, ox.NamedNode) and all(q in gone for q in self.graph(name))
            ),
            key=str,
        )

    def query(self, text: str) -> Answer:
        """As `Backend.query`."""
        answer = self.store.query(text)
        assert isinstance(answer, Answer)
        return answer

    def graph_names(self) -> Iterator[ox.NamedNode]:
        """As `Backend.graph_names`."""
        return (name for name in self.store.named_graphs() if isinstance(name, ox.NamedNode))

    def for_change(self, nodes: Iterable[ox.NamedNode]) -> Backend:  # noqa: ARG002
        """As `Backend.for_change`."""
        return self

    def close(self) -> None:
        """As `Backend.close`: the engine lets go of its folder when nobody holds it."""
        del self.store


def update_text(
    removed: Sequence[ox.Quad],
    added: Sequence[ox.Quad],
    *,
    emptied: Iterable[ox.NamedNode] = (),
) -> str:
    """The change as one SPARQL update, which an engine makes all or nothing.

    ``emptied`` are graphs of which it leaves nothing.
    """
    parts = [
        f"{verb} DATA {{ {' '.join(map(_data, quads))} }}"
        for verb, quads in (("DELETE", removed), ("INSERT", added))
        if quads
    ]
    parts += [f"DROP SILENT GRAPH {name}" for name in emptied]
    return " ;\n".join(parts)


def _data(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return triple
    return f"GRAPH {quad.graph_name} {{ {triple} }}"
