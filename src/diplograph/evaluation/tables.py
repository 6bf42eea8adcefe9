"""Counts as tables for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diplograph.evaluation.scoring import Counts

_TENTHS = 10
HEADING = f"{'':38}{'right':>6}{'false':>6}{'missed':>7}{'P':>7}{'R':>7}{'F':>7}"


def section(title: str, table: Mapping[str, Counts], *, total: bool = False) -> Iterator[str]:
    """The lines of one table under `HEADING`, with their sum where that is asked for."""
    yield ""
    yield title
    everything = Counts()
    for name, counts in table.items():
        everything.add(counts)
        yield _row(name, counts)
    if total:
        yield _row("all", everything)


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with a confidence from ``low`` up to a tenth more: how much, how much right."""

    low: float
    count: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count


def bins(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Confidences with whether they were right, by tenths; empty tenths are left out.

    >>> bins([(0.95, True), (0.91, False), (0.5, True)])[1]
    Bin(low=0.9, count=2, right=1, confidence=0.93)
    """
    found: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        tenth = min(int(confidence * _TENTHS), _TENTHS - 1)
        found.setdefault(tenth, []).append((confidence, right))
    return tuple(
        Bin(
            low / _TENTHS,
            len(those),
            sum(right for _, right in those),
            round(sum(confidence for confidence, _ in those) / len(those), 4),
        )
        for low, those in sorted(found.items())
    )


def reliability_section(found: Iterable[Bin]) -> Iterator[str]:
    """Whether confidences are as often right as they say."""
    yield ""
    yield "confidence"
    for one in found:
        yield (
            f"  from {one.low:.1f}: {one.confidence:.3f} said, {one.share:.3f} right of {one.count}"
        )


def bin_figures(found: Iterable[Bin]) -> list[dict[str, float]]:
    """A reliability table as plain values."""
    return [
        {
            "from": one.low,
            "count": one.count,
            "said": one.confidence,
            "right": round(one.share, 4),
        }
        for one in found
    ]


def confusion_section(pairs: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """What was wanted, what was given instead, and how often."""
    yield ""
    yield "wanted, but given"
    for (wanted, given), times in pairs.items():
        yield f"  {wanted:36}{given:36}{times:4}"


def table_figures(table: Mapping[str, Counts]) -> dict[str, dict[str, float]]:
    """A table as plain values."""
    return {
        name: {
            "right": counts.right,
            "false": counts.false,
            "missed": counts.missed,
            "precision": round(counts.precision, 4),
            "recall": round(counts.recall, 4),
            "f1": round(counts.f1, 4),
        }
        for name, counts in table.items()
    }


def confusion_figures(pairs: Mapping[tuple[str, str], int]) -> list[dict[str, str | int]]:
    """A confusion table as plain values."""
    return [
        {"wanted": wanted, "given": given, "times": times}
        for (wanted, given), times in pairs.items()
    ]


def _row(name: str, counts: Counts) -> str:
    return (
        f"  {name:36}{counts.right:6}{counts.false:6}{counts.missed:7}"
        f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    )
