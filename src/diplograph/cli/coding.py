"""The verb that codes texts as political events: code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

from diplograph.cli.options import confidence_option, reference_option
from diplograph.cli.reporting import Problems, counted
from diplograph.errors import ReadingError

if TYPE_CHECKING:
    from diplograph.coding.coder import CodedEvent
    from diplograph.coding.rows import CodingRow

    Coded = tuple[CodingRow, tuple[CodedEvent, ...]]


@click.command()
@click.option(
    "--input",
    "-i",
    "source",
    required=True,
    metavar="FILE",
    help='JSON Lines, a row {"id", "text"} with "date" if known; - for standard input.',
)
@click.option("--output", "-o", metavar="FILE", help="Where the rows go instead of stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="jsonl answers row by row; csv has a line per event and pair of actors.",
)
@confidence_option
@reference_option
def code(
    source: str,
    output: str | None,
    form: str,
    min_confidence: float,
    reference_folders: tuple[Path, ...],
) -> None:
    """Code texts as political events: PLOVER types and modes, CAMEO codes, states by ISO code.

    Each row is a sentence or an article; its answer has the events that it tells, the surest first.
    A row with "source" and "target", phrases of its text, gets the one event between these two.
    The columns of csv are GDELT's, then POLECAT's, then the words and their place.
    """
    from diplograph import front

    problems = Problems()
    with _opened(source) as stream:
        coded = front.code_rows(
            stream,
            where=source,
            min_confidence=min_confidence,
            reference=reference_folders,
            report=problems,
        )
        _write(counted(coded, "rows", output=output), form, output)
    problems.leave()


def _opened(path: str) -> BinaryIO:
    try:
        return click.open_file(path, "rb")  # type: ignore[return-value]
    except OSError as error:
        raise ReadingError(f"{path} cannot be read: {error.strerror}") from None


def _write(coded: Iterable[Coded], form: str, output: str | None) -> None:
    from diplograph.cli import tables
    from diplograph.coding import rows

    with tables.opened(output) as stream:
        if form == "csv":
            lines = (line for row, events in coded for line in rows.table_rows(row, events))
            tables.write(lines, rows.COLUMNS, "csv", stream)
        else:
            _write_lines((rows.answer(row, events) for row, events in coded), stream)


def _write_lines(answers: Iterator[dict[str, object]], stream: TextIO) -> None:
    for answer in answers:
        stream.write(json.dumps(answer, ensure_ascii=False) + "\n")
