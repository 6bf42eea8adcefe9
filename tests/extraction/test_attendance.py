import pytest
from coded_sentences import assert_silent, assert_told, code

RUTO, AKUFO, TINUBU = "person/william-ruto", "person/nana-akufo-addo", "person/bola-tinubu"
XI = "person/xi-jinping"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The session was chaired by William Ruto, and in attendance were Nana Akufo-Addo "
            "and Emmerson Mnangagwa.",
            f"Meeting/session participant={RUTO},{AKUFO},person/emmerson-mnangagwa",
        ),
        (
            "The summit was attended by William Ruto, Nana Akufo-Addo and Xi Jinping.",
            f"Meeting/summit participant={RUTO},{AKUFO},{XI}",
        ),
        (
            "Xi Jinping took part in the SCO summit on 18 May.",
            f"Meeting/summit participant={XI},organisation/SCO @2023-05-18 held",
        ),
        (
            "Xi Jinping will attend the next SCO summit.",
            f"Meeting/summit participant={XI},organisation/SCO planned",
        ),
        (
            "The Forty-third Meeting of the Heads of Government of the Caribbean Community was "
            "held from 3 to 5 July 2022.",
            "Meeting/meeting participant=organisation/Caricom @2022-07-03..2022-07-05",
        ),
    ],
)
def test_attendance_tells_who_was_there(text: str, expected: str) -> None:
    assert_told(code(text), expected)


def test_attendance_adds_to_the_meeting_told_before() -> None:
    text = (
        "Emmanuel Macron met Xi Jinping in Paris on Friday. Foreign Minister Qin Gang attended "
        "the meeting."
    )
    assert_told(
        code(text),
        f"Meeting participant=person/emmanuel-macron,{XI},person/qin-gang "
        "place=place/FRA-paris @2023-05-19",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping attended the meeting.",
        "Emmanuel Macron met Xi Jinping, who came to take part in the third trilateral meeting.",
        "The concert was attended by William Ruto.",
    ],
)
def test_attendance_without_two_sides_or_another_gathering_adds_nothing(text: str) -> None:
    assert_silent(code(text), "Meeting frame=attendance/list")
