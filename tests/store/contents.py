"""All that a store holds, to be compared: everything but when it came."""

from __future__ import annotations

from diplograph.store import Store
from diplograph.store.backend import Embedded
from diplograph.store.layout import ADDED, LAYOUT


def engine(store: Store) -> Embedded:
    assert isinstance(store.backend, Embedded)
    return store.backend


def contents(store: Store, *, without: str = "") -> list[str]:
    """The quads in order, without the days of arrival, the layout and what has a word in it."""
    return sorted(
        line
        for quad in engine(store).store
        if quad.predicate not in (ADDED, LAYOUT)
        for line in [str(quad)]
        if not without or without not in line
    )
