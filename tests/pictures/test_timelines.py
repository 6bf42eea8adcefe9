from __future__ import annotations

from xml.etree import ElementTree

import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.facts import Filters, world
from diplograph.network.happenings import by_year, find, happenings
from diplograph.network.views import VIEWS
from diplograph.pictures import timeline, timelines
from diplograph.pictures.page import text_width

SVG = "{http://www.w3.org/2000/svg}"


def marks(picture: str) -> list[str]:
    root = ElementTree.fromstring(picture)
    found = [group for group in root.iter(f"{SVG}g") if group.get("class") == "mark"]
    return [str(group.findtext(f"{SVG}title")) for group in found]


def test_a_visit_has_to_do_with_both_countries(dataset: Dataset) -> None:
    source = world(dataset)
    pair = [find(source, name) for name in ("China", "KAZ")]
    assert [one.rpartition("/")[2] for one in pair] == ["CHN", "KAZ"]
    told = happenings(source, pair, Filters())
    assert told
    assert "Visit" in {one.fact.type for one in told}
    dates = [str(one.fact.since) for one in told]
    assert dates == sorted(dates)


def test_timeline_has_a_mark_for_each_event(dataset: Dataset) -> None:
    source = world(dataset)
    told = happenings(source, [find(source, "person/xi-jinping")], Filters())
    shown = marks(timeline(dataset, "Xi Jinping"))
    assert len(shown) == len(told)
    assert sorted(mark.split()[0] for mark in shown) == [str(one.fact.since) for one in told]
    assert any("source" in mark and "fact:" in mark for mark in shown)


def test_two_share_what_has_to_do_with_both(dataset: Dataset) -> None:
    one, other, both = (
        {mark.rpartition("; ")[2] for mark in marks(timeline(dataset, *who))}
        for who in (["KAZ"], ["CHN"], ["KAZ", "China"])
    )
    assert both
    assert both == one & other


def test_labels_of_one_lane_do_not_lie_over_each_other(dataset: Dataset) -> None:
    root = ElementTree.fromstring(timeline(dataset, "KAZ"))
    places = [
        (float(text.attrib["y"]), float(text.attrib["x"]), "".join(text.itertext()))
        for group in root.iter(f"{SVG}g")
        if group.get("class") == "mark"
        for text in group.findall(f"{SVG}text")
        if "stroke" not in text.attrib
    ]
    assert len(places) > 3
    for y, x, words in places:
        room = x + text_width(words, 11.0)
        assert not [other for other in places if other[0] == y and x < other[1] < room]


def test_many_events_are_counted(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = marks(timeline(dataset, "KAZ"))
    monkeypatch.setattr(timelines, "MOST_EVENTS", 2)
    picture = timeline(dataset, "KAZ")
    assert "too many events to draw one by one: a bar counts those of a month" in picture
    counted = sum(int(mark.split("; ")[1].split()[0]) for mark in marks(picture))
    assert counted == len(one_by_one)


def test_there_is_a_reason_where_nothing_is(dataset: Dataset) -> None:
    with pytest.raises(GraphError, match="no event of Kazakhstan with these filters: only 1900-01"):
        timeline(dataset, "KAZ", between=("1900", "1901"))
    with pytest.raises(GraphError, match="nobody here is 'Kazakstan'; did you mean kazakhstan"):
        timeline(dataset, "Kazakstan")
    with pytest.raises(GraphError, match="a timeline is of somebody"):
        timeline(dataset)


def test_facts_are_counted_by_the_year_in_which_they_began(dataset: Dataset) -> None:
    years = by_year(world(dataset), VIEWS["visits"], Filters())
    assert years
    assert {year for counts in years.values() for year in counts} == {2022}
    pairs = {(one.rpartition("/")[2], other.rpartition("/")[2]) for one, other in years}
    assert ("CHN", "KAZ") in pairs
