"""Brokers between blocs and how communities resemble organisations, worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.blocs import (
    Brokerage,
    Likeness,
    agreement,
    brokers,
    formal,
    likeness,
    members,
)


@pytest.mark.parametrize(
    ("blocs", "expected"),
    [
        ("AAA", Brokerage(coordinator=1)),
        ("BAB", Brokerage(consultant=1)),
        ("BAA", Brokerage(gatekeeper=1)),
        ("AAB", Brokerage(representative=1)),
        ("BAC", Brokerage(liaison=1)),
    ],
)
def test_the_role_of_who_stands_between(blocs: str, expected: Brokerage) -> None:
    network = nx.DiGraph([("first", "broker"), ("broker", "last")])
    given = dict(zip(("first", "broker", "last"), blocs, strict=True))
    found = brokers(network, given)
    assert found == {"broker": expected, "first": Brokerage(), "last": Brokerage()}


def test_two_with_a_tie_of_their_own_need_no_broker() -> None:
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])
    assert brokers(network, {"a": 1, "b": 1, "c": 2})["b"].total == 0
    back = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    assert brokers(back, {"a": 1, "b": 1, "c": 2})["b"] == Brokerage(representative=1)


def test_without_directions_a_pair_counts_both_ways() -> None:
    network = nx.Graph([("hub", "x"), ("hub", "y"), ("hub", "z")])
    found = brokers(network, {"hub": 1, "x": 1, "y": 2})
    # x and y over the hub, both ways; z has no bloc and does not count.
    assert found["hub"] == Brokerage(gatekeeper=1, representative=1)
    assert found["hub"].between == found["hub"].total == 2


def test_likeness_and_agreement_by_hand() -> None:
    communities = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 2}
    belonging = {"organisation/X": {"a", "b", "f"}, "organisation/Y": {"c", "d"}}
    assert likeness(communities, belonging) == [
        Likeness(0, 3, "organisation/X", 2, 2, 2 / 3),
        Likeness(1, 1, "organisation/Y", 2, 1, 1 / 2),
    ]
    assert agreement(communities, communities) == 1.0
    assert agreement({"a": 1, "b": 1}, {"a": 5, "b": 5, "c": 6}) == 1.0
    # Of the six pairs of four each parts two and two; none is together in both.
    assert agreement({"a": 0, "b": 0, "c": 1, "d": 1}, {"a": 0, "b": 1, "c": 0, "d": 1}) == (
        pytest.approx(-0.5)
    )
    assert agreement({"a": 1}, {"b": 1}) is None


def test_members_are_those_of_the_day(dataset: Dataset) -> None:
    belonging = members(dataset)
    assert "country/KAZ" in belonging["organisation/SCO"]
    assert "country/CHN" in formal(belonging, ["sco"])
    with pytest.raises(GraphError, match="no country belongs to 'SCOO'"):
        formal(belonging, ["SCOO"])


def test_who_is_in_two_organisations_is_a_bloc_of_both() -> None:
    belonging = {"organisation/EU": {"a", "b"}, "organisation/NATO": {"b", "c"}}
    assert formal(belonging, ["NATO", "EU"]) == {"a": "EU", "b": "EU+NATO", "c": "NATO"}
