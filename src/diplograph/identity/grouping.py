"""Putting like with like so that the outcome depends on the things alone, never on their order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a user has decided of keys: pairs that are one, and pairs that are not."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


UNDECIDED = Decisions()


@dataclass(slots=True)
class Group:
    """Keys that are one. ``ambiguous`` says that it would fit several others, so joined none."""

    keys: list[str] = field(default_factory=list)
    ambiguous: bool = False


def grouped(
    items: Mapping[str, T],
    *,
    rank: Callable[[T], tuple[Hashable, ...]],
    fits: Callable[[T, Sequence[T]], bool],
    decisions: Decisions = UNDECIDED,
) -> list[Group]:
    """The items in groups: each joins the one group it fits, in the order of ``rank`` and key.

    An item that fits several groups stays by itself: a wrong merge is worse than a missed one. What
    a user has decided comes first. The groups are in the order of their smallest keys.
    """
    groups: list[Group] = []
    linked = _linked(items, decisions.together)
    for key in sorted(items, key=lambda key: (rank(items[key]), key)):
        kin = linked.get(key)
        own = next((g for g in groups if kin is not None and kin & set(g.keys)), None)
        if own is not None:
            own.keys.append(key)
            continue
        fitting = [
            group
            for group in groups
            if not any(frozenset((key, other)) in decisions.apart for other in group.keys)
            and fits(items[key], [items[other] for other in group.keys])
        ]
        if len(fitting) == 1:
            fitting[0].keys.append(key)
        else:
            groups.append(Group([key], ambiguous=len(fitting) > 1))
    for group in groups:
        group.keys.sort()
    return sorted(groups, key=lambda group: group.keys[0])


def _linked(items: Iterable[str], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """For each key in a pair, all keys that a chain of pairs leads to."""
    linked: dict[str, set[str]] = {}
    known = set(items)
    for pair in sorted(pairs, key=sorted):
        if pair <= known:
            merged = set(pair).union(*(linked.get(key, set()) for key in pair))
            linked.update(dict.fromkeys(merged, merged))
    return linked
