"""The vectors of words that the parser's model begins with.

The layers are those of spaCy's ``MultiHashEmbed`` and ``MaxoutWindowEncoder`` [1], in the same
order and precision: the vector of a word by itself, then four times that of a word between its
neighbours. What a word is by itself is computed once and kept.

[1] https://spacy.io/api/architectures
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from diplograph.language.hashing import number_of, rows_of
from diplograph.language.weights import Floats, Weights

Form = tuple[str, bool]
"""A word, and whether white space follows it."""

_GAP = 4  # rows of nothing between sentences: as many as there are layers that look at neighbours
_TINY = np.float32(1e-8)
_KEPT = 20_000  # forms whose vectors are kept
_REMEMBERED = 1 << 15  # strings whose numbers are
_LONG = 100  # characters; what is longer has no shape of its own
_ALIKE = 4  # characters of one kind in a row, as many as a shape shows


@dataclass(frozen=True, slots=True)
class _Layer:
    """Maxout of three pieces and a layer norm; ``weights`` have the pieces side by side."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        pieces = rows @ self.weights
        pieces += self.bias
        width = len(self.gain)
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + _TINY
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.gain
        best += self.shift
        return best


class Encoder:
    """What turns sentences, each the `Form` of its words, to vectors."""

    def __init__(self, weights: Weights) -> None:
        self._tables = [weights[f"table_{at}"] for at in range(len(weights.seeds))]
        self._seeds = weights.seeds
        self._numbers_of = _numbering(weights)
        self._alone, *self._between = (_layer(weights, at) for at in range(1 + _GAP))
        self._known: dict[Form, int] = {}
        self._vectors = np.zeros((_KEPT, len(self._alone.gain)), dtype=np.float32)

    @property
    def kept(self) -> int:
        """How many forms are known."""
        return len(self._known)

    def __call__(self, sentences: Sequence[Sequence[Form]]) -> Floats:
        """One row for each word, sentence after sentence."""
        gap = np.zeros((_GAP, len(self._alone.gain)), dtype=np.float32)
        words = self._by_themselves([form for sentence in sentences for form in sentence])
        rows = [gap]
        inside: list[NDArray[np.bool_]] = [np.zeros(_GAP, dtype=np.bool_)]
        begin = 0
        for sentence in sentences:
            rows += [words[begin : begin + len(sentence)], gap]
            inside += [np.ones(len(sentence), dtype=np.bool_), inside[0]]
            begin += len(sentence)
        return self._among_neighbours(np.concatenate(rows), np.concatenate(inside))

    def _by_themselves(self, forms: Sequence[Form]) -> Floats:
        new = [form for form in dict.fromkeys(forms) if form not in self._known]
        if len(self._known) + len(new) > len(self._vectors):
            self._known.clear()
            new = list(dict.fromkeys(forms))
            if len(new) > len(self._vectors):
                raise ValueError(f"more than {len(self._vectors)} different words at once")
        if new:
            begin = len(self._known)
            self._vectors[begin : begin + len(new)] = self._computed(new)
            self._known.update((form, begin + at) for at, form in enumerate(new))
        return self._vectors[[self._known[form] for form in forms]]

    def _computed(self, forms: Sequence[Form]) -> Floats:
        numbers = np.array([(*self._numbers_of(text), after) for text, after in forms], np.uint64)
        parts = []
        for column, (table, seed) in enumerate(zip(self._tables, self._seeds, strict=True)):
            four = rows_of(numbers[:, column], seed, len(table))
            parts.append(sum((table[four[:, at]] for at in range(1, 4)), start=table[four[:, 0]]))
        return self._alone(np.concatenate(parts, axis=1))

    def _among_neighbours(self, rows: Floats, inside: NDArray[np.bool_]) -> Floats:
        """The rows that are words; those between sentences are of no use to the last layer."""
        width = rows.shape[1]
        beside = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._between:
            beside[1:, :width] = rows[:-1]
            beside[:, width : 2 * width] = rows
            beside[:-1, 2 * width :] = rows[1:]
            if layer is self._between[-1]:
                return rows[inside] + layer(beside[inside])
            rows = rows + layer(beside)
        return rows


def _layer(weights: Weights, at: int) -> _Layer:
    pieces = weights[f"maxout_{at}_weights"]
    return _Layer(
        np.ascontiguousarray(pieces.transpose(2, 1, 0).reshape(pieces.shape[2], -1)),
        np.ascontiguousarray(weights[f"maxout_{at}_bias"].T.reshape(-1)),
        weights[f"maxout_{at}_gain"],
        weights[f"maxout_{at}_shift"],
    )


def _numbering(weights: Weights) -> Callable[[str], tuple[int, int, int, int]]:
    """The numbers of what is seen of a word: its norm, beginning, end and shape."""

    @lru_cache(maxsize=_REMEMBERED)
    def number(text: str) -> int:
        return weights.numbered[text] if text in weights.numbered else number_of(text)

    def numbers(text: str) -> tuple[int, int, int, int]:
        norm = weights.norms.get(text) or text.lower()
        return number(norm), number(text[0]), number(text[-3:]), number(shape(text))

    return numbers


def shape(text: str) -> str:
    """Capitals as X, other letters as x, digits as d, at most four alike in a row.

    >>> shape("McDonald's"), shape("2023-04-26")
    ("XxXxxxx'x", 'dddd-dd-dd')
    """
    if len(text) >= _LONG:
        return "LONG"
    kinds = map(_kind, text)
    return "".join("".join(alike)[:_ALIKE] for _, alike in groupby(kinds))


def _kind(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return "d" if character.isdigit() else character
