"""Gold files: articles or passages and the facts that a careful reader finds in them.

The format is described in ``data/gold/README.md``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from diplograph.errors import ReferenceDataError
from diplograph.model import Article, PartialDate
from diplograph.reading import read
from diplograph.schema import FACT_TYPES

Alternatives = tuple[str, ...]
"""Values that are equally right; an empty one means that none need be given."""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One expected fact. Where a fact has a value, this has the alternatives for it."""

    type: str
    kinds: Alternatives = ()
    status: str | None = None
    modality: str = "asserted"
    roles: tuple[tuple[str, Alternatives], ...] = ()
    starts: Alternatives = ()
    ends: Alternatives = ()
    topics: tuple[str, ...] = ()
    value: Decimal | None = None
    unit: str | None = None
    quote: str | None = None

    def fillers(self, roles: tuple[str, ...]) -> tuple[Alternatives, ...]:
        """The fillers of any of these roles."""
        return tuple(keys for role, keys in self.roles if role in roles)


@dataclass(frozen=True, slots=True)
class GoldLine:
    """One passage or article: what must be found and what ``also`` may be found."""

    id: str
    article: Article
    facts: tuple[GoldFact, ...]
    also: tuple[GoldFact, ...] = ()
    kind: str = ""
    split: str = ""


@dataclass(frozen=True, slots=True)
class GoldPeople:
    """Whom the persons of the gold act for, and under which keys else they may be known."""

    acts_for: dict[str, str]
    same_as: dict[str, str]


def load(path: Path, *, split: str | None = None) -> tuple[GoldLine, ...]:
    """The lines of a gold file, of one split only where that is given.

    Articles are looked for in ``articles`` beside the folder of the file. Raises
    ReferenceDataError, which names file and line.
    """
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            lines.append(_line(json.loads(text), path))
        except (KeyError, ValueError, InvalidOperation, OSError) as error:
            raise ReferenceDataError(f"{path}:{number}: not a line of gold: {error!r}") from error
    return tuple(line for line in lines if split is None or line.split == split)


def load_people(path: Path) -> GoldPeople:
    """The persons of ``people.csv``; none where there is no such file."""
    if not path.exists():
        return GoldPeople({}, {})
    with path.open(encoding="utf-8", newline="") as rows:
        people = list(csv.DictReader(rows))
    return GoldPeople(
        {row["key"]: row["acts_for"] for row in people},
        {other: row["key"] for row in people for other in row["other_keys"].split()},
    )


def _line(row: dict[str, Any], path: Path) -> GoldLine:
    return GoldLine(
        id=row.get("id") or row["article"],
        article=_article(row, path),
        facts=tuple(map(_fact, row["facts"])),
        also=tuple(map(_fact, row.get("also", ()))),
        kind=row.get("kind", ""),
        split=row.get("split", ""),
    )


def _article(row: dict[str, Any], path: Path) -> Article:
    if "text" in row:
        return Article(row["id"], row["text"], PartialDate.parse(row["date"]))
    (article,) = read([path.parent.parent / "articles" / f"{row['article']}.txt"])
    return article


def _fact(row: dict[str, Any]) -> GoldFact:
    if row["type"] not in FACT_TYPES:
        raise ValueError(f"no such type of fact: {row['type']}")
    return GoldFact(
        type=row["type"],
        kinds=_alternatives(row.get("kind")),
        status=row.get("status"),
        modality=row.get("modality", "asserted"),
        roles=tuple(_roles(row["roles"])),
        starts=_alternatives(row.get("start")),
        ends=_alternatives(row.get("end")),
        topics=tuple(row.get("topics", ())),
        value=Decimal(row["value"]) if "value" in row else None,
        unit=row.get("unit"),
        quote=row.get("quote"),
    )


def _roles(roles: dict[str, list[str]]) -> Iterator[tuple[str, Alternatives]]:
    for role, keys in roles.items():
        for key in keys:
            yield role, _alternatives(key)


def _alternatives(text: str | None) -> Alternatives:
    return () if text is None else tuple(text.split("|"))
