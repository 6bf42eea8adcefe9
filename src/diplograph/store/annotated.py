"""The shortcuts as RDF 1.2 has them: each triple with the claims that give it.

A claim reifies the triple and carries its confidence, its modality, the fact it asserts and the
article or work of reference that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES
from diplograph.store.backend import Backend
from diplograph.store.choice import BELONGS, CONFIDENCE, articles_of
from diplograph.store.layout import ASSERTS, IS_STRING, TYPE, VIEW
from diplograph.store.rows import batches
from diplograph.store.shortcuts import patterns

_REIFIES = ox.NamedNode(f"{PREFIXES['rdf']}reifies")
_SOURCE = ox.NamedNode(f"{PREFIXES['prov']}hadPrimarySource")
_KEPT = frozenset({TYPE, ASSERTS, CONFIDENCE, ox.NamedNode(str(DIP.modality))})
_AT_ONCE = 2_000  # claims that are read together


def annotated(backend: Backend) -> Iterator[ox.Quad]:
    """Shortcuts, the claims they rest on, and what both name; the same order every time."""
    given = sorted(_given(backend), key=str)
    claims = sorted({claim for claim, _ in given})
    triples = sorted({triple for _, triple in given}, key=str)
    things = {node for t in triples for node in (t.subject, t.object)}
    yield from _described(backend, (n for n in things if isinstance(n, ox.NamedNode)))
    yield from (ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    origins: set[ox.NamedNode] = set()
    reified: dict[ox.NamedNode, list[ox.Triple]] = {}
    for claim, triple in given:
        reified.setdefault(claim, []).append(triple)
    for some in batches(claims, _AT_ONCE):
        of = articles_of(backend, some)
        origins |= {each for own in of.values() for each in own}
        told = [q for q in backend.about(some, VIEW) if q.predicate in _KEPT]
        told += [ox.Quad(c, _REIFIES, triple, VIEW) for c in some for triple in reified[c]]
        told += [ox.Quad(c, _SOURCE, origin, VIEW) for c in some for origin in of.get(c, ())]
        yield from sorted(told, key=str)
    yield from _described(backend, origins)


def _described(backend: Backend, nodes: Iterable[ox.NamedNode]) -> list[ox.Quad]:
    """What is said of nodes by themselves, without what leads on to others."""
    left_out = {IS_STRING, *BELONGS, *patterns()}
    quads = backend.about(sorted(set(nodes)), VIEW)
    return sorted((quad for quad in quads if quad.predicate not in left_out), key=str)


def _given(backend: Backend) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
    """Each claim with each shortcut that it gives."""
    for predicate, (subject, pattern, value) in patterns().items():
        answer = backend.query(f"SELECT DISTINCT ?claim ?{subject} ?{value} WHERE {{ {pattern} }}")
        assert isinstance(answer, ox.QuerySolutions)
        for row in answer:
            claim, one, other = row["claim"], row[subject], row[value]
            if isinstance(claim, ox.NamedNode) and isinstance(one, ox.NamedNode):
                yield claim, ox.Triple(one, predicate, other)
