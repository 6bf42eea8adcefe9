"""The values that flow from room to room: articles, spans, mentions, entities, facts and claims.

All are frozen: a step takes values and gives new ones. Offsets are Unicode code points, 0-based and
half-open, into the exact text of one article.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as exact as its source: a day, a month or a year.

    >>> PartialDate.parse("2021-05").precision
    'month'
    >>> str(PartialDate(2021, 5, 20))
    '2021-05-20'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> dt.date:
        """The earliest day it may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The latest day it may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both may mean the same day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, ``text[begin:end]``."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"a span needs 0 <= begin < end, not {self.begin}, {self.end}")

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.begin : self.end]

    def contains(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.begin < other.end and other.begin < self.end


TABLE = "table/"
"""How the id of an article begins whose text is the rows of a table: two of its events are two."""


@dataclass(frozen=True, slots=True)
class Article:
    """A press text. ``text`` is exactly as read; what is coded starts at ``body_begin``.

    ``licence`` is the IRI of the terms under which the text may be used, where they are known.
    """

    id: str
    text: str
    published: PartialDate | None = None
    title: str | None = None
    source: str | None = None
    body_begin: int = 0
    licence: str | None = None

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class EntityType(StrEnum):
    """The classes of things in the ontology."""

    COUNTRY = "Country"
    ORGANISATION = "Organisation"
    GOVERNMENT_BODY = "GovernmentBody"
    PERSON = "Person"
    PLACE = "Place"
    OFFICE = "Office"
    AGREEMENT = "Agreement"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the world. ``key`` is its readable identity, as in ``country/KAZ``.

    ``of`` is the key of what it belongs to: the country or organisation of an office or a body,
    the country of a place, the country a person acts for. ``code`` is ISO 3166-1 alpha-3 for a
    country and the usual acronym for an organisation.
    """

    key: str
    type: EntityType
    label: str
    alt_labels: tuple[str, ...] = ()
    of: str | None = None
    code: str | None = None
    wikidata: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for one or more entities ("the two leaders" stands for two).

    ``form`` says how: ``name``, ``demonym``, ``title``, ``title-name``, ``acronym``, ``pronoun``,
    ``group``, ``place``. ``resolved_from`` says in plain words why it means what it means.
    """

    span: Span
    entities: tuple[str, ...]
    form: str
    resolved_from: str
    confidence: float = 1.0


class Status(StrEnum):
    """Whether an event has happened; None on a fact that is not an event."""

    HELD = "held"
    UNDER_WAY = "under-way"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Modality(StrEnum):
    """How a source puts a claim."""

    ASSERTED = "asserted"
    IMPLIED = "implied"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something reported to hold or to have happened: one n-ary node.

    ``roles`` are (role, key) pairs; a key names an entity or, where it starts with ``fact/``,
    another fact. Which roles a type takes and which of them make its identity is in
    `diplograph.schema`. ``value`` is in full units, ``unit`` an ISO 4217 code, ``%`` or ``1``.
    ``quotation`` is direct speech, ``content`` the article's words for reported speech.
    """

    type: str
    kind: str | None = None
    roles: tuple[tuple[str, str], ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: Status | None = None
    topics: tuple[str, ...] = ()
    value: Decimal | None = None
    unit: str | None = None
    quotation: str | None = None
    content: str | None = None

    def role(self, name: str) -> tuple[str, ...]:
        """All fillers of one role, in order."""
        return tuple(key for role, key in self.roles if role == name)

    def with_roles(self, *added: tuple[str, str]) -> Fact:
        """A copy with these role fillers as well."""
        roles = tuple(sorted({*self.roles, *added}))
        return self if roles == self.roles else replace(self, roles=roles)


@dataclass(frozen=True, slots=True)
class RoleEvidence:
    """The words that fill one role of a claimed fact, and why they mean that entity."""

    role: str
    key: str
    span: Span
    resolved_from: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's assertion of one fact, with the spans it rests on.

    ``confidence`` is the probability, 0 to 1, that the source says this. ``attributed_to`` is the
    key of whose word it is; None means the article's own. ``frame`` is the rule that fired.
    """

    fact: str
    article: str
    spans: tuple[Span, ...]
    confidence: float
    frame: str
    modality: Modality = Modality.ASSERTED
    attributed_to: str | None = None
    evidence: tuple[RoleEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that gave no claim, and the reason in plain words (``explain --missing``)."""

    span: Span
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says; facts are by their id (see `diplograph.schema.fact_id`)."""

    article: Article
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    silences: tuple[Silence, ...] = ()
