"""The verbs on identity and contradictions, as users use them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_world import VISIT, Writer, sample

from diplograph.cli import main
from diplograph.model import Article, Extraction, Fact, PartialDate
from diplograph.schema import fact_id
from diplograph.store import Store

NEXT_DAY = replace(VISIT, start=PartialDate(2022, 9, 15))
IN_JULY = replace(VISIT, start=PartialDate(2024, 7, 2))


def name(fact: Fact) -> str:
    return fact_id(fact).replace("/", ":")


def telling(article: str, fact: Fact) -> Extraction:
    writer = Writer(Article(article, "Xi Jinping was in Kazakhstan.", PartialDate(2024, 7, 5)))
    writer.say(fact, "Xi Jinping was in Kazakhstan")
    return writer.extraction()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that the environment names, in which a visit is told with two days."""
    folder = tmp_path / "store"
    monkeypatch.setenv("DIPLOGRAPH_STORE", str(folder))
    with Store.open(folder) as store:
        for said in (*sample(), telling("day", NEXT_DAY), telling("july", IN_JULY)):
            store.add(said)
    return folder


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def links() -> list[list[str]]:
    result = run("identity", "list", "--format", "json")
    assert result.exit_code == 0, result.output
    return [list(row.values()) for row in json.loads(result.stdout)]


def test_identity_lists_what_is_one() -> None:
    low, high = sorted(map(name, (VISIT, NEXT_DAY)))
    assert links() == [[high, "one with", low, "rule"]]
    head, _, row = run("identity", "list").stdout.splitlines()
    assert head.split() == ["subject", "relation", "object", "by"]
    assert row.split() == [high, "one", "with", low, "rule"]


def test_identity_explains_how_it_is_told() -> None:
    result = run("identity", "explain", name(NEXT_DAY))
    assert result.exit_code == 0
    head, *lines = result.stdout.splitlines()
    assert head.endswith(": 2 ways to tell it")
    assert any(
        "Visit (state-visit), held, 2022-09-15: host Kassym-Jomart" in line for line in lines
    )
    assert "    in astana-2022, samarkand-2022" in lines
    assert "    in day" in lines


def test_joining_splitting_and_undoing() -> None:
    before = links()
    low, high = sorted(map(name, (VISIT, IN_JULY)))
    joined = run("identity", "join", name(VISIT), name(IN_JULY))
    assert joined.exit_code == 0
    assert joined.stdout == ""
    assert f"joined {name(VISIT)} {name(IN_JULY)}" in joined.stderr
    assert [low, "joined with", high, "decision"] in links()
    assert run("identity", "undo", name(IN_JULY)).exit_code == 0
    assert links() == before
    assert run("identity", "split", name(VISIT)).exit_code == 0
    assert [row[1:2] + row[3:] for row in links()] == [["split from", "decision"]]
    assert run("identity", "undo", name(VISIT)).exit_code == 0
    assert links() == before


@pytest.mark.parametrize(
    "args",
    [
        ["explain", "fact:nothing"],
        ["join", name(VISIT)],
        ["join", name(VISIT), "person:xi-jinping"],
        ["split", name(IN_JULY)],
        ["undo", name(VISIT)],
    ],
)
def test_what_cannot_be_decided_is_told(args: list[str]) -> None:
    result = run("identity", *args)
    assert result.exit_code == 7
    assert result.stderr.startswith("error DG500: ")
    assert len(result.stderr.splitlines()) == 1


def test_conflicts_are_told_with_who_says_what() -> None:
    result = run("conflicts", "--format", "json")
    assert result.exit_code == 0
    first, second = json.loads(result.stdout)
    assert (first["property"], first["value"], first["preferred"]) == (
        "startDate",
        "2022-09-14",
        True,
    )
    assert first["said_by"] == ["astana-2022", "samarkand-2022"]
    assert (second["value"], second["said_by"]) == ("2022-09-15", ["day"])
    latest = json.loads(run("conflicts", "--format", "json", "--prefer", "latest").stdout)
    assert [row["value"] for row in latest] == ["2022-09-15", "2022-09-14"]


def test_conflicts_have_a_table_and_csv() -> None:
    head, _, first, *_ = run("conflicts").stdout.splitlines()
    assert head.split()[:4] == ["about", "property", "value", "preferred"]
    assert "2022-09-14" in first
    found = list(csv.DictReader(io.StringIO(run("conflicts", "--format", "csv").stdout)))
    assert found[0]["said_by"] == "astana-2022; samarkand-2022"
    assert found[0]["claims"].count("claim:") == 2


def test_an_unknown_preference_is_refused() -> None:
    result = run("conflicts", "--prefer", "loudest")
    assert result.exit_code == 2
    assert "most-sources" in result.stderr


def test_without_a_store_nothing_can_be_decided(tmp_path: Path) -> None:
    for args in (["identity", "list"], ["conflicts"], ["identity", "join", "a", "b"]):
        result = run(*args, "--store", tmp_path / "nowhere")
        assert result.exit_code == 7
        assert "there is no store" in result.stderr
