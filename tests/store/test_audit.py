"""An audit finds what is wrong with a store, however it came in."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from contents import engine
from sample_world import ASTANA_TEXT, sample
from small_world import reports

from diplograph.graph.iris import BASE, DIP, NIF, PREFIXES
from diplograph.store import Store
from diplograph.store.layout import VIEW, article_graph, node

ASTANA = article_graph("astana-2022")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as full:
        for extraction in sample():
            full.add(extraction)
        yield full


def dip(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{DIP}{name}")


def test_a_sound_store_conforms(store: Store) -> None:
    report = store.audit(processes=1)
    assert report.conforms
    assert str(report).startswith("conforms: ")
    assert report.graphs == len(sample())
    assert report.claims == sum(len(said.claims) for said in sample())


def test_an_empty_store_conforms() -> None:
    with Store.in_memory() as store:
        assert str(store.audit(processes=1)) == "conforms: 0 facts and 0 claims in 0 graphs"


def test_a_fact_without_a_role_is_found_with_its_sentence(store: Store) -> None:
    inner = engine(store).store
    for quad in list(inner.quads_for_pattern(None, dip("visitor"), None, ASTANA)):
        inner.remove(quad)
    report = store.audit(processes=1)
    assert not report.conforms
    assert {problem.article for problem in report.problems} == {"astana-2022"}
    assert any("paid a state visit to Kazakhstan" in str(p) for p in report.problems)
    assert str(report).endswith(f"in {len(sample())} graphs")
    assert f"{len(report.problems)} problems" in str(report)


def test_a_text_that_was_altered_is_found(store: Store) -> None:
    inner = engine(store).store
    text = ox.NamedNode(str(NIF.isString))
    (old,) = inner.quads_for_pattern(ASTANA, text, None, ASTANA)
    inner.remove(old)
    changed = ASTANA_TEXT.replace("talks", "tasks")
    inner.add(ox.Quad(ASTANA, text, ox.Literal(changed), ASTANA))
    found = store.audit(processes=1).problems
    assert found
    assert {problem.article for problem in found} == {"astana-2022"}


def test_what_no_article_alone_breaks_is_found_in_the_whole(store: Store) -> None:
    owner = ox.NamedNode(f"{BASE}id/country/UZB")
    office = node("office/KAZ-president")
    engine(store).store.add(ox.Quad(office, dip("officeOf"), owner, VIEW))
    found = store.audit(processes=1).problems
    assert any(problem.node == office.value for problem in found)


def test_a_claim_of_nothing_is_found(store: Store) -> None:
    inner = engine(store).store
    (quad, *_) = inner.quads_for_pattern(None, dip("asserts"), None, ASTANA)
    inner.remove(quad)
    found = store.audit(processes=1).problems
    assert {problem.node for problem in found if problem.node == str(quad.subject)[1:-1]}


def test_several_processes_find_the_same() -> None:
    with Store.in_memory() as store:
        for extraction in reports(45):
            store.add(extraction)
        inner = engine(store).store
        label = ox.NamedNode(f"{PREFIXES['skos']}prefLabel")
        for quad in list(inner.quads_for_pattern(None, label, None, article_graph("report-0003"))):
            inner.remove(quad)
        seen: list[int] = []
        one = store.audit(processes=1, watch=seen.append)
        assert seen == [25, 45]
        assert one.problems
        assert store.audit(processes=2) == one
