"""PLOVER's event types and modes, and where CAMEO, Goldstein's scale and the quad classes put them.

The types are those of PLOVER as published in 2023, the codes those of CAMEO 1.1b3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplograph.resources import read_yaml, resource


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types.

    ``quad`` is 1 and 2 for cooperation in words and in deeds, 3 and 4 for conflict; ``goldstein``
    runs from -10 to 10; ``modes`` maps each mode to its CAMEO code.
    """

    name: str
    quad: int
    cameo: str
    goldstein: float
    definition: str
    modes: Mapping[str, str]


@cache
def event_types() -> Mapping[str, EventType]:
    """All types by name."""
    table = read_yaml(resource("data", "coding", "types.yaml"))
    return {name: EventType(name=name, **entry) for name, entry in table.items()}


def default_cameo(event: str, mode: str | None) -> str:
    """The CAMEO code of a type and mode.

    >>> default_cameo("SANCTION", "expel"), default_cameo("SANCTION", None)
    ('166', '160')
    """
    kind = event_types()[event]
    return kind.modes.get(mode or "", kind.cameo)
