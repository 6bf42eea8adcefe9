import pytest
from sample_world import astana

from diplograph.explanation import explanations, fact_key, occurrences
from diplograph.model import Span


@pytest.mark.parametrize(
    ("needle", "key"),
    [
        ("visit-4f3a9c21d0e8", "fact/visit-4f3a9c21d0e8"),
        ("fact/speech-act-4f3a9c21d0e8", "fact/speech-act-4f3a9c21d0e8"),
        ("fact:visit-4f3a9c21d0e8", "fact/visit-4f3a9c21d0e8"),
        ("https://w3id.org/diplograph/fact/visit-4f3a9c21d0e8", "fact/visit-4f3a9c21d0e8"),
        ("state visit", None),
        ("visit-4f3a", None),
        ("", None),
    ],
)
def test_fact_key_knows_the_ways_to_name_a_fact(needle: str, key: str | None) -> None:
    assert fact_key(needle) == key


@pytest.mark.parametrize(
    ("phrase", "spans"),
    [
        ("held talks", [(3, 13), (19, 29)]),
        ("HELD  talks", [(3, 13), (19, 29)]),
        ("talks (", []),
        (" ", []),
    ],
)
def test_occurrences_pass_over_case_and_white_space(
    phrase: str, spans: list[tuple[int, int]]
) -> None:
    found = occurrences(phrase, "He held\ntalks. She Held talks.")
    assert found == [Span(*span) for span in spans]


def test_explanations_of_a_fact_give_words_frame_and_roles() -> None:
    said = astana()
    key = next(key for key, fact in said.facts.items() if fact.type == "Visit")
    (found,) = explanations(said, key)
    assert found.fact == key
    assert found.quotes[0][1].startswith("President Xi Jinping of China paid a state visit")
    assert found.frame == "visit/state-visit"
    assert [
        (role.role, role.label, role.quote, role.resolved_from) for role in found.resolutions
    ] == [
        ("visitor", "Xi Jinping", "President Xi Jinping of China", "office and name"),
        ("place", "Kazakhstan", "Kazakhstan", "country name"),
    ]
    assert ("place", "Kazakhstan") in found.description
    assert ("startDate", "2022-09-14") in found.description


def test_explanations_of_a_phrase_give_the_claims_that_touch_it() -> None:
    found = list(explanations(astana(), "eternal strategic partners"))
    assert [dict(item.description)["type"] for item in found] == ["SpeechAct", "BilateralRelation"]


def test_explanations_of_unknown_words_are_none() -> None:
    assert list(explanations(astana(), "customs union")) == []
