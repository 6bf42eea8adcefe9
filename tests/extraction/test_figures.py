import pytest
from coded_sentences import assert_only, assert_silent, code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trade between Kenya and Ghana reached $150 million in 2022.",
            "trade-turnover party=KEN,GHA value=150000000USD @2022",
        ),
        (
            "Trade turnover between Kenya and Ghana grew by 12 percent last year.",
            "trade-growth party=KEN,GHA value=12% @2022",
        ),
        (
            "Trade between Kenya and Ghana fell by 12 percent in 2022.",
            "trade-growth party=KEN,GHA value=-12% @2022",
        ),
        (
            "Kenya's exports to Ghana amounted to $40 million in 2022.",
            "exports reporter=KEN counterpart=GHA value=40000000USD @2022",
        ),
        (
            "Imports of Kenya from Ghana totalled 25 million dollars in 2022.",
            "imports reporter=KEN counterpart=GHA value=25000000USD @2022",
        ),
        (
            "Kenya and Ghana intend to bring trade to $1 billion by 2030.",
            "trade-target party=KEN,GHA value=1000000000USD @2030",
        ),
        (
            "Kenya is the second largest trading partner of Uganda.",
            "trade-partner-rank counterpart=KEN reporter=UGA value=21 @2023-05",
        ),
        (
            "China is Australia's largest trading partner.",
            "trade-partner-rank counterpart=CHN reporter=AUS value=11",
        ),
        (
            "Kenya ranks third among the trade partners of Uganda.",
            "trade-partner-rank counterpart=KEN reporter=UGA value=31",
        ),
    ],
)
def test_figures_have_value_unit_parties_and_time(text: str, expected: str) -> None:
    assert_only(code(text), f"Observation/{expected} asserted", beside=["SpeechAct"])


def test_figures_without_named_parties_are_of_the_pair_in_focus() -> None:
    text = "William Ruto met Nana Akufo-Addo. Last year, trade reached $150 million."
    assert_only(
        code(text),
        "Observation/trade-turnover party=KEN,GHA value=150000000USD @2022",
        beside=["Meeting"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The company paid a fine of $150 million.",
        "Kenya spent $150 million on roads.",
        "Trade reached $150 million.",
        "The exports of Kenya reached $150 million.",
        "Kenya ranks third among the teams of Africa.",
    ],
)
def test_figures_about_no_two_countries_are_none(text: str) -> None:
    assert_silent(code(text), "Observation")
