from __future__ import annotations

import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from diplograph.graph.iris import DIP, iri, key_of, reference_graph_iri, source_claim_iri
from diplograph.graph.serialise import serialise, union
from diplograph.graph.shapes import violations
from diplograph.graph.sources import Compilation, Source, SourceClaim, to_dataset
from diplograph.model import Entity, EntityType, Fact, PartialDate
from diplograph.schema import fact_id

ENTITIES = {
    entity.key: entity
    for entity in (
        Entity("country/CZE", EntityType.COUNTRY, "Czechia", code="CZE", wikidata="Q213"),
        Entity("country/SVK", EntityType.COUNTRY, "Slovakia", code="SVK"),
        Entity("organisation/OECD", EntityType.ORGANISATION, "OECD", code="OECD"),
        Entity("person/vaclav-havel", EntityType.PERSON, "Václav Havel", of="country/CZE"),
        Entity(
            "office/CZE-president",
            EntityType.OFFICE,
            "President of Czechia",
            of="country/CZE",
            kind="head-of-state",
        ),
    )
}
TENURE = Fact(
    "Tenure",
    roles=(("holder", "person/vaclav-havel"), ("office", "office/CZE-president")),
    start=PartialDate(1993, 2, 2),
    end=PartialDate(2003, 2, 2),
)
MEMBERSHIP = Fact(
    "Membership",
    kind="member",
    roles=(("member", "country/CZE"), ("organisation", "organisation/OECD")),
    start=PartialDate(1995, 12, 21),
)
ATLAS = Source("source/atlas", "An Atlas", "https://example.org/licence", "https://example.org/")
ALMANAC = Source("source/almanac", "An Almanac")
COMPILATION = Compilation(
    ENTITIES,
    {fact_id(TENURE): TENURE, fact_id(MEMBERSHIP): MEMBERSHIP},
    (
        SourceClaim(fact_id(TENURE), ("source/almanac", "source/atlas")),
        SourceClaim(
            fact_id(MEMBERSHIP),
            ("source/atlas",),
            checked=PartialDate(2020, 5),
            relied_until=PartialDate(2025, 5, 31),
        ),
    ),
    {source.key: source for source in (ATLAS, ALMANAC)},
)


def test_each_source_has_a_graph_that_is_valid_by_itself() -> None:
    dataset = to_dataset(COMPILATION)
    graphs = {graph.identifier: graph for graph in dataset.graphs() if len(graph)}
    assert set(graphs) == {
        reference_graph_iri(),
        reference_graph_iri("source/almanac"),
        reference_graph_iri("source/atlas"),
    }
    assert {name: violations(graph) for name, graph in graphs.items()} == dict.fromkeys(graphs, ())
    assert violations(union(dataset)) == ()
    facts = {
        str(name).rpartition("/")[2]: {
            key_of(str(fact)) for fact in graph.objects(None, DIP.asserts)
        }
        for name, graph in graphs.items()
    }
    assert facts == {
        "reference": set(),
        "almanac": {fact_id(TENURE)},
        "atlas": {fact_id(TENURE), fact_id(MEMBERSHIP)},
    }


def test_things_that_no_fact_names_have_a_graph_of_their_own() -> None:
    rest = to_dataset(COMPILATION).graph(reference_graph_iri())
    assert set(rest.subjects()) == {iri("country/SVK")}


def test_claim_names_its_sources_and_when_they_were_seen() -> None:
    graph = union(to_dataset(COMPILATION))
    claim = graph.value(None, DIP.asserts, iri(fact_id(MEMBERSHIP)))
    assert claim == source_claim_iri(fact_id(MEMBERSHIP), ("source/atlas",))
    assert set(graph.objects(claim, PROV.wasDerivedFrom)) == {iri("source/atlas")}
    dates = [graph.value(claim, name) for name in (DCTERMS.date, DCTERMS.valid)]
    assert [str(date) for date in dates] == ["2020-05", "2025-05-31"]
    assert getattr(dates[0], "datatype", None) == XSD.gYearMonth
    shared = graph.value(None, DIP.asserts, iri(fact_id(TENURE)))
    assert set(graph.objects(shared, PROV.wasDerivedFrom)) == {
        iri("source/almanac"),
        iri("source/atlas"),
    }


def test_source_has_label_licence_and_page() -> None:
    graph = union(to_dataset(COMPILATION))
    atlas = iri("source/atlas")
    assert (atlas, RDF.type, DIP.Source) in graph
    assert str(graph.value(atlas, SKOS.prefLabel)) == "An Atlas"
    assert graph.value(atlas, DCTERMS.license) == URIRef("https://example.org/licence")
    assert graph.value(atlas, DCTERMS.source) == URIRef("https://example.org/")
    assert graph.value(iri("source/almanac"), DCTERMS.license) is None


@pytest.mark.parametrize("form", [".ttl", ".trig", ".nq", ".jsonld", ".rdf"])
def test_reference_gives_the_same_bytes_twice(form: str) -> None:
    one, two = (serialise(to_dataset(COMPILATION), form) for _ in range(2))
    assert one == two


def test_order_of_sources_does_not_matter_to_a_claim() -> None:
    assert source_claim_iri("fact/x", ("b", "a")) == source_claim_iri("fact/x", ("a", "b"))
    assert source_claim_iri("fact/x", ("a",)) != source_claim_iri("fact/x", ("a", "b"))
