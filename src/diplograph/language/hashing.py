"""Numbers for strings, as the parser's model was trained with them: MurmurHash 2 and 3 [1].

[1] https://github.com/aappleby/smhasher
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
_FACTOR = 0xC6A4A7935BD1E995


def number_of(text: str) -> int:
    """The 64 bits by which a string is known (MurmurHash64A with seed 1).

    >>> number_of("coffee")
    3197928453018144401
    """
    data = text.encode("utf-8", "surrogatepass")
    whole = len(data) & ~7
    state = 1 ^ (len(data) * _FACTOR & _MASK)
    for at in range(0, whole, 8):
        block = int.from_bytes(data[at : at + 8], "little") * _FACTOR & _MASK
        block = (block ^ block >> 47) * _FACTOR & _MASK
        state = (state ^ block) * _FACTOR & _MASK
    if whole < len(data):
        state = (state ^ int.from_bytes(data[whole:], "little")) * _FACTOR & _MASK
    state = (state ^ state >> 47) * _FACTOR & _MASK
    return state ^ state >> 47


def rows_of(numbers: NDArray[np.uint64], seed: int, count: int) -> NDArray[Any]:
    """For each number the four rows that it has in a table of ``count`` (MurmurHash3, 128 bits)."""
    first = numbers * np.uint64(0x87C37B91114253D5)
    first = (first << np.uint64(31)) | (first >> np.uint64(33))
    first *= np.uint64(0x4CF5AD432745937F)
    first ^= np.uint64(seed ^ 8)
    second = np.full_like(first, seed ^ 8)
    first += second
    second += first
    first, second = _mixed(first), _mixed(second)
    first += second
    second += first
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    four = np.stack([first & low, first >> high, second & low, second >> high], axis=1)
    return (four % np.uint64(count)).astype(np.intp)


def _mixed(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    state = state ^ (state >> np.uint64(33))
    state = state * np.uint64(0xFF51AFD7ED558CCD)
    state = state ^ (state >> np.uint64(33))
    state = state * np.uint64(0xC4CEB9FE1A85EC53)
    return state ^ (state >> np.uint64(33))
