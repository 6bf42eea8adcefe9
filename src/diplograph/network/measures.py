"""Measures of networks: who is central, who belongs together, who answers whom, how two are tied.

Graphs of networkx go in, plain dictionaries and values come out. What is slow in networkx is worked
out by igraph. Several edges of one pair count as one, with their weights added.
"""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import igraph
import networkx as nx

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.network.aliases import AnyNetwork

_SEED = 7


@dataclass(frozen=True, slots=True)
class Exchange:
    """How much goes from one node to another, and how much comes back."""

    one: str
    other: str
    there: float
    back: float

    @property
    def balance(self) -> float:
        """How much more goes there than comes back."""
        return self.there - self.back


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """How far a directed network is answered.

    ``edges`` is the share of edges that go both ways; ``weight`` is the share of the weight that
    is answered by as much in return (Squartini et al., 2013); ``pairs`` have the most one-sided
    first.
    """

    edges: float
    weight: float
    pairs: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, with what stands behind it; it may go against an edge's direction."""

    source: str
    target: str
    kinds: tuple[str, ...]
    weight: float
    first: str | None
    last: str | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Structural balance of a signed network (Cartwright and Harary, 1956).

    ``triangles`` counts those with no, one, two and three hostile sides; those with none or two
    are balanced. ``tensions`` are the corners of the others.
    """

    triangles: tuple[int, int, int, int]
    tensions: tuple[tuple[str, str, str], ...]

    @property
    def balanced(self) -> int:
        """How many triangles are balanced."""
        return self.triangles[0] + self.triangles[2]

    @property
    def degree(self) -> float | None:
        """The share of triangles that are balanced; None where there are no triangles."""
        total = sum(self.triangles)
        return self.balanced / total if total else None


def degree(network: AnyNetwork) -> dict[str, int]:
    """With how many others each node is tied, in either direction."""
    plain = _undirected(network)
    return {node: len(set(plain[node]) - {node}) for node in network}


def strength(network: AnyNetwork) -> dict[str, float]:
    """The weight of all edges at each node; those in and out of a directed network together.

    >>> strength(nx.Graph([("a", "b", {"weight": 3}), ("b", "c")]))
    {'a': 3.0, 'b': 4.0, 'c': 1.0}
    """
    found = dict.fromkeys(network, 0.0)
    for one, other, data in network.edges(data=True):
        found[one] += _weight(data)
        found[other] += _weight(data)
    return found


def betweenness(network: AnyNetwork, *, weighted: bool = False) -> dict[str, float]:
    """The share of the shortest paths of all others that lead over each node.

    With ``weighted`` an edge is the shorter the heavier it is: its length is one over its weight.
    """
    graph = _igraph(network)
    lengths = [1 / weight for weight in graph.es["weight"]] if weighted else None
    found = graph.betweenness(directed=network.is_directed(), weights=lengths)
    pairs = (len(network) - 1) * (len(network) - 2) / (1 if network.is_directed() else 2)
    return {node: value / pairs if pairs > 0 else 0.0 for node, value in _by_node(graph, found)}


def eigenvector(network: AnyNetwork) -> dict[str, float]:
    """How well tied each node is to others that are well tied; the squares add up to one.

    In a directed network it is what comes in that counts. Where a network falls apart, only the
    part with the heaviest ties has values that mean anything.
    """
    graph = _igraph(network)
    if not graph.ecount():
        return dict.fromkeys(network, 0.0)
    # Where edges have no direction igraph takes no notice of `directed`, but some versions refuse
    # to be told that it is False.
    with warnings.catch_warnings():
        # That a network falls apart, which most do, is in the words above.
        warnings.simplefilter("ignore", RuntimeWarning)
        found = graph.eigenvector_centrality(weights=graph.es["weight"])
    size = math.sqrt(sum(value * value for value in found)) or 1.0
    return {node: value / size for node, value in _by_node(graph, found)}


def pagerank(network: AnyNetwork, *, damping: float = 0.85) -> dict[str, float]:
    """The share of time that somebody spends at each node who follows edges by their weight."""
    graph = _igraph(network)
    if not len(network):
        return {}
    found = graph.pagerank(
        directed=network.is_directed(), damping=damping, weights=graph.es["weight"]
    )
    return dict(_by_node(graph, found))


def communities(network: AnyNetwork, *, resolution: float = 1.0) -> dict[str, int]:
    """Which nodes belong together: the number of each one's community, 0 for the largest.

    By the Leiden algorithm for modularity (Traag et al., 2019), always with the same seed; a higher
    ``resolution`` gives more and smaller ones. Directions do not count.
    """
    graph = _igraph(network, directed=False)
    if not len(network):
        return {}
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        found = graph.community_leiden(
            objective_function="modularity",
            weights=graph.es["weight"],
            resolution=resolution,
            n_iterations=-1,
        )
    finally:
        igraph.set_random_number_generator(random)
    names = [sorted(graph.vs[member]["name"] for member in members) for members in found]
    ranked = sorted(names, key=lambda part: (-len(part), part))
    return {node: number for number, part in enumerate(ranked) for node in part}


def modularity(network: AnyNetwork, parts: Mapping[str, int]) -> float:
    """How much more weight lies within communities than chance would put there."""
    graph = _igraph(network, directed=False)
    membership = [parts[node] for node in graph.vs["name"]]
    return float(graph.modularity(membership, weights=graph.es["weight"]))


def assortativity(network: AnyNetwork, attribute: str | None = None) -> float | None:
    """How far like is tied to like: 1 only to like, 0 as by chance, -1 never (Newman, 2003).

    Without ``attribute`` what is alike is the number of ties of the two, else an attribute of the
    nodes, such as ``type``; edges of nodes without it do not count. Weights and directions do not
    count. None where it has no value, as where all are alike.
    """
    plain = _undirected(network)
    kinds: dict[str, str] = {}
    if attribute is not None:
        told = {node: network.nodes[node].get(attribute) for node in network}
        kinds = {node: str(kind) for node, kind in told.items() if kind is not None}
        plain = plain.subgraph(kinds)
    graph = _igraph(plain)
    if attribute is None:
        found = graph.assortativity_degree(directed=False)
    else:
        numbers = {kind: number for number, kind in enumerate(sorted(set(kinds.values())))}
        own = [numbers[kinds[node]] for node in graph.vs["name"]]
        found = graph.assortativity_nominal(own, directed=False) if own else math.nan
    return None if math.isnan(found) else float(found)


def reciprocity(network: AnyNetwork) -> Reciprocity:
    """How far what goes one way is answered, as visits are. Raises GraphError if undirected."""
    if not network.is_directed():
        raise GraphError("only a directed network has reciprocity: visits, statements")
    weights = {(one, other): weight for one, other, weight in _weighted(network) if one != other}
    pairs = sorted({(min(edge), max(edge)) for edge in weights})
    exchanges = []
    for pair in pairs:
        there, back = weights.get(pair, 0.0), weights.get(pair[::-1], 0.0)
        ends = pair if there >= back else pair[::-1]
        exchanges.append(Exchange(*ends, max(there, back), min(there, back)))
    answered = sum(2 * each.back for each in exchanges)
    mutual = sum(2 for each in exchanges if each.back)
    total = sum(weights.values())
    return Reciprocity(
        edges=mutual / len(weights) if weights else 0.0,
        weight=answered / total if total else 0.0,
        pairs=tuple(sorted(exchanges, key=lambda each: (-each.balance, each.one, each.other))),
    )


def shortest_path(network: AnyNetwork, source: str, target: str) -> list[Step]:
    """The fewest steps from one node to another, along the heaviest ties where there is a choice.

    Directions do not count. Nodes may be given by key, code or label. Raises GraphError for a node
    that there is not, and where no path leads.
    """
    plain = _undirected(network)
    one, other = find_node(network, source), find_node(network, target)
    # A hundredth of a step cannot add up to a step on any path of diplomacy.
    lengths: Any = lambda _a, _b, data: 1 + 0.01 / (1 + data["weight"])  # noqa: E731
    try:
        path = nx.dijkstra_path(plain, one, other, weight=lengths)
    except nx.NetworkXNoPath:
        raise GraphError(f"no path leads from {one} to {other}") from None
    return [_step(network, *pair) for pair in pairwise(path)]


def find_node(network: AnyNetwork, name: str) -> str:
    """A node by its key, code or label. Raises GraphError with the names that are near."""
    if name in network:
        return name
    known: dict[str, str] = {}
    for node in sorted(network):
        data = network.nodes[node]
        for called in (data.get("label"), data.get("code"), node):
            if called:
                known.setdefault(str(called).casefold(), node)
    if name.casefold() not in known:
        raise GraphError(f"the network has no node {name!r}; {near(name, sorted(known))}")
    return known[name.casefold()]


def structural_balance(network: AnyNetwork) -> Balance:
    """How far the friends of friends are friends, from the ``sign`` of the edges.

    The signs of both directions and of several edges are added up; where nothing is left of them
    there is no tie. Raises GraphError where no edge has a sign.
    """
    if network.number_of_edges() and not nx.get_edge_attributes(network, "sign"):
        raise GraphError("only a network with signs has balance: statements")
    sums: dict[tuple[str, str], int] = {}
    for one, other, data in network.edges(data=True):
        pair = (min(one, other), max(one, other))
        sums[pair] = sums.get(pair, 0) + int(data.get("sign", 0))
    signs = {pair: total for pair, total in sums.items() if total and pair[0] != pair[1]}
    counts, tensions = [0, 0, 0, 0], []
    for corners in _triangles(signs):
        hostile = sum(signs[pair] < 0 for pair in combinations(corners, 2))
        counts[hostile] += 1
        if hostile % 2:
            tensions.append(corners)
    return Balance((counts[0], counts[1], counts[2], counts[3]), tuple(sorted(tensions)))


def _triangles(pairs: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str, str]]:
    after: dict[str, set[str]] = {}
    for one, other in pairs:
        after.setdefault(one, set()).add(other)
    for one, other in pairs:
        for third in after[one] & after.get(other, set()):
            yield one, other, third


def _step(network: AnyNetwork, one: str, other: str) -> Step:
    between = _between(network, one, other)
    if network.is_directed():
        between += _between(network, other, one)
    dates = [data[name] for data in between for name in ("first", "last") if data.get(name)]
    return Step(
        source=one,
        target=other,
        kinds=tuple(sorted({str(data["label"]) for data in between if data.get("label")})),
        weight=sum(map(_weight, between)),
        first=min(dates, default=None),
        last=max(dates, default=None),
        facts=tuple(sorted({fact for data in between for fact in data.get("facts", ())})),
    )


def _between(network: AnyNetwork, one: str, other: str) -> list[dict[str, Any]]:
    found: dict[Any, Any] | None = network.get_edge_data(one, other)
    if found is None:
        return []
    return list(found.values()) if network.is_multigraph() else [found]


def _weight(data: Mapping[str, Any]) -> float:
    return float(data.get("weight", 1))


def _weighted(network: AnyNetwork) -> list[tuple[str, str, float]]:
    """Each edge once, from its first node where directions do not count, with all its weight."""
    weights: dict[tuple[str, str], float] = {}
    for one, other, data in network.edges(data=True):
        edge = (one, other) if network.is_directed() else (min(one, other), max(one, other))
        weights[edge] = weights.get(edge, 0.0) + _weight(data)
    return [(*edge, weight) for edge, weight in sorted(weights.items())]


def _undirected(network: AnyNetwork) -> AnyNetwork:
    plain: AnyNetwork = nx.Graph()
    plain.add_nodes_from(sorted(network))
    for one, other, weight in _weighted(network):
        known = plain.get_edge_data(one, other, {"weight": 0.0})["weight"]
        plain.add_edge(one, other, weight=known + weight)
    return plain


def _igraph(network: AnyNetwork, *, directed: bool | None = None) -> Any:
    """The network in igraph, its nodes in order of their names, the weights of a pair added up."""
    if directed is None:
        directed = network.is_directed()
    nodes = sorted(network)
    place = {node: number for number, node in enumerate(nodes)}
    weights: dict[tuple[int, int], float] = {}
    for one, other, data in network.edges(data=True):
        edge = place[one], place[other]
        if not directed and edge[0] > edge[1]:
            edge = edge[::-1]
        weights[edge] = weights.get(edge, 0.0) + _weight(data)
    edges = sorted(weights)
    return igraph.Graph(
        n=len(nodes),
        edges=edges,
        directed=directed,
        vertex_attrs={"name": nodes},
        edge_attrs={"weight": [weights[edge] for edge in edges]},
    )


def _by_node(graph: Any, values: list[float]) -> Iterator[tuple[str, float]]:
    yield from zip(graph.vs["name"], map(float, values), strict=True)
