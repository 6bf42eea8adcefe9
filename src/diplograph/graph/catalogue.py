"""The query files: one question each, its title and parameters in the header comment.

A header line is ``# title: ...``, ``# description: ...``, ``# theme: ...`` or
``# param NAME: TYPE, required|optional - what it means``. The parameter is the SPARQL variable of
that name, so that without its header the file is plain SPARQL that runs anywhere.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from diplograph.errors import QueryError
from diplograph.resources import resource

PARAMETER_TYPES = {
    "country": "a country's code or name, as in KAZ or Kazakhstan",
    "organisation": "an organisation's acronym or name, as in SCO",
    "person": "a person's name, as in 'Emomali Rahmon'",
    "office": "an office's name, as in 'President of Kazakhstan'",
    "thing": "the name, code or IRI of a country, organisation, body, person, place or office",
    "fact": "a fact's IRI or short name, as in fact:visit-6c212978939e",
    "kind": "a kind, topic or status, as in state-visit",
    "date": "YYYY, YYYY-MM or YYYY-MM-DD",
    "year": "four digits, as in 2019",
    "integer": "a whole number",
    "decimal": "a number",
    "string": "any text",
    "iri": "a full IRI",
}
"""What a parameter of each type looks like."""

_LINE = re.compile(r"#\s*(title|description|theme|param\s+\w+)\s*:\s*(.*)")
_PARAM = re.compile(r"(\w+)\s*,\s*(required|optional)\s*(?:-\s*(.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query; ``type`` is a key of `PARAMETER_TYPES`."""

    name: str
    type: str
    required: bool
    description: str

    def __str__(self) -> str:
        need = "required" if self.required else "optional"
        return f"{self.name} ({need}): {self.description or self.type};"


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its SPARQL and what its header says about it."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    theme: str = ""

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name. Raises QueryError with the ones there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(parameter.name for parameter in self.parameters) or "none"
        raise QueryError(f"{self.name} has no parameter {name!r}; it has: {known}")


def queries() -> tuple[Query, ...]:
    """The queries that diplograph comes with, by name."""
    paths = sorted(resource("queries").glob("*.rq"), key=lambda path: path.stem)
    return tuple(map(read_query, paths))


def find_query(name: str | Path) -> Query:
    """A query by its name, or one's own by the path of its ``.rq`` file.

    Raises QueryError if there is none, with the names that are near.
    """
    path = Path(name)
    if path.suffix == ".rq":
        return read_query(path)
    shipped = {found.stem: found for found in resource("queries").glob("*.rq")}
    if str(name) in shipped:
        return read_query(shipped[str(name)])
    hint = near(str(name), sorted(shipped))
    raise QueryError(f"there is no query {str(name)!r}; {hint}; diplograph queries lists them all")


def read_query(path: Path) -> Query:
    """Read a query file with its header. Raises QueryError if it is missing or its header wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise QueryError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as text: {error}") from None
    fields: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.match(line)
        if found and found[1].startswith("param"):
            parameters.append(_parameter(found[1].split()[1], found[2], f"{path}:{number}"))
        elif found:
            fields[found[1]] = found[2].strip()
    title = fields.get("title", path.stem)
    description, theme = fields.get("description", ""), fields.get("theme", "")
    return Query(path.stem, title, description, tuple(parameters), text, theme)


def near(name: str, known: list[str]) -> str:
    """The few of the known names that are like this one, as part of a message."""
    folded = {each.casefold(): each for each in known}
    like = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.4)
    like += [each for each in folded if name.casefold() in each and each not in like][:3]
    if like:
        return f"did you mean {' or '.join(folded[each] for each in like[:3])}?"
    return f"known are {', '.join(known)}" if known and len(known) <= 20 else "nothing is near it"


def _parameter(name: str, text: str, where: str) -> Parameter:
    found = _PARAM.fullmatch(text.strip())
    if found is None or found[1] not in PARAMETER_TYPES:
        types = ", ".join(PARAMETER_TYPES)
        raise QueryError(
            f"{where}: write the parameter as '# param {name}: TYPE, required - meaning' with TYPE"
            f" one of {types}"
        )
    return Parameter(name, found[1], found[2] == "required", (found[3] or "").strip())
