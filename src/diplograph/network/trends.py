"""Two countries or leaders over time: how much happened, in which tone, and when that changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from diplograph.errors import GraphError
from diplograph.graph.catalogue import near
from diplograph.model import PartialDate
from diplograph.network.facts import VOUCHED, Date, Fact, Given, World, filters, world
from diplograph.network.happenings import find, happenings
from diplograph.network.ties import tones

STEPS = ("month", "quarter", "year")
"""How long a period of a course is."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SPEAKING = ("speaker", "actor")


@dataclass(frozen=True, slots=True)
class Period:
    """What happened between two in a month (``2021-05``), quarter (``2021-Q2``) or year (``2021``).

    ``events`` is how many events there were; ``friendly`` and ``hostile`` count the acts and
    statements of one of the two towards the other; ``facts`` are the IRIs of the events.
    """

    name: str
    events: int
    friendly: int
    hostile: int
    facts: tuple[str, ...]

    @property
    def tone(self) -> int:
        """How many more friendly than hostile acts and statements there were."""
        return self.friendly - self.hostile


@dataclass(frozen=True, slots=True)
class Change:
    """From which period on there is another level, and the means per period on both sides."""

    period: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Course:
    """The periods of two from the first to the last without a gap, and where the level changed."""

    one: str
    other: str
    periods: tuple[Period, ...]
    intensity: tuple[Change, ...]
    tone: tuple[Change, ...]


def course(
    given: Given,
    one: str,
    other: str,
    *,
    every: str = "year",
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
) -> Course:
    """How two countries, organisations or persons dealt with each other over time.

    Events are those that both have to do with, themselves or by who acts for them; tone is that of
    ``data/network/tones.yaml``. Events without a date have that of their first report; where the
    date is less exact than the step they do not count. Change points are those of `changes`.

    Raises GraphError for a name that nobody has and where nothing dated happened between the two.
    """
    if every not in STEPS:
        raise GraphError(f"there is no step {every!r}; {near(every, list(STEPS))}")
    source = world(given)
    pair = find(source, one), find(source, other)
    wanted = filters(as_of=as_of, between=between, min_confidence=min_confidence, modality=modality)
    found: dict[int, list[Fact]] = {}
    for happening in happenings(source, pair, wanted):
        number = _number(happening.fact.since, every)
        if number is not None:
            found.setdefault(number, []).append(happening.fact)
    if not found:
        raise GraphError(
            f"nothing with a date happened between {one} and {other} "
            "by these filters: ask for a longer time or another pair"
        )
    numbers = range(min(found), max(found) + 1)
    periods = tuple(_period(n, found.get(n, ()), pair, source, every) for n in numbers)
    names = [period.name for period in periods]
    counts = [period.events for period in periods]
    tone = changes([one.friendly for one in periods], [one.hostile for one in periods])
    return Course(
        pair[0],
        pair[1],
        periods,
        _named(names, counts, changes(counts)),
        _named(names, [one.tone for one in periods], tone),
    )


def changes(*series: Sequence[float]) -> list[int]:
    """At which indices the rates of one or several series of counts change together.

    The segmentation of least cost, by optimal partitioning (Jackson et al., 2005): the deviance of
    each segment from its means, as of Poisson counts. A further segment costs ``ln n`` for each of
    its means and twice that for its place, more than the Bayesian information criterion asks, since
    places are many to choose from (Zhang and Siegmund, 2007).

    >>> changes([1, 0, 1, 0, 9, 11, 10, 9])
    [4]
    """
    size = len(series[0]) if series else 0
    if size < 2:
        return []
    costs = [_poisson(values) for values in series]
    penalty = (2 + len(series)) * math.log(size)
    best, begins = [-penalty], [0]
    for end in range(1, size + 1):
        totals = [best[at] + sum(cost(at, end) for cost in costs) + penalty for at in range(end)]
        # Of equal ones the earliest, which is that with the fewest segments.
        begin = min(range(end), key=lambda at: (round(totals[at], 9), at))
        best.append(totals[begin])
        begins.append(begin)
    found, end = [], size
    while begins[end]:
        end = begins[end]
        found.append(end)
    return found[::-1]


Cost = Callable[[int, int], float]


def _poisson(values: Sequence[float]) -> Cost:
    sums = [0.0, *accumulate(values)]

    def cost(begin: int, end: int) -> float:
        total = sums[end] - sums[begin]
        return -2 * total * math.log(total / (end - begin)) + 2 * total if total else 0.0

    return cost


def _named(names: Sequence[str], values: Sequence[float], at: Sequence[int]) -> tuple[Change, ...]:
    cuts = [0, *at, len(values)]
    means = [sum(values[begin:end]) / (end - begin) for begin, end in pairwise(cuts) if end > begin]
    return tuple(
        Change(names[begin], means[number], means[number + 1]) for number, begin in enumerate(at)
    )


def _period(
    number: int, facts: Iterable[Fact], pair: tuple[str, str], source: World, every: str
) -> Period:
    own = sorted(facts, key=lambda fact: fact.iri)
    signs = [tones().get(fact.kind or "", 0) for fact in own if _between(fact, pair, source)]
    return Period(
        _name(number, every),
        len(own),
        signs.count(1),
        signs.count(-1),
        tuple(fact.iri for fact in own),
    )


def _between(fact: Fact, pair: tuple[str, str], source: World) -> bool:
    """Whether it is one of the two that acts or speaks."""
    who = fact.role(*_SPEAKING)
    return any({one, source.country(one), source.represented(one)} & {*pair} for one in who)


def _number(date: PartialDate | None, every: str) -> int | None:
    """Which period since the year 0 a date lies in; None if it does not say."""
    if date is None or (date.month is None and every != "year"):
        return None
    return (date.year * 12 + (date.month or 1) - 1) // _MONTHS[every]


def _name(number: int, every: str) -> str:
    year, part = divmod(number, 12 // _MONTHS[every])
    if every == "year":
        return f"{year:04}"
    return f"{year:04}-Q{part + 1}" if every == "quarter" else f"{year:04}-{part + 1:02}"
