from __future__ import annotations

import datetime as dt
from dataclasses import replace

import networkx as nx
import pytest
from rdflib import Dataset
from sample_world import VISIT, Writer, sample

from diplograph.graph.iris import iri
from diplograph.graph.mapping import empty_dataset, to_dataset
from diplograph.graph.serialise import union
from diplograph.model import Article, Fact, Modality, PartialDate, Status
from diplograph.network.views import MUTUAL, TIES, country_organisation_leader
from diplograph.schema import fact_id

XI, TOKAYEV = "person/xi-jinping", "person/kassym-jomart-tokayev"
MIRZIYOYEV, RAISI = "person/shavkat-mirziyoyev", "person/ebrahim-raisi"
MACRON, SCO = "person/emmanuel-macron", "organisation/SCO"
CHN, KAZ, UZB, IRN = (f"country/{code}" for code in ("CHN", "KAZ", "UZB", "IRN"))
NOW = {
    (CHN, KAZ, "related-to"),
    (CHN, SCO, "member-of"),
    (KAZ, SCO, "member-of"),
    (UZB, SCO, "member-of"),
    (UZB, SCO, "chaired"),
    (IRN, SCO, "takes-part-in"),
    (RAISI, IRN, "leader-of"),
    (RAISI, MACRON, "called"),
    (TOKAYEV, KAZ, "leader-of"),
    (TOKAYEV, XI, "met-with"),
    (MIRZIYOYEV, XI, "met-with"),
    (XI, CHN, "leader-of"),
    (XI, KAZ, "visited"),
}


def ties(network: nx.MultiDiGraph[str]) -> set[tuple[str, str, str]]:
    return set(network.edges(keys=True))


def saying(
    *facts: Fact, modality: Modality = Modality.ASSERTED, published: PartialDate | None = None
) -> Dataset:
    writer = Writer(Article("a", "Something was said.", published))
    for fact in facts:
        writer.say(fact, "Something", modality=modality)
    return to_dataset([writer.extraction()])


def test_view_has_the_ties_that_facts_give(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    assert ties(network) == NOW
    assert ties(country_organisation_leader(union(dataset))) == NOW


def test_nodes_carry_label_type_and_code(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    assert network.nodes[KAZ] == {
        "label": "Kazakhstan",
        "type": "Country",
        "iri": str(iri(KAZ)),
        "code": "KAZ",
    }
    assert network.nodes[XI] == {"label": "Xi Jinping", "type": "Person", "iri": str(iri(XI))}
    assert network.nodes[SCO]["type"] == "Organisation"


def test_ties_carry_weight_dates_and_facts(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    assert network.edges[XI, KAZ, "visited"] == {
        "label": "visited",
        "weight": 1,
        "articles": 2,
        "sources": 2,
        "first": "2022-09-14",
        "last": "2022-09-14",
        "details": ["state-visit"],
        "facts": [str(iri(fact_id(VISIT)))],
    }
    chaired = network.edges[UZB, SCO, "chaired"]
    assert (chaired["first"], chaired["last"]) == ("2021", "2022")
    assert network.edges[XI, CHN, "leader-of"]["details"] == ["President of China"]
    assert network.edges[XI, CHN, "leader-of"]["first"] == "2022-09-15"  # the article's date


def test_weight_counts_facts() -> None:
    second = replace(VISIT, start=PartialDate(2017, 6, 8), kind="working-visit")
    network = country_organisation_leader(saying(VISIT, second))
    visited = network.edges[XI, KAZ, "visited"]
    assert (visited["weight"], visited["articles"]) == (2, 1)
    assert (visited["first"], visited["last"]) == ("2017-06-08", "2022-09-14")
    assert visited["details"] == ["state-visit", "working-visit"]


def test_undated_ties_have_no_dates() -> None:
    network = country_organisation_leader(saying(replace(VISIT, start=None)))
    assert network.edges[XI, KAZ, "visited"]["first"] is None


@pytest.mark.parametrize(
    ("as_of", "present", "absent"),
    [
        ("2014-06-01", {("person/hassan-rouhani", IRN, "leader-of")}, {(RAISI, IRN, "leader-of")}),
        ("2022-01-15", {(RAISI, IRN, "leader-of"), (UZB, SCO, "chaired")}, {(XI, KAZ, "visited")}),
        (PartialDate(2022, 9, 14), {(XI, KAZ, "visited")}, {(MIRZIYOYEV, XI, "met-with")}),
        (dt.date(2023, 1, 1), NOW, {("person/hassan-rouhani", IRN, "leader-of")}),
        (PartialDate(2022, 9), NOW, set()),
        ("2004", set(), NOW | {("person/hassan-rouhani", IRN, "leader-of")}),
    ],
)
def test_as_of_keeps_what_held_and_what_had_happened(
    as_of: PartialDate | dt.date | str,
    present: set[tuple[str, str, str]],
    absent: set[tuple[str, str, str]],
    dataset: Dataset,
) -> None:
    found = ties(country_organisation_leader(dataset, as_of=as_of))
    assert present <= found
    assert not absent & found


def test_as_of_is_noted_in_the_network(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset, as_of="2022-09")
    assert network.graph["as_of"] == "2022-09-30"
    with pytest.raises(ValueError, match="is not a date"):
        country_organisation_leader(dataset, as_of="lately")


@pytest.mark.parametrize("modality", list(Modality))
def test_only_what_a_source_vouches_for_counts(modality: Modality) -> None:
    network = country_organisation_leader(saying(VISIT, modality=modality))
    assert bool(len(network)) is (modality in (Modality.ASSERTED, Modality.IMPLIED))


@pytest.mark.parametrize("status", list(Status))
def test_only_events_that_took_place_count(status: Status) -> None:
    network = country_organisation_leader(saying(replace(VISIT, status=status)))
    assert bool(len(network)) is (status in (Status.HELD, Status.UNDER_WAY))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (
            Fact(
                "Meeting",
                roles=(("host", "body/IRN-ministry-of-foreign-affairs"), ("participant", XI)),
            ),
            (IRN, XI, "met-with"),
        ),
        (Fact("Visit", roles=(("host", MIRZIYOYEV), ("visitor", XI))), (XI, UZB, "visited")),
        (
            Fact("Visit", roles=(("place", "place/UZB-samarkand"), ("visitor", XI))),
            (XI, UZB, "visited"),
        ),
        (
            Fact("Visit", roles=(("host", SCO), ("visitor", XI))),
            (XI, SCO, "visited"),
        ),
        (
            Fact("Chairmanship", roles=(("member", TOKAYEV), ("organisation", SCO))),
            (TOKAYEV, SCO, "chaired"),
        ),
    ],
)
def test_parties_are_found_behind_bodies_places_and_hosts(
    fact: Fact, expected: tuple[str, str, str]
) -> None:
    assert ties(country_organisation_leader(saying(fact))) == {expected}


def test_a_minor_office_makes_no_leader() -> None:
    writer = Writer(Article("a", "Something was said."))
    writer.say(Fact("Tenure", roles=(("holder", XI), ("office", "office/CHN-president"))), "Some")
    extraction = writer.extraction()
    office = replace(extraction.entities["office/CHN-president"], kind="deputy")
    entities = {**extraction.entities, office.key: office}
    network = country_organisation_leader(to_dataset([replace(extraction, entities=entities)]))
    assert ties(network) == {(XI, CHN, "holds-office")}


@pytest.mark.parametrize("changes", [{"kind": "former"}, {"end": PartialDate(2020)}])
def test_what_is_over_is_no_tie(changes: dict[str, object]) -> None:
    tenure = Fact("Tenure", roles=(("holder", XI), ("office", "office/CHN-president")))
    dataset = saying(replace(tenure, **changes))  # type: ignore[arg-type]
    assert len(country_organisation_leader(dataset)) == 0


def test_mutual_ties_stand_once_from_the_first_key(dataset: Dataset) -> None:
    network = country_organisation_leader(dataset)
    assert all(one < other for one, other, key in ties(network) if key in MUTUAL)
    assert {key for *_, key in ties(network)} <= set(TIES)


def test_view_does_not_depend_on_order() -> None:
    forwards = country_organisation_leader(to_dataset(sample()))
    backwards = country_organisation_leader(to_dataset(reversed(sample())))
    assert list(forwards.edges(keys=True, data=True)) == list(backwards.edges(keys=True, data=True))
    assert list(forwards.nodes(data=True)) == list(backwards.nodes(data=True))


def test_empty_graph_gives_an_empty_network() -> None:
    assert len(country_organisation_leader(empty_dataset())) == 0
