import pytest
from coded_sentences import code


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("It rained all day.", "no known actor and no trigger", ""),
        ("Nobody met anybody.", "no known actor", "trigger: met"),
        ("The President of Kenya smiled.", "no trigger", "actors: person/william-ruto"),
        (
            "Chile hopes to thank Peru.",
            "only wished, asked for or possible",
            "actors: country/CHL, country/PER",
        ),
        ("Chile did not thank Peru.", "negated", "trigger: thank"),
        ("Kenya held talks in the morning.", "trigger without a second actor", "country/KEN"),
        ("The beaches of Peru are sandy.", "no trigger", "gated out"),
    ],
)
def test_silences_say_why(text: str, reason: str, detail: str) -> None:
    extraction = code(text)
    assert extraction.claims == ()
    (silence,) = extraction.silences
    assert silence.reason == reason
    assert detail in silence.detail
    assert silence.span.of(text) == text


def test_silences_are_the_sentences_without_a_claim() -> None:
    text = "It rained all day. Kenya and Ghana held talks in Accra. The guests left."
    extraction = code(text)
    assert [silence.span.of(text) for silence in extraction.silences] == [
        "It rained all day.",
        "The guests left.",
    ]
