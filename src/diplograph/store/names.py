"""What things of a store are called: looked up by their names, wherever it keeps its quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from diplograph.graph.parameters import NAMES
from diplograph.store.backend import Backend
from diplograph.store.layout import TYPE


class Names:
    """A `diplograph.graph.parameters.Lookup` in the merged view of a backend."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def knows(self, node: ox.NamedNode) -> bool:
        """As `Lookup.knows`."""
        about = f"{node} ?p ?o"
        return bool(
            self._backend.query(f"ASK {{ {{ {about} }} UNION {{ GRAPH ?g {{ {about} }} }} }}")
        )

    def named(
        self, classes: Sequence[ox.NamedNode], text: str | None
    ) -> Iterator[tuple[ox.NamedNode, str]]:
        """As `Lookup.named`."""
        same = "" if text is None else f"FILTER(LCASE(STR(?name)) = LCASE({ox.Literal(text)}))"
        answer = self._backend.query(
            f"SELECT DISTINCT ?thing ?predicate ?name WHERE {{"
            f" VALUES ?class {{ {listed(classes)} }} ?thing {TYPE} ?class ."
            f" VALUES ?predicate {{ {listed(NAMES)} }} ?thing ?predicate ?name . {same} }}"
        )
        assert isinstance(answer, ox.QuerySolutions)
        for thing, _, name in sorted(map(tuple, answer), key=lambda row: NAMES.index(row[1])):
            if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal):
                yield thing, name.value


def listed(nodes: Iterable[object]) -> str:
    """Nodes as SPARQL lists them."""
    return " ".join(map(str, nodes))
