import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner, Result

from diplograph.cli import main
from diplograph.coding.rows import COLUMNS

ROWS = [
    {"id": "a", "text": "Canada imposed sanctions on Belarus.", "date": "2021-06-21"},
    {"id": "b", "text": "It rained in the hills."},
    {
        "id": "c",
        "text": "Kenya condemned Sudan, and Egypt praised Ethiopia.",
        "source": "Egypt",
        "target": "Ethiopia",
    },
]


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, args)), input=stdin)


def written(path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_each_row_is_answered_in_order(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = run("code", "--input", written(tmp_path / "in.jsonl"), "--output", output)
    assert result.exit_code == 0, result.output
    answers = [json.loads(line) for line in output.read_text().splitlines()]
    assert [one["id"] for one in answers] == ["a", "b", "c"]
    assert answers[0]["events"][0]["event"] == "SANCTION"
    assert answers[0]["events"][0]["source"] == ["CAN"]
    assert answers[1]["events"] == []
    (between,) = answers[2]["events"]
    assert (between["source"], between["target"]) == (["EGY"], ["ETH"])


def test_the_table_has_the_columns_of_the_field(tmp_path: Path) -> None:
    result = run("code", "-i", written(tmp_path / "in.jsonl"), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["Actor1Code"], rows[0]["Actor2Code"]) == ("CAN", "BLR")
    assert rows[0]["EventRootCode"] == "16"


def test_standard_input_and_the_same_bytes_twice() -> None:
    line = json.dumps(ROWS[0])
    first, second = (run("code", "--input", "-", stdin=line) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["id"] == "a"


def test_bad_lines_are_reported_and_the_others_coded(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    french = "Le président de la France a rencontré à Paris le chancelier de la République."
    rows = [{"id": "d", "text": "..."}, {"id": "e", "text": french}, ROWS[0]]
    path.write_text('{"id": 1}\nnonsense\n' + "\n".join(map(json.dumps, rows)))
    result = run("code", "--input", path)
    assert result.exit_code == 3
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in answers] == ["d", "e", "a"]
    assert [len(one["events"]) for one in answers] == [0, 0, 1]
    assert f'{path}:1 has no "text"' in result.stderr
    assert f"{path}:2 is not JSON" in result.stderr
    assert f"{path}:3 the text has no words" in result.stderr
    assert f"{path}:4 the text does not look like English: only English is coded" in result.stderr


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    result = run("code", "--input", tmp_path / "none.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("error DG100: ")
    assert "cannot be read" in result.stderr
