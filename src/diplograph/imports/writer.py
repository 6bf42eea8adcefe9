"""Putting together the article of one file of a table: its facts, claims and things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from diplograph.imports.roster import Roster
from diplograph.imports.told import USA, Told, title_of
from diplograph.imports.words import words
from diplograph.model import (
    Article,
    Claim,
    Entity,
    Extraction,
    Fact,
    Mention,
    RoleEvidence,
    Span,
)
from diplograph.schema import fact_id


class Writer:
    """Puts together the article of one file."""

    def __init__(self, article: Article, roster: Roster) -> None:
        self.article = article
        self.roster = roster
        self.facts: dict[str, Fact] = {}
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)

    def keys(self, told: Told, mention: Mention) -> list[str]:
        """Whom a mention of a remark means, new persons by their key in the whole table."""
        return [self._key(told, mention, key) for key in mention.entities]

    def _key(self, told: Told, mention: Mention, key: str) -> str:
        entity = told.entities.get(key)
        if self.roster.reference.entity(key) is not None or entity is None:
            return key
        if key.startswith("person/") and entity.of is not None:
            title = title_of(told, mention, entity)
            return self.roster.person(entity.label, title, entity.of, told.row.start.first_day)
        self.entities[key] = entity
        return key

    def visitor(self, told: Told) -> tuple[str, str]:
        """The traveller's key, and why it is this one."""
        if told.visitor is not None:
            return told.visitor
        title, name = words().split_title(told.row.traveller)
        home = told.country
        if told.row.outbound:
            title, name, home = "", told.row.traveller, USA
        key = self.roster.person(name, title, home, told.row.start.first_day)
        return key, "new to the reference: known by title, name and country"

    def span(self, told: Told, name: str) -> Span:
        """Where a field of a row stands in the article."""
        return moved(told.fields[name], told.begin)

    def words_at(self, told: Told, span: Span) -> Span:
        """Where a stretch of the remark stands in the article."""
        return moved(span, told.begin + told.fields["text"].begin)

    def grounds(self, told: Told, words: Span | None) -> list[Span]:
        """What a fact rests on: who, where and when of the row, with these words of the remark."""
        head = Span(self.span(told, "id").begin, self.span(told, "dates").end)
        if words is None:
            return [head]
        said = self.words_at(told, words)
        return [Span(head.begin, said.end)] if words.begin == 0 else [head, said]

    def claim(
        self,
        told: Told,
        fact: Fact,
        what: str,
        spans: Sequence[Span],
        evidence: Iterable[RoleEvidence],
        confidence: float,
    ) -> None:
        """Add a fact with a claim of one row."""
        key = fact_id(fact)
        self.facts[key] = self.facts[key].with_roles(*fact.roles) if key in self.facts else fact
        claim = Claim(
            fact=key,
            article=self.article.id,
            spans=tuple(sorted(set(spans))),
            confidence=confidence,
            frame=f"us-visits/{what}",
            evidence=tuple(sorted(set(evidence), key=lambda e: (e.role, e.key, e.span))),
        )
        if claim not in self.claims:
            self.claims.append(claim)
            self.counts[told.row.id][what] += 1

    def extraction(self) -> Extraction:
        """All of the article, with the things its facts name."""
        waiting = {key for fact in self.facts.values() for _, key in fact.roles}
        found: dict[str, Entity] = {}
        while waiting:
            key = waiting.pop()
            entity = self.roster.entity(key) or self.entities.get(key)
            if entity is not None and key not in found:
                found[key] = entity
                waiting |= {entity.of} if entity.of else set()
        claims = sorted(self.claims, key=lambda claim: (claim.spans, claim.fact))
        return Extraction(
            self.article,
            dict(sorted(found.items())),
            dict(sorted(self.facts.items())),
            tuple(claims),
        )


def moved(span: Span, by: int) -> Span:
    """The span so many characters further on."""
    return Span(span.begin + by, span.end + by)
