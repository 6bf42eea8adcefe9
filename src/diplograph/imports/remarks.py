"""What a remark tells beside the visit: its rank, who was met, attended, accompanied.

Remarks are a telegraphic English of few verbs ("Met with President Baez and his Cabinet. Attended
NATO Ministerial Meeting."), so the clauses are read by their words alone; who is named in them is
the business of `diplograph.entities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.imports.clauses import NOTHING_HELD, clauses
from diplograph.imports.gatherings import Gathering, accompanied, gatherings
from diplograph.imports.words import words
from diplograph.model import Mention, Span

_ADVERBS = (
    r"(?: (?:informally|separately|privately|briefly|secretly|again|twice|first|also|individually"
    r"|daily|frequently|jointly|aboard [A-Z][\w. ]{1,30}?|(?:in|at|on|near) [A-Z][\w., ]{1,30}?))*"
)
_MET = re.compile(
    r"\b(?P<verb>(?:pre-)?summit meetings?|informal meetings?|met|meetings?|conferred|consulted"
    r"|conversed|talks|discussions|consultations|audiences?|luncheon|lunch|dinner|breakfast"
    rf"|visit)\b{_ADVERBS}(?: \([^)]*\))? (?:with|between)\b",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(r"\b(?P<verb>discussed|reviewed|negotiated)\b", re.IGNORECASE)
_WITH = re.compile(r"\bwith\b")
_OF_ANOTHER = re.compile(r"\b(?:meetings?|summits?|negotiations|visits?) \Z")
_BRIEFED = re.compile(r"\b(?P<verb>briefed|met)\b(?= (?:the |former )?[A-Z])", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:to|during|concerning|regarding|about|after|before|while|for|following|prior|en route"
    r"|where|who|which|when|in|at|on|from|aboard|through|under|by|because|despite|as|over|upon"
    r"|against)\b(?= )|,? (?:and|then|before|but) (?:also |then |later |subsequently )?"
    r"(?:[a-z]+ed|gave|made|took|held|spoke|had|led|laid|met|went|saw)\b"
    r"|, (?:[a-z]+ed|gave|made|took|held|spoke|led|laid|met|went)\b"
)
_BEHIND = re.compile(
    r"\b(?:of|for|by|about|on|against|honoring|widow|mother|wife|son|father)(?: the| former)? \Z"
)
_UNNAMED = re.compile(
    r"\b(?:(?:senior|high-level|high-ranking|top|other|various|several|colonial|government|ministry"
    r"|key|his|the) )*(?:officials|government leaders|leaders"
    r"|[Cc]abinet(?: (?:members|ministers|officials))?)\b"
)
_STARTS = frozenset({"", "with", "and", "the", "other"})
_KIND_AGAIN = re.compile(
    r"\b(?:during|on|made|paid|for) (?:an?|his|her|the) (?:[\w-]+, )?"
    r"(?P<kind>state|official working|official|working|private) visit\b"
)
_COMPANY = re.compile(r"\b(?:accompan|joined)", re.IGNORECASE)
_GAP = 40  # characters from "with" to the first who is named


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: whom the words name, and the span of an unnamed side of the country visited."""

    kind: str
    span: Span
    others: tuple[Mention, ...]
    unnamed: Span | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """All that a remark tells; spans are those of its own text."""

    rank: tuple[str, Span] | None
    meetings: tuple[Met, ...]
    gatherings: tuple[Gathering, ...]
    company: tuple[Mention, ...]


def read_remark(text: str, mentions: Sequence[Mention], own: str) -> Remark:
    """What a remark tells. ``own`` is the key of the traveller's country."""
    meetings: list[Met] = []
    attended: list[Gathering] = []
    company: list[Mention] = []
    for clause in clauses(text, mentions):
        inside = [mention for mention in mentions if clause.contains(mention.span)]
        escort = accompanied(text, clause, inside)
        if escort is not None:
            company.append(escort[1])
        attended += gatherings(text, clause, inside, escort)
        meetings += _meetings(text, clause, inside, own)
    taken = [gathering.span for gathering in attended]
    return Remark(
        _rank(text),
        tuple(met for met in meetings if not any(span.contains(met.span) for span in taken)),
        tuple(attended),
        tuple(company),
    )


def _rank(text: str) -> tuple[str, Span] | None:
    """The rank of a visit, where a sentence begins with it, or of "during a private visit"."""
    lowered = text.lower()
    for found in re.finditer(r"(?:\A|(?<=[.;] )|(?<=\A\[))", lowered):
        at = found.start()
        for phrase, kind in words().visit_kinds.items():
            if lowered.startswith(phrase, at) and not lowered[at + len(phrase) :].startswith(
                (" afterward", " later")
            ):
                return kind, Span(at, at + len(phrase))
    again = _KIND_AGAIN.search(text)
    if again is None or _COMPANY.search(text, 0, again.start()):
        return None
    kind = words().visit_kinds[f"{again['kind']} visit"]
    return kind, Span(again.start("kind"), again.end())


def _meetings(text: str, clause: Span, mentions: Sequence[Mention], own: str) -> Iterator[Met]:
    reached = clause.begin
    for verb, begin, near in _openings(text, clause):
        if begin < reached or NOTHING_HELD.search(text, clause.begin, near.begin):
            continue
        end = _end(text, begin, clause.end, mentions)
        others = tuple(_named(text, Span(begin, end), mentions, own)) if begin < end else ()
        bare = _unnamed(text, begin, end, mentions)
        if near.end < begin:  # what was discussed stands between the verb and "with"
            others = others if others and others[0].span.begin - begin <= _GAP else ()
        if others or bare:
            last = max([m.span.end for m in others] + ([bare.end] if bare else []))
            yield Met(words().meetings.get(verb, "meeting"), Span(near.begin, last), others, bare)
            reached = last


def _openings(text: str, clause: Span) -> Iterator[tuple[str, int, Span]]:
    """Where a list of those who were met begins: the verb, that place, and the verb's span."""
    found: list[tuple[str, int, Span]] = []
    for match in _MET.finditer(text, clause.begin, clause.end):
        found.append((_verb(match["verb"]), match.end(), Span(match.start(), match.end())))
    for match in _DISCUSSED.finditer(text, clause.begin, clause.end):
        for link in _WITH.finditer(text, match.end(), clause.end):
            if _OF_ANOTHER.search(text, match.end(), link.start()):
                continue
            span = Span(match.start(), link.start())
            found.append((match["verb"].lower(), link.end(), span))
    for match in _BRIEFED.finditer(text, clause.begin, clause.end):
        found.append((match["verb"].lower(), match.end(), Span(match.start(), match.end())))
    yield from sorted(found, key=lambda each: (each[1], each[2].begin))


def _verb(word: str) -> str:
    lowered = word.lower()
    return lowered.removesuffix("s") if lowered.endswith(("meetings", "audiences")) else lowered


def _end(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where a list of persons that begins here ends."""
    for match in _ENDS.finditer(text, begin, end):
        at = match.start()
        if not any(m.span.begin <= at < m.span.end and m.form != "place" for m in mentions):
            return at
    return end


def _named(text: str, region: Span, mentions: Sequence[Mention], own: str) -> Iterator[Mention]:
    for mention in mentions:
        if not region.contains(mention.span) or not _takes_part(mention, own):
            continue
        if _BEHIND.search(text, region.begin, mention.span.begin):
            continue
        if text[mention.span.end : mention.span.end + 2] in ("'s", "’s"):
            continue
        yield mention


def _takes_part(mention: Mention, own: str) -> bool:
    key = mention.entities[0]
    if key.startswith("person/"):
        return mention.form != "pronoun"
    if mention.form == "body":
        return key != own and not key.startswith(f"body/{own.removeprefix('country/')}-")
    return mention.form in ("group", "title") and key.startswith(("country/", "organisation/"))


def _unnamed(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> Span | None:
    """ "senior officials", where nothing says that they are of another country or of no state."""
    if begin >= end:
        return None
    for match in _UNNAMED.finditer(text, begin, end):
        first, last = match.span()
        if any(m.span.begin < last and first < m.span.end for m in mentions):
            continue
        if text[begin:first].rstrip(" ,").rpartition(" ")[2] in _STARTS:
            return Span(first, last)
    return None
