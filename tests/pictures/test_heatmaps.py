from __future__ import annotations

from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.views import view
from diplograph.pictures import heatmap, yearly
from diplograph.pictures.heatmaps import _slots
from diplograph.pictures.styles import shades

SVG = "{http://www.w3.org/2000/svg}"


def cells(picture: str) -> dict[str, str]:
    """What each cell says, with its colour."""
    root = ElementTree.fromstring(picture)
    found = [group for group in root.iter(f"{SVG}g") if group.get("class") == "mark"]
    return {str(group.findtext(f"{SVG}title")): group[0].attrib["fill"] for group in found}


def test_each_tie_is_a_cell_and_a_mutual_one_two() -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edge("a", "b", weight=1)
    network.add_edge("b", "c", weight=100)
    assert set(cells(heatmap(network))) == {"a → b; 1", "b → c; 100"}
    mutual = {"a – b; 1", "b – a; 1", "b – c; 100", "c – b; 100"}
    assert set(cells(heatmap(network.to_undirected()))) == mutual


def test_shade_grows_with_the_logarithm_of_the_weight() -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    for power in range(6):
        network.add_edge("a", f"b{power}", weight=10**power)
    shown = cells(heatmap(network))
    assert [shown[f"a → b{power}; {10**power:,}"] for power in range(6)] == shades()


def test_ties_of_several_kinds_add_up() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edge("a", "b", key="exports", weight=2)
    network.add_edge("a", "b", key="imports", weight=3)
    assert list(cells(heatmap(network))) == ["a → b; 5"]


def test_statements_are_coloured_by_their_sign() -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edge("a", "b", weight=1, sign=1)
    network.add_edge("b", "a", weight=9, sign=-1)
    shown = cells(heatmap(network))
    assert shown == {
        "a → b; 1; more friendly statements": "#E8F1F8",
        "b → a; 9; more hostile statements": "#6B2E00",
    }


def test_the_rest_is_counted() -> None:
    network = nx.relabel_nodes(nx.complete_graph(9), str)
    picture = heatmap(network, most=4)
    assert "and 5 more with weaker ties" in picture
    assert len(cells(picture)) == 12


def test_pairs_stand_against_years(dataset: Dataset) -> None:
    shown = cells(yearly(dataset, "visits"))
    assert "China → Kazakhstan, 2022; 1" in shown
    assert len(shown) == view(dataset, "visits").number_of_edges()


@pytest.mark.parametrize(
    ("first", "last", "columns", "step"),
    [(2022, 2022, [2022], 1), (1961, 2020, 60, 1), (1961, 2021, 31, 2), (1866, 2024, 32, 5)],
)
def test_long_times_have_wider_columns(first: int, last: int, columns: object, step: int) -> None:
    slots, wide = _slots(first, last)
    assert wide == step
    assert columns in (slots, len(slots))
    assert slots[0] <= first
    assert slots[-1] <= last < slots[-1] + step


def test_what_is_no_heat_map_is_refused(dataset: Dataset) -> None:
    with pytest.raises(GraphError, match="nodes of one kind, which events has not; use"):
        heatmap(view(dataset, "events"))
    with pytest.raises(GraphError, match="co-membership is not drawn by year; use"):
        yearly(dataset, "co-membership")
    with pytest.raises(GraphError, match="no fact gives a tie of the view visits"):
        heatmap(view(dataset, "visits", between=("1900", "1901")))
    with pytest.raises(GraphError, match="view visits with these filters"):
        yearly(dataset, "visits", between=("1900", "1901"))
    with pytest.raises(GraphError, match="shows 1 to 80 rows, not 81"):
        yearly(dataset, "visits", most=81)
