"""Dates that are reckoned from another: ``on Thursday``, ``last year``, ``two weeks ago``."""

from __future__ import annotations

import re

from diplograph.language.date_parts import (
    WEEKDAYS,
    Context,
    Expression,
    Form,
    Period,
    at_precision_of,
    shifted,
)
from diplograph.language.numerals import NUMBER_WORDS, number_of_words
from diplograph.model import PartialDate

_COUNT = rf"(?:(?i:{NUMBER_WORDS}|an?|a\scouple\sof)|[0-9]{{1,3}})"


def count_of(words: str) -> int:
    """The value of a small number in words or digits, ``a couple of`` being two."""
    low = " ".join(words.lower().split())
    if low.isdecimal():
        return int(low)
    return 2 if low == "a couple of" else number_of_words(low)


_NAMED_DAYS = re.compile(r"\b(?:Black|Good|Bloody|Holy|Easter|Palm|Super|Cyber)\s\Z")
_NEWSPAPERS = re.compile(r"\b(?:USA|Russia|Asia|Turkey|India)\s\Z")
_INEXACT = re.compile(r"\b(?:than|over|nearly|almost|about|around)\s\Z")


def _follows(match: re.Match[str], words: re.Pattern[str]) -> bool:
    return words.search(match.string, max(0, match.start() - 10), match.start()) is not None


def _weekday(match: re.Match[str]) -> Expression | None:
    if _follows(match, _NAMED_DAYS):
        return None
    wanted = WEEKDAYS[match["w"].lower()]
    which = (match["which"] or "").lower()

    def reckon(context: Context) -> Period | None:
        anchor = context.anchor
        if anchor is None or anchor.day is None:
            return None
        back = (anchor.first_day.weekday() - wanted) % 7
        if which in ("next", "coming", "upcoming"):
            days = 7 - back
        elif which in ("last", "past", "previous"):
            days = -(back or 7)
        elif which == "this":
            days = wanted - anchor.first_day.weekday()
        else:
            days = 7 - back if context.tense == "future" and back else -back
        return _alone(shifted(anchor, days=days) if days else anchor)

    return Expression(match.start(), match.end(), (), reckon)


def _named_day(match: re.Match[str]) -> Expression | None:
    if _follows(match, _NEWSPAPERS):
        return None
    words = " ".join(match[0].lower().split())
    days = 0
    if "yesterday" in words or words == "last night":
        days = -2 if "before" in words else -1
    elif "tomorrow" in words:
        days = 2 if "after" in words else 1

    def reckon(context: Context) -> Period | None:
        anchor = context.anchor
        if anchor is None or anchor.month is None:
            return None
        return _alone(shifted(anchor, days=days) if days else anchor)

    return Expression(match.start(), match.end(), (), reckon)


def _calendar_unit(match: re.Match[str]) -> Expression | None:
    which = " ".join(match["which"].lower().split())
    unit = match["unit"].lower()
    step = -1 if re.search("last|past|previous", which) else 1
    step = 0 if re.search("this|current|same", which) else step

    def reckon(context: Context) -> Period | None:
        base = (context.reference if "same" in which else None) or context.anchor
        if base is None:
            return None
        if unit == "week":
            return _week(base, step)
        if unit == "weekend":
            return _weekend(base, step, context.tense)
        if unit == "month":
            this = PartialDate(base.year, base.month) if base.month else None
            return _alone(shifted(base, months=step) if step else this)
        return _alone(shifted(base, years=step))

    return Expression(match.start(), match.end(), (), reckon)


def _ago(match: re.Match[str]) -> Expression | None:
    if _follows(match, _INEXACT):
        return None
    count = count_of(match["n"])
    unit = match["unit"].lower()
    how = match["how"].lower()
    sign = 1 if how in ("later", "after") else -1

    def reckon(context: Context) -> Period | None:
        base = context.anchor if how == "ago" else context.reference
        if base is None and sign < 0:
            base = context.anchor
        return _moved(base, sign * count, unit) if base else None

    return Expression(match.start(), match.end(), (), reckon)


def _neighbour_day(match: re.Match[str]) -> Expression | None:
    words = match[0].lower()
    sign = 0 if "same" in words else -1 if re.search("before|previous", words) else 1

    def reckon(context: Context) -> Period | None:
        base = context.reference
        if base is None and sign < 1:
            base = context.anchor
        return _moved(base, sign, "day") if base and base.day else None

    return Expression(match.start(), match.end(), (), reckon)


def _stretch(match: re.Match[str]) -> Expression | None:
    ahead = match["which"].lower() in ("next", "coming", "upcoming")
    unit = match["unit"].lower()
    count = count_of(match["n"])
    if unit.startswith("week"):
        unit, count = "days", 7 * count

    def reckon(context: Context) -> Period | None:
        anchor = context.anchor
        moved = _moved(anchor, count if ahead else -count, unit) if anchor else None
        if anchor is None or moved is None:
            return None
        far, near = moved[0], at_precision_of(anchor, moved[0])
        return (near, far) if ahead else (far, near)

    return Expression(match.start(), match.end(), (), reckon)


def _alone(date: PartialDate | None) -> Period | None:
    return (date, None) if date else None


def _week(date: PartialDate, step: int = 0) -> Period | None:
    """Monday to Sunday of the date's week, or of one before or after it."""
    if date.day is None:
        return None
    monday = _by_days(date, 7 * step - date.first_day.weekday())
    sunday = _by_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def _weekend(date: PartialDate, step: int, tense: str | None) -> Period | None:
    """Saturday and Sunday; ``this weekend`` told early in a week in the past tense is the last."""
    if date.day is None:
        return None
    weekday = date.first_day.weekday()
    just_over = step == 0 and weekday < 4 and tense == "past"
    weeks = -1 if step < 0 or just_over else 1 if step > 0 and weekday > 4 else 0
    saturday = _by_days(date, 5 - weekday + 7 * weeks)
    sunday = _by_days(saturday, 1) if saturday else None
    return (saturday, sunday) if saturday and sunday else None


def _by_days(date: PartialDate, days: int) -> PartialDate | None:
    return shifted(date, days=days) if days else date


def _moved(base: PartialDate, count: int, unit: str) -> Period | None:
    """The day, week, month or year so many units away, at the unit's own precision."""
    if unit.startswith("week"):
        return _week(base, count)
    if unit.startswith("day"):
        return _alone(_by_days(base, count) if base.day else None)
    if unit.startswith("month"):
        return _alone(shifted(base, months=count) if base.month and count else None)
    return _alone(shifted(base, years=count * (10 if unit.startswith("decade") else 1)))


_UNIT = r"(?P<unit>(?i:days?|weeks?|months?|years?|decades?))\b"

FORMS: tuple[Form, ...] = (
    (
        "day",
        r"\b(?:(?P<which>(?i:next|last|this|coming|upcoming|past|previous))\s)?"
        r"(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MONDAY|TUESDAY|WEDNESDAY|THURSDAY"
        r"|FRIDAY|SATURDAY|SUNDAY)\b(?!\s(?:Times|Telegraph|Mirror|Express|Mail|Post|prayer))",
        _weekday,
    ),
    (
        "day tomorrow night morning afternoon evening",
        r"\b(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow"
        r"|(?:yesterday|tomorrow)(?:\s(?:morning|afternoon|evening|night))?"
        r"|today|tonight|this\s(?:morning|afternoon|evening)|last\snight)\b",
        _named_day,
    ),
    (
        "week month year",
        r"\b(?:(?i:earlier|later)\s)?(?P<which>(?i:last|next|this|the\s(?:current|past|previous"
        r"|coming|next|last|same)))\s(?:(?i:calendar|fiscal|financial|academic)\s)?"
        r"(?P<unit>(?i:weekend|week|month|year))\b(?!-)",
        _calendar_unit,
    ),
    ("ago earlier later", rf"\b(?P<n>{_COUNT})\s{_UNIT}\s(?P<how>(?i:ago|earlier|later))\b", _ago),
    (
        "day",
        r"\b(?i:(?:on\s)?the\s(?:same|next|previous|following|preceding)\sday"
        r"|(?:on\s)?that\ssame\sday|the\sday\s(?:before|after)(?=[,.;]|\Z))\b",
        _neighbour_day,
    ),
    (
        "day week month year decade",
        r"\b(?i:the\s)?(?P<which>(?i:last|past|previous|next|coming|upcoming))\s"
        rf"(?P<n>{_COUNT})\s{_UNIT}",
        _stretch,
    ),
)
