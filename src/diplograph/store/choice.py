"""A part of a store: which facts are chosen, by what they are about, and with which claims."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import pyoxigraph as ox

from diplograph.errors import QueryError, StoreError
from diplograph.graph.catalogue import near
from diplograph.graph.iris import DIP, PREFIXES
from diplograph.graph.parameters import resolve
from diplograph.model import Fact, PartialDate
from diplograph.schema import FACT_TYPES
from diplograph.store.backend import Backend
from diplograph.store.classes import Classes
from diplograph.store.layout import (
    ASSERTS,
    TYPE,
    VIEW,
    article_graph,
    is_fact,
    is_thing,
    objects,
    subjects,
)
from diplograph.store.names import Names
from diplograph.store.values import by_subject, read_fact

CONFIDENCE = ox.NamedNode(str(DIP.confidence))
DERIVED_FROM = ox.NamedNode(f"{PREFIXES['prov']}wasDerivedFrom")
CONTEXT = ox.NamedNode(f"{PREFIXES['nif']}referenceContext")
ISSUED = ox.NamedNode(f"{PREFIXES['dct']}issued")
BELONGS = frozenset(
    ox.NamedNode(name)
    for name in (str(DIP.officeOf), str(DIP.locatedIn), f"{PREFIXES['prov']}actedOnBehalfOf")
)
_OFFICE = ox.NamedNode(str(DIP.office))
_HOLDER = ox.NamedNode(str(DIP.holder))
_KIND = ox.NamedNode(str(DIP.kind))
LASTING = frozenset({"Tenure", "Membership", "Chairmanship", "BilateralRelation"})
"""What goes on until a source tells its end; other facts without an end end as they start."""

Facts = set[ox.NamedNode]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take of a store; by default everything.

    Of several values of one field any may hold, all fields that are given must. Countries,
    organisations and persons are codes, names or IRIs; a country or an organisation stands for
    whoever acts for it, its offices and who holds them, its bodies and places. ``since`` and
    ``until`` bound the time of a fact, or of the reports of it where it has no date.
    ``min_confidence`` and ``articles`` choose claims: a fact goes with the last of its claims.
    """

    countries: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    organisations: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_confidence: float = 0.0
    articles: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Choice()


@dataclass(frozen=True, slots=True)
class Selection:
    """The facts that are chosen, by their IRIs in the merged view, and their claims."""

    facts: frozenset[ox.NamedNode]
    claims: frozenset[ox.NamedNode]


def select(backend: Backend, choice: Choice) -> Selection:
    """The facts and claims of a choice.

    Raises QueryError for a name or a type that is not known or may be several and for a period
    that ends before it begins, StoreError for an article that the store does not have.
    """
    if choice.since and choice.until and choice.since.first_day > choice.until.last_day:
        raise QueryError(f"no day is from {choice.since} and to {choice.until}")
    candidates = _candidates(backend, choice)
    asserting = [q for q in backend.pointing(candidates, VIEW) if q.predicate == ASSERTS]
    fact_of = dict(zip(subjects(asserting), objects(asserting), strict=True))
    claims = _confident(backend, fact_of, choice.min_confidence)
    if choice.articles:
        claims &= _claims_of(backend, choice.articles)
    facts = {fact_of[claim] for claim in claims}
    if choice.since or choice.until:
        facts = _in_period(backend, facts, {c: fact_of[c] for c in claims}, choice)
    return Selection(frozenset(facts), frozenset(c for c in claims if fact_of[c] in facts))


def _thing(backend: Backend, kind: str, text: str) -> ox.NamedNode:
    """The IRI of a thing in the merged view. Raises QueryError: unknown, or one of several."""
    found = resolve(kind, text, Names(backend), name=kind)
    assert isinstance(found, ox.NamedNode)
    return Classes(backend).canonical(found)


def _party(backend: Backend, text: str) -> ox.NamedNode:
    """A country or an organisation or, if neither is called so, any other thing."""
    for kind in ("country", "organisation"):
        with contextlib.suppress(QueryError):
            found = _thing(backend, kind, text)
            if Names(backend).knows(found):
                return found
    return _thing(backend, "thing", text)


def _candidates(backend: Backend, choice: Choice) -> Facts:
    """The facts that a choice allows by what they are about."""

    def concerning(kind: str, text: str) -> Facts:
        return _concerning(backend, _thing(backend, kind, text), alone=kind == "person")

    def of_pair(pair: tuple[str, str]) -> Facts:
        one, other = (_concerning(backend, _party(backend, text), alone=False) for text in pair)
        return one & other

    demands = [
        _any(choice.countries, lambda text: concerning("country", text)),
        _any(choice.pairs, of_pair),
        _any(choice.organisations, lambda text: concerning("organisation", text)),
        _any(choice.persons, lambda text: concerning("person", text)),
        _any(choice.kinds, lambda text: _of_kind(backend, text)),
        _any(choice.types, lambda text: _of_type(backend, text)),
    ]
    made = [demand for demand in demands if demand is not None]
    return set.intersection(*made) if made else _of_types(backend, FACT_TYPES)


def _any(values: tuple[T, ...], find: Callable[[T], Facts]) -> Facts | None:
    return set().union(*map(find, values)) if values else None


def _concerning(backend: Backend, thing: ox.NamedNode, *, alone: bool) -> Facts:
    """The facts that name a thing or, unless ``alone``, what belongs to it or stands for it."""
    facts: Facts = set()
    found, new = {thing}, {thing}
    while new:
        quads = backend.pointing(new, VIEW)
        facts |= set(filter(is_fact, subjects(quads)))
        if alone:
            return facts
        kin = set(subjects(q for q in quads if q.predicate in BELONGS))
        tenures = subjects(q for q in quads if q.predicate == _OFFICE)
        kin |= set(objects(q for q in backend.about(tenures, VIEW) if q.predicate == _HOLDER))
        new = set(filter(is_thing, kin)) - found
        found |= new
    return facts


def _of_kind(backend: Backend, text: str) -> Facts:
    kind = resolve("kind", text, Names(backend), name="kind")
    return set(filter(is_fact, subjects(_with(backend, _KIND, [kind]))))


def _of_type(backend: Backend, text: str) -> Facts:
    names = {name.casefold(): name for name in FACT_TYPES}
    found = names.get(text.strip().casefold())
    if found is None:
        raise QueryError(f"there is no type of fact {text!r}; {near(text, list(FACT_TYPES))}")
    return _of_types(backend, [found])


def _of_types(backend: Backend, names: Iterable[str]) -> Facts:
    return set(subjects(_with(backend, TYPE, [ox.NamedNode(str(DIP[name])) for name in names])))


def _with(backend: Backend, predicate: ox.NamedNode, values: Iterable[object]) -> list[ox.Quad]:
    nodes = [value for value in values if isinstance(value, ox.NamedNode)]
    return [quad for quad in backend.pointing(nodes, VIEW) if quad.predicate == predicate]


def _confident(backend: Backend, claims: Iterable[ox.NamedNode], least: float) -> Facts:
    if not least:
        return set(claims)
    bound = Decimal(str(least))
    return {
        claim
        for claim, quads in by_subject(backend.about(claims, VIEW)).items()
        if any(
            quad.predicate == CONFIDENCE
            and isinstance(quad.object, ox.Literal)
            and Decimal(quad.object.value) >= bound
            for quad in quads
        )
    }


def _claims_of(backend: Backend, articles: Iterable[str]) -> set[ox.NamedNode]:
    found: set[ox.NamedNode] = set()
    for article in articles:
        quads = list(backend.graph(article_graph(article)))
        if not quads:
            raise StoreError(f"the store has no article {article!r}; see diplograph list")
        found |= set(subjects(quad for quad in quads if quad.predicate == ASSERTS))
    return found


def _in_period(
    backend: Backend,
    facts: Facts,
    fact_of: dict[ox.NamedNode, ox.NamedNode],
    choice: Choice,
) -> Facts:
    told = by_subject(backend.about(facts, VIEW))
    values = {fact: read_fact(told[fact], lambda node: node) for fact in facts}
    undated = {fact for fact, value in values.items() if value and not (value.start or value.end)}
    days = articles_of(backend, [c for c, fact in fact_of.items() if fact in undated])
    issued = issue_days(backend, {article for own in days.values() for article in own})
    reported = {
        fact_of[claim]
        for claim, own in days.items()
        if any(_overlaps(issued.get(each), issued.get(each), choice) for each in own)
    }
    dated = {fact for fact, value in values.items() if value and fact not in undated}
    return reported | {fact for fact in dated if _happens_in(values[fact], choice)}


def _happens_in(fact: Fact | None, choice: Choice) -> bool:
    if fact is None:
        return False
    if fact.type in LASTING:
        return _overlaps(fact.start or _BEFORE_ALL, fact.end or _AFTER_ALL, choice)
    return _overlaps(fact.start or fact.end, fact.end or fact.start, choice)


_BEFORE_ALL, _AFTER_ALL = PartialDate(1), PartialDate(9999)


def _overlaps(start: PartialDate | None, end: PartialDate | None, choice: Choice) -> bool:
    """Whether a time may lie in the period, as far as the less exact date tells."""
    if start is None or end is None:
        return False
    after = choice.since is None or choice.since.first_day <= end.last_day
    return after and (choice.until is None or start.first_day <= choice.until.last_day)


def articles_of(
    backend: Backend, claims: Iterable[ox.NamedNode]
) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """The articles, and the sources of reference, that each claim rests on."""
    derived = [q for q in backend.about(claims, VIEW) if q.predicate == DERIVED_FROM]
    spans = set(objects(derived))
    contexts = [q for q in backend.about(spans, VIEW) if q.predicate == CONTEXT]
    article_of = dict(zip(subjects(contexts), objects(contexts), strict=True))
    found: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for claim, origin in zip(subjects(derived), objects(derived), strict=True):
        found.setdefault(claim, set()).add(article_of.get(origin, origin))
    return found


def issue_days(
    backend: Backend, articles: Iterable[ox.NamedNode]
) -> dict[ox.NamedNode, PartialDate]:
    """When articles appeared, of those that say so."""
    found: dict[ox.NamedNode, PartialDate] = {}
    for quad in backend.about(articles, VIEW):
        if quad.predicate == ISSUED and isinstance(quad.object, ox.Literal):
            with contextlib.suppress(ValueError):  # a day with a time zone is no day of ours
                found[quad.subject] = PartialDate.parse(quad.object.value)  # type: ignore[index]
    return found
