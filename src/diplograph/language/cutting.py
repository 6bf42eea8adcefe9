"""A stretch of text without white space cut into words, by the rules of spaCy's English [1].

Signs and brackets are taken off both ends until nothing more comes off; what is left is a word
with exceptions of its own ("don't"), a web address, or is cut at the signs inside it.

[1] https://spacy.io/usage/linguistic-features#how-tokenizer-works
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, cached_property

from diplograph.resources import resource

Cut = tuple[str, ...]


class Rules:
    """Patterns for the signs before, behind and inside words, and words cut in their own way."""

    def __init__(
        self, prefix: str, suffix: str, infix: str, url: str, exceptions: Mapping[str, Cut]
    ) -> None:
        self._prefix = re.compile(prefix)
        self._suffix = re.compile(suffix)
        self._infix = re.compile(infix)
        self._url_pattern = url
        self._exceptions = exceptions

    @cached_property
    def _url(self) -> re.Pattern[str]:
        return re.compile(self._url_pattern)

    def cut(self, chunk: str) -> Cut:
        """The words of a stretch of text; together they are the stretch.

        >>> load_rules().cut("(don't!)")
        ('(', 'do', "n't", '!', ')')
        """
        own = self._exceptions.get(chunk)
        return own if own is not None else self._with_exceptions(self._cut(chunk, self._exceptions))

    def _cut(self, chunk: str, exceptions: Mapping[str, Cut]) -> Cut:
        before: list[str] = []
        behind: list[str] = []
        length = 0
        while chunk and chunk not in exceptions and len(chunk) != length:
            length = len(chunk)
            begin = self._length(self._prefix, chunk)
            if begin and chunk[begin:] in exceptions:
                before.append(chunk[:begin])
                chunk = chunk[begin:]
                break
            end = self._length(self._suffix, chunk[begin:])
            if end and chunk[:-end] in exceptions:
                behind.append(chunk[-end:])
                chunk = chunk[:-end]
                break
            if begin:
                before.append(chunk[:begin])
            if end:
                behind.append(chunk[-end:])
            chunk = chunk[begin : len(chunk) - end]
        return (*before, *self._inside(chunk, exceptions), *reversed(behind))

    @staticmethod
    def _length(pattern: re.Pattern[str], chunk: str) -> int:
        found = pattern.search(chunk)
        return found.end() - found.start() if found else 0

    def _inside(self, chunk: str, exceptions: Mapping[str, Cut]) -> Cut:
        if not chunk:
            return ()
        if chunk in exceptions:
            return exceptions[chunk]
        if chunk.isalpha() or self._url.match(chunk):
            return (chunk,)
        pieces: list[str] = []
        start = 0
        for found in self._infix.finditer(chunk):
            begin, end = found.span()
            if begin == 0:  # it would leave nothing before it
                continue
            pieces += [chunk[start:begin], chunk[begin:end]]
            start = end
        pieces.append(chunk[start:])
        return tuple(piece for piece in pieces if piece)

    def _with_exceptions(self, words: Cut) -> Cut:
        """Words, or several words together, that are an exception: cut as it says."""
        taken: dict[int, tuple[int, Cut]] = {}
        used: set[int] = set()
        for begin, end in self._exceptional(words):
            if begin not in used and end - 1 not in used:
                taken[begin] = (end, self._exceptions["".join(words[begin:end])])
            used.update(range(begin, end))
        found: list[str] = []
        at = 0
        while at < len(words):
            at, own = taken.get(at, (at + 1, words[at : at + 1]))
            found += own
        return tuple(found)

    def _exceptional(self, words: Cut) -> list[tuple[int, int]]:
        """Where an exception stands as it would be cut if it were none; the longest first."""
        ends = [
            (begin, end)
            for begin in range(len(words))
            for end in range(begin + 1, len(words) + 1)
            if self._plain("".join(words[begin:end])) == words[begin:end]
        ]
        return sorted(ends, key=lambda span: (span[0] - span[1], span[0]))

    def _plain(self, text: str) -> Cut | None:
        """How an exception that has signs would be cut if it were none; None for all else."""
        signs = (self._prefix, self._suffix, self._infix)
        if text not in self._exceptions or not any(sign.search(text) for sign in signs):
            return None
        return self._cut(text, {})


@cache
def load_rules() -> Rules:
    """The shipped rules, loaded once."""
    path = resource("data", "models", "parser", "words.json")
    given = json.loads(path.read_text(encoding="utf-8"))
    exceptions = {text: tuple(pieces) for text, pieces in given.pop("exceptions").items()}
    return Rules(**given, exceptions=exceptions)
