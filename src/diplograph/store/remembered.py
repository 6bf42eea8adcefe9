"""A backend that is far away, as it is read during one change: nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import pyoxigraph as ox

from diplograph.store.backend import Answer, Backend
from diplograph.store.layout import (
    BOOKS,
    DECISIONS,
    IDENTITY,
    SHORTCUTS,
    THINGS,
    VIEW,
    GraphName,
    Node,
)

_TOGETHER: tuple[GraphName, ...] = (BOOKS, DECISIONS, IDENTITY, SHORTCUTS, THINGS, VIEW)
"""Graphs that say little of each node; who asks for one of them soon asks for the others."""

Key = TypeVar("Key", bound=Hashable)
Graphs = tuple[GraphName, ...] | None


class Distant(Backend, Protocol):
    """A backend that can look into several graphs at once."""

    def about_in(
        self, subjects: Iterable[ox.NamedNode], graphs: Sequence[GraphName] | None
    ) -> list[ox.Quad]:
        """The quads with these subjects in any of these graphs, or in articles and sources."""


class Remembered:
    """A `Backend` with the answers it has given, good for one change."""

    def __init__(self, backend: Distant) -> None:
        self._backend = backend
        self._about: dict[tuple[Graphs, object], list[ox.Quad]] = {}
        self._pointing: dict[tuple[GraphName | None, Node], list[ox.Quad]] = {}
        self._said: dict[ox.Triple, list[ox.Quad]] = {}

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.about`."""
        graphs = None if graph is None else _TOGETHER if graph in _TOGETHER else (graph,)
        named: dict[tuple[Graphs, object], ox.NamedNode]
        named = {(graphs, node): node for node in subjects}
        found = _through(
            self._about,
            list(named),
            lambda new: self._backend.about_in([named[each] for each in new], graphs),
            lambda quad: (graphs, quad.subject),
        )
        return [quad for quad in found if graph is None or quad.graph_name == graph]

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.pointing`."""
        return _through(
            self._pointing,
            [(graph, node) for node in objects],
            lambda new: self._backend.pointing([node for _, node in new], graph),
            lambda quad: (graph, quad.object),
        )

    def said(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
        """As `Backend.said`."""
        return iter(
            _through(self._said, list(triples), self._backend.said, lambda quad: quad.triple)
        )

    def graph(self, name: GraphName) -> Iterator[ox.Quad]:
        """As `Backend.graph`."""
        return self._backend.graph(name)

    def replace(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
        """As `Backend.replace`; what was remembered is forgotten."""
        for memory in (self._about, self._pointing, self._said):
            memory.clear()
        self._backend.replace(removed, added)

    def query(self, text: str) -> Answer:
        """As `Backend.query`."""
        return self._backend.query(text)

    def graph_names(self) -> Iterator[ox.NamedNode]:
        """As `Backend.graph_names`."""
        return self._backend.graph_names()

    def for_change(self, nodes: Iterable[ox.NamedNode]) -> Backend:
        """As `Backend.for_change`: reads at once what will be asked of these nodes."""
        self.about(nodes, BOOKS)
        return self

    def close(self) -> None:
        """As `Backend.close`."""
        self._backend.close()


def _through(
    memory: dict[Key, list[ox.Quad]],
    keys: list[Key],
    ask: Callable[[list[Key]], Iterable[ox.Quad]],
    key_of: Callable[[ox.Quad], Key],
) -> list[ox.Quad]:
    """The quads of keys, of which those that are not in the memory yet are asked for, at once."""
    if new := [key for key in dict.fromkeys(keys) if key not in memory]:
        memory.update((key, []) for key in new)
        for quad in ask(new):
            memory[key_of(quad)].append(quad)
    return [quad for key in keys for quad in memory[key]]
