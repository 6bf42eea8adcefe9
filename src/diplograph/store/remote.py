"""A store behind a SPARQL 1.1 endpoint: Oxigraph's server, Fuseki and their like.

The merged view is the server's default graph, which must be a graph of its own and not the union of
all named graphs. Nodes are asked for many at once, and a change is one update.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from diplograph.errors import StoreError
from diplograph.store.backend import Answer, Backend, update_text
from diplograph.store.layout import (
    BOOKS,
    CONTENT,
    LAYOUT,
    STORE,
    VERSION,
    VIEW,
    GraphName,
    Node,
    is_content,
)
from diplograph.store.remembered import Remembered
from diplograph.store.service import RESULTS, Access, Addresses, Service, shown

_AT_ONCE = 500  # nodes in one request: some 50 kB
_CONTENT = " || ".join(f'STRSTARTS(STR(?g), "{start}")' for start in CONTENT)

Item = TypeVar("Item")


class Endpoint:
    """A `Backend` behind a SPARQL endpoint."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.place = shown(service.addresses.query)

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.about`."""
        return self.about_in(subjects, None if graph is None else (graph,))

    def about_in(
        self, subjects: Iterable[ox.NamedNode], graphs: Sequence[GraphName] | None
    ) -> list[ox.Quad]:
        """The quads with these subjects in any of these graphs, or in articles and sources."""
        return self._matching("?s", map(str, subjects), graphs)

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        """As `Backend.pointing`."""
        return self._matching("?o", map(str, objects), None if graph is None else (graph,))

    def said(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
        """As `Backend.said`."""
        rows = (f"({each.subject} {each.predicate} {each.object})" for each in triples)
        return iter(self._matching("(?s ?p ?o)", rows, None))

    def graph(self, name: GraphName) -> Iterator[ox.Quad]:
        """As `Backend.graph`."""
        return iter(sorted(self._select(_within(name), name), key=str))

    def replace(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
        """As `Backend.replace`: one request, which a server makes whole or not at all."""
        if removed or added:
            self._service.update(update_text(removed, added))

    def query(self, text: str) -> Answer:
        """As `Backend.query`."""
        kind, body = self._service.query(text)
        try:
            return _results(body) if kind == RESULTS else _triples(body)
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError(
                f"{self.place} gave a result that is broken or broken off: {error}; try again"
            ) from None

    def graph_names(self) -> Iterator[ox.NamedNode]:
        """As `Backend.graph_names`."""
        # A server may keep the name of a graph that has become empty.
        held = "FILTER EXISTS { GRAPH ?g { ?s ?p ?o } }"
        for (name,) in self._rows(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ }} {held} }}"):
            if isinstance(name, ox.NamedNode):
                yield name

    def for_change(self, nodes: Iterable[ox.NamedNode]) -> Backend:
        """As `Backend.for_change`."""
        return Remembered(self).for_change(nodes)

    def close(self) -> None:
        """As `Backend.close`."""
        self._service.close()

    def _matching(
        self, variable: str, items: Iterable[str], graphs: Sequence[GraphName] | None
    ) -> list[ox.Quad]:
        found: list[ox.Quad] = []
        for batch in _batches(dict.fromkeys(items)):
            values = f"VALUES {variable} {{ {' '.join(batch)} }}"
            if graphs is None:
                pattern = f"{values} GRAPH ?g {{ ?s ?p ?o }} FILTER({_CONTENT})"
                found += filter(_from_content, self._select(pattern, VIEW))
            elif len(graphs) == 1:
                found += self._select(f"{values} {_within(graphs[0])}", graphs[0])
            else:
                found += self._select(" UNION ".join(_parts(values, graphs)), VIEW)
        return found

    def _select(self, pattern: str, graph: GraphName) -> Iterator[ox.Quad]:
        """The quads that a pattern finds, in this graph where it does not bind ``?g``."""
        for subject, predicate, value, name in self._rows(
            f"SELECT ?s ?p ?o ?g WHERE {{ {pattern} }}"
        ):
            yield ox.Quad(subject, predicate, value, name or graph)  # type: ignore[arg-type]

    def _rows(self, text: str) -> Iterator[tuple[Node | None, ...]]:
        answer = self.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            raise StoreError(f"{self.place} gave no rows for a SELECT: check the address")
        return (tuple(row) for row in answer)


def connect(url: str, *, writing: bool) -> Endpoint:
    """The store behind an endpoint; an empty server becomes one when ``writing``.

    Raises StoreError: no service there, no access, a server with other data, another layout, or one
    whose default graph is the union of all graphs.
    """
    endpoint = Endpoint(Service(Addresses.of(url), Access.of()))
    try:
        _check_layout(endpoint, writing=writing)
    except StoreError:
        endpoint.close()
        raise
    return endpoint


def _check_layout(endpoint: Endpoint, *, writing: bool) -> None:
    mark = ox.Quad(STORE, LAYOUT, ox.Literal(VERSION), BOOKS)
    held = endpoint.about([STORE], BOOKS)
    if not held:
        if endpoint.query("ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"):
            raise StoreError(
                f"{endpoint.place} holds data and no store: give an empty dataset of the server"
            )
        if not writing:
            raise StoreError(f"{endpoint.place}: there is no store; make one by adding to it")
        endpoint.replace([], [mark])
    found = next((each.object for each in held), mark.object)
    if found != mark.object:
        words = found.value if isinstance(found, ox.Literal) else found
        raise StoreError(
            f"{endpoint.place} has layout {words} and this diplograph writes {VERSION}: use the"
            " version that made it to export it, then load the export into a new store"
        )
    if endpoint.about([STORE], VIEW):
        if not held:
            endpoint.replace([mark], [])
        raise StoreError(
            f"{endpoint.place} gives the union of all graphs as its default graph, where the merged"
            " view must lie alone: turn that off (Oxigraph: --union-default-graph, Fuseki:"
            " tdb2:unionDefaultGraph)"
        )


def _results(body: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if isinstance(answer, ox.QueryBoolean):
        return answer
    for _ in answer:  # what is broken off shows only in reading
        pass
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)


def _triples(body: bytes) -> ox.QueryTriples:
    store = ox.Store()
    store.load(body, format=ox.RdfFormat.N_TRIPLES)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QueryTriples)
    return answer


def _within(graph: GraphName) -> str:
    return "?s ?p ?o" if graph == VIEW else f"GRAPH {graph} {{ ?s ?p ?o }}"


def _parts(values: str, graphs: Sequence[GraphName]) -> Iterator[str]:
    for graph in graphs:
        named = "" if graph == VIEW else f" BIND({graph} AS ?g)"
        yield f"{{ {values} {_within(graph)}{named} }}"


def _from_content(quad: ox.Quad) -> bool:
    return is_content(quad.graph_name)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
