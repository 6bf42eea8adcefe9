"""Documents that are signed: their kind and their title as the article words it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from diplograph.entities.reference import slug
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence
from diplograph.model import Entity, EntityType, Span

KINDS: Mapping[str, str] = {
    "treaty": "treaty",
    "pact": "treaty",
    "convention": "treaty",
    "accord": "agreement",
    "agreement": "agreement",
    "deal": "agreement",
    "document": "agreement",
    "paper": "agreement",
    "memorandum": "memorandum",
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "mou": "memorandum",
    "declaration": "declaration",
    "communique": "communique",
    "communiqué": "communique",
    "protocol": "protocol",
    "contract": "contract",
    "roadmap": "roadmap",
    "statement": "joint-statement",
    "programme": "programme",
    "program": "programme",
    "plan": "plan",
    "letter": "letter-of-intent",
    "charter": "treaty",
    "arrangement": "agreement",
}
_LONGEST_TITLE = 160  # characters
_SLUG_WORDS = 10


def instruments(
    story: Story, sentence: Sentence, trigger: int, arguments: Mapping[str, Sequence[int]]
) -> Iterator[Filler]:
    """The documents among a verb's objects, or of a noun ("the signing of the declaration")."""
    heads = [*arguments.get("obj", ()), *arguments.get("of", ()), *arguments.get("obj.of", ())]
    for head in dict.fromkeys(heads):
        token = sentence.tokens[head]
        kind = KINDS.get(token.lemma.lower()) or KINDS.get(token.text.lower().rstrip("s"))
        if kind is None or head == trigger:
            continue
        span = _title(sentence, head)
        label = _clean(story.words(span))
        key = agreement_key(
            label, story.article.published.year if story.article.published else None
        )
        story.entities.setdefault(
            key, Entity(key, EntityType.AGREEMENT, label, kind=_finer(kind, label))
        )
        yield Filler(key, span, f"{kind} named by the article", 0.95)


def agreement_key(label: str, year: int | None) -> str:
    """A readable key: the first words of the title, and a hash to tell alike ones apart."""
    words = slug(label).split("-")[:_SLUG_WORDS]
    digest = hashlib.sha256(f"{label.lower()}|{year or ''}".encode()).hexdigest()[:6]
    return "agreement/" + "-".join([*words, digest])


def _clean(title: str) -> str:
    words = title.strip(" ,;:\"“”'’").split()
    if words and words[0].lower() in ("a", "an", "the", "no", "its", "their"):
        words = words[1:]
    text = " ".join(words)
    return text[:1].upper() + text[1:] if text else title


def _finer(kind: str, label: str) -> str:
    return kind if kind != "joint-statement" or "joint" in label.lower() else "declaration"


_INSIDE = frozenset("of on for in to about concerning regarding against under the a an and".split())
_ENDS = frozenset({"between", "with", "by", "during", "at", "from", "after", "before"})
_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "CCONJ", "SYM"})
_LONGEST_RUN = 24  # tokens of a title behind its noun


def _title(sentence: Sentence, head: int) -> Span:
    """The noun with what belongs to its name, by the order of words: the tree often cuts it short.

    It ends before its parties, its place and its day.
    """
    tokens = sentence.tokens
    first = head
    while (first and tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN", "NUM")) or (
        first > 1 and tokens[first - 1].text == "-"
    ):
        if tokens[first - 1].atom is not None:
            # "the RCEP agreement", "the Paris Agreement"; not a signatory further off
            first -= first == head
            break
        first -= 1
    last = head
    while last + 1 < len(tokens) and last - head < _LONGEST_RUN and _goes_on(sentence, last + 1):
        last += 1
    while last > head and tokens[last].text.lower() in _INSIDE:
        last -= 1
    begin, end = tokens[first].span.begin, tokens[last].span.end
    return Span(begin, min(end, begin + _LONGEST_TITLE))


def _goes_on(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    token = tokens[at]
    word = token.text.lower()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if word in _ENDS or any(date.span.contains(token.span) for date in sentence.dates):
        return False
    if word in ("in", "and", "on", "to") and following is not None:
        named = following.index in sentence.mention_of and following.atom is not None
        dated = any(date.span.contains(following.span) for date in sentence.dates)
        another = any(t.lemma in KINDS for t in tokens[at + 1 : at + 4]) if word == "and" else False
        if named or dated or another or following.pos in ("VERB", "AUX", "PRON"):
            return False
    if token.text == "-" or word == "understanding":
        return True
    return word in _INSIDE or (token.pos in _TITLE_POS and token.pos != "ADP")
