"""How did who-visits-whom change?

Method: the visits between US presidents and the leaders of eight countries become a graph
(`import_us_visits`); the view `visits` is drawn for each decade, and each partner's visits in both
directions are counted. Balance is their share that went from the United States.

Caveat: eight partners were chosen beforehand (data/examples/README.md), so the table says how these
eight fared, not who mattered most; a visit for a summit counts like a state visit.

Run: python examples/who_visits_whom.py
"""

from __future__ import annotations

import diplograph
from diplograph.resources import resource
from diplograph.store import Store

DECADES = ((1972, 1979), (1980, 1989), (1990, 1999), (2000, 2009), (2010, 2019), (2020, 2025))
US = "country/USA"


def main() -> None:
    """Print visits to and from each partner, decade by decade."""
    with Store.in_memory() as store:
        diplograph.import_us_visits(resource("data", "examples", "visits.csv"), store=store)
        table: dict[str, list[str]] = {}
        for column, (first, last) in enumerate(DECADES):
            view = diplograph.network(store, view="visits", between=(str(first), str(last)))
            for partner in sorted(set(view) - {US}):
                there = view.get_edge_data(US, partner, {}).get("weight", 0)
                here = view.get_edge_data(partner, US, {}).get("weight", 0)
                row = table.setdefault(view.nodes[partner]["label"], [""] * len(DECADES))
                row[column] = f"{here:>3} / {there:<2} {there / (here + there):>4.0%}"
    print("visits to the US / from the US, share from the US")
    print(f"{'':16}" + "".join(f"{f'{a}-{b}':>16}" for a, b in DECADES))
    for name, row in sorted(table.items()):
        print(f"{name:16}" + "".join(f"{cell:>16}" for cell in row))


if __name__ == "__main__":
    main()
