"""What follows from a fact told: memberships from a framework, a chair from who sits in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from diplograph.entities.reference import Reference
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Modality

_CONFIDENCE = 0.8
_GOVERN = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
_CHAIR = ("-chairperson", "-chairperson-in-office")


def implied_chairs(
    story: Story, findings: Iterable[Finding], reference: Reference
) -> Iterator[Finding]:
    """ "The President of Senegal, Chairperson of the African Union": his country has the chair.

    Only where the reference knows who governs: a Chairperson of the Commission has no country.
    """
    published = story.article.published.last_day if story.article.published else None
    for finding in findings:
        if finding.type != "Tenure" or finding.kind == "former" or published is None:
            continue
        roles = dict(finding.fillers)
        office = story.entities.get(roles["office"].key)
        owner = office.of if office is not None else None
        if not roles["office"].key.endswith(_CHAIR) or not (owner or "").startswith(
            "organisation/"
        ):
            continue
        countries = {
            term.owner
            for term in reference.terms_of(roles["holder"].key)
            if term.office_class in _GOVERN
            and term.holds_on(published)
            and term.owner.startswith("country/")
        }
        if len(countries) == 1 and owner is not None:
            yield replace(
                finding,
                type="Chairmanship",
                kind=None,
                fillers=(
                    ("member", replace(roles["holder"], key=countries.pop(), confidence=0.9)),
                    ("organisation", replace(roles["office"], key=owner)),
                ),
                frame="implied/chair",
                confidence=_CONFIDENCE,
                modality=Modality.IMPLIED,
            )


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
