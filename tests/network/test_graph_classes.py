"""Views as frames and in notebooks, and that they stay graphs of networkx."""

from __future__ import annotations

import datetime as dt
import sys

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.graphs import DiGraph, MultiDiGraph
from diplograph.network.views import VIEWS, view


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_view_gives_frames(name: str, dataset: Dataset) -> None:
    drawn = view(dataset, name)
    ties, nodes = drawn.to_frame(), drawn.nodes_frame()
    assert len(ties) == drawn.number_of_edges()
    assert list(nodes["node"]) == list(drawn)
    assert list(ties.columns[:6]) == [
        "source",
        "target",
        "source_label",
        "target_label",
        "label",
        "weight",
    ]
    assert str(ties["first_day"].dtype) == str(ties["last_day"].dtype) == "datetime64[s]"


def test_a_frame_has_what_the_edges_have(dataset: Dataset) -> None:
    drawn = view(dataset, "visits")
    ties = drawn.to_frame().set_index(["source", "target"])
    row = ties.loc[("country/CHN", "country/KAZ")]
    data = drawn.edges["country/CHN", "country/KAZ"]
    assert row["source_label"] == "China"
    assert row["weight"] == data["weight"]
    assert row["facts"] == data["facts"]
    assert row["first_day"].date() == dt.date(2022, 9, 14)


def test_a_view_stays_what_it_is(dataset: Dataset) -> None:
    drawn = view(dataset, "visits")
    assert isinstance(drawn, nx.DiGraph)
    for other in (drawn.copy(), drawn.subgraph(list(drawn)), drawn.reverse()):
        assert isinstance(other, DiGraph)
        assert len(other.to_frame()) == drawn.number_of_edges()
    assert isinstance(view(dataset), MultiDiGraph)
    assert len(DiGraph().to_frame()) == 0


def test_notebooks_show_the_strongest_ties(dataset: Dataset) -> None:
    drawn = view(dataset, "visits")
    drawn.add_node("x", label="<b>&")
    drawn.add_edge("x", "country/KAZ", weight=99, label="visits")
    shown = drawn._repr_html_()
    assert "&lt;b&gt;&amp;" in shown
    assert shown.index("&lt;b&gt;") < shown.index("China")
    assert f"visits: {len(drawn)} nodes" in shown


def test_without_pandas_it_says_what_to_install(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(GraphError, match=r"pip install 'diplograph\[frames\]'"):
        view(dataset, "visits").to_frame()
