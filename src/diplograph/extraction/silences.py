"""Why a sentence gave nothing, in plain words: what ``explain --missing`` tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplograph.extraction.candidates import triggers_in
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.frames import frame_lexicon
from diplograph.extraction.sentence import Sentence
from diplograph.model import Modality, Silence
from diplograph.schema import AGENTS

_NOT_PARSED = "it can tell nothing and was not parsed"


def silences(story: Story, findings: Iterable[Finding]) -> Iterator[Silence]:
    """One for each sentence on which no finding rests."""
    spoken = {
        finding.sentence
        for finding in findings
        if finding.modality is not Modality.HYPOTHETICAL and finding.type != "Tenure"
    }
    for sentence in story.sentences:
        if sentence.index not in spoken:
            reason, detail = _reason(story, sentence)
            if not sentence.tokens:
                detail = f"{detail}; {_NOT_PARSED}" if detail else _NOT_PARSED
            yield Silence(sentence.span, reason, detail)


def _reason(story: Story, sentence: Sentence) -> tuple[str, str]:
    actors = sorted(
        {key for mention in sentence.mentions for key in mention.entities if key.startswith(AGENTS)}
    )
    triggers = _triggers(story, sentence)
    if sentence.quotation is not None and sentence.quotation not in story.fillers.speakers:
        return "quotation without a known speaker", ""
    if not actors and not triggers:
        return "no known actor and no trigger", ""
    if not actors:
        return "no known actor", f"trigger: {', '.join(triggers)}"
    if not triggers:
        return "no trigger", f"actors: {', '.join(actors)}"
    return (
        "the trigger's roles are not filled, or it is only wished, asked or denied",
        f"trigger: {', '.join(triggers)}; actors: {', '.join(actors)}",
    )


def _triggers(story: Story, sentence: Sentence) -> list[str]:
    if not sentence.tokens:
        return triggers_in(sentence.span.of(story.article.text))
    lexicon = frame_lexicon()
    return [
        token.text
        for token in sentence.tokens
        if (token.pos == "VERB" and token.lemma in lexicon.by_verb)
        or (token.pos == "NOUN" and token.lemma in lexicon.by_noun)
    ]
