"""Direct speech in press text and the words that say whose it is, broken marks repaired."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.language.layout import trimmed
from diplograph.language.quotation_marks import Stretch, opens_with_mark, stretches
from diplograph.language.sentences import Paragraph
from diplograph.language.speech import SPEECH_PATTERN, names_speaker, speech_verb
from diplograph.language.transcripts import dash_speech, speaker_lines
from diplograph.model import Article, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct speech: ``span`` is the quoted words without the marks.

    ``attribution`` is the words outside that say who speaks; quotations of one speech may share
    it. ``repaired`` says that a mark was missing in the text.
    """

    span: Span
    attribution: Span | None
    repaired: bool


def quotations(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The article's direct speech, in order and disjoint; quoted names and titles are none."""
    text = article.text
    report = [paragraph for paragraph in paragraphs if paragraph.kind in ("body", "list-item")]
    found: list[list[_Quote]] = []
    for index, paragraph in enumerate(report):
        following = report[index + 1] if index + 1 < len(report) else None
        reopened = following is not None and opens_with_mark(text, following.span)
        found.append(_of_paragraph(text, paragraph, reopened=reopened))
    _attribute_across(text, paragraphs, report, found)
    spoken = {
        paragraph.span: quotes for paragraph, quotes in zip(report, found, strict=True) if quotes
    }
    taken = [Quotation(*line, False) for line in speaker_lines(text, report, spoken)]
    lines = [quotation.span for quotation in taken]
    for paragraph in report:
        if any(paragraph.span.contains(line) for line in lines):
            continue
        quotes = spoken.get(paragraph.span, [])
        taken += [Quotation(quote.span, quote.attribution, quote.repaired) for quote in quotes]
        if not quotes:
            taken += [Quotation(*line, True) for line in dash_speech(text, paragraph)]
    return tuple(map(_consistent, sorted(taken, key=lambda quotation: quotation.span)))


def _consistent(quotation: Quotation) -> Quotation:
    """Without an attribution that marks gone astray have put inside the quoted words."""
    attribution = quotation.attribution
    if attribution is not None and attribution.overlaps(quotation.span):
        return replace(quotation, attribution=None)
    return quotation


@dataclass(frozen=True, slots=True)
class _Quote:
    span: Span
    outer: Span
    attribution: Span | None
    repaired: bool
    runs_on: bool


_VERBAL = re.compile(
    r"\b(?:is|are|was|were|will|have|has|had|can|must|should|would|could|may|might|am|do|does|did|we|I"
    r"|you|they|he|she|it|our|my|us|let|need|want|hope|believe|think|cannot|\w+n['’]t|\w+['’](?:re|ve|ll|m))\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "for",
        "on",
        "a",
        "an",
        "to",
        "with",
        "at",
        "by",
        "from",
        "or",
        "de",
        "as",
    ]
)
_NAMES_WHAT_FOLLOWS = re.compile(
    r"\b(?:the|a|an|of|called|titled|entitled|named|dubbed|forum|project|programme|program|initiative"
    r"|conference|exhibition|order|medal|newspaper|book|film|award|strategy|concept|theme|topic|slogan"
    r"|motto|document|agreement|format|under|at|in|on)\s\Z",
    re.IGNORECASE,
)
_LOWER_NOUN = re.compile(r"\s[a-z]+\b")
# What comes after the speech verb and one of these is no longer about who speaks.
_CUT = re.compile(
    r",?\s(?:adding|noting|stressing|emphasi[sz]ing|underlining|while|whereas|and\s(?:added|noted"
    r"|stressed|went\son))\b|,\s(?:before|after|as|when|but|and|who|which|according\sto|referring"
    r"|following|during|speaking|commenting)\b"
)
_EDGE = " \t\n\r\xa0,;:-–—"
_CLOSES = re.compile(r"[.!?…]['’]?\Z")
_BLANK = re.compile(r"[\s,;.–—-]*")
_SUBJECT = re.compile(r"[A-ZÀ-ÞĀ-Ž]|\b(?:he|she|they|president|minister|leader|the)\b")


def _of_paragraph(text: str, paragraph: Paragraph, *, reopened: bool) -> list[_Quote]:
    found = stretches(text, paragraph.span, paragraph.sentences, reopened=reopened)
    begins = [sentence.begin for sentence in paragraph.sentences]
    quotes: list[_Quote] = []
    for index, stretch in enumerate(found):
        left = found[index - 1].outer.end if index else paragraph.span.begin
        right = found[index + 1].outer.begin if index + 1 < len(found) else paragraph.span.end
        before = _before(text, paragraph.sentences, begins, stretch, left)
        after = _after(text, paragraph.sentences, begins, stretch, right)
        quote = _judged(text, stretch, before, after)
        if quote is not None:
            quotes.append(_inheriting(text, paragraph, begins, quotes, quote, before))
    return _from_the_next(text, quotes)


def _sentence_at(sentences: Sequence[Span], begins: Sequence[int], position: int) -> Span | None:
    index = bisect_right(begins, position) - 1
    return sentences[index] if index >= 0 else None


def _before(
    text: str, sentences: Sequence[Span], begins: Sequence[int], stretch: Stretch, left: int
) -> Span | None:
    """The words of its sentence before the opening mark."""
    sentence = _sentence_at(sentences, begins, stretch.outer.begin)
    if sentence is None:
        return None
    return trimmed(text, max(sentence.begin, left), stretch.outer.begin)


def _after(
    text: str, sentences: Sequence[Span], begins: Sequence[int], stretch: Stretch, right: int
) -> Span | None:
    """The words of its sentence after the closing mark."""
    sentence = _sentence_at(sentences, begins, stretch.outer.end - 1)
    if sentence is None:
        return None
    return trimmed(text, stretch.outer.end, min(sentence.end, right))


def _judged(text: str, stretch: Stretch, before: Span | None, after: Span | None) -> _Quote | None:
    """The stretch as a quotation, with the attribution in its own sentence; None for a name."""
    words = _WORD.findall(stretch.inner.of(text)[:2000])
    if not words:
        return None
    attribution: Span | None = None
    verbal = _VERBAL.search(stretch.inner.of(text)[:2000]) is not None
    if len(words) <= 3 and not verbal and before is not None and not _leads_in(text, before):
        return None
    if not _is_name(text, stretch, words, before, after):
        if after is not None and _is_clause(text, stretch, after):
            attribution = _clause_after(text, after)
        elif before is not None and _leads_in(text, before):
            attribution = _clause_before(text, before)
        elif len(words) >= 4 or verbal:
            attribution = _clause_around(text, before, after)
        if attribution is None and not _stands_alone(text, stretch, words, before, verbal):
            return None
        span = stretch.inner
        return _Quote(span, stretch.outer, attribution, stretch.repaired, stretch.runs_on)
    return None


def _is_name(
    text: str, stretch: Stretch, words: Sequence[str], before: Span | None, after: Span | None
) -> bool:
    """A quoted name or title: ``the "Strong Asia" forum``."""
    inside = text[stretch.inner.begin : stretch.outer.end]
    if len(words) > 14 or _CLOSES.search(stretch.inner.of(text)):
        return False
    content = [word for word in words if word.lower() not in _SMALL_WORDS]
    capital = sum(word[0].isupper() or word[0].isdigit() for word in content)
    titled = capital * 10 >= 7 * max(len(content), 1)
    lead = bool(before and _NAMES_WHAT_FOLLOWS.search(text[before.begin : before.end] + " "))
    noun = bool(_LOWER_NOUN.match(text, stretch.outer.end)) and not (
        after and names_speaker(text, after.begin, after.end)
    )
    comma = "," in inside[-2:]
    if titled and len(content) > 1:
        return lead or noun or not (comma or (before and text[before.end - 1] in ":,"))
    return (lead or noun) and len(words) <= 3 and not comma


def _is_clause(text: str, stretch: Stretch, after: Span) -> bool:
    begin = after.begin
    marked = text[begin] in ",-–—" or text[max(0, stretch.outer.end - 2)] in ",.!?…"
    while begin < after.end and text[begin] in _EDGE:
        begin += 1
    if begin >= after.end or not names_speaker(text, begin, after.end):
        return False
    return marked or not _LOWER_NOUN.match(text, stretch.outer.end) or _is_prompt(text, begin)


def _is_prompt(text: str, begin: int) -> bool:
    match = re.compile(rf"(?:(?:he|she|they|the|it)\s(?:\w+\s){{0,6}}?)?{SPEECH_PATTERN}\b").match(
        text, begin
    )
    return match is not None


def _leads_in(text: str, before: Span) -> bool:
    tail = before.of(text)
    if tail.endswith(":"):
        return True
    window = max(before.begin, before.end - 220)
    verb = speech_verb(text, window, before.end)
    if verb is None:
        return False
    last = verb
    while (following := speech_verb(text, last.end(), before.end)) is not None:
        last = following
    gap = text[last.end() : before.end]
    return tail.endswith(",") or len(gap.split()) <= 3


def _clause_after(text: str, after: Span) -> Span | None:
    end = after.end
    cut = _CUT.search(text, after.begin, end)
    if cut is not None and speech_verb(text, after.begin, cut.start()):
        end = cut.start()
    return _without_edges(text, after.begin, end)


def _clause_before(text: str, before: Span) -> Span | None:
    return _without_edges(text, before.begin, before.end)


def _clause_around(text: str, before: Span | None, after: Span | None) -> Span | None:
    for part in (before, after):
        if part is not None and speech_verb(text, part.begin, part.end):
            return _without_edges(text, part.begin, part.end)
    return None


def _without_edges(text: str, begin: int, end: int) -> Span | None:
    while begin < end and (text[begin] in _EDGE or text[begin].isspace()):
        begin += 1
    while begin < end and (text[end - 1] in _EDGE + ".!?" or text[end - 1].isspace()):
        end -= 1
    return Span(begin, end) if begin < end else None


def _stands_alone(
    text: str, stretch: Stretch, words: Sequence[str], before: Span | None, verbal: bool
) -> bool:
    """Speech without a speaker beside it: whole sentences, or long enough and with a verb."""
    if stretch.runs_on or (before is None and _CLOSES.search(stretch.inner.of(text)[-3:])):
        return len(words) >= 2
    return len(words) >= 8 and verbal


def _inheriting(
    text: str,
    paragraph: Paragraph,
    begins: Sequence[int],
    earlier: Sequence[_Quote],
    quote: _Quote,
    before: Span | None,
) -> _Quote:
    """The speaker of the words before it, where its own sentence names none."""
    last = earlier[-1] if earlier else None
    if quote.attribution is not None:
        own = quote.attribution
        if last and last.attribution and not _has_subject(text, own, before):
            return replace(quote, attribution=last.attribution)
        return quote
    index = bisect_right(begins, quote.outer.begin) - 2
    sentence = paragraph.sentences[index] if index >= 0 else None
    if last is not None and (sentence is None or sentence.begin < last.outer.end):
        return replace(quote, attribution=last.attribution)
    if sentence is not None and speech_verb(text, sentence.begin, sentence.end):
        return replace(quote, attribution=_without_edges(text, sentence.begin, sentence.end))
    return replace(quote, attribution=last.attribution) if last is not None else quote


def _has_subject(text: str, own: Span, before: Span | None) -> bool:
    """False for a lead-in such as ``and added`` that leaves the speaker to the words before."""
    verb = speech_verb(text, own.begin, own.end)
    if verb is None or before is None or not before.contains(own):
        return True
    return _SUBJECT.search(text, own.begin, verb.start()) is not None


def _from_the_next(text: str, quotes: list[_Quote]) -> list[_Quote]:
    """``"One." "Two," said X``: the first takes the speaker of the second."""
    for index in range(len(quotes) - 2, -1, -1):
        this, following = quotes[index], quotes[index + 1]
        gap = _BLANK.match(text, this.outer.end, following.outer.begin)
        if this.attribution is None and gap and gap.end() == following.outer.begin:
            quotes[index] = replace(this, attribution=following.attribution)
    return quotes


def _attribute_across(
    text: str,
    paragraphs: Sequence[Paragraph],
    report: Sequence[Paragraph],
    found: list[list[_Quote]],
) -> None:
    """Speakers that another paragraph names: before a colon, of a running speech, or on a line."""
    places = {paragraph.span: index for index, paragraph in enumerate(paragraphs)}
    for index, quotes in enumerate(found):
        if not quotes or quotes[0].attribution is not None:
            continue
        paragraph = report[index]
        if quotes[0].outer.begin > paragraph.span.begin + 2:
            continue
        earlier = found[index - 1] if index else []
        attribution = (
            _line_after(text, paragraphs, places[paragraph.span], quotes[-1])
            or _colon_before(text, report[index - 1] if index else None)
            or (
                earlier[-1].attribution
                if earlier and _reaches_end(report[index - 1], earlier)
                else None
            )
        )
        found[index] = [
            quote if quote.attribution else replace(quote, attribution=attribution)
            for quote in quotes
        ]
    for index in range(len(found) - 2, -1, -1):
        if (
            found[index]
            and found[index][-1].runs_on
            and found[index][-1].attribution is None
            and found[index + 1]
        ):
            shared = found[index + 1][0].attribution
            found[index] = [
                quote if quote.attribution else replace(quote, attribution=shared)
                for quote in found[index]
            ]


def _reaches_end(paragraph: Paragraph, quotes: Sequence[_Quote]) -> bool:
    """Whether the paragraph holds nothing after its last quotation and that one's speaker."""
    last = quotes[-1]
    ends = [last.outer.end, last.attribution.end if last.attribution else 0]
    return max(ends) >= paragraph.span.end - 2


def _colon_before(text: str, paragraph: Paragraph | None) -> Span | None:
    if paragraph is None or not paragraph.sentences:
        return None
    last = paragraph.sentences[-1]
    if not last.of(text).endswith(":"):
        return None
    return _without_edges(text, last.begin, last.end)


def _line_after(
    text: str, paragraphs: Sequence[Paragraph], index: int, quote: _Quote
) -> Span | None:
    """The speaker on a line of their own below a quotation that fills its paragraph."""
    if quote.outer.end < paragraphs[index].span.end - 1 or index + 1 >= len(paragraphs):
        return None
    line = paragraphs[index + 1].span
    words = line.of(text) if line.end - line.begin <= 120 else ""
    if not words or len(words.split()) > 14 or words[-1] in '.!?:"”»':
        return None
    dashed = words[0] in "-–—"
    name = words.lstrip("-–— ")
    if not (
        name[:1].isupper()
        and (dashed or re.match(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)+(?:,|\Z)", name))
    ):
        return None
    return _without_edges(text, line.begin, line.end)
