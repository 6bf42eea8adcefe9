"""Who with whom, or which pair when, as a table of shades."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from diplograph.errors import GraphError
from diplograph.network.aliases import AnyNetwork
from diplograph.network.facts import VOUCHED, Date, Given, filters, world
from diplograph.network.happenings import by_year
from diplograph.network.views import VIEWS, find_view, said
from diplograph.pictures import styles
from diplograph.pictures.choosing import (
    conditions_of,
    counted,
    nothing,
    period,
)
from diplograph.pictures.networks import subtitle_of, title_of
from diplograph.pictures.page import Sample, page, shortened, text, text_width

MOST_ROWS = 25
"""How many rows a heat map has if nothing else is said."""

MOST_AT_ALL = 80
"""How many rows it may be asked for."""

_CELL = 24.0
_LABEL = 330.0
_HEAD = 190.0  # the longest label above a column
_MOST_COLUMNS = 60  # of time
_TIMED = ("leader-meetings", "visits", "co-attendance", "statements", "trade")


def heatmap(network: AnyNetwork, *, title: str = "", most: int = MOST_ROWS) -> str:
    """Each node against each, shaded by the weight of their ties, as SVG.

    For a view whose nodes are of one kind. Rows are where ties come from, columns where they go.
    The ``most`` nodes with the strongest ties are shown, and how many are not is said. Raises
    GraphError for a bipartite network, one without ties, and more rows than can be read.
    """
    _check(most)
    if any("bipartite" in data for _, data in network.nodes(data=True)):
        raise GraphError(
            f"a heat map needs nodes of one kind, which {network.graph.get('name')} has not;"
            f" use {' '.join(name for name, view in VIEWS.items() if not view.bipartite)}"
        )
    if not network.number_of_edges():
        raise GraphError(nothing(network.graph))
    strength = dict(network.degree(weight="weight"))
    ranked = sorted(network, key=lambda node: (-strength[node], node))
    names = {node: str(network.nodes[node].get("label", node)) for node in ranked}
    shown = ranked[:most]
    weights: dict[tuple[str, str], int] = {}
    signs: dict[tuple[str, str], int] = {}
    for source, target, data in network.edges(data=True):
        for pair in [(source, target)] + ([] if network.is_directed() else [(target, source)]):
            weights[pair] = weights.get(pair, 0) + data.get("weight", 1)
            if "sign" in data:
                signs[pair] = data["sign"]
    left = len(ranked) - len(shown)
    notes = [f"and {left:,} more with weaker ties"] if left else []
    if network.is_directed():
        notes.insert(0, "rows: from; columns: to")
    place = {(a, b): (r, c) for r, a in enumerate(shown) for c, b in enumerate(shown)}
    table = _Table(
        [names[node] for node in shown],
        [names[node] for node in shown],
        {place[pair]: weight for pair, weight in weights.items() if pair in place},
        {place[pair]: sign for pair, sign in signs.items() if pair in place},
        " → " if network.is_directed() else " – ",
        diagonal=True,
    )
    return table.drawn(title or title_of(network), subtitle_of(network), notes)


def yearly(
    given: Given,
    view: str = "leader-meetings",
    *,
    title: str = "",
    most: int = MOST_ROWS,
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
    countries: str | Iterable[str] = (),
) -> str:
    """The pairs that a view ties most, by the years in which their facts began, as SVG.

    Of a long time a column counts several years. The filters are those of
    `diplograph.network.views.view`. Raises GraphError for a view whose facts have no one date, for
    more rows than can be read, and where there is nothing.
    """
    _check(most)
    chosen = find_view(view)
    if view not in _TIMED:
        raise GraphError(f"{view} is not drawn by year; use {' '.join(_TIMED)}")
    source = world(given)
    wanted = filters(as_of=as_of, between=between, min_confidence=min_confidence, modality=modality)
    several = (countries,) if isinstance(countries, str) else tuple(countries)
    pairs = by_year(source, chosen, wanted, several)
    filtered = dict(said(wanted, several))
    if not pairs:
        raise GraphError(nothing({"name": view, **filtered}))
    totals = {pair: sum(years.values()) for pair, years in pairs.items()}
    ranked = sorted(pairs, key=lambda pair: (-totals[pair], pair))
    shown = ranked[:most]
    years = sorted({year for pair in shown for year in pairs[pair]})
    slots, step = _slots(years[0], years[-1])
    names = source.names({one for pair in shown for one in pair})
    arrow = " → " if chosen.graph().is_directed() else " – "
    rows = [arrow.join(names[one]["label"] for one in pair) for pair in shown]
    cells: dict[tuple[int, int], int] = {}
    for row, pair in enumerate(shown):
        for year, number in pairs[pair].items():
            cell = (row, (year - slots[0]) // step)
            cells[cell] = cells.get(cell, 0) + number
    left = len(ranked) - len(shown)
    notes = [f"a column counts {step} years"] if step > 1 else []
    notes += [f"and {counted(left, 'weaker pair')}"] if left else []
    span = period([str(year) for of in pairs.values() for year in of])
    parts = [counted(len(pairs), "pair"), counted(sum(totals.values()), "fact"), span]
    table = _Table(rows, [str(year) for year in slots], cells, {}, ", ")
    return table.drawn(
        title or f"{chosen.title}, by year",
        " · ".join([*parts, *conditions_of(filtered)]),
        notes,
    )


def _slots(first: int, last: int) -> tuple[list[int], int]:
    """The first year of each column, and how many years a column has."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / s < _MOST_COLUMNS)
    return list(range(first - first % step, last + 1, step)), step


def _check(most: int) -> None:
    if not 1 <= most <= MOST_AT_ALL:
        raise GraphError(f"a heat map shows 1 to {MOST_AT_ALL} rows, not {most}")


class _Table:
    """Rows and columns with a shade, and a number where there is room, in each cell."""

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Mapping[tuple[int, int], int],
        signs: Mapping[tuple[int, int], int],
        joint: str,
        *,
        diagonal: bool = False,
    ) -> None:
        self.rows, self.columns, self.cells, self.signs = rows, columns, cells, signs
        self.joint, self.diagonal = joint, diagonal
        self.most = max(cells.values(), default=1)
        self.left = 24.0 + max(text_width(shortened(row, _LABEL)) for row in rows)
        self.top = 14.0 + max(text_width(shortened(column, _HEAD)) for column in columns) * 0.75

    def drawn(self, title: str, subtitle: str, notes: Sequence[str]) -> str:
        slant = text_width(shortened(self.columns[-1], _HEAD)) * 0.72
        width = self.left + _CELL * len(self.columns) + slant + 30.0
        height = self.top + _CELL * len(self.rows) + 4.0
        return page(
            self._parts(),
            width,
            height,
            title=title,
            subtitle=subtitle,
            legend=self._legend(),
            notes=notes,
        )

    def _parts(self) -> Iterable[str]:
        for number, row in enumerate(self.rows):
            y = self.top + _CELL * (number + 0.5) + 4.5
            yield text(self.left - 8.0, y, shortened(row, _LABEL), 'text-anchor="end" fill="#222"')
        for number, column in enumerate(self.columns):
            x = self.left + _CELL * (number + 0.5) + 4.0
            turned = f'transform="rotate(-45 {x:.1f} {self.top - 7:.1f})" fill="#222"'
            yield text(x, self.top - 7.0, shortened(column, _HEAD), turned)
        width, height = _CELL * len(self.columns), _CELL * len(self.rows)
        yield (
            f'<rect x="{self.left:.1f}" y="{self.top:.1f}" width="{width:.1f}"'
            f' height="{height:.1f}" fill="#fafafa" stroke="#ccc"/>'
        )
        if self.diagonal:
            for number in range(len(self.rows)):
                yield self._square(number, number, "#e4e4e4")
        for cell in sorted(self.cells):
            yield self._cell(*cell)

    def _cell(self, row: int, column: int) -> str:
        number, sign = self.cells[row, column], self.signs.get((row, column))
        shade = self._shade(number)
        colour = styles.shades(sign)[shade]
        x, y = self.left + _CELL * (column + 0.5), self.top + _CELL * (row + 0.5) + 4.0
        figure = ""
        if number < 1000:
            ink = "#fff" if shade >= 3 else "#222"
            figure = text(x, y, str(number), f'text-anchor="middle" fill="{ink}" font-size="11"')
        words = f"{self.rows[row]}{self.joint}{self.columns[column]}; {number:,}"
        if sign is not None:
            words += f"; {styles.signed(sign).words}"
        square = self._square(row, column, colour)
        return f'<g class="mark">{square}{figure}<title>{escape(words)}</title></g>'

    def _square(self, row: int, column: int, colour: str) -> str:
        return (
            f'<rect x="{self.left + _CELL * column:.1f}" y="{self.top + _CELL * row:.1f}"'
            f' width="{_CELL:.0f}" height="{_CELL:.0f}" fill="{colour}" stroke="white"/>'
        )

    def _shade(self, number: int) -> int:
        """By the logarithm, so that few and many can both be told apart."""
        last = len(styles.shades()) - 1
        return last // 2 if self.most <= 1 else round(last * math.log(number) / math.log(self.most))

    def _legend(self) -> list[Sample]:
        samples = []
        signs: list[int | None] = [*sorted(set(self.signs.values()), reverse=True)]
        for sign in signs or [None]:
            shades = styles.shades(sign)
            numbers: dict[int, list[int]] = {}
            for cell, number in self.cells.items():
                if self.signs.get(cell) == sign:
                    numbers.setdefault(self._shade(number), []).append(number)
            words = "" if sign is None else f"{styles.signed(sign).words}: "
            for shade, own in sorted(numbers.items()):
                span = f"{min(own):,}" if min(own) == max(own) else f"{min(own):,}–{max(own):,}"
                samples.append(Sample("square", words + span, shades[shade]))
                words = ""
        return samples
