"""One sentence made ready for coding: its tree, and which words of it are mentions of whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplograph.entities.walk import UNNAMED
from diplograph.language.dates import DateMention
from diplograph.language.parser import Token
from diplograph.language.words import Atom
from diplograph.model import Entity, Mention, Span

_COLLAPSED = frozenset({"name", "title", "title-name", "body", "metonym", "place"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, by its ``index`` in the report.

    ``mention_of`` maps the index of a token to the mention it heads or is; ``quotation`` is the
    position of the quotation that most of the sentence lies in.
    """

    index: int
    span: Span
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    mention_of: Mapping[int, int]
    dates: tuple[DateMention, ...]
    quotation: int | None = None

    def token_at(self, offset: int) -> int | None:
        """The token that covers the character, or the first after it."""
        for token in self.tokens:
            if token.span.end > offset:
                return token.index
        return None

    def mention_at(self, index: int) -> Mention | None:
        """The mention that the token heads."""
        position = self.mention_of.get(index)
        return self.mentions[position] if position is not None else None


def atoms(mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> tuple[Atom, ...]:
    """The mentions that the parser is to see as one name."""
    return tuple(
        Atom(mention.span, _surrogate(mention, entities))
        for mention in mentions
        if mention.form in _COLLAPSED
    )


# Names that the parser takes for the plain words they are also.
_ORDINARY = frozenset({"Son", "Long", "May", "An", "Do", "To", "Be", "Hang", "Ban", "So", "In"})


def _surrogate(mention: Mention, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(mention.entities[0])
    if entity is None:
        return "Smith"
    if mention.form == "body":
        return "Ministry"
    words = [word for word in entity.label.replace("-", " ").split() if word[:1].isupper()]
    if entity.code and entity.type.value == "Organisation":
        return entity.code if entity.code.isalpha() else "Union"
    return words[-1] if words and words[-1] not in _ORDINARY else "Smith"


def mention_heads(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, int]:
    """For each mention the token that stands for it: index of token -> index of mention."""
    heads: dict[int, int] = {}
    begins = [token.span.begin for token in tokens]
    for position, mention in enumerate(mentions):
        first = bisect_left(begins, mention.span.begin)
        last = bisect_left(begins, mention.span.end)
        inside = [token for token in tokens[first:last] if mention.span.contains(token.span)]
        if not inside:
            continue
        chosen = [
            token
            for token in inside
            if token.head == token.index or not mention.span.contains(tokens[token.head].span)
        ]
        nominal = [
            token for token in chosen if token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
        ]
        fits = nominal or chosen or inside
        heads[fits[0 if mention.resolved_from == UNNAMED else -1].index] = position
    return heads
