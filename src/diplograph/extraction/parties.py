"""Who takes part in a meeting beside those whom the tree says: lists, and the unnamed other."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.extraction.arguments import Reading
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree

_HOSTING = frozenset("host attend chair moderate open organise organize".split())


_LINKS = frozenset([",", "and", ", and", "as well as", ", as well as", "along with", "&"])


def listed_on(
    story: Story, sentence: Sentence, reading: Reading, fillers: Sequence[Filler]
) -> list[Filler]:
    """The persons that go on a list whose beginning takes part: "talks with A, B and C".

    The tree often ends such a list too early.
    """
    behind = [
        filler
        for filler in fillers
        if filler.span.begin > sentence.tokens[reading.trigger].span.end
    ]
    spans = [mention.span for mention in sentence.mentions]
    if not behind or behind[-1].span not in spans or not behind[-1].key.startswith("person/"):
        return []
    at = spans.index(behind[-1].span)
    more: list[Filler] = []
    ended = False
    for mention in sentence.mentions[at + 1 :]:
        link = " ".join(story.article.text[spans[at].end : mention.span.begin].split())
        person = len(mention.entities) == 1 and mention.entities[0].startswith("person/")
        if ended or link not in _LINKS or not person or mention.form != "title-name":
            break
        key, reason = mention.entities[0], mention.resolved_from
        more.append(Filler(key, mention.span, reason, mention.confidence, mention.form))
        ended = link not in (",",)
        at += 1
    known = {filler.key for filler in fillers}
    fits = ended and not _begins_clause(sentence, more[-1].span.end)
    return [
        filler
        for filler in more
        if fits and filler.key not in known and story.owner(filler.key) is not None
    ]


def _begins_clause(sentence: Sentence, end: int) -> bool:
    """ "met with A, and B said": whether a verb follows the name that ends here."""
    behind = next((token for token in sentence.tokens if token.span.begin >= end), None)
    return behind is not None and behind.pos in ("VERB", "AUX")


def lacks_its_subject(
    sentence: Sentence, reading: Reading, found: Sequence[tuple[str, Filler]]
) -> bool:
    """ "Smith met the Presidents of A and B": with nobody known who met them, not each other."""
    tokens, verb = sentence.tokens, reading.verb
    parties = [filler for role, filler in found if role == "participant"]
    if tree.is_passive(tokens, verb) or any(
        filler.span.begin < tokens[verb].span.begin for filler in parties
    ):
        return False
    subjects = tree.subjects(tokens, verb)
    return bool(subjects) and all(
        index not in sentence.mention_of
        and index < verb
        and (tokens[index].pos == "PROPN" or tokens[index].text.lower() in ("he", "she"))
        for index in subjects
    )


def unnamed_party(
    story: Story, sentence: Sentence, reading: Reading, found: Sequence[tuple[str, Filler]]
) -> list[tuple[str, Filler]]:
    """ "Talks were held with L2": the other party is who else is named, or was last subject."""
    carrier, arguments = reading.carrier, reading.arguments
    named = [filler for role, filler in found if role == "participant"]
    if not (arguments.get("with") or arguments.get("light.with")):
        return []
    if len(named) != 1 or carrier is None or not tree.is_passive(sentence.tokens, carrier):
        return []
    if sentence.tokens[carrier].lemma in _HOSTING:
        return []
    owner = story.owner(named[0].key)
    for filler in story.fillers.persons_in_focus(sentence, named[0].span.begin):
        if story.owner(filler.key) not in (owner, None):
            return [("participant", filler)]
    return []
