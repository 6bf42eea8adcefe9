import pytest
from coded_sentences import toks

from diplograph.entities.groups import find_group, find_holders


@pytest.mark.parametrize(
    ("text", "covered", "of", "office_class"),
    [
        ("both countries agreed", "both countries", "countries", None),
        ("the two countries agreed", "the two countries", "countries", None),
        ("two neighbouring countries agreed", "two neighbouring countries", "countries", None),
        ("these two nations agreed", "these two nations", "countries", None),
        ("our countries are friends", "our countries", "countries", None),
        ("both capitals agreed", "both capitals", "countries", None),
        ("the two leaders met", "the two leaders", "people", None),
        ("the leaders met", "the leaders", "people", None),
        ("the ministers agreed", "the ministers", "people", None),
        ("the two presidents met", "the two presidents", "people", "head-of-state"),
        ("the heads of state met", "the heads of state", "people", "head-of-state"),
        (
            "the two foreign ministers met",
            "the two foreign ministers",
            "people",
            "foreign-minister",
        ),
        ("the parties agreed", "the parties", "either", None),
        ("both sides agreed", "both sides", "either", None),
    ],
)
def test_find_group_knows_who_is_meant(
    text: str, covered: str, of: str, office_class: str | None
) -> None:
    tokens = toks(text)
    found = find_group(tokens, 0)
    assert found is not None
    assert text[: tokens[found.end - 1].span.end] == covered
    assert (found.of, found.office_class, found.region) == (of, office_class, None)


@pytest.mark.parametrize(
    "text",
    [
        "two people died",
        "the countries of Africa agreed",
        "the presidents of Kenya met",
        "the leaders of Kenya and Ghana met",
        "the sides of the road",
        "parties agreed",
        "countries agreed",
        "the leaders who met",
    ],
)
def test_find_group_leaves_out_what_is_not_the_pair(text: str) -> None:
    assert find_group(toks(text), 0) is None


@pytest.mark.parametrize(
    ("text", "covered", "owners", "office_class"),
    [
        (
            "the presidents of Kenya and Ghana met",
            "the presidents of Kenya and Ghana",
            ["Kenya", "Ghana"],
            "head-of-state",
        ),
        (
            "Japanese and Russian foreign ministers met",
            "Japanese and Russian foreign ministers",
            ["Japanese", "Russian"],
            "foreign-minister",
        ),
        (
            "foreign ministers of Japan, India and Australia met",
            "foreign ministers of Japan, India and Australia",
            ["Japan", "India", "Australia"],
            "foreign-minister",
        ),
        (
            "Kenya's and Ghana's prime ministers met",
            "Kenya's and Ghana's prime ministers",
            ["Kenya", "Ghana"],
            "head-of-government",
        ),
        (
            "the prime ministers of the Netherlands and the Czech Republic met",
            "the prime ministers of the Netherlands and the Czech Republic",
            ["Netherlands", "Czech Republic"],
            "head-of-government",
        ),
        (
            "the Kenyan and Ghanaian leaders met",
            "the Kenyan and Ghanaian leaders",
            ["Kenyan", "Ghanaian"],
            "leader",
        ),
        (
            "the governments of Chile and Peru agreed",
            "the governments of Chile and Peru",
            ["Chile", "Peru"],
            None,
        ),
    ],
)
def test_find_holders_reads_one_office_of_several_owners(
    text: str, covered: str, owners: list[str], office_class: str | None
) -> None:
    tokens = toks(text)
    found = find_holders(tokens, 0)
    assert found is not None
    assert text[: tokens[found.end - 1].span.end] == covered
    assert [tokens[index].text for index in found.owners] == owners
    assert found.office_class == office_class


@pytest.mark.parametrize(
    "text",
    [
        "the foreign ministers of Japan met",
        "the streets of Kenya and Ghana",
        "Kenya and Ghana met",
        "the presidents met",
    ],
)
def test_find_holders_needs_an_office_and_two_owners(text: str) -> None:
    assert find_holders(toks(text), 0) is None


@pytest.mark.parametrize(
    ("text", "two", "count"),
    [
        ("both sides agreed", True, 0),
        ("the two leaders met", True, 0),
        ("the leaders met", False, 0),
        ("the four countries agreed", False, 4),
    ],
)
def test_find_group_knows_how_many_the_words_count(text: str, two: bool, count: int) -> None:
    found = find_group(toks(text), 0)
    assert found is not None
    assert (found.two, found.count) == (two, count)
