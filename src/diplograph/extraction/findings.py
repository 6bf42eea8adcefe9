"""What one rule found in one sentence, before an article's findings are put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from diplograph.entities.mentions import Mentions
from diplograph.extraction.filler import Filler
from diplograph.extraction.fillers import Fillers
from diplograph.extraction.sentence import Sentence
from diplograph.language.quotations import Quotation
from diplograph.model import Article, Entity, Modality, PartialDate, Span, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact to be, with the words it rests on.

    ``own_time`` is False for what lies before the story or has no part in it, which then takes no
    date from the article.
    """

    type: str
    kind: str | None
    fillers: tuple[tuple[str, Filler], ...]
    frame: str
    sentence: int
    span: Span
    confidence: float
    status: Status | None = None
    modality: Modality = Modality.ASSERTED
    start: PartialDate | None = None
    end: PartialDate | None = None
    topics: tuple[str, ...] = ()
    value: Decimal | None = None
    unit: str | None = None
    quotation: str | None = None
    content: str | None = None
    attributed_to: str | None = None
    background: bool = False
    anchor: bool = False
    own_time: bool = True

    def keys(self, role: str) -> tuple[str, ...]:
        """The fillers of one role, each once, in order."""
        return tuple(dict.fromkeys(filler.key for name, filler in self.fillers if name == role))


@dataclass(slots=True)
class Story:
    """Everything the rules of one article look at.

    ``wished`` are the sentences of which something is only wished, asked for or possible.
    """

    article: Article
    sentences: Sequence[Sentence]
    mentions: Mentions
    fillers: Fillers
    quotations: Sequence[Quotation] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    wished: frozenset[int] = frozenset()

    def owner(self, key: str) -> str | None:
        """The country or organisation that an agent stands for: itself where it is one."""
        if key.startswith(("country/", "organisation/")):
            return key
        if key.startswith("person/"):
            return self.mentions.people.owner_of(key)
        entity = self.entities.get(key)
        return entity.of if entity else None

    def words(self, span: Span) -> str:
        """The text of a span with its white space made single."""
        return " ".join(span.of(self.article.text).split())


def covering(sentence: Sentence, spans: Iterable[Span]) -> Span:
    """From the first to the last of the spans, within the sentence."""
    inside = [span for span in spans if sentence.span.contains(span)]
    return Span(min(span.begin for span in inside), max(span.end for span in inside))
