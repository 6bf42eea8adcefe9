"""The values of a profile: sections of lines, each line with the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from diplograph.graph.records import Thing
from diplograph.graph.results import Value
from diplograph.store import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a graph says: for people as ``text``, for programs as ``values``.

    ``facts`` are the IRIs of the facts behind it, ``evidence`` the sentences behind those; a number
    in ``text`` counts or is told by these.
    """

    text: str
    date: str | None = None
    values: tuple[tuple[str, Value], ...] = ()
    facts: tuple[str, ...] = ()
    evidence: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines on one matter. ``counts`` say how many of its lines are of which sort."""

    name: str
    title: str
    lines: tuple[Line, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def summary(self) -> str:
        """Its counts in words, or that there is nothing."""
        if not self.lines:
            return "Nothing in the graph."
        return ", ".join(f"{count} {name}" for name, count in self.counts)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a graph says of its ``subjects``; ``kind`` is the verb that asks for it."""

    kind: str
    subjects: tuple[Thing, ...]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The names of its subjects."""
        return " and ".join(subject.label for subject in self.subjects)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles and works of reference that it rests on, by name."""
        return tuple(sorted({sentence.source for sentence in self.evidence()}))

    def facts(self) -> Iterator[str]:
        """The IRIs of the facts behind its lines; one may come several times."""
        for section in self.sections:
            for line in section.lines:
                yield from line.facts

    def evidence(self) -> Iterator[Sentence]:
        """The sentences behind its lines; one may come several times."""
        for section in self.sections:
            for line in section.lines:
                yield from line.evidence


def with_evidence(section: Section, told: Iterable[Sentence]) -> Section:
    """A section whose lines have the sentences of their facts."""
    by_fact: dict[str, list[Sentence]] = {}
    for sentence in told:
        by_fact.setdefault(sentence.fact, []).append(sentence)
    return replace(section, lines=tuple(_with_its(line, by_fact) for line in section.lines))


def _with_its(line: Line, by_fact: dict[str, list[Sentence]]) -> Line:
    mine = {each.order: each for fact in line.facts for each in by_fact.get(fact, ())}
    return replace(line, evidence=tuple(mine[order] for order in sorted(mine)))
