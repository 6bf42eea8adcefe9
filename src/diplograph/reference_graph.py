"""The reference as facts: what its tables say, each line with a claim of the source it names.

This and the front alone see both the tables of the text side and the graphs they become.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from diplograph.entities.records import (
    Chairmanship,
    Membership,
    Term,
    class_rank,
    first_day,
    last_day,
)
from diplograph.entities.reference import Reference, slug
from diplograph.errors import QueryError
from diplograph.graph.catalogue import near
from diplograph.graph.sources import Compilation, Source, SourceClaim
from diplograph.model import Entity, Fact, PartialDate
from diplograph.schema import fact_id

Record = Term | Membership | Chairmanship

_NAMES = frozenset({"short", "official", "alias", "acronym", "former"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take: all that concerns every one of these keys, as things stood on a date."""

    concerns: frozenset[str] = frozenset()
    on: PartialDate | None = None


def choose(
    reference: Reference,
    country: str | None = None,
    organisation: str | None = None,
    on: PartialDate | None = None,
) -> Choice:
    """A choice by the codes or names of a country and an organisation, and a date.

    Raises QueryError for one that the reference does not have, or has more than once.
    """
    concerns = set()
    if country is not None:
        concerns.add(_key(reference, reference.countries, country, "country"))
    if organisation is not None:
        concerns.add(_key(reference, reference.organisations, organisation, "organisation"))
    return Choice(frozenset(concerns), on)


def _key(reference: Reference, entities: Mapping[str, Entity], text: str, what: str) -> str:
    """By code first, then by label, then by any other name."""
    wanted = text.strip().casefold()
    by_code = {(entity.code or "").casefold(): key for key, entity in entities.items()}
    by_label = {entity.label.casefold(): key for key, entity in entities.items()}
    named = {
        key
        for key in entities
        for name in reference.names.get(key, ())
        if name.form in _NAMES and name.text.casefold() == wanted
    }
    found = by_code.get(wanted) or by_label.get(wanted)
    if found or len(named) == 1:
        return found or named.pop()
    if named:
        several = " or ".join(sorted(entities[key].code or key for key in named))
        raise QueryError(f"the {what} {text!r} may be {several}: give one of these codes")
    known = sorted(entity.label for entity in entities.values())
    raise QueryError(f"the reference has no {what} {text!r}; {near(text, known)}")


def compile_reference(reference: Reference, choice: Choice | None = None) -> Compilation:
    """The entities, facts, claims and sources of a reference, or those chosen of them.

    A term that head of state and head of government share is one tenure. Without a choice every
    entity is in it, else those that the facts name and those that were asked for.
    """
    choice = choice or Choice()
    facts: dict[str, Fact] = {}
    claims: dict[tuple[str, tuple[str, ...]], SourceClaim] = {}
    for record in _chosen(reference, choice):
        fact = _fact(record)
        claim = _claim(fact_id(fact), record)
        facts[claim.fact] = fact
        claims.setdefault((claim.fact, claim.sources), claim)
    entities = {
        entity.key: _with_names(reference, entity)
        for entity in _entities(reference, facts.values(), choice)
    }
    return Compilation(
        entities,
        dict(sorted(facts.items())),
        tuple(claim for _, claim in sorted(claims.items())),
        _sources(reference),
    )


def _chosen(reference: Reference, choice: Choice) -> Iterator[Record]:
    records: Iterable[Record] = chain(
        _tenures(reference.terms), reference.all_memberships, reference.chairmanships
    )
    for record in records:
        if choice.concerns <= _parties(reference, record) and _touches(record, choice.on):
            yield record


def _tenures(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms without those that say of a person's office again what a higher class says."""
    held: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        held[term.person, term.office].append(term)
    for own in held.values():
        own.sort(key=lambda term: (class_rank(term.office_class), first_day(term.since)))
        kept: list[Term] = []
        for term in own:
            if not any(_told_by(term, other) for other in kept):
                kept.append(term)
        yield from kept


def _told_by(term: Term, other: Term) -> bool:
    if (term.since, term.until) == (other.since, other.until):
        return term.source == other.source
    together = first_day(term.since) <= last_day(other.until) and first_day(
        other.since
    ) <= last_day(term.until)
    return together and term.office_class != other.office_class


def _parties(reference: Reference, record: Record) -> set[str]:
    if isinstance(record, Term):
        country = reference.people[record.person].of
        return {record.owner} | ({country} if country else set())
    return {record.member, record.organisation}


def _touches(record: Record, on: PartialDate | None) -> bool:
    if on is None:
        return True
    limit = record.relied_until if isinstance(record, Term) else None
    begun, ended = first_day(record.since), last_day(record.until)
    return begun <= on.last_day and on.first_day <= min(ended, limit or dt.date.max)


def _fact(record: Record) -> Fact:
    if isinstance(record, Term):
        fact = Fact("Tenure", roles=(("holder", record.person), ("office", record.office)))
    else:
        roles = (("member", record.member), ("organisation", record.organisation))
        if isinstance(record, Membership):
            fact = Fact("Membership", kind=record.status, roles=roles)
        else:
            fact = Fact("Chairmanship", roles=roles)
    return replace(fact, start=record.since, end=record.until)


def _claim(fact: str, record: Record) -> SourceClaim:
    limit = record.relied_until if isinstance(record, Term) else None
    return SourceClaim(
        fact,
        tuple(sorted({_source_key(name) for name in _named_sources(record)})),
        PartialDate.parse(record.checked) if record.checked else None,
        PartialDate(limit.year, limit.month, limit.day) if limit else None,
    )


def _named_sources(record: Record) -> list[str]:
    """The sources of a line: it may be put together from several, parted by semicolons."""
    return [name.strip() for name in record.source.split(";") if name.strip()]


def _source_key(name: str) -> str:
    return f"source/{slug(name) or 'unnamed'}"


def _sources(reference: Reference) -> dict[str, Source]:
    records: Iterable[Record] = chain(
        reference.terms, reference.all_memberships, reference.chairmanships
    )
    names = {name for record in records for name in _named_sources(record)}
    known = reference.sources
    return {
        _source_key(name): Source(
            _source_key(name), known[name].title, known[name].licence, known[name].page
        )
        if name in known
        else Source(_source_key(name), name)
        for name in sorted(names)
    }


def _entities(reference: Reference, facts: Iterable[Fact], choice: Choice) -> Iterator[Entity]:
    keys = {key for fact in facts for _, key in fact.roles} | choice.concerns
    if not choice.concerns and choice.on is None:
        keys |= {*reference.countries, *reference.organisations, *reference.people}
    waiting = sorted(keys)
    while waiting:
        entity = reference.entity(waiting.pop())
        if entity is None:  # the loader knows every key that it gives
            raise AssertionError("a record names what no table has")
        yield entity
        if entity.of and entity.of not in keys:
            keys.add(entity.of)
            waiting.append(entity.of)


def _with_names(reference: Reference, entity: Entity) -> Entity:
    """The entity with the other names of its table, but not those of its people and capital."""
    names = [name.text for name in reference.names.get(entity.key, ()) if name.form in _NAMES]
    others = {*entity.alt_labels, *names} - {entity.label, entity.code}
    return replace(entity, alt_labels=tuple(sorted(others)))
