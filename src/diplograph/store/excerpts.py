"""Parts of the merged view as graphs of rdflib: for scripts, and for what explains and draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Graph

from diplograph.errors import StoreError
from diplograph.explanation import Explanation, fact_key, occurrences
from diplograph.graph import evidence
from diplograph.graph.iris import DIP, NIF, key_of
from diplograph.graph.mapping import bind_prefixes
from diplograph.graph.serialise import rdflib_triple
from diplograph.store.backend import Backend
from diplograph.store.classes import Classes
from diplograph.store.decisions import find
from diplograph.store.layout import ASSERTS, TYPE, VIEW, objects, subjects

_TEXT = ox.NamedNode(str(NIF.isString))
_CLAIM = ox.NamedNode(str(DIP.Claim))
_HOPS = 4  # claim, words, article; claim, fact, role, country of it


def whole(backend: Backend, *, with_text: bool = False) -> Graph:
    """The merged view. A million triples take half a minute and a gigabyte."""
    return _graph(q for q in backend.graph(VIEW) if with_text or q.predicate != _TEXT)


def around(backend: Backend, claims: Iterable[ox.NamedNode]) -> Graph:
    """Claims with the facts they assert, the words they rest on, and the things these name."""
    graph = _graph(())
    seen: set[ox.NamedNode] = set()
    nodes = set(claims)
    for _ in range(_HOPS):
        seen |= nodes
        quads = backend.about(nodes, VIEW)
        for each in quads:
            graph.add(rdflib_triple(each))
        nodes = set(objects(quads)) - seen
    return graph


def explanations(backend: Backend, needle: str) -> Iterator[Explanation]:
    """The claims of a fact, or those whose words a phrase touches, as `graph.evidence` has them.

    A fact may be named by any of the names that articles gave it before it was merged.
    """
    if fact_key(needle) is not None:
        try:
            fact = Classes(backend).canonical(find(backend, needle))
        except StoreError:
            return
        asserting = [q for q in backend.pointing([fact], VIEW) if q.predicate == ASSERTS]
        graph = around(backend, subjects(asserting))
        yield from evidence.explanations(graph, key_of(fact.value))
        return
    for article in _articles_with(backend, needle):
        claims = [q for q in backend.graph(article) if q.predicate == TYPE and q.object == _CLAIM]
        yield from evidence.explanations(around(backend, subjects(claims)), needle)


def _articles_with(backend: Backend, phrase: str) -> list[ox.NamedNode]:
    """The articles in whose text, or in the words of whose claims, a phrase stands."""
    words = phrase.split()
    if not words:
        return []
    longest = ox.Literal(max(words, key=len).lower())
    answer = backend.query(
        f"SELECT ?article ?text WHERE {{ {{ ?article <{NIF.isString}> ?text }}"
        f" UNION {{ ?span <{NIF.referenceContext}> ?article ; <{NIF.anchorOf}> ?text }}"
        f" FILTER (CONTAINS(LCASE(?text), {longest})) }}"
    )
    assert isinstance(answer, ox.QuerySolutions)
    found = set()
    for row in answer:
        article, text = row["article"], row["text"]
        told = text.value if isinstance(text, ox.Literal) else ""
        if isinstance(article, ox.NamedNode) and occurrences(phrase, told):
            found.add(article)
    return sorted(found, key=str)


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    graph = Graph()
    bind_prefixes(graph)
    for each in quads:
        graph.add(rdflib_triple(each))
    return graph
