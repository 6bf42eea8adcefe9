import pytest
from coded_sentences import assert_silent, assert_told, code

RUTO, AKUFO, SISI = (
    "person/william-ruto",
    "person/nana-akufo-addo",
    "person/abdel-fattah-el-sisi",
)
MACRON, SCHOLZ = "person/emmanuel-macron", "person/olaf-scholz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President William Ruto of Kenya engaged in talks with Ghana’s President Nana "
            "Akufo-Addo, Egypt’s President Abdel Fattah el-Sisi and Chad’s President Mahamat Déby "
            "during the summit.",
            f"participant={RUTO},{AKUFO},{SISI},person/mahamat-deby",
        ),
        (
            "President William Ruto, on the sidelines of the summit, met President Nana Akufo-Addo "
            "of Ghana.",
            f"participant={RUTO},{AKUFO}",
        ),
        (
            "President William Ruto on Friday, in Accra, held a meeting with his Ghanaian "
            "counterpart, Nana Akufo-Addo.",
            f"participant={RUTO},{AKUFO} place=place/GHA-accra",
        ),
        (
            "President William Ruto of Kenya, accompanied by his ministers, met President Nana "
            "Akufo-Addo.",
            f"participant={RUTO},{AKUFO}",
        ),
        (
            "President William Ruto received in audience the President of Ghana, Nana Akufo-Addo.",
            f"host={RUTO} participant={RUTO},{AKUFO}",
        ),
        (
            "President William Ruto received on Monday, at the palace, the President of Ghana, "
            "Nana Akufo-Addo.",
            f"host={RUTO} participant={RUTO},{AKUFO} @2023-05-15",
        ),
        (
            "President William Ruto of Kenya received in audience at the Presidential Palace the "
            "President of Ghana, Nana Akufo-Addo.",
            f"host={RUTO} participant={RUTO},{AKUFO}",
        ),
        (
            "President Nana Akufo-Addo of Ghana called on William Ruto to commiserate with him.",
            f"participant={RUTO},{AKUFO}",
        ),
        (
            "Emmanuel Macron welcomed Olaf Scholz at the Élysée.",
            f"host={MACRON} participant={MACRON},{SCHOLZ}",
        ),
        (
            "On 8 April in Vilnius, Emmanuel Macron met Olaf Scholz.",
            f"participant={MACRON},{SCHOLZ} place=place/LTU-vilnius @2023-04-08",
        ),
        (
            "Regular consultations between the foreign ministries of Chile and Peru were held.",
            "participant=CHL,PER",
        ),
    ],
)
def test_parties_of_a_meeting_are_all_there(text: str, expected: str) -> None:
    assert_told(code(text), f"Meeting held {expected}")


def test_parties_of_several_meetings_meet_one_by_one() -> None:
    found = code(
        "President William Ruto held meetings with the Presidents of Ghana and Egypt in Accra."
    )
    assert_told(found, f"Meeting participant={RUTO},{AKUFO}", f"Meeting participant={RUTO},{SISI}")


@pytest.mark.parametrize(
    "text",
    [
        "Smith met the Presidents of Ghana and Egypt in Accra.",
        "She met Nana Akufo-Addo, and Abdel Fattah el-Sisi spoke.",
    ],
)
def test_parties_do_not_meet_each_other_for_want_of_a_subject(text: str) -> None:
    assert_silent(code(text), "Meeting")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "President Nana Akufo-Addo of Ghana received William Ruto, who is on an official visit "
            "to the country.",
            "GHA",
        ),
        ("President William Ruto is on a two-nation working visit to Ghana and Egypt.", "GHA"),
        (
            "Minister for Foreign Affairs of Kenya Alfred Mutua is visiting Ghana from 20 May.",
            "GHA",
        ),
    ],
)
def test_whereabouts_of_a_visit(text: str, place: str) -> None:
    assert_told(code(text), f"Visit place={place}")
