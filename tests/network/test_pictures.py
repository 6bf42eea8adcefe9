from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.network.layout import Box, Network, layout
from diplograph.network.pictures import strongest, svg
from diplograph.network.views import country_organisation_leader

SVG = "{http://www.w3.org/2000/svg}"


def complete(size: int) -> Network:
    network: Network = nx.MultiDiGraph()
    for number in range(size):
        network.add_node(f"n{number:02}", label=f"The Republic of Number {number}", type="Country")
    for one, other in combinations(sorted(network), 2):
        network.add_edge(one, other, key="met-with", weight=1)
    return network


def overlap(one: Box, other: Box) -> bool:
    apart_x = abs(one.x - other.x) >= (one.width + other.width) / 2 - 1
    apart_y = one.top + one.height <= other.top + 1 or other.top + other.height <= one.top + 1
    return not (apart_x or apart_y)


@pytest.mark.parametrize(
    "network",
    [complete(2), complete(40), nx.MultiDiGraph(nx.star_graph(30)), nx.empty_graph(25)],
    ids=["pair", "dense", "star", "no ties"],
)
def test_no_label_lies_over_another(network: Network) -> None:
    named: Network = nx.MultiDiGraph(nx.relabel_nodes(network, str))
    boxes = layout(named)
    assert len(boxes) == len(network)
    assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]


def test_picture_is_whole_svg_with_all_labels(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    root = ElementTree.fromstring(svg(network, title="Autumn <2022>"))
    assert root.tag == f"{SVG}svg"
    texts = " ".join(" ".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "Autumn <2022>" in texts
    for word in ("Kazakhstan", "Tokayev", "Organisation", "visited", "met-with"):
        assert word in texts
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    circles = list(root.iter(f"{SVG}circle"))
    assert len(circles) == len(network) + 3  # and one for each type in the legend
    assert all(0 < float(circle.attrib["cx"]) < width for circle in circles)
    assert all(0 < float(circle.attrib["cy"]) < height for circle in circles)
    kinds = {key for *_, key in network.edges(keys=True)}
    assert len(list(root.iter(f"{SVG}path"))) == network.number_of_edges() + len(kinds)


def test_ties_of_one_pair_do_not_lie_on_each_other(dataset: Dataset) -> None:
    root = ElementTree.fromstring(svg(country_organisation_leader(dataset)))
    lines = [path.attrib["d"] for path in root.iter(f"{SVG}path")]
    assert len(set(lines)) == len(lines)


def test_picture_shows_the_strongest_and_says_how_many_it_leaves_out() -> None:
    network = complete(6)
    network.edges["n04", "n05", "met-with"]["weight"] = 9
    assert set(strongest(network, 2)) == {"n04", "n05"}
    picture = svg(network, most=2)
    assert "4 nodes with weaker ties are not shown" in picture
    assert "not shown" not in svg(network)


def test_picture_leaves_out_who_would_stand_without_partner() -> None:
    network = complete(3)
    network.add_edge("x", "n00", key="visited", weight=9)
    network.add_edge("y", "z", key="visited", weight=4)
    network.add_node("alone")
    assert set(strongest(network, 2)) == {"n00", "x"}
    assert set(strongest(network, 3)) == {"n00", "x"}
    assert "alone" in strongest(network, 10)


def test_unknown_types_and_ties_are_drawn_too() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_edge("a", "b", key="something")
    root = ElementTree.fromstring(svg(network))
    assert len(list(root.iter(f"{SVG}circle"))) == 2
