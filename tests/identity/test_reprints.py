from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reprinted import CHANGED, FRAMED, HALF, OTHER_AGENCY, REPORT

from diplograph.identity.reprints import is_reprint, read_sketch, reprints, sketch
from diplograph.model import PartialDate

SHORT = "Finland joined NATO on Tuesday."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(REPORT, True, id="word for word"),
        pytest.param(REPORT.upper().replace("\n", "  "), True, id="in capitals, on other lines"),
        pytest.param(CHANGED, True, id="with a few words changed"),
        pytest.param(HALF, True, id="shortened to a half"),
        pytest.param(FRAMED, True, id="between other words"),
        pytest.param(OTHER_AGENCY, False, id="of another agency, on the same event"),
        pytest.param(HALF + OTHER_AGENCY, False, id="quoting a third of itself"),
        pytest.param("", False, id="empty"),
    ],
)
def test_a_text_is_a_reprint_or_not(other: str, same: bool) -> None:
    assert is_reprint(sketch(REPORT), sketch(other)) is same
    assert is_reprint(sketch(other), sketch(REPORT)) is same


def test_a_reprint_is_found_by_its_anchors() -> None:
    for other in (CHANGED, HALF, FRAMED):
        assert set(sketch(REPORT).anchors) & set(sketch(other).anchors)


NOTICE = "The President of {} attended the summit of the alliance in Washington and met the press."


def test_a_form_filled_with_another_name_is_no_reprint() -> None:
    assert is_reprint(sketch(NOTICE.format("Latvia")), sketch(NOTICE.format("Latvia")))
    assert not is_reprint(sketch(NOTICE.format("Latvia")), sketch(NOTICE.format("Poland")))


def test_texts_of_a_sentence_tell_too_little() -> None:
    assert not is_reprint(sketch(SHORT), sketch(SHORT))


@pytest.mark.parametrize(
    ("day", "same"), [("2023-04-20", True), ("2023-04", True), ("2024-04-04", False), (None, True)]
)
def test_a_reprint_is_of_about_the_same_time(day: str | None, same: bool) -> None:
    one = sketch(REPORT, PartialDate(2023, 4, 4))
    other = sketch(REPORT, PartialDate.parse(day) if day else None)
    assert is_reprint(one, other) is same


def test_reprints_are_put_under_the_first_published_in_any_order() -> None:
    texts = {
        "a": sketch(HALF, PartialDate(2023, 4, 6)),
        "b": sketch(REPORT, PartialDate(2023, 4, 4)),
        "c": sketch(CHANGED, PartialDate(2023, 4, 5)),
        "d": sketch(OTHER_AGENCY, PartialDate(2023, 4, 4)),
    }
    for order in permutations(texts.items()):
        assert [group.keys for group in reprints(dict(order))] == [["b", "c", "a"], ["d"]]


@given(st.lists(st.sampled_from(REPORT.split()), max_size=150))
@settings(max_examples=30, deadline=None)
def test_a_sketch_comes_back_from_its_string(words: list[str]) -> None:
    one = sketch(" ".join(words), PartialDate(2023, 4))
    assert read_sketch(str(one), PartialDate(2023, 4)) == one
