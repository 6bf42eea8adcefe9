"""What draw does, and network with a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset

from diplograph.cli import main
from diplograph.graph.serialise import write_graph


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


@pytest.fixture
def graph(dataset: Dataset, tmp_path: Path) -> Path:
    write_graph(dataset, tmp_path / "graph.trig")
    return tmp_path / "graph.trig"


@pytest.mark.parametrize(
    "args",
    [
        ["network"],
        ["network", "visits"],
        ["draw", "timeline", "--of", "KAZ", "--of", "China"],
        ["draw", "heatmap", "trade"],
        ["draw", "heatmap", "visits", "--by-year"],
        ["draw", "map"],
        ["draw", "map", "co-membership", "--country", "KAZ"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("suffix", [".svg", ".html", ".png"])
def test_pictures_are_written(args: list[str], suffix: str, graph: Path, tmp_path: Path) -> None:
    path = tmp_path / f"picture{suffix}"
    result = run(*args, graph, "--output", path)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    head = {".svg": b"<svg ", ".html": b"<!DOCTYPE html>", ".png": b"\x89PNG"}[suffix]
    assert path.read_bytes().startswith(head)


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (["draw", "map", "vists"], "there is no view 'vists'; did you mean visits"),
        (["draw", "map", "--between", "1900", "1901"], "there is nothing to draw: no fact"),
        (["draw", "timeline", "--of", "Kazakstan"], "nobody here is 'Kazakstan'"),
        (["draw", "heatmap", "agreements"], "a heat map needs nodes of one kind"),
        (["network", "visits", "--country", "Kazakstan"], "there is no country 'Kazakstan'"),
        (
            ["network", "visits", "--as-of", "1900"],
            "nothing to draw: no fact gives a tie",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_drawn_is_said(
    args: list[str], error: str, graph: Path, tmp_path: Path
) -> None:
    result = run(*args, graph, "--output", tmp_path / "picture.svg")
    assert result.exit_code == 4
    assert result.stderr.startswith("error DG200: ")
    assert error in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "picture.svg").exists()


def test_unknown_suffix_is_said_before_anything_is_read(tmp_path: Path) -> None:
    result = run("draw", "map", tmp_path / "absent.ttl", "--output", tmp_path / "picture.gif")
    assert result.exit_code == 4
    assert ".gif is no kind of picture; use .svg .png .html" in result.stderr


def test_a_cut_is_said(graph: Path, tmp_path: Path) -> None:
    result = run("network", graph, "--most", "3", "--output", tmp_path / "picture.svg")
    assert "the picture shows the 3 with the strongest ties" in result.stderr
    assert run("network", graph, "--most", "401", "--output", tmp_path / "p.svg").exit_code == 2


def test_most_is_for_pictures(graph: Path, tmp_path: Path) -> None:
    result = run("network", graph, "--most", "3", "--output", tmp_path / "network.gexf")
    assert result.exit_code == 2
    assert "--most is for pictures: .svg .png .html" in result.stderr
