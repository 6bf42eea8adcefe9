"""Facts in the making: findings that tell the same, gathered before they are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.model import Span, Status

HAPPENED = (Status.HELD, Status.UNDER_WAY)


@dataclass(slots=True)
class Draft:
    """A fact in the making: what its tellings say together."""

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
        """The fillers of one role, each once, in order."""
        return tuple(dict.fromkeys(f.key for name, f in self.fillers if name == role))


def draft_of(finding: Finding) -> Draft:
    """A draft that rests on one finding."""
    return Draft(finding, list(finding.fillers), set(finding.topics), [finding])


def destinations_of(story: Story, *groups: Sequence[str]) -> set[str]:
    """The countries that these places and hosts belong to."""
    found = set()
    for key in (key for group in groups for key in group):
        entity = story.entities.get(key)
        owner = entity.of if key.startswith("place/") and entity else story.owner(key)
        if owner:
            found.add(owner)
    return found
