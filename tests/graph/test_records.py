from __future__ import annotations

from decimal import Decimal

from rdflib import Dataset
from rdflib.namespace import PROV
from sample_world import ASTANA_TEXT, VISIT, sample

from diplograph.graph.iris import DIP, iri
from diplograph.graph.records import Thing, from_graph
from diplograph.graph.serialise import union
from diplograph.model import PartialDate
from diplograph.schema import fact_id


def test_records_hold_every_claim(dataset: Dataset) -> None:
    records = from_graph(dataset)
    expected = [
        (claim.article, claim.spans[0].begin, str(iri(claim.fact)), claim.modality)
        for extraction in sample()
        for claim in extraction.claims
    ]
    found = [(item.article, item.begin, item.fact.iri, item.modality) for item in records]
    assert sorted(found) == sorted(expected)
    assert records == sorted(
        records, key=lambda item: (item.article, item.begin, item.end, item.iri)
    )
    assert from_graph(union(dataset)) == records


def test_record_of_a_visit_has_roles_labels_and_words(dataset: Dataset) -> None:
    (record,) = (
        item
        for item in from_graph(dataset)
        if item.fact.iri == str(iri(fact_id(VISIT))) and item.article == "astana-2022"
    )
    assert (record.fact.type, record.fact.kind, record.fact.status) == (
        "Visit",
        "state-visit",
        "held",
    )
    assert record.fact.start == PartialDate(2022, 9, 14)
    assert record.fact.role("visitor") == (
        Thing("https://w3id.org/diplograph/id/person/xi-jinping", "Xi Jinping"),
    )
    assert record.fact.place[0].label == "Kazakhstan"
    assert record.confidence == Decimal("0.98")
    assert record.attributed_to is None
    assert record.quote == ASTANA_TEXT[record.begin : record.end]


def test_record_of_a_figure_and_a_quotation(dataset: Dataset) -> None:
    records = {item.fact.type: item for item in from_graph(dataset)}
    assert (records["Observation"].fact.value, records["Observation"].fact.unit) == (
        Decimal(18_200_000_000),
        "USD",
    )
    assert records["SpeechAct"].fact.quotation == "We are eternal\nstrategic partners,"
    speaker = records["BilateralRelation"].attributed_to
    assert speaker is not None
    assert speaker.label == "Kassym-Jomart Tokayev"


def test_broken_claims_are_left_out(dataset: Dataset) -> None:
    whole = len(from_graph(dataset))
    graph = union(dataset)
    claims = sorted(graph.subjects(DIP.asserts), key=str)
    graph.remove((claims[0], PROV.wasDerivedFrom, None))
    graph.remove((claims[1], DIP.modality, None))
    graph.remove((claims[2], DIP.asserts, None))
    assert len(from_graph(graph)) == whole - 3
