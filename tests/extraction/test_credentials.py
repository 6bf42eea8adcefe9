import pytest
from coded_sentences import assert_silent, assert_told, code

RUTO = "person/william-ruto"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "William Ruto accepted the credentials of the ambassadors of Chile, Juan Soto, Peru, "
            "Luis Vega, and Uruguay, Ana Pintos.",
            f"actor=person/juan-soto,person/luis-vega,person/ana-pintos target={RUTO}",
        ),
        (
            "The ambassadors of Chile and Peru presented their credentials to William Ruto in "
            "Nairobi on 18 May.",
            f"actor=CHL,PER target={RUTO} place=place/KEN-nairobi @2023-05-18",
        ),
        (
            "President William Ruto of Kenya accredited the ambassadors of Chile and Peru.",
            f"actor=CHL,PER target={RUTO}",
        ),
    ],
)
def test_credentials_of_several_envoys_are_one_accreditation(text: str, expected: str) -> None:
    assert_told(code(text), f"Action/accredit {expected}")


def test_credentials_find_their_receiver_in_the_sentence_before() -> None:
    text = (
        "Seven envoys presented their credentials to William Ruto on Thursday.\n\n"
        "Mr Juan Soto - Ambassador of Chile\n\nMs Ana Pintos - Ambassador of Uruguay"
    )
    assert_told(
        code(text),
        f"Action/accredit actor=person/juan-soto target={RUTO}",
        f"Action/accredit actor=person/ana-pintos target={RUTO}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The ambassadors of Chile and Peru will not present credentials to William Ruto.",
        "William Ruto received the ambassadors of Chile and Peru.",
        "William Ruto spoke of credentials.\n\nThe ambassadors of Chile and Peru listened.",
    ],
)
def test_credentials_that_nobody_handed_over(text: str) -> None:
    assert_silent(code(text), "Action/accredit asserted")
