from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from coded_reports import QUIET
from rdflib import RDF, Dataset

from diplograph.cli import main
from diplograph.graph import validation
from diplograph.graph.iris import DIP


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, args)])


@pytest.fixture
def graph(reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "graph.trig"
    result = CliRunner().invoke(main, ["build", str(reports), "--output", str(path)])
    assert result.exit_code == 0, result.output
    return path


def test_explain_shows_words_frame_confidence_and_roles(reports: Path) -> None:
    result = run("state visit to Kazakhstan", reports / "astana-2022.txt")
    assert result.exit_code == 0, result.output
    assert "  type       Visit\n" in result.stdout
    assert (
        "  claimed in astana-2022 of 2022-09-15: asserted, confidence 0.98,"
        " by frame visit/state-visit\n" in result.stdout
    )
    assert (
        "[President Xi Jinping of China paid a state visit to Kazakhstan on 14 September 2022]."
        in result.stdout
    )
    assert "visitor = Xi Jinping: 'President Xi Jinping of China' (" in result.stdout
    assert ", office and name\n" in result.stdout


def test_explain_says_whose_word_it_is(reports: Path) -> None:
    result = run("direct talks", reports / "doha-2022.txt")
    assert ", the word of Ministry of Foreign Affairs of Iran: denied," in result.stdout


@pytest.mark.parametrize("form", ["IRI", "prefixed", "local"])
def test_explain_takes_a_fact_by_any_of_its_names(graph: Path, form: str) -> None:
    local = run("state visit to Kazakhstan", graph).stdout.split()[0].removeprefix("fact/")
    names = {
        "IRI": f"https://w3id.org/diplograph/fact/{local}",
        "prefixed": f"fact:{local}",
        "local": local,
    }
    result = run(names[form], graph)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"fact/{local}\n")
    assert "claimed in astana-2022" in result.stdout
    assert "claimed in samarkand-2022" in result.stdout


def test_explain_says_the_same_from_a_graph_as_from_the_articles(
    reports: Path, graph: Path
) -> None:
    by_text = run("joint statement", reports).stdout
    by_graph = run("joint statement", graph).stdout
    assert sorted(by_graph.splitlines()) == sorted(by_text.splitlines())


def test_explain_missing_gives_the_reason_for_each_sentence(reports: Path) -> None:
    (reports / "quiet.txt").write_text(QUIET)
    result = run("--missing", "in Geneva", reports / "quiet.txt")
    assert result.exit_code == 0
    assert result.stdout == (
        "quiet 16-82  The weather in Geneva was fine on Saturday, and the lake was calm.\n"
        "  not coded: no two actors: one is needed\n"
    )


def test_explain_missing_says_what_was_coded_of_a_sentence(reports: Path) -> None:
    result = run("--missing", "Shavkat Mirziyoyev met", reports)
    assert "coded: Meeting meeting fact/meeting-" in result.stdout


def test_explain_missing_needs_articles(graph: Path) -> None:
    result = run("--missing", "talks", graph)
    assert result.exit_code == 2
    assert "needs the articles" in result.stderr


def test_explain_declines_graphs_and_articles_together(reports: Path, graph: Path) -> None:
    assert run("talks", graph, reports).exit_code == 2


def test_explain_ends_with_one_if_nothing_is_found(reports: Path, graph: Path) -> None:
    for path in (reports, graph):
        result = run("customs union", path)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.endswith(f"nothing found for 'customs union' in {path}\n")


def test_explain_reports_a_broken_graph(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("@prefix dip: <https://w3id.org/diplograph/ns#> .\ndip:")
    result = run("talks", tmp_path / "broken.ttl")
    assert result.exit_code == 4
    assert result.stderr.startswith("error DG200: ")
    assert len(result.stderr.splitlines()) == 1


def test_explain_missing_says_what_is_below_the_confidence_asked_for(reports: Path) -> None:
    result = run("--missing", "Shavkat Mirziyoyev met", reports, "--min-confidence", "1")
    assert "not coded: below the confidence asked for: Meeting meeting has 0." in result.stdout
    assert "coded: Meeting meeting fact/" not in result.stdout


def test_explain_missing_quotes_the_shape_that_holds_a_fact_back(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = validation.gate

    def strict(dataset: Dataset) -> validation.GateResult:
        result = gate(dataset)
        (fact,) = set(dataset.subjects(RDF.type, DIP.Meeting))
        held = validation.Rejection("report", str(fact), "A meeting needs a table.")
        return validation.GateResult(result.dataset, (held,))

    monkeypatch.setattr(validation, "gate", strict)
    result = run("--missing", "Shavkat Mirziyoyev met", reports)
    assert "held back by a shape: A meeting needs a table." in result.stdout
