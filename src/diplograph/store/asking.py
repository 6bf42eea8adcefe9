"""Asking a store a question, wherever it keeps its quads."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.errors import QueryError, StoreError
from diplograph.graph.binding import bound
from diplograph.graph.catalogue import Query, near
from diplograph.graph.iris import DIP, PREFIXES
from diplograph.graph.limits import UNLIMITED, Answer, Limits, in_thread, taken
from diplograph.graph.parameters import resolve, shortened, terms
from diplograph.graph.queries import labelled, late_message, run, syntax_message
from diplograph.graph.records import Thing
from diplograph.graph.results import Result
from diplograph.store.backend import Backend, Embedded
from diplograph.store.classes import Classes
from diplograph.store.layout import PREF_LABEL, VIEW, is_fact
from diplograph.store.names import Names, listed
from diplograph.store.store import Store

_PREFIXES = " ".join(f"PREFIX {prefix}: <{start}>" for prefix, start in PREFIXES.items())
_AT_ONCE = 2000  # nodes whose labels one request asks for


def ask(store: Store, query: Query, limits: Limits = UNLIMITED, /, **parameters: object) -> Result:
    """Ask a store one of the known questions, or one read from a ``.rq`` file.

    Raises QueryError for a parameter that is missing, unknown or malformed, broken SPARQL, and a
    query whose time was up; StoreError where an endpoint does not answer.
    """
    backend = store.backend
    if isinstance(backend, Embedded):
        return run(query, backend.store, limits, **parameters)
    text = bound(query, terms(query, parameters, Names(backend)))
    _check_syntax(query, text)

    def work() -> Answer | Exception:
        try:
            # On the same line, so that the lines in what a server says are those of the file.
            return taken(backend.query(f"{_PREFIXES} {text}"), limits.max_rows)
        except StoreError as error:
            return error

    try:
        found = work() if limits.timeout is None else in_thread(work, limits.timeout)
    except TimeoutError:
        raise QueryError(late_message(query, limits, parameters)) from None
    if isinstance(found, Exception):
        raise found
    nodes = {cell for row in found.rows for cell in row if isinstance(cell, ox.NamedNode)}
    return labelled(found, _labels(backend, nodes))


def find_thing(store: Store, kind: str, text: str, *, name: str) -> Thing:
    """The country, organisation or person that a name, code or IRI means, with its label.

    ``kind`` is ``country``, ``organisation`` or ``person``; ``name`` is what messages call it.
    Raises QueryError, with names that are near, for one of which the store says nothing.
    """
    names = Names(store.backend)
    node = resolve(kind, text, names, name=name)
    assert isinstance(node, ox.NamedNode)
    node = Classes(store.backend).canonical(node)
    of_kind = [ox.NamedNode(str(DIP[kind.capitalize()]))]
    if not any(quad.object in of_kind for quad in store.backend.about([node], VIEW)):
        known = sorted({each for _, each in names.named(of_kind, None)})
        raise QueryError(f"there is no {kind} {shortened(text)} for {name}; {near(text, known)}")
    found = labelled(Answer((kind,), ((node,),), False), _labels(store.backend, [node])).rows[0][0]
    assert isinstance(found, Thing)
    return found


def _check_syntax(query: Query, text: str) -> None:
    """Broken SPARQL is told by ourselves: each server has words of its own for it."""
    try:
        ox.Store().query(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise QueryError(syntax_message(query, error)) from None
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{query.name}: the query failed: {error}") from None


def _labels(backend: Backend, nodes: Iterable[ox.NamedNode]) -> ox.Store:
    """Of these nodes what labels are made of: names, and of facts all that is said of them."""
    store = ox.Store()
    wanted = sorted(nodes, key=str)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        facts = listed(filter(is_fact, some))
        label = f"?s {PREF_LABEL} ?o BIND({PREF_LABEL} AS ?p)"
        answer = backend.query(
            "SELECT ?s ?p ?o WHERE {"
            f" {{ VALUES ?s {{ {listed(some)} }} {label} }}"
            f" UNION {{ VALUES ?s {{ {facts} }} ?s ?p ?o }}"
            f" UNION {{ VALUES ?f {{ {facts} }} ?f ?role ?s . {label} }} }}"
        )
        assert isinstance(answer, ox.QuerySolutions)
        for subject, predicate, value in answer:
            store.add(ox.Quad(subject, predicate, value))
    return store
