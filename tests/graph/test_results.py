from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from diplograph.errors import QueryError
from diplograph.graph.iris import iri
from diplograph.graph.records import Thing
from diplograph.graph.results import Result, render

KAZ = Thing(str(iri("country/KAZ")), "Kazakhstan")
FACT = Thing(str(iri("fact/visit-1")), "visit: Kazakhstan")
RESULT = Result(
    ("country", "value", "note", "sure", "fact"),
    (
        (KAZ, 18_200_000_000, 'said "so",\ntwice', True, FACT),
        (None, Decimal("1.50"), None, False, None),
    ),
)


def test_table_is_aligned_and_short() -> None:
    assert render(RESULT).splitlines() == [
        "country     value           note              sure  fact",
        "----------  --------------  ----------------  ----  ------------",
        'Kazakhstan  18,200,000,000  said "so", twice  yes   fact:visit-1',
        "            1.50                              no",
        "(2 rows)",
    ]


def test_table_cuts_long_texts_and_measures_wide_letters() -> None:
    text = render(Result(("a", "b"), (("x" * 100, "中文"), ("é", "e\u0301"))))
    lines = text.splitlines()
    assert lines[2].startswith("x" * 59 + "…  中文")
    assert lines[1] == "-" * 60 + "  ----"


def test_csv_gives_labels_and_iris() -> None:
    rows = list(csv.DictReader(render(RESULT, "csv").splitlines(keepends=True)))
    assert rows[0] == {
        "country": "Kazakhstan",
        "country_iri": KAZ.iri,
        "value": "18200000000",
        "note": 'said "so",\ntwice',
        "sure": "true",
        "fact": "visit: Kazakhstan",
        "fact_iri": FACT.iri,
    }
    assert rows[1]["country_iri"] == rows[1]["note"] == ""


def test_json_keeps_types() -> None:
    rows = json.loads(render(RESULT, "json"))
    assert rows[0]["country"] == {"iri": KAZ.iri, "label": "Kazakhstan"}
    assert rows[0]["value"] == 18_200_000_000
    assert rows[1] == {"country": None, "value": 1.5, "note": None, "sure": False, "fact": None}


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_no_rows_still_give_the_columns(form: str) -> None:
    text = render(Result(("a", "b"), ()), form)
    assert text == {"table": "a  b\n-  -\n(0 rows)\n", "csv": "a,b\n", "json": "[]\n"}[form]


def test_table_says_that_there_are_more_rows() -> None:
    assert render(Result(("a",), (("x",), ("y",)), truncated=True)).endswith("(the first 2 rows)\n")


def test_unknown_format_lists_the_known() -> None:
    with pytest.raises(QueryError, match="use one of table, csv, json"):
        render(RESULT, "xlsx")


def test_a_frame_has_labels_and_iris() -> None:
    found = RESULT.to_frame()
    assert list(found.columns) == [
        "country",
        "country_iri",
        "value",
        "note",
        "sure",
        "fact",
        "fact_iri",
    ]
    assert found.loc[0, "country"] == "Kazakhstan"
    assert found.loc[0, "country_iri"] == KAZ.iri
    assert found["value"].tolist() == [18_200_000_000, 1.5]
    assert found.loc[1, "country"] is None or found["country"].isna()[1]
    assert len(Result(("a",), ()).to_frame()) == 0


def test_notebooks_show_rows_escaped_and_few() -> None:
    shown = Result(("a<b",), tuple((f"<i>{n}",) for n in range(25)))._repr_html_()
    assert shown.count("<tr>") == 21
    assert "<th>a&lt;b</th>" in shown
    assert "<td>&lt;i&gt;0</td>" in shown
    assert "<i>" not in shown
    assert "25 rows and 5 more rows" not in shown
    assert "the first 20 of 25 rows" in shown
