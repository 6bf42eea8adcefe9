"""The layers of the parser's model one after the other: from words to their tags and arcs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from diplograph.language.encoding import Encoder, Form
from diplograph.language.raising import Arcs, raised
from diplograph.language.transitions import Transitions
from diplograph.language.weights import Floats, Weights

_ENCODED = 64  # sentences; the arrays of more outgrow the processor's cache


class Analysis(NamedTuple):
    """Of one sentence, for each word: Penn's tag, the index of its head, the relation to it."""

    tags: list[str]
    arcs: Arcs


class Analyser:
    """What turns sentences to their analyses, each by itself."""

    def __init__(self, weights: Weights) -> None:
        self.encoder = Encoder(weights)
        self._transitions = Transitions(weights)
        self._tags = weights.tags
        self._tag_weights = np.ascontiguousarray(weights["tags_weights"].T)
        self._tag_bias = weights["tags_bias"]

    def __call__(self, sentences: Sequence[Sequence[Form]]) -> list[Analysis]:
        """The analysis of each sentence; the fewer their lengths, the faster."""
        if not sentences:
            return []
        vectors = np.concatenate(
            [
                self.encoder(sentences[begin : begin + _ENCODED])
                for begin in range(0, len(sentences), _ENCODED)
            ]
        )
        tags = iter(self._tagged(vectors))
        arcs = self._transitions(vectors, [len(sentence) for sentence in sentences])
        return [
            Analysis(list(islice(tags, len(sentence))), raised(drawn))
            for sentence, drawn in zip(sentences, arcs, strict=True)
        ]

    def _tagged(self, vectors: Floats) -> list[str]:
        """For each word the tag that scores best."""
        best = (vectors @ self._tag_weights + self._tag_bias).argmax(axis=1)
        return [self._tags[index] for index in best.tolist()]
