"""Where ontology, queries and data lie: in a checkout at its top, in a wheel inside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, as in ``resource("ontology", "shapes.ttl")``.

    Raises FileNotFoundError, which means a broken installation.
    """
    for root in (_PACKAGE, _PACKAGE.parent.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation of diplograph")
