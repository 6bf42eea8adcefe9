"""From an article's findings to its facts and claims: one fact however often it is told.

Findings that tell the same event are joined, events are dated and linked, and each fact gets its
claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diplograph.extraction.drafts import HAPPENED, Draft, destinations_of, draft_of
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.links import about, part_of
from diplograph.extraction.sameness import tell_same
from diplograph.model import Claim, Fact, Modality, PartialDate, RoleEvidence, Status
from diplograph.schema import FACT_TYPES, fact_id

_VAGUE = (None, "meeting", "relations")
_AGAIN = 0.8  # how much of the doubt another sentence leaves
_MONTH_BEGINS = 3  # up to this day of a month, "recently" may well mean the month before


def assemble(
    story: Story, findings: Iterable[Finding]
) -> tuple[dict[str, Fact], tuple[Claim, ...]]:
    """Facts by id and the claims on them, in the order of the text."""
    drafts: list[Draft] = []
    ordered = sorted(findings, key=lambda f: (f.sentence, f.span.begin, f.span.end, f.frame))
    for finding in ordered:
        # "relations" are the standing named first, an event is the last one like it
        nearest = drafts if finding.type == "BilateralRelation" else reversed(drafts)
        same = next((draft for draft in nearest if tell_same(story, draft, finding)), None)
        if same is not None:
            _join(same, finding)
        else:
            drafts.append(draft_of(finding))
    drafts = [draft for draft in drafts if not (draft.finding.anchor and _idle(story, draft))]
    for draft in drafts:
        _settle(story, draft)
    return _facts(story, drafts)


def _idle(story: Story, draft: Draft) -> bool:
    """A discussion of no meeting is none where two countries are not known to take part."""
    return (
        draft.finding.type == "Meeting"
        and len({story.owner(key) for key in draft.keys("participant")} - {None}) < 2
    )


def _join(draft: Draft, finding: Finding) -> None:
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
        status=_status(held, finding),
        anchor=held.anchor and finding.anchor,
    )


def _status(held: Finding, finding: Finding) -> Status | None:
    """What was held has been held, however else it is told; what was called off is not planned."""
    statuses = (held.status, finding.status)
    if finding.anchor and held.type == "Visit":
        return held.status
    if Status.HELD in statuses:
        return Status.HELD
    called_off = finding.status in (Status.CANCELLED, Status.POSTPONED)
    return finding.status if called_off and held.status is Status.PLANNED else held.status


# Roles in which a country only stands for its person, where both were told of.
_STANDING_IN = frozenset({"participant", "host", "signatory", "actor", "speaker"})


def _settle(story: Story, draft: Draft) -> None:
    """Drop the country where its person takes part; date the fact by the article if it may be."""
    if draft.finding.type in ("Meeting", "Visit", "Signing", "Action", "SpeechAct"):
        persons = {
            story.owner(filler.key)
            for _, filler in draft.fillers
            if filler.key.startswith("person/")
        }
        draft.fillers = [
            (role, filler)
            for role, filler in draft.fillers
            if role not in _STANDING_IN
            or filler.key not in persons
            or not filler.key.startswith("country/")
        ]
    if draft.finding.type == "Action" and not draft.keys("target"):
        draft.fillers += [("target", filler) for role, filler in draft.fillers if role == "actor"]
    finding = draft.finding
    kind = "talks" if finding.anchor and finding.type == "Meeting" else finding.kind
    start = finding.start or _default_date(story, finding)
    if (kind, start) != (finding.kind, finding.start):
        draft.finding = replace(finding, kind=kind, start=start)


def _default_date(story: Story, finding: Finding) -> PartialDate | None:
    """News is of its month, unless it looks back or the month has just begun."""
    published = story.article.published
    eligible = FACT_TYPES[finding.type].event or finding.own_time
    if published is None or not eligible or not finding.own_time or finding.background:
        return None
    if finding.status not in (*HAPPENED, None) or finding.modality is not Modality.ASSERTED:
        return None
    quoted = story.sentences[finding.sentence].quotation is not None and finding.quotation is None
    if quoted and FACT_TYPES[finding.type].event and finding.type != "SpeechAct":
        return None
    if published.month is None or (published.day is not None and published.day <= _MONTH_BEGINS):
        return None
    return PartialDate(published.year, published.month)


def _facts(story: Story, drafts: Sequence[Draft]) -> tuple[dict[str, Fact], tuple[Claim, ...]]:
    ids: dict[int, str] = {}
    facts: dict[str, Fact] = {}
    for position, draft in enumerate(drafts):
        fact = _fact(story, draft)
        ids[position] = fact_id(fact)
        facts.setdefault(ids[position], fact)
    for position in range(len(drafts)):
        links = (*part_of(story, drafts, position, ids), *about(drafts, position, ids))
        fact = facts[ids[position]]
        facts[ids[position]] = fact.with_roles(
            *(link for link in links if link[1] != ids[position])
        )
    claims = _claims(story, drafts, ids)
    return facts, claims


def _fact(story: Story, draft: Draft) -> Fact:
    finding = draft.finding
    allowed = FACT_TYPES[finding.type].roles
    roles = {(role, filler.key) for role, filler in draft.fillers if role in allowed}
    if "involvesCountry" in allowed:
        agents = [filler.key for role, filler in draft.fillers if role != "place"]
        countries = {story.owner(key) for key in agents}
        if finding.type == "Visit":
            countries |= destinations_of(story, draft.keys("place"))
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


def _claims(story: Story, drafts: Sequence[Draft], ids: dict[int, str]) -> tuple[Claim, ...]:
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
