"""Direct speech: who speaks each quotation, and the speech act that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import AGENTS, Finding, Story
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.language.quotations import Quotation
from diplograph.model import Span, Status

SPEECH_VERBS = frozenset(
    """say state note stress emphasise emphasize underline underscore declare add tell announce
    remark point continue conclude explain write reply answer respond recall observe comment
    highlight affirm reaffirm reiterate argue insist warn quote believe ask report opine tweet
    post""".split()
)
_LONGEST = 2000  # characters kept of one quotation


def speakers(story: Story, quotations: Sequence[Quotation]) -> dict[int, Filler]:
    """For each quotation, by its position, whose words it is; those without a sure speaker are absent."""
    found: dict[int, Filler] = {}
    for position, quotation in enumerate(quotations):
        speaker = (
            _attributed(story, quotation.attribution)
            if quotation.attribution is not None
            else found.get(position - 1)
            if position and _adjoins(story, quotations[position - 1].span, quotation.span)
            else None
        )
        if speaker is not None:
            found[position] = speaker
    return found


def _attributed(story: Story, attribution: Span) -> Filler | None:
    """The subject of the speech verb in the words around the quotation, or the only one named there."""
    for sentence in story.sentences:
        if not sentence.span.overlaps(attribution):
            continue
        for token in sentence.tokens:
            if token.lemma in SPEECH_VERBS and attribution.contains(token.span):
                for subject in _speech_subjects(sentence, token.index):
                    if not attribution.contains(sentence.tokens[subject].span):
                        continue
                    for filler in story.fillers.of(sentence, subject, verb=token.index):
                        if filler.key.startswith(AGENTS):
                            return filler
    named = [
        (key, mention)
        for sentence in story.sentences
        for mention in sentence.mentions
        if attribution.contains(mention.span) and mention.form != "demonym"
        for key in mention.entities
        if len(mention.entities) == 1 and key.startswith(("person/", "body/"))
    ]
    if len({key for key, _ in named}) == 1:
        key, mention = named[0]
        return Filler(key, mention.span, mention.resolved_from, mention.confidence - 0.05)
    return None


def _speech_subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    found = tree.subjects(sentence.tokens, verb)
    if found:
        return found
    token = sentence.tokens[verb]
    if token.dep == "parataxis":
        return tree.dependents(sentence.tokens, verb, "nsubj", "obj")
    return ()


def _adjoins(story: Story, earlier: Span, later: Span) -> bool:
    """Whether only marks and white space, or one short break, lie between two quotations."""
    between = story.article.text[earlier.end : later.begin]
    return sum(character.isalnum() for character in between) == 0 and len(between) < 12


def quotation_findings(
    story: Story, quotations: Sequence[Quotation], speakers_of: dict[int, Filler]
) -> Iterator[Finding]:
    """One speech act per quotation that is a statement and whose speaker is known."""
    for position, filler in sorted(speakers_of.items()):
        span = quotations[position].span
        sentence = next(
            (sentence for sentence in story.sentences if sentence.span.overlaps(span)), None
        )
        if sentence is None or len(span.of(story.article.text).split()) < 3:
            continue
        words = story.words(span)[:_LONGEST]
        yield Finding(
            type="SpeechAct",
            kind="state",
            fillers=(("speaker", filler),),
            frame="quotations/direct-speech",
            sentence=sentence.index,
            span=span,
            confidence=round(0.95 * filler.confidence, 3),
            status=Status.HELD,
            topics=topics_in(words),
            quotation=words,
        )
