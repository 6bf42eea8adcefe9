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


# "the Minister of Trade", "Energy and Water Ministry": what an office is for is not talked about.
_FIELDS = r"[A-Z][\w-]+(?:(?:,| and| &|, and) (?:the )?[A-Z][\w-]+)*"
_OFFICES = re.compile(
    r"\b(?:[Mm]inist(?:er|ers|ry|ries)|[Ss]ecretar(?:y|ies)|[Dd]epartments?|[Cc]ommissioners?)"
    rf" (?:of|for) (?:the )?{_FIELDS}"
    r"|\b[Gg]ood health\b"
    rf"|\b{_FIELDS} (?:(?:Prime |Vice )?Minist(?:er|ers|ry|ries)|[Mm]inist(?:er|ry)"
    r"|Secretar(?:y|ies)|Department|counterpart)\b(?! (?:of|for) )"
)


def topics_in(text: str) -> tuple[str, ...]:
    """The topics that the words name, sorted, each once; the names of offices aside.

    >>> topics_in("trade, economic and humanitarian cooperation")
    ('economy', 'humanitarian', 'trade')
    >>> topics_in("The Minister of Health and Sports spoke of water.")
    ('water',)
    """
    pattern, topics = _pattern()
    text = _OFFICES.sub(" ", text)
    return tuple(sorted({topics[match.group().lower()] for match in pattern.finditer(text)}))
