"""All that a store holds, to be compared: everything but when it came."""

from __future__ import annotations

from diplograph.store import Store
from diplograph.store.backend import Embedded
from diplograph.store.layout import ADDED, LAYOUT


def engine(store: Store) -> Embedded:
    assert isinstance(store.backend, Embedded)
    return store.backend


def contents(store: Store) -> list[str]:
    """The quads in order, without the times of arrival and the layout."""
    return sorted(str(q) for q in engine(store).store if q.predicate not in (ADDED, LAYOUT))
