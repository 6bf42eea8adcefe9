"""Direct speech: who speaks each quotation, and the speech act that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.language.quotations import Quotation
from diplograph.model import Span, Status
from diplograph.schema import AGENTS

SPEECH_VERBS = frozenset(
    """say state note stress emphasise emphasize underline underscore declare add tell announce
    remark point continue conclude explain write reply answer respond recall observe comment
    highlight affirm reaffirm reiterate argue insist warn quote believe ask report opine tweet
    post confirm assure claim pledge promise vow acknowledge admit mention""".split()
)
_BREAK = 12  # characters between two quotations of one speech
_LONGEST = 2000  # characters kept of one quotation


def speakers(story: Story, quotations: Sequence[Quotation]) -> dict[int, Filler]:
    """For each quotation, by its position, whose words it is; absent without a sure speaker."""
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
    """The subject of the speech verb in the words around the quotation, or the one named beside it.

    A subject whom nobody knows ("a senior official said") leaves the quotation without speaker.
    """
    for sentence in story.sentences:
        if not sentence.span.overlaps(attribution):
            continue
        for token in sentence.tokens:
            if token.lemma not in SPEECH_VERBS or not attribution.contains(token.span):
                continue
            subjects = tuple(
                subject
                for subject in _speech_subjects(sentence, token.index)
                if sentence.tokens[subject].dep != "nmod:poss"
                and not (_inverted(sentence, token.index) and subject < token.index)
            )
            for subject in subjects:
                found = story.fillers.of(sentence, subject, verb=token.index)
                if len(found) > 1 and (
                    sentence.tokens[subject].pos == "PRON" or found[0].form == "group"
                ):
                    return None  # "they said": not which of them
                for filler in found:
                    if filler.key.startswith(AGENTS):
                        return filler
            beside = _beside_verb(story, sentence, token.index, attribution)
            if beside is not None or subjects:
                return beside
    return None


def _inverted(sentence: Sentence, verb: int) -> bool:
    """ ""...", said President Sandu": who says it stands behind."""
    before = sentence.tokens[verb - 1].text if verb else ""
    behind = sentence.tokens[verb + 1] if verb + 1 < len(sentence.tokens) else None
    return before in (",", "”", '"') and behind is not None and behind.index in sentence.mention_of


def _beside_verb(story: Story, sentence: Sentence, verb: int, attribution: Span) -> Filler | None:
    """The person or body right before or right behind the verb: "said Mr Li", "Mr Li said"."""
    for index in (verb - 1, verb + 1):
        if 0 <= index < len(sentence.tokens) and attribution.contains(sentence.tokens[index].span):
            for filler in story.fillers.of(sentence, index):
                if filler.key.startswith(AGENTS) and filler.form not in ("demonym", "place"):
                    return filler
    return None


def _speech_subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who says it; not what a clause beside the verb is about."""
    own = tree.dependents(sentence.tokens, verb, "nsubj")
    if own or sentence.tokens[verb].dep == "parataxis":
        return own
    return tree.subjects(sentence.tokens, verb)


def _adjoins(story: Story, earlier: Span, later: Span) -> bool:
    """Whether only marks lie between two quotations, and nobody is named after the later."""
    between = story.article.text[earlier.end : later.begin]
    if any(character.isalnum() for character in between) or len(between) >= _BREAK:
        return False
    rest = story.article.text[later.end :].split("\n", 1)[0]
    return not any(character.isalnum() for character in rest)


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


def according_to(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """ "According to the foreign ministry, ...": a statement of whom it names."""
    tokens = sentence.tokens
    if "according" not in sentence.span.of(story.article.text).lower():
        return
    for token in tokens:
        if tree.case_marker(tokens, token.index) != "according to":
            continue
        speakers_here = story.fillers.of(sentence, token.index)
        for filler in speakers_here if len(speakers_here) == 1 else ():
            words = _beside(sentence, token.index)
            if filler.key.startswith(AGENTS) and words is not None and story.owner(filler.key):
                yield Finding(
                    type="SpeechAct",
                    kind="state",
                    fillers=(("speaker", filler),),
                    frame="quotations/according-to",
                    sentence=sentence.index,
                    span=sentence.span,
                    confidence=round(0.9 * filler.confidence, 3),
                    status=Status.HELD,
                    topics=topics_in(story.words(words)),
                    content=story.words(words),
                )


def _beside(sentence: Sentence, source: int) -> Span | None:
    """The sentence without its "according to" phrase, where that stands at one of its ends."""
    tokens = sentence.tokens
    phrase = tree.subtree(tokens, source)
    before = [t.index for t in tokens[: phrase[0]] if t.pos != "PUNCT"]
    after = [t.index for t in tokens[phrase[-1] + 1 :] if t.pos != "PUNCT"]
    words = after if len(after) > len(before) else before
    return Span(tokens[words[0]].span.begin, tokens[words[-1]].span.end) if words else None
