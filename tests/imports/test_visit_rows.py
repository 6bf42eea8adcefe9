"""Rows of visits from CSV and from the XML of the Office of the Historian."""

from pathlib import Path

import pytest

from diplograph.errors import ReadingError
from diplograph.imports.rows import Row, read_rows

SAMPLES = Path(__file__).parent / "samples"
HEAD = "id,direction,traveller,country,start,end\n"


def read(*paths: Path) -> tuple[list[Row], list[str]]:
    problems: list[ReadingError] = []
    rows = list(read_rows(paths, problems.append))
    return rows, [str(problem) for problem in problems]


def test_xml_of_a_president_gives_his_trips() -> None:
    rows, problems = read(SAMPLES / "president-travels")
    assert problems == []
    first, second = rows
    assert (first.id, first.collection) == (
        "trip-president-901",
        "president-travels/obama-barack",
    )
    assert (first.traveller, first.role) == ("Barack Obama", "President of the United States")
    assert (first.country, first.places, first.outbound) == ("Kenya", ("Nairobi",), True)
    assert (str(first.start), str(first.end)) == ("2015-07-24", "2015-07-26")
    assert first.text == (
        "Met with President Uhuru Kenyatta and spoke to students. "
        "Took part in the Global Entrepreneurship Summit."
    )
    assert (first.line, second.line) == (3, 15)


def test_xml_of_visits_keeps_the_words_of_inner_elements() -> None:
    rows, _ = read(SAMPLES / "visits")
    assert [row.id for row in rows] == ["visit-921", "visit-922"]
    assert rows[0].text == "Took part in the NATO summit in Chicago."
    assert rows[0].collection == "visits/2010"
    assert not rows[0].outbound


def test_csv_names_the_file_of_the_office_that_a_row_is_of() -> None:
    rows, _ = read(SAMPLES / "visits.csv")
    assert [row.collection for row in rows[:1] + rows[-1:]] == [
        "president-travels/nixon-richard-m",
        "visits/2020",
    ]
    assert rows[0].places == ("Beijing", "Hangzhou", "Shanghai")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x,from_us,A B,Kenya,2015-07-40,", "day is out of range for month"),
        ("x,from_us,A B,Kenya,2015-07-04,2015-07-01", "ends on 2015-07-01, before it begins"),
        ("x,from_us,A B,Kenya,July 2015,", "'July 2015' is not a date"),
        ("x,from_us,,Kenya,2015-07-04,", "has no traveller"),
        ("x,abroad,A B,Kenya,2015-07-04,", "direction is 'abroad': write from_us or to_us"),
        (",from_us,A B,Kenya,2015-07-04,", "a row: has no id"),
    ],
)
def test_bad_row_is_told_with_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}ok,to_us,President A B,Kenya,2015-01-01,\n{line}\n", encoding="utf-8")
    rows, problems = read(table)
    assert [row.id for row in rows] == ["ok"]
    (problem,) = problems
    assert problem.startswith(f"{table}:3: ")
    assert said in problem


def test_id_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    row = "a,to_us,President A B,Kenya,2015-01-01,\n"
    table.write_text(HEAD + row + row, encoding="utf-8")
    rows, problems = read(table)
    assert len(rows) == 1
    assert problems == [f"{table}:3: a stands in {table}:2 too: taken once"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "id,name\n", ":1: has no column direction, traveller, country, start, end"),
        ("a.xml", "<trips><trip>", ":1: is no whole XML: no element found"),
        ("a.xml", "<talks/>", ":1: holds <talks>"),
        ("a.txt", "x", ": a table of visits is a .csv or .xml file, or a folder"),
        ("a.csv", b"\xff\xfe\x00id", ": is not UTF-8"),
    ],
)
def test_file_that_is_no_table_is_told(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    rows, problems = read(file)
    assert rows == []
    assert len(problems) == 1
    assert said in problems[0]


def test_missing_file_and_empty_folder_are_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "none.csv", tmp_path)
    assert "cannot be read: No such file" in problems[0]
    assert problems[1] == f"{tmp_path}: has no .csv or .xml file"
