import pytest
from coded_sentences import code, the_one

from diplograph.extraction.topics import topics_in


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("trade, economic and humanitarian cooperation", "economy humanitarian trade"),
        ("Trade", "trade"),
        ("the fight against terrorism", "terrorism"),
        ("water and energy", "energy water"),
        ("the tradesman laughed", ""),
        ("", ""),
    ],
)
def test_topics_in_a_text(text: str, topics: str) -> None:
    found = topics_in(text)
    assert set(topics.split()) <= set(found)
    assert list(found) == sorted(set(found))
    assert bool(found) == bool(topics)


def test_topics_of_a_meeting_gather_from_what_was_discussed() -> None:
    text = "William Ruto met Nana Akufo-Addo in Accra. The leaders discussed trade and energy."
    fact, _ = the_one(code(text), "Meeting")
    assert {"trade", "energy"} <= set(fact.topics)


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Trade and Industry arrived.",
        "The Energy Minister and the Ministry of Water Resources were silent.",
        "She addressed the media.",
        "They tested a hydrogen bomb.",
    ],
)
def test_topics_are_not_those_of_offices_and_reporters(text: str) -> None:
    assert topics_in(text) in ((), ("nuclear",))
