"""All that a selection rests on, and nothing else: a part of a store that stands by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from diplograph.graph.iris import PREFIXES
from diplograph.graph.shortcuts import shortcut_queries
from diplograph.store.backend import Backend
from diplograph.store.choice import Selection
from diplograph.store.layout import (
    ASSERTS,
    DECISIONS,
    IDENTITY,
    IS_STRING,
    REALISED_BY,
    SAME_AS,
    SHORTCUTS,
    VIEW,
    is_fact,
    objects,
    quad,
)
from diplograph.store.shortcuts import patterns

_USED = ox.NamedNode(f"{PREFIXES['prov']}used")

Nodes = set[ox.NamedNode]
Quads = set[ox.Quad]


def view_part(backend: Backend, selection: Selection, *, with_text: bool = True) -> Quads:
    """The part of the merged view that a selection needs, with the shortcuts that it gives.

    A link to a fact that was not chosen is left out.
    """
    roots = {*selection.facts, *selection.claims}
    quads, seen = _closed(lambda nodes: backend.about(nodes, VIEW), roots, set(selection.facts))
    links = backend.pointing(seen, IDENTITY)
    quads |= {quad(each.triple, VIEW) for each in links if each.predicate == SAME_AS}
    quads |= {quad(triple, VIEW) for triple in _shortcuts(quads)}
    return quads if with_text else _without_text(quads)


def named_part(backend: Backend, selection: Selection, *, with_text: bool = True) -> Quads:
    """The same part as each article and source says it, with what joins it: identity, decisions.

    A fact is here under the IRI that its article gives it.
    """
    found: Quads = set()
    seen: Nodes = set(selection.facts)
    for name, claims in sorted(_by_graph(backend, selection.claims).items(), key=str):
        quads, own = _part_of_graph(backend, name, claims)
        found |= quads
        seen |= own
    view = view_part(backend, selection)
    found |= {quad(each.triple, SHORTCUTS) for each in view if each.predicate in patterns()}
    found |= {
        q
        for q in backend.about(seen, IDENTITY)
        if q.predicate != REALISED_BY or q.object in selection.facts
    }
    found |= {q for q in backend.about(seen, DECISIONS) if q.object in seen}
    return found if with_text else _without_text(found)


def _without_text(quads: Quads) -> Quads:
    return {each for each in quads if each.predicate != IS_STRING}


def _by_graph(
    backend: Backend, claims: Iterable[ox.NamedNode]
) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    found: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for each in backend.about(claims, None):
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.graph_name, ox.NamedNode):
            found[each.graph_name].add(each.subject)
    return found


def _part_of_graph(
    backend: Backend, name: ox.NamedNode, claims: set[ox.NamedNode]
) -> tuple[Quads, Nodes]:
    about: defaultdict[object, list[ox.Quad]] = defaultdict(list)
    for each in backend.graph(name):
        about[each.subject].append(each)

    def read(nodes: Iterable[ox.NamedNode]) -> list[ox.Quad]:
        return [each for node in nodes for each in about.get(node, ())]

    facts = set(objects(each for each in read(claims) if each.predicate == ASSERTS))
    return _closed(read, {*claims, *facts}, facts)


def _closed(
    read: Callable[[Iterable[ox.NamedNode]], list[ox.Quad]], roots: Nodes, facts: Nodes
) -> tuple[Quads, Nodes]:
    """What is said of the roots and of all that they lead to, and the nodes it is said of."""
    quads: Quads = set()
    seen, new = set(roots), set(roots)
    while new:
        told = [each for each in read(new) if _belongs(each, facts)]
        quads |= set(told)
        new = set(objects(each for each in told if each.predicate != _USED)) - seen
        seen |= new
    # A run used more than what is chosen.
    return {q for q in quads if q.predicate != _USED or q.object in seen}, seen


def _belongs(each: ox.Quad, facts: Nodes) -> bool:
    return each.predicate not in patterns() and (not is_fact(each.object) or each.object in facts)


def _shortcuts(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    store = ox.Store()
    store.extend(quads)
    for query in shortcut_queries():
        answer = store.query(query)
        assert isinstance(answer, ox.QueryTriples)
        yield from answer
