"""An article made ready: its sentences, who is named in them, which of them are to be parsed.

What needs the parser stands between `prepare` and `story_of`, so that the sentences of many
articles can be parsed at once, which is faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.entities.gazetteer import Gazetteer
from diplograph.entities.mentions import Mentions, find_mentions
from diplograph.entities.reference import Reference
from diplograph.extraction.candidates import candidates
from diplograph.extraction.fillers import Fillers
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence, atoms, mention_heads
from diplograph.language.datelines import dateline
from diplograph.language.dates import find_dates
from diplograph.language.parser import Token, Word, words
from diplograph.language.quotations import Quotation, quotations
from diplograph.language.sentences import Paragraph, paragraphs
from diplograph.model import Article, PartialDate, Span

_GOES_BACK = re.compile(
    r"\b(?:same|next|following|preceding|previous) day\b|\bday (?:before|after)\b"
    r"|\bdays? (?:later|earlier)\b",
    re.IGNORECASE,
)
_REMEMBERED = 3  # sentences in which a date is looked for


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article before its parse. ``words`` are those of each sentence, None where it has none.

    ``directs`` is for each sentence the position of the quotation that most of it lies in.
    """

    article: Article
    quotations: tuple[Quotation, ...]
    sentences: tuple[Span, ...]
    mentions: Mentions
    directs: tuple[int | None, ...]
    words: tuple[tuple[Word, ...] | None, ...]

    @property
    def parsed(self) -> int:
        """How many sentences need a tree."""
        return sum(row is not None for row in self.words)

    def to_parse(self) -> list[tuple[Word, ...]]:
        """The sentences that need a tree, in order."""
        return [row for row in self.words if row is not None]


def prepare(
    article: Article, reference: Reference, gazetteer: Gazetteer, *, every: bool = False
) -> Prepared:
    """All that is known of an article without a tree.

    With ``every``, all sentences are to be parsed, not only those that may give a fact.
    """
    report = [paragraph for paragraph in paragraphs(article) if paragraph.is_report]
    spans = tuple(span for part in report for span in part.sentences)
    home = _dateline_country(article, report, gazetteer, reference)
    mentions = find_mentions(
        article, spans, reference=reference, gazetteer=gazetteer, dateline=home
    )
    quoted = quotations(article, tuple(report))
    directs = tuple(_quotation_of(span, quoted) for span in spans)
    candidate = candidates(article.text, spans, mentions, [at is not None for at in directs])
    rows = tuple(
        words(article.text, span, atoms(found, mentions.entities)) if chosen or every else None
        for span, found, chosen in zip(spans, mentions.sentences, candidate, strict=True)
    )
    return Prepared(article, quoted, spans, mentions, directs, rows)


def story_of(prepared: Prepared, trees: Iterable[tuple[Token, ...]]) -> Story:
    """The article with the trees of its `Prepared.to_parse`; other sentences have no tokens."""
    given = iter(trees)
    sentences = tuple(
        _sentence(prepared, index, next(given) if row is not None else ())
        for index, row in enumerate(prepared.words)
    )
    mentions = prepared.mentions
    fillers = Fillers(mentions, sentences)
    entities = dict(mentions.entities)
    return Story(prepared.article, sentences, mentions, fillers, prepared.quotations, entities)


def _sentence(prepared: Prepared, index: int, tokens: tuple[Token, ...]) -> Sentence:
    article, span = prepared.article, prepared.sentences[index]
    found = prepared.mentions.sentences[index]
    dates = (
        find_dates(
            article.text,
            anchor=article.published,
            begin=span.begin,
            end=span.end,
            told=_told_before(prepared, index),
        )
        if tokens
        else ()
    )
    heads = mention_heads(tokens, found) if tokens else {}
    return Sentence(index, span, tokens, found, heads, dates, prepared.directs[index])


def _told_before(prepared: Prepared, index: int) -> PartialDate | None:
    """The day that the sentences before named last, where this one goes back to it."""
    article = prepared.article
    if not _GOES_BACK.search(prepared.sentences[index].of(article.text)):
        return None
    for span in reversed(prepared.sentences[max(0, index - _REMEMBERED) : index]):
        found = find_dates(article.text, anchor=article.published, begin=span.begin, end=span.end)
        if found:
            last = found[-1]
            return last.start if last.end is None and last.start.day is not None else None
    return None


def _dateline_country(
    article: Article, report: Sequence[Paragraph], gazetteer: Gazetteer, reference: Reference
) -> str | None:
    """The country whose city opens the report."""
    for paragraph in report[:3]:
        opening = dateline(article.text, paragraph.span)
        if opening is not None and opening.place:
            for match in gazetteer.find(opening.place):
                places = {key: reference.cities.by_key.get(key) for key in match.keys}
                owners = {city.of if city else key for key, city in places.items()}
                countries = [key for key in owners if key and key.startswith("country/")]
                if len(countries) == 1:
                    return countries[0]
    return None


def _quotation_of(span: Span, quoted: Sequence[Quotation]) -> int | None:
    """The quotation that most of the sentence lies in."""
    for position, quotation in enumerate(quoted):
        shared = min(span.end, quotation.span.end) - max(span.begin, quotation.span.begin)
        if shared > (span.end - span.begin) / 2:
            return position
    return None
