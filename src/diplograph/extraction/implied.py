"""Memberships that a framework of cooperation implies, where the reference agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from diplograph.entities.reference import Reference
from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Modality

_CONFIDENCE = 0.8


def implied_memberships(
    story: Story, findings: Iterable[Finding], reference: Reference
) -> Iterator[Finding]:
    """ "Both cooperate within the UN, SCO and OSCE": each belongs to each.

    Not where the reference knows the organisation's members on that date and the country is none.
    """
    published = story.article.published.last_day if story.article.published else None
    for finding in findings:
        if finding.type != "BilateralRelation":
            continue
        parties = [filler for role, filler in finding.fillers if role == "party"]
        for role, organisation in finding.fillers:
            if role != "withinFramework":
                continue
            for party in parties:
                if _contradicted(reference, party.key, organisation.key, published):
                    continue
                yield _membership(finding, party, organisation)


def _contradicted(reference: Reference, member: str, organisation: str, on: dt.date | None) -> bool:
    members = {row.member: row.status for row in reference.members(organisation, on)}
    return bool(members) and members.get(member) != "member"


def _membership(finding: Finding, party: Filler, organisation: Filler) -> Finding:
    return Finding(
        type="Membership",
        kind="member",
        fillers=(("member", party), ("organisation", organisation)),
        frame="relations/cooperate-within",
        sentence=finding.sentence,
        span=finding.span,
        confidence=_CONFIDENCE,
        modality=Modality.IMPLIED,
        attributed_to=finding.attributed_to,
        own_time=False,
    )
