"""Where the nodes of a picture stand, so that no label lies over another."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"
AnyNetwork: TypeAlias = "nx.Graph[str]"

SIZE = 13.0
"""The size of the letters, in pixels."""

LINE = 15.0
"""From one line of a label to the next, in pixels."""

_GAP = 10.0
_PAGE = 1000.0
_LONGEST_LINE = 18


@dataclass(slots=True)
class Box:
    """A node with its label below it: the middle of the circle, and the room that both need."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]

    @property
    def width(self) -> float:
        """In pixels, with the gap to the next."""
        return max(2 * self.radius, *(_text_width(line) for line in self.lines)) + _GAP

    @property
    def height(self) -> float:
        """In pixels, with the gap to the next."""
        return 2 * self.radius + LINE * len(self.lines) + _GAP

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.y - self.radius - _GAP / 2


def layout(network: Network) -> dict[str, Box]:
    """Where each node stands: a spring layout of each connected part, the parts in rows.

    No box overlaps another.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(network)
    for source, target, data in network.edges(data=True):
        weight = simple.get_edge_data(source, target, {"weight": 0.0})["weight"]
        simple.add_edge(source, target, weight=weight + math.log1p(data.get("weight", 1)))
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    drawn = [_part(network, simple, part) for part in parts]
    _in_rows(drawn)
    return {node: box for part in drawn for node, box in part.items()}


def _part(network: Network, simple: nx.Graph[str], part: set[str]) -> dict[str, Box]:
    own: nx.Graph[str] = nx.Graph()
    own.add_nodes_from(node for node in network if node in part)
    own.add_edges_from(edge for edge in simple.edges(data=True) if edge[0] in part)
    spots = nx.spring_layout(own, seed=7, iterations=300, k=2.2 / math.sqrt(len(own)))
    side = 130.0 * math.sqrt(len(own)) * math.sqrt(min(len(own), 8) / 8)
    boxes = {
        node: _box(network, node, float(spots[node][0]) * side, float(spots[node][1]) * side * 0.7)
        for node in own
    }
    _move_apart(list(boxes.values()))
    return boxes


def _in_rows(parts: list[dict[str, Box]]) -> None:
    """Set the parts beside and below each other, within the width of the page or the largest."""
    page = max([_PAGE, *(frame(part)[2] for part in parts)])
    right = below = row_height = 0.0
    for part in parts:
        left, top, width, height = frame(part)
        if right and right + width > page:
            right, below, row_height = 0.0, below + row_height + 2 * _GAP, 0.0
        for box in part.values():
            box.x, box.y = box.x - left + right, box.y - top + below
        right, row_height = right + width + 2 * _GAP, max(row_height, height)


def frame(part: dict[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, width and height of the room that some boxes take."""
    left = min(box.x - box.width / 2 for box in part.values())
    top = min(box.top for box in part.values())
    right = max(box.x + box.width / 2 for box in part.values())
    return left, top, right - left, max(box.top + box.height for box in part.values()) - top


def _box(network: Network, node: str, x: float, y: float) -> Box:
    strength = sum(data.get("weight", 1) for *_, data in ends(network, node))
    radius = 7.0 + 3.0 * math.sqrt(strength)
    return Box(x, y, min(radius, 26.0), tuple(_wrapped(network.nodes[node].get("label", node))))


def _wrapped(label: str) -> Iterator[str]:
    line = ""
    for word in label.split():
        if line and len(line) + len(word) >= _LONGEST_LINE:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _text_width(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    capitals = sum(letter.isupper() or letter in "mwMW" for letter in text)
    return SIZE * (0.53 * len(text) + 0.47 * wide + 0.16 * capitals)


def _move_apart(boxes: list[Box]) -> None:
    """Push boxes that overlap away from each other along the shorter way, until none does."""
    for _ in range(2000):
        moved = False
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                moved |= _push(one, other)
        if not moved:
            return


def _push(one: Box, other: Box) -> bool:
    across = (one.width + other.width) / 2 - abs(one.x - other.x)
    mid_one, mid_other = one.top + one.height / 2, other.top + other.height / 2
    down = (one.height + other.height) / 2 - abs(mid_one - mid_other)
    if across <= 0.01 or down <= 0.01:
        return False
    if across < down:
        step = across / 2 * (1 if one.x < other.x else -1)
        one.x, other.x = one.x - step, other.x + step
    else:
        step = down / 2 * (1 if mid_one < mid_other else -1)
        one.y, other.y = one.y - step, other.y + step
    return True


def ends(network: Network, node: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All edges at a node: source, target, attributes."""
    yield from network.in_edges(node, data=True)
    yield from network.out_edges(node, data=True)


def drawable(network: AnyNetwork) -> Network:
    """The same network with each edge once, directed and keyed by its label."""
    if isinstance(network, nx.MultiDiGraph):
        return network
    drawn: Network = nx.MultiDiGraph(**network.graph)
    drawn.add_nodes_from(network.nodes(data=True))
    for source, target, data in network.edges(data=True):
        drawn.add_edge(source, target, key=data.get("label"), **data)
    return drawn
