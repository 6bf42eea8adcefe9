import json
from pathlib import Path

from click.testing import CliRunner, Result

from diplograph.cli import main


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


EVENTS: tuple[dict[str, object], ...] = (
    {
        "id": "one",
        "text": "Canada imposed sanctions on Belarus.",
        "gold": {"event": "SANCTION", "source": [{"code": "CAN"}], "target": [{"code": "BLR"}]},
    },
    {
        "id": "two",
        "text": "Canada imposed sanctions on Belarus.",
        "gold": {"event": "AID", "source": ["CAN"], "target": ["BLR"]},
    },
)
FACTS: tuple[dict[str, object], ...] = (
    {
        "id": "met",
        "kind": "meeting",
        "split": "dev",
        "date": "2024-04-05",
        "text": "Kenyan President William Ruto met Rwandan President Paul Kagame.",
        "facts": [
            {
                "type": "Meeting",
                "kind": "meeting",
                "status": "held",
                "roles": {"participant": ["person/william-ruto", "person/paul-kagame"]},
            }
        ],
        "also": [{"type": "Tenure", "roles": {"holder": ["person/william-ruto"]}}],
    },
    {
        "id": "missed",
        "kind": "rain",
        "split": "test",
        "date": "2024-04-05",
        "text": "It rained.",
        "facts": [{"type": "Visit", "roles": {"visitor": ["person/william-ruto"]}}],
    },
)


def test_events_are_measured(tmp_path: Path) -> None:
    path = write(tmp_path / "events.jsonl", *EVENTS)
    result = run("evaluate", path, "--errors")
    assert result.exit_code == 0, result.output
    assert "2 lines: event accuracy 0.500, exact dyads 1.000" in result.stdout
    assert "two Canada imposed" in result.stdout
    assert "one Canada imposed" not in result.stdout
    figures = json.loads(run("evaluate", path, "--format", "json").stdout)
    assert figures["confusion"] == [{"wanted": "AID", "given": "SANCTION", "times": 1}]


def test_facts_are_measured_by_split(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.jsonl", *FACTS)
    figures = json.loads(run("evaluate", path, "--split", "dev", "--format", "json").stdout)
    assert figures["lines"] == 1
    assert figures["facts, exactly"]["Meeting"]["right"] == 1
    figures = json.loads(run("evaluate", path, "--format", "json", "--errors").stdout)
    assert figures["facts, exactly"]["Visit"]["missed"] == 1
    assert "missed" in figures["errors"][-1]


def test_what_is_no_gold_is_one_line(tmp_path: Path) -> None:
    result = run("evaluate", tmp_path / "none.jsonl")
    assert result.exit_code == 6
    assert "is not a file" in result.stderr
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a"}\n')
    result = run("evaluate", broken)
    assert result.exit_code == 6
    assert "broken.jsonl:1" in result.stderr
    assert run("evaluate", write(tmp_path / "x.ttl")).exit_code == 4
