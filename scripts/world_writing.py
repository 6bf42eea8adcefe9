"""Writing the articles of the generated world: the text, and every claim with its place in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from world_reports import Report, Sentence, Telling
from world_wording import Mark

from diplograph.model import Article, Claim, Entity, Extraction, PartialDate, RoleEvidence, Span

_PARAGRAPH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Told:
    """One article, and which event or lasting state each of its facts reports.

    ``conflicting`` are those facts whose date or figure is not that of the event.
    """

    extraction: Extraction
    truth: Mapping[str, str]
    conflicting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is written; ``dated`` is whether its text begins with its date."""

    published: dt.date
    outlet: str
    title: str
    dated: bool
    report: Report
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands, and where its words that mean something."""

    sentence: Span
    marks: Sequence[tuple[Mark, Span]]


def written(draft: Draft, name: str) -> Told:
    """The article of a draft under an id."""
    header = f"date {draft.published}\n\n" if draft.dated else ""
    text = [header, draft.title, "\n\n"]
    places = _set(draft.sentences, text)
    day = draft.published
    article = Article(
        name,
        "".join(text),
        PartialDate(day.year, day.month, day.day),
        draft.title,
        draft.outlet,
        body_begin=len(header),
    )
    report = draft.report
    claims = _claims(draft, article.id, places)
    extraction = Extraction(article, _entities(report, claims), report.facts, claims)
    return Told(extraction, report.truth, frozenset(report.conflicting))


def _set(sentences: Sequence[Sentence], text: list[str]) -> list[_Place]:
    """Put the sentences behind a text; says where they came to stand."""
    at = sum(map(len, text))
    places = []
    for number, sentence in enumerate(sentences, start=1):
        begin = at
        marks = []
        for part in sentence.parts:
            words = part if isinstance(part, str) else part.words
            if at == begin:
                words = words[:1].upper() + words[1:]
            if isinstance(part, Mark):
                marks.append((part, Span(at, at + len(words))))
            text.append(words)
            at += len(words)
        places.append(_Place(Span(begin, at), marks))
        text.append(" " if number % _PARAGRAPH else "\n\n")
        at += len(text[-1])
    text[-1] = "\n"
    return places


def _claims(draft: Draft, article: str, places: Sequence[_Place]) -> tuple[Claim, ...]:
    claims = []
    following = [*draft.sentences[1:], None]
    for at, (sentence, after) in enumerate(zip(draft.sentences, following, strict=True)):
        spans = [Span(places[at].sentence.begin, places[at].sentence.end - 1)]
        if after is not None and after.supports:
            spans.append(places[at + 1].sentence)
        for telling in sentence.tellings:
            claims.append(_claim(draft.report, article, telling, tuple(spans), places[at].marks))
    return tuple(claims)


def _claim(
    report: Report,
    article: str,
    telling: Telling,
    spans: tuple[Span, ...],
    marks: Sequence[tuple[Mark, Span]],
) -> Claim:
    fact = report.facts[telling.key]
    own = telling.mark
    if own is None:
        roles = fact.roles
        evidence = tuple(
            RoleEvidence(mark.role, mark.key, place, mark.reason)
            for mark, place in marks
            if (mark.role, mark.key) in roles
        )
    else:
        place = next(place for mark, place in marks if mark is own)
        spans = (place,)
        evidence = tuple(RoleEvidence(role, key, place, own.reason) for role, key in fact.roles)
    return Claim(
        fact=telling.key,
        article=article,
        spans=spans,
        confidence=telling.confidence,
        frame=f"{fact.type.lower()}/{fact.kind or 'plain'}",
        modality=telling.modality,
        attributed_to=telling.source,
        evidence=evidence,
    )


def _entities(report: Report, claims: Sequence[Claim]) -> dict[str, Entity]:
    """What the facts and claims are about, and whatever that belongs to."""
    keys = {key for fact in report.facts.values() for _, key in fact.roles}
    keys |= {claim.attributed_to for claim in claims if claim.attributed_to}
    found = {key: report.entity(key) for key in keys if not key.startswith("fact/")}
    for entity in list(found.values()):
        if entity.of is not None:
            found[entity.of] = report.entity(entity.of)
    return found
