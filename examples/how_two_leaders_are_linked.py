"""By how few meetings are two leaders linked, and what is the evidence of each?

Method: meetings of the bundled visits become a graph, the view `leader-meetings` ties those who
met, and `measures.shortest_path` finds the way with the fewest steps. Each step has the facts that
it rests on; `explanations` leads from the first of them to the words of its row.

Caveat: among equally short ways one is shown. To have met is not to be allied, and who sat at one
table with a third is told to have met both.

Run: python examples/how_two_leaders_are_linked.py ["Chou En-lai" "Rishi Sunak"]
"""

from __future__ import annotations

import sys

import diplograph
from diplograph.network import measures
from diplograph.resources import resource
from diplograph.store import Store

NAMES = ("Chou En-lai", "Rishi Sunak")


def main(one: str = NAMES[0], other: str = NAMES[1]) -> None:
    """Print the way from one leader to another, a meeting a line, with its words."""
    with Store.in_memory() as store:
        diplograph.import_us_visits(resource("data", "examples", "visits.csv"), store=store)
        view = diplograph.network(store, view="leader-meetings")
        steps = measures.shortest_path(view, one, other)
        print(f"{len(steps)} meetings from {one} to {other}")
        for step in steps:
            told = next(iter(store.explanations(step.facts[0].rpartition("/")[2])))
            pair = f"{view.nodes[step.source]['label']} - {view.nodes[step.target]['label']}"
            print(f"{step.first}  {pair}\n            {' ... '.join(w for _, w in told.quotes)}")


if __name__ == "__main__":
    main(*(sys.argv[1:3] if len(sys.argv) > 2 else NAMES))
