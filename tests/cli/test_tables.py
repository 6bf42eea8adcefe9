import io
from pathlib import Path

import pytest

from diplograph.cli.tables import opened, write
from diplograph.errors import GraphError

ROWS: list[dict[str, object]] = [
    {"name": "Côte d’Ivoire", "since": 1960, "in": ["UN", "AU"], "left over": 1},
    {"name": 'the "Gambia", The', "since": None, "in": []},
]


def written(form: str) -> str:
    stream = io.StringIO()
    write(ROWS, ["name", "since", "in"], form, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "jsonl",
            '{"name": "Côte d’Ivoire", "since": 1960, "in": ["UN", "AU"]}\n'
            '{"name": "the \\"Gambia\\", The", "since": null, "in": []}\n',
        ),
        ("csv", 'name,since,in\nCôte d’Ivoire,1960,UN; AU\n"the ""Gambia"", The",,\n'),
        (
            "table",
            "name               since  in\n"
            "-----------------  -----  ------\n"
            "Côte d’Ivoire      1960   UN; AU\n"
            'the "Gambia", The\n',
        ),
    ],
)
def test_write_gives_each_row_in_the_form_asked_for(form: str, text: str) -> None:
    assert written(form) == text


def test_write_gives_json_as_one_array() -> None:
    assert written("json").startswith('[\n  {\n    "name": "Côte d’Ivoire",')


def test_table_cuts_long_cells_and_keeps_them_on_one_line() -> None:
    stream = io.StringIO()
    write([{"quote": "talks\nwere " + "long " * 30}], ["quote"], "table", stream)
    head, _, row = stream.getvalue().splitlines()
    assert head == "quote"
    assert row.startswith("talks were long")
    assert row.endswith("…")
    assert len(row) == 48


def test_opened_says_where_it_could_not_write(tmp_path: Path) -> None:
    with (
        pytest.raises(GraphError, match=r"missing/a\.csv cannot be written: No such file"),
        opened(str(tmp_path / "missing" / "a.csv")),
    ):
        pass


def test_opened_writes_line_ends_as_they_are(tmp_path: Path) -> None:
    with opened(str(tmp_path / "a.csv")) as stream:
        stream.write("é\n")
    assert (tmp_path / "a.csv").read_bytes() == "é\n".encode()
