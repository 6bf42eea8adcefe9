"""``import us-visits``: into a store, into a file, and what it says of every row."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from diplograph.cli import main
from diplograph.graph.conformance import validate_file
from diplograph.store import Store

SAMPLES = Path(__file__).parents[1] / "imports" / "samples"
ALONE = ("--processes", "1")


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["import", "us-visits", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    place = tmp_path_factory.mktemp("import") / "kept"
    code, out, err = run(SAMPLES, "--store", place)
    assert (code, out) == (0, "")
    return place, err


def test_store_has_an_article_for_each_file_of_the_office(kept: tuple[Path, str]) -> None:
    place, said = kept
    assert "11 rows: 4 gatherings, 6 meetings, 10 visits, 1 row held back" in said
    assert "held back: " in said
    assert "visits.csv:5: visit-934: the reference has no country 'Hawaii'" in said
    with Store.open(place, writing=False) as store:
        entries = {entry.article: entry.title for entry in store.entries()}
        assert (
            entries["table/us-visits-2010"]
            == "Visits of foreign leaders to the United States, 2010s"
        )
        assert len(entries) == 8
        assert store.audit(processes=1).conforms


def test_the_same_again_changes_nothing(kept: tuple[Path, str]) -> None:
    place, _ = kept
    code, _, said = run(SAMPLES, "--store", place)
    assert code == 0
    assert "8 unchanged articles" in said


def test_one_file_takes_the_place_of_its_earlier_self(tmp_path: Path) -> None:
    place, table = tmp_path / "kept", tmp_path / "2010.xml"
    assert run(SAMPLES / "visits", "--store", place, *ALONE)[0] == 0
    text = (SAMPLES / "visits" / "2010.xml").read_text(encoding="utf-8")
    table.write_text(text.replace("2012-05-21", "2012-05-22"), encoding="utf-8")
    _, _, said = run(table, "--store", place)
    assert "1 replaced articles" in said
    with Store.open(place, writing=False) as store:
        (line, *_) = store.explanations("Angela Merkel")
        assert "2012-05-22" in str(line)


def test_turtle_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ttl", tmp_path / "b.ttl"
    assert run(SAMPLES, "--output", first, *ALONE)[0] == 0
    assert run(SAMPLES, "--output", second)[0] == 0
    assert first.read_bytes() == second.read_bytes()
    report = validate_file(first)
    assert report.conforms
    assert report.texts == 8


def test_report_has_a_line_for_every_row(tmp_path: Path) -> None:
    report = tmp_path / "rows.csv"
    _, _, said = run(SAMPLES, "--output", tmp_path / "a.ttl", "--report", report, *ALONE)
    assert "held back: " not in said
    rows = list(csv.DictReader(report.open(encoding="utf-8")))
    assert len(rows) == 11
    (held,) = [row for row in rows if row["reason"]]
    assert (held["id"], held["visit"]) == ("visit-934", "0")


def test_bad_rows_are_told_and_the_others_taken(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "id,direction,traveller,country,start,end\n"
        "visit-1,to_us,President William Ruto,Kenya,2024-05-22,2024-05-24\n"
        "visit-2,to_us,President William Ruto,Kenya,May 2024,\n",
        encoding="utf-8",
    )
    code, _, said = run(table, "--output", tmp_path / "a.ttl", *ALONE)
    assert code == 3
    assert f"error DG100: {table}:3: visit-2: 'May 2024' is not a date" in said
    assert "1 row: 1 visit" in said


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((), 2, "Missing argument 'FILE...'"),
        ((SAMPLES,), 2, "give --output, or a store"),
        ((SAMPLES, "--output", "a.ttl", "--store", "kept"), 2, "give --output or --store"),
        ((SAMPLES, "--output", "a.png"), 4, ".png is no graph format"),
        (("none.csv", "--output", "a.ttl"), 3, "no row of a visit was read"),
    ],
)
def test_wrong_use_is_told(
    args: tuple[str | Path, ...],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIPLOGRAPH_STORE", raising=False)
    got, _, err = run(*args)
    assert got == code
    assert said in err
