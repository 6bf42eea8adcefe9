"""Who holds which office: from titles beside names, and from appointments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.entities.mentions import TitleUse
from diplograph.entities.reference import Reference, slug
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Entity, EntityType, Mention

_CLASSES = frozenset(
    """head-of-state head-of-government foreign-minister minister deputy envoy parliament
    organisation-head official""".split()
)
_SAME = {"minister": ("minister", "foreign-minister", "defence-minister")}
_UNTITLED = frozenset({"leader", "counterpart", "head-of-state"})
_QUALIFIERS = {"acting": "acting", "former": "former", "elect": "elect"}


def tenure_findings(story: Story, reference: Reference) -> Iterator[Finding]:
    """One finding per title used beside a name whose office and owner are known."""
    for use in story.mentions.titles:
        if not use.named or use.owner is None or use.office_class not in _CLASSES:
            continue
        sentence = next(
            (s for s in story.sentences if s.span.contains(use.span)),
            None,
        )
        office = office_of(story, use, reference)
        if sentence is None or office is None:
            continue
        kind = _QUALIFIERS.get(use.qualifier or "")
        known = "reference" in _reason(sentence.mentions, use)
        yield Finding(
            type="Tenure",
            kind=kind,
            fillers=(
                ("holder", Filler(use.person, use.span, _reason(sentence.mentions, use), 0.97)),
                ("office", Filler(office, use.span, "title beside the name", 0.97)),
            ),
            frame="tenures/title",
            sentence=sentence.index,
            span=use.span,
            confidence=0.97 if known else 0.9,
            own_time=False,
        )


def _reason(mentions: Sequence[Mention], use: TitleUse) -> str:
    reasons = (mention.resolved_from for mention in mentions if mention.span == use.span)
    return next(reasons, "title and name")


def office_of(story: Story, use: TitleUse, reference: Reference) -> str | None:
    """The key of the office; "the head of state" is the one the person holds by the reference."""
    assert use.owner is not None
    if use.office in _UNTITLED:
        return _held(story, use, reference)
    if use.office == "minister":  # "Minister Bayramov": the portfolio is the reference's
        held = _held(story, use, reference)
        if held is not None:
            return held
    owner = story.entities.get(use.owner)
    code = use.owner.split("/", 1)[1]
    key = f"office/{code}-{slug(use.office)}"
    label = use.label if owner is None else f"{use.label} of {owner.label}"
    story.entities.setdefault(
        key, Entity(key, EntityType.OFFICE, label, of=use.owner, kind=use.office_class)
    )
    return key


def _held(story: Story, use: TitleUse, reference: Reference) -> str | None:
    published = story.article.published
    if published is None or use.qualifier is not None:
        return None
    terms = [
        term
        for term in reference.terms_of(use.person)
        if term.owner == use.owner
        and term.office_class in _SAME.get(use.office_class, (use.office_class,))
        and term.holds_on(published.last_day)
    ]
    if not terms:
        return None
    entity = reference.entity(terms[0].office)
    if entity is not None:
        story.entities.setdefault(entity.key, entity)
    return terms[0].office if entity is not None else None
