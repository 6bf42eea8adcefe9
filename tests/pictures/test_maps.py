from __future__ import annotations

import csv
import math
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.network.views import view
from diplograph.pictures import land, world_map
from diplograph.pictures.land import runs
from diplograph.pictures.maps import capitals
from diplograph.pictures.projection import great_circle, project
from diplograph.resources import resource

SVG = "{http://www.w3.org/2000/svg}"


def groups(picture: str, of: str) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(picture).iter(f"{SVG}g")
    return [group for group in found if group.get("class") == of]


def test_projection_is_true_to_areas() -> None:
    def area(latitude: float) -> float:
        step = 0.01
        (x, y), (_, south) = project(latitude, step), project(latitude - step, 0)
        return x * (south - y)

    for latitude in (10.0, 45.0, 80.0):
        shrunk = math.cos(math.radians(latitude - 0.005))
        assert area(latitude) / area(0.005) == pytest.approx(shrunk, rel=1e-2)


def test_great_circle_over_the_pole() -> None:
    places = [(round(lat, 3), round(lon)) for lat, lon in great_circle((60, 0), (60, 180), steps=2)]
    assert places[0] == (60, 0)
    assert places[1][0] == 90
    assert places[2] == (60, 180)
    assert list(great_circle((1, 2), (1, 2))) == [(1, 2), (1, 2)]


def test_every_sovereign_country_has_a_capital_on_the_map() -> None:
    with resource("data", "reference", "countries.csv").open(encoding="utf-8") as stream:
        wanted = {row["iso3"] for row in csv.DictReader(stream) if row["status"] == "sovereign"}
    assert wanted - capitals().keys() == set()
    assert all(abs(lat) <= 90 and abs(lon) <= 180 for lat, lon in capitals().values())
    assert capitals()["KAZ"] == pytest.approx((51.2, 71.4), abs=0.2)
    assert capitals()["ARG"] == pytest.approx((-34.6, -58.4), abs=0.2)


def test_visits_are_arcs_between_capitals(dataset: Dataset) -> None:
    network = view(dataset, "visits")
    picture = world_map(network)
    assert len(groups(picture, "node")) == len(network)
    assert len(groups(picture, "tie")) == network.number_of_edges()
    assert all(tie.findall(f"{SVG}polygon") for tie in groups(picture, "tie"))
    assert "Kazakhstan" in picture


def test_a_way_over_the_date_line_breaks_off() -> None:
    network: nx.DiGraph[str] = nx.DiGraph(name="visits")
    for key, label in (("FJI", "Fiji"), ("WSM", "Samoa"), ("FRA", "France"), ("ESP", "Spain")):
        network.add_node(key, label=label, type="Country", code=key)
    network.add_edge("FJI", "WSM", label="visits")
    network.add_edge("FRA", "ESP", label="visits")
    pieces = {
        tie.attrib["data-one"]: tie[0].attrib["d"].count("M")
        for tie in groups(world_map(network), "tie")
    }
    assert pieces == {"FJI": 2, "FRA": 1}


def test_land_lies_where_it_does() -> None:
    def is_land(latitude: float, longitude: float) -> bool:
        return any(
            abs(lat - latitude) <= 0.5 and west <= longitude < east for lat, west, east in runs(1.0)
        )

    assert land.has_land()
    assert is_land(48.5, 68.5)  # Kazakhstan
    assert is_land(-25.5, 134.5)  # Australia
    assert not is_land(30.5, -40.5)  # Atlantic
    assert not is_land(-40.5, 90.5)  # Indian Ocean


def test_a_map_without_land_says_what_to_install(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(land, "has_land", lambda: False)
    runs.cache_clear()
    picture = world_map(view(dataset, "visits"))
    runs.cache_clear()
    assert "pip install 'diplograph[pictures]'" in picture.replace("&#x27;", "'")
    assert 'fill="#E3E0D8"' in picture


def test_a_map_needs_countries_with_ties(dataset: Dataset) -> None:
    with pytest.raises(GraphError, match="leader-meetings; a map needs ties"):
        world_map(view(dataset, "leader-meetings"))
