"""Evaluating SPARQL within limits of time and of rows.

pyoxigraph cannot be told to stop, but it lets other threads run while it evaluates. On Linux a
query with a limit of time therefore runs in a child process, which shares the store's memory and is
ended when its time is up. Elsewhere, where a process with threads must not be forked, it runs in a
thread, which is left behind and ends with the program.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, Pipe
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NoReturn

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.graph.iris import PREFIXES

_LONGEST = 1_000_000  # seconds; waiting for more than 24 days is beyond some systems
_GRACE = 5  # seconds after which a child ends by itself, should its parent have died

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | str | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take, in seconds, and how many rows it may give; None is no limit.

    Raises QueryError for a limit that is not above 0, or is longer than a million seconds.
    """

    timeout: float | None = None
    max_rows: int | None = None

    def __post_init__(self) -> None:
        if self.timeout is not None and not 0 < self.timeout <= _LONGEST:
            raise QueryError(
                f"{self.timeout!r} is no timeout: give seconds above 0, up to {_LONGEST:,}"
            )
        if self.max_rows is not None and self.max_rows < 1:
            raise QueryError(f"{self.max_rows!r} is no number of rows: give 1 or more")


UNLIMITED = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: the names of the columns and the rows, or those up to the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False


Outcome = Answer | Exception


def answer(text: str, store: ox.Store, limits: Limits = UNLIMITED) -> Answer:
    """Evaluate a query.

    Raises SyntaxError for broken SPARQL, TimeoutError when the time is up, EOFError if the child
    process died, and what pyoxigraph raises for a query that fails.
    """
    work = partial(_outcome, text, store, limits.max_rows)
    if limits.timeout is None:
        outcome = work()
    elif sys.platform == "linux":
        outcome = in_child(work, limits.timeout)
    else:
        outcome = in_thread(work, limits.timeout)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def in_child(work: Callable[[], Outcome], timeout: float) -> Outcome:
    """Work in a forked process, which has ended when this returns or raises TimeoutError."""
    receiving, sending = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        _work_and_leave(work, sending, timeout)
    sending.close()
    try:
        if not receiving.poll(timeout):
            raise TimeoutError
        outcome: Outcome = receiving.recv()
        return outcome
    finally:
        receiving.close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def in_thread(work: Callable[[], Outcome], timeout: float) -> Outcome:
    """Work in a thread, which goes on to its end if this raises TimeoutError."""
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    Thread(target=lambda: outcomes.put(work()), daemon=True).start()
    try:
        return outcomes.get(timeout=timeout)
    except Empty:
        raise TimeoutError from None


def _work_and_leave(work: Callable[[], Outcome], sending: Connection, timeout: float) -> NoReturn:
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, timeout + _GRACE)
        sending.send(work())
    finally:
        os._exit(0)  # nothing of the parent's is flushed or cleaned up twice


def _outcome(text: str, store: ox.Store, max_rows: int | None) -> Outcome:
    try:
        return _evaluated(text, store, max_rows)
    except Exception as error:  # handed on to whoever asked
        return error


def _evaluated(text: str, store: ox.Store, max_rows: int | None) -> Answer:
    return taken(store.query(text, prefixes=dict(PREFIXES)), max_rows)


def taken(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, max_rows: int | None
) -> Answer:
    """The rows of what an engine found, up to a limit."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(found)),),))
    if isinstance(found, ox.QueryTriples):
        triples = sorted(tuple(map(str, triple)) for triple in found)
        cut = max_rows is not None and len(triples) > max_rows
        return Answer(("subject", "predicate", "object"), tuple(triples[:max_rows]), cut)
    columns = tuple(variable.value for variable in found.variables)
    solutions = islice(found, max_rows)
    rows = tuple(tuple(solution[column] for column in columns) for solution in solutions)
    return Answer(columns, rows, max_rows is not None and next(found, None) is not None)
