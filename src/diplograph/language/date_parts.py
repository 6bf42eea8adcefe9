"""What a date expression is made of, before it is fixed on the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.model import PartialDate

#: A date or, with the second value, the first and the last date of a stretch.
Period = tuple[PartialDate, PartialDate | None]

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_BY_LETTERS = {name[:3]: number for name, number in MONTHS.items()}


class Parts(NamedTuple):
    """What a written date says: any of year, month, day and weekday (Monday is 0)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def date(self) -> PartialDate | None:
        """The parts as a date; None where they lack the year or are on no calendar."""
        if self.year is None:
            return None
        try:
            return PartialDate(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative date is reckoned from.

    ``anchor`` is the article's date, ``reference`` the date named last before this one, ``tense``
    is ``future``, ``past`` or None.
    """

    anchor: PartialDate | None
    reference: PartialDate | None = None
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as written: its parts (two for a stretch) or, failing these, a reckoning."""

    begin: int
    end: int
    parts: tuple[Parts, ...] = ()
    reckon: Callable[[Context], Period | None] | None = None


#: A form of writing dates: the cues of which a text must hold one for it (as found by
#: `dates.find_dates`), its pattern, and what makes an expression of a match, or None.
Form = tuple[str, str, Callable[[re.Match[str]], Expression | None]]


def month_of(name: str) -> int:
    """The number of a month from its English name in any case, full or shortened."""
    return _BY_LETTERS[name[:3].lower()]


def shifted(
    date: PartialDate, *, years: int = 0, months: int = 0, days: int = 0
) -> PartialDate | None:
    """The date moved by one of the three, at that precision; None where it cannot be."""
    try:
        if days:
            return date_of(date.first_day + dt.timedelta(days=days)) if date.day else None
        if months:
            if date.month is None:
                return None
            index = date.year * 12 + date.month - 1 + months
            return PartialDate(index // 12, index % 12 + 1)
        return PartialDate(date.year + years)
    except (ValueError, OverflowError):
        return None


def date_of(day: dt.date) -> PartialDate:
    """A calendar day as a date."""
    return PartialDate(day.year, day.month, day.day)


def at_precision_of(date: PartialDate, like: PartialDate) -> PartialDate:
    """The date at no more than the other's precision."""
    if like.month is None:
        return PartialDate(date.year)
    return PartialDate(date.year, date.month) if like.day is None else date
