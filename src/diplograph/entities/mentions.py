"""Who and what is spoken of, sentence by sentence: names, titles, bodies, groups and places.

The article is read twice: first to learn who is named in full anywhere, then to resolve every
short mention ("the Tajik leader", "both sides", a bare surname) with that knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.entities.collective import FOCUS, FOCUS_OF_ANY, OF_ONE_OFFICE
from diplograph.entities.gazetteer import Gazetteer
from diplograph.entities.openings import Opening, Reader, openings
from diplograph.entities.people import People
from diplograph.entities.reference import Reference
from diplograph.entities.tokens import Tok, tokens, within
from diplograph.entities.walk import Read, TitleUse, Walk
from diplograph.model import Article, Entity, Mention, Span

__all__ = ["FOCUS", "FOCUS_OF_ANY", "OF_ONE_OFFICE", "Mentions", "TitleUse", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of an article by sentence, the entities they mean, and the titles used.

    ``home`` is the country whose own officials appear without their country's name, the
    publisher's; ``people`` knows for whom each person acts.
    """

    sentences: tuple[tuple[Mention, ...], ...]
    entities: dict[str, Entity]
    titles: tuple[TitleUse, ...]
    home: str | None
    people: People


def find_mentions(
    article: Article,
    sentences: Sequence[Span],
    *,
    reference: Reference,
    gazetteer: Gazetteer,
    dateline: str | None = None,
) -> Mentions:
    """The mentions in these sentences of an article. ``dateline`` is a country's key, if known."""
    published = article.published.last_day if article.published else None
    people = People(reference, published)
    matches = gazetteer.find(article.text, begin=article.body_begin)
    tokenised = [tokens(article.text, span, within(matches, span)) for span in sentences]
    places = [openings(toks) for toks in tokenised]
    first = Walk(article.text, reference, people, home=dateline)
    for toks, here in zip(tokenised, places, strict=True):
        list(_read(first, toks, here))
    people.settle()
    second = Walk(article.text, reference, people, home=first.home or dateline)
    found = tuple(
        tuple(_read(second, toks, here)) for toks, here in zip(tokenised, places, strict=True)
    )
    entities = _with_owners({**second.entities, **people.entities}, reference)
    return Mentions(found, entities, tuple(second.titles), second.home, people)


def _read(walk: Walk, toks: Sequence[Tok], openings: Sequence[Opening]) -> Iterator[Mention]:
    """The mentions of one sentence, each noted as it is found."""
    walk.next_sentence()
    reached = 0
    for at, readers in openings:
        if at < reached:
            continue
        mention, end = _read_at(walk, toks, at, readers)
        if mention is not None:
            walk.note(mention)
            yield mention
        reached = max(end, at + 1)


def _read_at(walk: Walk, toks: Sequence[Tok], at: int, readers: Sequence[Reader]) -> Read:
    for read in readers:
        found = read(walk, toks, at)
        if found is not None:
            return found
    return None, at + 1


def _with_owners(entities: dict[str, Entity], reference: Reference) -> dict[str, Entity]:
    owners = {entity.of for entity in entities.values() if entity.of} - entities.keys()
    for key in sorted(owners):
        owner = reference.entity(key)
        if owner is not None:
            entities[key] = owner
    return entities
