import pytest
from coded_sentences import toks

from diplograph.entities.bodies import find_body


@pytest.mark.parametrize(
    ("text", "body", "owner"),
    [
        ("Foreign Ministry of Egypt said", "ministry-of-foreign-affairs", "Egypt"),
        ("Egypt's Foreign Ministry said", "ministry-of-foreign-affairs", "Egypt"),
        ("Egypt’s Foreign Ministry said", "ministry-of-foreign-affairs", "Egypt"),
        ("Egyptian Foreign Ministry said", "ministry-of-foreign-affairs", "Egyptian"),
        (
            "Ministry of Foreign Affairs of the Republic of Korea said",
            "ministry-of-foreign-affairs",
            "Republic of Korea",
        ),
        ("U.S. State Department said", "ministry-of-foreign-affairs", "U.S."),
        ("press service of the President of Kenya said", "presidential-office", "Kenya"),
        ("State Duma of Russia voted", "parliament", "Russia"),
        ("Hungarian parliament voted", "parliament", "Hungarian"),
        ("Ministry of Defence of Latvia said", "ministry-of-defence", "Latvia"),
        ("central bank of Chile said", "central-bank", "Chile"),
        ("Embassy of Japan said", "embassy", "Japan"),
        ("Japanese Embassy in Kenya said", "embassy", "Japanese"),
        ("Chinese military said", "armed-forces", "Chinese"),
        ("Kazakh delegation left", "delegation", "Kazakh"),
    ],
)
def test_find_body_reads_organ_and_owner(text: str, body: str, owner: str) -> None:
    tokens = toks(text)
    found = find_body(tokens, 0)
    assert found is not None
    assert found.owner is not None
    assert (found.body, tokens[found.owner].text) == (body, owner)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Turkish side", "Turkish"),
        ("Turkish authorities", "Turkish"),
        ("French government", "French"),
        ("French officials", "French"),
    ],
)
def test_find_body_lets_governments_stand_for_their_country(text: str, owner: str) -> None:
    tokens = toks(text)
    found = find_body(tokens, 0)
    assert found is not None
    assert found.owner is not None
    assert (found.body, tokens[found.owner].text) == (None, owner)
    assert found.end == len(tokens)


@pytest.mark.parametrize("text", ["Foreign Ministry", "presidential press office"])
def test_find_body_may_leave_the_owner_open(text: str) -> None:
    found = find_body(toks(text), 0)
    assert found is not None
    assert found.owner is None


@pytest.mark.parametrize(
    "text",
    [
        "side of the road",
        "government",
        "embassy",
        "armed forces",
        "delegation",
        "ministry building",
        "European Parliament",
        "Kenya",
        "reception",
    ],
)
def test_find_body_finds_none_where_nobody_is_meant(text: str) -> None:
    assert find_body(toks(text), 0) is None


def test_find_body_covers_the_whole_phrase() -> None:
    text = "Foreign Ministry of the Republic of Korea said"
    tokens = toks(text)
    found = find_body(tokens, 0)
    assert found is not None
    assert text[: tokens[found.end - 1].span.end] == "Foreign Ministry of the Republic of Korea"
    assert found.label == "Foreign Ministry"
