from __future__ import annotations

import builtins
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset

from diplograph import front
from diplograph.errors import GraphError
from diplograph.network.quotes import quotes
from diplograph.network.views import VIEWS, view
from diplograph.pictures import (
    SUFFIXES,
    heatmap,
    html,
    png,
    svg,
    timeline,
    world_map,
    write,
    write_network,
    yearly,
)


def behind(page: str) -> dict[str, dict[str, list[str]]]:
    (data,) = re.findall(r'<script type="application/json" id="behind">(.*?)</script>', page)
    found: dict[str, dict[str, list[str]]] = json.loads(data)
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_network_gives_the_same_bytes(suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    for number in range(2):
        front.network(dataset, output=tmp_path / f"{number}{suffix}")
    assert (tmp_path / f"0{suffix}").read_bytes() == (tmp_path / f"1{suffix}").read_bytes()


def test_other_pictures_are_the_same_twice(dataset: Dataset) -> None:
    visits = view(dataset, "visits")
    assert world_map(visits) == world_map(visits)
    assert heatmap(visits) == heatmap(visits)
    assert timeline(dataset, "KAZ") == timeline(dataset, "KAZ")
    assert yearly(dataset, "visits") == yearly(dataset, "visits")


def test_png_has_the_size_of_the_picture() -> None:
    picture = svg(named())
    width, height = map(int, re.findall(r'width="(\d+)" height="(\d+)"', picture)[0])
    data = png(picture, zoom=2.0)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (2 * width, 2 * height)


def test_png_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(GraphError, match=r"pip install 'diplograph\[pictures\]', or write \.svg"):
        png("<svg/>")


@pytest.mark.parametrize("name", sorted(VIEWS.keys() - {"statements"}))
def test_page_asks_nothing_of_any_network(name: str, dataset: Dataset) -> None:
    page = html(view(dataset, name))
    assert "default-src 'none'" in page
    assert re.findall(r"""(?:src|href)=["']|@import|url\((?!#)""", page) == []
    links = set(re.findall(r"https?://[^\"'< ]+", page))
    assert links == {"http://www.w3.org/2000/svg"}


def test_page_has_the_facts_and_words_behind_each_tie(dataset: Dataset) -> None:
    network = view(dataset, "visits")
    told = quotes(dataset, network.edges["country/CHN", "country/KAZ"]["facts"])
    page = html(network, quotes=told)
    assert len(behind(page)) == network.number_of_edges()
    own = behind(page)["country/CHN country/KAZ visits"]
    facts = network.edges["country/CHN", "country/KAZ"]["facts"]
    assert own["facts"] == [f"fact:{fact.rpartition('/')[2]}" for fact in facts]
    assert own["quotes"]
    assert set(own["quotes"]) <= {quote for fact in facts for quote in told[fact]}


def test_words_of_articles_are_no_markup() -> None:
    network = named()
    network.edges["a", "b"]["facts"] = ["https://w3id.org/diplograph/fact/f"]
    evil = "</script><script>alert(1)</script>"
    page = html(network, title="<b>", quotes={"https://w3id.org/diplograph/fact/f": [evil]})
    assert page.count("<script") == 2
    assert evil not in page
    assert [own["quotes"] for own in behind(page).values()] == [[evil]]
    assert "<title>&lt;b&gt;</title>" in page


def test_page_of_another_picture_keeps_its_title(dataset: Dataset, tmp_path: Path) -> None:
    write(timeline(dataset, "KAZ", title="A & B"), tmp_path / "t.html")
    assert "<title>A &amp; B</title>" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_page_from_the_front_quotes_the_articles(dataset: Dataset, tmp_path: Path) -> None:
    front.network(dataset, view="visits", output=tmp_path / "n.html")
    told = behind((tmp_path / "n.html").read_text(encoding="utf-8"))
    assert all(own["quotes"] for own in told.values())


def test_no_picture_has_another_suffix(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"\.bmp is no kind of picture; use \.svg \.png \.html"):
        write_network(view(dataset), tmp_path / "n.bmp")
    with pytest.raises(GraphError, match=r"no suffix is no kind of picture"):
        write("<svg/>", tmp_path / "n")


def named() -> Any:
    import networkx as nx

    network: nx.Graph[str] = nx.Graph(name="co-attendance")
    network.add_edge("a", "b", label="co-attendance")
    return network


def test_script_finds_what_it_looks_for() -> None:
    page = html(named())
    looked_for = set(re.findall(r'getElementById\("(\w+)"\)', page))
    assert looked_for == {"behind", "search", "reset"}
    assert all(f'id="{name}"' in page for name in looked_for)
    shown = set(re.findall(r"dataset\.(\w+)", page))
    assert all(f"data-{name}=" in page for name in shown)
