"""Dates written out: ``20 May 2021``, ``May 19-20``, ``2018-2020``, ``the first half of 2023``."""

from __future__ import annotations

import re

from diplograph.language.date_parts import (
    WEEKDAYS,
    Context,
    Expression,
    Parts,
    Period,
    Rule,
    month_of,
)
from diplograph.language.date_reckoning import count_of
from diplograph.language.numerals import NUMBER_WORDS, number_of_ordinal
from diplograph.model import PartialDate

_NAMES = (
    r"Jan(?:uary|\.)? Feb(?:ruary|\.)? Mar(?:ch|\.)? Apr(?:il|\.)? May June?\.? July?\.? "
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
    return Expression(*match.span("m"), (Parts(None, month_of(match["m"])),))


def _months(match: re.Match[str]) -> Expression | None:
    first, last = month_of(match["m"]), month_of(match["m2"])
    return _within_year(match, Parts(None, first), Parts(None, last)) if first < last else None


def _year(match: re.Match[str]) -> Expression | None:
    return Expression(*match.span("y"), (Parts(int(match["y"])),))


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
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")
    names = {name: 1920 + 10 * index for index, name in enumerate((*tens, "nineties"))}
    first = int(match["y"]) if match["y"] else names[match["word"].lower()]
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


_BARE = r"(?:January|February|July|September|October|November|December)"
_LEADS_TO_MONTH = (
    r"(?:\b(?i:in|of|since|until|till|by|from|during|for|to|between|through|early|late|before|after"
    r"|last|next|this|every|mid|and|or)[ -]|(?<=[a-z]),\s)"
)
_LEADS_TO_YEAR = r"(?i:in|since|from|until|till|by|of|to|and|between|before|after|year|during)\s"
_NOT_YEAR = (
    r"(?<![\w/.-])(?<![$€£¥#])(?<![$€£¥#]\s)(?<!\bNo\.\s)(?<!\bNo\s)(?<!\bresolution\s)"
    r"(?<!\bResolution\s)(?<!\bAgenda\s)(?<!\bVision\s)(?<!\bStrategy\s)(?<!\bExpo\s)(?<!\bEXPO\s)"
    r"(?<!\bflight\s)(?<!\bPlan\s)(?<!\broom\s)(?<!\bpage\s)(?<!\bArticle\s)(?<!\bOrder\s)"
    r"(?<!\bDecree\s)(?<!\bdecree\s)(?<!\blaw\s)(?<!\bLaw\s)(?<!\bUSD\s)(?<!\bEUR\s)"
    r"(?<!\bsome\s)(?<!\bthan\s)(?<!\babout\s)(?<!\bover\s)(?<!\bnearly\s)(?<!\balmost\s)"
    r"(?<!\bresolutions\s)(?<!\bDirective\s)(?<!\bRegulation\s)"
)

RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (
            r"(?<![\w.-])(?P<y>[12][0-9]{3})(?P<s>[-/.])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])"
            r"(?!\d)(?!-\d)",
            _iso,
        ),
        (rf"(?<![\w./-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w-])", _iso_month),
        (
            rf"(?<![\w./])(?P<a>[0-9]{{1,2}})(?P<sep>[./])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<y>{_YEAR})",
            _numeric,
        ),
        (
            rf"(?:\b(?P<w>{_WEEKDAY}),?\s(?:the\s)?)?(?<![\w.:$€£-])(?<!\d,)(?P<d>{_DAY}){_TO_DAY}"
            rf"(?:\sof)?\s(?P<m>{MONTH}){_MAYBE_YEAR}",
            _day,
        ),
        (
            rf"(?:\b(?P<w>{_WEEKDAY}),?\s)?\b(?P<m>{MONTH})\s(?:the\s)?(?P<d>{_DAY}){_TO_DAY}"
            rf"{_MAYBE_YEAR}{_COUNTING}",
            _day,
        ),
        (rf"\b(?P<m>{MONTH}){_DASH}(?P<m2>{MONTH}){_MAYBE_YEAR}", _months),
        (rf"\b(?P<m>{MONTH}){_OF_YEAR}{_COUNTING}", _month),
        (rf"{_LEADS_TO_MONTH}(?P<m>{MONTH})(?!\s(?:be|have|not)\b)", _bare_month),
        (rf"(?<!\w\s)(?<!-)\b(?P<m>{_BARE})\b(?!\s[A-Z][a-z])", _bare_month),
        (rf"(?<=[a-z]\s)(?P<m>{_BARE})\b(?!\s[A-Z][a-z])", _bare_month),
        (
            rf"(?<![\w/.-])(?P<y>{_YEAR}){_DASH}(?P<y2>(?:1[0-9]|20|21)[0-9]{{2}})(?![\w%/-])"
            r"(?![.,]\d)",
            _years,
        ),
        (rf"(?<![\w/.-])(?P<y>{_YEAR})[-–/](?P<y2>[0-9]{{2}})(?![\w%/-])(?![.,]\d)", _years),
        (
            rf"{_NOT_YEAR}(?P<y>(?:19|20)[0-9]{{2}}(?![\w%])(?![.,]\d)(?!-[a-z]+\b(?<!long)))"
            rf"(?!\s?[-–]\s?\d){_COUNTING}",
            _year,
        ),
        (
            rf"\b{_LEADS_TO_YEAR}(?:the\syear\s)?(?P<y>(?:1[0-8]|21)[0-9]{{2}}(?![\w%])(?![.,]\d))"
            rf"{_COUNTING}",
            _year,
        ),
        (
            r"\b(?:(?i:the)\s)?(?:(?:(?i:early|mid|late)[ -])?(?P<y>(?:1[5-9]|20)[0-9]0)['’]?s\b"
            r"|(?P<word>(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ties))\b)",
            _decade,
        ),
        (
            r"\b(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|(?:(?i:the)\s)?(?P<ord>(?i:first|second|third|fourth"
            rf"|1st|2nd|3rd|4th|last|final))\s(?i:quarter))\b{_YEAR_WANTED}",
            _quarter,
        ),
        (
            r"\b(?:H(?P<h>[12])(?=\s(?:of\s)?(?:20|19))|(?:(?i:the)\s)?(?P<ord>(?i:first|second|1st"
            rf"|2nd))\s(?i:half(?:-year)?)(?!\sof\s(?!the\syear|this|last|next|19|20))){_YEAR_WANTED}",
            _half,
        ),
        (
            rf"\b(?:(?i:the)\s)?(?:(?i:first)\s)(?P<n>{NUMBER_WORDS}|[0-9]{{1,2}})\s(?i:months)\b"
            rf"{_YEAR_WANTED}",
            _first_months,
        ),
        (
            rf"\b(?P<n>{NUMBER_WORDS}|[0-9]{{1,2}})\s(?i:months)\s(?:of|in)"
            rf"(?:\s(?P<y>{_YEAR})|\s(?P<which>{_NAMED_YEAR}))",
            _first_months,
        ),
        (
            rf"\b(?:(?i:the)\s)?(?i:spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<y>{_YEAR})",
            _season,
        ),
    )
)
