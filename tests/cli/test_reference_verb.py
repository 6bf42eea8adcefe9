"""The verb `reference`, and `--reference DIR` of the verbs that read articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplograph.cli import main

# An organisation, a minister and a gazette that do not exist.
TABLES = {
    "organisations": "code,name\nPXD,Pacific Example Dialogue\n",
    "people": "id,name,aliases,country\njane-example,Jane Example,J. Example,NZL\n",
    "terms": (
        "person,owner,office,office_class,title,since,source\n"
        "jane-example,NZL,minister-of-examples,minister,Minister of Examples,2023,Gazette\n"
    ),
    "memberships": (
        "member,organisation,status,since,source\n"
        "NZL,PXD,member,2020-02-01,Gazette\nFJI,PXD,observer,2022,Gazette\n"
    ),
}
TEXT = (
    "date 2024-09-12 Jane Example met the President of Kenya William Ruto in Nairobi on Wednesday."
    " Ruto thanked the PXD for its help.\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    for table, text in TABLES.items():
        (folder / f"{table}.csv").write_text(text)
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def run(*args: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, [str(arg) for arg in args])


def labels(result: Result) -> set[str]:
    assert result.exit_code == 0, result.output
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    return {role["label"] for claim in claims for role in claim["roles"]}


def test_reference_writes_a_graph_that_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "reference.ttl"
    result = run("reference", "--country", "TJK", "--output", path)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "facts of" in result.stderr
    assert run("validate", path).exit_code == 0
    answer = run(
        *("query", "office-holder", path, "--format", "csv"),
        *("--param", "country=TJK", "--param", "date=2021-05-20"),
    )
    assert "Emomali Rahmon" in answer.stdout
    assert "CIA World Factbook" in answer.stdout


def test_reference_goes_to_stdout_in_any_format() -> None:
    for form, words in (("ttl", "@prefix dip:"), ("jsonld", '"@context"'), ("nq", "/graph/refer")):
        result = run("reference", "-o", "-", "--format", form, "--organisation", "CSTO")
        assert result.exit_code == 0
        assert words in result.stdout
    assert "@prefix dip:" in run("reference", "-o", "-", "--organisation", "CSTO").stdout


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["-o", "x.docx"], 4, "error DG200: "),
        (["-o", "-", "--country", "Tajikstan"], 5, "did you mean Tajikistan"),
        (["-o", "-", "--on", "yesterday"], 2, "write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["-o", "-", "--reference", "nowhere"], 6, "error DG400: nowhere is not a folder"),
        ([], 2, "Missing option '--output'"),
    ],
)
def test_reference_says_what_is_wrong(args: list[str], code: int, message: str) -> None:
    result = run("reference", *args)
    assert result.exit_code == code
    assert message in result.stderr
    assert result.stdout == ""


def test_own_tables_add_people_and_organisations(own: Path, report: Path) -> None:
    known = {"Jane Example", "Pacific Example Dialogue"}
    assert not known & labels(run("extract", report, "--format", "jsonl"))
    assert known <= labels(run("extract", report, "--format", "jsonl", "--reference", own))


def test_own_tables_may_be_named_by_the_environment(own: Path, report: Path) -> None:
    result = run("explain", "PXD", report, env={"DIPLOGRAPH_REFERENCE": str(own)})
    assert result.exit_code == 0, result.output
    assert "Pacific Example Dialogue" in result.stdout


def test_own_tables_may_lie_in_several_folders(own: Path, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (own / "organisations.csv").rename(other / "organisations.csv")
    (own / "memberships.csv").unlink()
    args = ("extract", report, "--format", "jsonl", "--reference", own, "--reference", other)
    assert {"Jane Example", "Pacific Example Dialogue"} <= labels(run(*args))


def test_build_and_reference_speak_of_the_same_things(
    own: Path, report: Path, tmp_path: Path
) -> None:
    articles, known = tmp_path / "articles.ttl", tmp_path / "known.ttl"
    assert run("build", report, "-o", articles, "--reference", own).exit_code == 0
    assert run("reference", "-o", known, "--country", "NZL", "--reference", own).exit_code == 0
    assert "person:jane-example a dip:Person" in articles.read_text()
    assert "person:jane-example a dip:Person" in known.read_text()
    answer = run(
        *("query", "memberships-on-date", articles, known, "--format", "csv"),
        *("--param", "date=2024-09-12", "--param", "organisation=PXD"),
    )
    assert "New Zealand" in answer.stdout
    assert "Gazette" in answer.stdout


FAULTS = [
    ("people", "name\nJane\n", "people.csv, line 1: column id is missing"),
    ("memberships", "member,organisation,status\nQQQ,PXD,member\n", "'QQQ' is no known country"),
    (
        "memberships",
        "member,organisation,status,since,until\nNZL,PXD,member,2020,2019\n",
        "memberships.csv, line 2: since 2020 is after until 2019",
    ),
    (
        "memberships",
        "member,organisation,status\nNZL,PXD,member\nNZL,PXD,member\n",
        "memberships.csv, line 3: the same is there already, in",
    ),
    (
        "memberships",
        "member,organisation,status,since,until\nGBR,EU,member,1973-01-01,2019-03-29\n",
        "until 2019-03-29 contradicts",
    ),
]


@pytest.mark.parametrize(("table", "text", "message"), FAULTS)
@pytest.mark.parametrize("verb", ["build", "extract", "explain", "reference"])
def test_bad_tables_stop_every_verb_before_it_writes(
    verb: str, table: str, text: str, message: str, own: Path, report: Path, tmp_path: Path
) -> None:
    (own / f"{table}.csv").write_text(text)
    output = tmp_path / "output.ttl"
    args = {
        "build": [report, "-o", output],
        "extract": [report, "-o", output],
        "explain": ["Ruto", report],
        "reference": ["-o", output],
    }[verb]
    result = run(verb, *args, "--reference", own)
    assert result.exit_code == 6
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error DG400: {own}")
    assert message in line
    assert not output.exists()
