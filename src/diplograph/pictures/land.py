"""Where there is land, from the mask that the package global-land-mask ships."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

_ROWS, _COLUMNS = 21_600, 43_200  # of the mask: 120 to a degree, from the north and from the west
_FILE = "globe_combined_mask_compressed.npz"


def has_land() -> bool:
    """Whether the package is there; without it maps have no land."""
    return find_spec("global_land_mask") is not None


@cache
def runs(step: float) -> tuple[tuple[float, float, float], ...]:
    """Stretches of land, every so many degrees: latitude, from which longitude, to which.

    The package itself would hold the whole mask, a gigabyte; this reads it row by row.
    """
    return tuple(_runs(step)) if has_land() else ()


def _runs(step: float) -> Iterator[tuple[float, float, float]]:
    every = round(step * 120)
    for number, row in enumerate(_rows(every)):
        latitude = 90.0 - (number * every + every / 2) / 120
        land = ~row[every // 2 :: every]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], land, [False])).astype(np.int8)))
        for start, end in edges.reshape(-1, 2).tolist():
            yield latitude, -180.0 + start * step, -180.0 + end * step


def _rows(every: int) -> Iterator[np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """The middle row of each stripe; True is water."""
    spec = find_spec("global_land_mask")
    assert spec is not None
    assert spec.origin is not None
    with (
        zipfile.ZipFile(Path(spec.origin).with_name(_FILE)) as archive,
        archive.open("mask.npy") as stream,
    ):
        np.lib.format.read_magic(stream)
        np.lib.format.read_array_header_1_0(stream)
        for number in range(_ROWS):
            row = stream.read(_COLUMNS)
            if number % every == every // 2:
                yield np.frombuffer(row, dtype=np.bool_)
