"""Who hosts whom: of each node of a directed network what comes in and what goes out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from diplograph.errors import GraphError
from diplograph.network.aliases import AnyNetwork


@dataclass(frozen=True, slots=True)
class Host:
    """What a node of a network such as ``visits`` receives and gives.

    ``received`` and ``made`` are weights, ``guests`` and ``hosts`` how many others these come from
    and go to; ``favourite`` is the guest that comes most often, of equal ones the first by key.
    """

    node: str
    received: float
    made: float
    guests: int
    hosts: int
    favourite: str | None

    @property
    def balance(self) -> float:
        """How much more comes in than goes out."""
        return self.received - self.made

    @property
    def share(self) -> float:
        """Which part of all that has to do with it comes in."""
        return self.received / (self.received + self.made)


def hosting(network: AnyNetwork) -> list[Host]:
    """Every node that has any tie to another, those that receive most first.

    Raises GraphError for a network without directions.

    >>> import networkx as nx
    >>> [(host.node, host.received, host.made) for host in hosting(nx.DiGraph([("a", "b")]))]
    [('b', 1.0, 0.0), ('a', 0.0, 1.0)]
    """
    if not network.is_directed():
        raise GraphError("only a directed network has hosts: visits, statements, trade")
    received: dict[str, dict[str, float]] = {node: {} for node in network}
    made: dict[str, dict[str, float]] = {node: {} for node in network}
    for source, target, data in network.edges(data=True):
        if source != target:
            weight = float(data.get("weight", 1))
            made[source][target] = made[source].get(target, 0.0) + weight
            received[target][source] = received[target].get(source, 0.0) + weight
    found = [
        Host(
            node,
            math.fsum(received[node].values()),
            math.fsum(made[node].values()),
            len(received[node]),
            len(made[node]),
            min(received[node], key=lambda one: (-received[node][one], one), default=None),
        )
        for node in sorted(network)
        if received[node] or made[node]
    ]
    return sorted(found, key=lambda host: (-host.received, host.made, host.node))
