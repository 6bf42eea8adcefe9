"""Who speaks for others without a name: "a ministry spokesperson", "officials in Ankara"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.entities.mentions import Mentions
from diplograph.extraction.filler import REACH, Filler
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.model import Span

VOICES = frozenset(
    """spokesperson spokesman spokeswoman spokespeople official source aide adviser
    advisor statement communique communiqué""".split()
)
_PAPERS = frozenset({"statement", "communique", "communiqué"})
_OFFICIAL = frozenset("diplomatic official government governmental presidential".split())
_RANKS = _OFFICIAL | frozenset(
    "senior top high ranking unnamed anonymous several other some foreign security defence".split()
)
_VOICE_OF = ("compound", "amod", "poss", "of", "for", "from", "at", "by")


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody unnamed who spoke: where, for whom, called what, and whether they are several."""

    begin: int
    key: str
    lemma: str
    plural: bool


class Voices:
    """The unnamed speakers of one article, noted as the reading goes on."""

    def __init__(self, mentions: Mentions, sentences: Sequence[Sentence]) -> None:
        self._mentions = mentions
        self._sentences = sentences
        self._heard: list[_Voice] = []

    def note(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Remember an unnamed subject: for whom it speaks, where a pronoun may mean it."""
        if token.lemma not in VOICES or _is_named(sentence, token):
            return ()
        found = self.of(sentence, token.index)
        plural = token.number == "Plur"
        self._heard += [
            _Voice(token.span.begin, filler.key, token.lemma, plural) for filler in found
        ]
        alone = not plural and token.lemma not in _PAPERS
        return tuple(filler.key for filler in found if alone)

    def of(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """The body or country for which somebody unnamed speaks; the last such for "the source"."""
        tokens = sentence.tokens
        arguments = tree.arguments(tokens, index)
        plain = {tokens[child].lemma.lower() for child in arguments.get("amod", ())}
        plain |= {tokens[child].lemma.lower() for child in arguments.get("compound", ())}
        local = not plain - _RANKS and (tokens[index].lemma != "source" or plain & _OFFICIAL)
        for label in (*_VOICE_OF, *(("in",) if local else ())):
            for child in arguments.get(label, ()):
                if tokens[child].lemma in VOICES and child not in sentence.mention_of:
                    return self.of(sentence, child)
                key = self._stands_behind(sentence, child)
                if key is not None:
                    span = sentence.mentions[sentence.mention_of[child]].span
                    return (Filler(key, span, "who speaks for it is not named", 0.85),)
        if arguments.keys() & {"of", "for", "from", "at", "in"} or not _is_definite(tokens, index):
            return ()
        lemma, begin = tokens[index].lemma, tokens[index].span.begin
        for voice in reversed(self._heard):
            if self._horizon(sentence) <= voice.begin < begin and voice.lemma == lemma:
                return (Filler(voice.key, tokens[index].span, "the one quoted before", 0.8),)
        return ()

    def several(self, sentence: Sentence, span: Span) -> tuple[Filler, ...]:
        """ "Officials in Ankara said ... They added": those quoted before, if no group since."""
        voices = [voice for voice in self._heard if voice.begin < span.begin]
        before = self._sentences[max(0, sentence.index - 1)].span.begin
        if not voices or not voices[-1].plural or voices[-1].begin < before:
            return ()
        for earlier in self._sentences[max(0, sentence.index - 1) : sentence.index + 1]:
            for mention in earlier.mentions:
                if voices[-1].begin < mention.span.begin < span.begin and mention.form == "group":
                    return ()
        return (Filler(voices[-1].key, span, "they: those quoted before", 0.75),)

    def _stands_behind(self, sentence: Sentence, index: int) -> str | None:
        """The organ, country or organisation of a mention; of a place its country."""
        mention = sentence.mention_at(index)
        if mention is None or len(mention.entities) != 1:
            return None
        key = mention.entities[0]
        if key.startswith("place/"):  # officials in a capital are the state's, elsewhere the town's
            entity = self._mentions.entities.get(key)
            capital = mention.resolved_from.startswith("capital of")
            return entity.of if entity is not None and capital else None
        if key.startswith("person/"):
            return self._mentions.people.owner_of(key) if mention.form == "title" else None
        return key if key.startswith(("country/", "organisation/", "body/")) else None

    def _horizon(self, sentence: Sentence) -> int:
        return self._sentences[max(0, sentence.index - REACH)].span.begin


def _is_named(sentence: Sentence, token: Token) -> bool:
    return token.index in sentence.mention_of or any(
        other in sentence.mention_of for other in tree.appositives(sentence.tokens, token.index)
    )


def _is_definite(tokens: Sequence[Token], index: int) -> bool:
    return any(
        tokens[child].text.lower() in ("the", "this", "that", "same")
        for child in tree.dependents(tokens, index, "det")
    )
