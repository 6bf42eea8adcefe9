"""The parser's trained weights and labels, as they are packed (``data/models/parser``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays by name, and what their rows stand for.

    ``tags`` and ``moves`` are in the order of the layers that score them. ``seeds`` are those of
    the tables of hashed words; ``norms`` are words read as others; ``numbered`` are the few strings
    that have a number of their own instead of their hash.
    """

    arrays: Mapping[str, Floats]
    tags: tuple[str, ...]
    moves: tuple[str, ...]
    seeds: tuple[int, ...]
    norms: Mapping[str, str]
    numbered: Mapping[str, int]

    def __getitem__(self, name: str) -> Floats:
        return self.arrays[name]


def load_weights(folder: Path) -> Weights:
    """The weights in a folder, single precision.

    Raises FileNotFoundError where it lacks them.
    """
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with np.load(folder / "weights.npz") as packed:  # halves, which numpy multiplies slowly
        arrays = {name: packed[name].astype(np.float32) for name in packed.files}
    return Weights(
        arrays,
        tuple(labels["tags"]),
        tuple(labels["moves"]),
        tuple(labels["seeds"]),
        labels["norms"],
        labels["numbered"],
    )
