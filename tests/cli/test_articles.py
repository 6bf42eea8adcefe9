import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from coded_reports import BROKEN, QUIET
from sample_world import sample

from diplograph.cli import main

CLAIMS = sum(len(said.claims) for said in sample())


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def test_build_writes_a_graph_and_says_what_is_in_it(reports: Path, tmp_path: Path) -> None:
    result = run("build", reports, "--output", tmp_path / "graph.ttl")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert f"{len(sample())} articles" in result.stderr
    assert "fact:visit-" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf"])
def test_build_gives_the_same_bytes_twice(reports: Path, tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        assert run("build", reports, "-o", tmp_path / f"{name}{suffix}").exit_code == 0
    one, two = ((tmp_path / f"{name}{suffix}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert len(one) > 1000


def test_build_writes_turtle_to_stdout(reports: Path) -> None:
    result = run("build", reports, "--output", "-")
    assert result.exit_code == 0
    assert "@prefix dip:" in result.stdout


def test_build_can_leave_the_texts_out(reports: Path, tmp_path: Path) -> None:
    run("build", reports, "-o", tmp_path / "with.ttl")
    run("build", reports, "-o", tmp_path / "without.ttl", "--without-text")
    assert "nif:isString" in (tmp_path / "with.ttl").read_text(encoding="utf-8")
    assert "nif:isString" not in (tmp_path / "without.ttl").read_text(encoding="utf-8")


def test_build_refuses_an_unknown_suffix_before_it_reads(tmp_path: Path) -> None:
    result = run("build", tmp_path / "missing.txt", "-o", tmp_path / "graph.xyz")
    assert result.exit_code == 4
    assert result.stderr.startswith("error DG200: ")
    assert len(result.stderr.splitlines()) == 1


def test_build_processes_the_others_where_an_input_is_bad(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "broken.txt").write_text(BROKEN)
    result = run("build", reports, tmp_path / "missing.txt", "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 3
    errors = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert [line.split(":")[0] for line in errors] == [
        "error DG110",
        "error DG100",
        "error DG100",
    ]
    assert "broken could not be coded: ValueError: no such kind of lake" in errors[0]
    assert "fact:visit-" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_build_writes_nothing_if_nothing_could_be_read(tmp_path: Path) -> None:
    result = run("build", tmp_path / "missing.txt", "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 3
    assert not (tmp_path / "graph.ttl").exists()


def test_build_says_how_to_write_a_date(reports: Path, tmp_path: Path) -> None:
    result = run("build", reports, "-o", tmp_path / "graph.ttl", "--date", "20 May 2021")
    assert result.exit_code == 2
    assert "write YYYY, YYYY-MM or YYYY-MM-DD" in result.stderr


def rows(*args: object) -> list[dict[str, object]]:
    result = run("extract", *args, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_gives_each_claim_with_its_exact_words(reports: Path) -> None:
    found = rows(reports)
    assert len(found) == CLAIMS
    for row in found:
        text = (reports / f"{row['article']}.txt").read_bytes().decode()
        begin, end = row["quote_begin"], row["quote_end"]
        assert isinstance(begin, int)
        assert isinstance(end, int)
        assert text[begin:end] == row["quote"]


def test_extract_names_roles_by_iri_and_label(reports: Path) -> None:
    (visit,) = [row for row in rows(reports / "astana-2022.txt") if row["type"] == "Visit"]
    assert visit["kind"] == "state-visit"
    assert visit["status"] == "held"
    assert visit["start"] == "2022-09-14"
    assert visit["confidence"] == 0.98
    assert visit["roles"] == [
        {
            "role": role,
            "entity": f"https://w3id.org/diplograph/id/{key}",
            "label": label,
        }
        for role, key, label in (
            ("visitor", "person/xi-jinping", "Xi Jinping"),
            ("host", "person/kassym-jomart-tokayev", "Kassym-Jomart Tokayev"),
            ("place", "country/KAZ", "Kazakhstan"),
        )
    ]


def test_extract_gives_figures_as_numbers(reports: Path) -> None:
    (trade,) = [row for row in rows(reports) if row["type"] == "Observation"]
    assert (trade["value"], trade["unit"], trade["start"]) == (18_200_000_000, "USD", "2021")


def test_extract_leaves_out_what_is_not_sure_enough(reports: Path) -> None:
    sure = rows(reports, "--min-confidence", "0.95")
    assert {row["type"] for row in sure} == {"Visit", "SpeechAct"}
    assert all(float(str(row["confidence"])) >= 0.95 for row in sure)


def test_extract_writes_csv_with_iris_in_brackets(reports: Path, tmp_path: Path) -> None:
    result = run("extract", reports, "--format", "csv", "--output", tmp_path / "claims.csv")
    assert result.exit_code == 0
    assert result.stdout == ""
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == CLAIMS
    assert table[0]["roles"] == (
        "holder: Xi Jinping <https://w3id.org/diplograph/id/person/xi-jinping>; "
        "office: President of China <https://w3id.org/diplograph/id/office/CHN-president>"
    )


def test_extract_shows_a_table_by_default(reports: Path) -> None:
    result = run("extract", reports)
    head, *_ = result.stdout.splitlines()
    assert head.split()[:3] == ["type", "kind", "status"]
    assert len(result.stdout.splitlines()) == 2 + CLAIMS


def test_extract_reads_standard_input(reports: Path) -> None:
    data = (reports / "doha-2022.txt").read_bytes()
    result = run("extract", "-", "--format", "jsonl", "--date", "2022-09-26", stdin=data)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert {json.loads(line)["article"][:5] for line in result.stdout.splitlines()} == {"text-"}


def test_extract_finds_nothing_without_failing(reports: Path) -> None:
    (reports / "quiet.txt").write_text(QUIET)
    assert rows(reports / "quiet.txt") == []
