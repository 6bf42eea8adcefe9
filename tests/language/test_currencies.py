from __future__ import annotations

import re

import pytest

from diplograph.language.currencies import NAME_PATTERN, SIGN_PATTERN, SIGNS, currency_of

NAMES = [
    ("US dollars", "USD"),
    ("U.S. dollars", "USD"),
    ("dollar", "USD"),
    ("Canadian dollars", "CAD"),
    ("euros", "EUR"),
    ("pounds sterling", None),
    ("Egyptian pounds", "EGP"),
    ("Belarusian rubles", "BYN"),
    ("roubles", "RUB"),
    ("Indian rupees", "INR"),
    ("Turkmen manats", "TMT"),
    ("Saudi riyals", "SAR"),
    ("CFA francs", "XOF"),
    ("Uzbek soums", "UZS"),
    ("dinars", None),
    ("pesos", None),
    ("apples", None),
]


@pytest.mark.parametrize(("words", "code"), NAMES)
def test_currency_of_names(words: str, code: str | None) -> None:
    assert currency_of(words) == code


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_currency_of_signs_is_a_code(sign: str) -> None:
    assert re.fullmatch(SIGN_PATTERN, sign)
    assert re.fullmatch("[A-Z]{3}", currency_of(sign) or "")


def test_currency_names_match_with_and_without_a_state() -> None:
    for words, code in NAMES:
        if code is not None:
            assert re.fullmatch(NAME_PATTERN, words), words
