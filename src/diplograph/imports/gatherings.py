"""What was attended: "Attended the NATO Summit", "Accompanied President Reagan to the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplograph.imports.clauses import NOTHING_HELD
from diplograph.imports.words import words
from diplograph.model import Mention, Span

_ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ing)|participat(?:ed|ing) in|took part in|co-chaired|chaired"
    r"|(?:led|headed)(?: the)? U\.S\. delegation to|joined)\b",
    re.IGNORECASE,
)
_BY_NAME = re.compile(  # "Quad Leaders' Summit" and no verb: what was attended
    r"\s*(?=[A-Z])(?!\w+ed\b|Summit|Pre-Summit|Informal|Met\b|Led\b|Held\b|Trilateral Met)"
    r"(?:(?:[A-Z0-9][\w'’.+-]*|of|the|and|on) )+(?:Summit|Conference)\b"
)
_ACCOMPANIED = re.compile(r"\b(?P<verb>accompan(?:ied|ying)|with|joined)\b ", re.IGNORECASE)
_TO = re.compile(r"(?: and [^.;]{0,60}?)? (?:to|at|for|during) ")
_PART = re.compile(r",? and (?:the|an?) |,? and (?:attended |participated in )|; ")
_HEAD = re.compile(
    r"\b(?P<noun>summits?|conferences?|meetings?|ministerials?|sessions?|assembly|council|forum"
    r"|talks|consultations)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r",? (?:and|where|while|then|before) (?:also |then |later )?(?:[a-z]+ed|met|gave|made|took|held"
    r"|spoke|had|led|laid)\b|, (?:[a-z]+ed|met|gave|made|held)\b|, where\b|\bduring\b"
)
_NO_GATHERING = re.compile(
    r"\b(?:funeral|inaugur\w+|ceremon\w+|dedicat\w+|celebrat\w+|memorial|birthday|banquet|dinner"
    r"|lunch\w*|brunch|reception|breakfast|signing|wedding|[Cc]abinet|[Cc]hiefs|ambassadors?"
    r"|embassy|u\.s\. (?:officials|military|diplomats|consul\w*)|anniversary of|concert|mass"
    r"|exposition|opening of|press|church|preparatory to|rally|preparations|coronation)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:[Hh]eads? of (?:[Ss]tate|[Gg]overnment)|[Mm]inisters|[Pp]residents|[Ll]eaders)\b"
)


Escort = tuple[int, Mention]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Something attended: ``name`` are its words, ``organisation`` the one that holds it."""

    kind: str
    span: Span
    name: str
    organisation: Mention | None
    others: tuple[Mention, ...]


def accompanied(text: str, clause: Span, mentions: Sequence[Mention]) -> Escort | None:
    """The president whom a secretary of state accompanied, with the place of the verb."""
    for match in _ACCOMPANIED.finditer(text, clause.begin, clause.end):
        if match["verb"].lower() == "with" and match.start() != clause.begin:
            continue
        for mention in mentions:
            if 0 <= mention.span.begin - match.end() <= len("former ") and mention.entities[
                0
            ].startswith("person/"):
                return match.start(), mention
    return None


def gatherings(
    text: str, clause: Span, mentions: Sequence[Mention], escort: Escort | None
) -> Iterator[Gathering]:
    """What a clause says was attended, also by whom the traveller accompanied there."""
    begins: list[tuple[int, int, tuple[Mention, ...]]] = [
        (m.start(), m.end(), ()) for m in _ATTENDED.finditer(text, clause.begin, clause.end)
    ]
    by_name = _BY_NAME.match(text, clause.begin, clause.end)
    if by_name is not None:
        first = by_name.end() - len(by_name[0].lstrip())
        begins.append((first, first, ()))
    if escort is not None:
        verb, with_whom = escort
        to = _TO.match(text, with_whom.span.end, clause.end)
        if to:
            begins.append((verb, to.end(), (with_whom,)))
    for first, begin, company in begins:
        if NOTHING_HELD.search(text, clause.begin, first):
            continue
        stop = _ENDED.search(text, begin, clause.end)
        end = stop.start() if stop else clause.end
        for part in _parts(text, begin, end):
            found = _gathering(text, first, part, mentions)
            if found is not None:
                yield replace(found, others=(*company, *found.others))


def _parts(text: str, begin: int, end: int) -> Iterator[Span]:
    """The gatherings of "the Munich Security Conference and the G7 Foreign Ministers' Meeting"."""
    cuts = [(m.start(), m.end()) for m in _PART.finditer(text, begin, end)]
    for cut, after in cuts:
        if _HEAD.search(text, begin, cut) and _HEAD.search(text, after, end):
            yield Span(begin, cut)
            begin = after
    if begin < end:
        yield Span(begin, end)


def _gathering(text: str, first: int, part: Span, mentions: Sequence[Mention]) -> Gathering | None:
    head = _HEAD.search(text, part.begin, part.end)
    if head is None or _NO_GATHERING.search(text, part.begin, min(part.end, head.end() + 40)):
        return None
    inside = [m for m in mentions if part.begin < m.span.end <= part.end and m.span.begin >= first]
    organisation = next((m for m in inside if _holds(text, m, head)), None)
    listed = _LISTS.search(text, part.begin, part.end)
    others = tuple(
        m
        for m in inside
        if m.entities[0].startswith("person/")
        or (m.form == "group" and m.entities[0].startswith("country/"))
        or (
            listed is not None
            and m.span.begin > listed.end()
            and m.form == "name"
            and m.entities[0].startswith("country/")
            and text[listed.end() : m.span.begin].lstrip().startswith("of ")
        )
    )
    last = max([head.end(), *(m.span.end for m in others)])
    more = re.match(r" (?:[Mm]eetings?|[Cc]onferences?|[Ss]essions?)\b", text[head.end() :])
    last = max(last, head.end() + more.end()) if more else last
    named = text[part.begin : part.end].lower()
    kind = "summit" if "summit" in named else words().gatherings[_singular(head["noun"].lower())]
    return Gathering(kind, Span(first, last), named, organisation, others)


def _holds(text: str, mention: Mention, head: re.Match[str]) -> bool:
    """Whether it is this organisation's: "NATO Summit", "meeting of the North Atlantic Council"."""
    if not mention.entities[0].startswith("organisation/"):
        return False
    before = mention.span.end <= head.end() or mention.span.begin <= head.start()
    return before or text[: mention.span.begin].endswith((" of ", " of the "))


def _singular(noun: str) -> str:
    plural = noun.endswith("s") and noun not in words().gatherings
    return noun.removesuffix("s") if plural else noun
