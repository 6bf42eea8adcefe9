"""Why a sentence gave nothing, in plain words: what ``explain --missing`` tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplograph.extraction.candidates import triggers_in
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.frames import frame_lexicon
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.model import Silence
from diplograph.schema import AGENTS

_NOT_PARSED = "gated out, not parsed"
_SIDES = 2


def silences(story: Story, findings: Iterable[Finding]) -> Iterator[Silence]:
    """One for each sentence on which no finding rests."""
    spoken = {finding.sentence for finding in findings if finding.type != "Tenure"}
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
    both = f"trigger: {', '.join(triggers)}; actors: {', '.join(actors)}"
    if _negated(sentence):
        return "negated", both
    if sentence.index in story.wished:
        return "only wished, asked for or possible", both
    if len({story.owner(actor) for actor in actors}) < _SIDES:
        return "trigger without a second actor", both
    return "the trigger's roles are not filled by the actors", both


def _triggers(story: Story, sentence: Sentence) -> list[str]:
    if not sentence.tokens:
        return triggers_in(sentence.span.of(story.article.text))
    return [token.text for token in _trigger_tokens(sentence)]


def _negated(sentence: Sentence) -> bool:
    """Whether every trigger is denied by grammar, itself or the verb that carries it."""
    tokens = sentence.tokens
    found = [
        tree.is_negated(tokens, token.index)
        or any(
            tree.is_negated(tokens, above)
            for above in [tree.governing_verb(tokens, token.index)]
            if above is not None and token.pos == "NOUN"
        )
        for token in _trigger_tokens(sentence)
    ]
    return bool(found) and all(found)


def _trigger_tokens(sentence: Sentence) -> list[Token]:
    lexicon = frame_lexicon()
    return [
        token
        for token in sentence.tokens
        if (token.pos == "VERB" and token.lemma in lexicon.by_verb)
        or (token.pos == "NOUN" and token.lemma in lexicon.by_noun)
    ]
