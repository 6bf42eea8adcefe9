"""Checking all that a store holds again: each graph by the shapes, the whole by its integrity."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph, URIRef

from diplograph.graph.conformance import Problem, problem
from diplograph.graph.iris import BASE, DIP, PREFIXES
from diplograph.graph.serialise import rdflib_triple
from diplograph.graph.shapes import Violation, altered_texts, by_shapes, checks
from diplograph.graph.workers import end_with
from diplograph.store.backend import Backend
from diplograph.store.layout import ASSERTS, VIEW, article_of, is_thing, objects, subjects

_BATCH = 25  # graphs that a worker is sent at once
_OWN_NODE = re.compile(rf"<{BASE}((?:id|fact|claim|article|source|run|agent)/)".encode())
_TWO_VALUES = f"""SELECT DISTINCT ?thing WHERE {{
    VALUES ?property {{ <{DIP.officeOf}> <{DIP.kind}> }}
    ?thing ?property ?one , ?other . FILTER (STR(?one) < STR(?other)) }}"""
_HOPS = 2  # from a claim to its words and their article


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit looked at, and what it found wrong."""

    graphs: int
    facts: int
    claims: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def __str__(self) -> str:
        verdict = "conforms" if self.conforms else f"{len(self.problems)} problems"
        return f"{verdict}: {self.facts} facts and {self.claims} claims in {self.graphs} graphs"


def audit(
    backend: Backend,
    graphs: Iterable[ox.NamedNode],
    *,
    processes: int | None = None,
    watch: Callable[[int], object] = bool,
) -> Audit:
    """Check every graph of an article or source, in parallel, and the merged view as a whole.

    ``watch`` is told now and then how many graphs have been checked.
    """
    names = list(graphs)
    found: list[Problem] = []
    checked = 0
    for size, problems in _by_graph(backend, names, processes or os.cpu_count() or 1):
        found += problems
        checked += size
        watch(checked)
    known = {(each.node, each.message) for each in found}
    whole = (*_integrity(backend), *_contested(backend))
    found += [each for each in whole if (each.node, each.message) not in known]
    ordered = sorted(set(found), key=lambda each: (each.article or "", each.node, each.message))
    return Audit(len(names), _count(backend, "Fact"), _count(backend, "Claim"), tuple(ordered))


def _by_graph(
    backend: Backend, names: list[ox.NamedNode], processes: int
) -> Iterator[tuple[int, list[Problem]]]:
    batches = (names[first : first + _BATCH] for first in range(0, len(names), _BATCH))
    work = ([_packed(backend, name) for name in batch] for batch in batches)
    if processes == 1 or len(names) <= _BATCH:
        yield from map(_check, work)
        return
    # Not forked: the engine has threads of its own.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=end_with, initargs=(os.getpid(),)
    ) as pool:
        waiting = []
        for batch in work:
            waiting.append(pool.submit(_check, batch))
            if len(waiting) > 2 * processes:  # so that few graphs are held at a time
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _packed(backend: Backend, name: ox.NamedNode) -> tuple[str, bytes]:
    triples = (each.triple for each in backend.graph(name))
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return name.value, data or b""


def _check(batch: list[tuple[str, bytes]]) -> tuple[int, list[Problem]]:
    """The faults of some graphs. pySHACL takes half as long for many of them as for each.

    Their nodes are kept apart, so that none lends another what it lacks; who is at fault is found
    out one by one, where anything is.
    """
    together = b"".join(_apart(data, number) for number, (_, data) in enumerate(batch))
    if not any(_faults(_parsed("", together), together)):
        return len(batch), []
    return len(batch), [found for name, data in batch for found in _problems(name, data)]


def _apart(data: bytes, number: int) -> bytes:
    """N-Triples with the nodes of our own under names that no other graph has."""
    return _OWN_NODE.sub(rb"<%sg%d/\1" % (BASE.encode(), number), data)


def _problems(name: str, data: bytes) -> Iterator[Problem]:
    graph = _parsed(name, data)
    for fault in _faults(graph, data):
        yield problem(graph, fault)


def _parsed(name: str, data: bytes) -> Graph:
    graph = Graph(identifier=URIRef(name))
    for each in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
        graph.add(rdflib_triple(each))
    return graph


def _faults(graph: Graph, data: bytes) -> Iterator[Violation]:
    engine = ox.Store()
    engine.load(data, format=ox.RdfFormat.N_TRIPLES)
    yield from by_shapes(graph)
    yield from altered_texts(graph)
    yield from _by_checks(engine.query)


def _integrity(backend: Backend) -> Iterator[Problem]:
    """What the checks over several nodes find in the merged view."""
    for fault in _by_checks(backend.query):
        yield problem(_around(backend, ox.NamedNode(str(fault.node))), fault)


def _by_checks(ask: Callable[[str], object]) -> Iterator[Violation]:
    """The checks over several nodes, each one query."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    for message, text in checks():
        answer = ask(prefixes + text.replace("$this ", "", 1))
        assert isinstance(answer, ox.QuerySolutions)
        for row in answer:
            node = row["value"]
            if isinstance(node, ox.NamedNode):
                yield Violation(URIRef(node.value), message)


def _contested(backend: Backend) -> Iterator[Problem]:
    """Things of which articles together say what none may say alone, as two owners of an office."""
    answer = backend.query(_TWO_VALUES)
    assert isinstance(answer, ox.QuerySolutions)
    nodes = {row["thing"] for row in answer}
    things = [node for node in nodes if isinstance(node, ox.NamedNode) and is_thing(node)]
    if not things:
        return
    graph = Graph()
    about = backend.about(things, VIEW)
    for each in (*about, *backend.about(set(filter(is_thing, objects(about))), VIEW)):
        graph.add(rdflib_triple(each))
    for fault in by_shapes(graph):
        for name in sorted(_naming(backend, ox.NamedNode(str(fault.node)))):
            yield Problem(article_of(name), str(fault.node), fault.message)


def _naming(backend: Backend, node: ox.NamedNode) -> set[str]:
    """The graphs in which articles say what a node is."""
    graphs = {quad.graph_name for quad in backend.about([node], None)}
    return {name.value for name in graphs if isinstance(name, ox.NamedNode)}


def _around(backend: Backend, node: ox.NamedNode) -> Graph:
    """A node with the claims that rest on it and their words."""
    graph = Graph()
    claims = set(subjects(q for q in backend.pointing([node], VIEW) if q.predicate == ASSERTS))
    nodes = {node, *claims}
    for _ in range(_HOPS + 1):
        quads = backend.about(nodes, VIEW)
        for each in quads:
            graph.add(rdflib_triple(each))
        nodes = {q.object for q in quads if isinstance(q.object, ox.NamedNode)}
    return graph


def _count(backend: Backend, name: str) -> int:
    dip = PREFIXES["dip"]
    if name == "Fact":
        pattern = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?claim <{dip}asserts> ?x }}"
    else:
        pattern = f"SELECT (COUNT(?x) AS ?n) WHERE {{ ?x a <{dip}{name}> }}"
    answer = backend.query(pattern)
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    value = row["n"]
    return int(value.value) if isinstance(value, ox.Literal) else 0
