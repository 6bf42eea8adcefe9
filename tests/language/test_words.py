from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.words import Atom, words
from diplograph.model import Span


def cut(text: str, *phrases: tuple[str, str]) -> list[str]:
    atoms = [
        Atom(Span(text.index(p), text.index(p) + len(p)), surrogate) for p, surrogate in phrases
    ]
    return [word.text for word in words(text, Span(0, len(text)), atoms)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman's envoy left.", ["Oman", "'s", "envoy", "left", "."]),
        ("the leaders’ talks", ["the", "leaders", "’", "talks"]),
        ("They didn't sign", ["They", "did", "n't", "sign"]),
        ("a visa-free regime", ["a", "visa", "-", "free", "regime"]),
        ("re-elected", ["re-elected"]),
        ("Non-aligned states", ["Non-aligned", "states"]),
        ("co-operation", ["co-operation"]),
        ("Tokyo-led", ["Tokyo", "-", "led"]),
        ("U.S.-brokered", ["U.S.", "-", "brokered"]),
        ("$5bn", ["$", "5", "bn"]),
        ("€2.5m", ["€", "2.5", "m"]),
        ("3%", ["3", "%"]),
        ("2018–2020", ["2018", "–", "2020"]),
        ("2018-2020", ["2018", "-", "2020"]),
        ("and/or", ["and", "/", "or"]),
        ("(WTO)", ["(", "WTO", ")"]),
        ("“Good,” he said.", ["“", "Good", ",", "”", "he", "said", "."]),
        ("N'Djamena", ["N'Djamena"]),
        ("one\n  two", ["one", "two"]),
    ],
)
def test_words_follow_the_treebank(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_words_take_an_atom_as_one_word() -> None:
    text = "Polish Foreign Minister Radek Sikorski's visit, the UN said."
    got = cut(text, ("Polish Foreign Minister Radek Sikorski", "Sikorski"), ("UN", "UN"))
    assert got == ["Sikorski", "'s", "visit", ",", "the", "UN", "said", "."]


def test_words_part_what_is_joined_to_an_atom() -> None:
    assert cut("an Egypt-brokered truce", ("Egypt", "Egypt")) == [
        "an", "Egypt", "-", "brokered", "truce",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("surrogate", "seen"),
    [("Hakan Fidan", "Fidan"), ("leader", "Leader"), ("", "It"), ("al-Busaidi", "Al-busaidi")],
)
def test_words_show_an_atom_as_a_name(surrogate: str, seen: str) -> None:
    shown = words("xxx", Span(0, 3), [Atom(Span(0, 3), surrogate)])[0].text
    assert shown.lower() == seen.lower()
    assert shown[0].isupper()
    assert " " not in shown


def test_words_show_a_monarch_by_name() -> None:
    assert cut("King Felipe VI spoke", ("King Felipe VI", "VI")) == ["Felipe", "spoke"]


def test_words_number_atoms_as_given_and_leave_out_what_does_not_fit() -> None:
    text = "Ana met Ben and Cem today."
    atoms = [
        Atom(Span(16, 19), "Cem"),
        Atom(Span(0, 3), "Ana"),
        Atom(Span(8, 19), "Ben"),  # overlaps Cem, begins earlier
        Atom(Span(20, 40), "Far"),  # runs out of the sentence
    ]
    found = {word.text: word.atom for word in words(text, Span(0, len(text)), atoms)}
    assert found == {"Ana": 1, "met": None, "Ben": 2, "today": None, ".": None}


def test_words_of_a_later_sentence_have_offsets_in_the_article() -> None:
    text = "First one. Second one."
    assert [w.span.of(text) for w in words(text, Span(11, 22))] == ["Second", "one", "."]


@given(st.text(max_size=80), st.integers(0, 20), st.integers(1, 20))
def test_words_cover_every_character_but_blanks_once(text: str, begin: int, length: int) -> None:
    sentence = "x" + text
    atoms = [Atom(Span(begin, begin + length), "Name")]
    found = words(sentence, Span(0, len(sentence)), atoms)
    covered = [place for word in found for place in range(word.span.begin, word.span.end)]
    assert covered == sorted(set(covered))
    left = set(range(len(sentence))) - set(covered)
    assert all(sentence[place].isspace() for place in left)
    assert all(w.text == w.span.of(sentence) for w in found if w.atom is None)
