"""From an article's findings to its facts and claims: one fact however often it is told.

Findings that tell the same event are joined, events are dated and linked (talks within a visit, a
statement within the talks, a statement about a fact), and each fact gets its claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Claim, Fact, Modality, PartialDate, RoleEvidence, Span, Status
from diplograph.schema import FACT_TYPES, fact_id

_IN_PERSON = frozenset(
    {"meeting", "talks", "reception", "consultations", "summit", "session", None}
)
_VAGUE = (None, "meeting", "relations")
_HAPPENED = (Status.HELD, Status.UNDER_WAY)
_SHARED = 0.75  # of the words of the shorter of two statements that are one
_FEWEST_SHARED = 4
_AGAIN = 0.8  # how much of the doubt another sentence leaves
_MONTH_BEGINS = 3  # up to this day of a month, "recently" may well mean the month before


@dataclass(slots=True)
class _Draft:
    """A fact in the making."""

    finding: Finding
    fillers: list[tuple[str, Filler]]
    topics: set[str]
    tellings: list[Finding]

    @property
    def first(self) -> int:
        """The sentence that tells it first."""
        return self.tellings[0].sentence

    @property
    def spans(self) -> list[Span]:
        """The words of all tellings."""
        return [telling.span for telling in self.tellings]

    def keys(self, role: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.key for name, f in self.fillers if name == role))


def assemble(
    story: Story, findings: Iterable[Finding]
) -> tuple[dict[str, Fact], tuple[Claim, ...]]:
    """Facts by id and the claims on them, in the order of the text."""
    drafts: list[_Draft] = []
    ordered = sorted(findings, key=lambda f: (f.sentence, f.span.begin, f.span.end, f.frame))
    for finding in ordered:
        # what is said of "relations" belongs to the standing named first, an event to the last like it
        nearest = drafts if finding.type == "BilateralRelation" else reversed(drafts)
        same = next((draft for draft in nearest if _same(story, draft, finding)), None)
        if same is not None:
            _join(story, same, finding)
        else:
            drafts.append(_draft(finding))
    drafts = [draft for draft in drafts if not (draft.finding.anchor and _idle(story, draft))]
    for draft in drafts:
        _settle(story, draft)
    return _facts(story, drafts)


def _draft(finding: Finding) -> _Draft:
    return _Draft(finding, list(finding.fillers), set(finding.topics), [finding])


def _idle(story: Story, draft: _Draft) -> bool:
    """A discussion that belongs to no meeting is one only where two countries are known to take part."""
    return len({story.owner(key) for key in draft.keys("participant")} - {None}) < 2


# --- whether two findings tell the same -----------------------------------------------------------


def _same(story: Story, draft: _Draft, finding: Finding) -> bool:
    held = draft.finding
    if held.type != finding.type or held.modality is not finding.modality:
        return False
    if not _compatible_dates(held, finding):
        return False
    if held.type == "Visit":
        return _same_status(held, finding) and _same_visit(story, draft, finding)
    if held.type == "Meeting":
        told_together = finding.anchor and finding.sentence == draft.tellings[-1].sentence
        same_status = told_together or _same_status(held, finding)
        return same_status and _same_meeting(story, draft, finding)
    if held.type == "BilateralRelation":
        same_kind = held.kind == finding.kind or "relations" in (held.kind, finding.kind)
        return same_kind and set(draft.keys("party")) == set(finding.keys("party"))
    if held.type == "SpeechAct":
        return _same_words(draft, finding)
    same_kind = held.kind == finding.kind
    identity = FACT_TYPES[held.type].identity
    return (
        same_kind
        and _same_status(held, finding)
        and held.value == finding.value
        and held.unit == finding.unit
        and all(set(draft.keys(role)) == set(finding.keys(role)) for role in identity)
    )


def _same_status(held: Finding, finding: Finding) -> bool:
    happened = held.status in _HAPPENED and finding.status in _HAPPENED
    return held.status is finding.status or happened


def _compatible_dates(held: Finding, finding: Finding) -> bool:
    if held.start is None or finding.start is None:
        return held.background == finding.background or held.type in ("Tenure", "BilateralRelation")
    first, second = held.end or held.start, finding.end or finding.start
    return held.start.first_day <= second.last_day and finding.start.first_day <= first.last_day


def _same_visit(story: Story, draft: _Draft, finding: Finding) -> bool:
    kinds = {draft.finding.kind, finding.kind}
    if len(kinds) == 2 and None not in kinds:
        return False
    if not set(draft.keys("visitor")) & set(finding.keys("visitor")):
        return False
    return bool(
        _destinations(story, draft.keys("place"), draft.keys("host"))
        & _destinations(story, finding.keys("place"), finding.keys("host"))
    )


def _destinations(story: Story, *groups: Sequence[str]) -> set[str]:
    found = set()
    for key in (key for group in groups for key in group):
        entity = story.entities.get(key)
        owner = entity.of if key.startswith("place/") and entity else story.owner(key)
        if owner:
            found.add(owner)
    return found


def _same_meeting(story: Story, draft: _Draft, finding: Finding) -> bool:
    kinds = (draft.finding.kind, finding.kind)
    anchored = draft.finding.anchor or finding.anchor
    if not anchored and kinds[0] != kinds[1] and not set(kinds) <= _IN_PERSON:
        return False
    first = _by_owner(story, (*draft.keys("participant"), *draft.keys("host")))
    second = _by_owner(story, (*finding.keys("participant"), *finding.keys("host")))
    if first.keys() != second.keys():
        return False
    return all(_agree(first[owner], second[owner]) for owner in first)


def _agree(first: set[str], second: set[str]) -> bool:
    people = ({key for key in keys if key.startswith("person/")} for keys in (first, second))
    one, other = people
    return not one or not other or bool(one & other)


def _by_owner(story: Story, keys: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key in keys:
        owner = story.owner(key)
        if owner is not None:
            found.setdefault(owner, set()).add(key)
    return found


def _same_words(draft: _Draft, finding: Finding) -> bool:
    """One act told twice: the same words, or a headline's and its lead's."""
    held = draft.finding
    if held.kind != finding.kind or draft.keys("speaker") != finding.keys("speaker"):
        return False
    if any(span == finding.span for span in draft.spans):
        return True
    if (held.quotation is None) != (finding.quotation is None):
        return False
    first, second = _words(held), _words(finding)
    if not first or not second:
        return first == second and draft.keys("addressee") == finding.keys("addressee")
    shared = len(first & second)
    fewer = min(len(first), len(second))
    return first == second or (shared >= _FEWEST_SHARED and shared >= _SHARED * fewer)


def _words(finding: Finding) -> set[str]:
    words = (finding.quotation or finding.content or "").lower().split()
    return {word.strip(".,;:!?\"“”'’()") for word in words} - {""}


# --- joining and settling -------------------------------------------------------------------------


def _join(story: Story, draft: _Draft, finding: Finding) -> None:
    held = draft.finding
    known = {(role, filler.key) for role, filler in draft.fillers}
    draft.fillers += [
        (role, filler) for role, filler in finding.fillers if (role, filler.key) not in known
    ]
    draft.topics |= set(finding.topics)
    draft.tellings.append(finding)
    kind = held.kind
    if held.anchor or (kind in _VAGUE and finding.kind not in _VAGUE and not finding.anchor):
        kind = finding.kind
    more_exact = held.start is None or (
        finding.start is not None and len(str(finding.start)) > len(str(held.start))
    )
    draft.finding = replace(
        held if not held.anchor else finding,
        kind=kind or held.kind,
        start=finding.start if more_exact else held.start,
        end=finding.end if more_exact else held.end,
        status=Status.HELD if Status.HELD in (held.status, finding.status) else held.status,
        anchor=held.anchor and finding.anchor,
    )


def _settle(story: Story, draft: _Draft) -> None:
    """Drop the country where its person takes part; give the article's month where it may be given."""
    if draft.finding.type in ("Meeting", "Visit", "Signing"):
        persons = {
            story.owner(filler.key)
            for _, filler in draft.fillers
            if filler.key.startswith("person/")
        }
        draft.fillers = [
            (role, filler)
            for role, filler in draft.fillers
            if role not in ("participant", "host", "signatory")
            or filler.key not in persons
            or not filler.key.startswith("country/")
        ]
    if draft.finding.type == "Action" and not draft.keys("target"):
        draft.fillers += [("target", filler) for role, filler in draft.fillers if role == "actor"]
    finding = draft.finding
    kind = "talks" if finding.anchor else finding.kind
    start = finding.start or _default_date(story, finding)
    draft.finding = replace(finding, kind=kind, start=start)


def _default_date(story: Story, finding: Finding) -> PartialDate | None:
    """News is of its month, unless it looks back or the month has just begun."""
    published = story.article.published
    eligible = FACT_TYPES[finding.type].event or finding.own_time
    if published is None or not eligible or not finding.own_time or finding.background:
        return None
    if finding.status not in (*_HAPPENED, None) or finding.modality is not Modality.ASSERTED:
        return None
    quoted = story.sentences[finding.sentence].quotation is not None and finding.quotation is None
    if quoted and FACT_TYPES[finding.type].event and finding.type != "SpeechAct":
        return None
    if published.month is None or (published.day is not None and published.day <= _MONTH_BEGINS):
        return None
    return PartialDate(published.year, published.month)


# --- facts, links, claims -------------------------------------------------------------------------


def _facts(story: Story, drafts: Sequence[_Draft]) -> tuple[dict[str, Fact], tuple[Claim, ...]]:
    ids: dict[int, str] = {}
    facts: dict[str, Fact] = {}
    for position, draft in enumerate(drafts):
        fact = _fact(story, draft)
        ids[position] = fact_id(fact)
        facts.setdefault(ids[position], fact)
    for position, draft in enumerate(drafts):
        links = [
            *_part_of(story, drafts, position, ids),
            *_about(drafts, position, ids),
        ]
        fact = facts[ids[position]]
        facts[ids[position]] = fact.with_roles(
            *(link for link in links if link[1] != ids[position])
        )
    claims = _claims(story, drafts, ids)
    return facts, claims


def _fact(story: Story, draft: _Draft) -> Fact:
    finding = draft.finding
    allowed = FACT_TYPES[finding.type].roles
    roles = {(role, filler.key) for role, filler in draft.fillers if role in allowed}
    if "involvesCountry" in allowed:
        agents = [filler.key for role, filler in draft.fillers if role != "place"]
        countries = {story.owner(key) for key in agents}
        if finding.type == "Visit":
            countries |= _destinations(story, draft.keys("place"))
        roles |= {
            ("involvesCountry", country)
            for country in countries
            if country is not None and country.startswith("country/")
        }
    is_event = FACT_TYPES[finding.type].event
    return Fact(
        type=finding.type,
        kind=finding.kind,
        roles=tuple(sorted(roles)),
        start=finding.start,
        end=finding.end,
        status=(finding.status or Status.HELD) if is_event else None,
        topics=tuple(sorted(draft.topics)),
        value=finding.value,
        unit=finding.unit,
        quotation=finding.quotation,
        content=finding.content,
    )


def _part_of(
    story: Story, drafts: Sequence[_Draft], position: int, ids: dict[int, str]
) -> list[tuple[str, str]]:
    """Talks and signings within a visit; statements within the talks of their speaker."""
    draft = drafts[position]
    finding = draft.finding
    if finding.type in ("Meeting", "Signing") and finding.kind not in ("phone-call", "video-call"):
        return [
            ("partOf", ids[other])
            for other, visit in enumerate(drafts)
            if visit.finding.type == "Visit" and _within_visit(story, draft, visit)
        ][:1]
    if finding.type == "SpeechAct":
        meetings = [
            other
            for other, meeting in enumerate(drafts)
            if meeting.finding.type == "Meeting" and _within_talks(story, draft, meeting)
        ]
        before = [other for other in meetings if drafts[other].first <= draft.first]
        chosen = before[-1:] or meetings[:1]
        return [("partOf", ids[other]) for other in chosen]
    return []


def _within_visit(story: Story, draft: _Draft, visit: _Draft) -> bool:
    if not _same_status(draft.finding, visit.finding):
        return False
    if not _compatible_dates(draft.finding, visit.finding):
        return False
    agents = [
        f.key
        for role, f in draft.fillers
        if role in ("participant", "host", "signatory", "witness")
    ]
    destinations = _destinations(story, visit.keys("place"), visit.keys("host"))
    places = _destinations(story, draft.keys("place"))
    if places and not places & destinations:
        return False
    owners = {story.owner(key) for key in agents}
    return bool(set(visit.keys("visitor")) & set(agents)) and bool(destinations & owners)


def _within_talks(story: Story, act: _Draft, meeting: _Draft) -> bool:
    if meeting.finding.status not in _HAPPENED or meeting.finding.background:
        return False
    if act.finding.background or act.finding.modality is not Modality.ASSERTED:
        return False
    participants = {*meeting.keys("participant"), *meeting.keys("host")}
    speakers, addressees = set(act.keys("speaker")), set(act.keys("addressee"))
    return bool(speakers) and speakers <= participants and addressees <= participants


def _about(drafts: Sequence[_Draft], position: int, ids: dict[int, str]) -> list[tuple[str, str]]:
    """What a statement speaks of: the facts whose words lie within its own."""
    draft = drafts[position]
    if draft.finding.type != "SpeechAct":
        return []
    return [
        ("about", ids[other])
        for other, told in enumerate(drafts)
        if other != position
        and told.finding.type not in ("SpeechAct", "Tenure")
        and told.finding.modality is not Modality.IMPLIED
        and any(span.contains(inner) for span in draft.spans for inner in told.spans)
    ]


def _claims(story: Story, drafts: Sequence[_Draft], ids: dict[int, str]) -> tuple[Claim, ...]:
    """One claim for each fact and each whose word it is."""
    told: dict[tuple[str, Modality, str | None], list[Finding]] = {}
    for position, draft in enumerate(drafts):
        for telling in draft.tellings:
            key = (ids[position], telling.modality, telling.attributed_to)
            told.setdefault(key, []).append(telling)
    return tuple(
        Claim(
            fact=fact,
            article=story.article.id,
            spans=tuple(sorted({telling.span for telling in tellings})),
            confidence=_confidence(tellings),
            frame=next((t.frame for t in tellings if not t.anchor), tellings[0].frame),
            modality=modality,
            attributed_to=attributed_to,
            evidence=_evidence(tellings),
        )
        for (fact, modality, attributed_to), tellings in told.items()
    )


def _confidence(tellings: Sequence[Finding]) -> float:
    """Told twice is a little surer than told once."""
    doubt = 1 - max(telling.confidence for telling in tellings)
    again = len({telling.sentence for telling in tellings}) - 1
    doubt *= _AGAIN ** min(again, 2)
    return round(min(0.99, max(0.05, 1 - doubt)), 2)


def _evidence(tellings: Sequence[Finding]) -> tuple[RoleEvidence, ...]:
    found: dict[tuple[str, str], RoleEvidence] = {}
    for telling in tellings:
        for role, filler in telling.fillers:
            found.setdefault((role, filler.key), filler.evidence(role))
    return tuple(found[key] for key in sorted(found))
