"""Visits told by where somebody is: "is in Kyiv for talks", "visiting Foreign Minister X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.model import Mention, Modality

TOLD = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being)(?: (?:now|also|already|today|\w+ly))? in|[Vv]isiting) "
)
"""Words without which nothing is told here."""
_ABROAD = ("country/", "place/")
_CONFIDENCE = 0.82
_GUESSED = 0.7  # where the place is that of the sentence


def presence_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """The visits that the sentence tells without a verb of travel or the word."""
    if not TOLD.search(sentence.span.of(story.article.text)):
        return
    for index, position in sentence.mention_of.items():
        mention = sentence.mentions[position]
        if len(mention.entities) != 1:
            continue
        if mention.entities[0].startswith(_ABROAD):
            yield from _being_there(story, sentence, index, mention)
        elif _is_visiting(story, mention):
            yield from _visiting(story, sentence, index, mention)


def _being_there(
    story: Story, sentence: Sentence, index: int, mention: Mention
) -> Iterator[Finding]:
    """ "The minister will be in Tokyo from 5 June": the place is the predicate."""
    tokens = sentence.tokens
    if tree.case_marker(tokens, index) != "in" or not tree.dependents(tokens, index, "cop"):
        return
    place = Filler(mention.entities[0], mention.span, mention.resolved_from, mention.confidence)
    for subject in tree.subjects(tokens, index):
        for visitor in story.fillers.of(sentence, subject, verb=index):
            if visitor.key.startswith("person/") and _is_abroad(story, visitor, place):
                yield from _visit(story, sentence, index, visitor, place, _CONFIDENCE)


def _is_visiting(story: Story, mention: Mention) -> bool:
    begin = mention.span.begin
    words = story.article.text[max(0, begin - 12) : mention.span.end].lower().split()
    own = mention.span.of(story.article.text).lower().split()[:3]
    before = words[: -len(mention.span.of(story.article.text).split())]
    person = mention.entities[0].startswith("person/") and mention.form == "title-name"
    return person and ("visiting" in own or before[-1:] == ["visiting"])


def _visiting(story: Story, sentence: Sentence, index: int, mention: Mention) -> Iterator[Finding]:
    """ "The visiting Hungarian minister met Wang Yi in Beijing": where the sentence is set."""
    places = {
        other.entities[0]: other
        for other in sentence.mentions
        if other.form == "place" and other.entities[0].startswith("place/")
    }
    if len(places) != 1:
        return
    key, named = places.popitem()
    visitor = Filler(mention.entities[0], mention.span, mention.resolved_from, mention.confidence)
    place = Filler(key, named.span, named.resolved_from, named.confidence)
    entity = story.entities.get(key)
    if entity is not None and entity.of and _is_abroad(story, visitor, place):
        yield from _visit(story, sentence, index, visitor, place, _GUESSED)


def _is_abroad(story: Story, visitor: Filler, place: Filler) -> bool:
    entity = story.entities.get(place.key)
    country = entity.of if place.key.startswith("place/") and entity else place.key
    home = story.owner(visitor.key)
    return home is not None and country is not None and home != country


def _visit(
    story: Story,
    sentence: Sentence,
    index: int,
    visitor: Filler,
    place: Filler,
    confidence: float,
) -> Iterator[Finding]:
    found = circumstances(sentence, index, story.article.published)
    if found.modality is not Modality.ASSERTED:
        return
    yield Finding(
        type="Visit",
        kind=None,
        fillers=(("visitor", visitor), ("place", place)),
        frame="presence/is-there",
        sentence=sentence.index,
        span=covering(sentence, [visitor.span, place.span]),
        confidence=round(confidence * min(visitor.confidence, place.confidence), 3),
        status=found.status,
        start=found.start,
        end=found.end,
        background=found.background,
    )
