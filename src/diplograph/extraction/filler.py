"""One entity that fills a role of a fact, with the words that say so and the reason."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.model import Mention, RoleEvidence, Span

REACH = 3  # sentences that a pronoun may look back


@dataclass(frozen=True, slots=True)
class Filler:
    """One entity that fills a role, with the words and the reason."""

    key: str
    span: Span
    reason: str
    confidence: float
    form: str = ""

    def evidence(self, role: str) -> RoleEvidence:
        """As evidence of a role."""
        return RoleEvidence(role, self.key, self.span, self.reason)


def from_mention(mention: Mention) -> tuple[Filler, ...]:
    """All that a mention means."""
    return tuple(
        Filler(key, mention.span, mention.resolved_from, mention.confidence, mention.form)
        for key in mention.entities
    )
