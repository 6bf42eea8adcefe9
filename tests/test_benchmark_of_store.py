"""The benchmark of stores asks every question there is, and all its tasks can be done."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from generated_world import articles

from diplograph.graph.catalogue import Query, queries
from diplograph.graph.queries import load, run

NAMES = ("before", "with", "after")


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


def test_every_shipped_question_is_asked(benchmark: ModuleType) -> None:
    assert benchmark.QUESTIONS.keys() == {query.name for query in queries()}


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_questions_have_the_parameters_they_need(benchmark: ModuleType, query: Query) -> None:
    given = benchmark.QUESTIONS[query.name].keys()
    needed = {parameter.name for parameter in query.parameters if parameter.required}
    assert given <= {parameter.name for parameter in query.parameters}
    own = {"evidence": {"fact"}, "facts-of-article": {"article"}}
    assert needed - given == own.get(query.name, set())


def test_peers_are_asked_the_same(benchmark: ModuleType, tmp_path: Path) -> None:
    data = benchmark.made(tmp_path, 10_000)
    store = load(data.quads)
    for query in queries():
        parameters = data.parameters(query.name)
        answer = store.query(benchmark.sparql(query.name, parameters, data.fact))
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == len(run(query, store, **parameters).rows)


def test_every_task_of_diplograph_can_be_done(benchmark: ModuleType, tmp_path: Path) -> None:
    data = benchmark.made(tmp_path, 5000)
    engine = benchmark.Ours(tmp_path / "store")
    assert engine.load(data.quads) == data.articles
    assert engine.audit() == 0
    assert engine.query("evidence", {"fact": engine.canonical(data.fact)}) > 0
    engine.export_turtle(tmp_path / "before.ttl")
    (new,) = articles(1, seed=benchmark.NEW)
    assert engine.add(new) == 0
    engine.export_turtle(tmp_path / "with.ttl")
    assert engine.retract(new.article.id)
    engine.export_turtle(tmp_path / "after.ttl")
    before, with_new, after = ((tmp_path / f"{n}.ttl").read_bytes() for n in NAMES)
    assert before == after != with_new
