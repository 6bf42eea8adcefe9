"""What the rules for remarks share: clauses, and words that say that nothing took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.model import Mention, Span

_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:St|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Gov|Sen|Jr|Sr|Ft|Mt|No|vs))\Z"
)
_STOP = re.compile(r"[.;](?=\s|\Z)|\]|\[")
_NEW = re.compile(
    r" (?:Met|Attended|Also|Discussed|Visited|Returned|Accompanied|Departed|Signed)\b"
)
NOTHING_HELD = re.compile(
    r"\b(?:attempt\w*|declin\w*|unable|cancel\w*|postpon\w*|did not|fail\w*|schedul\w*|planned"
    r"|preparations?|preliminary|prior to|before|after|following|en route|returning|awaiting"
    r"|wait\w*|proposed|to arrange|instead of|without|results? of|observ\w*|report\w*)\b"
    r"[^.;,]{0,60}\Z",
    re.IGNORECASE,
)
"""Words before a verb or noun that make it no meeting: it was sought, planned, prepared, over."""


def clauses(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Stretches between full stops and semicolons."""
    begin = 0
    for stop in _STOP.finditer(text):
        at = stop.start()
        short = stop[0] == "." and _ABBREVIATED.search(text, 0, at) and at + 1 < len(text)
        if short and not _begins_anew(text, at + 1):
            continue
        if any(m.span.begin < at < m.span.end for m in mentions):
            continue
        if text[begin:at].strip():
            yield Span(begin, at)
        begin = stop.end()
    if text[begin:].strip():
        yield Span(begin, len(text))


def _begins_anew(text: str, at: int) -> bool:
    return _NEW.match(text, at) is not None
