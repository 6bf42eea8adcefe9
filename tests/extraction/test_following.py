import pytest
from coded_sentences import assert_told, code

MACRON, XI = "person/emmanuel-macron", "person/xi-jinping"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emmanuel Macron held talks with Xi Jinping. The talks took place in Paris on 18 May.",
            f"Meeting/talks participant={MACRON},{XI} place=place/FRA-paris @2023-05-18",
        ),
        (
            "Emmanuel Macron held a phone call with Xi Jinping. The call was initiated by France.",
            f"Meeting/phone-call participant={MACRON},{XI} initiator={MACRON}",
        ),
        (
            "Emmanuel Macron spoke by phone with Xi Jinping. The conversation took place at the "
            "initiative of the Chinese side.",
            f"Meeting/phone-call participant={MACRON},{XI} initiator={XI}",
        ),
    ],
)
def test_following_sentence_adds_place_date_and_caller(text: str, expected: str) -> None:
    assert_told(code(text), expected)


def test_following_sentence_leaves_other_meetings_alone() -> None:
    text = (
        "China and France have held consultations. This round of consultations took place in "
        "Beijing. Previously, France and China held consultations in Paris on 1 February 2022."
    )
    assert_told(
        code(text),
        "Meeting/consultations participant=CHN,FRA place=place/CHN-beijing",
        "Meeting/consultations participant=CHN,FRA place=place/FRA-paris @2022-02-01",
    )
