"""A network as a picture: circles by type and strength, ties by kind, weight and direction."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from diplograph.network.aliases import AnyNetwork, Network
from diplograph.network.views import MUTUAL, VIEWS
from diplograph.pictures import styles
from diplograph.pictures.choosing import MOST_NODES, Choice, choice, conditions, counted, period
from diplograph.pictures.columns import columns, in_columns
from diplograph.pictures.layout import Box, frame, layout
from diplograph.pictures.page import LINE, SIZE, Sample, head_of_arrow, page, text

_MARGIN = 24.0
_UNDIRECTED = MUTUAL | {
    "leader-meetings",
    "co-membership",
    "co-attendance",
    "agreements",
    "events",
    "trade-turnover",
}


def svg(network: AnyNetwork, *, title: str = "", most: int = MOST_NODES) -> str:
    """The picture as SVG text; the same network gives the same picture.

    ``most`` is how many nodes it shows at most, those with the strongest ties; below stands what
    is left out. Without a ``title`` it is that of the view. Raises GraphError for a network
    without nodes, and for more nodes than a picture can show.
    """
    return svg_of(choice(network, most), network, title=title)


def svg_of(chosen: Choice, network: AnyNetwork, *, title: str = "") -> str:
    """The picture of a part of a network that was chosen before."""
    shown = chosen.shown
    by_type = columns(shown)
    boxes = layout(shown) if by_type is None else in_columns(shown, by_type)
    width, height = _into_view(boxes)
    drawing = [
        *_ties(shown, boxes, by_type or ()),
        *(_node(node, boxes[node], shown.nodes[node]) for node in shown),
    ]
    return page(
        drawing,
        width,
        height,
        title=title or title_of(network),
        subtitle=subtitle_of(network),
        legend=_legend(shown),
        notes=chosen.notes,
    )


def title_of(network: AnyNetwork) -> str:
    """What the view is called."""
    name = network.graph.get("name", "")
    return VIEWS[name].title if name in VIEWS else name or "Network"


def subtitle_of(network: AnyNetwork) -> str:
    """How much there is, of which time, by which filters."""
    dates = [
        str(data[end])
        for *_, data in network.edges(data=True)
        for end in ("first", "last")
        if data.get(end)
    ]
    size = f"{counted(len(network), 'node')}, {counted(network.number_of_edges(), 'tie')}"
    told = f"facts of {period(dates)}" if dates else ""
    return " · ".join(filter(None, [size, told, *conditions(network)]))


def tie_words(
    network: Network, source: str, target: str, kind: str, data: Mapping[str, Any]
) -> str:
    """What a tie says: between whom, how often, when, told by how many."""
    one, other = (str(network.nodes[end].get("label", end)) for end in (source, target))
    arrow = "→" if directed(kind) else "–"
    parts = [
        f"{one} {arrow} {other}: {kind}",
        f"weight {data.get('weight', 1)}",
        period([str(data[end]) for end in ("first", "last") if data.get(end)]),
        ", ".join(map(str, data.get("details", ()))),
        counted(data["sources"], "source") if "sources" in data else "",
    ]
    if "friendly" in data:
        parts.insert(2, f"{data['friendly']} friendly, {data['hostile']} hostile")
    if data.get("value") is not None:
        parts.insert(2, f"{data['value']:,.0f} {data.get('unit') or ''} ({data.get('period')})")
    return "; ".join(filter(None, parts))


def directed(kind: str) -> bool:
    """Whether ties of a kind go one way, so that they are drawn with a head."""
    return kind not in _UNDIRECTED


def tie_group(source: str, target: str, kind: str, body: str, words: str) -> str:
    """A drawn tie with what it says; the page of HTML finds by it who is tied to whom."""
    one, other, of = (escape(each) for each in (source, target, kind))
    return (
        f'<g class="tie" data-one="{one}" data-other="{other}" data-kind="{of}">{body}'
        f"<title>{escape(words)}</title></g>"
    )


def _into_view(boxes: dict[str, Box]) -> tuple[float, float]:
    """Move all boxes inside the margins; gives the width and height that they need."""
    left, top, width, height = frame(boxes)
    for box in boxes.values():
        box.x, box.y = box.x - left + _MARGIN, box.y - top + _MARGIN
    return width + 2 * _MARGIN, height + 2 * _MARGIN


def _ties(
    network: Network, boxes: Mapping[str, Box], by_type: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Ties of one pair fan out, so that each can be seen; the light ones lie on the heavy."""
    column = {node: number for number, nodes in enumerate(by_type) for node in nodes}
    pairs: dict[frozenset[str], list[tuple[str, str, str, dict[str, Any]]]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        pairs.setdefault(frozenset((source, target)), []).append((source, target, str(key), data))
    most = max((data.get("weight", 1) for *_, data in network.edges(data=True)), default=1)
    drawn = []
    for ties in pairs.values():
        for number, (source, target, kind, data) in enumerate(ties):
            bend = 18.0 * (number - (len(ties) - 1) / 2) * (1 if source < target else -1)
            if column and column[source] == column[target]:
                bend = _bulge(boxes[source], boxes[target], column[source], bend)
            weight = float(data.get("weight", 1))
            body = _curve(boxes[source], boxes[target], bend, kind, data, most)
            words = tie_words(network, source, target, kind, data)
            drawn.append((-weight, tie_group(source, target, kind, body, words)))
    yield from (tie for _, tie in sorted(drawn, key=lambda one: one[0]))


def _bulge(one: Box, other: Box, column: int, bend: float) -> float:
    """How far a tie within a column swings out: away from labels beside the nodes."""
    out = min(30.0 + 0.22 * abs(one.y - other.y), 110.0) + abs(bend)
    # To the right in the left column, to the left in all others.
    down = 1 if other.y > one.y else -1
    return -out * down if column == 0 else out * down


def _curve(
    one: Box, other: Box, bend: float, kind: str, data: Mapping[str, Any], most: float
) -> str:
    off_x, off_y = other.x - one.x, other.y - one.y
    length = math.hypot(off_x, off_y) or 1.0
    mid_x = (one.x + other.x) / 2 - off_y / length * bend * 2
    mid_y = (one.y + other.y) / 2 + off_x / length * bend * 2
    style = styles.signed(data["sign"]) if "sign" in data else styles.stroke(kind)
    width = _width(float(data.get("weight", 1)), most)
    end_x, end_y, head = other.x, other.y, ""
    if directed(kind):
        along = math.hypot(other.x - mid_x, other.y - mid_y) or 1.0
        to_x, to_y = (other.x - mid_x) / along, (other.y - mid_y) / along
        size = 7.0 + 1.4 * width
        tip_x, tip_y = other.x - to_x * (other.radius + 1), other.y - to_y * (other.radius + 1)
        head = head_of_arrow(tip_x, tip_y, to_x, to_y, style.colour, size)
        end_x, end_y = tip_x - to_x * size * 0.8, tip_y - to_y * size * 0.8
    dashes = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
    return (
        f'<path d="M{one.x:.1f} {one.y:.1f} Q{mid_x:.1f} {mid_y:.1f} {end_x:.1f} {end_y:.1f}"'
        f' fill="none" stroke="{style.colour}" stroke-opacity="0.55"'
        f' stroke-width="{width:.2f}"{dashes}/>{head}'
    )


def _width(weight: float, most: float) -> float:
    """Of a line: as the root of its weight, up to 7 pixels for the heaviest of many."""
    return 1.2 + 5.8 * math.sqrt(max(0.0, weight - 1) / max(most - 1, 8.0))


def _node(node: str, box: Box, attributes: Mapping[str, Any]) -> str:
    colour = styles.node_colour(attributes.get("type", ""))
    anchor, x = {
        "below": ("middle", box.x),
        "left": ("end", box.x - box.radius - 6),
        "right": ("start", box.x + box.radius + 6),
    }[box.side]
    first = box.y + box.radius + SIZE
    if box.side != "below":
        first = box.y + SIZE * 0.36 - LINE * (len(box.lines) - 1) / 2
    label = "".join(
        text(x, first + LINE * number, line, f'text-anchor="{anchor}" fill="#111"', halo=True)
        for number, line in enumerate(box.lines)
    )
    return (
        f'<g class="node" data-id="{escape(node)}">'
        f'<circle cx="{box.x:.1f}" cy="{box.y:.1f}" r="{box.radius:.1f}" fill="{colour}"'
        f' stroke="white" stroke-width="1.5"/>{label}'
        f"<title>{escape(_node_words(node, attributes))}</title></g>"
    )


def _node_words(node: str, attributes: Mapping[str, Any]) -> str:
    words = [attributes.get("label", node), attributes.get("type"), attributes.get("code")]
    return "; ".join(str(word) for word in [*words, attributes.get("date")] if word)


def _legend(network: Network) -> list[Sample]:
    """What the picture uses: types of nodes, kinds of ties or their signs, widths of lines."""
    types = sorted({str(attributes.get("type", "")) for _, attributes in network.nodes(data=True)})
    samples = [Sample("dot", _spaced(type_), styles.node_colour(type_)) for type_ in types if type_]
    edges = [(str(key), data) for *_, key, data in network.edges(keys=True, data=True)]
    kinds = {key for key, data in edges if "sign" not in data}
    known = styles.order_of_ties()
    for kind in sorted(kinds, key=lambda kind: (kind not in known, kind)):
        style = styles.stroke(kind)
        mark = "arrow" if directed(kind) else "line"
        samples.append(Sample(mark, style.words, style.colour, style.dashes))
    for sign in sorted({data["sign"] for _, data in edges if "sign" in data}, reverse=True):
        style = styles.signed(sign)
        samples.append(Sample("arrow", style.words, style.colour, style.dashes))
    return [*samples, *_widths([data.get("weight", 1) for _, data in edges])]


def _widths(weights: Sequence[float]) -> Iterator[Sample]:
    if weights and min(weights) < max(weights):
        for weight in (min(weights), max(weights)):
            width = _width(float(weight), float(max(weights)))
            yield Sample("line", f"weight {weight:,}", "#888888", width=width)


def _spaced(type_: str) -> str:
    """The name of a class in words.

    >>> _spaced("SpeechAct")
    'speech act'
    """
    return "".join(f" {each.lower()}" if each.isupper() else each for each in type_).strip()
