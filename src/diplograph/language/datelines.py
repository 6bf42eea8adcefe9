"""The dateline that opens a report: ``ASTANA, May 20 (Agency) --`` and its many kin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from diplograph.language.layout import trimmed
from diplograph.model import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}))"
)
_FULL_DATE = rf"(?P<date>{_DAY}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+{_DAY},?\s+\d{{4}})"
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž.’'-]+(?:[ ][A-ZÀ-ÖØ-ÞĀ-Ž.’'-]+){0,3}"
_MIXED = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+(?:[ ](?:de|da|do|del|la|al|el|of|[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*)){0,3}"
_REGION = r"(?:,[ ](?:[A-Z][\w.’'-]+)(?:[ ][A-Z][\w.’'-]+){0,2})??"
_AGENCY = (
    r"(?:\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\]|/[^/\n]{2,30}/|"
    r"[A-ZÀ-Þ][A-Z-]{2,}(?:[ ][A-Z][A-Z-]+){0,2}|[A-Z][\w-]+(?:[ ][A-Z][\w-]+){0,2})"
)
_BREAK = r"(?:--+|[–—]|-(?=\s)|:)"
_PLACE = rf"(?P<place>{_CAPITALS}|{_MIXED})(?:/(?:{_CAPITALS}|{_MIXED}))?{_REGION}"
_WIRE = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)"
_NEWSPAPER = r"\((?=[^()\n]*\b(?:News(?:paper)?|Agency|Press|Post|Times)\b)[^()\n]{2,60}\)"
_LINE = r"(?:--+|[–—]|-(?=\s))"
_FORMS = (
    # ASTANA, May 20 (Agency) --    Beijing, 5 March 2023 (Agency) -    Astana. 20 May. AGENCY -
    rf"{_PLACE}[,.]?\s+{_DATE}[,.]?\s*(?:{_AGENCY}[.:]?)?\s*{_BREAK}",
    # MOSCOW, 5 March. /AGENCY/.
    rf"{_PLACE}[,.]\s+{_DATE}[,.]?\s*/[^/\n]{{2,30}}/[.,:]?\s*{_BREAK}?",
    # GENEVA (5 May 2023) -
    rf"{_PLACE}[,.]?\s+\({_DATE}\)\s*{_BREAK}",
    # Dushanbe (Agency) --
    rf"{_PLACE}[,.]?\s*{_WIRE}[.,]?\s*{_BREAK}",
    # TASHKENT. AGENCY -    BAKU, Azerbaijan, AGENCY -    Ankara / AA -
    rf"(?P<place>{_CAPITALS}){_REGION}[.,/][ ]*{_AGENCY}[ ]*(?:[/,.][ ]*{_AGENCY}[ ]*){{0,2}}"
    rf"[.,]?\s*{_BREAK}",
    rf"(?P<place>{_MIXED})[ ]?/[ ]?[A-Z]{{2,12}}[.,]?\s*{_LINE}",
    # BAKU, Azerbaijan, May 20.
    rf"(?P<place>{_CAPITALS}){_REGION}[,.]\s+{_DATE}[.]\s",
    # Tallinn, 3 May 2023.
    rf"(?P<place>{_MIXED})(?:,[ ]{_MIXED})?,\s{_FULL_DATE}[.]\s",
    # ASTANA -    ISLAMABAD: The    London, United Kingdom - The
    rf"(?P<place>{_CAPITALS}){_REGION}\s+{_LINE}",
    rf"(?=[A-Z-]{{4}})(?P<place>{_CAPITALS})[ ]?:(?=\s[A-Z])",
    rf"(?P<place>{_MIXED})(?:,[ ]{_MIXED})?\s[–—-](?=\s(?:The|On|In|At|This|An?)\s)",
    # MOSCOW (Some News / Agency - 25th March, 2022) The    Oslo, (Morning Newspaper) The
    rf"{_PLACE},?\s+{_NEWSPAPER}(?=\s[A-Z])",
    # May 20, 2021 (Agency) --    (Agency) -
    rf"{_DATE}[,.]?\s*{_WIRE}?[.,]?\s*{_LINE}",
    rf"\([A-Z][\w .-]{{1,30}}\)\s*{_LINE}",
)
_NOT_PLACES = re.compile(
    r"\b(?:the|president|prime|minister|foreign|secretary|head|earlier|today|yesterday|question|note"
    r"|answer|updated?|breaking|watch|live|exclusive|photos?|videos?|moderator|read|q|a)\b",
    re.IGNORECASE,
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening such as ``ASTANA, May 20 (Agency) --``: its span, the place, the date's span."""

    span: Span
    place: str | None
    date: Span | None


def dateline(text: str, span: Span) -> Dateline | None:
    """The dateline at the head of the paragraph at ``span``, or None.

    >>> found = dateline("OSLO, May 3 (Wire) -- Ministers met.", Span(0, 36))
    >>> found.place, found.span
    ('Oslo', Span(begin=0, end=21))
    """
    end = min(span.end, span.begin + _LONGEST)
    for form in _forms():
        match = form.match(text, span.begin, end)
        if match is None or match.end() >= span.end:
            continue
        groups = match.groupdict()
        place = groups.get("place")
        if place is not None and _NOT_PLACES.search(place):
            continue
        found = trimmed(text, match.start(), match.end())
        if found is None:
            continue
        date = _date(text, match) if groups.get("date") else None
        return Dateline(found, _plain_case(place) if place else None, date)
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in _FORMS)


def _date(text: str, match: re.Match[str]) -> Span:
    begin, end = match.span("date")
    return Span(begin, end - (text[end - 1] == "."))


def _plain_case(place: str) -> str:
    if not place.isupper() or len(place) <= 3:
        return place.rstrip(".,")
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), place.rstrip(".,"))
