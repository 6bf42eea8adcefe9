"""Courses of pairs, first contacts, hosts and rankings, worked out by hand."""

from __future__ import annotations

import math
import random
from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset
from sample_world import Writer

from diplograph.errors import GraphError
from diplograph.graph.mapping import to_dataset
from diplograph.model import Article, Fact, PartialDate, Status
from diplograph.network import measures, trends
from diplograph.network.hosting import Host, hosting
from diplograph.network.novelty import first_contacts
from diplograph.network.rankings import rankings
from diplograph.network.trends import Change, Period, changes, course

CHN, KAZ, UZB, USA, IRN = (f"country/{code}" for code in ("CHN", "KAZ", "UZB", "USA", "IRN"))


def world(*facts: Fact) -> Dataset:
    writer = Writer(Article("a", "It was told.", PartialDate(2022, 10)))
    for fact in facts:
        writer.say(fact, "It")
    return to_dataset([writer.extraction()])


def visit(one: str, to: str, year: int, month: int | None = None) -> Fact:
    roles = (("visitor", one), ("host", to))
    return Fact("Visit", roles=roles, start=PartialDate(year, month), status=Status.HELD)


def said(kind: str, one: str, to: str, year: int) -> Fact:
    roles = (("speaker", one), ("addressee", to))
    start = PartialDate(year)
    return Fact("SpeechAct", kind=kind, roles=roles, start=start, status=Status.HELD)


def test_the_course_of_a_pair_by_year() -> None:
    graph = world(
        visit(CHN, KAZ, 2018, 3),
        said("praise", CHN, KAZ, 2018),
        said("warn", KAZ, CHN, 2020),
        said("condemn", USA, CHN, 2020),
    )
    found = course(graph, "China", "KAZ")
    assert (found.one[-3:], found.other[-3:]) == ("CHN", "KAZ")
    counts = [(p.name, p.events, p.friendly, p.hostile, p.tone) for p in found.periods]
    assert counts == [("2018", 2, 1, 0, 1), ("2019", 0, 0, 0, 0), ("2020", 1, 0, 1, -1)]
    assert [len(period.facts) for period in found.periods] == [2, 0, 1]


def test_what_is_dated_by_the_year_has_no_quarter() -> None:
    graph = world(visit(CHN, KAZ, 2018, 3), visit(KAZ, CHN, 2018, 11), visit(KAZ, CHN, 2019))
    quarters = course(graph, CHN, KAZ, every="quarter").periods
    assert [(p.name, p.events) for p in quarters] == [
        ("2018-Q1", 1),
        ("2018-Q2", 0),
        ("2018-Q3", 0),
        ("2018-Q4", 1),
    ]
    months = course(graph, CHN, KAZ, every="month").periods
    assert (months[0].name, months[-1].name, len(months)) == ("2018-03", "2018-11", 9)


def test_a_course_needs_something_that_happened() -> None:
    graph = world(visit(CHN, KAZ, 2018))
    with pytest.raises(GraphError, match="nothing with a date happened between CHN and UZB"):
        course(world(visit(CHN, KAZ, 2018), visit(KAZ, UZB, 2018)), "CHN", "UZB")
    with pytest.raises(GraphError, match="nobody here is 'CHX'"):
        course(graph, "CHX", "KAZ")
    with pytest.raises(GraphError, match="no step 'decade'"):
        course(graph, "CHN", "KAZ", every="decade")
    with pytest.raises(GraphError, match="nothing with a date"):
        course(graph, "CHN", "KAZ", between=("1990", "1991"))


def test_turns_of_a_course_have_the_means_of_both_sides() -> None:
    facts = [visit(CHN, KAZ, year, month) for year in range(2010, 2014) for month in (1,)]
    facts += [visit(CHN, KAZ, year, month) for year in range(2014, 2018) for month in range(1, 11)]
    assert course(world(*facts), CHN, KAZ).intensity == (Change("2014", 1.0, 10.0),)


def test_changes_of_what_does_not_change() -> None:
    assert changes() == changes([]) == changes([3]) == changes([2] * 30) == []
    assert changes([0] * 30) == changes([0] * 30, [0] * 30) == []
    assert changes([0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0]) == []


def test_one_event_makes_no_turn() -> None:
    assert changes([0] * 20 + [1] + [0] * 20) == []
    assert changes([1] + [0] * 20) == []
    assert changes([0] * 20 + [1] + [0] * 20, [0] * 41) == []


def test_chance_alone_seldom_makes_a_turn() -> None:
    chance = random.Random(7)
    drawn = [
        [[int(chance.random() < 0.1) for _ in range(60)] for _ in range(2)] for _ in range(100)
    ]
    assert sum(bool(changes(*pair)) for pair in drawn) <= 3
    assert sum(bool(changes(pair[0])) for pair in drawn) <= 3


def test_changes_of_what_does() -> None:
    assert changes([0, 1, 0, 1, 8, 9, 7, 10, 0, 0, 1, 0]) == [4, 8]
    # The sum stays as it is; friends become foes.
    assert changes([4, 5, 4, 6, 0, 0, 1, 0], [0, 0, 1, 0, 5, 4, 6, 4]) == [4]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=9))
def test_changes_are_the_best_of_all_segmentations(values: list[int]) -> None:
    """Against all of them one by one."""
    cost = trends._poisson(values)
    size = len(values)
    penalty = 3 * math.log(size)

    def total(cuts: tuple[int, ...]) -> float:
        ends = [0, *cuts, size]
        return math.fsum(cost(*pair) for pair in pairwise(ends)) + penalty * len(cuts)

    every = [cuts for number in range(size) for cuts in combinations(range(1, size), number)]
    assert total(tuple(changes(values))) == pytest.approx(min(map(total, every)), abs=1e-6)


def test_first_contacts_and_those_after_a_silence() -> None:
    graph = world(
        visit(CHN, KAZ, 1999, 5),
        visit(CHN, KAZ, 2001, 4),
        visit(CHN, KAZ, 2012, 4),
        visit(KAZ, CHN, 2005),
    )
    news = [(c.source, c.target, c.date, c.previous, c.silence) for c in first_contacts(graph)]
    assert news == [(CHN, KAZ, "1999-05", None, None), (KAZ, CHN, "2005", None, None)]
    again = first_contacts(graph, after=10)
    assert [(c.date, c.previous, c.silence) for c in again if c.previous] == [
        ("2012-04", "2001-04", 10)
    ]
    # From 1 May or later in 1999 to April 2001 no two years may have passed.
    assert [c.silence for c in first_contacts(graph, after=1) if c.date == "2001-04"] == [1]
    late = first_contacts(graph, between=("2000", "2013"), after=1)
    assert [c.date for c in late] == ["2001-04", "2005", "2012-04"]


def test_hosts_by_hand() -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_weighted_edges_from([("a", "b", 3), ("c", "b", 1), ("b", "a", 2), ("b", "b", 9)])
    first, second, third = hosting(network)
    assert first == Host("b", 4.0, 2.0, guests=2, hosts=1, favourite="a")
    assert (first.balance, first.share) == (2.0, 4 / 6)
    assert (second.node, third.node, third.received, third.favourite) == ("a", "c", 0.0, None)
    with pytest.raises(GraphError, match="only a directed network"):
        hosting(nx.Graph())


def test_rankings_by_spans_of_years() -> None:
    graph = world(
        visit(CHN, KAZ, 2001),
        visit(UZB, KAZ, 2002),
        visit(CHN, UZB, 2003),
        visit(CHN, USA, 2004),
        visit(IRN, USA, 2004),
    )
    found = rankings(graph, "visits", "strength", years=2)
    assert [(r.span, r.rank, r.node[-3:], r.value, r.change) for r in found] == [
        ("2001-2002", 1, "KAZ", 2.0, None),
        ("2001-2002", 2, "CHN", 1.0, None),
        ("2001-2002", 2, "UZB", 1.0, None),
        ("2003-2004", 1, "CHN", 2.0, 1),
        ("2003-2004", 1, "USA", 2.0, None),
        ("2003-2004", 3, "IRN", 1.0, None),
        ("2003-2004", 3, "UZB", 1.0, -1),
    ]
    assert [r.span for r in rankings(graph, years=1, between=("2003", "2003"))] == ["2003"] * 2
    with pytest.raises(GraphError, match="no measure 'power'"):
        rankings(graph, "visits", "power")
    with pytest.raises(GraphError, match="nothing of visits has a date"):
        rankings(graph, "visits", between=("1990", "1995"))


def test_assortativity_is_that_of_networkx() -> None:
    network: nx.Graph[str] = nx.relabel_nodes(nx.karate_club_graph(), str)
    found = measures.assortativity(network)
    assert found == pytest.approx(nx.degree_assortativity_coefficient(network))
    found = measures.assortativity(network, "club")
    assert found == pytest.approx(nx.attribute_assortativity_coefficient(network, "club"))
    assert measures.assortativity(nx.Graph()) is None
    assert measures.assortativity(network, "absent") is None


def test_a_period_without_words_has_no_tone() -> None:
    assert Period("2001", 3, 0, 0, ()).tone == 0
