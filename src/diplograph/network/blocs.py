"""Blocs: who brokers between them, and how far communities are what formal organisations are."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import igraph

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.graph.iris import key_of
from diplograph.network.aliases import AnyNetwork
from diplograph.network.facts import Date, Given, filters, type_of, world
from diplograph.network.ties import FULL


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How often a node stands between two that have no tie of their own.

    After Gould and Fernandez (1989): a ``coordinator`` links two of its own bloc, a ``consultant``
    two of one other bloc, a ``gatekeeper`` lets another bloc reach its own, a ``representative``
    its own reach another, and a ``liaison`` links two other blocs.
    """

    coordinator: int = 0
    consultant: int = 0
    gatekeeper: int = 0
    representative: int = 0
    liaison: int = 0

    @property
    def between(self) -> int:
        """How often it links two blocs."""
        return self.gatekeeper + self.representative + self.liaison

    @property
    def total(self) -> int:
        """How often it links two at all."""
        return self.coordinator + self.consultant + self.between


@dataclass(frozen=True, slots=True)
class Likeness:
    """A community and the organisation that it resembles most.

    ``jaccard`` is how many belong to both by how many belong to either, ``shared`` to both.
    """

    community: int
    size: int
    organisation: str
    members: int
    shared: int
    jaccard: float


def brokers(network: AnyNetwork, blocs: Mapping[str, Hashable]) -> dict[str, Brokerage]:
    """How each node that has a bloc stands between others that have one.

    ``blocs`` says of each node to which it belongs; ties of others do not count. Where directions
    do not count each pair that is linked counts both ways, as gatekeeper and as representative.

    >>> import networkx as nx
    >>> bridge = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> brokers(bridge, {"a": 1, "b": 1, "c": 2})["b"]
    Brokerage(coordinator=0, consultant=0, gatekeeper=0, representative=1, liaison=0)
    """
    after: dict[str, set[str]] = {node: set() for node in network if node in blocs}
    before: dict[str, set[str]] = {node: set() for node in after}
    for one, other in network.edges():
        ways = [(one, other)] if network.is_directed() else [(one, other), (other, one)]
        for source, target in ways:
            if source in after and target in after and source != target:
                after[source].add(target)
                before[target].add(source)
    return {node: _brokerage(node, before[node], after, blocs) for node in sorted(after)}


def members(given: Given, *, as_of: Date | None = None) -> dict[str, frozenset[str]]:
    """Which countries belong to each organisation in full, by keys; on a day, if one is given."""
    source = world(given)
    found: dict[str, set[str]] = {}
    for fact in source.facts(("Membership",), filters(as_of=as_of)):
        if fact.kind in FULL:
            for organisation, one in product(fact.role("organisation"), fact.role("member")):
                if type_of(one) == "Country":
                    found.setdefault(key_of(organisation), set()).add(key_of(one))
    return {organisation: frozenset(own) for organisation, own in sorted(found.items())}


def formal(
    belonging: Mapping[str, Collection[str]], organisations: Iterable[str]
) -> dict[str, str]:
    """The bloc of each country by some organisations; who is in several is a bloc of these.

    ``organisations`` are keys or codes. Raises GraphError for one that nobody belongs to.
    """
    found: dict[str, list[str]] = {}
    for name in organisations:
        key = name if name in belonging else f"organisation/{name.upper()}"
        if key not in belonging:
            codes = sorted(one.removeprefix("organisation/") for one in belonging)
            raise GraphError(f"no country belongs to {name!r}; {near(name.upper(), codes)}")
        for one in belonging[key]:
            found.setdefault(one, []).append(key.removeprefix("organisation/"))
    return {one: "+".join(sorted(set(own))) for one, own in sorted(found.items())}


def likeness(
    communities: Mapping[str, int], belonging: Mapping[str, Collection[str]]
) -> list[Likeness]:
    """Of each community the organisation whose members it resembles most, of those it has any.

    Of an organisation only the members that are in some community count. Of equal ones it is that
    whose key comes first.
    """
    parts: dict[int, set[str]] = {}
    for node, number in communities.items():
        parts.setdefault(number, set()).add(node)
    known = {name: communities.keys() & set(own) for name, own in belonging.items()}
    found = []
    for number, part in sorted(parts.items()):
        alike = [
            (-len(part & own) / len(part | own), name) for name, own in known.items() if part & own
        ]
        if alike:
            jaccard, name = min(alike)
            shared = len(part & known[name])
            found.append(Likeness(number, len(part), name, len(known[name]), shared, -jaccard))
    return found


def agreement(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float | None:
    """How far two partitions agree on the nodes that both have: the adjusted Rand index.

    1 if they are the same, 0 if they agree no more than by chance (Hubert and Arabie, 1985); None
    where they share fewer than two nodes.
    """
    shared = sorted(one.keys() & other.keys())
    if len(shared) < 2:
        return None
    numbered = [_numbers([parts[node] for node in shared]) for parts in (one, other)]
    if all(len(set(numbers)) == 1 for numbers in numbered):
        return 1.0
    return float(igraph.compare_communities(*numbered, method="adjusted_rand"))


def _numbers(blocs: list[Hashable]) -> list[int]:
    places = {bloc: number for number, bloc in enumerate(dict.fromkeys(blocs))}
    return [places[bloc] for bloc in blocs]


def _brokerage(
    node: str, sources: set[str], after: Mapping[str, set[str]], blocs: Mapping[str, Hashable]
) -> Brokerage:
    counts = [0, 0, 0, 0, 0]
    own = blocs[node]
    for source in sources:
        for target in after[node] - after[source] - {source}:
            first, last = blocs[source], blocs[target]
            if first == last:
                role = 0 if first == own else 1
            elif last == own:
                role = 2
            else:
                role = 3 if first == own else 4
            counts[role] += 1
    return Brokerage(*counts)
