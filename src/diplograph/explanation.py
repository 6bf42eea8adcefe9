"""Why a fact is there: the claims that carry it, the words, the frame, and who each role is.

The same values come from an extraction (here) and from a graph (`diplograph.graph.evidence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.model import Claim, Extraction, Fact, PartialDate, Span

_FACT = re.compile(
    r"(?:https://w3id\.org/diplograph/fact/|fact[/:])?(?P<local>[a-z]+(?:-[a-z]+)*-[0-9a-f]{12})"
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The words that fill a role and why they mean what they mean."""

    role: str
    label: str
    span: Span
    quote: str
    resolved_from: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim of one fact. ``text`` is the article's, None where the graph leaves it out."""

    fact: str
    description: tuple[tuple[str, str], ...]
    article: str
    published: PartialDate | None
    text: str | None
    quotes: tuple[tuple[Span, str], ...]
    confidence: float
    modality: str
    frame: str
    attributed_to: str | None
    resolutions: tuple[Resolution, ...]


def fact_key(needle: str) -> str | None:
    """The key of the fact that a needle names by IRI, prefixed name, key or local name, else None.

    >>> fact_key("fact:visit-4f3a9c21d0e8")
    'fact/visit-4f3a9c21d0e8'
    """
    match = _FACT.fullmatch(needle.strip())
    return f"fact/{match['local']}" if match else None


def occurrences(phrase: str, text: str) -> list[Span]:
    """Where a phrase stands in a text, whatever its case and the white space between its words."""
    words = [re.escape(word) for word in phrase.split()]
    if not words:
        return []
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    return [Span(*match.span()) for match in pattern.finditer(text)]


def explanations(extraction: Extraction, needle: str) -> Iterator[Explanation]:
    """The claims of a fact, or those that rest on words where a phrase stands, in text order."""
    key = fact_key(needle)
    places = [] if key else occurrences(needle, extraction.article.text)
    for claim in sorted(extraction.claims, key=lambda claim: (sorted(claim.spans), claim.fact)):
        touched = any(span.overlaps(place) for span in claim.spans for place in places)
        if claim.fact == key or touched:
            yield _explanation(extraction, claim)


def _explanation(extraction: Extraction, claim: Claim) -> Explanation:
    article = extraction.article
    return Explanation(
        fact=claim.fact,
        description=tuple(_description(extraction, extraction.facts[claim.fact])),
        article=article.id,
        published=article.published,
        text=article.text,
        quotes=tuple((span, span.of(article.text)) for span in sorted(claim.spans)),
        confidence=claim.confidence,
        modality=str(claim.modality),
        frame=claim.frame,
        attributed_to=claim.attributed_to and label_of(extraction, claim.attributed_to),
        resolutions=tuple(
            Resolution(
                role=evidence.role,
                label=label_of(extraction, evidence.key),
                span=evidence.span,
                quote=evidence.span.of(article.text),
                resolved_from=evidence.resolved_from,
            )
            for evidence in claim.evidence
        ),
    )


def label_of(extraction: Extraction, key: str) -> str:
    """What people call an entity; a fact is called by its key."""
    entity = extraction.entities.get(key)
    return entity.label if entity else key


def _description(extraction: Extraction, fact: Fact) -> Iterator[tuple[str, str]]:
    yield "type", fact.type
    for name, value in (("kind", fact.kind), ("status", fact.status)):
        if value:
            yield name, str(value)
    for role, key in sorted(fact.roles):
        yield role, label_of(extraction, key)
    for name, date in (("startDate", fact.start), ("endDate", fact.end)):
        if date:
            yield name, str(date)
    for topic in fact.topics:
        yield "topic", topic
    if fact.value is not None:
        yield "value", f"{fact.value:f}"
    for name, words in (
        ("unit", fact.unit),
        ("quotation", fact.quotation),
        ("content", fact.content),
    ):
        if words:
            yield name, words
