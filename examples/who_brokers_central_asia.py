"""Who brokers Central Asia?

Method: the reference tells which country belonged to which organisation on a day
(`diplograph.reference`). The view `co-membership` ties the five states of Central Asia to the
others by the small organisations that both belong to; ties among the others come from the same
organisations. Betweenness counts how often a country lies on a shortest way between two others:
who is high links groups that have few members in common. Organisations of more than thirty members
are left out, since a tie by the United Nations says nothing.

Caveat: to sit in one organisation is an opportunity, no deed; who uses it has to be seen from
visits and talks. The list of organisations is that of the reference, which has more of some regions
than of others.

Run: python examples/who_brokers_central_asia.py
"""

from __future__ import annotations

import sys
from collections import Counter

import networkx as nx

import diplograph

DAY = sys.argv[1] if len(sys.argv) > 1 else "2024-01-01"
REGION = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
MOST_MEMBERS = 30
SHOWN = 10


def main() -> None:
    """Print the brokers outside the region, and by which organisations they are tied to it."""
    ours = {f"country/{code}" for code in REGION}
    graph = diplograph.reference(on=DAY)
    whole = diplograph.network(graph, view="co-membership", as_of=DAY)
    members: dict[str, set[str]] = {}
    for one, other, data in whole.edges(data=True):
        for organisation in data["details"]:
            members.setdefault(organisation, set()).update((one, other))
    small = {name: who for name, who in members.items() if len(who) <= MOST_MEMBERS and who & ours}
    bipartite = nx.Graph((who, name) for name, own in sorted(small.items()) for who in sorted(own))
    between = nx.betweenness_centrality(bipartite)
    shared = Counter(who for own in small.values() for who in own - ours for _ in own & ours)
    print(f"{DAY}: {len(small)} organisations, {len(shared)} countries outside the region")
    print(f"{'country':22}{'betweenness':>12}{'shared seats':>14}  organisations")
    for who in sorted(shared, key=lambda key: (-between[key], key))[:SHOWN]:
        names = sorted(name.partition("/")[2] for name in bipartite[who])
        label = whole.nodes[who]["label"]
        print(f"{label:22}{between[who]:>12.3f}{shared[who]:>14}  {', '.join(names)}")


if __name__ == "__main__":
    main()
