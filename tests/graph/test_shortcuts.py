from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib.namespace import RDF
from sample_world import VISIT, Writer, sample

from diplograph.graph.iris import DIP, SHORTCUTS_GRAPH, iri, key_of
from diplograph.graph.mapping import to_dataset
from diplograph.graph.queries import ask
from diplograph.graph.serialise import union
from diplograph.graph.shapes import violations
from diplograph.graph.shortcuts import add_shortcuts, shortcuts
from diplograph.model import Article, Fact, Modality, PartialDate, Status
from diplograph.resources import resource

XI, TOKAYEV = "person/xi-jinping", "person/kassym-jomart-tokayev"
MIRZIYOYEV, RAISI = "person/shavkat-mirziyoyev", "person/ebrahim-raisi"
EXPECTED = {
    "holdsOffice": {
        (XI, "office/CHN-president"),
        (TOKAYEV, "office/KAZ-president"),
        (RAISI, "office/IRN-president"),
    },
    "leaderOf": {(XI, "country/CHN"), (TOKAYEV, "country/KAZ"), (RAISI, "country/IRN")},
    "memberOf": {(f"country/{code}", "organisation/SCO") for code in ("CHN", "KAZ", "UZB")},
    "chaired": {("country/UZB", "organisation/SCO")},
    "metWith": {(XI, TOKAYEV), (TOKAYEV, XI), (XI, MIRZIYOYEV), (MIRZIYOYEV, XI)},
    "visited": {(XI, "country/KAZ")},
    "hasRelationWith": {("country/CHN", "country/KAZ"), ("country/KAZ", "country/CHN")},
}


def pairs(dataset: Dataset, name: str) -> set[tuple[str, str]]:
    found = shortcuts(dataset).subject_objects(DIP[name])
    return {(key_of(str(one)), key_of(str(other))) for one, other in found}


def saying(fact: Fact, modality: Modality = Modality.ASSERTED) -> Dataset:
    writer = Writer(Article("a", "Something was said.", PartialDate(2022)))
    writer.say(fact, "Something", modality=modality)
    return to_dataset([writer.extraction()])


def test_expectations_cover_every_shortcut() -> None:
    files = {path.stem for path in resource("queries", "shortcuts").glob("*.rq")}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_shortcut_follows_from_the_facts(name: str, dataset: Dataset) -> None:
    assert pairs(dataset, name) == EXPECTED[name]


@pytest.mark.parametrize("modality", list(Modality))
def test_shortcut_needs_a_claim_that_says_so(modality: Modality) -> None:
    says_so = modality in (Modality.ASSERTED, Modality.IMPLIED)
    assert bool(pairs(saying(VISIT, modality), "visited")) is says_so
    membership = Fact(
        "Membership",
        kind="member",
        roles=(("member", "country/KAZ"), ("organisation", "organisation/SCO")),
    )
    assert bool(pairs(saying(membership, modality), "memberOf")) is says_so


@pytest.mark.parametrize("status", [None, *Status])
def test_shortcut_needs_an_event_that_took_place(status: Status | None) -> None:
    took_place = status in (None, Status.HELD, Status.UNDER_WAY)
    assert bool(pairs(saying(replace(VISIT, status=status)), "visited")) is took_place
    meeting = Fact(
        "Meeting",
        kind="talks",
        roles=(("participant", XI), ("participant", TOKAYEV)),
        status=status,
    )
    assert bool(pairs(saying(meeting), "metWith")) is took_place


@pytest.mark.parametrize(
    ("changes", "present"),
    [
        ({}, True),
        ({"start": PartialDate(2019, 3)}, True),
        ({"kind": "acting"}, True),
        ({"end": PartialDate(2024)}, False),
        ({"kind": "former"}, False),
        ({"kind": "elect"}, False),
    ],
)
def test_only_a_running_tenure_makes_a_holder(changes: dict[str, object], present: bool) -> None:
    tenure = Fact("Tenure", roles=(("holder", XI), ("office", "office/CHN-president")))
    dataset = saying(replace(tenure, **changes))  # type: ignore[arg-type]
    assert bool(pairs(dataset, "holdsOffice")) is present
    assert bool(pairs(dataset, "leaderOf")) is present


@pytest.mark.parametrize(("kind", "present"), [(None, True), ("member", True), ("observer", False)])
def test_only_a_full_member_is_a_member(kind: str | None, present: bool) -> None:
    roles = (("member", "country/IRN"), ("organisation", "organisation/SCO"))
    assert bool(pairs(saying(Fact("Membership", kind=kind, roles=roles)), "memberOf")) is present


@pytest.mark.parametrize(
    ("roles", "country"),
    [
        ((("place", "place/UZB-samarkand"),), "country/UZB"),
        ((("host", "country/UZB"),), "country/UZB"),
        ((("host", MIRZIYOYEV),), "country/UZB"),
        ((("host", MIRZIYOYEV), ("place", "country/KAZ")), "country/KAZ"),
    ],
)
def test_visited_finds_the_country(roles: tuple[tuple[str, str], ...], country: str) -> None:
    visit = Fact("Visit", roles=(*roles, ("visitor", XI)), status=Status.HELD)
    assert pairs(saying(visit), "visited") == {(XI, country)}


def test_shortcuts_get_a_graph_of_their_own(dataset: Dataset) -> None:
    before = union(dataset)
    add_shortcuts(dataset)
    own = dataset.graph(SHORTCUTS_GRAPH)
    assert len(own) == sum(map(len, EXPECTED.values()))
    assert set(union(dataset)) == set(before) | set(own)
    add_shortcuts(dataset)
    assert len(dataset.graph(SHORTCUTS_GRAPH)) == len(own)


def test_shortcuts_make_short_questions(dataset: Dataset, tmp_path: Path) -> None:
    add_shortcuts(dataset)
    path = tmp_path / "short.rq"
    path.write_text(
        "SELECT ?leader ?country WHERE { ?leader dip:metWith person:xi-jinping ;"
        " dip:leaderOf ?country }"
    )
    rows = [
        [str(getattr(value, "label", value)) for value in row] for row in ask(path, dataset).rows
    ]
    assert rows == [["Kassym-Jomart Tokayev", "Kazakhstan"]]


def test_shortcuts_go_with_the_facts_they_came_from() -> None:
    dataset = to_dataset(sample())
    add_shortcuts(dataset)
    (chairmanship,) = dataset.subjects(RDF.type, DIP.Chairmanship)
    for graph in dataset.graphs():
        graph.remove((chairmanship, None, None))
    add_shortcuts(dataset)
    assert (iri("country/UZB"), DIP.chaired, None) not in dataset


def test_a_graph_with_shortcuts_is_valid(dataset: Dataset) -> None:
    add_shortcuts(dataset)
    assert violations(union(dataset)) == ()
