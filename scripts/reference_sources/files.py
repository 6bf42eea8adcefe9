"""Reading and writing the tables of the build."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from diplograph.entities.tables import TABLES

OUTPUT = Path(__file__).resolve().parents[2] / "data" / "reference"
CURATED = OUTPUT / "curated"
OWN = "own knowledge"
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """All lines of a table, stripped."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {key: (value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]


def curated(name: str) -> list[Row]:
    """A table of our own, empty where there is none."""
    path = CURATED / f"{name}.csv"
    return rows(path) if path.exists() else []


def columns(name: str) -> tuple[str, ...]:
    """The columns of a built table, in order."""
    return (*TABLES[name].required, *TABLES[name].optional)


def write(name: str, table: list[Row]) -> None:
    """Write a built table; what it has beyond the table's columns is left out."""
    path = OUTPUT / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, columns(name), restval="", extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(table)
    print(f"{path.name}: {len(table)} rows", file=sys.stderr)
