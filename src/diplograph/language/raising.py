"""Arcs that cross others: drawn to a word higher in the tree, and put in their place afterwards.

The parser draws no arcs that cross. It has learnt to hang such a word higher, on a head it can
reach, under a label that names what the true head is to that one: ``case||obl`` [1].

[1] J. Nivre and J. Nilsson, "Pseudo-Projective Dependency Parsing", ACL 2005.
"""

from __future__ import annotations

from typing import NamedTuple

_MOVED = "||"


class Arcs(NamedTuple):
    """Of one sentence: for each word the index of its head, its own of a root, and the relation."""

    heads: list[int]
    labels: list[str]


def raised(arcs: Arcs) -> Arcs:
    """The arcs with words under labels such as ``case||obl`` hung on the true head.

    >>> raised(Arcs([1, 1, 1, 1], ["case||obl", "", "obl", "punct"]))
    Arcs(heads=[2, 1, 1, 1], labels=['case', '', 'obl', 'punct'])
    """
    if _MOVED not in " ".join(arcs.labels):
        return arcs
    heads, labels = list(arcs.heads), list(arcs.labels)
    for index, label in enumerate(arcs.labels):
        relation, moved, of_head = label.partition(_MOVED)
        if moved and heads[index] != index:
            heads[index] = _head_below(heads, labels, index, of_head)
            labels[index] = relation
    return Arcs(heads, labels)


def _head_below(heads: list[int], labels: list[str], index: int, label: str) -> int:
    """The nearest word below the head of this one that has the label; else the head itself."""
    level = [heads[index]]
    while level:
        below = [
            child
            for parent in level
            for child, head in enumerate(heads)
            if head == parent and child not in (parent, index)
        ]
        for child in below:
            if labels[child] == label:
                return child
        level = below
    return heads[index]
