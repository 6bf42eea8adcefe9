from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.graph.catalogue import read_query
from diplograph.graph.limits import Answer, Limits, Outcome, answer, in_child, in_thread
from diplograph.graph.queries import run

SIZE = 300
EVERYTHING = "SELECT ?n WHERE { ?s <http://e.org/n> ?n } ORDER BY ?n"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LATE = 0.2

Worker = Callable[[Callable[[], Outcome], float], Outcome]
workers = pytest.mark.parametrize(
    "worker",
    [
        pytest.param(
            in_child, marks=pytest.mark.skipif(sys.platform != "linux", reason="no safe fork")
        ),
        in_thread,
    ],
)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    number = ox.NamedNode("http://e.org/n")
    for n in range(SIZE):
        store.add(ox.Quad(ox.NamedNode(f"http://e.org/{n}"), number, ox.Literal(n)))
    return store


@pytest.mark.parametrize("limits", [Limits(), Limits(timeout=60)])
@pytest.mark.parametrize(
    "text",
    [EVERYTHING, "ASK { ?s ?p ?o }", "CONSTRUCT { ?s ?s ?o } WHERE { ?s ?p ?o }", "SELECT ?x { }"],
)
def test_an_answer_is_the_same_with_a_limit_that_is_not_reached(
    limits: Limits, text: str, store: ox.Store
) -> None:
    assert answer(text, store, limits) == answer(text, store)


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize("max_rows", [1, SIZE - 1, SIZE, SIZE + 1])
@pytest.mark.parametrize("text", [EVERYTHING, "CONSTRUCT { ?s ?s ?o } WHERE { ?s ?p ?o }"])
def test_rows_beyond_the_limit_are_cut_and_that_is_said(
    text: str, max_rows: int, timeout: float | None, store: ox.Store
) -> None:
    cut = answer(text, store, Limits(timeout, max_rows))
    assert cut.rows == answer(text, store).rows[:max_rows]
    assert cut.truncated == (max_rows < SIZE)


@pytest.mark.parametrize("text", [RUNAWAY, RUNAWAY.replace("(COUNT(*) AS ?n)", "*")])
def test_a_runaway_query_is_given_up(text: str, store: ox.Store) -> None:
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        answer(text, store, Limits(timeout=LATE))
    assert time.monotonic() - began < LATE + 5


@workers
def test_each_worker_hands_back_what_was_found_and_what_went_wrong(worker: Worker) -> None:
    found = Answer(("n",), ((ox.Literal(1),),))
    assert worker(lambda: found, 60) == found
    wrong = worker(lambda: SyntaxError("error at 1:2: no"), 60)
    assert isinstance(wrong, SyntaxError)
    assert wrong.msg == "error at 1:2: no"


@workers
def test_each_worker_gives_up(worker: Worker) -> None:
    def work() -> Outcome:
        time.sleep(1)
        return Answer((), ())

    with pytest.raises(TimeoutError):
        worker(work, 0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="no safe fork")
def test_a_child_that_is_late_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "child"

    def work() -> Outcome:
        note.write_text(str(os.getpid()))
        while True:
            time.sleep(1)

    with pytest.raises(TimeoutError):
        in_child(work, LATE)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


@pytest.mark.skipif(sys.platform != "linux", reason="no safe fork")
def test_a_child_that_dies_is_noticed_at_once() -> None:
    with pytest.raises(EOFError):
        in_child(lambda: os._exit(1), 60)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e7])
def test_a_timeout_must_be_one(timeout: float) -> None:
    with pytest.raises(QueryError, match="is no timeout: give seconds above 0"):
        Limits(timeout=timeout)


@pytest.mark.parametrize("max_rows", [0, -1])
def test_a_number_of_rows_must_be_one(max_rows: int) -> None:
    with pytest.raises(QueryError, match="is no number of rows: give 1 or more"):
        Limits(max_rows=max_rows)


def test_run_says_what_was_late_and_what_to_do(store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "slow.rq"
    path.write_text(
        f"# param timeout: integer, optional - a name that no limit may take\n{RUNAWAY}"
    )
    message = "slow: no answer within 0.2 seconds; narrow it with timeout, or give it more time"
    with pytest.raises(QueryError, match=message):
        run(read_query(path), store, Limits(timeout=LATE))
    with pytest.raises(QueryError, match="ask for less"):
        run(read_query(path), store, Limits(timeout=LATE), timeout=1)


def test_run_says_that_there_are_more_rows(store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "all.rq"
    path.write_text(EVERYTHING)
    result = run(read_query(path), store, Limits(max_rows=2))
    assert (result.rows, result.truncated) == (((0,), (1,)), True)
    assert not run(read_query(path), store).truncated
