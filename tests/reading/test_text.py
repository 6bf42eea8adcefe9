import pytest

from diplograph.errors import ReadingError, ReadingWarning
from diplograph.model import PartialDate
from diplograph.reading.decoding import MAX_CHARACTERS
from diplograph.reading.text import article_from_text

BODY = "The foreign ministers of Norway and Finland met in Oslo and discussed the Arctic.\n"


@pytest.mark.parametrize(
    ("text", "name", "given", "published"),
    [
        (f"date 2022-03-01 {BODY}", "2020-01-01-talks", "2019-07", "2019-07"),
        (f"date 2022-03-01 {BODY}", "2020-01-01-talks", None, "2022-03-01"),
        (f"date 2022-03 {BODY}", "2020-01-01-talks", None, "2022-03"),
        (f"OSLO, March 2, 2022 - {BODY}", "2020-01-01-talks", None, "2022-03-02"),
        (f"OSLO, March 2 - {BODY}", "2020-01-01-talks", None, "2020-01-01"),
        (BODY, "2020-01-01-talks", None, "2020-01-01"),
        (f"date 2022-02-31 {BODY}", "talks-20200101", None, "2020-01-01"),
    ],
)
def test_article_is_dated_by_the_first_that_knows(
    text: str, name: str, given: str | None, published: str
) -> None:
    date = PartialDate.parse(given) if given else None
    article = article_from_text(text, file_name=name, date=date)
    assert str(article.published) == published


def test_article_keeps_its_text_and_begins_after_the_header() -> None:
    text = f" date 2022-03-01 {BODY}"
    article = article_from_text(text)
    assert article.text == text
    assert article.text[article.body_begin :] == BODY


def test_article_without_a_date_is_warned_about() -> None:
    problems: list[object] = []
    article = article_from_text(BODY, where="oslo.txt", report=problems.append)
    assert article.published is None
    assert [type(problem) for problem in problems] == [ReadingWarning]
    assert str(problems[0]).startswith("oslo.txt has no date of publication")


def test_article_with_a_date_on_no_calendar_is_warned_about() -> None:
    problems: list[object] = []
    article = article_from_text(
        f"date 2022-02-31 {BODY}", file_name="20220301", report=problems.append
    )
    assert article.text[article.body_begin :] == BODY
    assert [str(problem) for problem in problems] == [
        "the text begins with the date 2022-02-31, on no calendar: it is passed over"
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ministers meet in Oslo\n\n{BODY}", "Ministers meet in Oslo"),
        (f"date 2022-03-01\nMinisters meet in Oslo\n{BODY}", "Ministers meet in Oslo"),
        (f"{BODY}They agreed to meet again.", None),
        (BODY, None),
        ("“We are neighbours and friends”\n\nThe minister said so to the press.", None),
    ],
)
def test_article_takes_a_headline_as_its_title(text: str, title: str | None) -> None:
    assert article_from_text(text).title == title


def test_article_without_an_id_is_named_by_its_text() -> None:
    first, again, other = (article_from_text(text) for text in (BODY, BODY, BODY * 2))
    assert first.id == again.id == f"text-{first.text_hash[:12]}"
    assert other.id != first.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        (" \n\t \n", "is empty"),
        ("date 2022-03-01\n", "a date and nothing else"),
        ("x" * (MAX_CHARACTERS + 1), "split it"),
        (f"<!DOCTYPE html><html><body>{BODY}</body></html>", "HTML"),
        (f'<?xml version="1.0"?><p>{BODY}</p>', "XML"),
        (f"{BODY}\ud83e", "surrogate"),
        (
            "Президент принял министра иностранных дел в столице и обсудил сотрудничество.",
            "English",
        ),
        (
            "Le président de la République a reçu le ministre des affaires étrangères à Paris "
            "et ils ont parlé des relations entre les deux pays.",
            "English",
        ),
        (
            "Der Bundespräsident hat den Außenminister empfangen und mit ihm über die Lage "
            "in der Region und die Beziehungen der beiden Staaten gesprochen.",
            "English",
        ),
    ],
)
def test_article_declines_what_cannot_be_coded(text: str, words: str) -> None:
    with pytest.raises(ReadingError, match=rf"^a\.txt .*{words}.*"):
        article_from_text(text, where="a.txt")
