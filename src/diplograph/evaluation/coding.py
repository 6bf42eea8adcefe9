"""Coded events against a gold file in PLOVER's terms: type, actors and dyads.

A line of such a file: ``{"id", "text", "date"?, "gold": {"event", "source", "target"}}``, where
source and target list codes or ``{"code": ...}``. Counted as the field does: the most confident
event of each line stands for it; where the gold has no target, both sides are its sources.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diplograph.errors import ReferenceDataError
from diplograph.evaluation.scoring import Counts
from diplograph.evaluation.tables import (
    HEADING,
    Bin,
    bin_figures,
    bins,
    confusion_figures,
    confusion_section,
    reliability_section,
    section,
    table_figures,
)

#: Names of PLOVER's first edition, and INVESTIGATE, by those of 2023.
_SAME = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "RETREAT": "CONCEDE",
    "YIELD": "CONCEDE",
}
_CODES = {"JAP": "JPN", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "YUG": "SRB"}
NO_ANSWER = "(none)"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One line: the text and the event that a coder sees in it."""

    id: str
    text: str
    date: str | None
    event: str
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The most confident event that a program gave for one line."""

    event: str = NO_ANSWER
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    confidence: float = 0.0


@dataclass(slots=True)
class CodingReport:
    """The answers to all lines of a gold file, in its order."""

    lines: list[tuple[GoldEvent, Answer]] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Share of lines whose type of event is right; no event is wrong."""
        return self._share(lambda gold, answer: same_event(gold.event) == same_event(answer.event))

    @property
    def exact_dyads(self) -> float:
        """Share of lines with exactly the right sources and targets."""
        return self._share(lambda gold, answer: _roles(gold, answer)[0] == _roles(gold, answer)[1])

    def actors(self) -> dict[str, Counts]:
        """Codes of actors by role, and in either role."""
        tables = {"source": Counts(), "target": Counts(), "either role": Counts()}
        for gold, answer in self.lines:
            (gold_s, gold_t), (found_s, found_t) = _roles(gold, answer)
            _count(tables["source"], gold_s, found_s)
            _count(tables["target"], gold_t, found_t)
            _count(tables["either role"], gold_s | gold_t, found_s | found_t)
        return tables

    def types(self) -> dict[str, Counts]:
        """Lines by type of event."""
        tables: dict[str, Counts] = {}
        for gold, answer in self.lines:
            wanted, found = same_event(gold.event), same_event(answer.event)
            if wanted == found:
                tables.setdefault(wanted, Counts()).right += 1
                continue
            tables.setdefault(wanted, Counts()).missed += 1
            if found != NO_ANSWER:
                tables.setdefault(found, Counts()).false += 1
        return dict(sorted(tables.items()))

    def reliability(self) -> tuple[Bin, ...]:
        """How often the type is right, by the confidence it is given with."""
        return bins(
            (answer.confidence, same_event(gold.event) == same_event(answer.event))
            for gold, answer in self.lines
            if answer.event != NO_ANSWER
        )

    def confusion(self) -> dict[tuple[str, str], int]:
        """How often a type was taken for another, the most frequent first."""
        pairs = Counter(
            (same_event(gold.event), same_event(answer.event))
            for gold, answer in self.lines
            if same_event(gold.event) != same_event(answer.event)
        )
        return dict(sorted(pairs.items(), key=lambda item: (-item[1], item[0])))

    def figures(self) -> dict[str, Any]:
        """All figures as plain values, as JSON takes them."""
        return {
            "lines": len(self.lines),
            "event accuracy": round(self.accuracy, 4),
            "exact dyads": round(self.exact_dyads, 4),
            "actors": table_figures(self.actors()),
            "types": table_figures(self.types()),
            "reliability": bin_figures(self.reliability()),
            "confusion": confusion_figures(self.confusion()),
        }

    def table(self) -> str:
        """All figures as text."""
        return "\n".join(
            [
                f"{len(self.lines)} lines: event accuracy {self.accuracy:.3f}, "
                f"exact dyads {self.exact_dyads:.3f}",
                "",
                HEADING,
                *section("actors", self.actors()),
                *section("types of events", self.types(), total=True),
                *reliability_section(self.reliability()),
                *confusion_section(self.confusion()),
                "",
            ]
        )

    def errors(self) -> Iterator[str]:
        """Every line that is not wholly right, with what was wanted and what was given."""
        for gold, answer in self.lines:
            wanted, found = _roles(gold, answer)
            if same_event(gold.event) != same_event(answer.event) or wanted != found:
                yield "\n".join(
                    [
                        f"{gold.id} {gold.text}",
                        f"  wanted  {same_event(gold.event)} {_dyad(*wanted)}",
                        f"    got   {same_event(answer.event)} {_dyad(*found)}",
                    ]
                )

    def _share(self, right: Callable[[GoldEvent, Answer], bool]) -> float:
        if not self.lines:
            return 0.0
        return sum(right(gold, answer) for gold, answer in self.lines) / len(self.lines)


def is_event_gold(path: Path) -> bool:
    """Whether the first line of a file is of a gold of coded events."""
    with path.open(encoding="utf-8") as lines:
        first = next((line for line in lines if line.strip()), "{}")
    try:
        row = json.loads(first)
    except ValueError:
        return False
    return isinstance(row, dict) and isinstance(row.get("gold"), dict) and "event" in row["gold"]


def load_events(path: Path) -> tuple[GoldEvent, ...]:
    """The lines of a gold file; raises ReferenceDataError, which names file and line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(_event(json.loads(line)))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ReferenceDataError(
                f"{path}:{number}: not a line of event gold: {error!r}"
            ) from error
    return tuple(found)


def evaluate_events(gold: Iterable[GoldEvent], code: Callable[[GoldEvent], Answer]) -> CodingReport:
    """Ask a program for each line and keep what it says beside what is right."""
    return CodingReport([(event, code(event)) for event in gold])


def same_event(name: str) -> str:
    """A type by its name of 2023; giving up ground by force or without counts as one.

    >>> same_event("DISAPPROVE"), same_event("RETREAT")
    ('ACCUSE', 'CONCEDE')
    """
    return _SAME.get(name, name)


def actor_codes(actors: Sequence[str | Mapping[str, str | None]] | None) -> frozenset[str]:
    """The plain codes of actors: upper case, without what follows a slash, by today's ISO code."""
    found = set()
    for actor in actors or ():
        code = actor if isinstance(actor, str) else actor.get("code") or ""
        plain = code.split("/")[0].upper()
        if plain:
            found.add(_CODES.get(plain, plain))
    return frozenset(found)


def _event(row: dict[str, Any]) -> GoldEvent:
    gold = row["gold"]
    return GoldEvent(
        id=str(row["id"]),
        text=row["text"],
        date=row.get("date"),
        event=gold["event"],
        sources=actor_codes(gold.get("source")),
        targets=actor_codes(gold.get("target")),
    )


_Dyad = tuple[frozenset[str], frozenset[str]]


def _roles(gold: GoldEvent, answer: Answer) -> tuple[_Dyad, _Dyad]:
    """Sources and targets wanted and found; all as sources where the gold has no target."""
    if gold.targets:
        return (gold.sources, gold.targets), (answer.sources, answer.targets)
    return (gold.sources, frozenset()), (answer.sources | answer.targets, frozenset())


def _count(counts: Counts, wanted: frozenset[str], found: frozenset[str]) -> None:
    counts.add(Counts(len(wanted & found), len(found - wanted), len(wanted - found)))


def _dyad(sources: frozenset[str], targets: frozenset[str]) -> str:
    return f"{' '.join(sorted(sources)) or '-'} > {' '.join(sorted(targets)) or '-'}"
