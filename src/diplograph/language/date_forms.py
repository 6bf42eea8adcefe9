"""Dates written out: ``20 May 2021``, ``May 19-20``, ``2018-2020``, ``the first half of 2023``."""

from __future__ import annotations

import re

from diplograph.language.date_parts import (
    WEEKDAYS,
    Context,
    Expression,
    Form,
    Parts,
    Period,
    month_of,
)
from diplograph.language.date_reckoning import count_of
from diplograph.language.numerals import NUMBER_WORDS, number_of_ordinal
from diplograph.model import PartialDate

_NAMES = (
    r"Jan(?:uary|\.)? Feb(?:ruary|\.)? Mar(?:ch|\.)? Apr(?:il|\.)? May June Jun\.? July Jul\.? "
    r"Aug(?:ust|\.)? Sep(?:t(?:ember|\.)?|\.)? Oct(?:ober|\.)? Nov(?:ember|\.)? Dec(?:ember|\.)? "
    r"JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER"
)
MONTH = rf"(?:{'|'.join(_NAMES.split())})(?![^\W\d_])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%])(?![.,]\d)"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}(?![\w%])(?![.,]\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASH = r"\s?[-–—]\s?"
_TO_DAY = rf"(?:(?:{_DASH}|\s(?:to|and|until|till|through)\s)(?P<d2>{_DAY}))?"
_NAMED_YEAR = r"(?i:(?:this|last|next|(?:the\s)?(?:same|current|past|previous))\syear)"
_OF_YEAR = (
    rf"(?:(?:,|\s(?:of|in)|\sof\sthe\syear)?\s(?P<y>{_YEAR})|(?:\sof)?\s(?P<which>{_NAMED_YEAR}))"
)
_MAYBE_YEAR = rf"(?:{_OF_YEAR})?"
_YEAR_WANTED = rf"(?:(?:\sof)?(?:\sthe\syear|{_OF_YEAR}))?"
# A figure before one of these counts things: "in May 20 documents", "2021 people".
_COUNTING = (
    r"(?!\s(?:(?:[a-z]+\s)?(?:people|troops|soldiers|documents|agreements|students|schools|men|women"
    r"|companies|tons|tonnes|kilomet(?:er|re)s|miles|met(?:er|re)s|hectares|citizens|refugees"
    r"|delegates|participants|visitors|tourists|workers|jobs|guests|cases|deaths|villages|projects"
    r"|migrants|families|houses|homes|vehicles|megawatts|barrels|children|years|days|hours|points)"
    r"|km|kg|MW|GW|mm|cm|sq|percent|per\scent|million|billion|trillion|bn|mln|bln|thousand|times"
    r"|euros?|dollars?|tenge|rubles?|roubles?|yuan|yen|rupees|lira|won)\b)"
)


def _within_year(match: re.Match[str], first: Parts, last: Parts | None = None) -> Expression:
    """Parts whose year stands beside them, as a figure or as ``of last year``."""
    both = [part for part in (first, last) if part is not None]
    groups = match.groupdict()
    which = " ".join((groups.get("which") or "").lower().split())
    if not which:
        year = int(groups["y"]) if groups.get("y") else None
        dated = tuple(part._replace(year=year) for part in both)
        return Expression(match.start(), match.end(), dated)

    def reckon(context: Context) -> Period | None:
        base = (context.reference if "same" in which else None) or context.anchor
        if base is None:
            return None
        step = -1 if re.search("last|past|previous", which) else 1 if "next" in which else 0
        dates = [part._replace(year=base.year + step).date() for part in both]
        start, end = dates[0], dates[1] if len(dates) > 1 else None
        return (start, end) if start else None

    return Expression(match.start(), match.end(), (), reckon)


def _iso(match: re.Match[str]) -> Expression | None:
    parts = Parts(int(match["y"]), int(match["m"]), int(match["d"]))
    return Expression(match.start(), match.end(), (parts,))


def _iso_month(match: re.Match[str]) -> Expression | None:
    year, month = int(match["y"]), int(match["m"])
    if month > year % 100:  # 2008-12 is five years
        return None
    return Expression(match.start(), match.end(), (Parts(year, month),))


def _numeric(match: re.Match[str]) -> Expression | None:
    day, month = int(match["a"]), int(match["b"])
    if month > 12 and match["sep"] == "/":
        day, month = month, day
    return Expression(match.start(), match.end(), (Parts(int(match["y"]), month, day),))


def _day(match: re.Match[str]) -> Expression | None:
    month = month_of(match["m"])
    weekday = WEEKDAYS[match["w"].lower()] if match["w"] else None
    first = Parts(None, month, _figure(match["d"]), weekday)
    if not match["d2"]:
        return _within_year(match, first)
    last = Parts(None, month, _figure(match["d2"]))
    if _figure(match["d2"]) <= _figure(match["d"]):
        return None
    return _within_year(match, first, last)


def _figure(text: str) -> int:
    return int(re.sub(r"[^0-9]", "", text))


def _month(match: re.Match[str]) -> Expression | None:
    return _within_year(match, Parts(None, month_of(match["m"])))


def _bare_month(match: re.Match[str]) -> Expression | None:
    text, begin = match.string, match.start()
    month = month_of(match["m"])
    led = _LEADS_TO_MONTH.search(text, max(0, begin - 9), begin)
    if not led and not (
        month in _ONLY_MONTHS
        and len(match["m"]) > 4
        and not _CAPITAL_NEXT.match(text, match.end())
        and not re.compile(r"[A-Z][\w.]*\s\Z").search(text, max(0, begin - 20), begin)
    ):
        return None
    return Expression(begin, match.end(), (Parts(None, month),))


def _months(match: re.Match[str]) -> Expression | None:
    first, last = month_of(match["m"]), month_of(match["m2"])
    return _within_year(match, Parts(None, first), Parts(None, last)) if first < last else None


def _year(match: re.Match[str]) -> Expression | None:
    return Expression(*match.span("y"), (Parts(int(match["y"])),))


def _plain_year(match: re.Match[str]) -> Expression | None:
    begin = match.start()
    if _NOT_YEAR.search(match.string, max(0, begin - 14), begin):
        return None
    return _year(match)


def _old_year(match: re.Match[str]) -> Expression | None:
    begin = match.start()
    return _year(match) if _LEADS_TO_YEAR.search(match.string, max(0, begin - 9), begin) else None


def _season(match: re.Match[str]) -> Expression | None:
    # When a season falls in the year depends on the hemisphere: the year is all that is sure.
    return Expression(match.start(), match.end(), (Parts(int(match["y"])),))


def _years(match: re.Match[str]) -> Expression | None:
    first, last = int(match["y"]), int(match["y2"])
    if last < 100:
        last += first - first % 100
    if not first < last <= first + 200:
        return None
    return Expression(match.start(), match.end(), (Parts(first), Parts(last)))


def _decade(match: re.Match[str]) -> Expression | None:
    first = int(match["y"])
    lead = _LEADS_TO_DECADE.search(match.string, max(0, match.start() - 11), match.start())
    begin = lead.start() if lead else match.start()
    return Expression(begin, match.end(), (Parts(first), Parts(first + 9)))


def _decade_named(match: re.Match[str]) -> Expression | None:
    tens = ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
    first = 1920 + 10 * tens.index(match["word"].lower().removesuffix("ties"))
    return Expression(match.start(), match.end(), (Parts(first), Parts(first + 9)))


def _share(match: re.Match[str], first: int, last: int) -> Expression:
    """Months of the year named, or of the latest year in which they have begun."""
    if match["y"] or match["which"]:
        return _within_year(match, Parts(None, first), Parts(None, last))

    def reckon(context: Context) -> Period | None:
        anchor = context.anchor
        if anchor is None:
            return None
        begun = anchor.month is None or anchor.month >= first
        year = anchor.year if begun or context.tense == "future" else anchor.year - 1
        return PartialDate(year, first), PartialDate(year, last)

    return Expression(match.start(), match.end(), (), reckon)


def _quarter(match: re.Match[str]) -> Expression | None:
    word = (match["q"] or match["q2"] or match["ord"]).lower()
    number = 4 if word in ("last", "final") else 0
    number = number or (int(word) if word.isdecimal() else number_of_ordinal(word))
    return _share(match, 3 * number - 2, 3 * number)


def _half(match: re.Match[str]) -> Expression | None:
    second = (match["h"] or match["ord"]).lower() in ("2", "second", "2nd")
    return _share(match, 7 if second else 1, 12 if second else 6)


def _first_months(match: re.Match[str]) -> Expression | None:
    count = count_of(match["n"])
    return _share(match, 1, count) if 2 <= count <= 12 else None


_LEADS_TO_YEAR = re.compile(
    r"\b(?:in|since|from|until|till|by|of|to|and|between|before|after|year|during)\s\Z",
    re.IGNORECASE,
)
_LEADS_TO_MONTH = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|for|to|between|through|early|late|before|after"
    r"|last|next|this|every|mid|and|or)[ -]|[a-z],\s)\Z",
    re.IGNORECASE,
)
_LEADS_TO_DECADE = re.compile(r"\b(?:the\s)?(?:(?:early|mid|late)[ -])?\Z", re.IGNORECASE)
# The other months are words and names as well: "may", "march", "April", "June", "August".
_ONLY_MONTHS = frozenset([1, 2, 7, 9, 10, 11, 12])
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]")
_NOT_YEAR = re.compile(
    r"(?:[\w/.-]|[$€£¥#]\s?|\b(?:No\.?|resolutions?|Resolutions?|Agenda|Vision|Strategy|Expo|EXPO|Plan"
    r"|flight|room|page|Article|Order|[Dd]ecree|[Ll]aw|Directive|Regulation|USD|EUR|some|than|about"
    r"|over|nearly|almost)\s)\Z"
)

FORMS: tuple[Form, ...] = (
    (
        "0000",
        r"(?<![\w.-])(?P<y>[12][0-9]{3})(?P<s>[-/.])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])"
        r"(?!\d)(?!-\d)",
        _iso,
    ),
    ("0000", rf"(?<![\w./-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w-])", _iso_month),
    (
        "0000",
        rf"(?<![\w./])(?P<a>[0-9]{{1,2}})(?P<sep>[./])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<y>{_YEAR})",
        _numeric,
    ),
    (
        "Month",
        rf"(?:\b(?P<w>{_WEEKDAY}),?\s(?:the\s)?)?(?<![\w.:$€£-])(?<!\d,)(?P<d>{_DAY}){_TO_DAY}"
        rf"(?:\sof)?\s(?P<m>{MONTH}){_MAYBE_YEAR}",
        _day,
    ),
    (
        "Month",
        rf"(?:\b(?P<w>{_WEEKDAY}),?\s)?\b(?P<m>{MONTH})\s(?:the\s)?(?P<d>{_DAY}){_TO_DAY}"
        rf"{_MAYBE_YEAR}{_COUNTING}",
        _day,
    ),
    ("Month", rf"\b(?P<m>{MONTH}){_DASH}(?P<m2>{MONTH}){_MAYBE_YEAR}", _months),
    ("Month", rf"\b(?P<m>{MONTH}){_OF_YEAR}{_COUNTING}", _month),
    ("Month", rf"(?<!\w)(?P<m>{MONTH})(?!\s(?:be|have|not)\b)", _bare_month),
    (
        "0000",
        rf"(?<![\w/.-])(?P<y>{_YEAR}){_DASH}(?P<y2>(?:1[0-9]|20|21)[0-9]{{2}})(?![\w%/-])"
        r"(?![.,]\d)",
        _years,
    ),
    ("0000", rf"(?<![\w/.-])(?P<y>{_YEAR})[-–/](?P<y2>[0-9]{{2}})(?![\w%/-])(?![.,]\d)", _years),
    (
        "0000",
        rf"(?P<y>(?:19|20)[0-9]{{2}}(?![\w%])(?![.,]\d)(?!-[a-z]+\b(?<!long)))"
        rf"(?!\s?[-–]\s?\d){_COUNTING}",
        _plain_year,
    ),
    (
        "0000",
        rf"(?<![\w,.])(?P<y>(?:1[0-8]|21)[0-9]{{2}}(?![\w%])(?![.,]\d)){_COUNTING}",
        _old_year,
    ),
    ("0000", r"(?<![\w.,])(?P<y>(?:1[5-9]|20)[0-9]0)['’]?s\b", _decade),
    (
        "ties",
        r"\b(?:(?i:the)\s)?(?P<word>(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ties))\b",
        _decade_named,
    ),
    (
        "quarter",
        r"\b(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|(?:(?i:the)\s)?(?P<ord>(?i:first|second|third|fourth"
        rf"|1st|2nd|3rd|4th|last|final))\s(?i:quarter))\b{_YEAR_WANTED}",
        _quarter,
    ),
    (
        "half",
        r"\b(?:H(?P<h>[12])(?=\s(?:of\s)?(?:20|19))|(?:(?i:the)\s)?(?P<ord>(?i:first|second|1st"
        rf"|2nd))\s(?i:half(?:-year)?)(?!\sof\s(?!the\syear|this|last|next|19|20))){_YEAR_WANTED}",
        _half,
    ),
    (
        "month",
        rf"\b(?:(?i:the)\s)?(?:(?i:first)\s)(?P<n>{NUMBER_WORDS}|[0-9]{{1,2}})\s(?i:months)\b"
        rf"{_YEAR_WANTED}",
        _first_months,
    ),
    (
        "month",
        rf"\b(?P<n>{NUMBER_WORDS}|[0-9]{{1,2}})\s(?i:months)\s(?:of|in)"
        rf"(?:\s(?P<y>{_YEAR})|\s(?P<which>{_NAMED_YEAR}))",
        _first_months,
    ),
    (
        "season",
        rf"\b(?:(?i:the)\s)?(?i:spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<y>{_YEAR})",
        _season,
    ),
)
