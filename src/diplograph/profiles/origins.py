"""Where a sentence stands and how it is put, in words."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.graph.iris import key_of
from diplograph.profiles.profile import Line
from diplograph.store import Sentence


def quoted(line: Line) -> Iterator[tuple[str, str]]:
    """The words under a line with their origins, each once; two facts may rest on the same."""
    yield from dict.fromkeys((each.quote or "", origin(each)) for each in line.evidence)


def origin(sentence: Sentence) -> str:
    """Article, date, place in it, and how it is claimed: "a of 2022-09-15, 54-137, asserted 0.98".

    Where whose word it is is known, that comes last.
    """
    parts = [key_of(sentence.source)]
    parts[0] += f" of {sentence.published}" if sentence.published else ""
    if sentence.begin is not None:
        parts.append(f"{sentence.begin}-{sentence.end}")
    parts.append(f"{sentence.modality} {sentence.confidence.normalize():f}")
    if sentence.said_by:
        parts.append(f"by {sentence.said_by}")
    return ", ".join(parts)
