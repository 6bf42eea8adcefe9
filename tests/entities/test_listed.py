import pytest
from coded_sentences import named


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "The ambassadors of the United States, Meg Whitman; Chile, Maria Teresa; left.",
            "Chile, Maria Teresa",
            "title-name person/maria-teresa",
        ),
        (
            "The leaders present were William Ruto of Kenya, Nana Akufo-Addo of Ghana and others.",
            "Nana Akufo-Addo of Ghana",
            "title-name person/nana-akufo-addo",
        ),
        (
            "He met the Presidents of Kenya, William Ruto; and Ghana, Nana Akufo-Addo.",
            "Ghana, Nana Akufo-Addo",
            "title-name person/nana-akufo-addo",
        ),
    ],
)
def test_listed_names_belong_to_the_country_beside_them(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


def test_listed_takes_one_pair_for_no_list() -> None:
    found = named("The ambassadors of Chile, Maria Teresa said, are at home.")
    assert "Chile, Maria Teresa" not in found


def test_listed_ambassadors_are_of_their_countries() -> None:
    found = named(
        "The ambassadors of Uruguay, Ana Pintos, Chile, Juan Soto, and Peru, Luis Vega, stood up."
    )
    assert [words for words in found if words.startswith(("Uruguay", "Chile", "Peru"))] == [
        "Uruguay, Ana Pintos",
        "Chile, Juan Soto",
        "Peru, Luis Vega",
    ]
