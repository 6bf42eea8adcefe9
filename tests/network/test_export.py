from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pytest
from rdflib import Dataset
from sample_world import sample

from diplograph.errors import GraphError
from diplograph.graph.mapping import empty_dataset, to_dataset
from diplograph.model import PartialDate
from diplograph.network import tables
from diplograph.network.aliases import AnyNetwork, Network
from diplograph.network.export import pajek, write_network
from diplograph.network.reading import from_networkx, read_network
from diplograph.network.views import VIEWS, country_organisation_leader, view

SUFFIXES = [".graphml", ".gexf", ".json"]
ALL = [*SUFFIXES, ".cyjs", ".net", ".csv", ".parquet"]


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


@pytest.mark.parametrize("suffix", ALL)
def test_same_network_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    for number, extractions in enumerate((sample(), reversed(sample()))):
        network = country_organisation_leader(to_dataset(extractions))
        write_network(network, tmp_path / f"{number}{suffix}")
    assert (tmp_path / f"0{suffix}").read_bytes() == (tmp_path / f"1{suffix}").read_bytes()
    assert b"lastmodified" not in (tmp_path / f"0{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", ALL)
def test_empty_network_can_be_written(suffix: str, tmp_path: Path) -> None:
    write_network(country_organisation_leader(empty_dataset()), tmp_path / f"network{suffix}")
    assert (tmp_path / f"network{suffix}").stat().st_size > 10


def test_undated_ties_lose_only_their_dates(network: Network, tmp_path: Path) -> None:
    network.edges["person/xi-jinping", "country/KAZ", "visited"]["first"] = None
    write_network(network, tmp_path / "network.graphml")
    back = opened(tmp_path / "network.graphml")
    (data,) = (data for a, b, data in back.edges(data=True) if data["label"] == "visited")
    assert "first" not in data
    assert data["last"] == "2022-09-14"


def test_wrong_suffix_names_the_formats(network: Network, tmp_path: Path) -> None:
    with pytest.raises(
        GraphError, match=r"use \.graphml \.gexf \.json \.cyjs \.net \.csv \.parquet, or \.svg"
    ):
        write_network(network, tmp_path / "network.bmp")
    with pytest.raises(GraphError, match="cannot be written"):
        write_network(network, tmp_path / "absent" / "network.gexf")


def test_dash_writes_json(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    write_network(network, "-")
    assert len(json.loads(stream.buffer.getvalue())["edges"]) == network.number_of_edges()


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".cyjs"])
@pytest.mark.parametrize("name", sorted(VIEWS))
def test_each_view_reads_back_as_it_was(
    name: str, suffix: str, dataset: Dataset, tmp_path: Path
) -> None:
    drawn = view(dataset, name)
    write_network(drawn, tmp_path / f"network{suffix}")
    back = read_network(tmp_path / f"network{suffix}")
    assert type(back) is type(drawn)
    assert list(back.nodes(data=True)) == list(drawn.nodes(data=True))
    assert ties_of(back) == ties_of(drawn)
    assert back.graph == drawn.graph


def ties_of(network: AnyNetwork) -> dict[object, object]:
    """All edges; an undirected one may come back from its other end."""
    directed = network.is_directed()
    found: dict[object, object] = {}
    for one, other, key, data in tables.edges(network):
        ends = (one, other) if directed else tuple(sorted((one, other)))
        found[ends, key.get("key")] = data
    return found


def test_gexf_has_dates_for_a_timeline(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path / "network.gexf")
    text = (tmp_path / "network.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    back = nx.read_gexf(tmp_path / "network.gexf")
    ties = {(a, b, d["label"]): d for a, b, d in back.edges(data=True)}
    visit = ties["person/xi-jinping", "country/KAZ", "visited"]
    assert (visit["start"], visit["end"]) == ("2022-09-14", "2022-09-14")
    lasting = ties["person/kassym-jomart-tokayev", "country/KAZ", "leader-of"]
    assert "end" not in lasting


def test_pajek_has_labels_and_weights(dataset: Dataset, tmp_path: Path) -> None:
    drawn = view(dataset, "visits")
    write_network(drawn, tmp_path / "visits.net")
    back = nx.read_pajek(tmp_path / "visits.net")
    assert set(back) == {data["label"] for _, data in drawn.nodes(data=True)}
    weights = sorted(data["weight"] for *_, data in back.edges(data=True))
    assert weights == sorted(data["weight"] for *_, data in drawn.edges(data=True))


def test_pajek_tells_namesakes_apart() -> None:
    network: AnyNetwork = nx.Graph()
    network.add_node("person/a", label='John "Jack" Doe')
    network.add_node("person/b", label='John "Jack" Doe')
    network.add_edge("person/a", "person/b", weight=2)
    assert "\"John 'Jack' Doe (person/a)\"" in pajek(network)


def test_tables_of_ties_and_nodes(dataset: Dataset, tmp_path: Path) -> None:
    drawn = view(dataset, "visits")
    write_network(drawn, tmp_path / "visits.csv")
    with (tmp_path / "visits.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == drawn.number_of_edges()
    for row in rows:
        data = drawn.edges[row["source"], row["target"]]
        assert row["source_label"] == drawn.nodes[row["source"]]["label"]
        assert (int(row["weight"]), row["first"]) == (data["weight"], data["first"] or "")
        assert row["facts"].split("; ") == data["facts"]
    with (tmp_path / "visits.nodes.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["node"] for row in csv.DictReader(stream)} == set(drawn)


def test_parquet_has_types(dataset: Dataset, tmp_path: Path) -> None:
    drawn = view(dataset, "trade")
    write_network(drawn, tmp_path / "trade.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "trade.parquet").to_pylist()
    assert len(table) == drawn.number_of_edges()
    (row, *_) = table
    data = next(d for a, b, d in drawn.edges(data=True) if (a, b) == (row["source"], row["target"]))
    assert row["value"] == data["value"]
    assert row["figures"] == data["figures"]
    assert row["first_day"] == PartialDate.parse(data["first"]).first_day
    nodes = pyarrow.parquet.read_table(tmp_path / "trade.nodes.parquet").to_pylist()
    assert [(row["node"], row["label"]) for row in nodes] == [
        (node, data["label"]) for node, data in drawn.nodes(data=True)
    ]


def test_what_cannot_be_read_back_is_said(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"\.net cannot be read back; use \.graphml"):
        read_network(tmp_path / "network.net")
    with pytest.raises(GraphError, match="cannot be read: No such file"):
        read_network(tmp_path / "network.json")
    for suffix in (*SUFFIXES, ".cyjs"):
        (tmp_path / f"bad{suffix}").write_text("[1", encoding="utf-8")
        with pytest.raises(GraphError, match="is no network that was written here"):
            read_network(tmp_path / f"bad{suffix}")


def test_a_graph_of_another_maker_gets_lists(network: Network) -> None:
    foreign: AnyNetwork = nx.DiGraph()
    foreign.add_edge("a", "b", facts="x y", weight=2.0)
    back = from_networkx(foreign)
    assert back.edges["a", "b"]["facts"] == ["x", "y"]
    assert back.edges["a", "b"]["first"] is None
    assert back.to_frame().loc[0, "weight"] == 2
    again = from_networkx(network)
    assert ties_of(again) == ties_of(network)
