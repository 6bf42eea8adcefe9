"""Documents that are signed: their kind and their title as the article words it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from diplograph.entities.people import slug
from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.parser import Token
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
_TRAILING = frozenset({"obl", "advcl", "obl:unmarked", "nmod:unmarked", "parataxis", "advmod"})


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
        span = _title(sentence.tokens, head, trigger)
        label = _clean(story.words(span))
        key = agreement_key(
            label, story.article.published.year if story.article.published else None
        )
        story.entities.setdefault(
            key, Entity(key, EntityType.AGREEMENT, label, kind=_finer(kind, label))
        )
        yield Filler(key, span, f"{kind} named by the article", 0.95)


def agreement_key(label: str, year: int | None) -> str:
    """A readable key: the first words of the title, and enough of a hash to tell alike ones apart."""
    words = slug(label).split("-")[:_SLUG_WORDS]
    digest = hashlib.sha256(f"{label.lower()}|{year or ''}".encode()).hexdigest()[:6]
    return "agreement/" + "-".join([*words, digest])


def _clean(title: str) -> str:
    words = title.strip(" ,;:\"“”'’").split()
    if words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    text = " ".join(words)
    return text[:1].upper() + text[1:] if text else title


def _finer(kind: str, label: str) -> str:
    return kind if kind != "joint-statement" or "joint" in label.lower() else "declaration"


def _title(tokens: Sequence[Token], head: int, trigger: int) -> Span:
    """The noun with all that belongs to its name; later conjuncts and clauses are left out."""
    inside = {head}
    waiting = [head]
    while waiting:
        at = waiting.pop()
        for child in tree.children(tokens, at):
            token = tokens[child]
            if child == trigger or (
                at == head and token.dep in ("conj", "cc", "acl:relcl", "appos")
            ):
                continue
            if token.dep in _TRAILING or token.dep == "acl":
                continue
            inside.add(child)
            waiting.append(child)
    run = [head]
    while run[-1] + 1 in inside:
        run.append(run[-1] + 1)
    while run[0] - 1 in inside:
        run.insert(0, run[0] - 1)
    run = _cut(tokens, run, head)
    while len(run) > 1 and tokens[run[-1]].pos in ("PUNCT", "CCONJ", "ADP", "DET"):
        run.pop()
    while len(run) > 1 and tokens[run[0]].pos in ("ADP", "PUNCT") and run[0] < head:
        run.pop(0)
    begin, end = tokens[run[0]].span.begin, tokens[run[-1]].span.end
    return Span(begin, min(end, begin + _LONGEST_TITLE))


_ENDS = frozenset({"between", "with", "by", "during", "at"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)


def _cut(tokens: Sequence[Token], run: list[int], head: int) -> list[int]:
    """A title ends before its parties ("between Georgia and Nepal"), its place and its day."""
    for position, index in enumerate(run):
        if index <= head:
            continue
        word = tokens[index].text.lower()
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        named = following is not None and following.atom is not None
        if word in _ENDS or word in _DAYS or (word in ("in", "of", "from") and named):
            return run[:position]
    return run
