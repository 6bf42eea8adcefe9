import pytest
from coded_sentences import mentions, named


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Fumio Kishida dined with his British and French counterparts Rishi Sunak and "
            "Emmanuel Macron.",
            "his British and French counterparts Rishi Sunak",
            "title-name person/rishi-sunak",
        ),
        (
            "Sergey Lavrov met his colleagues from Egypt and Chile, Sameh Shoukry and "
            "Alberto van Klaveren.",
            "Alberto van Klaveren",
            "name person/alberto-van-klaveren",
        ),
        (
            "Sergey Lavrov wrote to his British and French counterparts.",
            "his British and French counterparts",
            "group person/james-cleverly person/catherine-colonna",
        ),
    ],
)
def test_counterparts_of_several_countries(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


def test_counterparts_hold_the_same_office() -> None:
    found = mentions(
        "French Foreign Minister Catherine Colonna met her British and German counterparts "
        "James Cleverly and Annalena Baerbock."
    )
    owners = {use.person: use.owner for use in found.titles}
    assert owners["person/annalena-baerbock"] == "country/DEU"
