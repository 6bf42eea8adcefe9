"""What holds in the generated world for a time: offices, memberships, chairs, relations, figures.

All of it depends only on those whom it is about and on the year, never on the story that asks.
"""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

from world_cast import Cast, Officer, exact, mixed
from world_events import Event, Story

from diplograph.model import Fact, PartialDate

RELATIONS = (
    "diplomatic-relations relations partnership strategic-partnership friendly-relations "
    "comprehensive-strategic-partnership neighbourly-relations alliance strained-relations"
).split()
INDICATORS = (
    "trade-turnover exports imports trade-growth trade-target trade-partner-rank "
    "investment-volume aid-volume"
).split()
_MUTUAL = frozenset({"trade-turnover", "trade-growth", "trade-target"})
_FIRST_RELATION, _DAYS_OF_BEGINNING = dt.date(1950, 1, 1), 16000


def state(cast: Cast, chance: random.Random, story: Story) -> Event | None:
    """Something that holds for those of a story; None where nothing is known of the sort drawn."""
    drawn = chance.random()
    if drawn < 0.2:
        return tenure(story.officers[int(chance.random() * len(story.officers))], story.day)
    one, other = chance.sample(story.countries, 2)
    if drawn < 0.42:
        return _membership(cast, chance, one, story.day)
    if drawn < 0.5:
        row = cast.membership(chance, one, story.day, full=True)
        organisation = story.organisation or (row.organisation if row is not None else None)
        return _chairmanship(cast, organisation, story.day.year) if organisation else None
    if drawn < 0.72:
        return _relation(one, other, chance)
    return _figure(one, other, story.day.year - 1, chance)


def tenure(officer: Officer, on: dt.date) -> Event:
    """The term of an officer; one in twelve is acting, former or to come, the same all the time."""
    number = mixed("tenure", officer.person, officer.office)
    kind = ("acting", "former", "elect", *[None] * 33)[number % 36]
    since, until = officer.since, officer.until
    if kind == "former" and until is not None and until.first_day > on:
        until = None
    ended = until if kind == "former" else None
    fact = Fact(
        "Tenure", kind, (("holder", officer.person), ("office", officer.office)), since, ended
    )
    return Event(f"tenure/{officer.person}/{officer.office}", fact, officers=(officer,))


def _membership(cast: Cast, chance: random.Random, country: str, on: dt.date) -> Event | None:
    row = cast.membership(chance, country, on, full=chance.random() < 0.7)
    if row is None:
        return None
    roles = (("member", row.member), ("organisation", row.organisation))
    fact = Fact("Membership", row.status, roles, row.since)
    return Event(f"membership/{row.member}/{row.organisation}/{row.status}/{row.since}", fact)


def _chairmanship(cast: Cast, organisation: str, year: int) -> Event | None:
    """Every year another of the members has the chair."""
    members = cast.full_members(organisation)
    if not members:
        return None
    chair = members[(mixed(organisation) + year) % len(members)]
    roles = (("member", chair), ("organisation", organisation))
    fact = Fact("Chairmanship", None, roles, PartialDate(year, 1), PartialDate(year, 12))
    return Event(f"chair/{organisation}/{year}", fact)


def _relation(one: str, other: str, chance: random.Random) -> Event:
    """One of two standings that a pair has, each since a day of its own."""
    one, other = sorted((one, other))
    kind = RELATIONS[mixed("relation", one, other, chance.random() < 0.5) % len(RELATIONS)]
    days = mixed("since", one, other, kind) % _DAYS_OF_BEGINNING
    since = exact(_FIRST_RELATION + dt.timedelta(days=days))
    fact = Fact("BilateralRelation", kind, (("party", one), ("party", other)), since)
    return Event(f"relation/{one}/{other}/{kind}", fact)


def _figure(one: str, other: str, year: int, chance: random.Random) -> Event:
    """A figure of a pair for a year, always the same; three digits count."""
    kind = INDICATORS[int(chance.random() ** 2 * len(INDICATORS))]
    if kind in _MUTUAL:
        one, other = sorted((one, other))
        roles = (("party", one), ("party", other))
    else:
        roles = (("counterpart", other), ("reporter", one))
    if kind == "trade-target":
        year += 2 + mixed(one, other) % 5
    value, unit = _value(kind, mixed(kind, one, other, year))
    fact = Fact("Observation", kind, roles, PartialDate(year), value=value, unit=unit)
    return Event(f"figure/{one}/{other}/{kind}/{year}", fact)


def _value(kind: str, number: int) -> tuple[Decimal, str]:
    if kind == "trade-partner-rank":
        return Decimal(1 + number % 30), "1"
    if kind == "trade-growth":
        return Decimal(1 + number % 400) / 10, "%"
    amount = Decimal((100 + number % 900) * 10 ** (4 + number // 1000 % 6))
    return amount, "EUR" if number // 7919 % 6 == 0 else "USD"
