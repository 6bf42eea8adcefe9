"""What a store holds depends on which articles it has, never on how they came and went."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox
import pytest
from generated_world import articles
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from diplograph.model import Extraction
from diplograph.store import Store, gate, store
from diplograph.store.layout import ADDED, BOOKS, IDENTITY

HOW_MANY = 200


@pytest.fixture(scope="module")
def world() -> Sequence[Extraction]:
    return tuple(articles(HOW_MANY, seed=7))


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shapes take half the time and have nothing to do with order; the world is valid."""

    def let_in(reader: object, source: Graph) -> tuple[set[ox.Triple], set[ox.Triple], tuple[()]]:
        assert reader
        return gate.triples_of(source), set(), ()

    monkeypatch.setattr(store, "let_in", let_in)


def filled(extractions: Iterable[Extraction]) -> Store:
    found = Store.in_memory()
    for extraction in extractions:
        found.add(extraction)
    return found


def contents(kept: Store) -> list[str]:
    """Every quad but the times at which articles came."""
    return sorted(str(quad) for quad in _quads(kept) if quad.predicate != ADDED)


def _quads(kept: Store) -> Iterator[ox.Quad]:
    yield from kept.backend.graph(ox.DefaultGraph())
    for name in kept.backend.graph_names():
        yield from kept.backend.graph(name)


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.randoms(use_true_random=False))
def test_order_of_coming_and_going_does_not_show(
    world: Sequence[Extraction], chance: random.Random
) -> None:
    kept, other = filled(shuffled(world, chance)), filled(shuffled(world, chance))
    assert contents(kept) == contents(other)
    gone = shuffled(world, chance)[: HOW_MANY // 2]
    for extraction in gone:
        assert kept.retract(extraction.article.id)
    left = [extraction for extraction in world if extraction not in gone]
    assert contents(kept) == contents(filled(left))


def shuffled(world: Sequence[Extraction], chance: random.Random) -> list[Extraction]:
    found = list(world)
    chance.shuffle(found)
    return found


def test_nothing_is_left_of_what_is_retracted(world: Sequence[Extraction]) -> None:
    kept = filled(world[:60])
    assert list(kept.backend.graph(IDENTITY))  # there was something to undo
    for extraction in world[:60]:
        kept.retract(extraction.article.id)
    assert contents(kept) == []


def test_changed_article_leaves_nothing_of_its_old_self(world: Sequence[Extraction]) -> None:
    one, other = world[3], world[40]
    kept = filled(world[:30])
    before = contents(kept)
    article = one.article
    changed = Extraction(
        article=other.article.__class__(article.id, other.article.text, other.article.published),
        entities=other.entities,
        facts=other.facts,
        claims=other.claims,
    )
    assert kept.add(changed).change == "replaced"
    assert contents(kept) != before
    assert kept.add(one).change == "replaced"
    assert contents(kept) == before
    assert any(quad.graph_name == BOOKS for quad in _quads(kept))
