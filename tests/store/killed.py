"""What a process does that is killed in the middle: changes to a store, one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

from small_world import report

from diplograph.model import Extraction
from diplograph.store import Store

ARTICLES = 40
NOW = dt.datetime(2024, 5, 8, tzinfo=dt.UTC)
Change = Callable[[Store], object]


@cache
def told(number: int) -> Extraction:
    return report(number)


def _added(number: int) -> Change:
    return lambda store: store.add(told(number), now=NOW)


def _retracted(number: int) -> Change:
    return lambda store: store.retract(told(number).article.id)


def changes() -> list[Change]:
    """All articles come; every eighth goes again, and some of these come once more."""
    steps: list[Change] = []
    for number in range(ARTICLES):
        steps.append(_added(number))
        if number % 8 == 7:
            steps.append(_retracted(number - 3))
        if number % 16 == 15:
            steps.append(_added(number - 3))
    return steps


def change(folder: Path, first: int) -> None:
    """Make the changes from one on."""
    with Store.open(folder) as store:
        for step in changes()[first:]:
            step(store)


def load(folder: Path, path: Path) -> None:
    """Fill a store at once."""
    with Store.open(folder) as store:
        for _ in store.add_file(path, now=NOW):
            pass


def warm_up() -> None:
    """Read the shapes and make the articles, so that a process does not begin with that."""
    with Store.in_memory() as store:
        for number in range(ARTICLES):
            told(number)
        store.add(told(0))
        store.audit(processes=1)


warm_up()
