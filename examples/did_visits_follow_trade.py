"""Did visits follow trade?

Method: short reports are read as press text (`build`): yearly trade of China with two neighbours,
and the visits of their presidents. The views `trade` and `visits` give the figures and the visits
of each year; the last line compares the years after trade rose with those after it did not.

Caveat: two pairs and six years are an illustration, no test, and the two years without a visit are
those of the pandemic. What a report leaves out is not in the table.

Run: python examples/did_visits_follow_trade.py
"""

from __future__ import annotations

from statistics import mean

import networkx as nx

import diplograph
from diplograph.resources import resource

CHINA = "country/CHN"
YEARS = range(2018, 2025)


def main() -> None:
    """Print trade, its growth, and the visits of the year and of the next one."""
    graph = diplograph.build(
        diplograph.read(resource("data", "examples", "china-and-neighbours.jsonl"))
    )
    trade = diplograph.network(graph, view="trade")
    visits = {
        year: diplograph.network(graph, view="visits", between=(str(year), str(year)))
        for year in YEARS
    }
    after: dict[bool, list[int]] = {True: [], False: []}
    print(f"{'':12}{'year':>6}{'trade, bn $':>13}{'growth':>9}{'visits':>8}{'next year':>11}")
    for partner in ("country/RUS", "country/KAZ"):
        (edge,) = trade.get_edge_data(*sorted((CHINA, partner))).values()
        figures = {int(when): float(much) for when, much, _ in map(str.split, edge["figures"])}
        for year, value in sorted(figures.items()):
            now, following = (_paid(visits[each], partner) for each in (year, year + 1))
            growth = value / figures[year - 1] - 1 if year - 1 in figures else None
            if growth is not None:
                after[growth > 0].append(following)
            rise = f"{growth:+.1%}" if growth is not None else ""
            name = trade.nodes[partner]["label"]
            print(f"{name:12}{year:>6}{value / 1e9:>13.1f}{rise:>9}{now:>8}{following:>11}")
    print(
        f"visits in the year after trade rose: {mean(after[True]):.1f} on average,"
        f" after it fell: {mean(after[False]):.1f}"
    )


def _paid(view: nx.Graph[str], partner: str) -> int:
    """The visits of a year between China and a partner, in both directions."""
    ways = ((CHINA, partner), (partner, CHINA))
    return sum(view.get_edge_data(one, other, {}).get("weight", 0) for one, other in ways)


if __name__ == "__main__":
    main()
