"""Sequences that remember what was asked of them, for questions that many rules ask again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Question = Callable[[Sequence[Item], int], Answer]


class Remembering:
    """What a sequence is besides, so that `remembered` questions are answered once for it."""

    @cached_property
    def answers(self) -> dict[tuple[str, int], Any]:
        """What was asked and answered, by the question's name and the index."""
        return {}


def remembered(question: Question[Item, Answer]) -> Question[Item, Answer]:
    """The question about one item of a sequence, answered once where the sequence remembers."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answer(items: Sequence[Item], index: int) -> Answer:
        if not isinstance(items, Remembering):
            return question(items, index)
        answers, key = items.answers, (name, index)
        found: Answer
        try:
            found = answers[key]
        except KeyError:
            found = answers[key] = question(items, index)
        return found

    return answer
