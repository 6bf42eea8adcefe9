"""Fields of policy named in a text, from the words in ``data/frames/topics.yaml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplograph.resources import read_yaml, resource

_WORD = re.compile(r"\w+")
_KEPT = 1 << 8  # texts: each event of a sentence asks for the same


@cache
def _lexicon() -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
    """A pattern of all phrases, the longest first, by their first word; phrases to topics."""
    data = read_yaml(resource("data", "frames", "topics.yaml"))
    topics = {word.lower(): topic for topic, words in data["topics"].items() for word in words}
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(topics, key=lambda word: (-len(word), word)):
        by_first.setdefault(_WORD.findall(phrase)[0], []).append(re.escape(phrase))
    patterns = {
        first: re.compile(rf"(?:{'|'.join(phrases)})\b", re.IGNORECASE)
        for first, phrases in by_first.items()
    }
    return patterns, topics


# "the Minister of Trade", "Energy and Water Ministry": what an office is for is not talked about.
_FIELDS = r"[A-Z][\w-]+(?:(?:,| and| &|, and) (?:the )?[A-Z][\w-]+)*"
_OFFICES = re.compile(
    r"\b(?:[Mm]inist(?:er|ers|ry|ries)|[Ss]ecretar(?:y|ies)|[Dd]epartments?|[Cc]ommissioners?)"
    rf" (?:of|for) (?:the )?{_FIELDS}"
    r"|\b[Gg]ood health\b"
    rf"|\b{_FIELDS} (?:(?:Prime |Vice )?Minist(?:er|ers|ry|ries)|[Mm]inist(?:er|ry)"
    r"|Secretar(?:y|ies)|Department|counterpart)\b(?! (?:of|for) )"
)


@lru_cache(maxsize=_KEPT)
def topics_in(text: str) -> tuple[str, ...]:
    """The topics that the words name, sorted, each once; the names of offices aside.

    >>> topics_in("trade, economic and humanitarian cooperation")
    ('economy', 'humanitarian', 'trade')
    >>> topics_in("The Minister of Health and Sports spoke of water.")
    ('water',)
    """
    patterns, topics = _lexicon()
    text = _OFFICES.sub(" ", text)
    found: set[str] = set()
    reached = 0
    for word in _WORD.finditer(text):
        pattern = patterns.get(word.group().lower())
        if pattern is None or word.start() < reached:
            continue
        match = pattern.match(text, word.start())
        if match is not None:
            found.add(topics[match.group().lower()])
            reached = match.end()
    return tuple(sorted(found))
