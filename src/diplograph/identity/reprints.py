"""Which texts are one text printed again: by the runs of words that they share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from diplograph.identity.grouping import Group
from diplograph.model import PartialDate

_WORD = re.compile(r"\w+")
_RUN = 5  # words
_KEPT = 64  # of the smallest hashes: enough to tell a shared half from a shared tenth
_LOOKED_UP = 8
_FEWEST = 12  # hashes that both must have for a comparison to mean anything
_SHARED = 0.7  # of the shorter text
_SHORT = 40  # hashes: of fewer, a form filled with another name leaves more than that
_SHARED_OF_SHORT = 0.9
_DAYS = 60


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's runs of words, ascending, and its day of publication.

    Two texts are compared by the hashes up to the last that both could have kept (bottom-k
    sketches, Broder 1997).
    """

    hashes: tuple[int, ...]
    published: PartialDate | None = None

    @property
    def anchors(self) -> tuple[str, ...]:
        """Words under which a text is filed; reprints share at least one, almost surely."""
        return tuple(f"text|{value:016x}" for value in self.hashes[:_LOOKED_UP])

    def __str__(self) -> str:
        return " ".join(f"{value:016x}" for value in self.hashes)


def sketch(text: str, published: PartialDate | None = None) -> Sketch:
    """The sketch of a text."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    return Sketch(tuple(sorted(map(_hash, runs))[:_KEPT]), published)


def read_sketch(text: str, published: PartialDate | None = None) -> Sketch:
    """A sketch from its string."""
    return Sketch(tuple(int(value, 16) for value in text.split()), published)


def is_reprint(one: Sketch, other: Sketch) -> bool:
    """Whether most of the shorter text stands in the other, printed about the same time."""
    length = min(len(one.hashes), len(other.hashes))
    if length < _FEWEST or not _near(one, other):
        return False
    limit = min(_limit(one), _limit(other))
    first = {value for value in one.hashes if value <= limit}
    second = {value for value in other.hashes if value <= limit}
    fewer = min(len(first), len(second))
    needed = _SHARED if length >= _SHORT else _SHARED_OF_SHORT
    return fewer > 0 and len(first & second) >= needed * fewer


def family(
    texts: Iterable[Sketch], filed_under: Callable[[Iterable[str]], Mapping[str, Sketch]]
) -> dict[str, Sketch]:
    """All articles that a chain of reprints leads to from some texts.

    ``filed_under`` gives the articles filed under any of some words.
    """
    found: dict[str, Sketch] = {}
    others: dict[str, Sketch] = {}
    looked_up: set[str] = set()
    waiting = list(texts)
    while waiting:
        text = waiting.pop()
        words = set(text.anchors) - looked_up
        looked_up |= words
        others |= filed_under(sorted(words))
        near = {k: o for k, o in others.items() if k not in found and is_reprint(text, o)}
        others = {key: other for key, other in others.items() if key not in found | near}
        waiting += near.values()
        found |= near
    return found


def reprints(sketches: Mapping[str, Sketch]) -> list[Group]:
    """Articles in groups of one text each, the first that was published in front."""
    groups: list[list[str]] = []
    for key in sorted(sketches):
        kin = [
            group
            for group in groups
            if any(is_reprint(sketches[key], sketches[other]) for other in group)
        ]
        groups = [group for group in groups if group not in kin]
        groups.append([key, *(other for group in kin for other in group)])
    for group in groups:
        group.sort(key=lambda key: (_day(sketches[key]), key))
    return [Group(group) for group in sorted(groups)]


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big")


def _limit(sketch_: Sketch) -> int:
    """Up to where a sketch has every hash of its text."""
    return sketch_.hashes[-1] if len(sketch_.hashes) == _KEPT else 1 << 64


def _near(one: Sketch, other: Sketch) -> bool:
    if one.published is None or other.published is None:
        return True
    first, second = one.published, other.published
    gap = max(first.first_day, second.first_day) - min(first.last_day, second.last_day)
    return gap.days <= _DAYS


def _day(sketch_: Sketch) -> str:
    return str(sketch_.published) if sketch_.published else "9999"
