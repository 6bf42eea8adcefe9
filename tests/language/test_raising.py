from diplograph.language.raising import Arcs, raised


def test_raised_leaves_arcs_that_cross_none() -> None:
    arcs = Arcs([1, 1, 1], ["nsubj", "", "punct"])
    assert raised(arcs) is arcs


def test_raised_hangs_a_word_on_the_nearest_with_the_label() -> None:
    arcs = Arcs([2, 2, 2, 2, 3], ["case||obl", "advmod", "", "xcomp", "obl"])
    assert raised(arcs) == Arcs([4, 2, 2, 2, 3], ["case", "advmod", "", "xcomp", "obl"])


def test_raised_keeps_the_head_where_none_has_the_label() -> None:
    arcs = Arcs([1, 1], ["case||obl", ""])
    assert raised(arcs) == Arcs([1, 1], ["case", ""])
