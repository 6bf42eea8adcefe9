"""Diplograph: press text about diplomacy to typed, dated, sourced RDF facts.

The whole job, articles in and an answer out:

>>> import diplograph
>>> from diplograph.resources import resource
>>> articles = diplograph.read(resource("data", "articles"))
>>> graph = diplograph.build(articles)
>>> rows = diplograph.query(graph, "who-met-whom")

Everything below is loaded when it is first used. The values that come and go are described in
`diplograph.model`, the errors in `diplograph.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.errors import DiplographError as DiplographError
    from diplograph.front import add as add
    from diplograph.front import build as build
    from diplograph.front import code as code
    from diplograph.front import evaluate as evaluate
    from diplograph.front import extract as extract
    from diplograph.front import network as network
    from diplograph.front import open_graph as open  # noqa: A004  # as in gzip.open
    from diplograph.front import open_store as open_store
    from diplograph.front import query as query
    from diplograph.front import read as read
    from diplograph.front import reference as reference
    from diplograph.importing import import_us_visits as import_us_visits
    from diplograph.model import Article as Article
    from diplograph.model import PartialDate as PartialDate

__version__ = "0.1.0"

__all__ = [
    "Article",
    "DiplographError",
    "PartialDate",
    "__version__",
    "add",
    "build",
    "code",
    "evaluate",
    "extract",
    "import_us_visits",
    "network",
    "open",
    "open_store",
    "query",
    "read",
    "reference",
]

_FOUND_IN = {
    "DiplographError": ("errors", "DiplographError"),
    "Article": ("model", "Article"),
    "PartialDate": ("model", "PartialDate"),
    "add": ("front", "add"),
    "build": ("front", "build"),
    "code": ("front", "code"),
    "evaluate": ("front", "evaluate"),
    "extract": ("front", "extract"),
    "import_us_visits": ("importing", "import_us_visits"),
    "network": ("front", "network"),
    "open": ("front", "open_graph"),
    "open_store": ("front", "open_store"),
    "query": ("front", "query"),
    "read": ("front", "read"),
    "reference": ("front", "reference"),
}


# Importing a room binds its name here, once. Doing it now, while it costs nothing, and dropping the
# name leaves `diplograph.network` to the function whoever imports the room of that name later.
import_module("diplograph.network")
globals().pop("network")


def __getattr__(name: str) -> object:
    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _FOUND_IN[name]
    return getattr(import_module(f"diplograph.{module}"), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
