"""Counts as tables for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diplograph.evaluation.scoring import Counts

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
