"""What the words around a name settle: longer names that are no actors, and other senses.

The tables are ``other_names.csv`` (names that swallow a country's, as in "Bank of China") and
``contexts.csv`` (a name, and the words before or after it that show another sense: "Michael"
before "Jordan", "Tech" after "Georgia") in ``data/reference``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diplograph.resources import resource

_WORD_BEFORE = re.compile(r"([\w.'-]+)[ ,]*$")
_WORD_AFTER = re.compile(r"[ ]*([\w.'-]+)")
_LOOK = 40
# "her son Jordan" is a man
_KIN = frozenset(
    """son daughter brother sister cousin nephew niece husband wife uncle aunt father mother
    boyfriend girlfriend classmate""".split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """The words that show that a name is not meant as a country, and whether given names do."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    after_given_name: bool
    in_capitals: bool


@dataclass(frozen=True, slots=True)
class Contexts:
    """All tables of words around names."""

    other_names: tuple[str, ...]
    given_names: frozenset[str]
    ordinary_words: frozenset[str]
    by_name: Mapping[str, Context]

    def block(self, text: str, first: int, last: int) -> bool:
        """Whether the neighbours of ``text[first:last]`` show a sense that is no actor."""
        context = self.by_name.get(text[first:last])
        after = text[last : last + _LOOK]
        if after[:1] == "-" and after.startswith(("-speaking", "-language", "-speakers", "-style")):
            return True
        if context is None:
            return False
        before = text[max(0, first - _LOOK) : first]
        # The first half of each line is quick and nearly always decides.
        near = before.rstrip(" ,").endswith(context.before)
        if near and any(_ends(before, word) for word in context.before):
            return True
        near = after.lstrip(" ,").startswith(context.after)
        if near and any(_begins(after, word) for word in context.after):
            return True
        if context.after_given_name and self._given_name_before(before):
            return True
        return context.in_capitals and _among_capitals(before, after)

    def _given_name_before(self, before: str) -> bool:
        word = before[:-1].rpartition(" ")[2]
        if word.islower():
            return word in _KIN
        match = re.search(r"([A-Z][\w'-]+|[A-Z]\.) $", before)
        return match is not None and (match[1] in self.given_names or match[1].endswith("."))


def _ends(before: str, word: str) -> bool:
    before = before.rstrip(" ,")
    return before.endswith(word) and not before[: -len(word)][-1:].isalnum()


def _begins(after: str, word: str) -> bool:
    if word[:1].isupper():
        after = after.removeprefix(",")  # "San Jose, California"
    if word[:1].isalnum():
        word = f" {word}"
    rest = after[len(word) : len(word) + 1]
    return after.startswith(word) and not rest.isalnum()


def _among_capitals(before: str, after: str) -> bool:
    words = [m[1] for m in (_WORD_BEFORE.search(before), _WORD_AFTER.match(after)) if m]
    letters = ["".join(filter(str.isalpha, word)) for word in words]
    return bool(letters) and all(word.isupper() and len(word) > 1 for word in letters)


@cache
def load_contexts() -> Contexts:
    """The tables of this installation, read once."""
    folder = resource("data", "reference")
    by_name = {
        row["name"]: Context(
            _parts(row["before"]),
            _parts(row["after"]),
            row["given"] == "yes",
            row["capitals"] == "yes",
        )
        for row in _rows(folder / "contexts.csv")
    }
    return Contexts(
        tuple(row["name"] for row in _rows(folder / "other_names.csv")),
        frozenset(_lines(folder / "given_names.txt")),
        frozenset(_lines(folder / "ordinary_words.txt")),
        by_name,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
