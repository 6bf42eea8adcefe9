"""Tellings from one line each: ``Meeting/talks participant=xi,vucic place=belgrade 2024-05-08``."""

from __future__ import annotations

from diplograph.identity.events import events
from diplograph.identity.grouping import UNDECIDED, Decisions
from diplograph.identity.tellings import Telling
from diplograph.model import Entity, EntityType, Fact, PartialDate, Status

_THINGS = (
    "country/CHN country/FRA country/DEU country/POL country/SRB country/USA country/ISR"
    " country/JPN country/KOR country/BLR country/CAN country/GBR country/RUS country/UKR"
    " organisation/NATO"
    " person/xi@CHN person/wang@CHN person/vucic@SRB person/brnabic@SRB person/macron@FRA"
    " person/scholz@DEU person/tusk@POL person/blinken@USA person/biden@USA person/netanyahu@ISR"
    " person/kishida@JPN person/yoon@KOR person/zelensky@UKR person/sunak@GBR"
    " place/belgrade@SRB place/nis@SRB place/paris@FRA place/versailles@FRA place/jerusalem@ISR"
    " place/tel-aviv@ISR place/london@GBR"
    " office/president@FRA"
    " agreement/joint-statement agreement/joint-declaration"
    " agreement/security-cooperation-agreement agreement/agreement-on-security-cooperation"
    " agreement/free-trade-agreement"
    " agreement/memorandum-on-trade agreement/memorandum-on-culture agreement/agreement"
).split()
_TYPES = {
    "country": EntityType.COUNTRY,
    "organisation": EntityType.ORGANISATION,
    "person": EntityType.PERSON,
    "place": EntityType.PLACE,
    "office": EntityType.OFFICE,
    "agreement": EntityType.AGREEMENT,
}
_STATUSES = {str(status): status for status in Status}
_STATES = frozenset({"Tenure", "Membership", "Chairmanship", "BilateralRelation", "Observation"})
_DOCUMENTS = {"joint": "declaration", "memorandum": "memorandum"}


def _entity(word: str) -> Entity:
    key, _, country = word.partition("@")
    room, _, name = key.partition("/")
    kind = _DOCUMENTS.get(name.partition("-")[0], "agreement") if room == "agreement" else None
    label = name.replace("-", " ")
    return Entity(key, _TYPES[room], label, of=f"country/{country}" if country else None, kind=kind)


ENTITIES = {entity.key: entity for entity in map(_entity, _THINGS)}
_KEYS = {key.partition("/")[2]: key for key in ENTITIES}


def told(line: str, name: str = "fact/one") -> Telling:
    """The telling that a line describes; what follows a bar is what was said."""
    line, _, content = line.partition("|")
    head, *words = line.split()
    type_, _, kind = head.partition("/")
    roles: list[tuple[str, str]] = []
    status = None if type_ in _STATES else Status.HELD
    dates: list[PartialDate] = []
    for word in words:
        role, equals, fillers = word.partition("=")
        if equals:
            roles += [(role, _KEYS[filler]) for filler in fillers.split(",")]
        elif word in _STATUSES:
            status = _STATUSES[word]
        else:
            dates = [PartialDate.parse(part) for part in word.split("..")]
    fact = Fact(
        type_,
        kind or None,
        roles=tuple(sorted(roles)),
        start=dates[0] if dates else None,
        end=dates[1] if len(dates) > 1 else None,
        status=status,
        content=content.strip() or None,
    )
    return Telling(name, fact, ENTITIES)


def events_of(*lines: str, decisions: Decisions = UNDECIDED) -> list[str]:
    """The tellings of these lines as letters, those of one event side by side: ``["ac", "b"]``."""
    letters = "abcdefghij"
    tellings = {letter: told(line, letter) for letter, line in zip(letters, lines, strict=False)}
    return ["".join(group.keys) for group in events(tellings, decisions)]
