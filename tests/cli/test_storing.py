"""The verbs that keep a store, as users use them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from coded_reports import BROKEN, QUIET
from sample_world import VISIT, Writer, astana, sample

from diplograph.cli import main
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import write_graph
from diplograph.model import Article, PartialDate
from diplograph.store import Store

NAMES = sorted(said.article.id for said in sample())


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that the environment names."""
    folder = tmp_path / "store"
    monkeypatch.setenv("DIPLOGRAPH_STORE", str(folder))
    return folder


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def rows(*args: object) -> list[dict[str, object]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def listed() -> list[object]:
    return [row["article"] for row in rows("list")]


def wrong(folder: Path) -> Path:
    """A file with the graph of an article that breaks a shape in one of its two facts."""
    writer = Writer(replace(astana().article, id="wrong"))
    writer.say(VISIT, "President Xi Jinping of China")
    writer.say(replace(VISIT, end=PartialDate(2022, 9, 13)), "He held talks")
    path = folder / "wrong.trig"
    write_graph(to_dataset([writer.extraction()]), path)
    return path


def test_add_makes_a_store_and_says_what_it_did(reports: Path, place: Path) -> None:
    result = run("add", reports)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert f"4 added, 0 replaced, 0 unchanged, in {place}" in result.stderr
    assert listed() == NAMES


def test_an_option_names_another_store(reports: Path, place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert run("add", reports / "doha-2022.txt", "--store", other).exit_code == 0
    assert not place.exists()
    assert [row["article"] for row in rows("list", "--store", other)] == ["doha-2022"]


def test_a_store_must_be_named(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPLOGRAPH_STORE")
    result = run("add", reports)
    assert result.exit_code == 2
    assert "DIPLOGRAPH_STORE" in result.stderr


def test_adding_again_changes_nothing(reports: Path) -> None:
    run("add", reports)
    before = rows("list")
    result = run("add", reports)
    assert result.exit_code == 0
    assert "0 added, 0 replaced, 4 unchanged" in result.stderr
    assert rows("list") == before


def test_what_is_there_is_read_again_only_if_told(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", reports)
    read: list[str] = []
    pipeline = sys.modules["diplograph.extraction.pipeline"]
    extract_all = pipeline.extract_all

    def noted(articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            read.append(article.id)
            yield article

    def noting(articles: Iterable[Article], **options: object) -> object:
        return extract_all(noted(articles), **options)

    monkeypatch.setattr(pipeline, "extract_all", noting)
    run("add", reports)
    assert read == []
    run("add", reports, "--again")
    assert sorted(read) == NAMES


def test_again_reads_anew(reports: Path) -> None:
    run("add", reports)
    result = run("add", reports, "--again")
    assert result.exit_code == 0
    assert "0 added, 0 replaced, 4 unchanged" in result.stderr


def test_other_options_read_anew(reports: Path) -> None:
    run("add", reports)
    result = run("add", reports, "--min-confidence", "0.97")
    assert "0 added, 4 replaced, 0 unchanged" in result.stderr
    assert [row["claims"] for row in rows("list")] == [1, 0, 0, 0]


def test_a_changed_article_takes_the_place_of_its_old_self(reports: Path) -> None:
    run("add", reports)
    (reports / "doha-2022.txt").write_text(QUIET)
    result = run("add", reports)
    assert "0 added, 1 replaced, 3 unchanged" in result.stderr
    (row,) = [row for row in rows("list") if row["article"] == "doha-2022"]
    assert (row["claims"], row["published"]) == (0, "2022-10-01")


def test_bad_inputs_are_told_and_the_others_added(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "broken.txt").write_text(BROKEN)
    result = run("add", reports, tmp_path / "missing.txt")
    assert result.exit_code == 3
    assert "4 added" in result.stderr
    assert sorted(line[:11] for line in result.stderr.splitlines() if "error" in line) == [
        "error DG100",
        "error DG100",
        "error DG110",
    ]
    assert listed() == NAMES


def test_standard_input_is_added(reports: Path) -> None:
    data = (reports / "doha-2022.txt").read_bytes()
    assert run("add", "-", "--date", "2022-09-26", stdin=data).exit_code == 0
    (row,) = rows("list")
    assert str(row["article"]).startswith("text-")
    assert row["claims"] == 2


@pytest.mark.parametrize("suffix", [".trig", ".nq"])
def test_ready_made_graphs_are_added(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(to_dataset(sample()), path)
    result = run("add", path)
    assert result.exit_code == 0, result.output
    assert "4 added" in result.stderr
    assert listed() == NAMES
    again = run("add", path)
    assert "0 added, 0 replaced, 4 unchanged" in again.stderr
    assert run("audit", "--processes", 1).exit_code == 0


def test_graphs_are_added_beside_articles(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    write_graph(to_dataset(sample()[:1]), path)
    for name in NAMES:
        if name == "astana-2022":
            (reports / f"{name}.txt").unlink()
    result = run("add", reports, path)
    assert result.exit_code == 0, result.output
    assert listed() == NAMES


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".rdf"])
def test_a_graph_without_names_is_refused(tmp_path: Path, reports: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(to_dataset(sample()), path)
    for _ in range(2):  # into an empty store, and into one with articles
        result = run("add", path)
        assert result.exit_code in (4, 7), result.output
        assert "no graph of an article or source" in result.stderr
        assert ".trig" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        run("add", reports)


def test_a_broken_graph_is_refused(tmp_path: Path, reports: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("<http://a> <http://b> <c c> <https://w3id.org/diplograph/article/a> .\n")
    for _ in range(2):
        result = run("add", path)
        assert result.exit_code == 4
        assert "graph.nq:1: broken N-Quads" in result.stderr
        run("add", reports)
    assert listed() == NAMES


def test_retract_takes_articles_out(reports: Path) -> None:
    run("add", reports)
    result = run("retract", "doha-2022", "tehran-2022")
    assert result.exit_code == 0
    assert "2 retracted" in result.stderr
    assert listed() == ["astana-2022", "samarkand-2022"]
    again = run("retract", "doha-2022", "astana-2022")
    assert again.exit_code == 1
    assert "1 retracted" in again.stderr
    assert "not there: doha-2022; see diplograph list" in again.stderr
    assert listed() == ["samarkand-2022"]


def test_list_has_a_table_and_csv(reports: Path) -> None:
    run("add", reports)
    table = run("list")
    assert table.exit_code == 0
    head, _, first, *_ = table.stdout.splitlines()
    assert head.split()[:5] == ["article", "published", "title", "facts", "claims"]
    assert first.split()[:2] == ["astana-2022", "2022-09-15"]
    found = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert [row["article"] for row in found] == NAMES
    assert found[0]["title"] == 'Xi Jinping "returns" to Central Asia'
    lines = run("list", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"] for line in lines] == NAMES


@pytest.mark.parametrize(
    "verb",
    [
        ["list"],
        ["audit"],
        ["retract", "a"],
        ["compact"],
        ["quarantine", "list"],
        ["quarantine", "explain", "a"],
        ["quarantine", "retry"],
    ],
)
def test_where_there_is_no_store_none_is_made(verb: list[str], place: Path) -> None:
    result = run(*verb)
    assert result.exit_code == 7
    assert result.stderr.startswith(f"error DG500: {place}: there is no store")
    assert not place.exists()


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("words")
    result = run("list", "--store", tmp_path)
    assert result.exit_code == 7
    assert "holds other files and no store" in result.stderr


def test_audit_says_what_it_found(reports: Path, place: Path) -> None:
    run("add", reports)
    result = run("audit", "--processes", 1)
    assert result.exit_code == 0
    assert result.stdout.startswith("conforms: ")
    with Store.open(place) as store:
        for quad in list(store.backend.graph(store.graph_names()[0])):
            if quad.predicate.value.endswith("#visitor"):
                store.backend.replace([quad], ())
    broken = run("audit", "--processes", 1)
    assert broken.exit_code == 1
    *problems, verdict = broken.stdout.splitlines()
    assert problems[0].startswith("astana-2022: fact:visit-")
    assert "problems: " in verdict


def test_compact_says_what_it_gained(reports: Path) -> None:
    run("add", reports)
    before = rows("list")
    result = run("compact")
    assert result.exit_code == 0
    assert "MB before, " in result.stderr
    assert rows("list") == before


def test_quarantine_lists_explains_and_retries(reports: Path, tmp_path: Path) -> None:
    run("add", reports)
    result = run("add", wrong(tmp_path))
    assert result.exit_code == 0, result.output
    assert "warning DG111: wrong:" in result.stderr
    (row,) = rows("quarantine", "list")
    assert row["article"] == "wrong"
    assert "The end date is before the start date." in str(row["reason"])
    explained = run("quarantine", "explain", "wrong")
    assert explained.exit_code == 0
    assert explained.stdout.startswith("# wrong:")
    assert 'dip:endDate "2022-09-13"^^xsd:date' in explained.stdout
    retried = run("quarantine", "retry")
    assert retried.exit_code == 0
    assert retried.stdout == "wrong: 1 still held back\n"
    assert run("quarantine", "explain", "nowhere").exit_code == 7
    assert run("quarantine", "retry", "nowhere").exit_code == 7


def test_a_file_that_is_filled_in_at_once_is_checked_too(tmp_path: Path) -> None:
    result = run("add", wrong(tmp_path))
    assert result.exit_code == 0, result.output
    assert "warning DG111: wrong:" in result.stderr
    assert len(rows("quarantine", "list")) == 1
    assert run("audit", "--processes", 1).exit_code == 0
