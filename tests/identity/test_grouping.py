from collections.abc import Sequence
from itertools import permutations

import pytest

from diplograph.identity.grouping import Decisions, grouped


def near(one: int, others: Sequence[int]) -> bool:
    return all(abs(one - other) <= 2 for other in others)


def groups(numbers: dict[str, int], decisions: Decisions | None = None) -> list[str]:
    """Those that differ by at most two together; what ends in 5 to 9 comes after the others."""
    found = grouped(
        numbers, rank=lambda n: (n % 10 > 4,), fits=near, decisions=decisions or Decisions()
    )
    return ["".join(group.keys) for group in found]


def pair(letters: str) -> frozenset[str]:
    return frozenset(letters)


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"a": 1}, ["a"], id="one"),
        pytest.param({"a": 1, "b": 2, "c": 9}, ["ab", "c"], id="two that fit"),
        pytest.param({"a": 1, "b": 4, "c": 2}, ["a", "b", "c"], id="one that fits two stays alone"),
        pytest.param({"a": 1, "b": 3, "c": 5}, ["ab", "c"], id="each must fit all of a group"),
    ],
)
def test_each_joins_the_one_group_it_fits(numbers: dict[str, int], outcome: list[str]) -> None:
    assert groups(numbers) == outcome


def test_what_ranks_first_is_there_first() -> None:
    # 5 ranks after 3 and 7 does after both, so 5 goes to 3 although its key is before.
    assert groups({"a": 5, "b": 3, "c": 7}) == ["ab", "c"]


def test_the_order_of_items_changes_nothing() -> None:
    items = {"a": 1, "b": 3, "c": 5, "d": 2, "e": 9}
    outcomes = {tuple(groups(dict(order))) for order in permutations(items.items())}
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("together", "apart", "outcome"),
    [
        pytest.param(["ac"], [], ["abc"], id="joined with one of two that are one by rule"),
        pytest.param(["cd"], [], ["ab", "cd"], id="joined though they do not fit"),
        pytest.param(["ac", "bd"], [], ["abcd"], id="joined with one each"),
        pytest.param([], ["ab"], ["a", "b", "c"], id="split though they fit"),
        pytest.param(["ab", "bc"], [], ["abc"], id="joined in a chain"),
        pytest.param(["ax"], [], ["ab", "c"], id="joined with one that is gone"),
        pytest.param(["bc"], ["ab"], ["a", "bc"], id="split from one, joined with another"),
        pytest.param(["bc"], ["ac"], ["a", "bc"], id="joined with one that is split"),
    ],
)
def test_what_a_user_decides_comes_first(
    together: list[str], apart: list[str], outcome: list[str]
) -> None:
    numbers = {"a": 1, "b": 2, "c": 30, "d": 60}
    decided = Decisions(frozenset(map(pair, together)), frozenset(map(pair, apart)))
    assert [g for g in groups(numbers, decided) if g != "d"] == outcome


def test_one_that_fits_two_that_are_joined_joins_both() -> None:
    joined = Decisions(together=frozenset({pair("ab")}))
    assert groups({"a": 1, "b": 4, "c": 2}, joined) == ["abc"]


def test_what_is_joined_does_not_depend_on_ranks() -> None:
    joined = Decisions(together=frozenset({pair("ac")}))
    for order in permutations((1, 2, 6)):
        found = groups(dict(zip("abc", order, strict=True)), joined)
        assert any({"a", "c"} <= set(group) for group in found)
