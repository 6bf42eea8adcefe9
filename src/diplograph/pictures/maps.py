"""Visits on a map: arcs from capital to capital over land, where the package for it is there."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape

from diplograph.errors import GraphError
from diplograph.network.aliases import AnyNetwork, Network
from diplograph.pictures import land, styles
from diplograph.pictures.choosing import choice, counted, nothing
from diplograph.pictures.networks import directed, subtitle_of, tie_group, tie_words, title_of
from diplograph.pictures.page import Sample, head_of_arrow, page, text, text_width
from diplograph.pictures.projection import great_circle, project
from diplograph.resources import resource

MOST_COUNTRIES = 60
"""How many countries a map shows if nothing else is said."""

_WIDTH = 1180.0
_MOST_HEIGHT = 700.0
_LEAST_SPAN = 0.55  # of a map, in units of the projection, about 35 degrees
_MARGIN = 0.12  # around what is shown, as a share of it
_LETTERS = 12.0
_LABEL = f'font-size="{_LETTERS:.0f}" fill="#111"'

Place = tuple[float, float]


def world_map(network: AnyNetwork, *, title: str = "", most: int = MOST_COUNTRIES) -> str:
    """The ties of countries as arcs between their capitals, as SVG.

    For `visits` and other views of countries; other nodes are left out. The map shows as much of
    the earth as is needed, areas kept true. Land is drawn if ``diplograph[pictures]`` is there.
    Raises GraphError where no two countries are tied.
    """
    countries = [
        node
        for node, data in network.nodes(data=True)
        if data.get("type") == "Country" and data.get("code") in capitals()
    ]
    unplaced = [
        str(data.get("label", node))
        for node, data in network.nodes(data=True)
        if data.get("type") == "Country" and node not in countries
    ]
    part = network.subgraph(countries)
    if not part.number_of_edges():
        raise GraphError(nothing(network.graph) + "; a map needs ties between countries")
    chosen = choice(_of_countries(network, part), most)
    shown = chosen.shown
    spots = {node: capitals()[data["code"]] for node, data in shown.nodes(data=True)}
    sheet = _Sheet(_ways(shown, spots))
    notes = [*chosen.notes]
    if unplaced:
        notes.append(f"without a capital on the map: {'; '.join(unplaced)}")
    labels, unlabelled = _labels(shown, spots, sheet)
    if unlabelled:
        notes.append(f"{counted(unlabelled, 'country', 'countries')} without room for a name")
    if not land.has_land():
        notes.append("without land: pip install 'diplograph[pictures]'")
    return page(
        [
            *sheet.ground(),
            *_arcs(shown, spots, sheet),
            *_dots(shown, spots, sheet),
            *labels,
            "</g>",
        ],
        sheet.width,
        sheet.height,
        title=title or title_of(network),
        subtitle=subtitle_of(part),
        legend=_legend(shown),
        notes=notes,
    )


@cache
def capitals() -> Mapping[str, Place]:
    """Where the capital of each country lies, by code: latitude and longitude in degrees."""
    path = resource("data", "pictures", "capitals.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row["iso3"]: (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(stream)
        }


def _of_countries(network: AnyNetwork, part: AnyNetwork) -> AnyNetwork:
    """The countries that are tied, in the order of the whole network."""
    own = network.copy()
    own.remove_nodes_from([node for node in network if node not in part or not part.degree(node)])
    return own


def _ways(network: Network, spots: Mapping[str, Place]) -> list[Place]:
    """All places that ties touch."""
    return [
        place
        for source, target in network.edges()
        for place in great_circle(spots[source], spots[target])
    ]


class _Sheet:
    """The part of the earth that is shown, and where its places stand on the page."""

    def __init__(self, places: Sequence[Place]) -> None:
        flat = [project(*place) for place in places]
        left, right = _spread([x for x, _ in flat])
        top, bottom = _spread([y for _, y in flat])
        edge_x, edge_y = project(0, 180)[0], -project(90, 0)[1]
        self.left, self.right = max(left, -edge_x), min(right, edge_x)
        self.top, self.bottom = max(top, -edge_y), min(bottom, edge_y)
        wide, high = self.right - self.left, self.bottom - self.top
        self.scale = min(_WIDTH / wide, _MOST_HEIGHT / high)
        self.width, self.height = wide * self.scale, high * self.scale

    def at(self, place: Place) -> Place:
        x, y = project(*place)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a room lies wholly on the sheet."""
        left, top, right, bottom = box
        return left >= 0 and top >= 0 and right <= self.width and bottom <= self.height

    def ground(self) -> Iterator[str]:
        """Water, land and lines of degrees, cut to the sheet; opens the group that is cut."""
        size = f'width="{self.width:.1f}" height="{self.height:.1f}"'
        yield f'<clipPath id="sheet"><rect {size}/></clipPath>'
        yield '<g clip-path="url(#sheet)">'
        yield f'<rect {size} fill="#F4F8FB"/>'
        yield f'<path d="{"".join(self._land())}" fill="#E3E0D8" shape-rendering="crispEdges"/>'
        step = 30 if self.right - self.left > 2.5 else 10
        for longitude in range(-180, 181, step):
            yield self._line([(latitude, longitude) for latitude in range(-90, 91, 5)])
        for latitude in range(-90 + step, 90, step):
            yield self._line([(latitude, -180.0), (latitude, 180.0)])

    def _land(self) -> Iterator[str]:
        # A stripe of land is to be about two pixels high.
        degree = self.scale * math.radians(1)
        step = next((s for s in (1.0, 0.5, 0.25) if s * degree <= 2.4), 0.25)
        for latitude, west, east in land.runs(step):
            x, y = self.at((latitude + step / 2, west))
            foot = self.at((latitude - step / 2, west))[1]
            until = self.at((latitude + step / 2, east))[0]
            if until > 0 and x < self.width and foot > 0 and y < self.height:
                yield f"M{x:.1f} {y:.1f}H{until:.1f}V{foot + 0.2:.1f}H{x:.1f}z"

    def _line(self, places: Sequence[Place]) -> str:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, places))
        return f'<polyline points="{points}" fill="none" stroke="#C9D6DF" stroke-width="0.6"/>'


def _spread(values: Sequence[float]) -> tuple[float, float]:
    """From the least to the most with a margin, and not too little of the earth."""
    low, high = min(values), max(values)
    span = max(high - low, _LEAST_SPAN) * (1 + 2 * _MARGIN)
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2


def _arcs(network: Network, spots: Mapping[str, Place], sheet: _Sheet) -> Iterator[str]:
    most = max(data.get("weight", 1) for *_, data in network.edges(data=True))
    ranked = sorted(network.edges(keys=True, data=True), key=lambda e: -e[3].get("weight", 1))
    for source, target, key, data in ranked:
        style = styles.signed(data["sign"]) if "sign" in data else styles.stroke(str(key))
        width = _width(data.get("weight", 1), most)
        shape, tip = _arc(spots[source], spots[target], sheet)
        dashes = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
        head = head_of_arrow(*tip, style.colour, 6.0 + width) if directed(str(key)) else ""
        body = (
            f'<path d="{shape}" fill="none" stroke="{style.colour}" stroke-width="{width:.2f}"'
            f' stroke-opacity="0.4"{dashes}/>{head}'
        )
        words = tie_words(network, source, target, str(key), data)
        yield tie_group(source, target, str(key), body, words)


def _arc(one: Place, other: Place, sheet: _Sheet) -> tuple[str, tuple[float, float, float, float]]:
    """The path of a tie, and where its head points: it breaks off where a map ends."""
    shape, last, before = "", None, (0.0, 0.0)
    point, previous = (0.0, 0.0), (0.0, 0.0)
    for place in great_circle(one, other):
        previous, point = point, _aside(one, other, place, sheet)
        broken = last is None or abs(place[1] - last[1]) > 180
        shape += f"{'M' if broken else 'L'}{point[0]:.1f} {point[1]:.1f}"
        last, before = place, previous
    off_x, off_y = point[0] - before[0], point[1] - before[1]
    length = math.hypot(off_x, off_y) or 1.0
    along, across = off_x / length, off_y / length
    return shape, (point[0] - along * 4.5, point[1] - across * 4.5, along, across)


def _aside(one: Place, other: Place, place: Place, sheet: _Sheet) -> Place:
    """A place on the way, moved to the right of it most in the middle: there and back differ."""
    x, y = sheet.at(place)
    start, end = sheet.at(one), sheet.at(other)
    off_x, off_y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(off_x, off_y) or 1.0
    if abs(one[1] - other[1]) > 180:  # it leaves the map on one side and comes in on the other
        return x, y
    share = min(1.0, math.hypot(x - start[0], y - start[1]) / length)
    out = min(0.06 * length, 14.0) * 4 * share * (1 - share)
    return x - off_y / length * out, y + off_x / length * out


def _dots(network: Network, spots: Mapping[str, Place], sheet: _Sheet) -> Iterator[str]:
    for node, data in network.nodes(data=True):
        x, y = sheet.at(spots[node])
        words = escape(f"{data.get('label', node)}; {data.get('code')}")
        yield (
            f'<g class="node" data-id="{escape(node)}"><circle cx="{x:.1f}" cy="{y:.1f}" r="4"'
            f' fill="{styles.node_colour("Country")}" stroke="white"/><title>{words}</title></g>'
        )


def _labels(network: Network, spots: Mapping[str, Place], sheet: _Sheet) -> tuple[list[str], int]:
    """The names that lie over no other and over no dot, of the strongest first; how many do not."""
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in map(sheet.at, spots.values())]
    strength = dict(network.degree(weight="weight"))
    labels, left = [], 0
    for node in sorted(network, key=lambda node: (-strength[node], node)):
        name = str(network.nodes[node].get("label", node))
        for x, y, box in _around(*sheet.at(spots[node]), text_width(name, _LETTERS)):
            if sheet.holds(box) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                labels.append(text(x, y, name, _LABEL, halo=True))
                break
        else:
            left += 1
    return labels, left


def _around(
    x: float, y: float, width: float
) -> Iterator[tuple[float, float, tuple[float, float, float, float]]]:
    """Where a label may stand: right, left, above, below and between, with the room it takes."""
    middle, before = -width / 2, -7.0 - width
    for off_x, off_y in (
        (8.0, 4.0),
        (before, 4.0),
        (middle, -9.0),
        (middle, 18.0),
        (6.0, -7.0),
        (6.0, 16.0),
        (before, -7.0),
        (before, 16.0),
    ):
        left, base = x + off_x, y + off_y
        yield left, base, (left, base - 10.0, left + width, base + 3.0)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _width(weight: float, most: float) -> float:
    return 0.9 + 3.6 * math.sqrt(max(0.0, weight - 1) / max(most - 1, 8.0))


def _legend(network: Network) -> list[Sample]:
    samples = [Sample("dot", "capital", styles.node_colour("Country"))]
    edges = [(str(key), data) for *_, key, data in network.edges(keys=True, data=True)]
    for kind in sorted({key for key, data in edges if "sign" not in data}):
        style = styles.stroke(kind)
        mark = "arrow" if directed(kind) else "line"
        samples.append(Sample(mark, style.words, style.colour, style.dashes))
    for sign in sorted({data["sign"] for _, data in edges if "sign" in data}, reverse=True):
        style = styles.signed(sign)
        samples.append(Sample("arrow", style.words, style.colour, style.dashes))
    weights = sorted({data.get("weight", 1) for _, data in edges})
    if len(weights) > 1:
        for weight in (weights[0], weights[-1]):
            width = _width(weight, weights[-1])
            samples.append(Sample("line", f"weight {weight:,}", "#888888", width=width))
    return samples
