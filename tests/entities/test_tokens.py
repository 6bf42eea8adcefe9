import pytest
from coded_sentences import toks

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.tokens import tokens, within
from diplograph.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kassym-Jomart Tokayev's visit to the U.S. ended.",
            ["Kassym-Jomart Tokayev*", "'s", "visit", "to", "the", "U.S.*", "ended", "."],
        ),
        (
            "Dr. S. Jaishankar met Mr. Li.",
            ["Dr.", "S. Jaishankar*", "met", "Mr.", "Li", "."],
        ),
        ("$ 800 million (Reuters)", ["$", "800", "million", "(", "Reuters", ")"]),
        ("the Kazakh-Tajik partnership", ["the", "Kazakh*", "-", "Tajik*", "partnership"]),
        ("leaders’ talks", ["leaders", "’", "talks"]),
        ("Côte d'Ivoire's envoy", ["Côte d'Ivoire*", "'s", "envoy"]),
        ("He left on 5 January.", ["He", "left", "on", "5", "January", "."]),
        ("a well-known poet", ["a", "well-known", "poet"]),
    ],
)
def test_tokens_are_words_marks_and_known_names(text: str, expected: list[str]) -> None:
    assert [tok.text + "*" * (tok.match is not None) for tok in toks(text)] == expected


def test_tokens_lie_where_their_words_are() -> None:
    text = "The Tajik President’s guests left; Dr. Rahmon's stayed (in Kulob)."
    for tok in toks(text):
        assert tok.span.of(text) == tok.text


def test_tokens_of_a_part_stay_inside_it() -> None:
    text = "Chad thanked Peru. Fiji thanked Oman."
    found = load_gazetteer().find(text)
    span = Span(19, 37)
    part = tokens(text, span, within(found, span))
    assert [tok.text for tok in part] == ["Fiji", "thanked", "Oman", "."]
    assert all(span.contains(tok.span) for tok in part)


def test_within_leaves_out_matches_elsewhere() -> None:
    text = "Chad thanked Peru. Fiji thanked Oman."
    found = load_gazetteer().find(text)
    assert [match.span.of(text) for match in within(found, Span(5, 24))] == ["Peru", "Fiji"]
    assert not within(found, Span(5, 10))


@pytest.mark.parametrize(
    ("word", "lower", "capitalised", "is_word"),
    [
        ("Minister", "minister", True, True),
        ("(", "(", False, False),
        ("2023", "2023", False, True),
    ],
)
def test_tok_tells_its_shape(word: str, lower: str, capitalised: bool, is_word: bool) -> None:
    (tok,) = toks(word)
    assert (tok.lower, tok.capitalised, tok.is_word) == (lower, capitalised, is_word)
