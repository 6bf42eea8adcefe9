"""What the rows of facts and of claims have in common, and how quads are read for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from diplograph.graph.iris import iri, key_of
from diplograph.model import Fact
from diplograph.schema import FACT_TYPES
from diplograph.store.backend import Backend
from diplograph.store.choice import LASTING
from diplograph.store.layout import PREF_LABEL, REPRINT_OF, VIEW, is_thing, objects, subjects
from diplograph.store.values import Quads, by_subject

Row = dict[str, object]
T = TypeVar("T")

OF_FACT = (
    "fact",
    "type",
    "kind",
    "status",
    "roles",
    "start",
    "end",
    "first_day",
    "last_day",
    "place",
    "topics",
    "value",
    "unit",
)
"""The columns of both tables: what a fact is."""


class Labels:
    """What people call things, each looked up once."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._known: dict[ox.NamedNode, str] = {}

    def prepare(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Look these up together."""
        new = {node for node in nodes if is_thing(node) and node not in self._known}
        if not new:
            return
        for node, quads in by_subject(self._backend.about(sorted(new), VIEW)).items():
            if names := texts(quads, PREF_LABEL):
                self._known[node] = names[0]
        for node in new:
            self._known.setdefault(node, key_of(node.value))

    def entity(self, key: str) -> Row:
        """A thing or a fact by its key, as ``entity`` (its IRI) and ``label``."""
        node = ox.NamedNode(str(iri(key)))
        self.prepare([node])
        return {"entity": node.value, "label": self._known.get(node, key)}


def fact_row(node: ox.NamedNode, fact: Fact, labels: Labels) -> Row:
    """The part of a row that tells a fact; roles in the order of the ontology."""
    order = FACT_TYPES[fact.type].roles
    roles = sorted(fact.roles, key=lambda pair: (order.index(pair[0]), pair[1]))
    first_day, last_day = days_of(fact)
    return {
        "fact": node.value,
        "type": fact.type,
        "kind": fact.kind,
        "status": fact.status and str(fact.status),
        "roles": [{"role": role, **labels.entity(key)} for role, key in roles],
        "start": fact.start and str(fact.start),
        "end": fact.end and str(fact.end),
        "first_day": first_day,
        "last_day": last_day,
        "place": [labels.entity(key) for key in sorted(fact.role("place"))],
        "topics": list(fact.topics),
        "value": fact.value,
        "unit": fact.unit,
    }


def days_of(fact: Fact) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that its dates may mean.

    What lasts and has no end has no last day; any other fact without an end ends as it starts.
    """
    end = fact.end or (None if fact.type in LASTING else fact.start)
    return (fact.start.first_day if fact.start else None), (end.last_day if end else None)


def originals(
    backend: Backend, articles: Iterable[ox.NamedNode]
) -> dict[ox.NamedNode, ox.NamedNode]:
    """Of those articles that repeat another one, which."""
    links = [quad for quad in backend.about(articles, VIEW) if quad.predicate == REPRINT_OF]
    return dict(zip(subjects(links), objects(links), strict=True))


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, some at a time."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def nodes(quads: Quads, predicate: ox.NamedNode) -> list[ox.NamedNode]:
    """The nodes that a property leads to, by IRI."""
    return sorted(objects(quad for quad in quads if quad.predicate == predicate))


def texts(quads: Quads, predicate: ox.NamedNode) -> list[str]:
    """The values of a property as text, sorted."""
    values = (quad.object for quad in quads if quad.predicate == predicate)
    return sorted(v.value for v in values if isinstance(v, ox.NamedNode | ox.Literal))


def head(items: Iterable[T]) -> T | None:
    """The first of the items, if there is any."""
    return next(iter(items), None)


def as_is(node: ox.NamedNode) -> ox.NamedNode:
    """The node itself: in the merged view each is canonical."""
    return node
