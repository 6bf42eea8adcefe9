"""From works of reference to RDF: one named graph per source, holding what that source says.

The facts are those of articles, under the same identity; only their claims differ, which rest on a
source as a whole instead of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from diplograph.graph.iris import DIP, iri, reference_graph_iri, source_claim_iri
from diplograph.graph.mapping import (
    Triple,
    claim_triples,
    date_literal,
    empty_dataset,
    entity_triples,
    fact_triples,
    run_triples,
)
from diplograph.model import Entity, Fact, Modality, PartialDate


@dataclass(frozen=True, slots=True)
class Source:
    """A work of reference. ``key`` is ``source/<slug>``; ``licence`` and ``page`` are IRIs."""

    key: str
    label: str
    licence: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """The assertion of one fact by one source, or by several that were put together for it.

    ``checked`` is the last day on which they were seen to say so, ``relied_until`` the last day for
    which that is believed of a fact without an end.
    """

    fact: str
    sources: tuple[str, ...]
    checked: PartialDate | None = None
    relied_until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Compilation:
    """All that works of reference say: entities by key, facts by id, sources by key."""

    entities: Mapping[str, Entity]
    facts: Mapping[str, Fact]
    claims: tuple[SourceClaim, ...]
    sources: Mapping[str, Source]


def to_dataset(compilation: Compilation) -> Dataset:
    """One graph for each source, with the things its facts name, and one for all other things.

    A claim of several sources is in the graph of each.
    """
    dataset = empty_dataset()
    claims: dict[str, list[SourceClaim]] = {}
    for claim in compilation.claims:
        for source in claim.sources:
            claims.setdefault(source, []).append(claim)
    named: set[str] = set()
    for source, own in sorted(claims.items()):
        keys = _things(compilation, own)
        named |= keys
        graph = dataset.graph(reference_graph_iri(source))
        for triple in (*_said(compilation, own), *_described(compilation, keys)):
            graph.add(triple)
    graph = dataset.graph(reference_graph_iri())
    for triple in _described(compilation, _with_owners(compilation, compilation.entities) - named):
        graph.add(triple)
    return dataset


def _said(compilation: Compilation, claims: Sequence[SourceClaim]) -> Iterator[Triple]:
    for claim in claims:
        yield from fact_triples(claim.fact, compilation.facts[claim.fact])
        yield from _claim(claim)
    for source in {source for claim in claims for source in claim.sources}:
        yield from _source(compilation.sources[source])


def _claim(claim: SourceClaim) -> Iterator[Triple]:
    node = source_claim_iri(claim.fact, claim.sources)
    yield from claim_triples(node, claim.fact, confidence=1.0, modality=Modality.ASSERTED)
    for source in claim.sources:
        yield node, PROV.wasDerivedFrom, iri(source)
    if claim.checked:
        yield node, DCTERMS.date, date_literal(claim.checked)
    if claim.relied_until:
        yield node, DCTERMS.valid, date_literal(claim.relied_until)


def _source(source: Source) -> Iterator[Triple]:
    node = iri(source.key)
    yield node, RDF.type, DIP.Source
    yield node, SKOS.prefLabel, Literal(source.label, lang="en")
    if source.licence:
        yield node, DCTERMS.license, URIRef(source.licence)
    if source.page:
        yield node, DCTERMS.source, URIRef(source.page)
    yield from run_triples(node)


def _described(compilation: Compilation, keys: Iterable[str]) -> Iterator[Triple]:
    for key in keys:
        yield from entity_triples(compilation.entities[key])


def _things(compilation: Compilation, claims: Iterable[SourceClaim]) -> set[str]:
    facts = (compilation.facts[claim.fact] for claim in claims)
    return _with_owners(compilation, (key for fact in facts for _, key in fact.roles))


def _with_owners(compilation: Compilation, keys: Iterable[str]) -> set[str]:
    """The things and what they belong to: the country of a person, the owner of an office."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            owner = compilation.entities[key].of
            waiting += [owner] if owner else []
    return found
