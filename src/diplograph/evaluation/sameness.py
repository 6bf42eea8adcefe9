"""When two keys mean the same: exactly, or only the same country or organisation."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from diplograph.evaluation.gold import Alternatives, GoldPeople
from diplograph.model import Entity
from diplograph.resources import resource

_OWNED = re.compile(r"(?:office|body|place)/([A-Z0-9][A-Z0-9+]*(?:-[A-Z0-9+]+)*)-(?=[a-z0-9])")
_EMPTY_WORDS = {"of", "the", "a", "an", "and", "on", "in", "for", "between", "to", "palace"}


@dataclass(frozen=True, slots=True)
class Sameness:
    """Compares keys of the gold with keys of a coded article."""

    people: GoldPeople = field(default_factory=lambda: GoldPeople({}, {}))
    entities: Mapping[str, Entity] = field(default_factory=dict)

    def owner(self, key: str) -> str:
        """The country or organisation that a key belongs to; the key itself where none is known."""
        key = self.people.same_as.get(key, key)
        if key in self.people.acts_for:
            return self.people.acts_for[key]
        entity = self.entities.get(key)
        if entity is not None and entity.of is not None:
            return entity.of
        match = _OWNED.match(key)
        if match is None:
            return key
        code = match[1]
        return f"country/{code}" if code in _country_codes() else f"organisation/{code}"

    def exact(self, wanted: Alternatives, key: str) -> bool:
        """Whether the key is one of those wanted.

        An office as actor is also its holder; names of agreements and places need only share
        most of their words, since nobody agrees on where such a name ends.
        """
        key = self.people.same_as.get(key, key)
        return any(self._exact(one, key) for one in wanted if one)

    def loose(self, wanted: Alternatives, key: str) -> bool:
        """Whether the key is one of those wanted, persons and bodies taken as their country."""
        return self.exact(wanted, key) or self.owner(key) in {
            self.owner(one) for one in wanted if one
        }

    def _exact(self, one: str, key: str) -> bool:
        if one == key:
            return True
        room, key_room = one.split("/")[0], key.split("/")[0]
        if room == "office" and key_room == "person":
            return self.owner(one) == self.owner(key)
        if room in {"agreement", "place"} and room == key_room:
            return _share_words(one, key)
        return False


def _share_words(one: str, other: str) -> bool:
    ours, theirs = _words(one), _words(other)
    common = len(ours & theirs)
    return common > 0 and (
        common >= min(len(ours), len(theirs)) or 2 * common >= len(ours | theirs)
    )


def _words(key: str) -> set[str]:
    name = key.split("/", 1)[1]
    return {word for word in name.split("-") if word not in _EMPTY_WORDS and not word.isupper()}


@cache
def _country_codes() -> frozenset[str]:
    path = resource("data", "reference", "countries.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return frozenset(row[0] for row in csv.reader(rows))
