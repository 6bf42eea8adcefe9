"""How articles tell what happens in the generated world: each in its own words, none of them all.

A fact has just the roles, dates and topics that its words have; an event that is told without a
date is of its month, as in texts that are read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from world_cast import Cast
from world_events import Event, Story
from world_states import tenure
from world_views import view
from world_wording import Mark, Part, filled, listed, needed

from diplograph.extraction.instruments import agreement_key
from diplograph.model import Entity, EntityType, Fact, Modality, PartialDate, Status
from diplograph.schema import FACT_TYPES, fact_id

T = TypeVar("T")

LEAST_FACTS, MOST_FACTS = 3, 9
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_CURRENCIES = {"USD": "$", "EUR": "€"}
_SCALES = ((9, "billion"), (6, "million"), (3, "thousand"))
_SLOT_NAMES = {"withinFramework": "framework"}
_OFFICE_AND_NAME = "office and name"
_REASONS = {
    "person": "name",
    "country": "country name",
    "organisation": "organisation name",
    "place": "city",
    "body": "organ of a country",
    "office": "office",
}
_HOSTED_FOR = frozenset({"talks", "consultations"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact as a sentence tells it; ``mark`` are the only words it rests on, if not on all."""

    key: str
    event: str
    confidence: float
    modality: Modality = Modality.ASSERTED
    source: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and the facts that they tell; ``supports``: those of the sentence before as well."""

    parts: tuple[Part, ...]
    tellings: tuple[Telling, ...] = ()
    supports: bool = False


@dataclass(slots=True)
class Report:
    """What one article tells, while it is put together."""

    cast: Cast
    chance: random.Random
    story: Story
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    conflicting: set[str] = field(default_factory=set)
    sentences: list[Sentence] = field(default_factory=list)
    _named: set[str] = field(default_factory=set)

    def tell(self, event: Event) -> None:
        """Tell an event or something that holds, as far as this article knows it."""
        known = view(self.cast, self.chance, event)
        modality, source = self._stance(event)
        slots = self._slots(event, known.fact)
        if source is not None:
            slots["source"] = [self._words(source, event)[0]]
        template = self._template(known.fact, slots, modality, source is not None)
        parts, used = filled(template, slots)
        fact = self._as_told(event, known.fact, parts, used)
        key = fact_id(fact)
        if key in self.facts:
            return
        self._keep(key, fact, event.id)
        if known.conflicting:
            self.conflicting.add(key)
        telling = Telling(key, event.id, self._confidence(), modality, source)
        self.sentences.append(Sentence(tuple(parts), (telling, *self._in_passing(event, parts))))

    def fill(self) -> None:
        """A sentence that tells nothing; perhaps it says more of what was told before."""
        words: str = self._pick(self.cast.words["fillers"])
        supports = bool(self.sentences and self.sentences[-1].tellings) and self._often(0.4)
        self.sentences.append(Sentence((words,), supports=supports))

    def _keep(self, key: str, fact: Fact, event: str) -> None:
        self.facts[key] = fact
        self.truth[key] = event

    def _stance(self, event: Event) -> tuple[Modality, str | None]:
        """How an article puts it, and whose word it is; mostly it says so itself."""
        drawn = self.chance.random()
        if drawn < 0.82:
            return Modality.ASSERTED, None
        source = self._source()
        if drawn < 0.92 or event.fact.type == "SpeechAct":
            return Modality.ASSERTED, source
        if drawn < 0.95:
            return Modality.DENIED, source
        return (Modality.HYPOTHETICAL if drawn < 0.97 else Modality.IMPLIED), None

    def _source(self) -> str:
        if self._often(0.4):
            return self.cast.ministry(self._pick(self.story.countries))
        return self._pick(self.story.officers).person

    def _slots(self, event: Event, fact: Fact) -> dict[str, Sequence[Part]]:
        """The words for all that this article knows of the event."""
        marks: dict[str, list[Part]] = {}
        roles = list(fact.roles)
        if self._often(0.5):
            roles.reverse()
        for role, key in roles:
            words, reason = self._words(key, event)
            marks.setdefault(_SLOT_NAMES.get(role, role), []).append(Mark(words, key, role, reason))
        slots: dict[str, Sequence[Part]] = {name: listed(own) for name, own in marks.items()}
        slots |= self._said(event, fact)
        slots |= _times(fact)
        if fact.topics:
            slots["topics"] = listed([topic.replace("-", " ") for topic in fact.topics])
        if fact.kind in _HOSTED_FOR:
            slots["kind"] = [fact.kind or ""]
        if fact.value is not None:
            slots["figure"] = [figure_words(fact.value, fact.unit or "")]
        if fact.kind in ("appoint", "dismiss"):
            office = event.officers[-1].office
            slots["office"] = [self.cast.entities[office].label]
        return slots

    def _said(self, event: Event, fact: Fact) -> dict[str, Sequence[Part]]:
        """The words of a speech, or the title of a document."""
        if not event.wordings:
            return {}
        words = self._pick(event.wordings)
        if event.document is None:
            return {name: [words] for name in ("content", "thing", "quotation")}
        year = fact.start.year if fact.start else None
        key = agreement_key(words, year)
        self.entities[key] = Entity(key, EntityType.AGREEMENT, words, kind=event.document)
        role = "instrument" if fact.type == "Signing" else "target"
        mark = Mark(f"the {words}", key, role, f"{event.document} named by the article")
        return {role: [mark]}

    def _words(self, key: str, event: Event) -> tuple[str, str]:
        """What the text calls a thing, and how: people with their office first, then shortly."""
        room = key[: key.index("/")]
        if room != "person":
            return self.cast.label(key), _REASONS[room]
        name = self.cast.entities[key].label
        if key in self._named:
            return (name if self._often(0.5) else name.rpartition(" ")[2]), "name"
        self._named.add(key)
        officer = next((one for one in event.officers if one.person == key), None)
        if officer is None or event.fact.type == "Tenure" or self._often(0.35):
            return name, "name"
        title = f"{officer.title} {name} of {self.cast.label(officer.country)}"
        return title, _OFFICE_AND_NAME

    def _template(
        self, fact: Fact, slots: dict[str, Sequence[Part]], modality: Modality, attributed: bool
    ) -> str:
        """A sentence whose slots all have words, at random among those that there are."""
        options = self._clauses(fact, slots)
        clause = next(one for one in self._from_anywhere(options) if needed(one) <= slots.keys())
        asserted = modality is Modality.ASSERTED
        stance = "attributed" if asserted and attributed else str(modality)
        wrapper: str = self._pick(self.cast.words["wrappers"][stance])
        return wrapper.replace("{clause}", clause)

    def _clauses(self, fact: Fact, slots: dict[str, Sequence[Part]]) -> list[str]:
        words = self.cast.words
        phrases = words[fact.type][fact.kind or "none"]
        if not FACT_TYPES[fact.type].event:
            return list(phrases)
        if fact.type == "Meeting" and "host" in slots:
            return list(words["hosted"])
        if fact.quotation is not None:
            return list(words["quoted"])
        verbs = [self._verb(done, to_do, fact.status) for done, to_do in phrases]
        frame: str = self._pick(words["frames"][fact.type])
        return [frame.replace("{verb}", verb) for verb in verbs]

    def _verb(self, done: str, to_do: str, status: Status | None) -> str:
        if status is None or status is Status.HELD:
            return done
        return f"{self._pick(self.cast.words['status'][status])}{to_do}"

    def _as_told(self, event: Event, fact: Fact, parts: Sequence[Part], used: set[str]) -> Fact:
        """The fact with what the words have of it, and what follows from that."""
        roles = {(part.role, part.key) for part in parts if isinstance(part, Mark)}
        is_event = FACT_TYPES[fact.type].event
        dated = bool(used & {"date", "start"})
        start = fact.start if dated else _assumed(event) if is_event else None
        end = fact.end if used & {"date", "end"} else None
        if is_event:
            roles |= self._derived(event, fact.type, roles)
        reported = fact.type == "SpeechAct" and fact.quotation is None
        return Fact(
            fact.type,
            fact.kind,
            tuple(sorted(roles)),
            start,
            end,
            fact.status,
            fact.topics if "topics" in used else (),
            fact.value,
            fact.unit,
            fact.quotation,
            next(part for part in parts if part in event.wordings) if reported else None,
        )

    def _derived(
        self, event: Event, type_: str, roles: set[tuple[str, str]]
    ) -> set[tuple[str, str]]:
        """The countries behind those who take part, and links to facts told before."""
        owners = {
            self.entity(key).of or key for role, key in roles if role != "place" or type_ == "Visit"
        }
        found = {("involvesCountry", key) for key in owners if key.startswith("country/")}
        for key, told in self.truth.items():
            if told == event.within and told != event.id:
                found.add(("partOf", key))
        if type_ == "SpeechAct" and self.facts and self._often(0.4):
            found.add(("about", self._pick(list(self.facts))))
        return found

    def _in_passing(self, event: Event, parts: Sequence[Part]) -> list[Telling]:
        """The offices that come with names: "President Xi Jinping of China" holds one."""
        tellings = []
        for part in parts:
            if not isinstance(part, Mark) or part.reason != _OFFICE_AND_NAME:
                continue
            if len(self.facts) >= MOST_FACTS - 1 or not self._often(0.3):
                continue
            officer = next(one for one in event.officers if one.person == part.key)
            term = tenure(officer, self.story.day)
            fact = Fact("Tenure", roles=term.fact.roles)
            key = fact_id(fact)
            if term.fact.kind is None and key not in self.facts:
                self._keep(key, fact, term.id)
                tellings.append(Telling(key, term.id, self._confidence(), mark=part))
        return tellings

    def entity(self, key: str) -> Entity:
        """The description of a thing, also of a document that only this article names."""
        return self.entities.get(key) or self.cast.entities[key]

    def _confidence(self) -> float:
        return (60 + int(self.chance.random() * 40)) / 100

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def _pick(self, options: Sequence[T]) -> T:
        return options[int(self.chance.random() * len(options))]

    def _from_anywhere(self, options: Sequence[str]) -> Sequence[str]:
        at = int(self.chance.random() * len(options))
        return [*options[at:], *options[:at]]


def figure_words(value: Decimal, unit: str) -> str:
    """A figure as news writes it.

    >>> figure_words(Decimal(18200000000), "USD")
    '$18.2 billion'
    """
    if unit == "1":
        return f"{value:f}"
    if unit == "%":
        return f"{value:f} per cent"
    power, scale = next(one for one in _SCALES if value.adjusted() >= one[0])
    amount = format(value.scaleb(-power).normalize(), "f")
    return f"{_CURRENCIES[unit]}{amount} {scale}"


def date_words(date: PartialDate) -> str:
    """A date as news writes it, without a preposition."""
    words = str(date.year)
    if date.month is not None:
        words = f"{_MONTHS[date.month - 1]} {words}"
    return words if date.day is None else f"{date.day} {words}"


def _times(fact: Fact) -> dict[str, Sequence[Part]]:
    slots: dict[str, Sequence[Part]] = {}
    if fact.start is not None:
        slots["start"] = [date_words(fact.start)]
        slots["date"] = [_when(fact.start, fact.end)]
    if fact.end is not None:
        slots["end"] = [date_words(fact.end)]
    return slots


def _when(start: PartialDate, end: PartialDate | None) -> str:
    if end is None:
        return f"{'in' if start.day is None else 'on'} {date_words(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {date_words(end)}"
    return f"from {date_words(start)} to {date_words(end)}"


def _assumed(event: Event) -> PartialDate | None:
    """The month of an event that is told without a date; none of one that is to come."""
    start, status = event.fact.start, event.fact.status
    if start is None or status not in (Status.HELD, Status.UNDER_WAY):
        return None
    return PartialDate(start.year, start.month)
