"""Which leaders met most?

Method: the meetings that the remarks of the bundled visits tell become a graph; the view
`leader-meetings` ties persons who met, and its weight counts their meetings. Pairs who act for one
country are left out, as two hosts of one guest are told to have met as well.

Caveat: only what a remark says: a visit of "Official visit." alone has no meeting, though there was
one. The numbers are what is recorded at least.

Run: python examples/leaders_who_met_most.py
"""

from __future__ import annotations

from rdflib.namespace import PROV

import diplograph
from diplograph.resources import resource
from diplograph.store import Store

SHOWN = 12


def main() -> None:
    """Print the pairs with most meetings, with the years of the first and the last."""
    with Store.in_memory() as store:
        diplograph.import_us_visits(resource("data", "examples", "visits.csv"), store=store)
        view = diplograph.network(store, view="leader-meetings")
        graph = store.graph()
    homes = {str(one): str(home) for one, home in graph.subject_objects(PROV.actedOnBehalfOf)}
    pairs = [
        (data["weight"], view.nodes[one]["label"], view.nodes[other]["label"], data)
        for one, other, data in view.edges(data=True)
        if homes.get(view.nodes[one]["iri"]) != homes.get(view.nodes[other]["iri"])
    ]
    print(f"{'meetings':>8}  {'years':9}  leaders")
    for weight, one, other, data in sorted(pairs, key=lambda pair: (-pair[0], pair[1:3]))[:SHOWN]:
        print(f"{weight:>8}  {data['first'][:4]}-{data['last'][:4]}  {one}, {other}")


if __name__ == "__main__":
    main()
