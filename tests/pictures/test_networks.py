from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.aliases import Network
from diplograph.network.views import VIEWS, country_organisation_leader, view
from diplograph.pictures import svg
from diplograph.pictures.choosing import choice, drawable, strongest
from diplograph.pictures.columns import columns, in_columns
from diplograph.pictures.layout import Box, layout

SVG = "{http://www.w3.org/2000/svg}"


def complete(size: int) -> Network:
    network: Network = nx.MultiDiGraph()
    for number in range(size):
        network.add_node(f"n{number:02}", label=f"The Republic of Number {number}", type="Country")
    for one, other in combinations(sorted(network), 2):
        network.add_edge(one, other, key="met-with", weight=1)
    return network


def overlap(one: Box, other: Box) -> bool:
    apart_x = one.left + one.width <= other.left + 1 or other.left + other.width <= one.left + 1
    apart_y = one.top + one.height <= other.top + 1 or other.top + other.height <= one.top + 1
    return not (apart_x or apart_y)


def words(picture: str) -> list[str]:
    root = ElementTree.fromstring(picture)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def groups(picture: str, of: str) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(picture).iter(f"{SVG}g")
    return [group for group in found if group.get("class") == of]


@pytest.mark.parametrize(
    "network",
    [complete(2), complete(40), nx.MultiDiGraph(nx.star_graph(60)), nx.empty_graph(25)],
    ids=["pair", "dense", "star", "no ties"],
)
def test_no_label_lies_over_another(network: Network) -> None:
    named: Network = nx.MultiDiGraph(nx.relabel_nodes(network, str))
    boxes = layout(named)
    assert len(boxes) == len(network)
    assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]


def test_no_label_lies_over_another_in_columns(dataset: Dataset) -> None:
    for name in ("country-organisation-leader", "events", "agreements"):
        shown = choice(view(dataset, name), 40).shown
        found = columns(shown)
        assert found is not None
        boxes = in_columns(shown, found)
        assert len(boxes) == len(shown)
        assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]


def test_persons_countries_and_organisations_stand_side_by_side(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    found = columns(network)
    assert found is not None
    boxes = in_columns(network, found)
    x = {
        type_: {boxes[n].x for n, d in network.nodes(data=True) if d["type"] == type_}
        for type_ in ("Person", "Country", "Organisation")
    }
    assert [len(places) for places in x.values()] == [1, 1, 1]
    assert min(x["Person"]) < min(x["Country"]) < min(x["Organisation"])
    assert columns(drawable(view(dataset, "visits"))) is None


@pytest.mark.parametrize("name", sorted(VIEWS.keys() - {"statements"}))
def test_each_view_is_whole_svg_with_all_labels(name: str, dataset: Dataset) -> None:
    network = view(dataset, name)
    picture = svg(network)
    root = ElementTree.fromstring(picture)
    said = " ".join(words(picture))
    assert VIEWS[name].title in said
    assert all(word in said for _, d in network.nodes(data=True) for word in d["label"].split())
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for circle in root.iter(f"{SVG}circle"):
        assert 0 < float(circle.attrib["cx"]) < width
        assert 0 < float(circle.attrib["cy"]) < height
    assert len(groups(picture, "node")) == len(network)
    assert len(groups(picture, "tie")) == network.number_of_edges()


def test_title_filters_and_period_stand_above(dataset: Dataset) -> None:
    network = view(
        dataset, "visits", between=("2022", "2022-12"), countries="KAZ", min_confidence=0.1
    )
    said = words(svg(network, title="Autumn <2022>"))
    assert said[0] == "Autumn <2022>"
    nodes = f"{len(network)} nodes, {network.number_of_edges()} tie"
    assert said[1].startswith(nodes)
    assert "facts of 2022-09-14" in said[1]
    assert " ".join(said[1:3]).endswith(
        " · of KAZ · only 2022-01-01 to 2022-12-31 · confidence at least 0.1"
    )


def test_legend_tells_types_ties_and_weights() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_node("a", label="A", type="Country")
    network.add_node("b", label="B", type="Person")
    network.add_edge("b", "a", key="leader-of", weight=1)
    network.add_edge("b", "a", key="visited", weight=12)
    said = words(svg(network))
    assert said[-6:] == ["country", "person", "leads", "visited", "weight 1", "weight 12"]


def test_ties_of_statements_are_coloured_by_their_sign() -> None:
    network: nx.DiGraph[str] = nx.DiGraph(name="statements")
    for one, other, sign in (("a", "b", 1), ("b", "a", -1), ("a", "c", 0)):
        network.add_edge(one, other, label="statements", sign=sign, friendly=1, hostile=2)
    ties = {
        (tie.attrib["data-one"], tie.attrib["data-other"]): tie[0].attrib["stroke"]
        for tie in groups(svg(network), "tie")
    }
    assert ties == {("a", "b"): "#0072B2", ("b", "a"): "#D55E00", ("a", "c"): "#999999"}
    assert {"more friendly statements", "more hostile statements"} <= set(words(svg(network)))


def test_directed_ties_have_a_head_at_their_target() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_edge("a", "b", key="visited")
    network.add_edge("a", "b", key="met-with")
    heads = {
        tie.attrib["data-kind"]: len(tie.findall(f"{SVG}polygon"))
        for tie in groups(svg(network), "tie")
    }
    assert heads == {"visited": 1, "met-with": 0}
    (node,) = (each for each in groups(svg(network), "node") if each.get("data-id") == "b")
    circle = node[0].attrib
    (tip,) = (
        tie.findall(f"{SVG}polygon")[0].attrib["points"].split()[0]
        for tie in groups(svg(network), "tie")
        if tie.get("data-kind") == "visited"
    )
    x, y = map(float, tip.split(","))
    distance = ((x - float(circle["cx"])) ** 2 + (y - float(circle["cy"])) ** 2) ** 0.5
    assert distance == pytest.approx(float(circle["r"]) + 1, abs=0.2)


def test_ties_of_one_pair_do_not_lie_on_each_other(dataset: Dataset) -> None:
    picture = svg(country_organisation_leader(dataset))
    lines = [tie[0].attrib["d"] for tie in groups(picture, "tie")]
    assert len(set(lines)) == len(lines)


def test_picture_shows_the_strongest_and_names_some_of_the_others() -> None:
    network = complete(9)
    network.edges["n04", "n05", "met-with"]["weight"] = 9
    assert set(strongest(network, 2)) == {"n04", "n05"}
    said = words(svg(network, most=2))
    assert "and 7 more with weaker ties, such as" in " ".join(said)
    assert "Number 0" in " ".join(said)
    assert "more with weaker ties" not in " ".join(words(svg(network)))


def test_each_type_of_the_default_view_has_its_share() -> None:
    network: Network = nx.MultiDiGraph(name="country-organisation-leader")
    for number in range(30):
        network.add_node(f"p{number:02}", type="Person")
    network.add_node("o", type="Organisation")
    network.add_edge("p00", "o", key="chaired", weight=1)
    for one, other in combinations([f"p{number:02}" for number in range(30)], 2):
        network.add_edge(one, other, key="met-with", weight=5)
    assert "o" in strongest(network, 10)


def test_weak_ties_give_way_in_a_dense_network_but_nobody_loses_all() -> None:
    network = complete(40)  # 780 ties, of which six times 20 nodes may be drawn
    chosen = choice(network, 20)
    assert chosen.shown.number_of_edges() == 120
    assert min(degree for _, degree in chosen.shown.degree()) >= 1
    assert "and 70 weaker ties between those shown" in chosen.notes


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
    assert len(groups(svg(network), "node")) == 2
    assert "something" in words(svg(network))


def test_too_many_nodes_and_none_are_refused(dataset: Dataset) -> None:
    with pytest.raises(GraphError, match="shows 1 to 400 nodes, not 401"):
        svg(complete(3), most=401)
    empty = view(dataset, "visits", between=("1900", "1901"), countries="KAZ")
    with pytest.raises(GraphError, match="visits with these filters: of KAZ, only 1900-01"):
        svg(empty)
