"""The cities that are no capitals, and when a name means the city and not a person or a plain word.

They come from ``cities.csv`` of the reference. Its column ``context`` is ``yes``, or the names of
the line, where a name is also a word or a personal name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from diplograph.entities.lines import Lines
from diplograph.entities.loading import slug
from diplograph.entities.tables import Row, read_table
from diplograph.model import Entity, EntityType

_WHERE = re.compile(
    r"\b(?:in|at|near|around|outside|(?:city|town|port|resort|mayor|governor|residents) of) $",
    re.IGNORECASE,
)
_WHITHER = re.compile(r"\b(?:to|from|of|via|reached|visited|left) $", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?<![\w.])([A-Z]\.|[A-Z][\w'-]*) $")
_CAPITAL_AFTER = re.compile(r" (?:[A-Z]\.|[A-Z][a-z])")
_OTHER_THING = re.compile(
    r" (?:Conventions?|Protocols?|Treaty|Process|Compact|Statute|Accords|Framework|Spirit|Five"
    r"|Day|Times|Post|Tribune|Globe|Herald|Mirror|Star|Sun|Stock Exchange|United|FC"
    r"|[A-Z]\w+ FC|Film Festival|Marathon|Grand Prix|Open)\b"
)
_OTHER_THING_OF = re.compile(
    r"\b(?:Treaty|Peace|Battle|Siege|Congress|Edict|University|Bank|Kingdom|Duchy|Republic|King"
    r"|Queen|Prince|Princess|Duke|Duchess|Earl|Countess|Count|Bishop|Archbishop|Our Lady|Bay|Gulf"
    r"|Straits?) of (?:the )?$"
)
_BEFORE_A_PLACE = frozenset(
    """in at to from near of the via and or for with by on into outside around between through
    before after since under while when as that where both downtown central greater city port
    resort today yesterday tomorrow monday tuesday wednesday thursday friday saturday
    sunday""".split()
)
_LOOK = 40


@dataclass(frozen=True, slots=True)
class Cities:
    """Cities by key, and those of their names that count only where the words show a place."""

    by_key: Mapping[str, Entity]
    wary: frozenset[str]


def load_cities(folders: Iterable[Path], countries: Mapping[str, Entity]) -> Cities:
    """The cities of all folders; raises ReferenceDataError that names file and line."""
    by_key: dict[str, Entity] = {}
    wary: set[str] = set()
    lines = Lines()
    for folder in folders:
        for row in read_table(folder, "cities"):
            city = _city(row, countries)
            lines.take(city.key, row, city.label)
            by_key[city.key] = city
            wary.update(_wary(row, city))
    return Cities(MappingProxyType(by_key), frozenset(wary))


def _city(row: Row, countries: Mapping[str, Entity]) -> Entity:
    code, name = row["iso3"], row["name"]
    country = f"country/{code}"
    if country not in countries:
        raise row.fault(f"column iso3: {code!r} is unknown: add it to countries.csv first")
    key = f"place/{code}-{slug(name)}"
    return Entity(key, EntityType.PLACE, name, _parts(row["aliases"]), of=country)


def _wary(row: Row, city: Entity) -> tuple[str, ...]:
    names = (city.label, *city.alt_labels)
    if row["context"] == "yes":
        return names
    marked = _parts(row["context"])
    for name in marked:
        if name not in names:
            raise row.fault(f"column context: {name!r} is neither yes nor a name of this line")
    return marked


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip()) if text else ()


@dataclass(frozen=True, slots=True)
class CityName:
    """One spelling of a city's name and how far it can be trusted.

    ``wary``: it is also a word or a personal name, and counts only where the words show a place.
    ``shared``: other actors or given names are spelt so, and "to", "from" and "of" show nothing.
    ``country_after``: what follows it where its country is named (", Uzbekistan").
    """

    wary: bool
    shared: bool
    country_after: tuple[str, ...]

    def means_city(self, text: str, first: int, last: int) -> bool:
        """Whether ``text[first:last]``, which is this name, means the city.

        >>> split = CityName(wary=True, shared=False, country_after=(", Croatia",))
        >>> split.means_city("They met in Split.", 12, 17)
        True
        >>> split.means_city("Split votes delayed the talks.", 0, 5)
        False
        """
        before, after = text[max(0, first - _LOOK) : first], text[last : last + _LOOK]
        if after[1:2].isupper() and _OTHER_THING.match(after):
            return False
        if before[-1:] == " " and _follows_name(before):
            return False
        if before.endswith(("of ", "of the ")) and _OTHER_THING_OF.search(before):
            return False
        if not (self.wary or self.shared):
            return True
        if after.startswith(self.country_after):
            return True
        if _CAPITAL_AFTER.match(after):
            return False
        return bool(_WHERE.search(before) or (not self.shared and _WHITHER.search(before)))


def _follows_name(before: str) -> bool:
    """ "Naomi Osaka", "J. Hamburg": a capitalised word right before that leads to no place."""
    match = None if before[:-1].rpartition(" ")[2].islower() else _NAME_BEFORE.search(before)
    if match is None:
        return False
    word = match[1].lower()
    return word not in _BEFORE_A_PLACE and not word.endswith(("'s", "ing", "ed"))
