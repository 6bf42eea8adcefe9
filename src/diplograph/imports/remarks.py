"""What a remark tells beside the visit: its rank, who was met, attended, accompanied.

Remarks are a telegraphic English of few verbs ("Met with President Baez and his Cabinet. Attended
NATO Ministerial Meeting."), so the clauses are read by their words alone; who is named in them is
the business of `diplograph.entities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplograph.imports.words import words
from diplograph.model import Mention, Span

_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:St|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Gov|Sen|Jr|Sr|Ft|Mt|No|vs))\Z"
)
_STOP = re.compile(r"[.;](?=\s|\Z)|\]|\[")
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
_NO_MEETING = re.compile(
    r"\b(?:attempt\w*|declin\w*|unable|cancel\w*|postpon\w*|did not|fail\w*|schedul\w*|planned"
    r"|preparations?|preliminary|prior to|before|after|following|en route|returning|awaiting"
    r"|wait\w*|proposed|to arrange|instead of|without|results? of|observ\w*|report\w*)\b"
    r"[^.;,]{0,60}\Z",
    re.IGNORECASE,
)
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
_KIND_AGAIN = re.compile(
    r"\b(?:during|on|made|paid|for) (?:an?|his|her|the) (?:[\w-]+, )?"
    r"(?P<kind>state|official working|official|working|private) visit\b"
)
_COMPANY = re.compile(r"\b(?:accompan|joined)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: whom the words name, and the span of an unnamed side of the country visited."""

    kind: str
    span: Span
    others: tuple[Mention, ...]
    unnamed: Span | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """Something attended: ``name`` are its words, ``organisation`` the one that holds it."""

    kind: str
    span: Span
    name: str
    organisation: Mention | None
    others: tuple[Mention, ...]


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
    gatherings: list[Gathering] = []
    company: list[Mention] = []
    for clause in _clauses(text, mentions):
        inside = [mention for mention in mentions if clause.contains(mention.span)]
        escort = _accompanied(text, clause, inside)
        if escort is not None:
            company.append(escort[1])
        gatherings += _gatherings(text, clause, inside, escort)
        meetings += _meetings(text, clause, inside, own)
    taken = [gathering.span for gathering in gatherings]
    return Remark(
        _rank(text),
        tuple(met for met in meetings if not any(span.contains(met.span) for span in taken)),
        tuple(gatherings),
        tuple(company),
    )


def _clauses(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
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


_NEW = re.compile(
    r" (?:Met|Attended|Also|Discussed|Visited|Returned|Accompanied|Departed|Signed)\b"
)


def _begins_anew(text: str, at: int) -> bool:
    return _NEW.match(text, at) is not None


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
        if begin < reached or _NO_MEETING.search(text, clause.begin, near.begin):
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


_GAP = 40  # characters from "with" to the first who is named


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


_STARTS = frozenset({"", "with", "and", "the", "other"})


_Escort = tuple[int, Mention]


def _accompanied(text: str, clause: Span, mentions: Sequence[Mention]) -> _Escort | None:
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


def _gatherings(
    text: str, clause: Span, mentions: Sequence[Mention], escort: _Escort | None
) -> Iterator[Gathering]:
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
        if _NO_MEETING.search(text, clause.begin, first):
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
