"""The coder's own example sentences: marked by hand, its documentation, training text and tests.

A file of ``data/coding/examples`` has one sentence a line: event, mode, CAMEO code, date, status
and the text, with ``{S:...}`` around who acts, ``{T:...}`` around whom it meets and ``{E:...}``
around the words that tell the event. Where both sides do the same, both are ``S``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplograph.errors import ReferenceDataError
from diplograph.model import PartialDate, Span

NO_EVENT = "NONE"
"""What stands for the type in a sentence that tells no event."""

_MARK = re.compile(r"\{([STE]):([^{}]*)\}")
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A marked sentence. Spans are into ``text``, which has no marks."""

    event: str
    mode: str
    cameo: str
    date: PartialDate | None
    status: str
    text: str
    sources: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    triggers: tuple[Span, ...] = ()


def load_examples(folder: Path) -> tuple[Example, ...]:
    """All examples of a folder's ``.tsv`` files, in the order of their names.

    Raises ReferenceDataError for a line that is not as it should be.
    """
    return tuple(example for path in sorted(folder.glob("*.tsv")) for example in _read(path))


def _read(path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield parse_example(line)
        except ValueError as error:
            raise ReferenceDataError(f"{path}, line {number}: {error}") from None


def parse_example(line: str) -> Example:
    r"""One line as an example; ValueError says what is wrong with it.

    >>> example = parse_example("ACCUSE\t\t111\t1999\theld\t{S:Oslo} {E:blamed} {T:Minsk}.")
    >>> example.text, [span.of(example.text) for span in example.targets]
    ('Oslo blamed Minsk.', ['Minsk'])
    """
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"{_COLUMNS} columns are needed, there are {len(columns)}")
    event, mode, cameo, date, status, marked = (column.strip() for column in columns)
    text, spans = _unmarked(marked)
    if event != NO_EVENT and not spans["E"]:
        raise ValueError("the event's words are not marked with {E:...}")
    return Example(
        event,
        mode,
        cameo,
        PartialDate.parse(date) if date else None,
        status,
        text,
        tuple(spans["S"]),
        tuple(spans["T"]),
        tuple(spans["E"]),
    )


def _unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {"S": [], "T": [], "E": []}
    text = ""
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        inner = mark[2]
        spans[mark[1]].append(Span(len(text), len(text) + len(inner)))
        text += inner
        position = mark.end()
    text += marked[position:]
    if "{" in text or "}" in text:
        raise ValueError(
            "a mark is broken: write {S:...}, {T:...} or {E:...}, never one in another"
        )
    return text, spans
