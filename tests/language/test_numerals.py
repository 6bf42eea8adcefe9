from __future__ import annotations

from decimal import Decimal

import pytest

from diplograph.language.numerals import (
    decimal_of_digits,
    number_of_ordinal,
    number_of_words,
    plainest,
)

WORDS = [
    ("two", 2),
    ("nineteen", 19),
    ("twenty-five", 25),
    ("Ninety nine", 99),
    ("a hundred", 100),
    ("three hundred and six", 306),
    ("two thousand", 2000),
    ("two dozen", 24),
    ("dozen", 12),
    ("one million two hundred thousand", 1_200_000),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_number_of_words_is_exact(words: str, value: int) -> None:
    assert number_of_words(words) == value


@pytest.mark.parametrize("words", ["", "many", "two many"])
def test_number_of_other_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number_of_words(words)


@pytest.mark.parametrize(
    ("words", "value"), [("first", 1), ("Third", 3), ("twelfth", 12), ("3rd", 3), ("21st", 21)]
)
def test_number_of_ordinal_is_exact(words: str, value: int) -> None:
    assert number_of_ordinal(words) == value


def test_number_of_no_ordinal_is_refused() -> None:
    with pytest.raises(ValueError, match="not an ordinal"):
        number_of_ordinal("three")


DIGITS = [
    ("8.421", "8.421"),
    ("1,250", "1250"),
    ("1,250,000.5", "1250000.5"),
    ("1 250 000", "1250000"),
    ("1\xa0250", "1250"),
    ("1.234.567", "1234567"),
    ("8,4", "8.4"),
    ("12,34,567", "1234567"),
]


@pytest.mark.parametrize(("digits", "value"), DIGITS)
def test_decimal_of_digits_reads_separators(digits: str, value: str) -> None:
    assert decimal_of_digits(digits) == Decimal(value)


@pytest.mark.parametrize("digits", ["", "1.2.3", "x", "1,2,3", "٣"])
def test_decimal_of_no_figure_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        decimal_of_digits(digits)


@pytest.mark.parametrize(
    ("value", "written"), [("8.40", "8.4"), ("100", "100"), ("1E+9", "1000000000"), ("0.50", "0.5")]
)
def test_plainest_has_neither_zeros_nor_exponent(value: str, written: str) -> None:
    assert str(plainest(Decimal(value))) == written
