import pytest
from coded_sentences import assert_silent, assert_told, code

JUNE = "2023-06-21"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anwar Ibrahim became Prime Minister of Malaysia in November 2022.",
            "holder=person/anwar-ibrahim office=office/MYS-prime-minister @2022-11",
        ),
        (
            "Anwar Ibrahim was sworn in as Prime Minister of Malaysia on 24 November 2022.",
            "holder=person/anwar-ibrahim office=office/MYS-prime-minister @2022-11-24",
        ),
        (
            "Bola Tinubu was sworn in as President of Nigeria on 29 May 2023.",
            "holder=person/bola-tinubu office=office/NGA-president @2023-05-29",
        ),
        (
            "Charles III became King of the United Kingdom in September 2022.",
            "holder=person/charles-iii office=office/GBR-king @2022-09",
        ),
        (
            "Ajay Banga became President of the World Bank on 2 June 2023.",
            "holder=person/ajay-banga office=office/WBG-president @2023-06-02",
        ),
        (
            "Santiago Peña was elected President of Paraguay in April 2023.",
            "holder=person/santiago-pena office=office/PRY-president @2023-04",
        ),
    ],
)
def test_appointments_begin_a_tenure(text: str, expected: str) -> None:
    assert_told(code(text, JUNE), f"Tenure {expected} asserted frame=tenures/enters-office")


@pytest.mark.parametrize(
    "text",
    [
        "Santiago Peña was not elected President of Paraguay.",
        "Hun Manet will become Prime Minister of Cambodia.",
        "Gabriel Boric wants to become President of Chile.",
        "Gabriel Boric became angry.",
    ],
)
def test_appointments_to_come_or_denied_are_none(text: str) -> None:
    assert_silent(code(text, JUNE), "Tenure")
