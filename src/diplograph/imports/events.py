"""The facts of rows: a visit of each, the meetings it tells, and what was attended by whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from diplograph.entities.loading import slug
from diplograph.imports.countries import CountryNames
from diplograph.imports.gatherings import Gathering
from diplograph.imports.remarks import Met
from diplograph.imports.told import USA, Told
from diplograph.imports.writer import Writer, moved
from diplograph.model import (
    Entity,
    EntityType,
    Fact,
    Mention,
    PartialDate,
    RoleEvidence,
    Span,
    Status,
)

_SURE = {"visit": 0.99, "meeting": 0.95, "unnamed": 0.9, "gathering": 0.93}
_NEAR = dt.timedelta(days=3)  # between the days of two who attended one gathering


def visit(writer: Writer, told: Told) -> None:
    """The visit that a row is of."""
    row = told.row
    visitor, why = writer.visitor(told)
    home, there = (USA, told.country) if row.outbound else (told.country, USA)
    rank = told.remark.rank
    places = _places(writer, told) or [(there, None)]
    roles = [("visitor", visitor), ("involvesCountry", home), ("involvesCountry", there)]
    evidence = [
        RoleEvidence("visitor", visitor, writer.span(told, "traveller"), why),
        RoleEvidence("involvesCountry", told.country, writer.span(told, "country"), "name"),
    ]
    if "role" in told.fields:
        evidence.append(
            RoleEvidence("involvesCountry", USA, writer.span(told, "role"), "whose office it is")
        )
    for key, span in places:
        roles.append(("place", key))
        if span is not None:
            evidence.append(RoleEvidence("place", key, span, "name of a place"))
    for mention in told.remark.company:
        for key in writer.keys(told, mention):
            if key != visitor:
                roles.append(("participant", key))
                evidence.append(_evidence(writer, told, "participant", key, mention))
    spans = writer.grounds(told, rank[1] if rank else None)
    fact = Fact(
        "Visit",
        kind=rank[0] if rank else None,
        roles=tuple(sorted(set(roles))),
        start=row.start,
        end=row.end if row.end != row.start else None,
        status=Status.HELD,
    )
    writer.claim(told, fact, "visit", spans, evidence, _SURE["visit"])


def _evidence(writer: Writer, told: Told, role: str, key: str, mention: Mention) -> RoleEvidence:
    return RoleEvidence(role, key, writer.words_at(told, mention.span), mention.resolved_from)


def _places(writer: Writer, told: Told) -> list[tuple[str, Span | None]]:
    """The towns of a visit, where they lie in the country that was visited.

    "Havana (Cuba)" of a visit to Spain is in no country of today that the table names, so the
    country alone is the place.
    """
    found: list[tuple[str, Span | None]] = []
    begin = told.fields["places"].begin if "places" in told.fields else 0
    for name in told.row.places:
        at = told.text.index(name, begin)
        begin = at + len(name)
        plain, _, where = name.partition(" (")
        if where and told.row.outbound and _is_elsewhere(writer, where.rstrip(")"), told.country):
            continue
        key = f"place/{told.country.removeprefix('country/')}-{slug(plain)}"
        if slug(plain):
            if writer.roster.entity(key) is None:
                writer.entities[key] = Entity(key, EntityType.PLACE, plain, of=told.country)
            found.append((key, moved(Span(at, at + len(plain)), told.begin)))
    return found


def _is_elsewhere(writer: Writer, name: str, country: str) -> bool:
    other = CountryNames(writer.roster.reference).find(name.removeprefix("The "), "")
    return other is not None and other != country


def meeting(writer: Writer, told: Told, met: Met) -> None:
    """A meeting, if anybody but the traveller is known to have taken part."""
    visitor, why = writer.visitor(told)
    evidence = [RoleEvidence("participant", visitor, writer.span(told, "traveller"), why)]
    keys = {visitor}
    sure = _SURE["meeting"]
    for mention in met.others:
        for key in writer.keys(told, mention):
            if key not in keys:
                keys.add(key)
                evidence.append(_evidence(writer, told, "participant", key, mention))
    there = told.country if told.row.outbound else USA
    if met.unnamed is not None and not any(_of(writer, key) == there for key in keys - {visitor}):
        keys.add(there)
        span = writer.words_at(told, met.unnamed)
        evidence.append(RoleEvidence("participant", there, span, "unnamed: stands for the country"))
        sure = _SURE["unnamed"]
    if len(keys) > 1:
        start, end = _days(told)
        fact = Fact(
            "Meeting",
            kind=met.kind,
            roles=_event_roles(writer, told, [("participant", key) for key in keys]),
            start=start,
            end=end,
            status=Status.HELD,
        )
        writer.claim(told, fact, "meeting", writer.grounds(told, met.span), evidence, sure)


def _days(told: Told) -> tuple[PartialDate, PartialDate | None]:
    """When it was: on the days of the visit."""
    row = told.row
    return row.start, row.end if row.end != row.start else None


def _of(writer: Writer, key: str) -> str | None:
    if key.startswith("country/"):
        return key
    entity = writer.roster.entity(key) or writer.entities.get(key)
    return entity.of if entity else None


def _event_roles(
    writer: Writer, told: Told, roles: list[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    countries = {_of(writer, key) for _, key in roles}
    there = told.country if told.row.outbound else USA
    places = _places(writer, told)
    roles = roles + [
        ("involvesCountry", each) for each in countries if each and each.startswith("country/")
    ]
    roles.append(("place", places[0][0] if len(places) == 1 else there))
    return tuple(sorted(set(roles)))


def attended_by_all(writer: Writer, told_of_file: list[Told]) -> None:
    """Gatherings: one of a name in overlapping days is one, whoever attended it."""
    groups: dict[tuple[str, str, str], list[tuple[Told, Gathering]]] = defaultdict(list)
    for told in told_of_file:
        for gathering in told.remark.gatherings:
            there = told.country if told.row.outbound else USA
            groups[_name(gathering), gathering.kind, there].append((told, gathering))
    for _, attended in sorted(groups.items()):
        for several in _of_one_time(attended):
            _gathering(writer, several)


def _name(gathering: Gathering) -> str:
    """What tells one gathering from another: the organisation, or its words without the place."""
    if gathering.organisation is not None:
        return gathering.organisation.entities[0]
    plain = gathering.name.replace("’", "'")
    for place in (" in ", " at ", " on ", " of the heads"):
        plain = plain.partition(place)[0]
    return " ".join(word for word in plain.split() if word not in ("the", "a", "an", "meeting"))


def _of_one_time(attended: list[tuple[Told, Gathering]]) -> list[list[tuple[Told, Gathering]]]:
    parts: list[list[tuple[Told, Gathering]]] = []
    last = dt.date.min
    for told, gathering in sorted(attended, key=lambda each: (each[0].row.start, each[0].row.id)):
        if not parts or told.row.start.first_day > last + _NEAR:
            parts.append([])
        parts[-1].append((told, gathering))
        last = max(last, told.row.end.last_day) if len(parts[-1]) > 1 else told.row.end.last_day
    return parts


def _gathering(writer: Writer, several: list[tuple[Told, Gathering]]) -> None:
    days = Counter(_days(told) for told, _ in several)
    start, end = min(days, key=lambda each: (-days[each], str(each)))
    roles: set[tuple[str, str]] = set()
    evidences: list[list[RoleEvidence]] = []
    for told, gathering in several:
        visitor, why = writer.visitor(told)
        own = [RoleEvidence("participant", visitor, writer.span(told, "traveller"), why)]
        for mention in gathering.others:
            for key in writer.keys(told, mention):
                if key != visitor:
                    own.append(_evidence(writer, told, "participant", key, mention))
        organisation = gathering.organisation
        if organisation is not None:
            for role in ("host", "withinFramework"):
                own.append(_evidence(writer, told, role, organisation.entities[0], organisation))
        evidences.append(own)
        roles |= {(each.role, each.key) for each in own}
    told, _ = several[0]
    if not told.row.outbound or not any(role == "host" for role, _ in roles):
        roles.add(("host", told.country if told.row.outbound else USA))
    fact = Fact(
        "Meeting",
        kind=several[0][1].kind,
        roles=_event_roles(writer, told, sorted(roles)),
        start=start,
        end=end,
        status=Status.HELD,
    )
    for (each, gathering), own in zip(several, evidences, strict=True):
        spans = writer.grounds(each, gathering.span)
        writer.claim(each, fact, "gathering", spans, own, _SURE["gathering"])
