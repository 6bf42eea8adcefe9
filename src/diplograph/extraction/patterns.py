"""Facts in set wordings: the patterns of ``data/frames/patterns.yaml`` on a sentence.

Where a tree is easily wrong and the wording is not ("under Japan's presidency of the G7"), each
mention becomes a mark such as ``<C3>`` and a regular expression reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from diplograph.entities.mentions import TitleUse
from diplograph.entities.reference import Reference
from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.tenures import office_of
from diplograph.language.dates import DateMention
from diplograph.model import Mention, Modality, PartialDate, Span, Status
from diplograph.resources import read_yaml, resource

_MARKS = {"country": "C", "organisation": "O", "person": "P", "office": "[FH]", "chair": "H"}
_JOINED = ("<O", "<F", "<H")  # every wording joins a name to an organisation or an office
_CHAIRS = frozenset({"chairperson", "chairperson-in-office"})
_SLOT = re.compile(r"\{(\w+):(\w+)\}")
_MACRO = re.compile(r"\{(\w+)\}")
_MARK = re.compile(r"<[COPFH](\d+)>")
_BRACKETED = re.compile(r"(?<=>) \((?:<O\d+>|[A-Z][\w-]*)\)")  # "the Non-Aligned Movement (NAM)"
_BESIDE = re.compile(r"/as-|apposed$|/chair-is-country$")
_CONFIDENCE = 0.88


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording. ``roles`` are its named groups that are names."""

    id: str
    type: str
    expression: re.Pattern[str]
    roles: tuple[str, ...]


@cache
def _patterns() -> tuple[tuple[Pattern, ...], Mapping[str, str]]:
    data = read_yaml(resource("data", "frames", "patterns.yaml"))
    macros: dict[str, str] = data["macros"]
    found = []
    for entry in data["patterns"]:
        text = _SLOT.sub(lambda slot: _slot(*slot.groups()), entry["pattern"])
        for _ in range(2):  # a macro may use another
            text = _MACRO.sub(lambda macro: macros.get(macro.group(1), macro.group()), text)
        roles = tuple(role for role, _ in _SLOT.findall(entry["pattern"]))
        found.append(Pattern(f"patterns/{entry['id']}", entry["type"], re.compile(text), roles))
    return tuple(found), data["kinds"]


def _slot(role: str, kind: str) -> str:
    if kind == "side":  # a country, or who acts for it
        return rf"(?P<{role}><[CP]\d+>)"
    if kind == "countries":
        return rf"(?P<{role}><C\d+>(?:, (?:the )?<C\d+>)*(?:,? and (?:the )?<C\d+>)?)"
    return rf"(?P<{role}><{_MARKS[kind]}\d+>)"


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A sentence with names as marks; ``mentions`` and ``offices`` by the number in the mark."""

    text: str
    mentions: Mapping[int, Mention]
    offices: Mapping[int, TitleUse]


def pattern_findings(story: Story, sentence: Sentence, reference: Reference) -> Iterator[Finding]:
    """All facts that a set wording in the sentence tells."""
    rendering = _render(story, sentence)
    if not any(mark in rendering.text for mark in _JOINED):
        return
    patterns, kinds = _patterns()
    for pattern in patterns:
        for match in pattern.expression.finditer(rendering.text):
            yield from _told(story, sentence, rendering, pattern, match, kinds, reference)


def _render(story: Story, sentence: Sentence) -> _Rendering:
    uses = {use.span: use for use in story.mentions.titles if not use.named}
    pieces: list[str] = []
    mentions: dict[int, Mention] = {}
    offices: dict[int, TitleUse] = {}
    at = sentence.span.begin
    for number, mention in enumerate(sentence.mentions):
        mark = _mark(mention, uses)
        if mark is None or mention.span.begin < at:
            continue
        words = story.words(Span(at, mention.span.begin)) if mention.span.begin > at else ""
        pieces.append(_spaced(story, at, mention.span.begin, words))
        if mention.span.of(story.article.text).lower().startswith("the "):
            pieces.append("the ")
        pieces.append(f"<{mark}{number}>")
        mentions[number] = mention
        if mark in ("F", "H"):
            offices[number] = uses[mention.span]
        at = mention.span.end
    if at < sentence.span.end:
        words = story.words(Span(at, sentence.span.end))
        pieces.append(_spaced(story, at, sentence.span.end, words))
    return _Rendering(_BRACKETED.sub("", "".join(pieces)), mentions, offices)


def _spaced(story: Story, begin: int, end: int, words: str) -> str:
    """The words with the white space at their edges made one blank."""
    text = story.article.text[begin:end]
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and words else ""
    return f"{before}{words}{after}"


def _mark(mention: Mention, uses: Mapping[Span, TitleUse]) -> str | None:
    if mention.form == "title" and mention.span in uses:
        use = uses[mention.span]
        of_members = use.owner is not None and use.owner.startswith("organisation/")
        return "H" if of_members and use.office in _CHAIRS else "F"
    if len(mention.entities) != 1 or mention.form in ("place", "group"):
        return None
    kind = mention.entities[0].split("/")[0]
    return _MARKS.get(kind)


def _told(
    story: Story,
    sentence: Sentence,
    rendering: _Rendering,
    pattern: Pattern,
    match: re.Match[str],
    kinds: Mapping[str, str],
    reference: Reference,
) -> Iterator[Finding]:
    numbers = {role: _numbers(match[role]) for role in pattern.roles}
    spans = [rendering.mentions[number].span for found in numbers.values() for number in found]
    span = covering(sentence, spans)
    trigger = _trigger(sentence, spans)
    held = circumstances(sentence, trigger, story.article.published)
    if held.modality is Modality.HYPOTHETICAL or held.status is Status.PROPOSED:
        return
    date = _date(story, sentence, span)
    if _BESIDE.search(pattern.id):
        held = replace(held, start=None, end=None)  # the date of what the chair does
    if held.status is Status.PLANNED and date is None:
        date = sentence.dates[0] if len(sentence.dates) == 1 else None
    if held.status is Status.PLANNED and date is None and held.start is None:
        return
    kind = kinds.get(match.groupdict().get("kind") or "")
    if "applied" in match.group():
        kind = "candidate"
    if kind == "member" and "associate member" in match.group():
        kind = "associate-member"
    lead, other = pattern.roles[0], pattern.roles[1]
    if pattern.type != "Tenure":
        lead, other = "member", "organisation"
    for number in numbers[lead]:
        fillers = []
        for role, index in ((lead, number), (other, numbers[other][0])):
            filler = _filler(story, rendering, role, index, reference)
            if filler is None:
                return
            fillers.append((role, filler))
        found = Finding(
            type=pattern.type,
            kind=kind,
            fillers=tuple(fillers),
            frame=pattern.id,
            sentence=sentence.index,
            span=span if date is None else covering(sentence, [span, date.span]),
            confidence=round(_CONFIDENCE * min(filler.confidence for _, filler in fillers), 3),
            modality=held.modality,
            start=_begins(date) if date else held.start,
            end=(date.end or (date.start if date.bound == "until" else None)) if date else held.end,
            own_time=False,
        )
        yield found
        if pattern.type == "Membership" and kind == "member" and "become" in match.group():
            yield _joining(found)


def _begins(date: DateMention) -> PartialDate | None:
    """The first day; of "until August" none is told."""
    return None if date.bound == "until" else date.start


def _joining(found: Finding) -> Finding:
    member, organisation = (filler for _, filler in found.fillers)
    return replace(
        found,
        type="Action",
        kind="join",
        fillers=(("actor", member), ("target", organisation)),
        status=Status.HELD,
        own_time=True,
    )


def _numbers(marks: str) -> list[int]:
    return [int(number) for number in _MARK.findall(marks)]


def _filler(
    story: Story, rendering: _Rendering, role: str, number: int, reference: Reference
) -> Filler | None:
    mention = rendering.mentions[number]
    if role == "office":
        use = rendering.offices[number]
        office = office_of(story, use, reference) if use.owner is not None else None
        return Filler(office, mention.span, "the office named", 0.95) if office else None
    if role == "organisation" and number in rendering.offices:
        owner = rendering.offices[number].owner
        return Filler(owner, mention.span, "whose chair it is", 0.92) if owner else None
    key = mention.entities[0]
    if role == "member" and key.startswith("person/"):
        owner = story.owner(key)
        return Filler(owner, mention.span, "for whom they act", 0.9) if owner else None
    return Filler(key, mention.span, mention.resolved_from, mention.confidence, mention.form)


def _trigger(sentence: Sentence, spans: list[Span]) -> int:
    """The verb between the names, or the last word before the second of them."""
    first, second = (
        sorted(spans, key=lambda span: span.begin)[:2] if len(spans) > 1 else (spans[0],) * 2
    )
    between = [
        token
        for token in sentence.tokens
        if first.end <= token.span.begin and token.span.end <= second.begin
    ]
    verbs = [token for token in between if token.pos == "VERB"]
    chosen = verbs or [token for token in between if token.pos in ("NOUN", "AUX")] or between
    return chosen[-1].index if chosen else (sentence.token_at(second.begin) or 0)


def _date(story: Story, sentence: Sentence, span: Span) -> DateMention | None:
    """A date right behind the words, or within them."""
    for date in sentence.dates:
        if span.contains(date.span):
            return date
        between = story.article.text[span.end : date.span.begin].strip().lower()
        if date.span.begin >= span.end and between in ("in", "for", "from", "since", "on", "", ","):
            return date
    return None
