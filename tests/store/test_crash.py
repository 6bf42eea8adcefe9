"""A process that is killed at any moment leaves whole articles, and the work can go on."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import killed
import pytest
from contents import contents

from diplograph.errors import StoreError
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import write_graph
from diplograph.store import Store

KILLS = 30


@pytest.fixture(scope="module")
def server() -> ForkServerContext:
    """Starts processes that have all at hand, and no threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["killed"])
    with pytest.MonkeyPatch.context() as patch:
        rooms = (Path(__file__).parents[up] for up in (0, 1))
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, rooms)))
        process = context.Process(target=killed.warm_up)
        process.start()
        process.join()
    return context


def kill(process: ForkServerProcess, after: float) -> bool:
    """Let a process work and kill it after some seconds; whether it was still at work."""
    process.start()
    process.join(after)
    process.kill()
    process.join()
    assert process.exitcode in (0, -9)
    return process.exitcode != 0


def stages() -> list[list[str]]:
    """What a store holds before the changes and after each."""
    with Store.in_memory() as store:
        found = [contents(store)]
        for step in killed.changes():
            step(store)
            found.append(contents(store))
    return found


def test_thirty_kills_leave_whole_articles_and_lose_none(
    tmp_path: Path, server: ForkServerContext
) -> None:
    begun = time.monotonic()
    chance, wanted = random.Random(2022), stages()
    pace = (time.monotonic() - begun) / len(wanted)  # of this machine, for one change
    kills = runs = 0
    while kills < KILLS:
        folder, done = tmp_path / f"store-{runs}", 0
        runs += 1
        while done < len(wanted) - 1 and kills < KILLS:
            process = server.Process(target=killed.change, args=(folder, done))
            kills += kill(process, after=chance.uniform(0.5, 14) * pace)
            with Store.open(folder) as store:
                held = contents(store)
                # What is equal to a store that was never killed conforms as that does.
                assert kills % 3 or store.audit(processes=1).conforms
            # One change is made whole or not at all, and none is lost that came before.
            done = wanted.index(held, done)
        killed.change(folder, done)
        with Store.open(folder) as store:
            assert contents(store) == wanted[-1]


def test_a_killed_load_begins_anew(tmp_path: Path, server: ForkServerContext) -> None:
    path = tmp_path / "graph.nq"
    write_graph(to_dataset([killed.told(n) for n in range(killed.ARTICLES)]), path)
    with Store.in_memory() as store:
        store.load(path, now=killed.NOW)
        wanted = contents(store)
    chance, folder = random.Random(2023), tmp_path / "store"
    for _ in range(5):
        process = server.Process(target=killed.load, args=(folder, path))
        kill(process, after=chance.uniform(0.02, 0.5))
        with Store.open(folder) as store:
            held = contents(store)
            assert held == wanted or not held or refused(store)
    killed.load(folder, path)
    with Store.open(folder) as store:
        assert contents(store) == wanted


def refused(store: Store) -> bool:
    """Whether a store says that it is half loaded."""
    try:
        store.retract("report-0000")
    except StoreError as error:
        return "half loaded" in str(error)
    return False
