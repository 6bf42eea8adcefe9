import pytest
from coded_sentences import assert_silent, code

from diplograph.extraction.gates import is_sport


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya and Ghana meet in the quarter-finals.", True),
        ("They meet in the World Cup.", True),
        ("A 3-1 victory for Chile.", True),
        ("A final communique was adopted.", False),
        ("The ministers played down the matter.", False),
        ("Kenya and Ghana met in Accra.", False),
    ],
)
def test_is_sport_knows_its_words(text: str, expected: bool) -> None:
    assert is_sport(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Ghana will meet in the quarter-finals of the World Cup on Friday.",
        "France met Argentina in the final and lost on penalties.",
        "Chad beat Niger in the final of the Africa Cup.",
    ],
)
def test_teams_do_not_hold_meetings(text: str) -> None:
    assert_silent(code(text), "Meeting", "Action", "Visit")
