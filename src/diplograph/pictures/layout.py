"""Where the nodes of a picture stand, so that no label lies over another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from diplograph.network.aliases import Network
from diplograph.pictures.page import LINE, text_width, wrapped

_GAP = 10.0
_PAGE = 1000.0
_LABEL = 150.0  # the widest label below a node, in pixels


@dataclass(slots=True)
class Box:
    """A node with its label: the middle of the circle, and the room that both need.

    ``side`` says where the label stands: "below", "left" or "right".
    """

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    side: str = "below"

    @property
    def words(self) -> float:
        """The width of the label."""
        return max((text_width(line) for line in self.lines), default=0.0)

    @property
    def width(self) -> float:
        """In pixels, with the gap to the next."""
        if self.side == "below":
            return max(2 * self.radius, self.words) + _GAP
        return 2 * self.radius + self.words + 6.0 + _GAP

    @property
    def height(self) -> float:
        """In pixels, with the gap to the next."""
        below = LINE * len(self.lines)
        tall = 2 * self.radius
        return (tall + below if self.side == "below" else max(tall, below)) + _GAP

    @property
    def left(self) -> float:
        """The x of its left edge."""
        if self.side == "below":
            return self.x - self.width / 2
        circle = self.radius + _GAP / 2
        return self.x - circle if self.side == "right" else self.x + circle - self.width

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        if self.side == "below":
            return self.y - self.radius - _GAP / 2
        return self.y - self.height / 2


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


def radius_of(network: Network, node: str) -> float:
    """The more weight the ties of a node have, the larger it is."""
    strength = sum(data.get("weight", 1) for *_, data in ends(network, node))
    most = max((data.get("weight", 1) for *_, data in network.edges(data=True)), default=1)
    # Few facts leave room for differences; many are drawn against the heaviest tie.
    scale = math.sqrt(max(1.0, most / 6))
    return min(7.0 + 3.0 * math.sqrt(strength) / scale, 24.0)


def ends(network: Network, node: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All edges at a node: source, target, attributes."""
    yield from network.in_edges(node, data=True)
    yield from network.out_edges(node, data=True)


def frame(part: dict[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, width and height of the room that some boxes take."""
    left = min(box.left for box in part.values())
    top = min(box.top for box in part.values())
    right = max(box.left + box.width for box in part.values())
    return left, top, right - left, max(box.top + box.height for box in part.values()) - top


def _part(network: Network, simple: nx.Graph[str], part: set[str]) -> dict[str, Box]:
    own: nx.Graph[str] = nx.Graph()
    own.add_nodes_from(node for node in network if node in part)
    own.add_edges_from(edge for edge in simple.edges(data=True) if edge[0] in part)
    spots = nx.spring_layout(own, seed=7, iterations=300, k=2.2 / math.sqrt(len(own)))
    side = 95.0 * math.sqrt(len(own)) * math.sqrt(min(len(own), 8) / 8)
    boxes = {
        node: _box(network, node, x * side, y * side * 0.7) for node, (x, y) in _drawn_in(spots)
    }
    _move_apart(list(boxes.values()))
    return boxes


def _drawn_in(spots: Mapping[str, Any]) -> Iterator[tuple[str, tuple[float, float]]]:
    """The same places with those far out nearer to the rest, so that less of a page is empty."""
    for node, (x, y) in spots.items():
        out = math.hypot(x, y) or 1.0
        yield node, (float(x) * out**-0.4, float(y) * out**-0.4)


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


def _box(network: Network, node: str, x: float, y: float) -> Box:
    lines = tuple(wrapped(str(network.nodes[node].get("label", node)), _LABEL))
    return Box(x, y, radius_of(network, node), lines)


def _move_apart(boxes: list[Box]) -> None:
    """Push boxes that overlap away from each other along the shorter way, until none does."""
    wide = np.array([box.width for box in boxes])
    tall = np.array([box.height for box in boxes])
    x = np.array([box.x for box in boxes])
    y = np.array([box.top for box in boxes]) + tall / 2
    needs_x, needs_y = (wide[:, None] + wide) / 2, (tall[:, None] + tall) / 2
    rank = np.arange(len(boxes))
    for turn in range(3000):
        off_x, off_y = x[:, None] - x, y[:, None] - y
        across, down = needs_x - np.abs(off_x), needs_y - np.abs(off_y)
        lie_over = (across > 0.01) & (down > 0.01)
        np.fill_diagonal(lie_over, val=False)
        if not lie_over.any():
            break
        # Those at the same place part by their order.
        side_x = np.where(off_x == 0, np.sign(rank[:, None] - rank), np.sign(off_x))
        side_y = np.where(off_y == 0, np.sign(rank[:, None] - rank), np.sign(off_y))
        by_x = lie_over & (across < down)
        # Many pushes at one box add up to too much at first, and hold each other up at last.
        share = 0.5 if turn < 300 else 0.5 + turn / 1500
        step = share / np.maximum(1.0, lie_over.sum(axis=1) / 2)
        x = x + step * (np.where(by_x, across + 0.5, 0) * side_x).sum(axis=1)
        y = y + step * (np.where(lie_over & ~by_x, down + 0.5, 0) * side_y).sum(axis=1)
    for box, new_x, new_y, height in zip(boxes, x, y, tall, strict=True):
        box.x = float(new_x)
        box.y += float(new_y) - height / 2 - box.top
