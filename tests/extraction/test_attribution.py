import pytest
from coded_sentences import assert_told, code, fitting

MINISTRY = "body/KEN-ministry-of-foreign-affairs"
OFFICE = "body/KEN-presidential-office"
RUTO = "person/william-ruto"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Kenyan Foreign Ministry, the presidents of Kenya and Ghana met in "
            "Accra on Monday.",
            f"Meeting by={MINISTRY}",
        ),
        (
            "The Kenyan Foreign Ministry said that Kenya and Ghana signed a fisheries agreement.",
            f"Signing by={MINISTRY}",
        ),
        (
            "According to William Ruto, trade between Kenya and Ghana reached $90 million in 2022.",
            f"Observation by={RUTO}",
        ),
        (
            '"Kenya and Ghana are strategic partners," William Ruto said.',
            f"BilateralRelation by={RUTO}",
        ),
        ("Kenya and Ghana signed a fisheries agreement.", "Signing by="),
        ("William Ruto met Nana Akufo-Addo in Accra.", "Meeting by="),
    ],
)
def test_claims_are_the_word_of_who_says_so(text: str, expected: str) -> None:
    assert_told(code(text), expected)


def test_claims_of_a_report_are_the_word_of_its_source() -> None:
    extraction = code(
        "William Ruto met Nana Akufo-Addo in Accra, the press service of the President of Kenya "
        "reported. Kenya and Ghana signed a fisheries agreement."
    )
    assert_told(extraction, f"Meeting by={OFFICE}", f"Signing by={OFFICE}")


@pytest.mark.parametrize(
    "text",
    [
        "According to the Kenyan Foreign Ministry, the presidents of Kenya and Ghana met in Accra.",
        "The Kenyan Foreign Ministry said that Kenya and Ghana signed a fisheries agreement.",
    ],
)
def test_a_statement_is_not_the_word_of_its_own_speaker(text: str) -> None:
    for fact, claim in fitting(code(text), f"SpeechAct/state speaker={MINISTRY}"):
        assert claim.attributed_to not in fact.role("speaker")
    assert_told(code(text), f"SpeechAct/state speaker={MINISTRY} by=")
