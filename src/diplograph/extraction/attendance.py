"""Who was there: "attended by A, B and C", "in attendance were: A; B; C", "A and B took part"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.circumstances import Circumstances, circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.model import Mention, Modality, PartialDate, Span, Status

_GATHERING = (
    r"(?P<kind>(?i:summit|session|meeting|talks|conference|consultations|dinner|negotiations"
    r"|forum))"
)
_BEHIND = re.compile(  # those who attend stand behind these words
    rf"\b(?:(?:{_GATHERING})\b[^.;]{{0,60}})?(?:(?:was|were|is|are) (?:also )?attended by"
    r"|(?:in|were in|are in) attendance(?: at [\w ]{1,40})? (?:were|are|was)"
    r"|(?:[Pp]resent|[Pp]articipants|[Aa]ttendees|[Tt]aking part|[Pp]articipating)"
    r"(?: (?:at|in) (?:the )?[\w ]{1,40})? (?:were|was|are|included|include)"
    r"|(?:[Tt]hose|[Ll]eaders|[Dd]ignitaries|[Oo]fficials)(?: who| that)?"
    r"(?: were| was)?(?: attended| present| in attendance| attending)[\w ]{0,40}"
    r" (?:were|was|included|include)"
    r"|with the participation of|brought together|(?:was|were) represented by)(?= |:)"
)
_BEFORE = re.compile(  # and in front of these
    r"\b(?:participat\w+ (?:in|at)|(?:t[ao]kes?|took|taken|taking) part in"
    r"|attend(?:s|ed|ing)?|joined"
    r"|(?:were|was) present at|presid\w+ over|(?:co-)?chaired|address(?:es|ed|ing)?|spoke at)"
    r" (?:the|this|these) "
    r"(?P<other>(?:(?!before|after|which|where|who|that|held)[\w()’'-]+ ){0,14})"
    rf"(?:{_GATHERING}|proceedings)\b"
)
# Letters of which some are in any match of the two, found faster than there is none.
_ATTENDING = (
    "ttend", "articipa", "part", "resent", "together", "joined", "resid", "chaired", "address",
    "spoke",
)  # fmt: skip
TRIGGERS = frozenset(
    """attend attendance attendee present participant participate participation represent join part
    preside chair co-chair address speak bring hold take open convene conclude begin kick""".split()
)
"""Words of which one stands in a sentence that tells who was there, or that a gathering was."""
_OF_ANOTHER = re.compile(r"\b(?:previous|preceding)\b[^.;]{0,40}\Z")  # "the previous, which ..."
_CLAUSE = re.compile(r";|, where\b|, while\b|, and (?=he |she )")  # whoever is before it did not
_KINDS = {
    "summit": "summit",
    "session": "session",
    "talks": "talks",
    "negotiations": "talks",
    "consultations": "consultations",
}
_BACK = 2  # sentences in which the gathering was told of
_FEWEST = 2
_CONFIDENCE = 0.85


_HELD = re.compile(
    r"\b(?P<kind>[Ss]ummit|[Ss]ession|[Mm]eeting|[Cc]onference)\b[^.;]{0,160}?"
    r"\b(?P<verb>held|took place|take place|opened|convened|concluded|began|kicked off)\b"
)


def gathering_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """ "The 45th meeting of the Heads of Government of CARICOM was held from 3 to 5 July"."""
    match = _HELD.search(sentence.span.of(story.article.text))
    if match is None:
        return
    begin = sentence.span.begin + match.start("kind")
    end = sentence.span.begin + match.start("verb")
    named = [
        mention
        for mention in sentence.mentions
        if mention.span.end <= end and mention.form not in ("demonym", "place")
    ]
    agents = {
        mention.entities[0]: mention
        for mention in reversed(named)
        if mention.entities[0].startswith(("organisation/", "person/", "country/"))
    }
    trigger = sentence.token_at(begin)
    if len(agents) != 1 or trigger is None:
        return
    key, mention = agents.popitem()
    if mention.span.begin < begin or not key.startswith("organisation/"):
        return
    if not _MEMBERS.search(story.words(Span(begin, end))):
        return
    found = circumstances(sentence, trigger, story.article.published)
    if found.modality is not Modality.ASSERTED:
        return
    filler = Filler(key, mention.span, "whose members met", 0.9)
    places = [
        Filler(mention.entities[0], mention.span, mention.resolved_from, mention.confidence)
        for mention in sentence.mentions
        if mention.form == "place" and mention.entities[0].startswith("place/")
    ]
    dates = [date for date in sentence.dates if date.bound is None]
    yield Finding(
        type="Meeting",
        kind=_KINDS.get(match["kind"].lower(), "meeting"),
        fillers=(("participant", filler), *(("place", place) for place in places[:1])),
        frame="attendance/gathering",
        sentence=sentence.index,
        span=covering(sentence, [Span(begin, end), filler.span]),
        confidence=round(_CONFIDENCE * filler.confidence, 3),
        status=found.status,
        start=dates[0].start if len(dates) == 1 else found.start,
        end=dates[0].end if len(dates) == 1 else found.end,
        background=found.background,
    )


_MEMBERS = re.compile(
    r"\b(?:Heads of (?:State|Government)|Council|Assembly|[Ll]eaders|[Mm]inisters|[Ss]ummit)\b"
)


def attendance_findings(
    story: Story, sentence: Sentence, told: Sequence[Finding]
) -> Iterator[Finding]:
    """The gathering with those whom the sentence lists, as the one told of just before if any.

    ``told`` are the findings so far, in the order of the text.
    """
    words = sentence.span.of(story.article.text)
    if not any(letters in words for letters in _ATTENDING):
        return
    behind, before = _BEHIND.search(words), _BEFORE.search(words)
    match = behind or before
    if match is None or _OF_ANOTHER.search(words[: match.start()]):
        return
    edge = sentence.span.begin + (match.end() if behind else match.start())
    clauses = [found.end() for found in _CLAUSE.finditer(words, 0, match.start())]
    left = sentence.span.begin + max(clauses, default=0)
    present = [
        mention
        for mention in sentence.mentions
        if (mention.span.begin >= edge if behind else left <= mention.span.begin < edge)
        or _chairs(story, mention)
    ]
    listed = tuple(_fillers(story, present))
    held = _told_before(sentence, told)
    found = _circumstances(story, sentence, sentence.span.begin + match.start())
    if found.modality is not Modality.ASSERTED:
        return
    own = _of_organisation(sentence, edge, sentence.span.begin + match.end())
    if own is not None:  # another gathering than the one told of before
        held, listed = None, (*listed, own)
    elif behind is None and (found.status is Status.PLANNED or match["other"].strip()):
        return  # "to take part in the third trilateral meeting": which, nobody told
    fillers = _with_hosts(listed, held)
    owners = {story.owner(filler.key) for filler in fillers} - {None}
    if not listed or len(owners) < _FEWEST or (match["kind"] is None and held is None):
        return
    yield Finding(
        type="Meeting",
        kind=_KINDS.get((match["kind"] or "").lower(), "meeting") if held is None else held.kind,
        fillers=tuple(("participant", filler) for filler in fillers),
        frame="attendance/list",
        sentence=sentence.index,
        span=covering(
            sentence,
            [Span(sentence.span.begin + match.start(), sentence.span.begin + match.end())]
            + [filler.span for filler in listed],
        ),
        confidence=round(_CONFIDENCE * min(filler.confidence for filler in fillers), 3),
        status=found.status,
        start=_date(sentence, held),
        end=None if held is None else held.end,
        topics=() if held is None else held.topics,
        background=found.background,
    )


def _circumstances(story: Story, sentence: Sentence, offset: int) -> Circumstances:
    """Whether they were there or will be; of no verb, that they were."""
    trigger = sentence.token_at(offset)
    if trigger is None or sentence.tokens[trigger].pos not in ("VERB", "AUX"):
        return Circumstances(Status.HELD)
    return circumstances(sentence, trigger, story.article.published)


def _of_organisation(sentence: Sentence, begin: int, end: int) -> Filler | None:
    """The organisation in "attended the SCO summit"."""
    for mention in sentence.mentions:
        inside = begin <= mention.span.begin and mention.span.end <= end
        if inside and mention.entities[0].startswith("organisation/"):
            return Filler(mention.entities[0], mention.span, "whose gathering it is", 0.9)
    return None


def _chairs(story: Story, mention: Mention) -> bool:
    """ "was chaired by President A, and in attendance were ...": one of those who were there."""
    before = story.article.text[: mention.span.begin].split()[-2:]
    return before in (["chaired", "by"], ["hosted", "by"], ["co-chaired", "by"])


def _with_hosts(fillers: tuple[Filler, ...], held: Finding | None) -> tuple[Filler, ...]:
    """Those present, and who received them by the sentence before."""
    known = {filler.key for filler in fillers}
    earlier = () if held is None else held.fillers
    hosts = [
        replace(filler, confidence=filler.confidence - 0.05)
        for role, filler in earlier
        if role in ("participant", "host") and filler.key not in known
    ]
    return (*fillers, *hosts)


def _fillers(story: Story, mentions: Sequence[Mention]) -> Iterator[Filler]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.form not in ("title-name", "name", "title", "group"):
            continue
        for key in mention.entities:
            person = key.startswith("person/") and story.owner(key) is not None
            if (person or (mention.form == "group" and key.startswith("country/"))) and (
                key not in seen
            ):
                seen.add(key)
                yield Filler(key, mention.span, mention.resolved_from, mention.confidence)


def _told_before(sentence: Sentence, told: Sequence[Finding]) -> Finding | None:
    """The meeting of this sentence or one just before that has room for more."""
    near = [
        finding
        for finding in told
        if finding.type == "Meeting"
        and finding.kind not in ("phone-call", "video-call")
        and sentence.index - _BACK <= finding.sentence <= sentence.index
        and finding.status in (Status.HELD, Status.UNDER_WAY)
        and not finding.background
    ]
    return near[-1] if near else None


def _date(sentence: Sentence, held: Finding | None) -> PartialDate | None:
    if held is not None and held.start is not None:
        return held.start
    return sentence.dates[0].start if len(sentence.dates) == 1 else None
