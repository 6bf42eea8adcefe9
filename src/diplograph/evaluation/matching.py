"""Which found fact is which expected one.

Two facts are one if they are of one type and their core roles have the same fillers, once exactly
and once *loosely*, where the country may stand for the person. A country that is only implied by
another filler is no error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from diplograph.evaluation.gold import GoldFact
from diplograph.evaluation.sameness import Sameness
from diplograph.model import Fact

Group = tuple[str, ...]
Filler = TypeVar("Filler")

#: The core roles of each type; roles of one group are not told apart.
CORE: dict[str, tuple[Group, ...]] = {
    "Visit": (("visitor",), ("host", "place")),
    "Meeting": (("participant", "host", "initiator"),),
    "Signing": (("signatory",), ("instrument",)),
    "SpeechAct": (("speaker",), ("addressee",)),
    "Action": (("actor",), ("target", "instrument")),
    "Tenure": (("holder",), ("office",)),
    "Membership": (("member",), ("organisation",)),
    "Chairmanship": (("member",), ("organisation",)),
    "BilateralRelation": (("party",),),
    "Observation": (("party", "reporter", "counterpart"),),
}
_DIRECTED_FIGURES = {"exports", "imports", "trade-partner-rank", "aid-volume", "investment-volume"}
_MUTUAL_ACTIONS = {"establish-relations", "restore-relations", "accredit", "visa-waiver", "release"}
#: Roles of which each filler makes a fact of its own, and kinds for which that is not so.
_SEVERAL = {
    "Visit": ("visitor",),
    "SpeechAct": ("speaker", "addressee"),
    "Action": ("actor", "target"),
    "Membership": ("member", "organisation"),
}
_JOINT = _MUTUAL_ACTIONS | {"mediate", "agree"}
_NOT_REAL = {"planned": "future", "proposed": "future", "postponed": "off", "cancelled": "off"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A fact that was found, with the modality it was claimed in, and how surely."""

    fact: Fact
    modality: str = "asserted"
    confidence: float = 1.0


Level = Callable[[GoldFact, Coded, Sameness], bool]


def groups(type_name: str, kinds: Iterable[str | None]) -> tuple[Group, ...]:
    """The core groups of roles for facts of this type and these kinds.

    >>> groups("Action", ["establish-relations"])
    (('actor', 'target', 'instrument'),)
    """
    wanted = {kind for kind in kinds if kind}
    if type_name == "Action" and wanted & _MUTUAL_ACTIONS:
        return (("actor", "target", "instrument"),)
    if type_name == "Observation" and wanted & _DIRECTED_FIGURES:
        return (("party",), ("reporter",), ("counterpart",))
    return CORE[type_name]


def gold_apart(fact: GoldFact) -> list[GoldFact]:
    """The fact once for each actor and each one acted on.

    Whether "A and B thanked C" is one fact or two is a matter of taste and must not count. Facts
    that need all their actors, such as a meeting or an agreement, stay whole.
    """
    return [replace(fact, roles=roles) for roles in _apart(fact.type, fact.kinds, fact.roles)]


def coded_apart(one: Coded) -> list[Coded]:
    """The same for a fact that was found."""
    fact = one.fact
    return [
        replace(one, fact=replace(fact, roles=roles))
        for roles in _apart(fact.type, (fact.kind,), fact.roles)
    ]


def _apart(
    type_name: str, kinds: Iterable[str | None], roles: tuple[tuple[str, Filler], ...]
) -> list[tuple[tuple[str, Filler], ...]]:
    if set(kinds) & _JOINT:
        return [roles]
    parts = [roles]
    for name in _SEVERAL.get(type_name, ()):
        fillers_of_it = [pair for pair in roles if pair[0] == name]
        if len(fillers_of_it) > 1:
            parts = [
                tuple(pair for pair in part if pair[0] != name or pair == one)
                for part in parts
                for one in fillers_of_it
            ]
    return parts


def pairs(
    level: Level, gold: Sequence[GoldFact], coded: Sequence[Coded], same: Sameness
) -> list[tuple[GoldFact, Coded]]:
    """Facts that are one at this level; where several could be, those that agree in more."""
    candidates = [
        (-_agreement(wanted, found), i, j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(coded)
        if wanted.type == found.fact.type and level(wanted, found, same)
    ]
    left_gold, left_coded = set(range(len(gold))), set(range(len(coded)))
    chosen = []
    for _, i, j in sorted(candidates):
        if i in left_gold and j in left_coded:
            left_gold.remove(i)
            left_coded.remove(j)
            chosen.append((gold[i], coded[j]))
    return chosen


def exactly_one(wanted: GoldFact, found: Coded, same: Sameness) -> bool:
    """Whether they are one fact, fillers compared by key."""
    return loosely_one(wanted, found, same) and _roles_fit(wanted, found, same, loose=False)


def loosely_one(wanted: GoldFact, found: Coded, same: Sameness) -> bool:
    """Whether they are one fact if only countries and organisations are looked at."""
    return (
        _reality(wanted.status, wanted.modality) == _reality(found.fact.status, found.modality)
        and (wanted.value is None or wanted.value == found.fact.value)
        and _roles_fit(wanted, found, same, loose=True)
    )


def near(wanted: GoldFact, found: Coded, same: Sameness) -> bool:
    """Whether they share a filler at least."""
    return any(
        same.loose(keys, key)
        for group in groups(wanted.type, wanted.kinds)
        for keys in wanted.fillers(group)
        for key in fillers(found.fact, group)
    )


def optional(found: Coded, also: Iterable[GoldFact], same: Sameness) -> bool:
    """Whether it is one of the facts that may be given or left out."""
    return any(one.type == found.fact.type and loosely_one(one, found, same) for one in also)


def compare(
    wanted: GoldFact | None, found: Coded | None, group: Group, same: Sameness, *, loose: bool
) -> tuple[int, int, int]:
    """How many fillers of a group of roles are right, false and missed."""
    expected = wanted.fillers(group) if wanted else ()
    given = fillers(found.fact, group) if found else ()
    fits = same.loose if loose else same.exact
    met = [keys for keys in expected if any(fits(keys, key) for key in given)]
    missed = [keys for keys in expected if keys not in met and "" not in keys]
    false = [key for key in given if not any(fits(keys, key) for keys in expected)]
    if wanted is not None:
        false = [key for key in false if not _implied(key, wanted, same)]
    return len(met), len(false), len(missed)


def fillers(fact: Fact, group: Group) -> tuple[str, ...]:
    """The entities that fill these roles; other facts are left out."""
    return tuple(key for role in group for key in fact.role(role) if not key.startswith("fact/"))


def kind_fits(wanted: GoldFact, found: Coded) -> bool:
    """Whether the kind is as expected, or none was expected."""
    return not wanted.kinds or (found.fact.kind or "") in wanted.kinds


def start_fits(wanted: GoldFact, found: Coded) -> bool:
    """Whether the start is as expected, or none was expected."""
    return not wanted.starts or str(found.fact.start or "") in wanted.starts


def _agreement(wanted: GoldFact, found: Coded) -> int:
    return 2 * kind_fits(wanted, found) + start_fits(wanted, found)


def _reality(status: object, modality: str) -> str:
    if modality in {"denied", "hypothetical"}:
        return modality
    return _NOT_REAL.get(str(status), "real")


def _roles_fit(wanted: GoldFact, found: Coded, same: Sameness, *, loose: bool) -> bool:
    return all(
        _group_fits(wanted, found, group, same, loose=loose or "place" in group)
        for group in groups(wanted.type, wanted.kinds)
    )


def _group_fits(
    wanted: GoldFact, found: Coded, group: Group, same: Sameness, *, loose: bool
) -> bool:
    right, false, missed = compare(wanted, found, group, same, loose=loose)
    # One of host and place says where a visit went; the other need not be repeated.
    return not false and (not missed or ("place" in group and right > 0))


def _implied(key: str, wanted: GoldFact, same: Sameness) -> bool:
    owners = {same.owner(one) for _, keys in wanted.roles for one in keys}
    return key.startswith("country/") and key in owners
