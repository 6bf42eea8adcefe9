"""A change to a store that is being worked out: read as if it were made, then made at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.store.backend import Backend
from diplograph.store.layout import GraphName, Node, is_content


class Draft:
    """Quads to take out and to put in, over those of a backend.

    Has the reading methods of a `Backend`, with the change in what they give.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._removed: set[ox.Quad] = set()
        self._added: set[ox.Quad] = set()
        self._by_subject: defaultdict[object, set[ox.Quad]] = defaultdict(set)
        self._by_object: defaultdict[object, set[ox.Quad]] = defaultdict(set)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Put quads in, whether they are there or not."""
        for quad in quads:
            self._removed.discard(quad)
            self._added.add(quad)
            self._by_subject[quad.subject].add(quad)
            self._by_object[quad.object].add(quad)

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Take quads out, whether they are there or not."""
        for quad in quads:
            self._added.discard(quad)
            self._by_subject[quad.subject].discard(quad)
            self._by_object[quad.object].discard(quad)
            self._removed.add(quad)

    def changes(self, graph: GraphName) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What is to be taken out of a graph, and put in."""
        removed = {quad for quad in self._removed if quad.graph_name == graph}
        return removed, {quad for quad in self._added if quad.graph_name == graph}

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.about`."""
        wanted = list(dict.fromkeys(subjects))
        kept = self._kept(self._backend.about(wanted, graph))
        return [*kept, *self._new(self._by_subject, wanted, graph, kept)]

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.pointing`."""
        wanted = list(dict.fromkeys(objects))
        kept = self._kept(self._backend.pointing(wanted, graph))
        return [*kept, *self._new(self._by_object, wanted, graph, kept)]

    def said(self, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
        """Which of these triples an article or a source says."""
        wanted = set(triples)
        new = {
            quad.triple
            for subject in {triple.subject for triple in wanted}
            for quad in self._by_subject.get(subject, ())
            if quad.triple in wanted and is_content(quad.graph_name)
        }
        return new | {quad.triple for quad in self._kept(self._backend.said(wanted - new))}

    def graph(self, name: GraphName) -> list[ox.Quad]:
        """As `Backend.graph`."""
        kept = self._kept(self._backend.graph(name))
        known = set(kept)
        new = (quad for quad in self._added if quad.graph_name == name and quad not in known)
        return [*kept, *new]

    def everything(self) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """What is to be taken out and put in, of all graphs."""
        return list(self._removed), list(self._added)

    def commit(self) -> None:
        """Make the change; the draft is spent."""
        self._backend.replace(*self.everything())

    def _kept(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        return [quad for quad in quads if quad not in self._removed]

    @staticmethod
    def _new(
        index: defaultdict[object, set[ox.Quad]],
        wanted: Iterable[object],
        graph: GraphName | None,
        kept: list[ox.Quad],
    ) -> Iterator[ox.Quad]:
        known = set(kept)
        for node in wanted:
            for quad in index.get(node, ()):
                if quad not in known and (
                    quad.graph_name == graph if graph is not None else is_content(quad.graph_name)
                ):
                    yield quad
