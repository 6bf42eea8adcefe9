"""The facts of a store as rows of plain values."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph.graph.iris import DIP, slug_of
from diplograph.model import Fact
from diplograph.schema import FACT_TYPES
from diplograph.store.backend import Backend
from diplograph.store.choice import CONFIDENCE, Selection, articles_of, issue_days
from diplograph.store.layout import ASSERTS, TYPE, VIEW, is_content, objects, subjects
from diplograph.store.rows import (
    OF_FACT,
    Labels,
    Row,
    as_is,
    batches,
    fact_row,
    originals,
    texts,
)
from diplograph.store.values import by_subject, read_fact

FACT_COLUMNS = (
    *OF_FACT,
    "quotation",
    "content",
    "claims",
    "articles",
    "sources",
    "modalities",
    "confidence",
    "first_reported",
    "last_reported",
)
"""The columns of the table of facts."""

_AT_ONCE = 500  # facts that are read together
_MODALITY = ox.NamedNode(str(DIP.modality))


def fact_rows(backend: Backend, selection: Selection | None) -> Iterator[Row]:
    """One row for each fact of the merged view or of a selection, by IRI.

    ``claims`` counts those of the selection, ``articles`` the texts they are in, ``sources`` the
    articles of which none repeats another, and works of reference; ``confidence`` is the highest
    of a claim, ``first_reported`` and ``last_reported`` are when such articles appeared.
    """
    labels = Labels(backend)
    facts = _all_facts(backend) if selection is None else set(selection.facts)
    for some in batches(sorted(facts), _AT_ONCE):
        told = by_subject(backend.about(some, VIEW))
        labels.prepare(objects(quad for quads in told.values() for quad in quads))
        claims = [q for q in backend.pointing(some, VIEW) if q.predicate == ASSERTS]
        if selection is not None:
            claims = [q for q in claims if q.subject in selection.claims]
        reports = _Reports(backend, claims)
        for node in some:
            fact = read_fact(told.get(node, ()), as_is)
            if fact is not None:
                yield {**fact_row(node, fact, labels), **_words(fact), **reports.of(node)}


class _Reports:
    """Who reports facts, and when: read at once for many."""

    def __init__(self, backend: Backend, claims: list[ox.Quad]) -> None:
        nodes = set(subjects(claims))
        self._claims: dict[ox.NamedNode, list[ox.NamedNode]] = {}
        for claim, fact in zip(subjects(claims), objects(claims), strict=True):
            self._claims.setdefault(fact, []).append(claim)
        self._told = by_subject(backend.about(nodes, VIEW))
        self._origins = articles_of(backend, nodes)
        articles = {each for own in self._origins.values() for each in own if is_content(each)}
        self._issued = issue_days(backend, articles)
        self._original = originals(backend, articles)

    def of(self, fact: ox.NamedNode) -> Row:
        claims = self._claims.get(fact, [])
        origins = {each for claim in claims for each in self._origins.get(claim, ())}
        articles = set(filter(is_content, origins))
        days = [str(self._issued[each]) for each in articles if each in self._issued]
        return {
            "claims": len(claims),
            "articles": len(articles),
            "sources": len({self._original.get(each, each) for each in origins}),
            "modalities": sorted(
                {slug_of(v) for c in claims for v in texts(self._told[c], _MODALITY)}
            ),
            "confidence": max(
                (float(v) for c in claims for v in texts(self._told[c], CONFIDENCE)), default=None
            ),
            "first_reported": min(days, default=None),
            "last_reported": max(days, default=None),
        }


def _all_facts(backend: Backend) -> set[ox.NamedNode]:
    classes = [ox.NamedNode(str(DIP[name])) for name in FACT_TYPES]
    return set(subjects(q for q in backend.pointing(classes, VIEW) if q.predicate == TYPE))


def _words(fact: Fact) -> Row:
    return {"quotation": fact.quotation, "content": fact.content}
