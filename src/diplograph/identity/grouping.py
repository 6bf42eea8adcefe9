"""Putting like with like so that the outcome depends on the things alone, never on their order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
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
    """Keys that are one."""

    keys: list[str] = field(default_factory=list)


def grouped(
    items: Mapping[str, T],
    *,
    rank: Callable[[T], tuple[Hashable, ...]],
    fits: Callable[[T, Sequence[T]], bool],
    decisions: Decisions = UNDECIDED,
) -> list[Group]:
    """The items in groups: each joins the one group it fits, in the order of ``rank`` and key.

    An item that fits several groups stays by itself: a wrong merge is worse than a missed one. Then
    groups become one where a user has joined an item of the one with an item of the other; what
    has been split comes together by no rule. The groups are in the order of their smallest keys.
    """
    groups: list[Group] = []
    joined = _joined(items, decisions.together)
    split = _split(decisions.apart, joined)
    for key in sorted(items, key=lambda key: (rank(items[key]), key)):
        fitting = [
            group
            for group in groups
            if not split.get(key, frozenset()) & set(group.keys)
            and fits(items[key], [items[other] for other in group.keys])
        ]
        if fitting and _are_one(fitting, joined):
            fitting[0].keys.append(key)
        else:
            groups.append(Group([key]))
    return sorted(_united(groups, joined), key=lambda group: group.keys[0])


def _joined(items: Iterable[str], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """For each key in a pair, all keys that a chain of pairs leads to."""
    joined: dict[str, set[str]] = {}
    known = set(items)
    for pair in pairs:
        if pair <= known:
            merged = set(pair).union(*(joined.get(key, set()) for key in pair))
            joined.update(dict.fromkeys(merged, merged))
    return joined


def _split(pairs: Iterable[Pair], joined: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """For each key in a pair, and each that is joined with it, the keys that it is split from."""
    split: dict[str, set[str]] = {}
    for pair in pairs:
        for key, other in permutations(pair, 2):
            for kin in joined.get(key, {key}):
                split.setdefault(kin, set()).update(joined.get(other, {other}))
    return split


def _are_one(groups: Sequence[Group], joined: Mapping[str, set[str]]) -> bool:
    """Whether all groups are one by what a user has joined."""
    kin = {other for key in groups[0].keys for other in joined.get(key, ())}
    return all(kin & set(group.keys) for group in groups[1:])


def _united(groups: Iterable[Group], joined: Mapping[str, set[str]]) -> Iterator[Group]:
    """The groups, as one where a user has joined keys of theirs; each with its keys in order."""
    left = list(groups)
    while left:
        keys = left.pop().keys
        waiting = list(keys)
        while waiting:
            kin = joined.get(waiting.pop(), set())
            more = [group for group in left if kin & set(group.keys)]
            left = [group for group in left if not kin & set(group.keys)]
            new = [key for group in more for key in group.keys]
            keys, waiting = keys + new, waiting + new
        yield Group(sorted(keys))
