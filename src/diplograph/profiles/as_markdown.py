"""A profile as Markdown: a heading for each section, under every line its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.graph.iris import compact
from diplograph.profiles.origins import quoted
from diplograph.profiles.profile import Line, Profile, Section

_MARKS = re.compile(r"([\\`*_\[\]<>|#~&$])")


def write(profile: Profile) -> str:
    """The whole page. What articles say cannot set marks of its own."""
    blocks = [f"# {_safe(profile.title)}\n", *map(_section, profile.sections)]
    return "\n".join(blocks)


def _section(section: Section) -> str:
    lines = "".join(text for line in section.lines for text in _line(line))
    gap = "\n" if lines else ""
    return f"## {_safe(section.title)}\n\n{_safe(section.summary)}\n{gap}{lines}"


def _line(line: Line) -> Iterator[str]:
    date = f"**{_safe(line.date)}** " if line.date else ""
    facts = " ".join(f"`{compact(fact)}`" for fact in line.facts)
    yield f"- {date}{_safe(line.text)} {facts}\n"
    for quote, origin in quoted(line):
        words = f"“{_safe(quote)}” " if quote else ""
        yield f"  - {words}({_safe(origin)})\n"


def _safe(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
