import io
import json

import pytest

from diplograph.errors import ReadingError
from diplograph.model import PartialDate
from diplograph.reading import jsonl
from diplograph.reading.jsonl import Row, rows


def read(*lines: bytes) -> list[Row | ReadingError]:
    return list(rows(io.BytesIO(b"\n".join(lines)), "a.jsonl"))


def row(**fields: object) -> Row | ReadingError:
    (found,) = read(json.dumps({"text": "The talks.\r\nThey ended.", **fields}).encode())
    return found


def test_rows_keep_the_text_as_it_is() -> None:
    found = row(id="a", title="Talks", source="https://example.org/a")
    text = "The talks.\r\nThey ended."
    assert found == Row(1, text, "a", None, None, "Talks", "https://example.org/a")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021-05-20", PartialDate(2021, 5, 20)),
        ("2021-05-20T09:30:00Z", PartialDate(2021, 5, 20)),
        ("2021-05-20 09:30", PartialDate(2021, 5, 20)),
        ("2021-05", PartialDate(2021, 5)),
        (2021, PartialDate(2021)),
        ("20 May 2021", None),
        ("2021-02-30", None),
    ],
)
def test_rows_read_iso_dates_and_keep_what_was_written(
    written: str | int, date: PartialDate | None
) -> None:
    found = row(date=written)
    assert isinstance(found, Row)
    assert (found.date, found.written_date) == (date, str(written))


@pytest.mark.parametrize("field", ["id", "doc_id"])
def test_rows_know_the_names_of_text_interchange(field: str) -> None:
    found = row(**{field: 7, "link": "https://example.org/7", "location": "Oslo"})
    assert isinstance(found, Row)
    assert (found.id, found.source) == ("7", "https://example.org/7")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"id": "a"}', 'no "text"'),
        (b'{"text": 3}', 'no "text"'),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_rows_give_an_error_in_place_of_a_bad_line(line: bytes, words: str) -> None:
    good = b'{"text": "The talks ended."}'
    first, bad, last = read(good, line, b"", good)
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert last.line == 4
    assert isinstance(bad, ReadingError)
    assert str(bad).startswith("a.jsonl:2 ")
    assert words in str(bad)


def test_rows_pass_over_a_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "_MAX_BYTES", 64)
    good = b'{"text": "The talks ended."}'
    for length in (63, 64, 65, 127, 128, 129, 1000):
        found = read(good, b"x" * length, good)
        assert [type(item) for item in found] == [Row, ReadingError, Row], length
        assert found[2] == Row(3, "The talks ended.", None, None, None, None, None)
