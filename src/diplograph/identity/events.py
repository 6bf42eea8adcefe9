"""When two tellings are of one event: type, participants, days and place.

Precision first: events without a date are one only where all else is equal, as their keys then are.
What holds for a time may be told without dates; then it is the one that has begun and not ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from diplograph.identity.grouping import UNDECIDED, Decisions, Group, grouped
from diplograph.identity.tellings import Telling
from diplograph.model import TABLE
from diplograph.schema import FACT_TYPES

_REMOTE = frozenset({"phone-call", "video-call"})
_WIDE = frozenset({"summit", "session"})
_GENERAL = frozenset({None, "meeting", "talks"})
_SLACK = {"Visit": dt.timedelta(days=1)}  # arrival and first talks are told as its day
_OFTEN = frozenset(  # what the same two may do several times a year, besides meeting
    "sanction ease-sanctions expel recall summon protest aid loan award deliver-message attack"
    " extradite release mediate".split()
)
_VAGUE = dt.timedelta(days=62)  # a longer time in which such a thing happened does not tell which
_SHARED = 0.75  # of the words of the shorter of two statements that are one
_FEWEST_SHARED = 4
_MONTHS = 24  # that a telling is looked up by; one of a longer time is found by its years
_PARTIES = {
    "Meeting": ("participant", "host"),
    "Signing": ("signatory", "participant"),
    "SpeechAct": ("speaker",),
}
_IDENTIFYING = {  # roles of facts that hold for a time
    name: kind.identity for name, kind in FACT_TYPES.items() if not kind.event
}


def anchors(telling: Telling) -> frozenset[str]:
    """Words under which a telling is filed: two that may be one share an anchor.

    They rest on countries and organisations alone, so that they stay when persons turn out to be
    one. An event without a date has none.
    """
    parties = _parties(telling)
    return frozenset(
        f"{telling.fact.type}|{party}|{month}" for party in parties for month in _months(telling)
    )


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one event, planned or held, by all but other tellings."""
    return (
        one.fact.type == other.fact.type
        and not _told_apart(one, other)
        and _dates_meet(one, other)
        and _alike(one, other)
    )


def events(tellings: Mapping[str, Telling], decisions: Decisions = UNDECIDED) -> list[Group]:
    """The tellings in groups, one for each event; a plan and what came of it are two."""
    return grouped(tellings, rank=_rank, fits=_fits, decisions=decisions)


def realised(groups: Iterable[Group], tellings: Mapping[str, Telling]) -> dict[str, str]:
    """For the plans among the groups that have come true: the plan's first key, the event's.

    A plan that more than one event may have realised has none.
    """
    all_groups = list(groups)
    held = [group for group in all_groups if tellings[group.keys[0]].has_happened]
    found = {}
    for plan in all_groups:
        told = [tellings[key] for key in plan.keys]
        if told[0].is_ahead and told[0].fact.type in _PLANNED_TYPES:
            outcomes = [g for g in held if _outcome(told, [tellings[key] for key in g.keys])]
            if len(outcomes) == 1:
                found[plan.keys[0]] = outcomes[0].keys[0]
    return found


_PLANNED_TYPES = frozenset({"Visit", "Meeting", "Signing"})


def _outcome(plan: Sequence[Telling], event: Sequence[Telling]) -> bool:
    return any(may_be_one(one, other) for one in plan for other in event)


def _rank(telling: Telling) -> tuple[int, int, int, int]:
    """Exact days first and among them the longest, so that days within join a whole visit.

    Then the earliest, so that days in a row become one, and who names most.
    """
    if telling.period is None:
        return (2, 0, 0, 0)
    first, last = telling.period
    length, roles = (last - first).days, len(telling.fact.roles)
    if telling.is_exact:
        return (0, -length, first.toordinal(), -roles)
    return (1, length, first.toordinal(), -roles)


def _fits(telling: Telling, group: Sequence[Telling]) -> bool:
    first = group[0]
    if telling.fact.type != first.fact.type or _phase(telling) != _phase(first):
        return False
    if any(_told_apart(telling, other) for other in group):
        return False
    exact = [other for other in group if other.is_exact] or group
    return any(_dates_meet(telling, other) for other in exact) and all(
        _alike(telling, other) for other in group
    )


def _told_apart(one: Telling, other: Telling) -> bool:
    """Whether a table has both: an event of each row, and no other."""
    shared = one.tellers & other.tellers if FACT_TYPES[one.fact.type].event else ()
    return any(f"article/{TABLE}" in teller for teller in shared)


def _phase(telling: Telling) -> str:
    if telling.has_happened:
        return "happened"
    return "ahead" if telling.is_ahead else str(telling.fact.status)


def _dates_meet(one: Telling, other: Telling) -> bool:
    """Whether both may be of one day, or of days in a row where that is told as one visit."""
    if one.period is None or other.period is None:  # what holds may be told without its beginning
        return one.fact.type in _IDENTIFYING and one.period != other.period
    if _is_vague(one) or _is_vague(other):
        return False
    of_a_day = one.fact.end is None or other.fact.end is None
    slack = _SLACK.get(one.fact.type, dt.timedelta()) if of_a_day else dt.timedelta()
    return one.period[0] <= other.period[1] + slack and other.period[0] <= one.period[1] + slack


def _is_vague(telling: Telling) -> bool:
    """Whether its dates leave open which of several such events of a year it tells."""
    if telling.is_exact or telling.period is None:
        return False
    often = telling.fact.type == "Meeting" or telling.fact.kind in _OFTEN
    return often and telling.period[1] - telling.period[0] > _VAGUE


def _alike(one: Telling, other: Telling) -> bool:
    """Whether all but the dates speaks for one event."""
    match one.fact.type:
        case "Visit":
            return _same_visit(one, other)
        case "Meeting":
            return _same_meeting(one, other)
        case "Signing":
            return _same_signing(one, other)
        case "SpeechAct":
            return _same_speech(one, other)
        case "Action":
            return _same_action(one, other)
        case "Observation":
            return False  # a figure of a year and one of a quarter of it are two
    return _same_state(one, other)


def _same_visit(one: Telling, other: Telling) -> bool:
    shared = set(one.fact.role("visitor")) & set(other.fact.role("visitor"))
    return bool(shared) and bool(one.destinations & other.destinations)


def _same_meeting(one: Telling, other: Telling) -> bool:
    kinds = {one.fact.kind, other.fact.kind}
    if len(kinds) == 2 and (kinds & _REMOTE or (kinds & _WIDE and not kinds & _GENERAL)):
        return False
    if _far_apart(one, other):
        return False
    return _same_people(one, other, "participant", "host")


def _far_apart(one: Telling, other: Telling) -> bool:
    """Whether both say where it was, and not the same: by towns if both name one, else by country.

    Hosts do not say where: talks of two hosts may be anywhere.
    """
    if one.towns and other.towns and not one.towns & other.towns:
        return True
    first = {one.owner(key) for key in one.fact.role("place")}
    second = {other.owner(key) for key in other.fact.role("place")}
    return bool(first) and bool(second) and not first & second


def _same_signing(one: Telling, other: Telling) -> bool:
    if not _same_people(one, other, "signatory", "participant"):
        return False
    return any(
        same_document(one, first, other, second)
        for first in one.fact.role("instrument")
        for second in other.fact.role("instrument")
    )


def same_document(one: Telling, first: str, other: Telling, second: str) -> bool:
    """Whether two documents that the same parties signed on one day are one: by title and kind."""
    if first == second:
        return True
    a, b = one.entities.get(first), other.entities.get(second)
    if a is None or b is None:
        return False
    words_a, words_b = _title(a.label), _title(b.label)
    if not words_a or not words_b:  # a bare "agreement" is whatever of its kind was signed
        return a.kind == b.kind
    return words_a <= words_b or words_b <= words_a


_UNTELLING = frozenset(
    "a an the of on for in to and between with by joint bilateral agreement agreements treaty pact"
    " memorandum memoranda understanding mou protocol declaration statement communique document"
    " documents deal accord roadmap plan contract letter intent new".split()
)


def _title(label: str) -> frozenset[str]:
    """The words of a document's title that tell it from others of its kind."""
    words = label.lower().replace("-", " ").split()
    return frozenset(word.strip(".,;:\"“”'’()") for word in words) - _UNTELLING - {""}


def _same_speech(one: Telling, other: Telling) -> bool:
    if one.fact.kind != other.fact.kind or not _same_people(one, other, "speaker"):
        return False
    first, second = one.by_owner("addressee"), other.by_owner("addressee")
    if first and second and not first.keys() & second.keys():
        return False  # the same words may go to many
    if not one.words or not other.words:
        return bool(first) and first == second and one.words == other.words
    return _same_words(one, other)


def _same_words(one: Telling, other: Telling) -> bool:
    """Whether most words are the same, and none of the two has names of its own beside them."""
    if one.names - other.words and other.names - one.words:
        return False
    shared, fewer = len(one.words & other.words), min(len(one.words), len(other.words))
    return one.words == other.words or (shared >= _FEWEST_SHARED and shared >= _SHARED * fewer)


def _same_action(one: Telling, other: Telling) -> bool:
    return (
        one.fact.kind == other.fact.kind
        and _same_people(one, other, "actor")
        and _same_people(one, other, "target")
    )


def _same_state(one: Telling, other: Telling) -> bool:
    """Offices, memberships and relations: all equal but the exactness of the dates.

    One told without dates is the one that has begun and not ended, as far as is known.
    """
    roles = _IDENTIFYING[one.fact.type]
    ends = [fact.end for fact in (one.fact, other.fact) if fact.end]
    starts = [fact.start for fact in (one.fact, other.fact) if fact.start]
    if len(starts) == 2:
        times_agree = starts[0].overlaps(starts[1]) and (len(ends) < 2 or ends[0].overlaps(ends[1]))
    else:  # a chair comes round again, and there is no telling which time is meant
        times_agree = not ends and one.fact.type != "Chairmanship"
    return (
        times_agree
        and one.fact.kind == other.fact.kind
        and all(set(one.fact.role(role)) == set(other.fact.role(role)) for role in roles)
    )


def _same_people(one: Telling, other: Telling, *roles: str) -> bool:
    """Whether the same countries and organisations took part, and where both name persons, these.

    Of a gathering of three or more the one telling may name fewer than the other.
    """
    first, second = one.by_owner(*roles), other.by_owner(*roles)
    if not first or not second:
        return False
    if first.keys() != second.keys():
        fewer, more = sorted((set(first), set(second)), key=len)
        if len(fewer) < 3 or not fewer <= more:
            return False
    return all(_agree(first[owner], second[owner]) for owner in first.keys() & second.keys())


def _agree(first: frozenset[str], second: frozenset[str]) -> bool:
    one, other = ({key for key in keys if key.startswith("person/")} for keys in (first, second))
    return not one or not other or bool(one & other)


def _parties(telling: Telling) -> set[str]:
    fact = telling.fact
    if fact.type == "Visit":
        homes = {telling.owner(key) for key in fact.role("visitor")}
        return {f"{home}>{place}" for home in homes for place in telling.destinations}
    if fact.type == "Action":
        actors, targets = telling.by_owner("actor"), telling.by_owner("target")
        return {f"{actor}>{target}" for actor in actors for target in targets}
    owners = sorted(telling.by_owner(*_PARTIES.get(fact.type, _IDENTIFYING.get(fact.type, ()))))
    # A gathering of more may be told with fewer of them, so each finds it.
    return {"+".join(owners)} if len(owners) == 2 else {f"{owner}+" for owner in owners}


def _months(telling: Telling) -> Iterable[str]:
    if telling.fact.type in _IDENTIFYING:  # few between the same two, and some without a date
        return ("ever",)
    if telling.period is None:
        return ()
    slack = _SLACK.get(telling.fact.type, dt.timedelta())
    first, last = telling.period[0] - slack, telling.period[1] + slack
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > _MONTHS:
        return ()
    months = (first.year * 12 + first.month - 1 + step for step in range(count))
    return (f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months)
