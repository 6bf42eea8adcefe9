from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.quantities import find_quantities, find_ranks


def written(text: str) -> list[str]:
    return [
        f"{found.span.of(text)} = {found.bound or ''}{found.value} {found.unit}"
        for found in find_quantities(text)
    ]


MONEY = [
    ("Trade reached $ 800 million.", ["$ 800 million = 800000000 USD"]),
    ("$1bn", ["$1bn = 1000000000 USD"]),
    ("US$ 5 trillion", ["US$ 5 trillion = 5000000000000 USD"]),
    ("USD 8.421 billion", ["USD 8.421 billion = 8421000000 USD"]),
    ("$693.988 million", ["$693.988 million = 693988000 USD"]),
    ("to $4.9 bn. Then", ["$4.9 bn = 4900000000 USD"]),
    ("$3B and £20m", ["$3B = 3000000000 USD", "£20m = 20000000 GBP"]),
    ("€3.2bn", ["€3.2bn = 3200000000 EUR"]),
    ("800 million US dollars", ["800 million US dollars = 800000000 USD"]),
    ("1.2 billion euros", ["1.2 billion euros = 1200000000 EUR"]),
    ("8,4 billion euros", ["8,4 billion euros = 8400000000 EUR"]),
    ("50 million pounds", ["50 million pounds = 50000000 GBP"]),
    ("10 billion yuan", ["10 billion yuan = 10000000000 CNY"]),
    ("3 trillion Russian rubles", ["3 trillion Russian rubles = 3000000000000 RUB"]),
    ("200 billion tenge", ["200 billion tenge = 200000000000 KZT"]),
    ("500 billion yen", ["500 billion yen = 500000000000 JPY"]),
    ("300 million won", ["300 million won = 300000000 KRW"]),
    ("Rs 500 crore", ["Rs 500 crore = 5000000000 INR"]),
    ("10 billion Pakistani rupees", ["10 billion Pakistani rupees = 10000000000 PKR"]),
    ("5 million Kuwaiti dinars", ["5 million Kuwaiti dinars = 5000000 KWD"]),
    ("ten million Swiss francs", ["ten million Swiss francs = 10000000 CHF"]),
    ("half a billion euros", ["half a billion euros = 500000000 EUR"]),
    ("one and a half billion dollars", ["one and a half billion dollars = 1500000000 USD"]),
    ("a $10 billion loan", ["$10 billion = 10000000000 USD"]),
    ("a 500-million-euro credit", ["500-million-euro = 500000000 EUR"]),
    ("$1,250,000", ["$1,250,000 = 1250000 USD"]),
    ("$1-1.5 billion", ["$1 = 1000000000 USD", "1.5 billion = 1500000000 USD"]),
    ("from $5 to $10 billion", ["$5 = 5000000000 USD", "10 billion = 10000000000 USD"]),
    ("A$5 million", ["A$5 million = 5000000 AUD"]),
    ("5 million dinars", []),
]
PERCENT = [
    ("by 15%", ["15% = 15 %"]),
    ("by 15 %", ["15 % = 15 %"]),
    ("15 per cent", ["15 per cent = 15 %"]),
    ("15.4 percent", ["15.4 percent = 15.4 %"]),
    ("8,4 percent", ["8,4 percent = 8.4 %"]),
    ("ten percent", ["ten percent = 10 %"]),
    ("5-10 percent", ["5 = 5 %", "10 percent = 10 %"]),
    ("between 5 and 10 percent", ["5 = 5 %", "10 percent = 10 %"]),
    ("2 percentage points", ["2 percentage points = 2 %"]),
]
NUMBERS = [
    ("12 documents", ["12 = 12 1"]),
    ("five agreements", ["five = 5 1"]),
    ("Twenty-five accords", ["Twenty-five = 25 1"]),
    ("a hundred and six pages", ["a hundred and six = 106 1"]),
    ("a dozen envoys", ["dozen = 12 1"]),
    ("1,250 people and 1 250 000 tonnes", ["1,250 = 1250 1", "1 250 000 = 1250000 1"]),
    ("1.234.567 tonnes", ["1.234.567 = 1234567 1"]),
    ("a million people", ["a million = 1000000 1"]),
    ("2.5 million tonnes", ["2.5 million = 2500000 1"]),
    ("grew 1.5 times", ["1.5 times = 1.5 1"]),
    ("a 2.5-fold rise", ["2.5-fold = 2.5 1"]),
    ("2000 troops", ["2000 = 2000 1"]),
    ("a 30-day visa", []),
]
BOUNDS = [
    ("more than $5 billion", ["$5 billion = >5000000000 USD"]),
    ("over 30 accords", ["30 = >30 1"]),
    ("exceeded 1.2 billion dollars", ["1.2 billion dollars = >1200000000 USD"]),
    ("at least 20 million tenge", ["20 million tenge = >=20000000 KZT"]),
    ("up to 15%", ["15% = <=15 %"]),
    ("less than 3 percent", ["3 percent = <3 %"]),
    ("nearly 10 percent", ["10 percent = ~10 %"]),
    ("about 40 documents", ["40 = ~40 1"]),
    ("some $2 bn", ["$2 bn = ~2000000000 USD"]),
    ("no more than 5 years", ["5 = <=5 1"]),
]
NOTHING = [
    "on May 20, on 20 May and on May 19-20",
    "in 2018 and in 2018-2020 and the 1990s",
    "G20, C5+1, COVID-19, Su-27 and B2B",
    "at 15:30",
    "UN resolution 2231 and Article 5 and No. 7",
    "the 3rd and the second meeting",
    "one country and no one",
    "2021-05-20 and 20.05.2021",
    "at 7 p.m. and 9 o'clock",
    "three years ago and two days later",
    "the first nine months and the last 30 days",
    "the Group of 20",
]


@pytest.mark.parametrize(("text", "expected"), [*MONEY, *PERCENT, *NUMBERS, *BOUNDS])
def test_quantities_are_read_exactly(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_dates_names_and_ordinals_are_no_quantities(text: str) -> None:
    assert written(text) == []


def test_quantities_outside_the_part_asked_for_are_left_out() -> None:
    text = "5 accords, 6 plans, 7 roads"
    found = find_quantities(text, begin=9, end=18)
    assert [quantity.value for quantity in found] == [Decimal(6)]


RANKS = [
    ("Kazakhstan ranks second among the partners of Tajikistan", [("second", 2)]),
    ("It ranked 5th in the world.", [("5th", 5)]),
    ("It is ranked 12 of 180.", [("12", 12)]),
    ("the third-largest economy", [("third-largest", 3)]),
    ("its second largest trading partner", [("second largest", 2)]),
    ("China is the largest trading partner of Chile.", [("largest", 1)]),
    ("Germany is Poland's biggest trading partner.", [("biggest", 1)]),
    ("the No. 1 trading partner", [("No. 1", 1)]),
    ("the number one trading partner", [("number one", 1)]),
    ("It took 1st place.", [("1st place", 1)]),
    ("It takes third place among exporters.", [("third place", 3)]),
    ("It came first among the donors.", [("first", 1)]),
    ("one of the largest trading partners", []),
    ("among the largest investors", []),
    ("one of the third largest groups", []),
    ("its largest investors are named", []),
    ("the second meeting and the first visit", []),
    ("It was the third visit.", []),
]


@pytest.mark.parametrize(("text", "expected"), RANKS)
def test_ranks_are_read(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(found.span.of(text), found.value) for found in find_ranks(text)] == expected


PIECES = [
    *"0123456789.,$€%- ",
    "US$",
    " million",
    "bn",
    "USD ",
    "two",
    " hundred",
    " and ",
    "a half",
    " dollars",
    "more than ",
    " to ",
    "per cent",
    "ranks ",
    "third",
    "-largest",
    "No. ",
    "\u0663",
    "\xa0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=200))
def test_quantities_and_ranks_are_ordered_and_disjoint_for_any_text(text: str) -> None:
    for spans in (
        [found.span for found in find_quantities(text)],
        [found.span for found in find_ranks(text)],
    ):
        position = 0
        for span in spans:
            assert position <= span.begin
            assert span.of(text).strip() == span.of(text)
            position = span.end
        assert position <= len(text)


@given(st.integers(0, 10**15), st.integers(0, 3))
def test_any_figure_is_read_without_loss(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    (found,) = find_quantities(f"It came to ${value:,f} in all.")
    assert found.value == value
