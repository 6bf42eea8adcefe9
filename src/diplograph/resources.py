"""Where ontology, queries and data lie: in a checkout at its top, in a wheel inside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

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


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file, as shipped ones all are."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return data
