"""The trees of many sentences at once, by the arc-eager transitions of the parser's model [1].

A sentence is a row of words: some lie on a stack to its left, the others wait in a buffer to its
right. Each move shifts the first of the buffer to the stack, drops the last of the stack, or draws
an arc between the two; a model scores the moves by eight words at the two ends. All sentences move
in step, so that what is computed is computed for all at once.

The transitions are those of spaCy's parser, not monotonic [2]: a word dropped without a head goes
back to the buffer, and a head once given may be replaced by a later one.

[1] J. Nivre, "An Efficient Algorithm for Projective Dependency Parsing", IWPT 2003.
[2] M. Honnibal and M. Johnson, "An Improved Non-monotonic Transition System for Dependency
    Parsing", EMNLP 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diplograph.language.raising import Arcs
from diplograph.language.weights import Floats, Weights

Integers = NDArray[np.intp]

_PADS = 3  # places of nothing between sentences: as many as are looked at on the stack
_FEATURES = 8
_NONE = -1
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_KINDS = {"S": _SHIFT, "D": _REDUCE, "L": _LEFT, "R": _RIGHT, "B": _BREAK}
# Which kinds of moves are open, by the state of a sentence; none is broken into two.
_OPEN = (
    {_SHIFT},  # nothing on the stack
    {_REDUCE},  # nothing in the buffer
    {_LEFT, _RIGHT},  # one word on the stack, and the next may not be shifted
    {_LEFT, _RIGHT, _SHIFT},
    {_LEFT, _RIGHT, _REDUCE},  # more words on the stack
    {_LEFT, _RIGHT, _REDUCE, _SHIFT},
)


class Transitions:
    """The scoring of moves, and what each does."""

    def __init__(self, weights: Weights) -> None:
        self._narrow = np.ascontiguousarray(weights["narrow_weights"].T)
        self._narrow_bias = weights["narrow_bias"]
        pieces = weights["state_weights"].transpose(0, 2, 1, 3)  # features, pieces, width, inputs
        self._width = pieces.shape[2]
        self._state = np.ascontiguousarray(pieces.reshape(-1, pieces.shape[3]).T)
        self._bias = np.ascontiguousarray(weights["state_bias"].T.reshape(-1))
        absent = weights["state_absent"][0].transpose(0, 2, 1)
        self._absent = np.ascontiguousarray(absent.reshape(-1))
        self._scores = np.ascontiguousarray(weights["moves_weights"].T)
        self._scores_bias = weights["moves_bias"]
        kinds = [_KINDS[move.partition("-")[0]] for move in weights.moves]
        self._kinds = np.array(kinds)
        self._labels = [move.partition("-")[2] for move in weights.moves]
        closed = [[0.0 if kind in kinds_ else -np.inf for kind in kinds] for kinds_ in _OPEN]
        self._closed = np.array(closed, dtype=np.float32)

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> list[Arcs]:
        """The arcs of each sentence; its words have these vectors, sentence after sentence."""
        features = self._features(vectors)
        states = _States(lengths)
        while states.unfinished:
            scores = self._scored(features, states.looked_at())
            scores += self._closed[states.situation()]
            moves = scores.argmax(axis=1)
            states.move(moves, self._kinds[moves])
        return states.arcs(self._labels)

    def _features(self, vectors: Floats) -> Floats:
        """What each word, and in the last rows no word, adds to a state in each of its places."""
        narrow = vectors @ self._narrow
        narrow += self._narrow_bias
        count = len(vectors)
        found = np.empty((count + 1, len(self._absent)), dtype=np.float32)
        np.matmul(narrow, self._state, out=found[:count])
        found[count] = self._absent
        return found.reshape(-1, 2 * self._width)

    def _scored(self, features: Floats, words: Integers) -> Floats:
        """The scores of all moves for states at which these words (by feature) are looked at."""
        words *= _FEATURES
        state = features[words[0]]
        for feature in range(1, _FEATURES):
            words[feature] += feature
            state += features[words[feature]]
        state += self._bias
        scores: Floats = np.maximum(state[:, : self._width], state[:, self._width :]) @ self._scores
        scores += self._scores_bias
        return scores


class _States:
    """Where all sentences stand. Words are counted through all of them.

    ``_row`` holds the stack of each sentence from its left and the buffer from its right, with
    `_PADS` between sentences; ``_top`` and ``_front`` are the places of the last of the stack and
    the first of the buffer in it. Only sentences that are not done have a place in these arrays.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        words = sum(lengths)
        self._absent = words
        counts = np.array(lengths, dtype=np.intp)
        begins = np.cumsum(counts) - counts
        self._begins = [*begins.tolist(), words]
        first = begins + _PADS * np.arange(1, len(counts) + 1)
        self._row = np.full(words + _PADS * (len(counts) + 1), self._absent, dtype=np.intp)
        places = np.arange(words) + np.repeat(first - begins, counts)
        self._row[places] = np.arange(words)
        self._bottom, self._top, self._front, self._end = first, first - 1, first, first + counts
        self._heads = np.full(words + 1, _NONE, dtype=np.intp)
        self._moves = np.full(words + 1, _NONE, dtype=np.intp)
        self._left = np.full(words + 1, self._absent, dtype=np.intp)  # the last child drawn
        self._right = self._left.copy()
        self._before = self._left.copy()  # the child drawn before this one, to the right
        self._dropped = np.zeros(words + 1, dtype=np.bool_)  # back in the buffer
        self._keep(counts > 0)

    @property
    def unfinished(self) -> bool:
        return len(self._top) > 0

    def _keep(self, kept: NDArray[np.bool_]) -> None:
        self._bottom, self._top = self._bottom[kept], self._top[kept]
        self._front, self._end = self._front[kept], self._end[kept]

    def looked_at(self) -> Integers:
        """The eight words that a state is judged by, a row for each of the eight."""
        row, top, front = self._row, self._top, self._front
        words = np.empty((_FEATURES, len(top)), dtype=np.intp)
        words[0] = row[front]
        words[1] = row[front + 1]
        words[2] = row[top]
        words[3] = row[top - 1]
        words[4] = row[top - 2]
        words[5] = self._left[words[0]]
        words[6] = self._left[words[2]]
        words[7] = self._right[words[2]]
        self._next, self._last = words[0].copy(), words[2].copy()
        return words

    def situation(self) -> Integers:
        """Which of `_OPEN` each sentence is in."""
        shiftable = (self._end - self._front > 1) & ~self._dropped[self._next]
        found: Integers = 2 + 2 * (self._top > self._bottom) + shiftable
        found[self._front == self._end] = 1
        found[self._top < self._bottom] = 0
        return found

    def move(self, moves: Integers, kinds: Integers) -> None:
        self._draw_left(np.flatnonzero(kinds == _LEFT), moves)
        self._draw_right(np.flatnonzero(kinds == _RIGHT), moves)
        headless = self._heads[self._last] == _NONE
        back = np.flatnonzero((kinds == _REDUCE) & headless & (self._top > self._bottom))
        pushes = (kinds == _SHIFT) | (kinds == _RIGHT)
        self._top += np.where(pushes, 1, -1)
        self._row[self._top[pushes]] = self._next[pushes]
        self._front += pushes
        if len(back):
            self._front[back] -= 1
            self._row[self._front[back]] = self._last[back]
            self._dropped[self._last[back]] = True
        open_ = (self._top >= self._bottom) | (self._front < self._end)
        if not open_.all():
            self._keep(open_)

    def _draw_left(self, at: Integers, moves: Integers) -> None:
        """Arcs from the first of the buffer to the last of the stack, which loses its old head."""
        if not len(at):
            return
        head, child = self._next[at], self._last[at]
        old = self._heads[child]
        replaced = np.flatnonzero(old != _NONE)
        if len(replaced):
            self._right[old[replaced]] = self._before[child[replaced]]
        self._heads[child] = head
        self._moves[child] = moves[at]
        self._left[head] = child
        self._dropped[head] = False

    def _draw_right(self, at: Integers, moves: Integers) -> None:
        """Arcs from the last of the stack to the first of the buffer."""
        if not len(at):
            return
        head, child = self._last[at], self._next[at]
        self._before[child] = self._right[head]
        self._right[head] = child
        self._heads[child] = head
        self._moves[child] = moves[at]

    def arcs(self, labels: Sequence[str]) -> list[Arcs]:
        """The arcs of each sentence; ``labels`` are the relations that moves say."""
        heads, moves = self._heads.tolist(), self._moves.tolist()
        return [
            Arcs(
                [head - begin if head != _NONE else at for at, head in enumerate(heads[begin:end])],
                [labels[move] for move in moves[begin:end]],
            )
            for begin, end in pairwise(self._begins)
        ]
