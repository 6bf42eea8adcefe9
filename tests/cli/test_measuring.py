"""What measure prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset
from sample_world import Writer

from diplograph.cli import main
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import write_graph
from diplograph.model import Article, Fact, PartialDate, Status


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["measure", *map(str, args)])


@pytest.fixture
def graph(dataset: Dataset, tmp_path: Path) -> Path:
    write_graph(dataset, tmp_path / "graph.trig")
    return tmp_path / "graph.trig"


def rows(graph: Path, *args: str) -> list[dict[str, object]]:
    name, *others = args
    result = run(name, *others, graph, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    "args",
    [
        ["centrality"],
        ["centrality", "visits", "--by", "degree"],
        ["communities"],
        ["brokers"],
        ["brokers", "visits", "--bloc", "SCO"],
        ["hosts"],
        ["reciprocity"],
        ["assortativity"],
        ["path", "--of", "UZB", "--of", "Kazakhstan"],
        ["course", "--of", "China", "--of", "Kazakhstan"],
        ["novelty", "--after", "5"],
        ["ranking"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_each_measure_is_the_same_twice(args: list[str], form: str, graph: Path) -> None:
    once, twice = (run(*args, graph, "--format", form) for _ in range(2))
    assert once.exit_code == 0, once.output
    assert once.output == twice.output


def test_rows_have_labels_and_whole_numbers(graph: Path) -> None:
    (first, *_) = rows(graph, "hosts")
    assert first["label"] == "Kazakhstan"
    assert isinstance(first["received"], int)
    central = rows(graph, "centrality", "--by", "degree")
    degrees = [row["degree"] for row in central]
    assert degrees == sorted(degrees, key=lambda number: -int(str(number)))


def test_a_path_tells_its_words(graph: Path) -> None:
    steps = rows(graph, "path", "--of", "UZB", "--of", "Kassym-Jomart Tokayev")
    assert steps[0]["from"] == "Uzbekistan"
    assert steps[-1]["to"] == "Kassym-Jomart Tokayev"
    assert all(step["words"] for step in steps)


def test_a_course_is_told_to_its_end(tmp_path: Path) -> None:
    writer = Writer(Article("a", "It was told.", PartialDate(2022, 10)))
    for year in (1993, 2022):
        roles = (("visitor", "country/CHN"), ("host", "country/KAZ"))
        start = PartialDate(year)
        writer.say(Fact("Visit", roles=roles, start=start, status=Status.HELD), "It")
    write_graph(to_dataset([writer.extraction()]), tmp_path / "long.trig")
    periods = rows(tmp_path / "long.trig", "course", "--of", "China", "--of", "Kazakhstan")
    assert len(periods) == 30
    assert (periods[-1]["period"], periods[-1]["events"]) == ("2022", 1)


def test_top_says_how_many_rows(graph: Path) -> None:
    assert len(json.loads(run("centrality", graph, "--top", "2", "--format", "json").stdout)) == 2


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["centrality", "vists"], 4, "there is no view 'vists'; did you mean visits"),
        (["reciprocity", "trade", "--between", "1900", "1901"], 4, "there are no ties of trade"),
        (["novelty", "visits", "--between", "1900", "1901"], 4, "there are no ties of visits"),
        (["reciprocity", "leader-meetings"], 4, "only a directed network"),
        (["balance", "visits"], 4, "only a network with signs has balance"),
        (["balance"], 4, "there are no ties of statements"),
        (["hosts", "co-membership"], 4, "only a directed network"),
        (["brokers", "visits", "--bloc", "NATOO"], 4, "no country belongs to 'NATOO'"),
        (["path", "--of", "KAZ"], 2, "name two: --of KAZ --of UZB"),
        (["path", "--of", "KAZ", "--of", "Kazakstan"], 4, "no node 'Kazakstan'; did you mean"),
        (["path", "visits", "--of", "USA", "--of", "UZB"], 4, "no node 'USA'"),
        (["course", "--of", "KAZ", "--of", "Atlantis"], 4, "nobody here is 'Atlantis'"),
        (["novelty", "--country", "Kazakstan"], 4, "there is no country 'Kazakstan'; did you"),
        (["novelty", "--as-of", "2020"], 2, "--as-of has no sense here: use --between"),
        (["ranking", "visits", "--between", "1900", "1901"], 4, "nothing of visits has a date"),
        (["ranking", "--years", "0"], 2, "0 is not in the range"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_measured_is_said(
    args: list[str], code: int, words: str, graph: Path
) -> None:
    result = run(*args, graph)
    assert result.exit_code == code, result.output
    assert words in result.output
    assert result.stdout == "" or code == 2
