"""The benchmark of identity compares a store with what is true of the generated world."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from generated_world import told


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks" / "identity.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_identity", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_identity_is_measured(benchmark: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    articles = list(told(60))
    reports = benchmark.read(articles)
    assert len(reports) == sum(len(one.truth) for one in articles)
    benchmark.row("all", reports)
    precision, recall = map(float, capsys.readouterr().out.split()[-2:])
    assert precision > 0.95
    assert recall > 0.6


def test_what_was_merged_in_error_is_told(benchmark: ModuleType) -> None:
    fact = next(iter(next(told(1)).extraction.facts.values()))
    reports = [benchmark.Report(fact, event, found, False) for event, found in ("ax", "bx", "cy")]
    lines = benchmark.wrong(reports)
    assert lines[0] == "x"
    assert [line.partition(":")[0] for line in lines[1:]] == ["  a", "  b"]
