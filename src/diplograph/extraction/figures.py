"""Figures about two countries: trade turnover, exports, investment, growth, targets, ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.focus import focus_pair
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.dates import DateMention
from diplograph.language.quantities import Quantity, Rank, find_quantities, find_ranks
from diplograph.model import Span

_INDICATORS = (
    (re.compile(r"\bexports?\b", re.I), "exports"),
    (re.compile(r"\bimports?\b", re.I), "imports"),
    (
        re.compile(
            r"\b(?:(?:trade|commodity|goods|commercial|economic)[ -](?:and economic )?"
            r"(?:turnover|volumes?|exchanges?|relations|flows?)|turnover|"
            r"volume of (?:\w+ ){0,3}trade|"
            r"(?:bilateral|mutual|two-way|reciprocal|annual|total|overall) trade|"
            r"trade (?:between|with|value|ties|turnover)|trade\b)",
            re.I,
        ),
        "trade-turnover",
    ),
    (
        re.compile(
            r"\b(?:development |humanitarian |economic |military )?(?:aid|assistance)\b", re.I
        ),
        "aid-volume",
    ),
    (re.compile(r"\binvest(?:ments?|ed)\b|\bFDI\b", re.I), "investment-volume"),
)
_GROWTH = re.compile(
    r"\b(?:grew|grow(?:n|s|ing)?|increas(?:e|ed|es|ing)|rose|risen|rise|up|jump(?:ed)?|"
    r"surg(?:e|ed)|expand(?:ed)?|climbed|soared|higher)\b",
    re.I,
)
_FALL = re.compile(
    r"\b(?:fell|fall(?:en)?|declin(?:e|ed)|decreas(?:e|ed)|dropp?(?:ed)?|down|shrank|"
    r"slump(?:ed)?|lower)\b",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|amount(?:ed|s|ing)? to|exceed(?:ed|s|ing)?|total(?:l?ed|s|ling)?|"
    r"stood at|stands at|hit|made up|was|were|is|to|at|of|worth|surpass(?:ed)?|valued at|came to|"
    r"equal(?:l?ed)?|constituted|crossed|topped|passed)\s+"
    r"(?:(?:about|around|nearly|almost|over|more than|some|approximately|up to|a record|at least|"
    r"roughly|only|just|the|mark|level|of|than)\s+)*$",
    re.I,
)
_TARGET = re.compile(
    r"\b(?:target|goal|aim(?:s|ing|ed)?|plan(?:s|ned)? to|bring(?:ing)? (?:\w+ ){0,4}to|"
    r"increase (?:\w+ ){0,6}to|rais(?:e|ing) (?:\w+ ){0,6}to|boost (?:\w+ ){0,6}to|"
    r"intend(?:s|ed)? to|agreed to|expand (?:\w+ ){0,6}to|ambition|by 20[2-9]\d)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:reached|amounted|exceeded|totall?ed|stood|hit|was|were|rose to|grew to|increased to|"
    r"made up|has reached|surpassed)\b",
    re.I,
)
_PARTNERS = re.compile(
    r"\b(?:trade|trading|economic|commercial|trade and economic|business|foreign trade)"
    r"[\w -]{0,20}\bpartners?\b|\b(?:export (?:market|destination)|investors?)\b",
    re.I,
)
_PATTERNS = (_PARTNERS, *(pattern for pattern, _ in _INDICATORS))
# Every wording of an indicator, and of a trade partner, has a word that begins so.
FIGURE_STEMS = (
    "aid", "assist", "business", "commerc", "commod", "econom", "export", "fdi", "good", "import",
    "invest", "trad", "turnover",
)  # fmt: skip
_PERSONAL = re.compile(r"\b(?:fund|fine|loan|salary|budget|grant)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Figure:
    indicator: str
    cue: Span
    quantity: Quantity
    value: Decimal


def figure_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """All figures and ranks in the sentence whose parties are known."""
    if tells_figure(story.article.text, sentence.span.begin, sentence.span.end):
        yield from _amounts(story, sentence)
        yield from _ranks(story, sentence)


def tells_figure(text: str, begin: int, end: int) -> bool:
    """Whether ``text[begin:end]`` names what a figure may measure."""
    lower = text[begin:end].lower()
    return any(stem in lower for stem in FIGURE_STEMS) and any(
        pattern.search(text, begin, end) for pattern in _PATTERNS
    )


def _amounts(story: Story, sentence: Sentence) -> Iterator[Finding]:
    text = story.article.text
    quantities = find_quantities(text, begin=sentence.span.begin, end=sentence.span.end)
    for position, quantity in enumerate(quantities):
        if position and _ends_range(text, quantities[position - 1], quantity):
            continue
        figure = _figure(text, sentence, quantity)
        if figure is None:
            continue
        roles, directed = _parties(story, sentence, figure)
        if len(roles) != 2:
            continue
        date = _period(text, sentence, quantity)
        spans = [figure.cue, quantity.span]
        if directed:
            spans += [filler.span for _, filler in roles]
        named = all(sentence.span.contains(filler.span) for _, filler in roles)
        yield Finding(
            type="Observation",
            kind=figure.indicator,
            fillers=roles,
            frame=f"figures/{figure.indicator}",
            sentence=sentence.index,
            span=covering(sentence, [*spans, *([date.span] if date else [])]),
            confidence=round((0.92 if named else 0.85) * (1 if directed else 0.97), 3),
            start=date.start if date else None,
            end=date.end if date else None,
            value=figure.value,
            unit=quantity.unit,
            own_time=False,
        )


def _ends_range(text: str, first: Quantity, second: Quantity) -> bool:
    """ "1.1-1.2 billion": the lower end is told."""
    between = text[first.span.end : second.span.begin]
    return first.unit == second.unit and between.strip() in ("-", "–", "to", "or")


def _figure(text: str, sentence: Sentence, quantity: Quantity) -> _Figure | None:
    """The indicator that the quantity measures: the last cue before it in the sentence."""
    if quantity.unit == "1":
        return None
    before = text[sentence.span.begin : quantity.span.begin]
    cues = [
        (match.start(), -match.end(), indicator, match)
        for pattern, indicator in _INDICATORS
        for match in pattern.finditer(before)
    ]
    if quantity.unit != "%" and not cues:
        return _before_cue(text, sentence, quantity)
    if not cues or _PERSONAL.search(before[-60:]):
        return None
    _, _, indicator, match = max(cues, key=lambda cue: (cue[0], cue[1]))
    cue = Span(sentence.span.begin + match.start(), sentence.span.begin + match.end())
    between = before[match.end() :]
    if quantity.unit == "%":
        if _GROWTH.search(between) or _FALL.search(between):
            sign = -1 if _FALL.search(between) and not _GROWTH.search(between) else 1
            return _Figure("trade-growth", cue, quantity, sign * quantity.value)
        return None
    if not (_LEVEL.search(before) or re.search(r"\b(?:to|by|of|at|worth)\s+\S{0,12}\s*$", before)):
        return None
    if re.search(r"\bby\s+(?:\w+\s+)?$", before):
        return None
    target = indicator == "trade-turnover" and _TARGET.search(before) and not _PAST.search(between)
    return _Figure("trade-target" if target else indicator, cue, quantity, quantity.value)


_AFTER = re.compile(
    r"\s+(?:in|of)\s+(?:(?:annual|bilateral|mutual|two-way|total|yearly)\s+)*trade\b", re.I
)


def _before_cue(text: str, sentence: Sentence, quantity: Quantity) -> _Figure | None:
    """ "a target of $5 billion in annual trade"."""
    match = _AFTER.match(text, quantity.span.end, sentence.span.end)
    if match is None:
        return None
    target = _TARGET.search(text, sentence.span.begin, quantity.span.begin) is not None
    indicator = "trade-target" if target else "trade-turnover"
    return _Figure(indicator, Span(match.start() + 1, match.end()), quantity, quantity.value)


def _parties(
    story: Story, sentence: Sentence, figure: _Figure
) -> tuple[tuple[tuple[str, Filler], ...], bool]:
    """Both countries with their roles, and whether they are named beside the figure."""
    named = _named_countries(story, sentence, figure.cue)
    directed = len(named) == 2
    if len(named) == 1:
        others = [filler for filler in focus_pair(story, sentence) if filler.key != named[0].key]
        named = [named[0], *others] if len(others) == 1 else named
    elif not named:
        named = list(focus_pair(story, sentence))
    if len(named) != 2:
        return (), False
    if figure.indicator in ("exports", "imports", "aid-volume"):
        if not directed:
            return (), False
        first, second = _direction(story, sentence, figure, named)
        return (("reporter", first), ("counterpart", second)), True
    return tuple(("party", filler) for filler in sorted(named, key=lambda f: f.key)), directed


def _direction(
    story: Story, sentence: Sentence, figure: _Figure, named: list[Filler]
) -> tuple[Filler, Filler]:
    """Whose exports and to whom: "to" names the counterpart of exports, "from" that of imports."""
    word = "from" if figure.indicator == "imports" else "to"
    text = story.article.text
    for index, filler in enumerate(named):
        lead = text[max(sentence.span.begin, filler.span.begin - 12) : filler.span.begin]
        if re.search(rf"\b{word}\s+(?:the\s+)?$", lead, re.I):
            return named[1 - index], filler
    return named[0], named[1]


def _named_countries(story: Story, sentence: Sentence, cue: Span) -> list[Filler]:
    found: dict[str, Filler] = {}
    for mention in sentence.mentions:
        if mention.form == "group" and len(mention.entities) != 2:
            continue
        for key in mention.entities:
            country = story.owner(key)
            if (
                country is not None
                and country.startswith(("country/", "organisation/EU"))
                and not key.startswith(("person/", "body/", "place/"))
            ):
                found.setdefault(
                    country,
                    Filler(country, mention.span, mention.resolved_from, mention.confidence),
                )
    return list(found.values()) if len(found) <= 2 else _nearest_two(list(found.values()), cue)


def _nearest_two(fillers: list[Filler], cue: Span) -> list[Filler]:
    close = [filler for filler in fillers if abs(filler.span.begin - cue.begin) < 60]
    return close if len(close) == 2 else []


def _period(text: str, sentence: Sentence, quantity: Quantity) -> DateMention | None:
    own = [date for date in sentence.dates if not _compares(text, date)]
    if not own:
        return None
    return min(
        own,
        key=lambda date: (abs(date.span.begin - quantity.span.begin), date.span.begin),
    )


_COMPARES = re.compile(r"(?:compared (?:to|with)|than|over|against|from)\b[^,.;]{0,30}$", re.I)


def _compares(text: str, date: DateMention) -> bool:
    """ "compared to the same period of 2023" is not when it was."""
    return _COMPARES.search(text[max(0, date.span.begin - 45) : date.span.begin]) is not None


def _ranks(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """ "Kazakhstan ranks second among the trade partners of Tajikistan"."""
    text = story.article.text
    partners = _PARTNERS.search(text, sentence.span.begin, sentence.span.end)
    if partners is None:
        return
    for rank in (
        *find_ranks(text, begin=sentence.span.begin, end=sentence.span.end),
        *_firsts(text, sentence),
    ):
        if abs(rank.span.begin - partners.start()) > 80:
            continue
        roles = _ranked(story, sentence, rank, Span(partners.start(), partners.end()))
        if roles is None:
            continue
        counterpart, reporter = roles
        span = covering(
            sentence,
            [rank.span, Span(partners.start(), partners.end()), counterpart.span, reporter.span],
        )
        yield Finding(
            type="Observation",
            kind="trade-partner-rank",
            fillers=(("counterpart", counterpart), ("reporter", reporter)),
            frame="figures/trade-partner-rank",
            sentence=sentence.index,
            span=span,
            confidence=0.9,
            value=Decimal(rank.value),
            unit="1",
            own_time=not sentence.dates,
            start=sentence.dates[0].start if sentence.dates else None,
            end=sentence.dates[0].end if sentence.dates else None,
        )


_FIRST = re.compile(r"\b(?:most important|top|number one)\b", re.I)
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})(?= (?:trade|trading|economic) partner)", re.I)


def _firsts(text: str, sentence: Sentence) -> Iterator[Rank]:
    for match in _FIRST.finditer(text, sentence.span.begin, sentence.span.end):
        if not re.search(
            r"\bone of (?:the |its )?$", text[max(0, match.start() - 12) : match.start()]
        ):
            yield Rank(Span(match.start(), match.end()), 1)
    for match in _ORDINAL.finditer(text, sentence.span.begin, sentence.span.end):
        yield Rank(Span(match.start(), match.end()), _ORDINALS.index(match.group(1).lower()) + 2)


def _ranked(
    story: Story, sentence: Sentence, rank: Rank, partners: Span
) -> tuple[Filler, Filler] | None:
    """(the partner, whose partner it is)."""
    countries = _named_countries(story, sentence, partners)
    if len(countries) != 2:
        return None
    text = story.article.text
    for index, filler in enumerate(countries):
        after = text[filler.span.end : filler.span.end + 2]
        lead = text[max(0, filler.span.begin - 8) : filler.span.begin]
        owned = after in ("'s", "’s") and filler.span.end < rank.span.begin
        of = re.search(r"\b(?:of|for)\s+(?:the\s+)?$", lead) and filler.span.begin > partners.begin
        if owned or of:
            return countries[1 - index], filler
    head = sentence.token_at(partners.end - 1)
    if head is not None:
        owners = {
            filler.key
            for index in tree.arguments(sentence.tokens, head).get("poss", ())
            for filler in story.fillers.of(sentence, index)
        }
        for index, filler in enumerate(countries):
            if filler.key in owners:
                return countries[1 - index], filler
    return None
