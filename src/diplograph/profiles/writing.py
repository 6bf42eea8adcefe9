"""Which writer a profile goes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from diplograph.errors import GraphError
from diplograph.profiles import as_html, as_json, as_markdown
from diplograph.profiles.profile import Profile

FORMATS: dict[str, Callable[[Profile], str]] = {
    ".md": as_markdown.write,
    ".html": as_html.write,
    ".json": as_json.write,
}
"""The writer for each suffix of files."""


def form_of(path: str) -> str:
    """The format that a file's name asks for. Raises GraphError if it is none of ours."""
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise GraphError(f"{path}: a profile is written as one of {', '.join(FORMATS)}")
    return suffix


def render(profile: Profile, form: str = ".md") -> str:
    """A profile as Markdown, HTML or JSON, the same bytes every time; ``form`` is a suffix."""
    return FORMATS[form](profile)
