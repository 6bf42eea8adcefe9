"""Colours and lines of pictures, as `data/pictures/styles.yaml` has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from diplograph.resources import read_yaml, resource


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a tie is drawn, and what it says."""

    colour: str
    dashes: str
    words: str


def node_colour(type_: str) -> str:
    """The colour of a type of nodes or events."""
    colours: dict[str, str] = _styles()["nodes"]
    return colours.get(type_, colours["other"])


def stroke(kind: str) -> Stroke:
    """How ties of a kind are drawn."""
    known = _styles()["ties"]
    colour, dashes, words = known.get(kind, known["other"])
    return Stroke(colour, dashes, words if kind in known else kind or words)


def order_of_ties() -> list[str]:
    """All kinds of ties in the order in which legends list them."""
    return list(_styles()["ties"])


def signed(sign: int) -> Stroke:
    """How a tie of statements is drawn by its sign."""
    return Stroke(*_styles()["signs"][sign])


def shades(sign: int | None = None) -> list[str]:
    """From few to many; of statements those of their sign."""
    return list(_styles()["shades"][1 if sign is None else sign])


@cache
def _styles() -> dict[str, Any]:
    return read_yaml(resource("data", "pictures", "styles.yaml"))
