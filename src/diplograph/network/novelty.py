"""New links: which ties are a first contact, ever or after a long silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.graph.iris import key_of
from diplograph.network.facts import VOUCHED, Date, Fact, Given, filters, world
from diplograph.network.views import find_view, ties_of


@dataclass(frozen=True, slots=True)
class Contact:
    """That two came into contact: the first time where ``previous`` is None, or again.

    ``date`` is that of the fact or, where it has none, of its first report; ``silence`` are the
    whole years since the day before it that is known; ``fact`` is an IRI.
    """

    source: str
    target: str
    date: str
    previous: str | None
    silence: int | None
    fact: str


def first_contacts(
    given: Given,
    name: str = "visits",
    *,
    after: int | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
    countries: Sequence[str] = (),
) -> list[Contact]:
    """The first tie of each pair of a view, and those after so many years of silence.

    ``after`` is how many years; without it only the first counts. In time order. A pair of a view
    with directions is new in each of them. ``between`` says which contacts are wanted; what was
    before still counts as known. Facts without any date do not count. Raises GraphError for a view
    or country that there is not.
    """
    chosen = find_view(name)
    before = None if between is None else ("0001", between[1])
    wanted = filters(between=before, min_confidence=min_confidence, modality=modality)
    first_day = None if between is None else filters(between=between).between
    dated: dict[tuple[str, str], dict[str, Fact]] = {}
    for tie in ties_of(world(given), chosen, wanted, countries):
        for fact in tie.facts:
            if fact.since is not None:
                dated.setdefault((tie.source, tie.target), {})[fact.iri] = fact
    found = [
        contact
        for pair, facts in dated.items()
        for contact in _news(pair, sorted(facts.values(), key=_when), after)
    ]
    if first_day is not None:
        found = [one for one in found if one.date[:10] >= first_day[0].isoformat()[: len(one.date)]]
    return sorted(found, key=lambda one: (one.date, one.source, one.target))


def _news(pair: tuple[str, str], facts: Sequence[Fact], after: int | None) -> Iterable[Contact]:
    previous: Fact | None = None
    for fact in facts:
        silence = None if previous is None else _years(previous, fact)
        if silence is None or (after is not None and silence >= after):
            yield Contact(
                key_of(pair[0]),
                key_of(pair[1]),
                str(fact.since),
                None if previous is None else str(previous.since),
                silence,
                fact.iri,
            )
        previous = fact


def _when(fact: Fact) -> tuple[str, str]:
    return str(fact.since), fact.iri


def _years(previous: Fact, fact: Fact) -> int:
    """The whole years from one to the other, none more than there may have been at least."""
    assert previous.since is not None
    assert fact.since is not None
    early, late = previous.since.last_day, fact.since.first_day
    return max(0, late.year - early.year - ((late.month, late.day) < (early.month, early.day)))
