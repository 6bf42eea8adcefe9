"""When an article was published, from what is written at its head or in its file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diplograph.language.datelines import dateline
from diplograph.language.dates import find_dates
from diplograph.language.layout import blocks
from diplograph.model import PartialDate

# Crawls of press sites often leave the page's date as a first line or before the first words.
_HEADER = re.compile(
    r"\s{0,20}date\s{0,3}:?[ \t]{0,3}(\d{4}-\d{2}(?:-\d{2})?)(?![\d-])\s{0,200}", re.IGNORECASE
)
_DAY_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})([-_.]?)(\d{2})\2(\d{2})(?![0-9A-Za-z])")
_MONTH_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})[-_.](\d{2})(?![0-9A-Za-z]|[-_.]\d)")
_OPENING = 1_000  # characters; a dateline stands before or just after the headline
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Header:
    """A leading ``date YYYY-MM-DD`` or ``date YYYY-MM``; the article's own words start at ``end``.

    ``date`` is None where what is ``written`` is on no calendar.
    """

    written: str
    date: PartialDate | None
    end: int


def header(text: str) -> Header | None:
    """The date that a crawl left in front of the text, if it did.

    >>> header(" date 2021-05-21 As part of the visit").date
    PartialDate(year=2021, month=5, day=21)
    """
    match = _HEADER.match(text)
    if match is None:
        return None
    return Header(match[1], _parsed(match[1]), match.end())


def date_in_dateline(text: str, begin: int = 0) -> PartialDate | None:
    """The full date in the dateline of an article, or on a line of its own near its head.

    >>> str(date_in_dateline("OSLO, 2 March 2022 (Wire) -- The ministers met."))
    '2022-03-02'
    """
    opening = text[: begin + _OPENING]
    for block in blocks(opening, begin=begin)[:3]:
        found = dateline(opening, block.span)
        span = block.span if block.kind == "dateline-only" else found.date if found else None
        if span is None:
            continue
        for mention in find_dates(opening, anchor=None, begin=span.begin, end=span.end):
            if mention.start.precision == "day" and mention.end in (None, mention.start):
                return mention.start
    return None


def date_in_name(name: str) -> PartialDate | None:
    """The date in a file's name, as in ``2021-05-20-talks``, ``20210520`` or ``talks_2021-05``.

    >>> str(date_in_name("talks-20210520.txt"))
    '2021-05-20'
    """
    candidates = ["-".join(match.group(1, 3, 4)) for match in _DAY_IN_NAME.finditer(name)]
    candidates += ["-".join(match.groups()) for match in _MONTH_IN_NAME.finditer(name)]
    dates = (_parsed(candidate) for candidate in candidates)
    return next((date for date in dates if date is not None and date.year in _YEARS), None)


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None
