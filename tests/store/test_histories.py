"""Whatever came, changed, went and was decided: a store holds what its articles make, no more."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from contents import contents, engine
from small_world import reports

from diplograph.errors import StoreError
from diplograph.model import Extraction
from diplograph.store import Store
from diplograph.store.layout import DECISIONS, is_fact, subjects

NAMES = [f"article-{n}" for n in range(10)]
MINISTER = ("person:amirabdollahian", "person:amir-abdollahian")


def named(said: Extraction, name: str) -> Extraction:
    claims = tuple(replace(claim, article=name) for claim in said.claims)
    return replace(said, article=replace(said.article, id=name), claims=claims)


class History:
    """A store to which things happen by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store = Store.in_memory()
        self.held: dict[str, Extraction] = {}
        self.told = reports(60)

    def live(self, changes: int) -> None:
        happenings = (self.come, self.come, self.come, self.go, self.join, self.split, self.undo)
        for _ in range(changes):
            self.chance.choice(happenings)()

    def come(self) -> None:
        name = self.chance.choice(NAMES)
        self.held[name] = named(self.chance.choice(self.told), name)
        self.store.add(self.held[name])

    def go(self) -> None:
        name = self.chance.choice(NAMES)
        assert self.store.retract(name) is (self.held.pop(name, None) is not None)

    def facts(self) -> list[str]:
        graphs = self.store.graph_names()
        nodes = {n for name in graphs for n in subjects(self.store.backend.graph(name))}
        return sorted(node.value for node in nodes if is_fact(node))

    def join(self) -> None:
        facts = self.facts()
        if not facts or self.chance.random() < 0.1:
            self.decide("join", *MINISTER)
        else:
            kind = self.chance.choice(facts).rpartition("-")[0]
            alike = [fact for fact in facts if fact.startswith(kind)]
            self.decide("join", *self.chance.sample(alike, min(len(alike), 2)))

    def split(self) -> None:
        facts = self.facts()
        if not facts or self.chance.random() < 0.2:
            self.decide("split", *MINISTER)
        else:
            self.decide("split", self.chance.choice(facts))

    def undo(self) -> None:
        decided = sorted({node.value for node in subjects(self.store.backend.graph(DECISIONS))})
        if decided:
            self.decide("undo", self.chance.choice(decided))

    def decide(self, verb: str, *names: str) -> None:
        with contextlib.suppress(StoreError):  # as where a fact is one with nothing
            getattr(self.store, verb)(*names)


@pytest.mark.parametrize("seed", range(8))
def test_a_store_holds_what_its_articles_make(seed: int, tmp_path: Path) -> None:
    history = History(seed)
    history.live(30)
    found = contents(history.store)
    with Store.in_memory() as fresh:
        engine(fresh).store.extend(history.store.backend.graph(DECISIONS))
        told = list(history.held.values())
        history.chance.shuffle(told)
        for said in told:
            fresh.add(said)
        assert contents(fresh) == found
    if not history.held:
        return
    quads = [q for q in engine(history.store).store if q.graph_name != ox.DefaultGraph()]
    path = tmp_path / "export.nq"
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    with Store.in_memory() as loaded:
        loaded.load(path)
        assert contents(loaded) == [
            line for line in found if "store#inputHash" not in line and "store#version" not in line
        ]


def test_what_a_history_makes_conforms() -> None:
    history = History(11)
    history.live(40)
    assert history.store.audit(processes=1).conforms
