"""Facts found against facts expected in one article, counted by type, role and detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplograph.evaluation.gold import GoldFact
from diplograph.evaluation.matching import (
    Coded,
    Level,
    coded_apart,
    compare,
    exactly_one,
    gold_apart,
    groups,
    kind_fits,
    loosely_one,
    near,
    optional,
    pairs,
    start_fits,
)
from diplograph.evaluation.sameness import Sameness
from diplograph.model import Extraction

#: Roles that are counted, though they do not make a fact this one or another.
_OTHER_ROLES = ("place", "initiator", "witness", "withinFramework")


@dataclass(slots=True)
class Counts:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was said; 1 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Counts) -> None:
        """Count the other's as well."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed


Table = dict[str, Counts]


@dataclass(slots=True)
class Score:
    """What one article gave.

    ``exact`` and ``loose`` count facts by type, ``roles`` fillers by type and role, ``detail`` the
    kind, dates and so on of facts that were found. ``found`` are the facts that match at least
    loosely, ``near`` those that are of the right type and share a filler only.
    """

    exact: Table = field(default_factory=dict)
    loose: Table = field(default_factory=dict)
    roles: Table = field(default_factory=dict)
    detail: Table = field(default_factory=dict)
    found: list[tuple[GoldFact, Coded]] = field(default_factory=list)
    near: list[tuple[GoldFact, Coded]] = field(default_factory=list)
    missed: list[GoldFact] = field(default_factory=list)
    false: list[Coded] = field(default_factory=list)


def coded_facts(extraction: Extraction) -> tuple[Coded, ...]:
    """The facts of an extraction, each with the strongest modality and confidence of its claims."""
    order = ("asserted", "implied", "denied", "hypothetical")
    modality: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for claim in extraction.claims:
        confidence[claim.fact] = max(claim.confidence, confidence.get(claim.fact, 0.0))
        known = modality.get(claim.fact, order[-1])
        modality[claim.fact] = min(known, str(claim.modality), key=order.index)
    facts = sorted(extraction.facts.items())
    return tuple(
        Coded(fact, modality.get(key, order[0]), confidence.get(key, 1.0)) for key, fact in facts
    )


def score(
    gold: Sequence[GoldFact],
    coded: Sequence[Coded],
    *,
    also: Sequence[GoldFact] = (),
    sameness: Sameness | None = None,
) -> Score:
    """Match what was found with what was expected; facts that match ``also`` count for nothing."""
    same = sameness or Sameness()
    result = Score()
    rest_gold = [part for fact in gold for part in gold_apart(fact)]
    rest_coded = [part for one in coded for part in coded_apart(one)]
    may_be = [part for fact in also for part in gold_apart(fact)]
    for level in (exactly_one, loosely_one, near):
        if level is near:
            rest_coded = [one for one in rest_coded if not optional(one, may_be, same)]
        for wanted, found in pairs(level, rest_gold, rest_coded, same):
            rest_gold.remove(wanted)
            rest_coded.remove(found)
            _count_pair(result, wanted, found, same, level)
    result.missed, result.false = rest_gold, rest_coded
    for wanted in rest_gold:
        _count_alone(result, wanted, None, same)
    for found in rest_coded:
        _count_alone(result, None, found, same)
    return result


def _count_pair(
    result: Score, wanted: GoldFact, found: Coded, same: Sameness, level: Level
) -> None:
    right, wrong = Counts(right=1), Counts(false=1, missed=1)
    _add(result.exact, wanted.type, right if level is exactly_one else wrong)
    _add(result.loose, wanted.type, wrong if level is near else right)
    (result.near if level is near else result.found).append((wanted, found))
    _count_roles(result, wanted, found, same)
    if level is not near:
        _count_detail(result, wanted, found)


def _count_alone(
    result: Score, wanted: GoldFact | None, found: Coded | None, same: Sameness
) -> None:
    name = wanted.type if wanted else found.fact.type if found else ""
    counts = Counts(missed=1) if wanted else Counts(false=1)
    _add(result.exact, name, counts)
    _add(result.loose, name, counts)
    _count_roles(result, wanted, found, same)


def _count_roles(
    result: Score, wanted: GoldFact | None, found: Coded | None, same: Sameness
) -> None:
    name = wanted.type if wanted else found.fact.type if found else ""
    kinds = wanted.kinds if wanted else (found.fact.kind,) if found else ()
    core = groups(name, kinds)
    counted = {role for group in core for role in group if role != "initiator"}
    others = [(role,) for role in _OTHER_ROLES if role not in counted]
    for group in (*core, *others):
        right, false, missed = compare(wanted, found, group, same, loose=False)
        if right or false or missed:
            _add(result.roles, f"{name}.{'/'.join(group)}", Counts(right, false, missed))


def _count_detail(result: Score, wanted: GoldFact, found: Coded) -> None:
    fact = found.fact
    checks = (
        ("kind", wanted.kinds, kind_fits(wanted, found)),
        ("status", wanted.status, wanted.status == str(fact.status)),
        ("start", wanted.starts, start_fits(wanted, found)),
        ("end", wanted.ends, str(fact.end or "") in wanted.ends),
        ("unit", wanted.unit, wanted.unit == fact.unit),
        ("quote", wanted.quote, _bare(wanted.quote) == _bare(fact.quotation)),
    )
    for name, expected, fits in checks:
        if expected:
            _add(result.detail, name, Counts(right=1) if fits else Counts(false=1, missed=1))
    if wanted.topics:
        right = (Counter(wanted.topics) & Counter(fact.topics)).total()
        counts = Counts(right, len(fact.topics) - right, len(wanted.topics) - right)
        _add(result.detail, "topics", counts)


def _bare(quotation: str | None) -> str:
    return (quotation or "").strip(" ,.")


def _add(table: Table, name: str, counts: Counts) -> None:
    table.setdefault(name, Counts()).add(counts)
