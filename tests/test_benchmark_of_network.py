"""The benchmark of networks: its peers are asked for what the view has, its measures are equal."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import networkx as nx
import pytest

from diplograph.network.views import view
from diplograph.store import Store


def loaded(name: str) -> ModuleType:
    folder = Path(__file__).parents[1] / "benchmarks"
    sys.path.append(str(folder))
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return loaded("network")


def test_rdflib_draws_the_pairs_of_the_view(benchmark: ModuleType, tmp_path: Path) -> None:
    data = loaded("store").made(tmp_path, 6000)
    with Store.open(tmp_path / "store") as store:
        store.load(data.quads)
        expected = view(store, benchmark.SHARED).number_of_edges()
    peer = loaded("store_peers").Rdflib()
    peer.load(str(data.quads), "")
    assert peer.network(benchmark.spelled_out(benchmark.MET)) == expected > 5


def test_measures_are_compared_with_equal_ones(benchmark: ModuleType) -> None:
    network = benchmark.generated(60, 240)
    assert len(network) == 60
    assert 200 <= network.number_of_edges() <= 240
    names = []
    for name, ours, theirs in benchmark.compared(network):
        if name == "pagerank":  # networkx needs scipy for it, which the tests do without
            continue
        assert ours() == pytest.approx(theirs(), abs=1e-6)
        names.append(name)
    assert names == ["betweenness", "eigenvector"]
    assert nx.is_connected(network)
