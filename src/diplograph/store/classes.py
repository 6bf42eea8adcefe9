"""What is one with what, as a store has it: each node's IRI in the merged view, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import pyoxigraph as ox

from diplograph.store.layout import IDENTITY, SAME_AS, GraphName, Node


class Reader(Protocol):
    """The reading methods of a backend and of a draft."""

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """As `diplograph.store.backend.Backend.about`."""

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """As `diplograph.store.backend.Backend.pointing`."""


class Classes:
    """The canonical IRI of nodes and the members behind one, read once from the identity graph."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._canonical: dict[ox.NamedNode, ox.NamedNode] = {}
        self._members: dict[ox.NamedNode, frozenset[ox.NamedNode]] = {}

    def prepare(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Read at once what will be asked of these nodes."""
        new = [node for node in dict.fromkeys(nodes) if node not in self._canonical]
        self._canonical.update((node, node) for node in new)
        for quad in self._reader.about(new, IDENTITY):
            if quad.predicate == SAME_AS and isinstance(quad.object, ox.NamedNode):
                self._canonical[quad.subject] = quad.object  # type: ignore[index]

    def canonical(self, node: ox.NamedNode) -> ox.NamedNode:
        """The IRI under which the merged view has a node."""
        if node not in self._canonical:
            self.prepare([node])
        return self._canonical[node]

    def members(self, canonical: ox.NamedNode) -> frozenset[ox.NamedNode]:
        """All nodes that the merged view has under an IRI, itself among them."""
        self.prepare_members([canonical])
        return self._members[canonical]

    def prepare_members(self, canonicals: Iterable[ox.NamedNode]) -> None:
        """Read at once what `members` will be asked of these."""
        found = {each: {each} for each in canonicals if each not in self._members}
        for quad in self._reader.pointing(found, IDENTITY) if found else ():
            if quad.predicate == SAME_AS and isinstance(quad.subject, ox.NamedNode):
                found[quad.object].add(quad.subject)  # type: ignore[index]
        self._members.update((each, frozenset(nodes)) for each, nodes in found.items())

    def image(self, node: Node) -> Node:
        """A term of an article as the merged view has it."""
        return self.canonical(node) if isinstance(node, ox.NamedNode) else node
