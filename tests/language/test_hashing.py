import numpy as np
import pytest
from spacy.strings import get_string_id
from thinc.api import NumpyOps

from diplograph.language.hashing import number_of, rows_of


@pytest.mark.parametrize(
    "text", ["a", "visit", "seventh", "embassies", "Erdoğan", "“", "x" * 40, "ambassadors-at-large"]
)
def test_number_of_is_spacys(text: str) -> None:
    assert number_of(text) == get_string_id(text)


def test_rows_of_are_thincs() -> None:
    numbers = np.array([0, 1, 2**63, 2**64 - 1, number_of("treaty")], dtype=np.uint64)
    theirs = NumpyOps().hash(numbers, 9) % 1000
    assert rows_of(numbers, 9, 1000).tolist() == theirs.tolist()
