"""The words of the tables of visits, from ``data/imports/us_visits.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplograph.resources import read_yaml, resource


@dataclass(frozen=True, slots=True)
class Words:
    """What the words mean: countries by code, kinds by slug; titles, the longest first."""

    countries: Mapping[str, str]
    titles: tuple[str, ...]
    rising_titles: frozenset[str]
    titles_abroad: frozenset[str]
    visit_kinds: Mapping[str, str]
    meetings: Mapping[str, str]
    gatherings: Mapping[str, str]

    def split_title(self, name: str) -> tuple[str, str]:
        """Title and name of a visitor: ("Prime Minister", "Tony Blair").

        >>> words().split_title("Acting Prime Minister Jan Novak")
        ('Acting Prime Minister', 'Jan Novak')
        """
        for title in self.titles:
            if name.startswith(f"{title} "):
                return title, name[len(title) :].strip()
        return "", name


@cache
def words() -> Words:
    """The words of this installation."""
    given = read_yaml(resource("data", "imports", "us_visits.yaml"))
    titles = {title.strip() for title in re.split(r"\|", given["titles"]) if title.strip()}
    return Words(
        given["countries"],
        tuple(sorted(titles, key=lambda title: (-len(title), title))),
        frozenset(given["rising_titles"].split("|")),
        frozenset(given["titles_abroad"].split("|")),
        given["visit_kinds"],
        given["meetings"],
        given["gatherings"],
    )
