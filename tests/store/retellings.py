"""True events in several articles each, with words marked that tell the same (retellings.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import yaml

from diplograph.extraction.pipeline import extract
from diplograph.model import Article, Extraction, PartialDate, Span
from diplograph.store import Store
from diplograph.store.classes import Classes
from diplograph.store.layout import node

_MARKED = re.compile(r"\{(\w+):([\w-]+)\|([^}]+)\}")


@dataclass(frozen=True)
class Retelling:
    """An article, and the words of it that tell an event: its type, its name, where they are."""

    extraction: Extraction
    marks: tuple[tuple[str, str, Span], ...]

    def told(self, event: str) -> set[str]:
        """The facts that tell an event."""
        kind, _, name = event.partition(":")
        spans = [span for type_, given, span in self.marks if (type_, given) == (kind, name)]
        return {
            claim.fact
            for claim in self.extraction.claims
            if self.extraction.facts[claim.fact].type == kind
            and any(span.overlaps(words) for span in spans for words in claim.spans)
        }


def marked(text: str) -> tuple[str, tuple[tuple[str, str, Span], ...]]:
    """A text without its marks, and the marks."""
    plain, marks, end = "", [], 0
    for found in _MARKED.finditer(text):
        plain += text[end : found.start()]
        marks.append((found[1], found[2], Span(len(plain), len(plain) + len(found[3]))))
        plain += found[3]
        end = found.end()
    return plain + text[end:], tuple(marks)


@cache
def groups() -> dict[str, tuple[Retelling, ...]]:
    """The articles of each group."""
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {
        name: tuple(_read(f"{name}-{number}", told) for number, told in enumerate(articles))
        for name, articles in read.items()
    }


def _read(name: str, told: dict[str, object]) -> Retelling:
    text, marks = marked(str(told["text"]))
    article = Article(name, text, PartialDate.parse(str(told["date"])))
    return Retelling(extract(article), marks)


def tellings(group: str) -> Iterator[tuple[str, str, str]]:
    """The facts of a group that tell a marked event, as (event, article, fact)."""
    for retelling in groups()[group]:
        for event in dict.fromkeys(f"{kind}:{name}" for kind, name, _ in retelling.marks):
            for fact in sorted(retelling.told(event)):
                yield event, retelling.extraction.article.id, fact


@dataclass(frozen=True)
class Pairs:
    """Pairs of tellings by whether they are of one event and whether the store has them as one."""

    right: int
    wrong: tuple[tuple[str, ...], ...]
    missed: tuple[tuple[str, ...], ...]


def compared(store: Store, group: str) -> Pairs:
    """All pairs of tellings of a group in different articles, as a store has them."""
    classes = Classes(store.backend)
    right, wrong, missed = 0, [], []
    for one, other in combinations(tellings(group), 2):
        if one[1] == other[1]:
            continue
        merged = classes.canonical(node(one[2])) == classes.canonical(node(other[2]))
        if merged and one[0] == other[0]:
            right += 1
        elif merged:
            wrong.append((*one, *other))
        elif one[0] == other[0]:
            missed.append((*one, *other))
    return Pairs(right, tuple(wrong), tuple(missed))
