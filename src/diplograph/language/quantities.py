"""Money, percentages and plain numbers in press text, as exact decimals; ranks as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diplograph.language.currencies import NAME_PATTERN, SIGN_PATTERN, currency_of
from diplograph.language.numerals import (
    MULTIPLIERS,
    NUMBER_WORDS,
    decimal_of_digits,
    number_of_words,
    plainest,
)
from diplograph.language.ranks import Rank, find_ranks
from diplograph.model import Span

__all__ = ["Quantity", "Rank", "find_quantities", "find_ranks"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in full units. ``unit`` is an ISO 4217 code, ``%`` or ``1``.

    ``bound`` is ``>`` (more than, exceeded), ``>=`` (at least), ``<`` (less than), ``<=`` (up to),
    ``~`` (about, nearly, some) or None. The span covers figure and unit, not the bound's words.
    """

    span: Span
    value: Decimal
    unit: str
    bound: str | None = None


def find_quantities(text: str, *, begin: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The figures in ``text[begin:end]``, in order and disjoint; dates and ranks are none.

    Money whose currency name belongs to several states ("five million dinars") is left out.

    >>> [(str(found.value), found.unit) for found in find_quantities("It hit $1.5 bn, up 15%.")]
    [('1500000000', 'USD'), ('15', '%')]
    """
    stop = len(text) if end is None else min(end, len(text))
    return tuple(_quantities(text, begin, stop))


_DIGITS = (
    r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3}){1,7}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,7}(?![0-9])"
    r"|[0-9]+,[0-9]{1,2}(?=\s?(?:%|per\s?cent|thousand|million|billion|trillion|mln|bln|bn))"
    r"|[0-9]{1,3}(?:,[0-9]{2}){0,7},[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?"
)
_TIMES = (
    r"(?:thousand|million|billion|trillion|milliard|lakh|crore)s?\b"
    r"|(?:mln|mn|bln|bn|trln|trn|tn)\b\.?"
)
_MONEY_TIMES = rf"{_TIMES}|[mMbB](?![\w])"
_LARGE_WORD = r"(?:million|billion|trillion|thousand)"
_WORDS = rf"(?:{NUMBER_WORDS}(?:\sand\sa\shalf)?)"
_HALF = rf"half\sa\s{_LARGE_WORD}\b"
_TO = r"\s?(?:-|–|—|to|and)\s?"
_FIGURE = re.compile(
    rf"(?P<sign>(?<![A-Za-z])(?:{SIGN_PATTERN})\s?)?"
    rf"(?:(?P<digits>(?<![\w.,/:+-])(?:{_DIGITS})|(?<=[$€£¥₹₽₸₺₼₾₴₩₫₪₱₦DRYSMs.])(?:{_DIGITS}))"
    rf"(?P<rest>{_TO}(?:{SIGN_PATTERN})?(?:{_DIGITS})(?=[\s-]?(?:{_TIMES}|%|per\s?cent)))?"
    rf"(?:[\s-]?(?P<times>{_MONEY_TIMES}))?"
    rf"|\b(?P<half>(?i:{_HALF}))"
    rf"|\b(?P<words>(?i:{_WORDS}))\b(?:[\s-](?P<wordtimes>{_TIMES}))?"
    rf"|\b(?P<many>(?i:an?))\s(?P<manytimes>(?i:hundred|{_LARGE_WORD}))\b)"
    rf"(?P<unit>\s?%|[\s-](?i:per\s?cent|pct|percentage\spoints?)(?![A-Za-z])"
    rf"|[\s-](?:{NAME_PATTERN})|\s?(?:[€₽₸₺₼₾₴]|[A-Z]{{3}}\b)|\s(?i:times)\b|-?(?i:fold)\b)?"
)
_LAST_DIGITS = re.compile(rf"(?:{_DIGITS})\Z")
_SIGN_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{SIGN_PATTERN})\s?\Z")
# Where a figure can begin; written without flags and with few branches to pass over words fast.
_BEGINS = re.compile(
    r"(?<![0-9])[0-9]|\b(?:[Tt](?:wo|hree|en|welve|hirteen|wenty|hirty)|[Ff](?:our|ive|ifteen|orty|ifty)"
    r"|[Ss](?:ix|even)|[Ee](?:ight|leven)|[Nn]ine|[Oo]ne\b|[Zz]ero\b|[Dd]ozen\b|[Hh]alf\sa\b"
    r"|[Aa]n?\s(?:hundred|thousand|million|billion|trillion)\b)"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_MONTH_AFTER = re.compile(
    rf"\s?(?:[-–—]\s?[0-9]{{1,2}}|to\s[0-9]{{1,2}}|and\s[0-9]{{1,2}})?\s?(?:of\s)?{_MONTH}"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:[0-9]{{1,2}}\s?(?:[-–—]|to|and)\s?)?\Z")
_JOINED_AFTER = re.compile(r"[A-Za-z]|[-/][A-Za-z0-9]|:[0-9]{2}|\.[0-9]|(?:st|nd|rd|th)\b")
_YEAR_UNIT = re.compile(
    r"\s(?:people|troops|soldiers|documents|students|companies|tons|tonnes|kilomet|km\b|miles|hectares"
    r"|citizens|refugees|delegates|participants|visitors|tourists|workers|jobs|guests|MW\b|megawatts)"
)
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:No|Nos|Article|article|Art|resolution|Resolution|number|page|flight|room|Order|Decree|"
    r"decree|law|Law|Chapter|chapter|Group|G|Agenda|Vision|Strategy|Plan|Expo|EXPO|COVID)\.?[\s-]?|#|\bGroup\sof\s)\Z"
)
_TIME_AFTER = re.compile(
    r"\s(?:[ap]\.?m\b|o['’]clock)|[\s-](?:days?|weeks?|months?|years?|decades?)\s(?:ago|earlier|later)\b"
)
_STRETCH_BEFORE = re.compile(
    r"\b(?:first|last|past|next|coming|previous|upcoming)\s\Z", re.IGNORECASE
)
_STRETCH_AFTER = re.compile(r"\s(?:hours|days|weeks|months|years|decades)\b")
_BOUNDS = (
    (">=", r"at\sleast|no\sless\sthan|not\sless\sthan|no\sfewer\sthan|a\sminimum\sof"),
    (
        "<=",
        r"up\sto|at\smost|no\smore\sthan|not\smore\sthan|a\smaximum\sof|as\smuch\sas|as\smany\sas",
    ),
    (
        ">",
        r"(?:slightly\s|well\s|far\s|a\slittle\s)?(?:more\sthan|over|above|in\sexcess\sof|greater\sthan)"
        r"|upwards\sof|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|beyond|higher\sthan",
    ),
    ("<", r"less\sthan|fewer\sthan|under|below|short\sof|lower\sthan"),
    (
        "~",
        r"about|around|approximately|approx\.|roughly|some|nearly|almost|close\sto|circa|ca\.|an?\sestimated|~|≈",
    ),
)
_BOUND = re.compile(
    r"(?:"
    + "|".join(f"(?P<b{index}>{words})" for index, (_, words) in enumerate(_BOUNDS))
    + r")\s?(?:the\s)?\Z",
    re.IGNORECASE,
)


def _quantities(text: str, begin: int, end: int) -> Iterator[Quantity]:
    position = begin
    while (first := _BEGINS.search(text, position, end)) is not None:
        start = first.start()
        sign = _SIGN_BEFORE.search(text, max(position, start - 6), start)
        match = _FIGURE.match(text, sign.start() if sign else start, end)
        if match is None:
            position = start + 1
            continue
        position = max(match.end(), start + 1)
        yield from _read(text, begin, end, match)


def _read(text: str, begin: int, end: int, match: re.Match[str]) -> Iterator[Quantity]:
    value = _value(match)
    unit = _unit(match)
    if value is None or unit is None or not _counts(text, begin, end, match, unit):
        return
    bound = _bound(text, begin, match.start())
    finish = _trim_end(text, match)
    if match["rest"]:
        second = _LAST_DIGITS.search(match["rest"])
        if second is not None:
            times = _times(match["times"])
            first_end = match.end("digits")
            yield Quantity(Span(match.start(), first_end), plainest(value), unit, bound)
            start = match.start("rest") + second.start()
            last = plainest(decimal_of_digits(second[0]) * times)
            yield Quantity(Span(start, finish), last, unit, bound)
            return
    yield Quantity(Span(match.start(), finish), plainest(value), unit, bound)


def _trim_end(text: str, match: re.Match[str]) -> int:
    """The match's end without a sentence's full stop after ``mln.`` and without a closing blank."""
    finish = match.end()
    while text[finish - 1].isspace() or (text[finish - 1] == "." and not match["unit"]):
        finish -= 1
    return finish


def _times(words: str | None) -> Decimal:
    if not words:
        return Decimal(1)
    low = words.lower().strip(". ")
    return MULTIPLIERS.get(low) or MULTIPLIERS.get(low.removesuffix("s")) or Decimal(1)


def _value(match: re.Match[str]) -> Decimal | None:
    try:
        if match["digits"]:
            return decimal_of_digits(match["digits"]) * _times(match["times"])
        if match["half"]:
            return Decimal("0.5") * _times(match["half"].split()[-1])
        if match["many"]:
            word = match["manytimes"].lower()
            return Decimal(100) if word == "hundred" else _times(word)
        words, _, half = match["words"].lower().partition(" and a half")
        extra = Decimal("0.5") if match["words"].lower().endswith("and a half") else Decimal(0)
        del half
        return (number_of_words(words) + extra) * _times(match["wordtimes"])
    except ValueError:
        return None


def _unit(match: re.Match[str]) -> str | None:
    """The unit's code; None for a currency that cannot be told."""
    sign = (match["sign"] or "").strip()
    if sign:
        return currency_of(sign)
    words = (match["unit"] or "").strip(" \t\n\xa0-").replace("\xa0", " ")
    low = words.lower()
    if not words or low in ("times", "fold"):
        return "1"
    if low.startswith(("%", "per", "pct")):
        return "%"
    code = currency_of(" ".join(words.split()))
    if code is None and re.fullmatch(r"[A-Z]{3}", words):
        return "1"
    return code


def _counts(text: str, begin: int, end: int, match: re.Match[str], unit: str) -> bool:
    """Whether a figure without a unit counts something, rather than dates or names it."""
    if unit != "1":
        return True
    if match["times"] or (match["unit"] or "").strip().islower():
        return match["times"] not in ("m", "M", "b", "B")
    before = text[max(begin, match.start() - 24) : match.start()]
    if _TIME_AFTER.match(text, match.end(), end) or (
        _STRETCH_BEFORE.search(before) and _STRETCH_AFTER.match(text, match.end(), end)
    ):
        return False
    if match["words"]:
        low = match["words"].lower()
        return bool(match["wordtimes"]) or low not in ("one", "zero", "a", "an")
    if not match["digits"]:
        return True
    digits_end = match.end("digits")
    if _JOINED_AFTER.match(text, digits_end, end) or _NOT_A_COUNT.search(before):
        return False
    digits = match["digits"]
    if _MONTH_AFTER.match(text, digits_end, end) or (
        len(digits) <= 2 and _MONTH_BEFORE.search(before)
    ):
        return False
    if re.fullmatch(r"(?:1[5-9]|20|21)[0-9]{2}", digits):
        return bool(_YEAR_UNIT.match(text, digits_end, end))
    return True


def _bound(text: str, begin: int, position: int) -> str | None:
    match = _BOUND.search(text, max(begin, position - 24), position)
    if match is None or match.lastgroup is None:
        return None
    return _BOUNDS[int(match.lastgroup[1:])][0]
