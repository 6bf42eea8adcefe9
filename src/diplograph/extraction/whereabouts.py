"""Where an event is if its own words say not: the place told first, or "the country"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.arguments import Reading
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.frames import Frame
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree


def the_country(
    story: Story, sentence: Sentence, reading: Reading, found: Sequence[tuple[str, Filler]]
) -> list[tuple[str, Filler]]:
    """ "A received B, who is on a visit to the country": A's, or the one the news is from."""
    tokens = sentence.tokens
    heads = [
        head
        for label in ("to", "in", "obj", "light.to", "light.in")
        for head in reading.arguments.get(label, ())
        if tokens[head].lemma == "country" and tokens[head].number != "Plur"
    ]
    definite = [
        head
        for head in heads
        for child in tree.dependents(tokens, head, "det")
        if tokens[child].text.lower() in ("the", "this")
    ]
    visitors = {story.owner(filler.key) for role, filler in found if role == "visitor"}
    if not definite or not visitors or None in visitors:
        return []
    others = (
        {
            story.owner(key)
            for mention in sentence.mentions
            if mention.form in ("title-name", "title", "name", "body")
            for key in mention.entities
            if key.startswith(("person/", "body/"))
        }
        - visitors
        - {None}
    )
    home = {story.mentions.home} - visitors - {None}
    meant = sorted(key for key in others or home if key is not None)
    if len(meant) != 1 or not meant[0].startswith("country/"):
        return []
    span = tokens[definite[0]].span
    return [("place", Filler(meant[0], span, "the country: that of the host", 0.78))]


def fronted_place(sentence: Sentence, reading: Reading, frame: Frame) -> list[tuple[str, Filler]]:
    """The place of "On 8 April in Vilnius, A met B" and "A, in Vilnius, met B"."""
    tokens = sentence.tokens
    if not any(rule.role == "place" for rule in frame.roles):
        return []
    for mention in reversed(sentence.mentions):
        at = sentence.token_at(mention.span.begin)
        if at is None or at < 1 or mention.span.end > tokens[reading.verb].span.begin:
            continue
        between = tokens[at + 1 : reading.verb]
        if any(token.pos == "VERB" or token.text in (";", ":", '"', "“") for token in between):
            return []
        if (
            mention.form == "place"
            and tokens[at - 1].text.lower() == "in"
            and at - 1 in (*_clause_begins(sentence), 0)
        ):
            key, reason = mention.entities[0], mention.resolved_from
            return [("place", Filler(key, mention.span, reason, mention.confidence, "place"))]
    return []


def _clause_begins(sentence: Sentence) -> Iterator[int]:
    """The tokens behind a comma or a date."""
    for token in sentence.tokens:
        dated = any(date.span.contains(token.span) for date in sentence.dates)
        if token.text == "," or dated:
            yield token.index + 1
