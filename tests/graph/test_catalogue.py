from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.errors import QueryError
from diplograph.graph.catalogue import Parameter, find_query, queries


def test_queries_are_sorted_by_name() -> None:
    names = [query.name for query in queries()]
    assert names == sorted(names)
    assert "visits-between" in names


def test_find_query_reads_the_header() -> None:
    query = find_query("visits-between")
    assert query.title == "Visits between two countries"
    assert query.theme == "Visits and meetings"
    assert query.parameters[0] == Parameter("one", "country", True, "one of the two countries")
    assert [parameter.required for parameter in query.parameters] == [True, True, False, False]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("visit-between", "did you mean visits-between"),
        ("visits", "visits-between"),
        ("Calls", "did you mean calls"),
        ("qqqqqqqq", "nothing is near it; diplograph queries lists them all"),
    ],
)
def test_unknown_query_lists_near_names(name: str, hint: str) -> None:
    with pytest.raises(QueryError, match=f"no query '{name}'") as caught:
        find_query(name)
    assert hint in str(caught.value)


def test_own_file_needs_no_header(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT * WHERE { ?s ?p ?o }")
    query = find_query(path)
    assert (query.name, query.title, query.parameters) == ("mine", "mine", ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# param x: planet, required - a planet\n", r"mine\.rq:1: .*TYPE.*one of country"),
        ("\n# param x: country\n", r"mine\.rq:2: "),
        ("# param x: country, perhaps\n", r"mine\.rq:1: "),
    ],
)
def test_wrong_parameter_line_is_reported(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(text)
    with pytest.raises(QueryError, match=message):
        find_query(str(path))


def test_missing_and_unreadable_files_are_reported(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such file"):
        find_query(tmp_path / "absent.rq")
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="cannot be read as text"):
        find_query(tmp_path / "binary.rq")
