"""From places on the earth to places on a page, and back along great circles."""

from __future__ import annotations

import math
from collections.abc import Iterator

# The Equal Earth projection: Savric, Patterson and Jenny (2018), doi:10.1080/13658816.2018.1504949.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT = math.sqrt(3) / 2


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """A place in degrees as x to the east and y to the south, areas kept true.

    >>> project(0.0, 0.0)
    (0.0, 0.0)
    """
    angle = math.asin(_HALF_ROOT * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(longitude) * math.cos(angle) / (_HALF_ROOT * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, 0.0 - y


def great_circle(
    one: tuple[float, float], other: tuple[float, float], steps: int = 48
) -> Iterator[tuple[float, float]]:
    """Places in degrees along the shortest way from one place to another, both with them.

    >>> [(round(lat), round(lon)) for lat, lon in great_circle((0, 0), (0, 90), steps=2)]
    [(0, 0), (0, 45), (0, 90)]
    """
    start, end = _vector(*one), _vector(*other)
    angle = math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(start, end, strict=True)))))
    if angle < 1e-9:
        yield from (one, other)
        return
    for step in range(steps + 1):
        share = step / steps
        near, far = (math.sin(part * angle) / math.sin(angle) for part in (1 - share, share))
        x, y, z = (near * a + far * b for a, b in zip(start, end, strict=True))
        yield math.degrees(math.asin(max(-1.0, min(1.0, z)))), math.degrees(math.atan2(y, x))


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    up, around = math.radians(latitude), math.radians(longitude)
    return math.cos(up) * math.cos(around), math.cos(up) * math.sin(around), math.sin(up)
