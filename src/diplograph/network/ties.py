"""Which ties facts give: for each view a function from facts to who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from diplograph.graph.iris import key_of
from diplograph.network.facts import Fact, World, type_of
from diplograph.resources import read_yaml, resource

MEETINGS = ("participant", "host")
FIGURES = frozenset({"trade-turnover", "exports", "imports"})
"""The indicators that are trade."""

EVENTS = ("Visit", "Meeting", "Signing", "SpeechAct", "Action")
TAKING_PART = (
    "visitor",
    "host",
    "participant",
    "signatory",
    "witness",
    "speaker",
    "addressee",
    "actor",
    "target",
)
"""The roles by which an agent takes part in an event."""

_TOP_OFFICES = frozenset({"head-of-state", "head-of-government"})
_CALLS = frozenset({"phone-call", "video-call"})
FULL = frozenset({None, "member"})
"""The kinds of membership that are no observers' or partners'."""


@dataclass(frozen=True, slots=True)
class Tie:
    """That some facts tie one node to another; ``key`` tells apart ties of one pair, if need be.

    ``counted`` is what the weight counts, once each; ``sign`` is how friendly it is.
    """

    source: str
    target: str
    facts: tuple[Fact, ...]
    details: tuple[str, ...]
    key: str = ""
    counted: str = ""
    sign: int = 0


def contacts(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """Countries, organisations and persons: the ties of `views.TIES`."""
    for fact in facts:
        if fact.articles:  # what a work of reference alone says is no news of anybody's contacts
            yield from _contacts(fact, world)


def leader_meetings(facts: Iterable[Fact], _: World) -> Iterator[Tie]:
    """Persons who met or spoke."""
    for fact in facts:
        people = [one for one in fact.role(*MEETINGS) if type_of(one) == "Person"]
        yield from _all_pairs(people, fact)


def visits(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """The visitor's country to the country visited."""
    for fact in facts:
        homes = _countries(world, fact, "visitor")
        there = _visited(world, fact) or _countries(world, fact, "host")
        yield from _across(sorted(homes), sorted(there), fact)


def co_membership(facts: Iterable[Fact], _: World) -> Iterator[Tie]:
    """Countries that belong to one organisation in full; the weight counts organisations."""
    members: dict[str, dict[str, list[Fact]]] = {}
    for fact in facts:
        if fact.kind in FULL:
            for organisation, one in product(fact.role("organisation"), fact.role("member")):
                if type_of(one) == "Country":
                    members.setdefault(organisation, {}).setdefault(one, []).append(fact)
    for organisation, own in sorted(members.items()):
        detail = (key_of(organisation),)
        for one, other in combinations(sorted(own), 2):
            yield Tie(one, other, (*own[one], *own[other]), detail, counted=organisation)


def co_attendance(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """Countries for which somebody took part in the same meeting."""
    for fact in facts:
        yield from _all_pairs(_countries(world, fact, *MEETINGS), fact)


def statements(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """The speaker's country or organisation to that of the addressee, or of whom it is about."""
    for fact in facts:
        to = fact.role("addressee") or fact.role("about")
        sources = {side for one in fact.role("speaker") if (side := _side(world, one))}
        targets = {side for one in to if (side := _side(world, one))}
        tone = tones().get(fact.kind or "state", 0)
        yield from _across(sorted(sources), sorted(targets), fact, sign=tone)


def trade(facts: Iterable[Fact], _: World) -> Iterator[Tie]:
    """Turnover between two countries, exports and imports from the reporter to the counterpart."""
    for fact in facts:
        if fact.kind not in FIGURES:
            continue
        reporter, counterpart = fact.role("reporter"), fact.role("counterpart")
        if reporter and counterpart:
            yield from _across(reporter, counterpart, fact, key=fact.kind)
        else:
            yield from _all_pairs(fact.role("party", "reporter", "counterpart"), fact, fact.kind)


def agreements(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """The country or organisation of who signed to the document."""
    for fact in facts:
        parties = {side for one in fact.role("signatory") if (side := _side(world, one))}
        yield from _across(sorted(parties), fact.role("instrument"), fact)


def events(facts: Iterable[Fact], world: World) -> Iterator[Tie]:
    """Who took part to the event, with the roles."""
    for fact in facts:
        for role in TAKING_PART:
            for one in fact.role(role):
                if world.party(one) or world.country(one):
                    yield Tie(one, fact.iri, (fact,), (role,), counted=fact.iri)


@cache
def tones() -> dict[str, int]:
    """How friendly each kind of statement or action is: 1, 0 or -1; of other actions nothing."""
    return read_yaml(resource("data", "network", "tones.yaml"))


def _countries(world: World, fact: Fact, *roles: str) -> list[str]:
    return sorted({home for one in fact.role(*roles) if (home := world.country(one))})


def _visited(world: World, fact: Fact) -> set[str]:
    return {country for place in fact.role("place") for country in world.countries(place)}


def _side(world: World, agent: str) -> str | None:
    return world.country(agent) or world.represented(agent)


def _all_pairs(nodes: Iterable[str], fact: Fact, key: str = "") -> Iterator[Tie]:
    for one, other in combinations(sorted(set(nodes)), 2):
        yield Tie(one, other, (fact,), _kind(fact), key, fact.iri)


def _across(
    sources: Iterable[str], targets: Iterable[str], fact: Fact, key: str = "", sign: int = 0
) -> Iterator[Tie]:
    for one, other in product(sources, targets):
        if one != other:
            yield Tie(one, other, (fact,), _kind(fact), key, fact.iri, sign)


def _kind(fact: Fact) -> tuple[str, ...]:
    return (fact.kind,) if fact.kind else ()


def _contacts(fact: Fact, world: World) -> Iterator[Tie]:
    if fact.type == "Tenure":
        yield from _tenure(fact, world)
    elif fact.type == "Membership":
        key = "member-of" if fact.kind in FULL else "takes-part-in"
        yield from _belonging(fact, world, key)
    elif fact.type == "Chairmanship":
        yield from _belonging(fact, world, "chaired")
    elif fact.type == "Visit":
        yield from _journey(fact, world)
    elif fact.type == "Meeting":
        key = "called" if fact.kind in _CALLS else "met-with"
        yield from _all_pairs(_parties(world, fact, *MEETINGS), fact, key)
    elif fact.type == "BilateralRelation":
        yield from _all_pairs(_parties(world, fact, "party"), fact, "related-to")


def _tenure(fact: Fact, world: World) -> Iterator[Tie]:
    for office in fact.role("office"):
        owners, kinds = world.offices.get(office, (set(), set()))
        for owner in sorted(owners):
            party = world.party(owner)
            top = type_of(owner) == "Country" and kinds & _TOP_OFFICES
            for holder in fact.role("holder"):
                if party is not None:
                    key = "leader-of" if top else "holds-office"
                    details = (*_kind(fact), world.office_labels[office])
                    yield Tie(holder, party, (fact,), details, key, fact.iri)


def _journey(fact: Fact, world: World) -> Iterator[Tie]:
    """To the country of the place; without one, to the country of the host."""
    where = _visited(world, fact)
    if not where:
        where = {host for one in fact.role("host") if (host := world.represented(one))}
    yield from _across(_parties(world, fact, "visitor"), sorted(where), fact, "visited")


def _belonging(fact: Fact, world: World, key: str) -> Iterator[Tie]:
    members = _parties(world, fact, "member")
    yield from _across(members, _parties(world, fact, "organisation"), fact, key)


def _parties(world: World, fact: Fact, *roles: str) -> list[str]:
    return sorted({party for one in fact.role(*roles) if (party := world.party(one))})
