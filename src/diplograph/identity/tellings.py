"""A fact as articles tell it, with what is known of those who take part in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from diplograph.model import Entity, Fact, Status

HAPPENED = frozenset({None, Status.HELD, Status.UNDER_WAY})
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)

Period = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Telling:
    """A fact with the entities that its roles name, by key; ``tellers`` are who tell it so."""

    key: str
    fact: Fact
    entities: Mapping[str, Entity]
    tellers: frozenset[str] = frozenset()

    def owner(self, key: str) -> str:
        """What somebody acts for, or where a place lies; themselves where that is not known."""
        if key.startswith(("country/", "organisation/")):
            return key
        entity = self.entities.get(key)
        return entity.of if entity is not None and entity.of else key

    def by_owner(self, *roles: str) -> dict[str, frozenset[str]]:
        """The fillers of roles by what they act for."""
        found: dict[str, set[str]] = {}
        for role in roles:
            for key in self.fact.role(role):
                found.setdefault(self.owner(key), set()).add(key)
        return {owner: frozenset(keys) for owner, keys in found.items()}

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The countries where it took place, by its places, else by its hosts."""
        places = frozenset(self.owner(key) for key in self.fact.role("place"))
        return places or frozenset(self.owner(key) for key in self.fact.role("host"))

    @cached_property
    def towns(self) -> frozenset[str]:
        """The places below a country."""
        return frozenset(key for key in self.fact.role("place") if key.startswith("place/"))

    @cached_property
    def period(self) -> Period | None:
        """The first and the last day it may have taken, None if undated."""
        start, end = self.fact.start, self.fact.end
        if start is None:
            return None
        last = max((end or start).last_day, start.last_day)
        return start.first_day, last

    @property
    def is_exact(self) -> bool:
        """Whether its dates are days."""
        start, end = self.fact.start, self.fact.end
        return start is not None and bool(start.day) and (end is None or bool(end.day))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of a statement, without marks and capitals."""
        return frozenset(word.lower() for word in self._said)

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of the words that are written with a capital, but for the first and for days."""
        capital = {word.lower() for word in self._said[1:] if word[0].isupper()}
        return frozenset(capital) - _CALENDAR

    @cached_property
    def _said(self) -> tuple[str, ...]:
        said = (self.fact.quotation or self.fact.content or "").split()
        return tuple(word for each in said if (word := each.strip(".,;:!?\"“”'’()")))

    @property
    def has_happened(self) -> bool:
        """Whether it took place or is taking place."""
        return self.fact.status in HAPPENED

    @property
    def is_ahead(self) -> bool:
        """Whether it is planned or proposed."""
        return self.fact.status in AHEAD
