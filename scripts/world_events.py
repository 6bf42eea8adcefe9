"""What happens in the generated world, and what holds in it, before anybody reports it.

An event comes with all that there is to know of it; articles tell less. A story is a main event
with what belongs to it: talks and signings within a visit, words about them, an expulsion and its
answer.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from world_cast import Cast, Officer, exact

from diplograph.model import Fact, PartialDate, Status

T = TypeVar("T")

TOPICS = (
    "political trade economy investment culture humanitarian security international defence energy "
    "transport education science environment agriculture water tourism migration health technology "
    "human-rights borders nuclear parliament consular terrorism regional sport youth industry "
    "finance space peace law labour media religion crime sanctions"
).split()
VISITS = (
    "official-visit working-visit state-visit friendly-visit private-visit transit-visit none"
).split()
DOCUMENTS = (
    "memorandum agreement joint-statement declaration protocol treaty communique contract roadmap "
    "programme letter-of-intent plan"
).split()
HOSTILE = (
    "sanction protest summon expel recall suspend-relations ban-entry suspend-cooperation "
    "close-embassy sever-relations attack withdraw"
).split()
FRIENDLY = (
    "aid loan visa-waiver open-embassy ease-sanctions establish-relations restore-relations "
    "recognise extradite release mediate deliver-message join ratify"
).split()
HOSTILE_WORDS = "condemn accuse reject demand threaten warn deny express-concern apologise".split()
FRIENDLY_WORDS = (
    "state thank congratulate praise commit invite ask accept-invitation support condole greet "
    "propose agree welcome mediate-offer promise-aid"
).split()
_QUOTED = frozenset("state praise commit warn welcome support agree".split())
_TO_BRING_TOGETHER = "talks meeting consultations reception session".split()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or holds: its id, and a fact as full and exact as can be.

    ``wordings`` say the content of a speech or the title of a document in several ways and
    ``document`` is the kind of such a document; ``officers`` are those who take part, with their
    offices; ``within`` is the id of the event that it is part of.
    """

    id: str
    fact: Fact
    wordings: tuple[str, ...] = ()
    document: str | None = None
    officers: tuple[Officer, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What belongs together, the main event first, and whom it is about.

    ``announced`` is the main event as it was planned, where that was told before.
    """

    day: dt.date
    countries: tuple[str, ...]
    officers: tuple[Officer, ...]
    events: tuple[Event, ...]
    announced: Event | None = None
    organisation: str | None = None


def story(cast: Cast, chance: random.Random, name: str, day: dt.date) -> Story:
    """A story of one of six sorts; the ids of its events begin with its name."""
    return _Teller(cast, chance, name, day).story()


@dataclass(slots=True)
class _Teller:
    """Makes up one story."""

    cast: Cast
    chance: random.Random
    name: str
    day: dt.date
    events: list[Event] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def story(self) -> Story:
        maker = self.chance.choices(
            (self.visit, self.call, self.gathering, self.dispute, self.gesture, self.posts),
            (34, 16, 12, 16, 12, 10),
        )[0]
        return maker()

    def visit(self) -> Story:
        """A visit with its talks; perhaps a signing, a second country, an announcement."""
        home, abroad = self.cast.pair(self.chance)
        guest = self.person(home)
        host = self.leader(abroad)
        visit = self.travel(guest, host, self.pick(VISITS, falling=True), 0)
        called_off = self.often(0.08)
        if called_off:
            status = Status.CANCELLED if self.often(0.6) else Status.POSTPONED
            self.events[0] = replace(visit, fact=replace(visit.fact, status=status, end=None))
        else:
            self.talks(guest, host, visit)
            if self.often(0.35):
                minister = self.cast.officer(abroad, "foreign-minister", self.day)
                self.meeting(guest, self.own(abroad, minister), visit)
            if self.often(0.55):
                self.signing(guest, host, visit)
            if self.often(0.2):
                self.onward(guest, (home, abroad))
        self.words(FRIENDLY_WORDS, guest, host)
        self.words(FRIENDLY_WORDS, host, guest)
        announced = self.announcement(visit) if called_off or self.often(0.35) else None
        return self.told((home, abroad), (guest, host), announced)

    def call(self) -> Story:
        """A call, now and then with another one some days after."""
        home, abroad = self.cast.pair(self.chance)
        one, other = self.person(home), self.person(abroad)
        for after in (0, 2 + int(self.chance.random() * 4))[: 1 + self.often(0.2)]:
            kind = "phone-call" if self.often(0.75) else "video-call"
            roles = [("participant", one.person), ("participant", other.person)]
            if self.often(0.6):
                roles.append(("initiator", one.person))
            self.add("Meeting", kind, roles, after=after, officers=(one, other))
            self.words(FRIENDLY_WORDS, one, other)
        return self.told((home, abroad), (one, other))

    def gathering(self) -> Story:
        """A summit or session within an organisation, with meetings at its margins."""
        organisation, countries = self.cast.gathering(self.chance, self.day)
        officers = tuple(self.person(country) for country in countries)
        kind = self.pick(("summit", "session", "consultations"), falling=True)
        roles = [("participant", officer.person) for officer in officers]
        roles += [("withinFramework", organisation), *self.place(countries[0])]
        main = self.add("Meeting", kind, roles, officers=officers)
        self.meeting(officers[1], officers[2], main)
        self.words(FRIENDLY_WORDS, officers[0], officers[1])
        self.words(FRIENDLY_WORDS, officers[1], officers[2])
        if self.often(0.5):
            self.meeting(officers[0], officers[-1], main)
        return self.told(tuple(countries), officers, None, organisation)

    def dispute(self) -> Story:
        """A hostile act, the words that go with it, and mostly an answer in kind."""
        one, other = self.cast.pair(self.chance)
        speaker, opponent = self.person(one), self.person(other)
        self.act(one, other, self.pick(HOSTILE, falling=True))
        self.words(HOSTILE_WORDS, speaker, opponent)
        if self.often(0.6):
            self.act(other, one, self.pick(HOSTILE, falling=True), after=1)
            self.words(HOSTILE_WORDS, opponent, speaker)
        return self.told((one, other), (speaker, opponent))

    def gesture(self) -> Story:
        """A friendly act and the thanks for it."""
        one, other = self.cast.pair(self.chance)
        giver, taker = self.person(one), self.person(other)
        self.act(one, other, self.pick(FRIENDLY))
        self.words(FRIENDLY_WORDS, taker, giver)
        self.words(FRIENDLY_WORDS, giver, taker)
        if self.often(0.4):
            self.meeting(giver, taker, None)
        return self.told((one, other), (giver, taker))

    def posts(self) -> Story:
        """Somebody gets or loses an office or an order, or presents credentials."""
        home, abroad = self.cast.pair(self.chance)
        leader = self.leader(home)
        kind = self.pick("appoint accredit award dismiss".split())
        if kind == "accredit":
            other = self.cast.ambassador(abroad, home, self.day)
        elif kind == "award":
            other = self.person(abroad)
        else:
            other = self.cast.ambassador(home, abroad, self.day)
        roles = [("actor", leader.person), ("target", other.person)]
        main = self.add("Action", kind, roles, officers=(leader, other))
        if kind in ("accredit", "award"):
            self.meeting(leader, other, main)
        self.words(FRIENDLY_WORDS, leader, other)
        if kind != "dismiss":
            self.words(FRIENDLY_WORDS, other, leader)
        return self.told((home, abroad), (leader, other))

    def travel(self, guest: Officer, host: Officer, kind: str, after: int) -> Event:
        roles = [("visitor", guest.person), ("host", host.person), *self.place(host.country)]
        if self.often(0.06):
            roles[0] = ("visitor", self.cast.ministry(guest.country))
        status = Status.UNDER_WAY if self.often(0.05) else Status.HELD
        lasting = int(self.chance.random() * 4)
        return self.add(
            "Visit",
            kind,
            roles,
            after=after,
            lasting=lasting,
            status=status,
            officers=(guest, host),
        )

    def onward(self, guest: Officer, been: tuple[str, str]) -> None:
        """Some days later, the same guest in another country."""
        third = self.cast.country(self.chance)
        if third not in been:
            host = self.leader(third)
            self.travel(guest, host, "none", 2 + int(self.chance.random() * 3))

    def talks(self, guest: Officer, host: Officer, visit: Event) -> None:
        place = [(role, key) for role, key in visit.fact.roles if role == "place"]
        roles = [("participant", guest.person), ("participant", host.person), *place]
        kind = "talks" if self.often(0.7) else "meeting"
        self.add(
            "Meeting", kind, roles, topics=2, officers=(guest, host), within=visit.id,
            after=int(self.often(0.2)),
        )  # fmt: skip

    def meeting(self, one: Officer, other: Officer, main: Event | None) -> None:
        if one.person != other.person:
            roles = [("participant", one.person), ("participant", other.person)]
            kind = self.pick(_TO_BRING_TOGETHER, falling=True)
            within = main.id if main is not None and main.fact.type != "Action" else None
            self.add("Meeting", kind, roles, topics=1, officers=(one, other), within=within)

    def signing(self, one: Officer, other: Officer, visit: Event) -> None:
        kind = self.pick(("signing", "none", "initialling"), falling=True)
        place = [(role, key) for role, key in visit.fact.roles if role == "place"]
        roles = [("signatory", one.person), ("signatory", other.person), *place]
        document, titles = self.document()
        self.add(
            "Signing", kind, roles, officers=(one, other), within=visit.id, document=document,
            wordings=titles, after=int(self.often(0.3)),
        )  # fmt: skip

    def act(self, actor: str, target: str, kind: str, *, after: int = 0) -> None:
        status = Status.HELD if self.often(0.9) else self.pick((Status.PLANNED, Status.PROPOSED))
        document, titles = self.document() if kind == "ratify" else (None, ())
        roles = [("actor", actor)]
        if kind in ("join", "withdraw"):
            roles.append(("target", self.cast.gathering(self.chance, self.day)[0]))
        elif document is None:
            roles.append(("target", target))
        self.add(
            "Action", kind, roles, after=after, status=status, document=document, wordings=titles
        )

    def words(self, kinds: Sequence[str], speaker: Officer, addressee: Officer) -> None:
        """What one said to the other, in direct or in reported speech."""
        kind = self.pick(kinds)
        quoted = kind in _QUOTED and self.often(0.5)
        words = self.cast.words
        fillers = {
            "topic": self.pick(TOPICS).replace("-", " "),
            "count": str(2 + int(self.chance.random() * 60)),
            "year": str(self.day.year + 1 + int(self.chance.random() * 6)),
        }
        if quoted:
            wordings = (self.pick(words["quotations"]),)
        else:
            clause = any("{content}" in done for done, _ in words["SpeechAct"][kind])
            wordings = tuple(self.pick(words["contents" if clause else "things"]))
        roles = [("speaker", speaker.person), ("addressee", addressee.person)]
        if self.often(0.2):
            roles[0] = ("speaker", self.cast.ministry(speaker.country))
        if speaker.country != addressee.country and self.often(0.3):
            roles[1] = ("addressee", addressee.country)
        said = tuple(wording.format(**fillers) for wording in wordings)
        event = self.add("SpeechAct", kind, roles, officers=(speaker, addressee), wordings=said)
        if quoted:
            self.events[-1] = replace(event, fact=replace(event.fact, quotation=said[0]))

    def announcement(self, visit: Event) -> Event:
        status = Status.PLANNED if self.often(0.8) else Status.PROPOSED
        start = visit.fact.start if self.often(0.6) else self.date(0, "month")
        return replace(visit, fact=replace(visit.fact, status=status, start=start, end=None))

    def document(self) -> tuple[str, tuple[str, ...]]:
        """A kind of document, and its title in several wordings."""
        kind = self.pick(DOCUMENTS, falling=True)
        topic = self.pick(TOPICS).replace("-", " ")
        titles = self.cast.words["agreements"][kind]
        return kind, tuple(title.format(topic=topic) for title in titles)

    def add(
        self,
        type_: str,
        kind: str,
        roles: list[tuple[str, str]],
        *,
        after: int = 0,
        lasting: int = 0,
        status: Status = Status.HELD,
        topics: int = 0,
        wordings: tuple[str, ...] = (),
        document: str | None = None,
        officers: tuple[Officer, ...] = (),
        within: str | None = None,
    ) -> Event:
        """Put another event into the story."""
        about = tuple(sorted({self.pick(TOPICS) for _ in range(topics)}))
        start = self.date(after)
        end = self.date(after + lasting) if lasting else None
        kept = None if kind == "none" else kind
        fact = Fact(type_, kept, tuple(roles), start, end, status, about)
        name = f"event/{self.name}-{len(self.events)}"
        event = Event(name, fact, wordings, document, officers, within)
        self.events.append(event)
        return event

    def told(
        self,
        countries: tuple[str, ...],
        officers: tuple[Officer, ...],
        announced: Event | None = None,
        organisation: str | None = None,
    ) -> Story:
        return Story(self.day, countries, officers, tuple(self.events), announced, organisation)

    def person(self, country: str) -> Officer:
        """Somebody who speaks for a country: its leader, a minister, a deputy or an envoy."""
        drawn = self.chance.random()
        if drawn < 0.55:
            return self.leader(country)
        office = "foreign-minister" if drawn < 0.8 else "deputy" if drawn < 0.9 else "envoy"
        return self.own(country, self.cast.officer(country, office, self.day))

    def leader(self, country: str) -> Officer:
        return self.own(country, self.cast.leader(country, self.day, self.chance))

    def own(self, country: str, officer: Officer) -> Officer:
        """The officer, or a deputy where the same person is here for another country: a monarch."""
        if self.known.setdefault(officer.person, country) != country:
            return self.cast.officer(country, "deputy", self.day)
        return officer

    def place(self, country: str) -> list[tuple[str, str]]:
        return [("place", self.cast.city(country, self.chance) or country)]

    def date(self, after: int, precision: str = "day") -> PartialDate:
        return exact(self.day + dt.timedelta(days=after), precision)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def pick(self, options: Sequence[T], *, falling: bool = False) -> T:
        """One of the options; ``falling``: the earlier the likelier."""
        drawn = self.chance.random()
        return options[int((drawn * drawn if falling else drawn) * len(options))]
