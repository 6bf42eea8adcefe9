from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.dates import DateMention, find_dates
from diplograph.model import PartialDate

FRIDAY = PartialDate(2021, 5, 21)


def written(
    text: str, anchor: PartialDate | None = FRIDAY, future: bool | None = None
) -> list[str]:
    """Each date as ``words = start[..end]`` with ``since`` and the like before the words."""
    return [_written(text, found) for found in find_dates(text, anchor=anchor, future=future)]


def _written(text: str, found: DateMention) -> str:
    bound = f"{found.bound} " if found.bound else ""
    end = f"..{found.end}" if found.end else ""
    return f"{bound}{found.span.of(text)} = {found.start}{end}"


ABSOLUTE = [
    ("on 20 May 2021", ["20 May 2021 = 2021-05-20"]),
    ("on May 20, 2021,", ["May 20, 2021 = 2021-05-20"]),
    ("on the 5th of June 2020", ["5th of June 2020 = 2020-06-05"]),
    ("on 20.05.2021", ["20.05.2021 = 2021-05-20"]),
    ("on 20/05/2021", ["20/05/2021 = 2021-05-20"]),
    ("on 05/20/2021", ["05/20/2021 = 2021-05-20"]),
    ("on 2021-05-20", ["2021-05-20 = 2021-05-20"]),
    ("on Friday, July 21, 2017", ["Friday, July 21, 2017 = 2017-07-21"]),
    ("on Sept. 5, 2019", ["Sept. 5, 2019 = 2019-09-05"]),
    ("MAY 20, 2021", ["MAY 20, 2021 = 2021-05-20"]),
    ("May 19-20, 2021", ["May 19-20, 2021 = 2021-05-19..2021-05-20"]),
    ("19–20 May 2021", ["19–20 May 2021 = 2021-05-19..2021-05-20"]),
    ("on May 19 and 20, 2021", ["May 19 and 20, 2021 = 2021-05-19..2021-05-20"]),
    ("from 3 to 5 June 2022", ["3 to 5 June 2022 = 2022-06-03..2022-06-05"]),
    ("from 30 May to 2 June 2022", ["30 May to 2 June 2022 = 2022-05-30..2022-06-02"]),
    ("May 30 - June 2, 2022", ["May 30 - June 2, 2022 = 2022-05-30..2022-06-02"]),
    ("December 30 - January 2, 2022", ["December 30 - January 2, 2022 = 2021-12-30..2022-01-02"]),
    ("in May 2021", ["May 2021 = 2021-05"]),
    ("in May of 2021", ["May of 2021 = 2021-05"]),
    ("in April and May 2019", ["April = 2019-04", "May 2019 = 2019-05"]),
    ("on May 5 and June 6, 2019", ["May 5 = 2019-05-05", "June 6, 2019 = 2019-06-06"]),
    ("from May 2018 to June 2020", ["May 2018 to June 2020 = 2018-05..2020-06"]),
    ("January-April 2021", ["January-April 2021 = 2021-01..2021-04"]),
    ("in 2018-2020", ["2018-2020 = 2018..2020"]),
    ("in 2018–20", ["2018–20 = 2018..2020"]),
    ("the 2019/20 season", ["2019/20 = 2019..2020"]),
    ("between 1992 and 1995", ["1992 and 1995 = 1992..1995"]),
    ("from 2018 to 2020", ["2018 to 2020 = 2018..2020"]),
    ("in 1992, 1995 and 1998", ["1992 = 1992", "1995 = 1995", "1998 = 1998"]),
    ("since 1992", ["since 1992 = 1992"]),
    ("by 2030", ["by 2030 = 2030"]),
    ("until May 2030", ["until May 2030 = 2030-05"]),
    ("before 1 June 2020", ["before 1 June 2020 = 2020-06-01"]),
    ("in the 1990s", ["the 1990s = 1990..1999"]),
    ("in the mid-1990s", ["the mid-1990s = 1990..1999"]),
    ("in the nineties", ["the nineties = 1990..1999"]),
    ("in Q1 2023", ["Q1 2023 = 2023-01..2023-03"]),
    ("in the third quarter of 2022", ["the third quarter of 2022 = 2022-07..2022-09"]),
    ("the first half of 2022", ["the first half of 2022 = 2022-01..2022-06"]),
    ("the first four months of 2023", ["the first four months of 2023 = 2023-01..2023-04"]),
    ("over nine months of 2022", ["nine months of 2022 = 2022-01..2022-09"]),
    ("the peace of 1648", ["1648 = 1648"]),
    ("in the spring of 2019", ["the spring of 2019 = 2019"]),
    ("late 2019", ["late 2019 = 2019"]),
    ("at the end of 2019", ["the end of 2019 = 2019"]),
    ("A 2019 accord (signed in Oslo, 2018)", ["2019 = 2019", "2018 = 2018"]),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
@pytest.mark.parametrize("anchor", [None, FRIDAY])
def test_full_dates_are_read_with_and_without_an_anchor(
    text: str, expected: list[str], anchor: PartialDate | None
) -> None:
    if anchor is None and "April" in text and "and" not in text and "-" not in text:
        pytest.skip("needs a year")
    assert written(text, anchor) == expected
    assert not any(found.relative for found in find_dates(text, anchor=anchor))


RELATIVE = [
    ("They meet today.", ["today = 2021-05-21"]),
    ("They met yesterday.", ["yesterday = 2021-05-20"]),
    ("They met yesterday evening.", ["yesterday evening = 2021-05-20"]),
    ("They meet tomorrow.", ["tomorrow = 2021-05-22"]),
    ("They met the day before yesterday.", ["the day before yesterday = 2021-05-19"]),
    ("They met this morning.", ["this morning = 2021-05-21"]),
    ("They met last night.", ["last night = 2021-05-20"]),
    ("the office said on Thursday", ["Thursday = 2021-05-20"]),
    ("the office said on Friday", ["Friday = 2021-05-21"]),
    ("the office said on Saturday", ["Saturday = 2021-05-15"]),
    ("They will meet on Thursday.", ["Thursday = 2021-05-27"]),
    ("They will meet on Friday.", ["Friday = 2021-05-21"]),
    ("On Monday the leaders will meet.", ["Monday = 2021-05-24"]),
    ("The talks are scheduled for Monday.", ["Monday = 2021-05-24"]),
    ("He will meet those who arrived on Monday.", ["Monday = 2021-05-17"]),
    ("They will meet, the ministry said on Monday.", ["Monday = 2021-05-17"]),
    ("They will part. He said so on Monday.", ["Monday = 2021-05-17"]),
    ("They have to leave by the end of Monday.", ["by the end of Monday = 2021-05-24"]),
    ("The visit was put off until January.", ["until January = 2022-01"]),
    (
        "In 1972 he went to Beijing and met Mao on 21 February.",
        ["1972 = 1972", "21 February = 1972-02-21"],
    ),
    ("next Monday", ["next Monday = 2021-05-24"]),
    ("last Monday", ["last Monday = 2021-05-17"]),
    ("last Friday", ["last Friday = 2021-05-14"]),
    ("this Monday", ["this Monday = 2021-05-17"]),
    ("last year", ["last year = 2020"]),
    ("Last year, trade grew", ["Last year = 2020"]),
    ("this year", ["this year = 2021"]),
    ("later this year", ["later this year = 2021"]),
    ("next year", ["next year = 2022"]),
    ("the current year", ["the current year = 2021"]),
    ("last month", ["last month = 2021-04"]),
    ("next month", ["next month = 2021-06"]),
    ("later this month", ["later this month = 2021-05"]),
    ("last week", ["last week = 2021-05-10..2021-05-16"]),
    ("earlier this week", ["earlier this week = 2021-05-17..2021-05-23"]),
    ("next week", ["next week = 2021-05-24..2021-05-30"]),
    ("last weekend", ["last weekend = 2021-05-15..2021-05-16"]),
    ("two days ago", ["two days ago = 2021-05-19"]),
    ("two weeks ago", ["two weeks ago = 2021-05-03..2021-05-09"]),
    ("a month ago", ["a month ago = 2021-04"]),
    ("three years ago", ["three years ago = 2018"]),
    ("30 years ago", ["30 years ago = 1991"]),
    ("up from a year earlier", ["a year earlier = 2020"]),
    ("He came the day before.", ["the day before = 2021-05-20"]),
    ("over the past five years", ["the past five years = 2016..2021"]),
    ("in the next three months", ["the next three months = 2021-05..2021-08"]),
    ("in the last ten days", ["the last ten days = 2021-05-11..2021-05-21"]),
    ("at the end of May", ["the end of May = 2021-05"]),
    ("in early June", ["early June = 2021-06"]),
    ("in mid-June", ["mid-June = 2021-06"]),
    ("at the beginning of this year", ["the beginning of this year = 2021"]),
    ("by the end of the year 2025", ["by the end of the year 2025 = 2025"]),
    ("in May", ["May = 2021-05"]),
    ("in December", ["December = 2020-12"]),
    ("in September", ["September = 2021-09"]),
    ("It was signed in September.", ["September = 2020-09"]),
    ("It will be signed in December.", ["December = 2021-12"]),
    ("on May 20", ["May 20 = 2021-05-20"]),
    ("on 20 May", ["20 May = 2021-05-20"]),
    ("on December 16", ["December 16 = 2020-12-16"]),
    ("on June 5", ["June 5 = 2021-06-05"]),
    ("on May 19-20", ["May 19-20 = 2021-05-19..2021-05-20"]),
    ("from 3 to 5 June", ["3 to 5 June = 2021-06-03..2021-06-05"]),
    ("from December 30 to January 2", ["December 30 to January 2 = 2020-12-30..2021-01-02"]),
    ("in May this year", ["May this year = 2021-05"]),
    ("in May of last year", ["May of last year = 2020-05"]),
    ("in the first quarter", ["the first quarter = 2021-01..2021-03"]),
    ("in the fourth quarter of last year", ["the fourth quarter of last year = 2020-10..2020-12"]),
    (
        "the first three months of this year",
        ["the first three months of this year = 2021-01..2021-03"],
    ),
    ("the first eleven months", ["the first eleven months = 2021-01..2021-11"]),
    ("on Wednesday, May 19", ["Wednesday, May 19 = 2021-05-19"]),
    ("In 2015 they met. A year later they parted.", ["2015 = 2015", "A year later = 2016"]),
    (
        "In May 2015 he came; in the same year he left.",
        ["May 2015 = 2015-05", "the same year = 2015"],
    ),
    (
        "He came on 3 March and left the next day.",
        ["3 March = 2021-03-03", "the next day = 2021-03-04"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_dates_are_reckoned_from_the_anchor(text: str, expected: list[str]) -> None:
    assert written(text) == expected


NO_DATES = [
    "Theresa May met the press.",
    "They may go, and May be late.",
    "May I speak?",
    "They march to Rome in a March on Rome.",
    "The sun shone; Sun said so.",
    "We met him and we wed.",
    "In Oslo 2021 people marched",
    "more than 2000 troops",
    "about 1990 students",
    "UN Security Council resolution 2231",
    "Resolution No. 1929",
    "Vision 2030 and Agenda 2030",
    "Expo 2020 and EXPO-2017",
    "Strategy-2050",
    "COVID-19 and Su-30 and G20",
    "$2021 and €2020",
    "2021.5 tonnes, 2,021 tonnes and 2020% growth",
    "Black Monday, Good Friday and the Sunday Times",
    "USA Today reported it.",
    "the first half of the match",
    "a second march",
    "for more than two years",
    "on 31 of them",
    "the score was 21-18",
    "flight 1992",
    "a 2000-strong crowd",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text", [text for text, _ in RELATIVE if not re.search("1972|2015|2025", text)]
)
def test_relative_dates_without_an_anchor_are_left_out(text: str) -> None:
    assert written(text, None) == []


MONTH_ANCHOR = [
    ("this year", ["this year = 2021"]),
    ("last month", ["last month = 2021-04"]),
    ("today", ["today = 2021-05"]),
    ("yesterday", []),
    ("on Thursday", []),
    ("last week", []),
    ("on May 20", ["May 20 = 2021-05-20"]),
    ("in December", ["December = 2020-12"]),
    ("three years ago", ["three years ago = 2018"]),
    ("two days ago", []),
]


@pytest.mark.parametrize(("text", "expected"), MONTH_ANCHOR)
def test_month_anchor_fixes_what_a_month_can_fix(text: str, expected: list[str]) -> None:
    assert written(text, PartialDate(2021, 5)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last year", ["last year = 2020"]),
        ("in May", ["May = 2021-05"]),
        ("last month", []),
        ("today", []),
    ],
)
def test_year_anchor_fixes_what_a_year_can_fix(text: str, expected: list[str]) -> None:
    assert written(text, PartialDate(2021)) == expected


def test_future_says_which_way_a_weekday_lies() -> None:
    text = "The summit on Monday"
    assert written(text, future=True) == ["Monday = 2021-05-24"]
    assert written(text, future=False) == ["Monday = 2021-05-17"]


def test_future_says_which_year_a_month_lies_in() -> None:
    assert written("in December", future=True) == ["December = 2021-12"]
    assert written("in June", future=False) == ["June = 2020-06"]


def test_relative_is_said_of_dates_that_needed_the_anchor() -> None:
    text = "On May 20 and in 2019 and last year"
    assert [found.relative for found in find_dates(text, anchor=FRIDAY)] == [True, False, True]


def test_weekday_chooses_the_year() -> None:
    # 29 February 2020 was a Saturday; so was 20 November 2021, which is the nearer one here.
    assert written("on Friday, November 20") == ["Friday, November 20 = 2020-11-20"]


def test_impossible_dates_are_left_out() -> None:
    assert written("on 31 June 2021") == []
    assert written("on 2021-13-45") == []


def test_dates_outside_the_part_asked_for_are_left_out() -> None:
    text = "In 2018 and in 2019 and in 2020"
    found = find_dates(text, anchor=None, begin=8, end=20)
    assert [mention.span.of(text) for mention in found] == ["2019"]


PIECES = [
    *"0123456789-–/.,: ()",
    "May",
    " May ",
    "March ",
    "last ",
    "next ",
    "year",
    "week",
    "Monday",
    " to ",
    " and ",
    "between ",
    "from ",
    "2021",
    "1990s",
    "99",
    "31",
    " ago",
    " days",
    "two",
    "first ",
    "quarter",
    "the ",
    "half",
    "today",
    " of ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=200),
    st.none()
    | st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
    | st.dates().map(lambda day: PartialDate(day.year, day.month))
    | st.dates().map(lambda day: PartialDate(day.year)),
)
def test_dates_are_ordered_and_disjoint_for_any_text(text: str, anchor: PartialDate | None) -> None:
    position = 0
    for found in find_dates(text, anchor=anchor):
        assert position <= found.span.begin
        assert found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        assert found.end is None or found.start.first_day <= found.end.last_day
        position = found.span.end


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_is_read_in_every_form(day: dt.date) -> None:
    expected = PartialDate(day.year, day.month, day.day)
    month = f"{day:%B}"
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%A}, {day.day} {month} {day.year}",
    ):
        (found,) = find_dates(f"on {text} in Oslo", anchor=None)
        assert (found.start, found.end) == (expected, None)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(0, 6))
def test_weekday_is_within_the_week_up_to_the_anchor(anchor: dt.date, days: int) -> None:
    meant = anchor - dt.timedelta(days=days)
    text = f"the ministry said on {meant:%A}"
    (found,) = find_dates(text, anchor=PartialDate(anchor.year, anchor.month, anchor.day))
    assert found.start.first_day == meant


def test_the_same_day_goes_back_to_what_was_told_before() -> None:
    text, anchor, told = "He left two days later.", PartialDate(2023, 5, 4), PartialDate(2023, 4, 3)
    (found,) = find_dates(text, anchor=anchor, told=told)
    assert str(found.start) == "2023-04-05"
    assert find_dates(text, anchor=anchor) == ()
    (same,) = find_dates("On the same day he left.", anchor=anchor, told=told)
    assert same.start == told
