"""Asking a store a question, wherever it keeps its quads."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.graph.catalogue import Query
from diplograph.graph.iris import PREFIXES
from diplograph.graph.parameters import terms
from diplograph.graph.queries import bound, labelled, run, syntax_message
from diplograph.graph.results import Result
from diplograph.store.backend import Backend, Embedded
from diplograph.store.layout import PREF_LABEL, is_fact
from diplograph.store.names import Names, listed
from diplograph.store.store import Store

_PREFIXES = " ".join(f"PREFIX {prefix}: <{start}>" for prefix, start in PREFIXES.items())
_AT_ONCE = 2000  # nodes whose labels one request asks for


def ask(store: Store, query: Query, /, **parameters: object) -> Result:
    """Ask a store one of the known questions, or one read from a ``.rq`` file.

    Raises QueryError for a parameter that is missing, unknown or malformed, and broken SPARQL;
    StoreError where an endpoint does not answer.
    """
    if isinstance(store.backend, Embedded):
        return run(query, store.backend.store, **parameters)
    text = bound(query, terms(query, parameters, Names(store.backend)))
    _check_syntax(query, text)
    # On the same line, so that the lines in what a server says are those of the file.
    answer = store.backend.query(f"{_PREFIXES} {text}")
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), ((bool(answer),),))
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(tuple(map(str, triple)) for triple in answer)
        return Result(("subject", "predicate", "object"), tuple(triples))
    columns = tuple(variable.value for variable in answer.variables)
    rows = [tuple(row) for row in answer]
    nodes = {cell for row in rows for cell in row if isinstance(cell, ox.NamedNode)}
    return labelled(columns, rows, _labels(store.backend, nodes))


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
