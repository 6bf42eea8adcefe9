"""Dates in press text, fixed on the calendar from the day on which the article appeared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from diplograph.language import date_forms, date_reckoning
from diplograph.language.date_parts import Context, Expression, Parts, Period
from diplograph.model import PartialDate, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: one date, or a stretch from ``start`` to ``end``, both included.

    ``relative`` says that the article's own date was needed to fix it. ``bound`` is ``since``,
    ``until``, ``by``, ``before`` or ``after`` where the text sets the date as a limit. The span
    takes in ``the end of`` or ``early``, but no preposition before the date.
    """

    span: Span
    start: PartialDate
    end: PartialDate | None
    relative: bool
    bound: str | None = None


def find_dates(
    text: str,
    *,
    anchor: PartialDate | None,
    begin: int = 0,
    end: int | None = None,
    future: bool | None = None,
    told: PartialDate | None = None,
) -> tuple[DateMention, ...]:
    """The dates in ``text[begin:end]``, in order and disjoint.

    Without an anchor only full dates are found. A weekday is the latest one up to the anchor, or
    the first one from it on where the words are of the future: ``future`` says which, and None
    leaves it to the words around each date. A day or month without its year is the one nearest to
    the anchor. The precision is the text's: ``last year`` is a year, ``last week`` seven days.
    ``told`` is the date named last before ``begin``, to which ``the same day`` may go back.

    >>> thursday = find_dates("They met on Thursday.", anchor=PartialDate(2021, 5, 21))[0]
    >>> str(thursday.start), thursday.relative
    ('2021-05-20', True)
    """
    stop = len(text) if end is None else min(end, len(text))
    cues = _cues(text, begin, stop)
    if not cues:
        return ()
    joined = _with_shared_years(text, _joined(text, begin, _expressions(text, begin, stop, cues)))
    return tuple(_resolved(text, begin, stop, joined, anchor, future, told))


_Build = Callable[[re.Match[str]], Expression | None]
_CUES = re.compile(
    r"(?P<digits>[0-9]{4})|(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
    r"|(?P<quarter>[Qq]uarter|Q[1-4]|[1-4]Q)|(?P<half>[Hh]alf|H[12]\b)"
    r"|[Dd]ay|DAY|[Ww]eek|[Mm]onth|[Yy]ear|[Tt]omorrow|[Nn]ight|[Mm]orning|[Aa]fternoon|[Ee]vening"
    r"|[Dd]ecade|ago\b|[Ee]arlier|[Ll]ater|ties\b"
)
_CUE_NAMES = {"digits": "0000", "month": "Month"}
_RANGE_GAP = re.compile(r"\s(?:to|until|till|through|up to)\s|\s?[-–—]\s?")
_LIST_GAP = re.compile(r",?\s(?:and|or)\s|,\s")
_QUALIFIER = re.compile(
    r"(?:\bthe\s)?\b(?:(?:end|beginning|start|middle|close|course)\sof\s(?:the\s)?(?:year\s)?"
    r"|(?:early|late)(?:\sin)?[\s-]|mid[\s-])\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?P<word>since|(?<!up\s)(?<!down\s)from|starting(?:\sfrom|\son|\sin)?|as\sof|until|till|up\sto|through|by|before"
    r"|prior\sto|after|following)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_BOUNDS = {
    "since": "since",
    "from": "since",
    "starting": "since",
    "as": "since",
    "until": "until",
    "till": "until",
    "up": "until",
    "through": "until",
    "by": "by",
    "before": "before",
    "prior": "before",
    "after": "after",
    "following": "after",
}
_SENTENCE_BREAK = re.compile(r"[.!?;]\s")
_FUTURE = (
    r"\b(?:will|shall|'ll|going\sto|(?:is|are)\s(?:to|due|set|likely)\b|due\sto|set\sto|upcoming"
    r"|forthcoming|(?:is|are|be|been|was|were)\s(?:expected|scheduled|planned|slated)|expected\sto"
    r"|scheduled\s(?:for|to)|planned\sfor|slated\sfor|plans?\sto|planning\sto|intends?\sto|invited"
    r"|(?:agreed|decided|ordered|hopes?)\sto|(?:have|has|had)\sto\b(?!\sbe\b)|must|invitation|put\soff"
    r"|(?:postponed|delayed|adjourned|rescheduled|deferred|extended)\s(?:to|until|till)"
    r"|to\s(?:be\s)?(?:held|hold|take\splace|visit|pay"
    r"|meet|host|attend|arrive|travel|convene|gather|sign|open|start|begin|launch))\b"
)
_PAST = (
    r"(?<!\bbe\s)(?<!\bto\s)\b(?:was|were|had|been|met|held|came|began|went|took\splace|paid|visited"
    r"|arrived|signed|established|received|opened|hosted|attended|discussed|adopted|launched|left"
    r"|elected|appointed|concluded|started|ended|reached|took)\b"
)
_SPEECH = (
    r"\b(?:said|says|told|announced|reported|noted|stated|added|wrote|confirmed|informed|declared"
    r"|according\sto|stressed|emphasi[sz]ed)\b"
)
_CUE = re.compile(rf"(?P<future>{_FUTURE})|(?P<past>{_PAST})|(?P<speech>{_SPEECH})", re.IGNORECASE)


@lru_cache(maxsize=1 << 10)
def _forms(cues: frozenset[str]) -> tuple[tuple[int, re.Pattern[str], _Build], ...]:
    """The forms of dates that need one of these cues, each with its place among all."""
    forms = (*date_forms.FORMS, *date_reckoning.FORMS)
    return tuple(
        (order, _compiled(pattern), build)
        for order, (needed, pattern, build) in enumerate(forms)
        if not cues.isdisjoint(needed.split())
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _cues(text: str, begin: int, end: int) -> frozenset[str]:
    """Which of the words that forms of dates need are in the text; most sentences hold none."""
    return frozenset(
        _CUE_NAMES.get(match.lastgroup, match.lastgroup) if match.lastgroup else match[0].lower()
        for match in _CUES.finditer(text, begin, end)
    )


def _expressions(text: str, begin: int, end: int, cues: frozenset[str]) -> list[Expression]:
    """All expressions; where two overlap the one that begins first wins, then the longer."""
    found: list[tuple[int, int, int, Expression]] = []
    for order, pattern, build in _forms(cues):
        for match in pattern.finditer(text, begin, end):
            expression = build(match)
            if expression is not None:
                found.append((expression.begin, -expression.end, order, expression))
    found.sort(key=lambda item: item[:3])
    kept: list[Expression] = []
    for *_, expression in found:
        if not kept or expression.begin >= kept[-1].end:
            kept.append(expression)
    return kept


def _joined(text: str, begin: int, found: Sequence[Expression]) -> list[Expression]:
    """Two dates with ``to`` or a dash between, or ``and`` after ``between``, are one stretch."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before is not None and _makes_stretch(text, begin, before, expression):
            first, last = before.parts[0], expression.parts[0]
            parts = (_completed(first, last), last)
            joined[-1] = Expression(before.begin, expression.end, parts)
        else:
            joined.append(expression)
    return joined


def _makes_stretch(text: str, begin: int, first: Expression, last: Expression) -> bool:
    if len(first.parts) != 1 or len(last.parts) != 1 or not _alike(first.parts[0], last.parts[0]):
        return False
    gap = text[first.end : last.begin]
    if _RANGE_GAP.fullmatch(gap):
        return True
    lead = text[max(begin, first.begin - 12) : first.begin].lower()
    return gap == " and " and lead.rstrip().endswith("between")


def _alike(first: Parts, last: Parts) -> bool:
    return (first.month is None) == (last.month is None) and (
        (first.day is None) == (last.day is None)
    )


def _completed(first: Parts, last: Parts) -> Parts:
    """The first date with the year that stands only beside the second."""
    if first.year is not None or last.year is None:
        return first
    later = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    return first._replace(year=last.year - later)


def _with_shared_years(text: str, found: list[Expression]) -> list[Expression]:
    """``in April and May 2021``: the year beside the last of a list holds for all of it."""
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if not (this.parts and following.parts) or this.parts[0].year is not None:
            continue
        year = following.parts[0].year
        gap = text[this.end : following.begin]
        if year is not None and following.parts[0].month and _LIST_GAP.fullmatch(gap):
            parts = tuple(part._replace(year=year) for part in this.parts)
            found[index] = replace(this, parts=parts)
    return found


def _resolved(
    text: str,
    begin: int,
    end: int,
    found: Sequence[Expression],
    anchor: PartialDate | None,
    future: bool | None,
    reference: PartialDate | None,
) -> Iterator[DateMention]:
    named: DateMention | None = None
    for expression in found:
        start = _widened(text, begin, expression.begin)
        bound = _bound(text, begin, start)
        tense = _tense(text, begin, end, expression, bound) if future is None else None
        tense = tense if future is None else "future" if future else "past"
        if named is not None and tense == "past":
            expression = _in_year(text, expression, named)
        period = _period(expression, Context(anchor, reference, tense))
        if period is None:
            continue
        relative = not expression.parts or any(part.year is None for part in expression.parts)
        bound = bound if period[1] is None else None
        mention = DateMention(Span(start, expression.end), *period, relative, bound)
        named = mention if period[0].precision == "year" and not relative else named
        reference = period[0]
        yield mention


def _in_year(text: str, expression: Expression, named: DateMention) -> Expression:
    """``In 1972 he went to Beijing, where he met Mao on 21 February``: the year holds for both."""
    lacking = bool(expression.parts) and all(part.year is None for part in expression.parts)
    between = text[named.span.end : expression.begin]
    if not lacking or named.end is not None or _SENTENCE_BREAK.search(between):
        return expression
    parts = tuple(part._replace(year=named.start.year) for part in expression.parts)
    return replace(expression, parts=parts)


def _widened(text: str, begin: int, position: int) -> int:
    match = _QUALIFIER.search(text, max(begin, position - 28), position)
    return match.start() if match else position


def _bound(text: str, begin: int, position: int) -> str | None:
    match = _BOUND.search(text, max(begin, position - 20), position)
    return _BOUNDS[match["word"].split()[0].lower()] if match else None


def _tense(
    text: str, begin: int, end: int, expression: Expression, bound: str | None
) -> str | None:
    """Whether the nearest verb before the date, or in the clause it opens, tells of the future."""
    window = text[max(begin, expression.begin - 160) : expression.begin]
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(window)]
    before = window[breaks[-1] :] if breaks else window
    cues = [match.lastgroup for match in _CUE.finditer(before)]
    if bound in ("by", "until") and cues[-1:] != ["past"]:
        return "future"
    if cues:
        return cues[-1] if cues[-1] != "speech" else None
    if len(before.split()) > 2:
        return None
    after = text[expression.end : min(end, expression.end + 120)]
    cue = _CUE.search(after)
    return cue.lastgroup if cue and cue.lastgroup != "speech" else None


def _period(expression: Expression, context: Context) -> Period | None:
    if expression.reckon is not None:
        return expression.reckon(context)
    start = _on_calendar(expression.parts[0], context)
    if start is None or len(expression.parts) == 1:
        return (start, None) if start else None
    last = expression.parts[1]
    if last.year is None:
        later = (last.month or 0, last.day or 0) >= (start.month or 0, start.day or 0)
        last = last._replace(year=start.year if later else start.year + 1)
    end = last.date()
    return (start, end) if end and start.first_day <= end.first_day else None


def _on_calendar(parts: Parts, context: Context) -> PartialDate | None:
    """The parts with the year that the anchor suggests where they have none of their own."""
    if parts.year is not None or context.anchor is None:
        return parts.date()
    anchor = context.anchor
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    dates = [date for year in years if (date := parts._replace(year=year).date())]
    if parts.weekday is not None:
        fitting = [date for date in dates if date.first_day.weekday() == parts.weekday]
        dates = fitting if len(fitting) == 1 else dates
    if not dates:
        return None
    if anchor.month is None:
        return min(dates, key=lambda date: abs(date.year - anchor.year))
    if context.tense == "future":
        ahead = [date for date in dates if date.last_day >= anchor.first_day]
        return ahead[0] if ahead else dates[-1]
    limit = 0 if context.tense == "past" else 183
    near = [date for date in dates if (date.first_day - anchor.last_day).days <= limit]
    return near[-1] if near else dates[0]
