import pytest
from coded_sentences import assert_silent, assert_told, code

DUDA = "person/andrzej-duda"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Polish President Andrzej Duda was in Vilnius on 12 April.",
            f"Visit visitor={DUDA} place=place/LTU-vilnius held @2023-04-12",
        ),
        (
            "Andrzej Duda will be in Tokyo for the summit.",
            f"Visit visitor={DUDA} place=place/JPN-tokyo planned",
        ),
        (
            "The visiting Polish President Andrzej Duda met Gitanas Nauseda in Vilnius.",
            f"Visit visitor={DUDA} place=place/LTU-vilnius",
        ),
    ],
)
def test_presence_abroad_is_a_visit(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    "text",
    [
        "Polish President Andrzej Duda was in Warsaw on Monday.",
        "Polish President Andrzej Duda was not in Vilnius on Monday.",
        "Polish President Andrzej Duda was in favour of talks in Vilnius.",
    ],
)
def test_presence_elsewhere_is_no_visit(text: str) -> None:
    assert_silent(code(text), "Visit")
