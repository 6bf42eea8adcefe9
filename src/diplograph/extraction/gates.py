"""Ordinary sentences in which the words of diplomacy mean something else."""

from __future__ import annotations

import re

_SPORT = re.compile(
    r"\b(?:semi-?finals?|quarter-?finals?|match(?:es)?|"
    r"in the final\b"
    r"(?! (?:days?|stages?|phase|round|communiqu\w|document|declaration|statement))|"
    r"world cup|cup|league|tournament|qualifiers?|stadium|squad|coach|goalkeeper|striker|"
    r"innings|test match|championships?|kick-off|penalt(?:y|ies)|football|soccer|cricket|"
    r"rugby|hockey|basketball|volleyball|tennis|olympic (?:team|gold|final)|medal|"
    r"\d+-\d+ (?:win|victory|defeat))\b",
    re.IGNORECASE,
)


def is_sport(text: str) -> bool:
    """Whether countries that "meet" here are teams.

    >>> is_sport("France will meet Croatia in the final in Moscow.")
    True
    """
    return _SPORT.search(text) is not None
