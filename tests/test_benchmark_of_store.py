"""The benchmark of stores asks every question there is, and its engine keeps what it is given."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from generated_world import articles, write_quads

from diplograph.graph.catalogue import Query, queries

COUNT = 60


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    folder = Path(__file__).parents[1] / "benchmarks"
    sys.path.append(str(folder))
    spec = importlib.util.spec_from_file_location("benchmark_of_store", folder / "store.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def turtle(store: ox.Store) -> bytes:
    return store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph()) or b""


def test_every_shipped_question_is_asked(benchmark: ModuleType) -> None:
    assert benchmark.QUESTIONS.keys() == {query.name for query in queries()}


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_questions_have_the_parameters_they_need(benchmark: ModuleType, query: Query) -> None:
    given = benchmark.QUESTIONS[query.name].keys()
    needed = {parameter.name for parameter in query.parameters if parameter.required}
    assert given <= {parameter.name for parameter in query.parameters}
    assert needed - given == ({"fact"} if query.name == "evidence" else set())


def test_peers_are_asked_the_same(benchmark: ModuleType, tmp_path: Path) -> None:
    data = benchmark.written(tmp_path, 10_000)
    store = benchmark.Ours(tmp_path / "store")
    store.load(data.quads)
    for question in benchmark.QUESTIONS:
        parameters = data.parameters(question)
        text = benchmark.sparql(question, parameters, data.fact)
        answer = store.store.query(text)
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == store.query(question, parameters)


def test_the_union_has_all_and_each_once(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "world.nq"
    write_quads(path, 5000)
    lines = path.read_bytes().splitlines(keepends=True)
    store = benchmark.Ours(tmp_path / "store")
    assert store.load(path) == len({*lines}) + len({*benchmark.without_names(lines)})
    assert store.audit() == 0


def test_what_is_added_and_retracted_leaves_nothing(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "world.nq"
    count = write_quads(path, 5000)
    store = benchmark.Ours(tmp_path / "store")
    store.load(path)
    before = turtle(store.store)
    new = list(articles(count + 3))[count:]
    for extraction in new:
        store.add(extraction)
    assert turtle(store.store) != before
    assert store.audit() == 0
    for extraction in new:
        store.retract(extraction.article.id)
    assert turtle(store.store) == before
