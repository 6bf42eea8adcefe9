"""Which country a name in a table means: as the reference calls it, or as the tables do."""

from __future__ import annotations

from functools import lru_cache

from diplograph.entities.reference import Reference
from diplograph.imports.words import words

_NAMES = frozenset({"short", "official", "alias", "former"})


class CountryNames:
    """The countries of a reference by all their names."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._by_name = _by_name(reference)

    def find(self, name: str, code: str) -> str | None:
        """The key of a country, by its code if the table has one, else by its name.

        Of "Ceylon (Sri Lanka)" the words before the bracket are tried before those in it; a comma
        may part what stands first in a list: "Korea, Republic of".
        """
        if code and f"country/{code}" in self._reference.countries:
            return f"country/{code}"
        before, bracket, inside = name.partition(" (")
        tried = [name, before, inside.rstrip(")")] if bracket else [name]
        for each in tried:
            own = words().countries.get(each)
            if own is not None:
                return f"country/{own}"
            for spelt in (each, _turned(each)):
                found = self._by_name.get(spelt.casefold())
                if found is not None:
                    return found
        return None


def _turned(name: str) -> str:
    first, comma, rest = name.partition(", ")
    return f"{rest} {first}" if comma else name


@lru_cache(maxsize=4)
def _by_name(reference: Reference) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in reference.countries:
        for name in reference.names.get(key, ()):
            if name.form in _NAMES:
                found.setdefault(name.text.casefold(), key)
    for key, country in reference.countries.items():
        found[country.label.casefold()] = key
    return found
