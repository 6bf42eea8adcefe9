"""Which facts of an article belong together: talks within a visit, a statement about a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.extraction.drafts import HAPPENED, Draft, destinations_of
from diplograph.extraction.findings import Story
from diplograph.extraction.sameness import dates_agree, statuses_agree
from diplograph.model import Modality


def part_of(
    story: Story, drafts: Sequence[Draft], position: int, ids: Mapping[int, str]
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
            if meeting.finding.type == "Meeting" and _within_talks(draft, meeting)
        ]
        before = [other for other in meetings if drafts[other].first <= draft.first]
        chosen = before[-1:]
        return [("partOf", ids[other]) for other in chosen]
    return []


def _within_visit(story: Story, draft: Draft, visit: Draft) -> bool:
    if not statuses_agree(draft.finding, visit.finding):
        return False
    if not dates_agree(draft.finding, visit.finding):
        return False
    agents = [
        f.key
        for role, f in draft.fillers
        if role in ("participant", "host", "signatory", "witness")
    ]
    destinations = destinations_of(story, visit.keys("place"), visit.keys("host"))
    places = destinations_of(story, draft.keys("place"))
    if places and not places & destinations:
        return False
    owners = {story.owner(key) for key in agents}
    return bool(set(visit.keys("visitor")) & set(agents)) and bool(destinations & owners)


def _within_talks(act: Draft, meeting: Draft) -> bool:
    if meeting.finding.status not in HAPPENED or meeting.finding.background:
        return False
    if act.finding.background or act.finding.modality is not Modality.ASSERTED:
        return False
    participants = {*meeting.keys("participant"), *meeting.keys("host")}
    speakers, addressees = set(act.keys("speaker")), set(act.keys("addressee"))
    return bool(speakers) and speakers <= participants and addressees <= participants


def about(drafts: Sequence[Draft], position: int, ids: Mapping[int, str]) -> list[tuple[str, str]]:
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
