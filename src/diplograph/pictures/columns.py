"""A layout by type: a column for each, in an order that makes ties cross little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.network.aliases import Network
from diplograph.pictures.layout import Box, radius_of
from diplograph.pictures.page import wrapped

_APART = 330.0  # from column to column
_OUTER_LABEL = {2: 420.0, 3: 260.0}  # the widest label beside the outer columns
_MIDDLE_LABEL = 170.0
_SWEEPS = 12


def columns(network: Network) -> list[list[str]] | None:
    """The nodes by column, left to right, or None if the network is not drawn by type.

    Participants and documents or events; or persons, countries and organisations.
    """
    sides = [data.get("bipartite") for _, data in network.nodes(data=True)]
    if sides and None not in sides:
        found = [[n for n, d in network.nodes(data=True) if d["bipartite"] == s] for s in (0, 1)]
    elif network.graph.get("name") == "country-organisation-leader":
        found = [
            [node for node, data in network.nodes(data=True) if data.get("type") == type_]
            for type_ in ("Person", "Country", "Organisation")
        ]
    else:
        return None
    return found if sum(map(len, found)) == len(network) else None


def in_columns(network: Network, found: Sequence[Sequence[str]]) -> dict[str, Box]:
    """Where each node stands. Labels are beside the outer columns and below the inner one."""
    ordered = _ordered(network, [sorted(column) for column in found if column])
    last = len(ordered) - 1
    boxes: dict[str, Box] = {}
    for number, column in enumerate(ordered):
        side = "left" if number == 0 else "right" if number == last else "below"
        room = _MIDDLE_LABEL if side == "below" else _OUTER_LABEL.get(len(found), 260.0)
        below = 0.0
        for node in column:
            lines = tuple(wrapped(str(network.nodes[node].get("label", node)), room))
            box = Box(_APART * number, 0.0, radius_of(network, node), lines, side)
            box.y = below - box.top
            boxes[node] = box
            below += box.height
    _centred(ordered, boxes)
    return boxes


def _ordered(network: Network, found: list[list[str]]) -> list[list[str]]:
    """Each column by where the neighbours in the others stand, over and over."""
    near: dict[str, dict[str, float]] = {node: {} for node in network}
    for source, target, data in network.edges(data=True):
        weight = float(data.get("weight", 1))
        near[source][target] = near[source].get(target, 0.0) + weight
        near[target][source] = near[target].get(source, 0.0) + weight
    for sweep in range(_SWEEPS):
        for column in found if sweep % 2 else found[::-1]:
            place = {n: i / max(1, len(own) - 1) for own in found for i, n in enumerate(own)}
            column.sort(key=lambda node: (_middle(near[node], place, place[node]), node))
    return found


def _middle(near: Mapping[str, float], place: Mapping[str, float], own: float) -> float:
    total = sum(near.values())
    return sum(place[node] * weight for node, weight in near.items()) / total if total else own


def _centred(ordered: Sequence[Sequence[str]], boxes: Mapping[str, Box]) -> None:
    """Spread each column over the height of the longest."""
    heights = [sum(boxes[node].height for node in column) for column in ordered]
    for column, height in zip(ordered, heights, strict=True):
        gap = min((max(heights) - height) / len(column), 60.0)
        rest = (max(heights) - height - gap * len(column)) / 2
        for number, node in enumerate(column):
            boxes[node].y += rest + gap * (number + 0.5)
