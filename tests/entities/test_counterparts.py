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


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Sergey Lavrov met his counterpart from Egypt, Sameh Shoukry.",
            "his counterpart from Egypt, Sameh Shoukry",
            "title-name person/sameh-shoukry",
        ),
        (
            "Sergey Lavrov met his counterparts from the United Kingdom and France.",
            "his counterparts from the United Kingdom and France",
            "group person/james-cleverly person/catherine-colonna",
        ),
        (
            "Sergey Lavrov met his counterparts from the United Kingdom, France and the US envoy "
            "John Kerry.",
            "his counterparts from the United Kingdom, France",
            "group person/james-cleverly person/catherine-colonna",
        ),
        (
            "President William Ruto met his Angolan counterpart, President João Lourenço.",
            "his Angolan counterpart, President João Lourenço",
            "title-name person/joao-lourenco",
        ),
    ],
)
def test_counterparts_from_a_country(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


def test_counterparts_are_not_who_is_called_by_the_office_next() -> None:
    text = (
        "Foreign Minister Sergey Lavrov spoke. He met his counterparts from Egypt and Chile. The "
        "Foreign Minister left."
    )
    assert named(text)["The Foreign Minister"] == "title person/sergey-lavrov"
