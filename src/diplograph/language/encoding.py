"""The vectors of words that the parser's model begins with, computed without what training needs.

The layers are those of spaCy's ``MultiHashEmbed`` and ``MaxoutWindowEncoder`` [1], in the same
order and precision: the vector of a word by itself, then four times that of a word between its
neighbours. What words are by themselves is computed once for all that are alike.

[1] https://spacy.io/api/architectures
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

Floats = NDArray[np.float32]

_GAP = 4  # rows of nothing between sentences: as many as there are layers that look at neighbours
_TINY = np.float32(1e-8)
# Odd numbers that make one key of a word's attributes.
_MIX = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
    ],
    dtype=np.uint64,
)


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
    """The ``tok2vec`` of a loaded model."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embedding, encoding = model.layers
        self._features, self._ragged, self._hashed = embedding.layers[:3]
        (self._alone,) = _layers(embedding.layers[3])
        self._between = _layers(encoding)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """One row for each word of each sentence."""
        gap = np.zeros((_GAP, len(self._alone.gain)), dtype=np.float32)
        lengths = [len(doc) for doc in docs]
        words = self._by_themselves(docs)
        rows = [gap]
        begin = 0
        for length in lengths:
            rows += [words[begin : begin + length], gap]
            begin += length
        found = self._among_neighbours(np.concatenate(rows))
        vectors, begin = [], _GAP
        for length in lengths:
            vectors.append(found[begin : begin + length])
            begin += length + _GAP
        return vectors

    def _by_themselves(self, docs: Sequence[Doc]) -> Floats:
        ragged = self._ragged.predict(self._features.predict(docs))
        keys = (ragged.dataXd * _MIX).sum(axis=1, dtype=np.uint64)
        _, first, same = np.unique(keys, return_index=True, return_inverse=True)
        alike: Floats = self._alone(self._hashed.layers[0].predict(ragged.dataXd[first]))[same]
        return alike

    def _among_neighbours(self, rows: Floats) -> Floats:
        width = rows.shape[1]
        beside = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._between:
            beside[1:, :width] = rows[:-1]
            beside[:, width : 2 * width] = rows
            beside[:-1, 2 * width :] = rows[1:]
            rows = rows + layer(beside)
        return rows


def _layers(model: Model[Any, Any]) -> list[_Layer]:
    """The maxout layers of a model, each with the layer norm behind it, in order."""
    found, weights, bias = [], None, None
    for part in model.walk():
        if part.name == "maxout":
            pieces = np.asarray(part.get_param("W"))
            inputs = pieces.shape[2]
            weights = pieces.transpose(2, 1, 0).reshape(inputs, -1)
            bias = np.asarray(part.get_param("b")).T.reshape(-1)
        elif part.name == "layernorm" and weights is not None and bias is not None:
            gain, shift = (np.asarray(part.get_param(name)) for name in ("G", "b"))
            found.append(_Layer(weights, bias, gain, shift))
    return found
