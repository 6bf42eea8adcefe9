import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.entities.word_search import WordSearch

PHRASES = ("Niger", "Nigeria", "Georgia", "Georgia State", "State Council", "Sino-", "US", "C5+1")


def words_found(text: str, begin: int = 0, end: int | None = None) -> list[str]:
    hits = WordSearch(PHRASES).find(text, begin, len(text) if end is None else end)
    assert all(text[first:last] == PHRASES[number] for number, first, last in hits)
    return [text[first:last] for _, first, last in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger and Nigeria", ["Niger", "Nigeria"]),
        ("Nigerians left Nigerien towns", []),
        ("Georgia State won", ["Georgia State"]),
        ("the Georgia Statement", ["Georgia"]),
        ("the Georgia State Council", ["Georgia State"]),
        ("the Georgia States and State Council", ["Georgia", "State Council"]),
        ("BUS, US_A, US$ and US.", ["US"]),
        ("Sino-Russian", ["Sino-"]),
        ("Sino- and sino-russian, Sino-phile", []),
        ("the C5+1, C5+11", ["C5+1"]),
        ("\ud800 Niger \udfff", ["Niger"]),
        ("é😀 Niger", ["Niger"]),
        ("", []),
    ],
)
def test_find_takes_whole_words_only(text: str, expected: list[str]) -> None:
    assert words_found(text) == expected


def test_find_looks_around_the_stretch_but_not_for_finds() -> None:
    text = "Niger, Nigeria, Georgia State"
    assert words_found(text, 1) == ["Nigeria", "Georgia State"]
    assert words_found(text, 0, len(text) - 3) == ["Niger", "Nigeria", "Georgia"]
    assert words_found("xNiger", 1) == []


@given(st.lists(st.sampled_from([*PHRASES, " ", "x", "-", "State", "."]), max_size=12))
def test_find_gives_what_trying_every_place_gives(pieces: list[str]) -> None:
    text = "".join(pieces)
    longest_first = sorted(PHRASES, key=len, reverse=True)
    expected, at = [], 0
    while at < len(text):
        whole = (p for p in longest_first if text.startswith(p, at) and stands(text, at, p))
        phrase = next(whole, None)
        if phrase is not None:
            expected.append(phrase)
        at += len(phrase) if phrase is not None else 1
    assert words_found(text) == expected


def stands(text: str, at: int, phrase: str) -> bool:
    behind = r"(?=[A-Z])" if phrase.endswith("-") else r"(?![\w$])"
    return re.compile(rf"(?<!\w){re.escape(phrase)}{behind}").match(text, at) is not None
