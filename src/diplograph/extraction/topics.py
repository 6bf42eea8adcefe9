"""Fields of policy named in a text, from the words in ``data/frames/topics.yaml``."""

from __future__ import annotations

import re
from functools import cache

from diplograph.resources import read_yaml, resource


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    data = read_yaml(resource("data", "frames", "topics.yaml"))
    topics = {word.lower(): topic for topic, words in data["topics"].items() for word in words}
    words = sorted(topics, key=lambda word: (-len(word), word))
    pattern = r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b"
    return re.compile(pattern, re.IGNORECASE), topics


def topics_in(text: str) -> tuple[str, ...]:
    """The topics that the words name, sorted, each once.

    >>> topics_in("trade, economic and humanitarian cooperation")
    ('economy', 'humanitarian', 'trade')
    """
    pattern, topics = _pattern()
    return tuple(sorted({topics[match.group().lower()] for match in pattern.finditer(text)}))
