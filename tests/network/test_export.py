from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset
from sample_world import sample

from diplograph.errors import GraphError
from diplograph.graph.mapping import empty_dataset, to_dataset
from diplograph.network.aliases import Network
from diplograph.network.export import write_network
from diplograph.network.views import country_organisation_leader

SUFFIXES = [".graphml", ".gexf", ".json"]


@pytest.fixture
def network(dataset: Dataset) -> Network:
    return country_organisation_leader(dataset)


def opened(path: Path) -> Network:
    if path.suffix == ".json":
        found = nx.node_link_graph(json.loads(path.read_text()), edges="edges")
    elif path.suffix == ".gexf":
        found = nx.read_gexf(path)
    else:
        found = nx.read_graphml(path, force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def facts(value: object) -> list[str]:
    return value if isinstance(value, list) else str(value).split()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_network_opens_again_with_everything(suffix: str, network: Network, tmp_path: Path) -> None:
    path = tmp_path / f"network{suffix}"
    write_network(network, path)
    back = opened(path)
    assert set(back) == set(network)
    assert back.nodes["country/KAZ"]["label"] == "Kazakhstan"
    assert back.nodes["country/KAZ"]["type"] == "Country"
    assert back.nodes["country/KAZ"]["code"] == "KAZ"
    found = {(a, b, data["label"]): data for a, b, data in back.edges(data=True)}
    assert set(found) == set(network.edges(keys=True))
    for tie, data in found.items():
        expected = network.edges[tie]
        assert data["weight"] == expected["weight"]
        assert data["articles"] == expected["articles"]
        assert (data["first"], data["last"]) == (expected["first"], expected["last"])
        assert facts(data["facts"]) == expected["facts"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_network_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    for number, extractions in enumerate((sample(), reversed(sample()))):
        network = country_organisation_leader(to_dataset(extractions))
        write_network(network, tmp_path / f"{number}{suffix}")
    assert (tmp_path / f"0{suffix}").read_bytes() == (tmp_path / f"1{suffix}").read_bytes()
    assert b"lastmodified" not in (tmp_path / f"0{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_network_can_be_written(suffix: str, tmp_path: Path) -> None:
    write_network(country_organisation_leader(empty_dataset()), tmp_path / f"network{suffix}")
    assert (tmp_path / f"network{suffix}").stat().st_size > 20


def test_undated_ties_lose_only_their_dates(network: Network, tmp_path: Path) -> None:
    network.edges["person/xi-jinping", "country/KAZ", "visited"]["first"] = None
    write_network(network, tmp_path / "network.graphml")
    back = opened(tmp_path / "network.graphml")
    (data,) = (data for a, b, data in back.edges(data=True) if data["label"] == "visited")
    assert "first" not in data
    assert data["last"] == "2022-09-14"


def test_wrong_suffix_names_the_formats(network: Network, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"use \.graphml \.gexf \.json, or \.svg"):
        write_network(network, tmp_path / "network.bmp")
    with pytest.raises(GraphError, match="cannot be written"):
        write_network(network, tmp_path / "absent" / "network.gexf")


def test_dash_writes_json(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    write_network(network, "-")
    assert len(json.loads(stream.buffer.getvalue())["edges"]) == network.number_of_edges()
