"""One reading of an article: who was named so far, and whom words mean in that light."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.entities.offices import ADJECTIVE_FORMS, OWNER_FORMS
from diplograph.entities.people import People
from diplograph.entities.reference import Reference
from diplograph.entities.salience import Salience
from diplograph.entities.tokens import Tok, span_of
from diplograph.model import Entity, Mention, Span

ACTOR_PREFIXES = ("country/", "organisation/")
DETERMINERS = frozenset("the this his her their our its".split())

UNNAMED = "counterparts"
_PAIR = 2
_BACK = 4  # sentences, with this one

Read = tuple[Mention | None, int]
"""What a reader found at a token, and the index of the token where reading goes on.

Without a mention, the words up to there were understood and mean nobody.
"""


@dataclass(frozen=True, slots=True)
class TitleUse:
    """An office in the text: what a tenure rests on.

    ``span`` covers title and name; without a name, ``person`` is empty.
    """

    person: str
    office: str
    office_class: str
    label: str
    owner: str | None
    qualifier: str | None
    span: Span
    named: bool


@dataclass(slots=True)
class Walk:
    """One reading of an article, left to right.

    ``home`` is the country whose officials appear without its name; ``clock`` counts mentions;
    ``persons`` are the last persons named of each country, by sentence, ``together`` those meant as
    a group of three or more, ``countries`` those named.
    """

    text: str
    reference: Reference
    people: People
    home: str | None
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list[TitleUse] = field(default_factory=list)
    salience: Salience = field(default_factory=Salience)
    clock: int = 0
    last: Mention | None = None
    bodies: list[str] = field(default_factory=list)
    persons: list[dict[str, str]] = field(default_factory=list)
    together: list[dict[str, str]] = field(default_factory=list)
    countries: list[list[str]] = field(default_factory=list)

    def next_sentence(self) -> None:
        """Let a sentence pass."""
        self.salience.next_sentence()
        self.last = None
        self.persons.append({})
        self.together.append({})
        self.countries.append([])

    def note(self, mention: Mention) -> None:
        """Remember who was mentioned, and as the last in its sentence."""
        self.clock += 1
        self.last = mention
        self.bodies += [key for key in mention.entities if key.startswith("body/")]
        owner = self.people.owner_of(mention.entities[0])
        person = len(mention.entities) == 1 and mention.entities[0].startswith("person/")
        if person and owner is not None:
            self.persons[-1][owner] = mention.entities[0]
        elif mention.form == "group" and mention.resolved_from != UNNAMED:
            self._note_together(mention.entities)
        if self.countries and mention.form in ("name", "metonym", "group"):
            self.countries[-1] += [key for key in mention.entities if key.startswith("country/")]
        for key in mention.entities:
            self.salience.note(key, self.people.owner_of(key))
            if mention.resolved_from != UNNAMED:  # "the minister" behind them is who met them
                self.people.touch(key, self.clock)

    def several(self) -> tuple[str, ...]:
        """The persons of three or more countries whom the last sentence with some named."""
        for named in self._by_sentence():
            if len(named) > 1:
                return tuple(sorted(named.values())) if len(named) > _PAIR else ()
        return ()

    def _note_together(self, keys: Sequence[str]) -> None:
        """Remember the holders of one office of three countries or more, or the countries."""
        owners = {self.people.owner_of(key) or key: key for key in keys}
        if _PAIR < len(owners) == len(keys):
            self.together[-1].update(owners)

    def _by_sentence(self) -> Iterator[dict[str, str]]:
        """The persons of the last sentences, by country, also those named as a group."""
        for named, together in zip(
            reversed(self.persons[-_BACK:]), reversed(self.together[-_BACK:]), strict=True
        ):
            yield {**together, **named}

    def counted_people(self, count: int) -> tuple[str, ...]:
        """The persons of the last sentence that named just so many, each of another country."""
        for named in self._by_sentence():
            if len(named) == count:
                return tuple(sorted(named.values()))
        return ()

    def counted(self, count: int) -> tuple[str, ...]:
        """The countries of the last sentence that named just so many."""
        for named in reversed(self.countries[-_BACK:]):
            if len(set(named)) == count:
                return tuple(sorted(set(named)))
        return ()

    def surface(self, toks: Sequence[Tok], begin: int, end: int) -> str:
        """The words of tokens ``begin:end`` as the text has them, white space made single."""
        return " ".join(span_of(toks, begin, end).of(self.text).split())

    def actor_of(self, tok: Tok) -> str | None:
        """The one country or organisation that the words mean here; None where it stays open."""
        if tok.match is None:
            return None
        forms = OWNER_FORMS | ADJECTIVE_FORMS
        keys = sorted(
            {
                candidate.key
                for candidate in tok.match.candidates
                if candidate.form in forms and candidate.key.startswith(ACTOR_PREFIXES)
            }
        )
        if len(keys) > 1:
            keys = [key for key in keys if self.reference.statuses.get(key) != "former"] or keys
        if len(keys) == 1:
            return keys[0]
        in_focus = [key for key in keys if key in self.salience.seen()]
        return in_focus[0] if len(in_focus) == 1 else None

    def keep(self, key: str) -> None:
        """Have the entity among those of the article, where the reference knows it."""
        entity = self.reference.entity(key)
        if entity is not None:
            self.entities.setdefault(key, entity)

    def label(self, key: str) -> str:
        """The name of an entity; its key where it has none."""
        entity = self.reference.entity(key) or self.entities.get(key)
        return entity.label if entity else key


def after_determiner(toks: Sequence[Tok], at: int) -> int:
    """The index of the token behind "the", "its" and the like; ``at`` itself without one."""
    return at + 1 if toks[at].lower in DETERMINERS and at + 1 < len(toks) else at
