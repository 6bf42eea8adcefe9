import pytest
from coded_sentences import toks

from diplograph.entities.openings import openings, readers_at


def names(text: str, at: int = 0) -> set[str]:
    return {reader.__name__.removeprefix("read_") for reader in readers_at(toks(text), at)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("walked home", set()),
        ("the lake", set()),
        ("in Lima", {"venue"}),
        ("the two leaders", {"group"}),
        ("both the Kenyan and Ghanaian presidents", {"listed", "holders", "group", "person"}),
        ("ministry spokesman", {"body"}),
        ("Smith left", {"listed", "person"}),
        ("foreign minister", {"holders", "body", "office"}),
        ("new laws", {"body", "counterpart", "office"}),
    ],
)
def test_a_word_opens_only_what_may_begin_with_it(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["Kenya won", "the Kenyan side", "his Kenyan counterpart"])
def test_a_name_may_open_most(text: str) -> None:
    assert names(text) >= {"holders", "body", "counterpart", "office", "gazetted"}


def test_openings_leave_out_where_nothing_begins() -> None:
    found = openings(toks("a long walk with Kenyan friends in the sun"))
    assert [at for at, _ in found] == [4, 6]
