"""The views beside that of countries, organisations and leaders, and what narrows each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset, URIRef
from sample_world import VISIT, Writer, sample

from diplograph import front
from diplograph.errors import GraphError
from diplograph.graph.catalogue import find_query
from diplograph.graph.iris import DIP, article_iri
from diplograph.graph.mapping import empty_dataset, to_dataset
from diplograph.graph.serialise import union, write_graph
from diplograph.model import Article, Entity, EntityType, Fact, Modality, PartialDate, Status
from diplograph.network.export import write_network
from diplograph.network.facts import world
from diplograph.network.ties import tones
from diplograph.network.views import VIEWS, Drawn, view
from diplograph.pictures import svg
from diplograph.resources import resource
from diplograph.schema import fact_id
from diplograph.store import Store

XI, TOKAYEV = "person/xi-jinping", "person/kassym-jomart-tokayev"
MACRON, RAISI, SCO = "person/emmanuel-macron", "person/ebrahim-raisi", "organisation/SCO"
CHN, KAZ, UZB, IRN, USA, FRA = (
    f"country/{code}" for code in ("CHN", "KAZ", "UZB", "IRN", "USA", "FRA")
)
STATEMENT = "agreement/joint-statement-kaz-chn-2022-09-14"


def saying(*facts: Fact, modality: Modality = Modality.ASSERTED, sure: float = 0.9) -> Dataset:
    writer = Writer(Article("a", "Something was said.", PartialDate(2022, 10)))
    for fact in facts:
        writer.say(fact, "Something", modality=modality, confidence=sure)
    return to_dataset([writer.extraction()])


def speech(kind: str, one: str, other: str, day: int = 1, role: str = "addressee") -> Fact:
    start = PartialDate(2022, 9, day)
    return Fact(
        "SpeechAct",
        kind=kind,
        roles=(("speaker", one), (role, other)),
        start=start,
        status=Status.HELD,
    )


def ends(network: Drawn) -> set[tuple[str, str]]:
    return set(network.edges())


def test_leader_meetings_tie_persons(dataset: Dataset) -> None:
    network = view(dataset, "leader-meetings")
    assert not network.is_directed()
    assert ends(network) == {
        (RAISI, MACRON),
        (TOKAYEV, XI),
        ("person/shavkat-mirziyoyev", XI),
    }
    assert network.edges[XI, TOKAYEV]["details"] == ["talks"]


def test_visits_go_from_country_to_country(dataset: Dataset) -> None:
    network = view(dataset, "visits")
    assert network.is_directed()
    assert ends(network) == {(CHN, KAZ)}
    assert network.edges[CHN, KAZ] == {
        "label": "visits",
        "weight": 1,
        "articles": 2,
        "sources": 2,
        "first": "2022-09-14",
        "last": "2022-09-14",
        "details": ["state-visit"],
        "facts": [str(URIRef(f"https://w3id.org/diplograph/{fact_id(VISIT)}"))],
    }
    assert network.nodes[KAZ]["code"] == "KAZ"


def test_visits_find_the_country_behind_places_and_hosts() -> None:
    to_place = Fact("Visit", roles=(("place", "place/UZB-samarkand"), ("visitor", XI)))
    to_host = Fact("Visit", roles=(("host", TOKAYEV), ("visitor", MACRON)))
    assert ends(view(saying(to_place, to_host), "visits")) == {(CHN, UZB), (FRA, KAZ)}


def test_visits_find_the_country_of_an_office() -> None:
    homeless = Entity(key="person/a-b", type=EntityType.PERSON, label="A B")
    writer = Writer(Article("a", "Something was said."))
    writer.entities = {**writer.entities, homeless.key: homeless}
    tenure = Fact("Tenure", roles=(("holder", homeless.key), ("office", "office/CHN-president")))
    writer.say(tenure, "Something")
    writer.say(Fact("Visit", roles=(("place", KAZ), ("visitor", homeless.key))), "said")
    assert ends(view(to_dataset([writer.extraction()]), "visits")) == {(CHN, KAZ)}


def test_co_membership_counts_organisations(dataset: Dataset) -> None:
    network = view(dataset, "co-membership")
    assert ends(network) == {(CHN, KAZ), (CHN, UZB), (KAZ, UZB)}  # Iran is but an observer
    assert network.edges[CHN, KAZ]["weight"] == 1
    assert network.edges[CHN, KAZ]["details"] == [SCO]
    assert len(network.edges[CHN, KAZ]["facts"]) == 2


def test_co_membership_is_as_of_a_day() -> None:
    def member(country: str, start: int, end: int | None) -> Fact:
        return Fact(
            "Membership",
            kind="member",
            roles=(("member", country), ("organisation", SCO)),
            start=PartialDate(start),
            end=PartialDate(end) if end else None,
        )

    graph = saying(member(CHN, 2001, None), member(KAZ, 2001, 2010), member(UZB, 2005, None))
    assert ends(view(graph, "co-membership")) == {(CHN, UZB)}
    assert ends(view(graph, "co-membership", as_of="2003")) == {(CHN, KAZ)}
    assert len(view(graph, "co-membership", as_of="2007").edges) == 3
    assert ends(view(graph, "co-membership", between=("2001", "2004"))) == {(CHN, KAZ)}


def test_co_attendance_ties_countries_of_one_meeting(dataset: Dataset) -> None:
    assert ends(view(dataset, "co-attendance")) == {(CHN, KAZ), (CHN, UZB), (FRA, IRN)}


def test_statements_are_signed() -> None:
    graph = saying(
        speech("praise", TOKAYEV, CHN),
        speech("condemn", USA, IRN, 2),
        speech("accuse", USA, IRN, 3),
        speech("thank", USA, IRN, 4),
        speech("state", IRN, USA, 5),
        speech("condemn", FRA, "body/IRN-ministry-of-foreign-affairs", 6, "about"),
    )
    network = view(graph, "statements")
    signs = {(one, other): data["sign"] for one, other, data in network.edges(data=True)}
    assert signs == {(KAZ, CHN): 1, (USA, IRN): -1, (IRN, USA): 0, (FRA, IRN): -1}
    edge = network.edges[USA, IRN]
    assert (edge["weight"], edge["friendly"], edge["hostile"]) == (3, 1, 2)


def test_every_kind_of_statement_has_a_tone() -> None:
    schemes = resource("ontology", "schemes.ttl").read_text(encoding="utf-8")
    kinds = {
        line.split()[0].removeprefix("kind:")
        for line in schemes.splitlines()
        if "skos:inScheme scheme:speech" in line
    }
    assert kinds <= set(tones())
    assert set(tones().values()) == {-1, 0, 1}


def test_tones_are_those_of_the_question_for_a_pair() -> None:
    """It cannot read them, so its lists are written out."""
    text = find_query("tone-of-pair").text
    lists = re.findall(r"\?kind IN \(([^)]*)\)", text)
    hostile, friendly = (set(re.findall(r"kind:([\w-]+)", listed)) for listed in lists)
    assert hostile == {kind for kind, tone in tones().items() if tone < 0}
    assert friendly == {kind for kind, tone in tones().items() if tone > 0}


def test_trade_has_the_figures() -> None:
    def figure(kind: str, year: int, value: str, *roles: tuple[str, str]) -> Fact:
        start, much = PartialDate(year), Decimal(value)
        return Fact("Observation", kind=kind, roles=roles, start=start, value=much, unit="USD")

    both = (("party", CHN), ("party", KAZ))
    graph = saying(
        figure("trade-turnover", 2021, "1.82E+10", *both),
        figure("trade-turnover", 2020, "1.5E+10", *both),
        figure("exports", 2021, "5E+9", ("reporter", KAZ), ("counterpart", CHN)),
        figure("trade-target", 2030, "9E+10", *both),
    )
    network = view(graph, "trade")
    assert isinstance(network, nx.MultiDiGraph)
    assert set(network.edges(keys=True)) == {(CHN, KAZ, "trade-turnover"), (KAZ, CHN, "exports")}
    turnover = network.edges[CHN, KAZ, "trade-turnover"]
    assert (turnover["value"], turnover["unit"], turnover["period"]) == (1.82e10, "USD", "2021")
    assert turnover["figures"] == ["2020 15000000000 USD", "2021 18200000000 USD"]
    assert (turnover["weight"], turnover["first"], turnover["last"]) == (2, "2020", "2021")


def test_agreements_tie_parties_to_documents(dataset: Dataset) -> None:
    network = view(dataset, "agreements")
    assert {frozenset(edge) for edge in network.edges} == {
        frozenset((CHN, STATEMENT)),
        frozenset((KAZ, STATEMENT)),
    }
    assert network.nodes[STATEMENT]["type"] == "Agreement"
    assert (network.nodes[STATEMENT]["bipartite"], network.nodes[CHN]["bipartite"]) == (1, 0)
    assert nx.is_bipartite(network)


def test_events_tie_participants_to_events(dataset: Dataset) -> None:
    network = view(dataset, "events")
    visit = fact_id(VISIT)
    assert set(network[visit]) == {XI, TOKAYEV}
    assert network.edges[XI, visit]["details"] == ["visitor"]
    assert network.nodes[visit] == {
        "label": "state visit: Kassym-Jomart Tokayev, Xi Jinping",
        "type": "Visit",
        "iri": f"https://w3id.org/diplograph/{visit}",
        "date": "2022-09-14",
        "bipartite": 1,
    }
    assert nx.is_bipartite(network)


def test_reprints_are_no_source_of_their_own(dataset: Dataset) -> None:
    one, other = article_iri("samarkand-2022"), article_iri("astana-2022")
    dataset.graph(one).add((one, DIP.reprintOf, other))
    edge = view(dataset, "visits").edges[CHN, KAZ]
    assert (edge["articles"], edge["sources"]) == (2, 1)


@pytest.mark.parametrize("name", VIEWS)
def test_views_are_the_same_from_files_stores_engines_and_rdflib(
    name: str, dataset: Dataset, tmp_path: Path
) -> None:
    write_graph(dataset, tmp_path / "graph.trig")
    with Store.in_memory() as store:
        for extraction in sample():
            store.add(extraction)
        kept = view(store, name)
    expected = drawn(view(dataset, name))
    assert drawn(view(union(dataset), name)) == expected
    assert drawn(view(tmp_path / "graph.trig", name)) == expected
    assert drawn(view([str(tmp_path / "graph.trig")], name)) == expected
    assert set(kept) == set(view(dataset, name))


def drawn(network: Drawn) -> tuple[list[Any], list[Any], dict[str, Any]]:
    return list(network.nodes(data=True)), list(network.edges(data=True)), network.graph


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json"])
def test_views_can_be_written(name: str, suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    network = view(dataset, name)
    write_network(network, tmp_path / f"network{suffix}")
    text = (tmp_path / f"network{suffix}").read_text(encoding="utf-8")
    assert all(data["label"].split()[0] in text for _, data in network.nodes(data=True))
    if suffix == ".graphml":
        back = nx.read_graphml(tmp_path / "network.graphml")
        assert (set(back), back.is_directed()) == (set(network), network.is_directed())


@pytest.mark.parametrize("name", VIEWS)
def test_views_of_nothing_are_empty(name: str) -> None:
    assert len(view(empty_dataset(), name)) == 0
    with pytest.raises(GraphError, match=f"there is nothing to draw.*{name}"):
        svg(view(empty_dataset(), name))


@pytest.mark.parametrize(
    ("narrow", "left"),
    [
        ({"as_of": "2022-09-13"}, False),
        ({"as_of": "2022-09-14"}, True),
        ({"between": ("2022-01-01", "2022-09-13")}, False),
        ({"between": ("2022-09", "2022-10")}, True),
        ({"between": ("2022-09-15", "2023")}, False),
        ({"min_confidence": 0.9}, True),
        ({"min_confidence": 0.95}, False),
        ({"modality": "denied"}, False),
        ({"modality": ["denied", "asserted"]}, True),
        ({"countries": "KAZ"}, True),
        ({"countries": ["kazakhstan", "country/FRA"]}, True),
        ({"countries": ["FRA"]}, False),
    ],
)
def test_filters_narrow_a_view(narrow: dict[str, Any], left: bool) -> None:
    graph = saying(VISIT, speech("thank", MACRON, UZB))
    assert bool(ends(view(graph, "visits", **narrow))) is left


def test_an_undated_event_counts_from_its_report() -> None:
    graph = saying(replace(VISIT, start=None))
    assert len(view(graph, "visits", between=("2022-10", "2022-10")).edges) == 1
    assert len(view(graph, "visits", between=("2022-08", "2022-09")).edges) == 0


def test_what_a_work_of_reference_says_holds_without_a_start() -> None:
    graph = front.reference(organisation="BENELUX")
    for when in ({}, {"as_of": "1995"}, {"between": ("1995", "1996")}):
        network = view(graph, "co-membership", **when)
        assert len(network.edges) == 3
        assert network.edges["country/BEL", "country/NLD"]["sources"] == 1
        assert network.edges["country/BEL", "country/NLD"]["articles"] == 0


def test_a_country_keeps_the_other_parties_of_its_events(dataset: Dataset) -> None:
    network = view(dataset, "agreements", countries="KAZ")
    assert set(network) == {CHN, KAZ, STATEMENT}
    assert set(view(dataset, "leader-meetings", countries="FRA")) == {MACRON, RAISI}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda graph: view(graph, "visit"), r"no view 'visit'; did you mean visits"),
        (lambda graph: view(graph, countries="Kazakstan"), "did you mean kazakhstan"),
        (lambda graph: view(graph, modality="deny"), "no modality 'deny'; did you mean denied"),
        (lambda graph: view(graph, between=("2022", "2021")), "give the earlier first"),
    ],
)
def test_what_there_is_not_is_said(
    call: Callable[[Dataset], Drawn], message: str, dataset: Dataset
) -> None:
    with pytest.raises(GraphError, match=message):
        call(dataset)


def test_views_do_not_depend_on_order() -> None:
    def all_of(extractions: Iterable[Any]) -> list[object]:
        graph = to_dataset(extractions)
        return [drawn(view(graph, name)) for name in VIEWS]

    assert all_of(sample()) == all_of(reversed(sample()))


def test_many_nodes_are_named_in_several_requests() -> None:
    keys = [f"https://w3id.org/diplograph/id/country/{number}" for number in range(4100)]
    names = world(empty_dataset()).names(keys)
    assert len(names) == 4100
    assert names[keys[7]]["label"] == "country/7"
