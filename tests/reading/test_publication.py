import pytest

from diplograph.reading.publication import date_in_dateline, date_in_name, header


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        (" date 2021-05-21 As part of the visit", "2021-05-21", "As part of the visit"),
        ("date 2021-05 The parties met", "2021-05", "The parties met"),
        ("date 2019-01-22\nA treaty is signed\n\nThe", "2019-01-22", "A treaty is signed\n\nThe"),
        ("Date: 2019-01-22\r\n\r\nParis", "2019-01-22", "Paris"),
        ("\n\n date 2020-02-29\n", "2020-02-29", ""),
        ("date 2021-13-45 The parties", None, "The parties"),
    ],
)
def test_header_gives_date_and_where_the_article_begins(
    text: str, date: str | None, rest: str
) -> None:
    found = header(text)
    assert found is not None
    assert text[found.end :] == rest
    assert (found.date and str(found.date)) == date


@pytest.mark.parametrize(
    "text",
    [
        "The date 2021-05-21 was set for the talks",
        "date palms were handed over on 2021-05-21",
        "date 2021 The parties",
        "date 2021-05-210 The parties",
        "update 2021-05-21 The parties",
        "2021-05-21 The parties",
        "",
    ],
)
def test_header_leaves_ordinary_words_alone(text: str) -> None:
    assert header(text) is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-05-20-talks", "2021-05-20"),
        ("20210520", "2021-05-20"),
        ("talks_2021_05_20", "2021-05-20"),
        ("talks.2021.05.20.final", "2021-05-20"),
        ("talks-2021-05", "2021-05"),
        ("000_6d784a81d65f7209", None),
        ("a20210520b", None),
        ("report-20211399", None),
        ("chair-2018-2020", None),
        ("2021-05-20210520", "2021-05-20"),
        ("note-12345678", None),
        ("2021-02-30", None),
        ("talks", None),
    ],
)
def test_date_in_name_reads_whole_dates_only(name: str, date: str | None) -> None:
    found = date_in_name(name)
    assert (found and str(found)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("OSLO, March 2, 2022 - The ministers met in Oslo.", "2022-03-02"),
        ("OSLO, 2 March 2022 (Wire) -- The ministers met in Oslo.", "2022-03-02"),
        ("Ministers meet\n\nOslo, 2 March 2022\n\nThe ministers met in Oslo.", "2022-03-02"),
        ("OSLO, March 2 - The ministers met in Oslo.", None),
        ("OSLO (Wire) - The ministers met on 2 March 2022 in Oslo.", None),
        ("The ministers met in Oslo on 2 March 2022 and agreed to meet again.", None),
        ("", None),
    ],
)
def test_date_in_dateline_needs_a_dateline_with_a_year(text: str, date: str | None) -> None:
    found = date_in_dateline(text)
    assert (found and str(found)) == date


@pytest.mark.parametrize(
    "line", ["2016-07-25 14:13:00", "2016-07-25T14:13:00Z", "25 July 2016, 14:13", "2016-07-25"]
)
def test_date_in_dateline_reads_a_page_date_with_its_hour(line: str) -> None:
    text = f"{line}\n\nThe ministers met in Oslo and spoke of trade."
    assert str(date_in_dateline(text)) == "2016-07-25"
