"""Statements whose speaker stands at their end, where the tree has lost the verb: "..., X added".

In a long sentence the parser hangs the last verb on a noun near it; its place at the end, between
a comma, a name and the full stop, is surer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.extraction.voices import VOICES
from diplograph.model import Span, Status
from diplograph.schema import AGENTS

_VERBS = frozenset(
    """say add note stress emphasise emphasize underline underscore state explain remark conclude
    report announce clarify reiterate continue""".split()
)
TRIGGERS = _VERBS
"""The dictionary forms of the verbs that may close a statement."""
_BEHIND = 9  # tokens behind the verb: "in a statement on Tuesday."
_FEWEST = 6  # tokens of a statement
_CONFIDENCE = 0.8


def trailing_findings(
    story: Story, sentence: Sentence, told: Sequence[Finding]
) -> Iterator[Finding]:
    """The statement that the sentence is, if its last words say whose.

    ``told`` was found in it so far.
    """
    if sentence.quotation is not None or any(
        finding.type == "SpeechAct" and finding.kind == "state" for finding in told
    ):
        return
    tokens = sentence.tokens
    for verb in range(len(tokens) - 2, max(_FEWEST, len(tokens) - _BEHIND - 2), -1):
        if tokens[verb].pos not in ("VERB", "AUX"):
            continue
        if tokens[verb].lemma not in _VERBS or tokens[verb].tag not in ("VBD", "VBZ", "VBN"):
            return
        begin = _speaker_begins(sentence, verb)
        if begin is None or not any(t.pos in ("VERB", "AUX") for t in tokens[: begin - 1]):
            return
        speakers = [
            filler
            for filler in story.fillers.of(sentence, _before(sentence, verb))
            if filler.key.startswith(AGENTS) and story.owner(filler.key) is not None
        ]
        if len(speakers) == 1:
            yield _statement(story, sentence, verb, begin, speakers[0])
        return


def _before(sentence: Sentence, verb: int) -> int:
    at = verb - 1
    while at > 0 and sentence.tokens[at].pos == "ADV":
        at -= 1
    return at


def _speaker_begins(sentence: Sentence, verb: int) -> int | None:
    """The first token of who stands between a comma and the verb; None for anything else."""
    tokens, at = sentence.tokens, _before(sentence, verb)
    if at not in sentence.mention_of and tokens[at].lemma not in VOICES:
        return None
    while at > 0 and tokens[at - 1].text not in (",", "”", '"'):
        at -= 1
        if tokens[at].pos not in ("DET", "ADJ", "PROPN", "NOUN") or verb - at > _BEHIND:
            return None
    return at if at > _FEWEST else None


def _statement(story: Story, sentence: Sentence, verb: int, begin: int, speaker: Filler) -> Finding:
    tokens = sentence.tokens
    said = Span(sentence.span.begin, tokens[begin - 2].span.end)
    return Finding(
        type="SpeechAct",
        kind="state",
        fillers=(("speaker", speaker),),
        frame="trailing/attribution",
        sentence=sentence.index,
        span=covering(sentence, [said, speaker.span, tokens[verb].span]),
        confidence=round(_CONFIDENCE * speaker.confidence, 3),
        status=Status.HELD,
        topics=topics_in(story.words(said)),
        content=story.words(said),
    )
