"""Templates with slots and optional parts, and words that know whom or what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_GROUP = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that fill a role of a fact, and why they mean that thing."""

    words: str
    key: str
    role: str
    reason: str


Part = str | Mark
Slots = Mapping[str, Sequence[Part]]
"""The words for each slot; those for a list have commas between them."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A stretch of a template; ``pieces`` are literal words and, at odd places, names of slots."""

    optional: bool
    pieces: tuple[str, ...]
    slots: tuple[str, ...]


@cache
def needed(template: str) -> frozenset[str]:
    """The slots without which a template cannot be used."""
    return frozenset(
        slot for group in _groups(template) if not group.optional for slot in group.slots
    )


def filled(template: str, slots: Slots) -> tuple[list[Part], set[str]]:
    """The words of a template with its slots filled, and which slots these were.

    >>> filled("{who} left[ {place}][ {date}].", {"who": ["She"], "date": ["on Monday"]})[0]
    ['She', ' left', ' ', 'on Monday', '.']
    """
    parts: list[Part] = []
    used: set[str] = set()
    for group in _groups(template):
        if group.optional and not all(slot in slots for slot in group.slots):
            continue
        used.update(group.slots)
        for at, piece in enumerate(group.pieces):
            if at % 2:
                parts += slots[piece]
            elif piece:
                parts.append(piece)
    return parts, used


def listed(marks: Sequence[Part]) -> list[Part]:
    """Words as a list: "A, B and C"."""
    parts: list[Part] = []
    for at, mark in enumerate(marks):
        if at:
            parts.append(" and " if at == len(marks) - 1 else ", ")
        parts.append(mark)
    return parts


@cache
def _groups(template: str) -> tuple[_Group, ...]:
    return tuple(
        _Group(bool(optional), pieces, pieces[1::2])
        for optional, plain in _GROUP.findall(template)
        for pieces in [tuple(_SLOT.split(optional or plain))]
    )
