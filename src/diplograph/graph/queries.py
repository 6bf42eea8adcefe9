"""Asking graphs: load them, bind the parameters, run the SPARQL, label what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from diplograph.errors import QueryError
from diplograph.graph.catalogue import Query, find_query, queries
from diplograph.graph.files import parse
from diplograph.graph.iris import BASE, DIP, KIND, PREFIXES, compact, key_of, slug_of
from diplograph.graph.parameters import Term, terms
from diplograph.graph.records import Thing
from diplograph.graph.results import Result, Value
from diplograph.graph.serialise import serialise

__all__ = ["ask", "find_query", "load", "queries", "run"]

Source = Graph | str | Path | Iterable[str | Path]
"""A graph or dataset of rdflib, or the path or paths of graph files (``-`` is standard input)."""

_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "byte"))


def ask(name: str | Path, source: Source, /, **parameters: object) -> Result:
    """Ask a graph one of the known questions, or one from a ``.rq`` file.

    Raises QueryError for an unknown query, a parameter that is missing, unknown or malformed, or
    broken SPARQL, and GraphError for a graph file that cannot be read.
    """
    query = find_query(name)
    return run(query, load(source), **parameters)


def load(source: Source) -> ox.Store:
    """A store to ask several questions of: the default graph is the union of all graphs."""
    store = ox.Store()
    store.extend(quad for each in _quads(source) for quad in _with_union(each))
    return store


def run(query: Query, store: ox.Store, /, **parameters: object) -> Result:
    """Ask a loaded store a question; raises QueryError as `ask` does."""
    text = bound(query, terms(query, parameters, store))
    try:
        answer = store.query(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise QueryError(syntax_message(query, error)) from None
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{query.name}: the query failed: {error}") from None
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), ((bool(answer),),))
    if isinstance(answer, ox.QueryTriples):
        rows = sorted(tuple(map(str, triple)) for triple in answer)
        return Result(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(variable.value for variable in answer.variables)
    labels: dict[str, str] = {}
    try:
        found = [[_value(row[column], store, labels) for column in columns] for row in answer]
    except (RuntimeError, OSError) as error:
        raise QueryError(f"{query.name}: the query failed: {error}") from None
    return Result(columns, tuple(map(tuple, found)))


def _quads(source: Source) -> Iterator[ox.Quad]:
    if isinstance(source, Graph):
        yield from ox.parse(serialise(source, ".nq"), format=ox.RdfFormat.N_QUADS)
        return
    for path in [source] if isinstance(source, str | Path) else source:
        yield from parse(path)


def _with_union(quad: ox.Quad) -> Iterator[ox.Quad]:
    yield quad
    # Oxigraph's own union of graphs counts a triple once for each graph that has it.
    if not isinstance(quad.graph_name, ox.DefaultGraph):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def bound(query: Query, given: dict[str, Term]) -> str:
    """The query with its parameters bound by VALUES at the beginning of its pattern."""
    if not given:
        return query.text
    place = next(
        (found for found in _WHERE.finditer(query.text) if not _in_comment(query.text, found)), None
    )
    if place is None:
        raise QueryError(f"{query.name}: parameters are bound after 'WHERE {{'; write it out")
    names = " ".join(f"?{name}" for name in given)
    values = " ".join(map(str, given.values()))
    # On the same line, so that the lines of error messages stay those of the file.
    return (
        f"{query.text[: place.end()]} VALUES ({names}) {{ ({values}) }}{query.text[place.end() :]}"
    )


def _in_comment(text: str, found: re.Match[str]) -> bool:
    return text[text.rfind("\n", 0, found.start()) + 1 :].lstrip().startswith("#")


def syntax_message(query: Query, error: SyntaxError) -> str:
    """What is wrong with the SPARQL of a query, and in which line."""
    message = re.sub(r"^error at \d+:\d+: ", "", error.msg)
    place = re.search(r"error at (\d+):(\d+)", error.msg)
    line = error.lineno or (int(place[1]) if place else None)
    where = f"{query.name}, line {line}" if line else query.name
    return f"{where}: broken SPARQL: {message}"


def labelled(columns: tuple[str, ...], rows: Iterable[Iterable[object]], store: ox.Store) -> Result:
    """Rows of terms as a result, with the labels that the default graph of a store gives them."""
    labels: dict[str, str] = {}
    return Result(
        columns, tuple(tuple(_value(cell, store, labels) for cell in row) for row in rows)
    )


def _value(term: object, store: ox.Store, labels: dict[str, str]) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        if term.value not in labels:
            labels[term.value] = _label(term, store)
        return Thing(term.value, labels[term.value])
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype == f"{_XSD}decimal":
            return Decimal(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return term.value == "true" if datatype == f"{_XSD}boolean" else term.value


def _label(node: ox.NamedNode, store: ox.Store) -> str:
    """A thing's name, a concept's words, an article's id, what a fact says, or the short IRI."""
    if names := _objects(node, "prefLabel", store):
        return names[0]
    if node.value.startswith(str(KIND)):
        return slug_of(node.value).replace("-", " ")
    if node.value.startswith(f"{BASE}article/") and "#" not in node.value:
        return key_of(node.value).removeprefix("article/")
    if node.value.startswith(f"{BASE}fact/"):
        return _fact_label(node, store)
    return compact(node.value)


def _fact_label(node: ox.NamedNode, store: ox.Store) -> str:
    """Kind or class, and who is in it: "state visit: Xi Jinping, Kazakhstan"."""
    quads = list(store.quads_for_pattern(node, None, None, ox.DefaultGraph()))
    values = {str(quad.predicate.value): quad.object for quad in quads}
    kind = values.get(str(DIP.kind)) or values.get(f"{PREFIXES['rdf']}type")
    if not isinstance(kind, ox.NamedNode):
        return compact(node.value)
    words = slug_of(kind.value).removeprefix(str(DIP)).replace("-", " ")
    names = {
        name
        for quad in quads
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(f"{BASE}id/")
        for name in _objects(quad.object, "prefLabel", store)[:1]
    }
    return f"{words}: {', '.join(sorted(names))}" if names else words


def _objects(node: ox.NamedNode, name: str, store: ox.Store) -> list[str]:
    predicate = ox.NamedNode(f"{PREFIXES['skos']}{name}")
    quads = store.quads_for_pattern(node, predicate, None, ox.DefaultGraph())
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))
