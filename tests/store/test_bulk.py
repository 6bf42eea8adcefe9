"""Filling a store at once gives what adding one by one gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyoxigraph as ox
import pytest
from contents import contents, engine
from sample_world import sample
from small_world import reports

from diplograph.errors import GraphError, StoreError
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import write_graph
from diplograph.model import Extraction
from diplograph.store import Store
from diplograph.store.layout import BOOKS, LOADING, STORE

NOW = dt.datetime(2024, 5, 8, tzinfo=dt.UTC)
MADE = ("store#inputHash", "store#version")


ARTICLE = "<https://w3id.org/diplograph/article/report-0001>"


def one_by_one(extractions: list[Extraction]) -> Store:
    store = Store.in_memory()
    for extraction in extractions:
        store.add(extraction, now=NOW)
    return store


def ready_made(store: Store) -> list[str]:
    """What a store holds but for what only an extraction knows."""
    return [line for line in contents(store) if not any(name in line for name in MADE)]


def exported(store: Store, path: Path) -> Path:
    """All named graphs of a store in a file."""
    quads = (quad for quad in engine(store).store if quad.graph_name != ox.DefaultGraph())
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return path


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_a_file_of_graphs_is_loaded_as_if_added_one_by_one(tmp_path: Path, suffix: str) -> None:
    told = [*sample(), *reports(30)]
    path = tmp_path / f"graph{suffix}"
    write_graph(to_dataset(told), path)
    with one_by_one(told) as wanted, Store.in_memory() as loaded:
        assert loaded.load(path, now=NOW) == len(told)
        assert contents(loaded) == ready_made(wanted)
        assert len(loaded.entries()) == len(told)
        assert any(entry.reprint_of for entry in loaded.entries())
        assert loaded.audit(processes=1).conforms


def test_an_export_with_decisions_is_loaded_with_them(tmp_path: Path) -> None:
    with one_by_one(reports(30)) as store:
        decide(store)
        path = exported(store, tmp_path / "all.nq")
        with Store.in_memory() as loaded:
            assert loaded.load(path, now=NOW) == 30
            assert contents(loaded) == ready_made(store)


def decide(store: Store) -> None:
    """Split what is one by rule, and join what is not, an undated visit among it."""
    links = store.links()
    (first, *_) = [
        link for link in links if link.relation == "one with" and "/fact/" in link.object
    ]
    store.split(first.subject)
    facts = {
        quad.subject.value
        for name in store.graph_names()
        for quad in store.backend.graph(name)
        if quad.object == ox.NamedNode("https://w3id.org/diplograph/ns#Visit")
        if isinstance(quad.subject, ox.NamedNode)
    }
    undated = [
        fact
        for fact in sorted(facts)
        if not any(
            quad.predicate.value.endswith("startDate")
            for quad in store.backend.about([ox.NamedNode(fact)], None)
        )
    ]
    dated = sorted(facts - set(undated))
    store.join(undated[0], dated[0])
    people = [link for link in links if "/person/" in link.object]
    store.split(people[0].subject, people[0].object)


def test_what_is_loaded_can_be_changed_as_if_it_had_been_added(tmp_path: Path) -> None:
    told = reports(24)
    path = tmp_path / "graph.nq"
    write_graph(to_dataset(told[:20]), path)
    with one_by_one(told[4:]) as wanted, Store.in_memory() as store:
        store.load(path, now=NOW)
        for extraction in told[20:]:
            store.add(extraction, now=NOW)
        for extraction in told[:4]:
            store.retract(extraction.article.id)
        assert {*contents(wanted)} - {*contents(store)} <= {*contents(wanted)} - {
            *ready_made(wanted)
        }
        assert ready_made(store) == ready_made(wanted)


def test_only_an_empty_store_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph(to_dataset(sample()), path)
    with one_by_one(sample()[:1]) as store:
        before = contents(store)
        with pytest.raises(StoreError, match="memory is not empty: load into a new store, or use"):
            store.load(path)
        assert contents(store) == before
        store.retract("astana-2022")
        assert store.load(path) == len(sample())


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "bad.nq",
            f"<http://a/s> <http://a/p> <http a> {ARTICLE} .\n",
            r"bad.nq:1: broken N-Quads",
        ),
        ("bad.trig", "<http://a/g> {", "broken TriG"),
        (
            "cut.nq",
            f"# export\n<http://a/s> <http://a/p> {ARTICLE[:20]}",
            r"cut.nq:2: the line is not",
        ),
        ("other.nq", "<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n", "no graph of an"),
        ("one.trig", "<http://a/s> <http://a/p> <http://a/o> .\n", "no graph of an article"),
        ("empty.nq", "", "no graph of an article"),
        ("graph.xyz", "", "no graph format"),
    ],
)
def test_a_file_that_cannot_be_loaded_leaves_an_empty_store(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with Store.in_memory() as store:
        with pytest.raises(GraphError, match=message):
            store.load(tmp_path / name)
        assert contents(store) == []


def test_a_file_that_is_not_there_leaves_an_empty_store(tmp_path: Path) -> None:
    for suffix in (".nq", ".trig"):
        with Store.open(tmp_path / "store") as store:
            with pytest.raises(GraphError, match=r"(?i)no such file"):
                store.load(tmp_path / f"missing{suffix}")
            assert contents(store) == []
            assert store.add(sample()[0]).change == "added"
            store.retract("astana-2022")


def test_the_merged_view_in_an_export_is_derived_anew(tmp_path: Path) -> None:
    told = reports(12)
    with one_by_one(told) as store, Store.in_memory() as loaded:
        data = engine(store).store.dump(format=ox.RdfFormat.N_QUADS)
        (tmp_path / "dump.nq").write_bytes(data or b"")
        assert loaded.load(tmp_path / "dump.nq", now=NOW) == len(told)
        assert contents(loaded) == ready_made(store)


def test_a_load_that_breaks_in_the_middle_can_be_taken_up_again(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.nq", tmp_path / "broken.nq"
    write_graph(to_dataset(reports(12)), whole)
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    bad = f"{ARTICLE} <https://w3id.org/diplograph/ns#x> <not closed {ARTICLE} .\n"
    broken.write_text("".join([*lines[:200], bad, *lines[200:]]), encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(GraphError, match=r"broken.nq:201: broken N-Quads"):
            store.load(broken)
        assert contents(store) == []
        list(store.add_file(whole, now=NOW))
        with Store.in_memory() as wanted:
            wanted.load(whole, now=NOW)
            assert contents(store) == contents(wanted)


def test_a_load_that_was_cut_off_is_told_and_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph(to_dataset(reports(12)), path)
    with Store.open(tmp_path / "store") as store:
        store.load(path, now=NOW)
        wanted = contents(store)
        # As if the machine had stopped in the middle.
        engine(store).store.add(ox.Quad(STORE, LOADING, ox.Literal("true"), BOOKS))
        links = [quad for quad in engine(store).store if "realisedBy" in str(quad.predicate)]
        for quad in links:
            engine(store).store.remove(quad)
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(
            StoreError, match=r"half loaded.* run diplograph add with the same file"
        ):
            store.add(sample()[0])
        with pytest.raises(StoreError, match="half loaded"):
            store.retract("report-0001")
        assert len(list(store.add_file(path, now=NOW))) == 12
        assert contents(store) == wanted


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph(to_dataset(sample()), path)
    seen: list[int] = []
    with Store.in_memory() as store:
        store.load(path, watch=seen.append)
    assert seen
