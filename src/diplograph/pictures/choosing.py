"""What of a network is drawn when not all of it can be, and what is said of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from diplograph.errors import GraphError
from diplograph.network.aliases import AnyNetwork, Network
from diplograph.network.views import DEFAULT
from diplograph.pictures.columns import columns
from diplograph.pictures.layout import ends

MOST_NODES = 40
"""How many nodes a picture shows if nothing else is said."""

MOST_AT_ALL = 400
"""How many nodes a picture may be asked for; more cannot be told apart, nor laid out in time."""

_TIES_PER_NODE = 6
_BETWEEN_COLUMNS = 3  # where all run through the same room
_NAMED = 4  # of those left out


@dataclass(frozen=True, slots=True)
class Choice:
    """The part that is drawn, and notes on what is not."""

    shown: Network
    notes: tuple[str, ...]


def choice(network: AnyNetwork, most: int) -> Choice:
    """The part of a network with the strongest ties, at most so many nodes.

    There are at most six times as many ties, three times if nodes stand in columns. Raises
    GraphError for more nodes than can be drawn, and for a network without any.
    """
    if not 1 <= most <= MOST_AT_ALL:
        raise GraphError(f"a picture shows 1 to {MOST_AT_ALL} nodes, not {most}")
    if not network:
        raise GraphError(nothing(network.graph))
    whole = drawable(network)
    nodes = strongest(whole, most)
    each = _TIES_PER_NODE if columns(nodes) is None else _BETWEEN_COLUMNS
    shown = _strongest_ties(nodes, each * most)
    return Choice(shown, tuple(_notes(whole, nodes, shown)))


def conditions(network: AnyNetwork) -> list[str]:
    """The filters by which a network was drawn, in words."""
    return conditions_of(network.graph)


def conditions_of(said: Mapping[str, object]) -> list[str]:
    """Filters as `diplograph.network.views.said` gives them, in words."""
    words = {
        "countries": "of {}",
        "between": "only {}",
        "as_of": "as of {}",
        "min_confidence": "confidence at least {}",
        "modality": "claimed as {}",
    }
    given = {name: str(said[name]).replace("/", " to ") for name in words if name in said}
    return [words[name].format(value) for name, value in given.items()]


def strongest(network: Network, most: int) -> Network:
    """The part of a network with the nodes of the strongest ties, at most so many."""
    weights = {
        node: sum(data.get("weight", 1) for *_, data in ends(network, node)) for node in network
    }
    ranked = set(_ranked(network, weights)[:most])
    part: Network = nx.MultiDiGraph(network.subgraph(ranked))
    # In the order of the whole, which that of a subgraph need not be.
    ordered: Network = nx.MultiDiGraph(**network.graph)
    ordered.add_nodes_from((node, network.nodes[node]) for node in network if node in part)
    for source, target, key, data in network.edges(keys=True, data=True):
        if source in part and target in part:
            ordered.add_edge(source, target, key=key, **data)
    # A node whose partners did not fit says nothing alone.
    ordered.remove_nodes_from([n for n in nx.isolates(ordered) if network.degree(n)])
    return ordered


def _ranked(network: Network, weights: Mapping[str, float]) -> list[str]:
    """The nodes by weight; where types are drawn side by side, a fifth is kept for each."""
    ranked = sorted(network, key=lambda node: (-weights[node], node))
    if network.graph.get("name") != DEFAULT:
        return ranked
    places: Counter[str] = Counter()
    rank = {}
    for number, node in enumerate(ranked):
        type_ = str(network.nodes[node].get("type", ""))
        # The n-th of its type comes at the latest in place 5 n.
        places[type_] += 1
        rank[node] = min(number + 1, 5 * places[type_])
    return sorted(ranked, key=lambda node: (rank[node], -weights[node], node))


def drawable(network: AnyNetwork) -> Network:
    """The same network with each edge once, directed and keyed by its label."""
    if isinstance(network, nx.MultiDiGraph):
        return network
    drawn: Network = nx.MultiDiGraph(**network.graph)
    drawn.add_nodes_from(network.nodes(data=True))
    for source, target, data in network.edges(data=True):
        drawn.add_edge(source, target, key=data.get("label"), **data)
    return drawn


def _strongest_ties(network: Network, most: int) -> Network:
    """The heaviest ties, and of each node its heaviest in any case."""
    ranked = sorted(
        network.edges(keys=True, data=True),
        key=lambda edge: (-edge[3].get("weight", 1), edge[0], edge[1], str(edge[2])),
    )
    tied: set[str] = set()
    dropped = []
    for rank, (source, target, key, _) in enumerate(ranked):
        if rank >= most and source in tied and target in tied:
            dropped.append((source, target, key))
        tied |= {source, target}
    part = network.copy()
    part.remove_edges_from(dropped)
    return part


def _notes(whole: Network, nodes: Network, shown: Network) -> list[str]:
    notes = []
    left = sorted(
        (node for node in whole if node not in nodes),
        key=lambda node: (-whole.degree(node, weight="weight"), node),
    )
    if left:
        names = "; ".join(str(whole.nodes[node].get("label", node)) for node in left[:_NAMED])
        such = f", such as {names}" if len(left) > _NAMED else f": {names}"
        notes.append(f"and {len(left):,} more with weaker ties{such}")
    ties = nodes.number_of_edges() - shown.number_of_edges()
    if ties:
        notes.append(f"and {ties:,} weaker ties between those shown")
    return notes


def nothing(said: Mapping[str, object]) -> str:
    """Why there is nothing to draw, of what a graph says of its view and filters."""
    view = f" of the view {said['name']}" if said.get("name") else ""
    filters = ", ".join(conditions_of(said))
    hint = f" with these filters: {filters}; widen or leave out one" if filters else ""
    return f"there is nothing to draw: no fact gives a tie{view}{hint}"


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "tie"), counted(2000, "tie")
    ('1 tie', '2,000 ties')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def period(dates: Sequence[str]) -> str:
    """From the first of some dates to the last, in words."""
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    return first if first == last else f"{first} to {last}"
