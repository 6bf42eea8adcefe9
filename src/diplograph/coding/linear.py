"""A linear model over named features: a table of weights that ships as one file.

Trained by ``scripts/train_coder.py``; to use it takes a look-up and a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class LinearModel:
    """``weights`` has a row per feature and a column per label; ``bias`` a value per label."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label, given what was seen; unknown features say nothing."""
        seen = {row for feature in features if (row := self.rows.get(feature)) is not None}
        scores = self.bias.copy()
        if seen:
            scores += self.weights[sorted(seen)].sum(axis=0) / np.sqrt(np.float32(len(seen)))
        scores -= scores.max()
        shares = np.exp(scores)
        shares /= shares.sum()
        return dict(zip(self.labels, map(float, shares), strict=True))


def save_model(
    path: Path,
    labels: Sequence[str],
    features: Sequence[str],
    weights: NDArray[np.float32],
    bias: NDArray[np.float32],
) -> None:
    """Write a model as ``.npz``: half precision is enough for weights that are summed."""
    np.savez_compressed(
        path,
        labels=np.array("\n".join(labels)),
        features=np.array("\n".join(features)),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
    )


@cache
def load_model(path: Path) -> LinearModel:
    """A model that `save_model` wrote, loaded once."""
    with np.load(path, allow_pickle=False) as stored:
        features = str(stored["features"]).split("\n")
        return LinearModel(
            labels=tuple(str(stored["labels"]).split("\n")),
            rows={feature: row for row, feature in enumerate(features)},
            weights=stored["weights"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
        )
