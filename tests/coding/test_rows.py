"""Rows in, answers and table rows out."""

import io
import json
from typing import Any

from diplograph.coding.coder import CodedEvent, Party
from diplograph.coding.rows import COLUMNS, CodingRow, answer, read_rows, table_rows
from diplograph.errors import ReadingError
from diplograph.model import Modality, PartialDate, Span, Status

TEXT = "Canada and Peru punished Mali."
ROW = CodingRow(1, "r1", TEXT, PartialDate(2020, 5, 4))


def event(**changes: Any) -> CodedEvent:
    values: dict[str, Any] = {
        "event": "SANCTION",
        "mode": "embargo",
        "cameo": "163",
        "sources": (Party(Span(0, 6), ("CAN",)), Party(Span(11, 15), ("PER",))),
        "targets": (Party(Span(25, 29), ("MLI",)),),
        "span": Span(0, 30),
        "start": PartialDate(2020, 5),
        "end": None,
        "status": Status.HELD,
        "modality": Modality.ASSERTED,
        "confidence": 0.87654,
    }
    return CodedEvent(**{**values, **changes})


def test_an_answer_has_plain_values() -> None:
    assert answer(ROW, [event()]) == {
        "id": "r1",
        "events": [
            {
                "event": "SANCTION",
                "mode": "embargo",
                "cameo": "163",
                "source": ["CAN", "PER"],
                "target": ["MLI"],
                "begin": "2020-05",
                "end": None,
                "status": "held",
                "modality": "asserted",
                "confidence": 0.877,
                "span": [0, 30],
                "source_text": ["Canada", "Peru"],
                "target_text": ["Mali"],
            }
        ],
    }


def test_the_surest_event_comes_first() -> None:
    events = [event(confidence=0.2, event="AID"), event(confidence=0.9)]
    found = answer(ROW, events)["events"]
    assert isinstance(found, list)
    assert [one["event"] for one in found] == ["SANCTION", "AID"]


def test_a_table_has_a_row_per_pair_of_actors() -> None:
    rows = list(table_rows(ROW, [event()]))
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in rows] == [
        ("CAN", "MLI"),
        ("PER", "MLI"),
    ]
    assert all(tuple(row) and set(row) == set(COLUMNS) for row in rows)
    assert rows[0]["EventRootCode"] == "16"
    assert rows[0]["QuadClass"] == 4
    assert rows[0]["SQLDATE"] == "202005"
    assert rows[0]["Publication Date"] == "2020-05-04"


def test_a_mutual_event_is_a_row_each_way() -> None:
    rows = list(table_rows(ROW, [event(targets=())]))
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in rows] == [
        ("CAN", "PER"),
        ("PER", "CAN"),
    ]


def test_organisations_have_no_country() -> None:
    sources = (Party(Span(0, 6), ("IGO/UN",)),)
    (row,) = table_rows(ROW, [event(sources=sources)])
    assert (row["Actor1Code"], row["Actor1CountryCode"]) == ("IGO/UN", "")


def rows_of(*lines: object) -> list[CodingRow | ReadingError]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_rows(io.BytesIO(text.encode()), "x.jsonl"))


def test_rows_are_read_with_what_they_ask() -> None:
    plain, between = rows_of(
        {"id": "a", "text": TEXT, "date": "2020-05", "source": "wire"},
        {"text": TEXT, "source": "Canada", "target": "Mali"},
    )
    assert plain == CodingRow(1, "a", TEXT, PartialDate(2020, 5))
    assert between == CodingRow(2, "2", TEXT, None, "Canada", "Mali")


def test_bad_rows_say_where_and_what() -> None:
    found = rows_of("{", {"id": "b"}, {"text": TEXT, "date": "May"}, {"text": TEXT})
    assert str(found[0]).startswith("x.jsonl:1 is not JSON")
    assert [str(one) for one in found[1:3] if isinstance(one, ReadingError)] == [
        'x.jsonl:2 has no "text": give each row its article\'s text under that name',
        'x.jsonl:3 has the date "May": write YYYY, YYYY-MM or YYYY-MM-DD',
    ]
    assert isinstance(found[3], CodingRow)
