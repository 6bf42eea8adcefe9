"""Whether two findings of an article tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplograph.extraction.drafts import HAPPENED, Draft, destinations_of
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Status
from diplograph.schema import FACT_TYPES

_IN_PERSON = frozenset(
    {"meeting", "talks", "reception", "consultations", "summit", "session", None}
)
_CALLS = frozenset({"phone-call", "video-call"})
_NEXT = 2  # sentences
_SHARED = 0.75  # of the words of the shorter of two statements that are one
_FEWEST_SHARED = 4


def tell_same(story: Story, draft: Draft, finding: Finding) -> bool:
    """Whether the finding tells once more what the draft holds."""
    held = draft.finding
    if held.type != finding.type or held.modality is not finding.modality:
        return False
    if not dates_agree(held, finding):
        return False
    if held.type == "Visit":
        agree = statuses_agree(held, finding) or _called_off(held, finding)
        agree = agree or finding.anchor or held.anchor
        return agree and _same_visit(story, draft, finding)
    if held.type == "Meeting":
        told_together = finding.anchor and finding.sentence == draft.tellings[-1].sentence
        same_status = told_together or statuses_agree(held, finding)
        return same_status and _same_meeting(story, draft, finding)
    if held.type == "BilateralRelation":
        same_kind = held.kind == finding.kind or "relations" in (held.kind, finding.kind)
        return same_kind and set(draft.keys("party")) == set(finding.keys("party"))
    if draft.first == 0 and finding.sentence > 0 and _same_as_headline(story, draft, finding):
        return True
    if held.type == "SpeechAct":
        return _same_words(draft, finding)
    same_kind = held.kind == finding.kind
    identity = FACT_TYPES[held.type].identity
    return (
        same_kind
        and statuses_agree(held, finding)
        and held.value == finding.value
        and held.unit == finding.unit
        and all(set(draft.keys(role)) == set(finding.keys(role)) for role in identity)
    )


def _same_as_headline(story: Story, draft: Draft, finding: Finding) -> bool:
    """Whether a headline tells of countries what the text tells of their people.

    Only acts of a kind of their own; statements of the two differ too often.
    """
    held = draft.finding
    if held.type not in ("Action", "Signing", "SpeechAct") or held.kind != finding.kind:
        return False
    if held.kind == "state" or not statuses_agree(held, finding):
        return False
    roles = [role for role in FACT_TYPES[held.type].identity if role != "instrument"]
    for role in roles:
        first = _by_owner(story, draft.keys(role))
        second = _by_owner(story, finding.keys(role))
        if first.keys() != second.keys() or not all(
            _agree(first[owner], second[owner]) for owner in first
        ):
            return False
    return _alike_documents(story, draft.keys("instrument"), finding.keys("instrument"))


def _alike_documents(story: Story, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether both name no document, or one title begins the other."""
    one = [story.entities[key].label.lower() for key in first if key in story.entities]
    other = [story.entities[key].label.lower() for key in second if key in story.entities]
    if not one or not other:
        return not one and not other
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def statuses_agree(held: Finding, finding: Finding) -> bool:
    """Whether both have happened, or both are of one status."""
    happened = held.status in HAPPENED and finding.status in HAPPENED
    return held.status is finding.status or happened


_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})


def _called_off(held: Finding, finding: Finding) -> bool:
    """ "His visit was cancelled. He was to visit ...": one visit, called off."""
    statuses = {held.status, finding.status}
    return bool(statuses & _OFF) and Status.PLANNED in statuses


def dates_agree(held: Finding, finding: Finding) -> bool:
    """Whether both may be of one time."""
    if held.start is None or finding.start is None:
        return held.background == finding.background or held.type in ("Tenure", "BilateralRelation")
    first, second = held.end or held.start, finding.end or finding.start
    return held.start.first_day <= second.last_day and finding.start.first_day <= first.last_day


def _same_visit(story: Story, draft: Draft, finding: Finding) -> bool:
    kinds = {draft.finding.kind, finding.kind}
    if len(kinds) == 2 and None not in kinds:
        return False
    if not set(draft.keys("visitor")) & set(finding.keys("visitor")):
        return False
    return bool(
        destinations_of(story, draft.keys("place"), draft.keys("host"))
        & destinations_of(story, finding.keys("place"), finding.keys("host"))
    )


def _same_meeting(story: Story, draft: Draft, finding: Finding) -> bool:
    kinds = (draft.finding.kind, finding.kind)
    anchored = draft.finding.anchor or finding.anchor or _told_again(draft, finding)
    if not anchored and kinds[0] != kinds[1] and not set(kinds) <= _IN_PERSON:
        return False
    if _far_apart(story, draft, finding):
        return False
    first = _by_owner(story, (*draft.keys("participant"), *draft.keys("host")))
    second = _by_owner(story, (*finding.keys("participant"), *finding.keys("host")))
    if finding.frame == "attendance/list":  # it names more of those who were there
        second = {owner: keys for owner, keys in second.items() if owner in first}
    if first.keys() != second.keys():
        return False
    return all(_agree(first[owner], second[owner]) for owner in first)


def _told_again(draft: Draft, finding: Finding) -> bool:
    """ "They held phone talks. During the talks, ...": no other talks, without a place and day."""
    near = finding.sentence - draft.tellings[-1].sentence <= _NEXT
    bare = finding.start is None and not finding.keys("place")
    return draft.finding.kind in _CALLS and finding.kind in ("talks", "meeting") and near and bare


def _far_apart(story: Story, draft: Draft, finding: Finding) -> bool:
    """Whether the two are told to have been in different countries."""
    one = destinations_of(story, draft.keys("place"))
    other = destinations_of(story, finding.keys("place"))
    return bool(one) and bool(other) and not one & other


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


def _same_words(draft: Draft, finding: Finding) -> bool:
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
