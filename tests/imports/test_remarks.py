"""What remarks tell: ranks, who was met, what was attended, who was accompanied."""

import pytest

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.mentions import find_mentions
from diplograph.entities.reference import load_reference
from diplograph.imports.remarks import Remark, read_remark
from diplograph.model import Article, PartialDate, Span

USA = "country/USA"


def remark(text: str, *, date: str = "2015-07-24", home: str = "country/KEN") -> Remark:
    reference = load_reference()
    found = find_mentions(
        Article("row", text, PartialDate.parse(date)),
        [Span(0, len(text))],
        reference=reference,
        gazetteer=load_gazetteer(reference),
        dateline=home,
    )
    return read_remark(text, found.sentences[0], USA)


def met(told: Remark) -> list[tuple[str, list[str]]]:
    return [
        (each.kind, [key for mention in each.others for key in mention.entities])
        for each in told.meetings
    ]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("State visit. Addressed Parliament.", "state-visit"),
        ("Official Working Visit.", "working-visit"),
        ("Official visit; saw the museum.", "official-visit"),
        ("Met with President Kenyatta during a private visit.", "private-visit"),
        ("Stopped en route to Cairo.", "transit-visit"),
        ("Spoke to students. Private visit afterwards to Mombasa.", None),
        ("Accompanied President Obama on a state visit.", None),
        ("Spoke to students.", None),
    ],
)
def test_rank_is_what_a_sentence_begins_with(text: str, rank: str | None) -> None:
    told = remark(text).rank
    assert (told[0] if told else None) == rank


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Met with President Kenyatta and Deputy President William Ruto to discuss trade.",
            [("meeting", ["person/uhuru-kenyatta", "person/william-ruto"])],
        ),
        (
            "Discussed peace in South Sudan with President Kenyatta.",
            [("talks", ["person/uhuru-kenyatta"])],
        ),
        (
            "Met with President Kenyatta. Also met with Tanzanian President Kikwete.",
            [
                ("meeting", ["person/uhuru-kenyatta"]),
                ("meeting", ["person/jakaya-kikwete"]),
            ],
        ),
        (
            "Met with President Kenyatta and addressed the families of former President Moi.",
            [("meeting", ["person/uhuru-kenyatta"])],
        ),
        ("Attempted to meet with President Kenyatta.", []),
        ("Discussed preparations for the meeting with President Kenyatta.", []),
        ("Met with U.S. military personnel.", []),
        ("Met with opposition leaders.", []),
    ],
)
def test_who_was_met(text: str, meetings: list[tuple[str, list[str]]]) -> None:
    assert met(remark(text)) == meetings


def test_unnamed_officials_are_of_the_country_visited() -> None:
    text = "Met with senior officials."
    (told,) = remark(text).meetings
    assert told.others == ()
    assert told.unnamed is not None
    assert told.unnamed.of(text) == "senior officials"


@pytest.mark.parametrize(
    ("text", "kind", "organisation"),
    [
        ("Attended the NATO Summit in Newport.", "summit", "organisation/NATO"),
        ("Attended OAS General Assembly Meeting.", "session", "organisation/OAS"),
        ("Participated in the Global Entrepreneurship Summit.", "summit", None),
        ("Attended a conference on the aid of refugees.", "meeting", None),
        ("Working visit; NATO Summit.", "summit", "organisation/NATO"),
    ],
)
def test_what_was_attended(text: str, kind: str, organisation: str | None) -> None:
    (told,) = remark(text).gatherings
    held_by = told.organisation.entities[0] if told.organisation else None
    assert (told.kind, held_by) == (kind, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "Attended the funeral of former President Moi.",
        "Attended the inauguration of President Kenyatta.",
        "Attended a conference of U.S. Chiefs of Mission.",
        "Attended a dinner in honor of the conference.",
    ],
)
def test_ceremonies_are_no_gatherings(text: str) -> None:
    assert remark(text).gatherings == ()


def test_two_gatherings_in_one_sentence_are_two() -> None:
    told = remark("Attended the Munich Security Conference and the G7 Foreign Ministers’ Meeting.")
    assert [each.kind for each in told.gatherings] == ["meeting", "meeting"]
    assert [each.organisation.entities[0] for each in told.gatherings if each.organisation] == [
        "organisation/MSC",
        "organisation/G-7",
    ]


def test_whom_a_secretary_accompanied_was_there_too() -> None:
    told = remark("Accompanied President Obama to the NATO Summit.")
    assert [mention.entities for mention in told.company] == [("person/barack-obama",)]
    (gathering,) = told.gatherings
    assert [mention.entities for mention in gathering.others] == [("person/barack-obama",)]


def test_abbreviations_end_no_clause() -> None:
    text = "Met with U.N. Secretary-General Ban Ki-moon and Gen. A. B. Smith."
    told = remark(text)
    assert met(told)[0][1][0] == "person/ban-ki-moon"
