"""How much of an event one article knows: fewer roles, coarser dates, at times another figure."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from world_cast import Cast, exact
from world_events import Event

from diplograph.model import Fact, PartialDate, Status
from diplograph.schema import FACT_TYPES

Roles = list[tuple[str, str]]

_LEFT_OUT = {"host": 0.4, "initiator": 0.3, "withinFramework": 0.3, "addressee": 0.35}
_VAGUER = {"Meeting": "meeting", "Visit": None, "Signing": None}
_STAND_IN = frozenset({"participant", "signatory", "speaker"})
_CALLS = frozenset({"phone-call", "video-call"})
_CAN_BE_HOSTED = frozenset({"talks", "consultations", "meeting", "reception"})


@dataclass(frozen=True, slots=True)
class View:
    """What an article knows of an event; ``conflicting`` where it is not what happened."""

    fact: Fact
    conflicting: bool = False


def view(cast: Cast, chance: random.Random, event: Event) -> View:
    """One article's knowledge of an event or of something that holds."""
    fact = event.fact
    if not FACT_TYPES[fact.type].event:
        return _state_view(chance, fact)
    roles = [role for role in fact.roles if chance.random() >= _LEFT_OUT.get(role[0], 0)]
    roles = _placed(cast, chance, fact, roles)
    if fact.type == "Meeting":
        roles = _attended(cast, chance, fact, roles)
    if chance.random() < 0.1 and fact.kind not in _CALLS:
        roles = _stood_in_for(cast, roles)
    if fact.type == "Signing" and chance.random() < 0.2:
        roles = _one_signatory(roles)
    kind = fact.kind
    if fact.type in _VAGUER and kind not in _CALLS and chance.random() < 0.15:
        kind = _VAGUER[fact.type]
    status = fact.status
    if status is Status.UNDER_WAY and chance.random() < 0.5:
        status = Status.HELD
    start, end, conflicting = _dates(chance, fact)
    known = Fact(
        fact.type,
        kind,
        tuple(roles),
        start,
        end,
        status,
        fact.topics,
        quotation=fact.quotation,
        content=fact.content,
    )
    return View(known, conflicting)


def _placed(cast: Cast, chance: random.Random, fact: Fact, roles: Roles) -> Roles:
    """The city, only its country, or no place at all; a visit has a place or a host."""
    drawn = chance.random()
    if drawn < 0.5:
        return roles
    others = [role for role in roles if role[0] != "place"]
    hosted = any(role == "host" for role, _ in others)
    if drawn < 0.7 and (hosted or fact.type != "Visit"):
        return others
    return others + [
        ("place", cast.entities[key].of or key) for role, key in roles if role == "place"
    ]


def _attended(cast: Cast, chance: random.Random, fact: Fact, roles: Roles) -> Roles:
    """Two at least of those who took part; the one at home perhaps as the host."""
    there = [key for role, key in roles if role == "participant"]
    kept = {key for at, key in enumerate(there) if at < 2 or chance.random() < 0.65}
    roles = [role for role in roles if role[0] != "participant" or role[1] in kept]
    at_home = {cast.entities[key].of or key for role, key in fact.roles if role == "place"}
    hosts = [key for key in there[:2] if cast.entities[key].of in at_home]
    if len(there) == 2 and hosts and fact.kind in _CAN_BE_HOSTED and chance.random() < 0.3:
        return [("host" if key == hosts[0] else role, key) for role, key in roles]
    return roles


def _stood_in_for(cast: Cast, roles: Roles) -> Roles:
    """Countries in place of the people who acted for them."""
    return [
        (role, (cast.entities[key].of or key) if role in _STAND_IN else key) for role, key in roles
    ]


def _one_signatory(roles: Roles) -> Roles:
    first = next(role for role in roles if role[0] == "signatory")
    return [role for role in roles if role[0] != "signatory" or role == first]


def _dates(
    chance: random.Random, fact: Fact
) -> tuple[PartialDate | None, PartialDate | None, bool]:
    """Start and end as known: the day, mostly; else the month, the year or nothing.

    Some signings have another day, which the last of the three says.
    """
    start, end = fact.start, fact.end
    if start is None or start.day is None:
        return start, end, False
    drawn = chance.random()
    if drawn < 0.1:
        return None, None, False
    if drawn >= 0.7:
        month = start.month if drawn < 0.97 else None
        return PartialDate(start.year, month), None, False
    if end is not None and chance.random() < 0.4:
        end = None
    if fact.type == "Signing" and chance.random() < 0.08:
        other = start.first_day + dt.timedelta(days=1 + int(chance.random() * 2))
        return exact(other), None, True
    return start, end, False


def _state_view(chance: random.Random, fact: Fact) -> View:
    """What lasts is told with its dates, with the year alone, or without any."""
    if fact.type == "Observation":
        return _figure_view(chance, fact)
    drawn = chance.random()
    if drawn < 0.4:
        return View(Fact(fact.type, fact.kind, fact.roles))
    if drawn < 0.7:
        return View(Fact(fact.type, fact.kind, fact.roles, _year(fact.start), _year(fact.end)))
    return View(fact)


def _year(date: PartialDate | None) -> PartialDate | None:
    return PartialDate(date.year) if date else None


def _figure_view(chance: random.Random, fact: Fact) -> View:
    """One figure in eight is not the one that others report."""
    assert fact.value is not None
    if chance.random() >= 0.12:
        return View(fact)
    differing: Callable[[Decimal], Decimal] = chance.choice((_rounded, _mistaken))
    value = differing(fact.value)
    return View(replace(fact, value=value), conflicting=value != fact.value)


def _rounded(value: Decimal) -> Decimal:
    unit = _second_digit(value)
    return (value / unit).to_integral_value() * unit


def _mistaken(value: Decimal) -> Decimal:
    return value + 2 * _second_digit(value)


def _second_digit(value: Decimal) -> Decimal:
    """What one more in the second digit of a figure makes, at least one."""
    return Decimal(1).scaleb(max(value.adjusted() - 1, 0)).quantize(Decimal(1))
