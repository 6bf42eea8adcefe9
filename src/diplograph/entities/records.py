"""What a line of the reference says: a name, a term, a membership, a chairmanship."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from diplograph.model import PartialDate


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a country or an organisation. ``form`` is that of the tables."""

    text: str
    form: str
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. ``office`` is its key, ``owner`` whose office it is."""

    person: str
    owner: str
    office: str
    office_class: str
    title: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""

    def holds_on(self, on: dt.date) -> bool:
        """Whether the day lies in the term; both ends count, as both may be named that day.

        A term without an end holds up to a time after its source was last seen to say so
        (``checked``): a year for ministers, five for the others. No holder is better than a
        wrong one.
        """
        limit = self.relied_until
        return holds(self.since, self.until, on) and (limit is None or on <= limit)

    @property
    def relied_until(self) -> dt.date | None:
        """The last day for which a term without an end is relied on; None for no limit."""
        if self.until is not None or not self.checked:
            return None
        years = 1 if "minister" in self.office_class else 5
        return _last_day(self.checked) + dt.timedelta(days=365 * years)


class _Lasting:
    """What holds from one date to another, either of which may be open."""

    __slots__ = ()
    since: PartialDate | None
    until: PartialDate | None

    def holds_on(self, on: dt.date) -> bool:
        """Whether it held on a day."""
        return holds(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Membership(_Lasting):
    """A country's (or organisation's) standing in an organisation over a time."""

    member: str
    organisation: str
    status: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Chairmanship(_Lasting):
    """A member's time in the chair of an organisation."""

    member: str
    organisation: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    checked: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the tables say of a source: how to call it, its licence and its page, both IRIs."""

    name: str
    title: str
    licence: str | None = None
    page: str | None = None


def class_rank(office_class: str) -> tuple[int, str]:
    """The order of two classes that one office has: the head of state comes first."""
    first = ("head-of-state", "head-of-government")
    return (first.index(office_class) if office_class in first else len(first), office_class)


@cache
def _last_day(text: str) -> dt.date:
    return PartialDate.parse(text).last_day


def holds(since: PartialDate | None, until: PartialDate | None, on: dt.date) -> bool:
    """Whether a day lies between two dates, either of which may be open."""
    return first_day(since) <= on <= last_day(until)


def first_day(date: PartialDate | None) -> dt.date:
    """The first day of a date, the earliest of all where it is open."""
    return date.first_day if date else dt.date.min


def last_day(date: PartialDate | None) -> dt.date:
    """The last day of a date, the latest of all where it is open."""
    return date.last_day if date else dt.date.max
