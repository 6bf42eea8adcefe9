from __future__ import annotations

import math
import random
from itertools import combinations

import networkx as nx
import pytest
from networkx.algorithms.link_analysis import pagerank_alg
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network import measures
from diplograph.network.aliases import AnyNetwork
from diplograph.network.measures import Exchange, Step
from diplograph.network.views import country_organisation_leader, view

SEEDS = range(6)


def drawn_at_random(seed: int, *, directed: bool, size: int = 14) -> AnyNetwork:
    chance = random.Random(seed)
    network: AnyNetwork = nx.DiGraph() if directed else nx.Graph()
    nodes = [f"n{number:02}" for number in range(size)]
    network.add_nodes_from(nodes)
    nx.add_cycle(network, nodes, weight=2)  # so that it hangs together
    for _ in range(2 * size):
        one, other = chance.sample(nodes, 2)
        network.add_edge(one, other, weight=chance.randint(1, 5))
    return network


def same(found: dict[str, float], expected: dict[str, float], exact: float = 1e-6) -> None:
    assert set(found) == set(expected)
    assert found == pytest.approx(expected, abs=exact)


def rank_of_networkx(network: AnyNetwork) -> dict[str, float]:
    """Without scipy, which the public function asks for."""
    found: dict[str, float] = vars(pagerank_alg)["_pagerank_python"](network, tol=1e-12)
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("directed", [False, True])
def test_measures_are_those_of_networkx(seed: int, directed: bool) -> None:
    network = drawn_at_random(seed, directed=directed)
    same(measures.betweenness(network), nx.betweenness_centrality(network))
    for *_, data in network.edges(data=True):
        data["length"] = 1 / data["weight"]
    same(
        measures.betweenness(network, weighted=True),
        nx.betweenness_centrality(network, weight="length"),
    )
    same(measures.pagerank(network), rank_of_networkx(network))
    same(
        measures.eigenvector(network),
        nx.eigenvector_centrality(network, max_iter=100_000, tol=1e-12, weight="weight"),
        1e-5,
    )
    same(measures.strength(network), dict(network.degree(weight="weight")))
    same(
        {node: float(number) for node, number in measures.degree(network).items()},
        {node: float(n) for node, n in nx.Graph(network).degree()},
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_reciprocity_is_that_of_networkx(seed: int) -> None:
    network = drawn_at_random(seed, directed=True)
    assert measures.reciprocity(network).edges == pytest.approx(nx.reciprocity(network))


@pytest.mark.parametrize("seed", SEEDS)
def test_modularity_is_that_of_networkx(seed: int) -> None:
    network = drawn_at_random(seed, directed=False)
    parts = measures.communities(network)
    sets = [{n for n in parts if parts[n] == number} for number in set(parts.values())]
    expected = nx.community.modularity(network, sets)
    assert measures.modularity(network, parts) == pytest.approx(expected)
    assert measures.communities(network) == parts
    greedy = [set(part) for part in nx.community.greedy_modularity_communities(network, "weight")]
    assert expected >= nx.community.modularity(network, greedy) - 0.02


def test_a_path_has_its_middle_between() -> None:
    path: AnyNetwork = nx.path_graph(["a", "b", "c"])
    assert measures.betweenness(path) == {"a": 0.0, "b": 1.0, "c": 0.0}
    root = math.sqrt(2)
    same(measures.eigenvector(path), {"a": 0.5, "b": root / 2, "c": 0.5})
    assert measures.degree(path) == {"a": 1, "b": 2, "c": 1}


def test_two_cliques_are_two_communities() -> None:
    network: AnyNetwork = nx.Graph([*combinations("abcd", 2), *combinations("xyz", 2), ("a", "x")])
    parts = measures.communities(network)
    assert parts == dict.fromkeys("abcd", 0) | dict.fromkeys("xyz", 1)


def test_several_edges_of_a_pair_count_together() -> None:
    network: AnyNetwork = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a"), ("b", "c")])
    assert measures.degree(network) == {"a": 1, "b": 2, "c": 1}
    assert measures.strength(network) == {"a": 3.0, "b": 4.0, "c": 1.0}
    simple: AnyNetwork = nx.DiGraph([("a", "b", {"weight": 2}), ("b", "a"), ("b", "c")])
    same(measures.pagerank(network), rank_of_networkx(simple))


def test_reciprocity_of_visits_by_hand() -> None:
    edges = [("a", "b", 3), ("b", "a", 1), ("c", "a", 2)]
    network: AnyNetwork = nx.DiGraph()
    network.add_weighted_edges_from(edges)
    found = measures.reciprocity(network)
    assert found.edges == pytest.approx(2 / 3)
    assert found.weight == pytest.approx(2 / 6)
    assert found.pairs == (Exchange("a", "b", 3.0, 1.0), Exchange("c", "a", 2.0, 0.0))
    assert found.pairs[0].balance == 2.0
    with pytest.raises(GraphError, match="only a directed network"):
        measures.reciprocity(nx.Graph())


def test_shortest_path_has_the_facts_of_each_step(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    path = measures.shortest_path(network, "UZB", "Kassym-Jomart Tokayev")
    assert path[0].source == "country/UZB"
    assert path[-1].target == "person/kassym-jomart-tokayev"
    assert len(path) == nx.shortest_path_length(nx.Graph(network), path[0].source, path[-1].target)
    assert all(step.facts for step in path)
    edge = network.edges["person/kassym-jomart-tokayev", "country/KAZ", "leader-of"]
    assert path[-1] == Step(
        "country/KAZ",
        "person/kassym-jomart-tokayev",
        ("leader-of",),
        1.0,
        edge["first"],
        edge["last"],
        tuple(edge["facts"]),
    )


def test_shortest_path_takes_the_heavier_of_two_ways() -> None:
    network: AnyNetwork = nx.DiGraph()
    network.add_weighted_edges_from([("a", "b", 1), ("b", "d", 1), ("c", "a", 2), ("d", "c", 2)])
    assert [step.target for step in measures.shortest_path(network, "a", "d")] == ["c", "d"]
    assert measures.shortest_path(network, "a", "a") == []


def test_where_no_path_leads_is_said(dataset: Dataset) -> None:
    network: AnyNetwork = nx.empty_graph(["a", "b"])
    with pytest.raises(GraphError, match="no path leads from a to b"):
        measures.shortest_path(network, "a", "b")
    with pytest.raises(GraphError, match="did you mean kazakhstan"):
        measures.shortest_path(view(dataset), "Kazakstan", "CHN")


def test_structural_balance_by_hand() -> None:
    network: AnyNetwork = nx.Graph()
    for ends, sign in [("ab", 1), ("bc", 1), ("ac", 1), ("cd", -1), ("bd", -1), ("ad", 1)]:
        network.add_edge(*ends, sign=sign)
    found = measures.structural_balance(network)
    # abc all friends; abd and acd one hostile side; bcd two
    assert found.triangles == (1, 2, 1, 0)
    assert found.tensions == (("a", "b", "d"), ("a", "c", "d"))
    assert (found.balanced, found.degree) == (2, 0.5)


@pytest.mark.parametrize("seed", SEEDS)
def test_structural_balance_counts_every_triangle(seed: int) -> None:
    network = drawn_at_random(seed, directed=False)
    chance = random.Random(seed)
    for *_, data in network.edges(data=True):
        data["sign"] = chance.choice([-1, 1])
    counts = [0, 0, 0, 0]
    for corners in combinations(sorted(network), 3):
        sides = [network.get_edge_data(*pair) for pair in combinations(corners, 2)]
        if all(sides):
            counts[sum(side["sign"] < 0 for side in sides if side)] += 1
    assert list(measures.structural_balance(network).triangles) == counts


def test_signs_of_both_directions_are_added_up() -> None:
    network: AnyNetwork = nx.DiGraph()
    for ends, sign in [("ab", 1), ("ba", -1), ("bc", 1), ("ca", 1)]:
        network.add_edge(*ends, sign=sign)
    found = measures.structural_balance(network)
    assert (found.triangles, found.degree) == ((0, 0, 0, 0), None)


def test_measures_of_nothing_are_empty() -> None:
    for measure in (
        measures.degree,
        measures.strength,
        measures.betweenness,
        measures.eigenvector,
        measures.pagerank,
        measures.communities,
    ):
        assert measure(nx.Graph()) == {}
    lonely: AnyNetwork = nx.empty_graph(["a", "b"])
    assert measures.eigenvector(lonely) == {"a": 0.0, "b": 0.0}
    assert measures.communities(lonely) == {"a": 0, "b": 1}
    assert measures.reciprocity(nx.DiGraph()).pairs == ()
