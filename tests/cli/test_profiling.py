"""The verbs that write profiles: from a graph or a store, to stdout or a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset
from sample_world import sample

from diplograph.cli import main
from diplograph.graph.serialise import write_graph
from diplograph.graph.shortcuts import add_shortcuts
from diplograph.store import Store


def run(*args: object, verb: str = "dyad") -> Result:
    return CliRunner().invoke(main, [verb, *map(str, args)], env={"DIPLOGRAPH_STORE": None})


@pytest.fixture
def graph(dataset: Dataset, tmp_path: Path) -> Path:
    add_shortcuts(dataset)
    write_graph(dataset, tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def test_dyad_writes_markdown_of_a_graph(graph: Path) -> None:
    result = run("KAZ", "China", graph)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Kazakhstan and China\n")


def test_dyad_writes_the_same_of_a_store(graph: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for said in sample():
            store.add(said)
    result = run("KAZ", "CHN", "--store", tmp_path / "store")
    assert result.stdout == run("KAZ", "CHN", graph).stdout


@pytest.mark.parametrize("suffix", ["md", "html", "json"])
def test_dyad_writes_a_file_the_same_way_twice(graph: Path, tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for path in paths:
        result = run("KAZ", "CHN", graph, "--output", path)
        assert (result.exit_code, result.stdout) == (0, "")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert "Kazakhstan" in paths[0].read_text(encoding="utf-8")


def test_dyad_for_a_program(graph: Path, tmp_path: Path) -> None:
    run("KAZ", "CHN", graph, "--output", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["profile"] == "dyad"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["KAZ", "Chyna", "graph.ttl"], 5, "did you mean China"),
        (["KAZ", "TJK", "graph.ttl"], 5, "there is no country 'TJK' for the second country"),
        (["KAZ", "CHN", "graph.ttl", "--output", "a.pdf"], 4, "one of .md, .html, .json"),
        (["KAZ", "CHN", "none.ttl"], 4, "none.ttl"),
        (["KAZ", "CHN"], 2, "give GRAPH, or a store"),
        (["KAZ"], 2, "Missing argument"),
    ],
)
def test_dyad_says_what_is_wrong(
    graph: Path, args: list[str], code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(graph.parent)
    result = run(*args)
    assert result.exit_code == code
    assert words in result.stderr


def test_person_writes_markdown_and_files(graph: Path, tmp_path: Path) -> None:
    result = run("Xi Jinping", graph, verb="person")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Xi Jinping\n")
    assert run("Xi Jinping", graph, "-o", tmp_path / "a.html", verb="person").stdout == ""
    assert "<h1>Xi Jinping</h1>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    result = run("Xi Jinpin", graph, verb="person")
    assert result.exit_code == 5
    assert "did you mean Xi Jinping?" in result.stderr


@pytest.mark.parametrize(("verb", "name"), [("country", "KAZ"), ("organisation", "SCO")])
def test_country_and_organisation_write_files(
    graph: Path, tmp_path: Path, verb: str, name: str
) -> None:
    result = run(name, graph, "-o", tmp_path / "a.json", verb=verb)
    assert (result.exit_code, result.output) == (0, "")
    page = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert page["profile"] == verb
    assert run("Nobody", graph, verb=verb).exit_code == 5
