"""A network as a static SVG picture: no label over another, colours by type, a legend."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape

import networkx as nx

from diplograph.network.layout import (
    LINE,
    SIZE,
    AnyNetwork,
    Box,
    Network,
    drawable,
    ends,
    frame,
    layout,
)

_NODE_COLOURS = {"Country": "#2f6db3", "Organisation": "#c2571a", "Person": "#3f8f5b"}
_OTHER_NODE = "#777777"
# Line colour and dashes for each kind of tie.
_TIE_STYLES = {
    "leader-of": ("#3f8f5b", ""),
    "holds-office": ("#3f8f5b", "6 4"),
    "member-of": ("#c2571a", ""),
    "takes-part-in": ("#c2571a", "6 4"),
    "chaired": ("#8a2d8f", ""),
    "visited": ("#2f6db3", ""),
    "met-with": ("#444444", ""),
    "called": ("#444444", "2 4"),
    "related-to": ("#b08900", ""),
}
_OTHER_TIE = ("#777777", "")
_FONT = "font-family='Helvetica, Arial, sans-serif'"
_MARGIN = 30.0
_LEGEND_COLUMN = 155.0
_LONGESTLINE = 18


def svg(network: AnyNetwork, *, title: str = "", most: int = 40) -> str:
    """The picture as SVG text; the same network gives the same picture.

    ``most`` is how many nodes it shows at most, those with the strongest ties; how many are left
    out is said below.
    """
    shown = strongest(drawable(network), most)
    boxes = layout(shown)
    width, height = _into_view(boxes)
    legend = _legend(shown)
    left_out = len(network) - len(shown)
    note = f"{left_out} nodes with weaker ties are not shown" if left_out else ""
    width = max(width, 560.0)
    top = 40.0 if title else 10.0
    below = height + top + 10.0
    total = below + LINE * 1.5 * (math.ceil(len(legend) / _columns(width)) + bool(note)) + 20.0
    body = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:.0f} {total:.0f}'"
        f" width='{width:.0f}' height='{total:.0f}' {_FONT} font-size='{SIZE:.0f}'>",
        f"<title>{escape(title or network.graph.get('name', 'network'))}</title>",
        f"<rect width='{width:.0f}' height='{total:.0f}' fill='white'/>",
        *(
            [f"<text x='20' y='28' font-size='18' font-weight='bold'>{escape(title)}</text>"]
            if title
            else []
        ),
        f"<g transform='translate(0 {top:.0f})'>",
        *_tie_lines(shown, boxes),
        *(_node(boxes[node], shown.nodes[node]) for node in shown),
        "</g>",
        *_legend_lines(legend, width, below),
        *([f"<text x='20' y='{total - 12:.0f}' fill='#555'>{note}</text>"] if note else []),
        "</svg>",
    ]
    return "\n".join(body) + "\n"


def strongest(network: Network, most: int) -> Network:
    """The part of a network with the nodes of the strongest ties, at most so many."""
    weights = {
        node: sum(data.get("weight", 1) for *_, data in ends(network, node)) for node in network
    }
    ranked = sorted(network, key=lambda node: (-weights[node], node))[:most]
    part: Network = nx.MultiDiGraph(**network.graph)
    part.add_nodes_from((node, network.nodes[node]) for node in network if node in set(ranked))
    for source, target, key, data in network.edges(keys=True, data=True):
        if source in part and target in part:
            part.add_edge(source, target, key=key, **data)
    # A node whose partners did not fit says nothing alone.
    part.remove_nodes_from([n for n in nx.isolates(part) if network.degree(n)])
    return part


def _into_view(boxes: dict[str, Box]) -> tuple[float, float]:
    """Move all boxes inside the margins; gives the width and height that they need."""
    if not boxes:
        return 0.0, 0.0
    left, top, width, height = frame(boxes)
    for box in boxes.values():
        box.x, box.y = box.x - left + _MARGIN, box.y - top + _MARGIN
    return width + 2 * _MARGIN, height + 2 * _MARGIN


def _tie_lines(network: Network, boxes: Mapping[str, Box]) -> Iterator[str]:
    """Ties of one pair fan out, so that each can be seen."""
    pairs: dict[frozenset[str], list[tuple[str, str, str, float]]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        tie = (source, target, key, float(data.get("weight", 1)))
        pairs.setdefault(frozenset((source, target)), []).append(tie)
    for ties in pairs.values():
        for number, (source, target, key, weight) in enumerate(ties):
            bend = 16.0 * (number - (len(ties) - 1) / 2) * (1 if source < target else -1)
            yield _curve(boxes[source], boxes[target], bend, key, weight)


def _curve(one: Box, other: Box, bend: float, kind: str, weight: float) -> str:
    length = math.hypot(other.x - one.x, other.y - one.y) or 1.0
    across_x, across_y = -(other.y - one.y) / length, (other.x - one.x) / length
    mid_x = (one.x + other.x) / 2 + across_x * bend * 2
    mid_y = (one.y + other.y) / 2 + across_y * bend * 2
    colour, dashes = _TIE_STYLES.get(kind, _OTHER_TIE)
    return (
        f"<path d='M{one.x:.1f} {one.y:.1f} Q{mid_x:.1f} {mid_y:.1f} {other.x:.1f} {other.y:.1f}'"
        f" fill='none' stroke='{colour}' stroke-opacity='0.6'"
        f" stroke-width='{1.2 + 0.9 * math.log1p(weight):.2f}'"
        + (f" stroke-dasharray='{dashes}'" if dashes else "")
        + f"><title>{escape(kind)}</title></path>"
    )


def _node(box: Box, attributes: Mapping[str, str]) -> str:
    colour = _NODE_COLOURS.get(attributes.get("type", ""), _OTHER_NODE)
    first = box.y + box.radius + SIZE
    lines = "".join(
        f"<tspan x='{box.x:.1f}' y='{first + LINE * number:.1f}'>{escape(line)}</tspan>"
        for number, line in enumerate(box.lines)
    )
    return (
        f"<circle cx='{box.x:.1f}' cy='{box.y:.1f}' r='{box.radius:.1f}' fill='{colour}'"
        f" stroke='white' stroke-width='1.5'/>"
        # Twice, since not every viewer knows paint-order: a white edge, then the letters on it.
        f"<text text-anchor='middle' fill='white' stroke='white' stroke-width='3.5'"
        f" stroke-linejoin='round'>{lines}</text>"
        f"<text text-anchor='middle' fill='#111'>{lines}</text>"
    )


def _legend(network: Network) -> list[tuple[str, str, str]]:
    """What the picture uses: (name, colour, dashes), where a node has "circle" for dashes."""
    types = {attributes.get("type", "") for _, attributes in network.nodes(data=True)}
    kinds = {key for *_, key in network.edges(keys=True)}
    nodes = [(name, colour, "circle") for name, colour in _NODE_COLOURS.items() if name in types]
    ties = [(kind, *style) for kind, style in _TIE_STYLES.items() if kind in kinds]
    return nodes + ties


def _columns(width: float) -> int:
    return max(1, int((width - 40) / _LEGEND_COLUMN))


def _legend_lines(legend: list[tuple[str, str, str]], width: float, top: float) -> Iterator[str]:
    columns = _columns(width)
    for number, (name, colour, dashes) in enumerate(legend):
        x = 20.0 + _LEGEND_COLUMN * (number % columns)
        y = top + LINE * 1.5 * (number // columns) + LINE
        if dashes == "circle":
            yield f"<circle cx='{x + 12:.0f}' cy='{y - 4:.0f}' r='6' fill='{colour}'/>"
        else:
            pattern = f" stroke-dasharray='{dashes}'" if dashes else ""
            line = f"d='M{x:.0f} {y - 4:.0f} h24' stroke='{colour}' stroke-width='2.5'"
            yield f"<path {line}{pattern}/>"
        yield f"<text x='{x + 32:.0f}' y='{y:.0f}' fill='#333'>{escape(name)}</text>"
