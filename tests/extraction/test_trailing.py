import pytest
from coded_sentences import assert_silent, assert_told, code

WANG = "person/wang-wenbin"


def test_trailing_speaker_of_a_long_sentence() -> None:
    text = (
        "Chinese foreign ministry spokesperson Wang Wenbin met the press. The situation in the "
        "region is grave, and China opposes any actions that escalate tensions, Wang added."
    )
    assert_told(code(text), f"SpeechAct/state speaker={WANG}")


@pytest.mark.parametrize(
    "text",
    [
        "In Vilnius, Andrzej Duda added.",
        "Poland bought a hundred tanks of the type that Andrzej Duda added.",
    ],
)
def test_trailing_words_that_state_nothing(text: str) -> None:
    assert_silent(code(text), "SpeechAct")
