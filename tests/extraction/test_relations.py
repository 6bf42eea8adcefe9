import pytest
from coded_sentences import assert_only, assert_told, code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Peru are strategic partners.", "strategic-partnership party=CHL,PER"),
        (
            "The strategic partnership between Japan and India is growing.",
            "strategic-partnership party=JPN,IND",
        ),
        (
            "The Kazakh-Turkish strategic partnership was discussed.",
            "strategic-partnership party=KAZ,TUR",
        ),
        (
            "Vietnam and Australia raised their relations to a comprehensive strategic "
            "partnership.",
            "comprehensive-strategic-partnership party=VNM,AUS",
        ),
        ("Hungary and Poland are allies.", "alliance party=HUN,POL"),
        (
            "Turkiye and Azerbaijan are brotherly countries.",
            "friendly-relations party=TUR,AZE",
        ),
        ("The relations between Chad and Niger are developing.", "relations party=TCD,NER"),
        ("Relations between Chad and Niger have deteriorated.", "relations party=TCD,NER"),
    ],
)
def test_relations_have_a_standing_and_two_parties(text: str, expected: str) -> None:
    assert_only(code(text), f"BilateralRelation/{expected} asserted @")


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "Kenya cooperates with Ghana within the framework of the UN.",
            "organisation/UN",
        ),
        (
            "Kenya and Ghana are developing cooperation within the UN and the African Union.",
            "organisation/UN,organisation/AU",
        ),
        (
            "Kenya and Ghana spoke. Both countries cooperate with each other within the "
            "framework of the UN and the African Union.",
            "organisation/UN,organisation/AU",
        ),
    ],
)
def test_relations_have_the_frameworks_they_work_in(text: str, organisations: str) -> None:
    assert_only(
        code(text),
        f"BilateralRelation/relations party=KEN,GHA withinFramework={organisations}",
        beside=["Membership implied", "SpeechAct"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Chile hopes for a strategic partnership with Peru.",
        "Chile, Peru and Brazil are partners.",
        "Kenya and Ghana do not cooperate within the African Union.",
        "Kenya and Ghana will cooperate within the UN.",
        "The partnership of two lawyers in Chile grew.",
        "Public relations are a trade in Chile and Peru.",
    ],
)
def test_relations_are_not_wished_or_guessed(text: str) -> None:
    assert_only(code(text), beside=["SpeechAct"])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "They marked the 30th anniversary of diplomatic relations between Chile and Peru.",
            "1993",
        ),
        (
            "They marked the 30th anniversary of the establishment of diplomatic relations between "
            "Chile and Peru.",
            "1993",
        ),
    ],
)
def test_relations_date_from_their_anniversary(text: str, start: str) -> None:
    assert_told(code(text), f"BilateralRelation/diplomatic-relations party=CHL,PER @{start}")
