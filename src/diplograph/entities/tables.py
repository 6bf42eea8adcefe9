"""Strict reading of the reference tables: every fault is named by file and line.

The columns are those of ``docs/reference.md``. A table of the user's own may leave out any column
that is not required, in any order; a column that the table does not know is a fault, because a
misspelt heading would otherwise lose its values silently.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from diplograph.errors import ReferenceDataError
from diplograph.model import PartialDate


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of file: its name, the columns it must have and those it may have."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "countries",
            ("iso3", "name"),
            (
                "iso2",
                "official_name",
                "capital",
                "region",
                "subregion",
                "status",
                "parent",
                "wikidata",
            ),
        ),
        Table("country_names", ("iso3", "name", "form"), ("valid_from", "valid_until")),
        Table(
            "organisations",
            ("code", "name"),
            ("kind", "founded", "dissolved", "seat", "wikidata", "source"),
        ),
        Table("organisation_names", ("code", "name", "form"), ("valid_from", "valid_until")),
        Table("people", ("id", "name"), ("aliases", "surname", "country", "wikidata")),
        Table(
            "terms",
            ("person", "owner", "office", "office_class"),
            ("title", "since", "until", "source", "checked"),
        ),
        Table(
            "memberships",
            ("member", "organisation", "status"),
            ("since", "until", "source", "checked"),
        ),
        Table("chairmanships", ("member", "organisation"), ("since", "until", "source", "checked")),
        Table("groups", ("name", "members"), ()),
        Table("sources", ("name",), ("title", "licence", "page")),
        Table("cities", ("name", "iso3"), ("aliases", "context")),
    )
}

COUNTRY_FORMS = frozenset(
    {
        "short",
        "official",
        "alias",
        "demonym-noun",
        "demonym-adjective",
        "capital",
        "metonym",
        "former",
        "combining",
    }
)
ORGANISATION_FORMS = frozenset(["official", "alias", "acronym", "metonym", "former"])
OFFICE_CLASSES = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "deputy-head-of-state",
        "deputy-head-of-government",
        "representative-of-head-of-state",
        "organisation-head",
        "deputy-organisation-head",
        "defence-minister",
        "speaker",
        "crown-prince",
        "minister",
        "other",
    }
)
MEMBERSHIP_STATUSES = frozenset(
    {
        "member",
        "observer",
        "dialogue-partner",
        "associate-member",
        "candidate",
        "partner",
        "suspended",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with where it came from for messages."""

    path: Path
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def fault(self, message: str) -> ReferenceDataError:
        """An error that names this line."""
        return ReferenceDataError(f"{self.place}: {message}")

    def date(self, column: str) -> PartialDate | None:
        """The date in a column, None where it is empty; raises ReferenceDataError."""
        text = self[column]
        if not text:
            return None
        try:
            return _parsed(text)
        except ValueError as error:
            raise self.fault(f"column {column}: {error}") from error

    def dates(self, begin: str, end: str) -> tuple[PartialDate | None, PartialDate | None]:
        """Both ends of a period; raises ReferenceDataError where they are reversed."""
        since, until = self.date(begin), self.date(end)
        if since and until and since.first_day > until.last_day:
            raise self.fault(f"{begin} {since} is after {end} {until}: exchange or correct them")
        return since, until

    def wikidata(self) -> str | None:
        """The Wikidata identifier, None where there is none; raises ReferenceDataError."""
        if self["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", self["wikidata"]):
            raise self.fault(f"column wikidata: {self['wikidata']!r} must be like 'Q889'")
        return self["wikidata"] or None

    def iri(self, column: str) -> str | None:
        """The web address in a column, None where it is empty; raises ReferenceDataError."""
        if self[column] and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", self[column]):
            raise self.fault(
                f"column {column}: {self[column]!r} is no address: begin with https://"
            )
        return self[column] or None

    def checked(self) -> str:
        """The day on which the source was seen, "" where unknown; raises ReferenceDataError."""
        return str(self.date("checked") or "")

    def source(self) -> str:
        """The source that the line names, else the name of the folder that it lies in."""
        return self["source"] or self.path.resolve().parent.name

    @property
    def place(self) -> str:
        """Where it is, for messages about another line."""
        return f"{self.path}, line {self.line}"

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The value of a column with a fixed vocabulary; raises ReferenceDataError."""
        if self[column] not in allowed:
            raise self.fault(
                f"column {column}: {self[column]!r} is none of {', '.join(sorted(allowed))}"
            )
        return self[column]


@lru_cache(maxsize=16384)
def _parsed(text: str) -> PartialDate:
    return PartialDate.parse(text)


def read_table(folder: Path, name: str) -> tuple[Row, ...]:
    """The rows of ``folder/name.csv``, empty where there is no such file.

    Raises ReferenceDataError for a missing or unknown column, a row of another length, a required
    value that is empty, and bytes that are not UTF-8.
    """
    path = folder / f"{name}.csv"
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(path, TABLES[name], csv.reader(file, strict=True)))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise ReferenceDataError(f"{path}: not a readable UTF-8 CSV file ({error})") from error


def _rows(path: Path, table: Table, lines: Iterator[list[str]]) -> Iterator[Row]:
    header = [column.strip() for column in next(lines, [])]
    _check_header(path, table, header)
    reader_line = getattr(lines, "line_num", 1)
    for values in lines:
        line, reader_line = reader_line + 1, getattr(lines, "line_num", reader_line + 1)
        values = [value.strip() for value in values]
        if not any(values):
            continue
        if len(values) != len(header):
            raise ReferenceDataError(
                f"{path}, line {line}: {len(values)} values for {len(header)} columns: "
                "put a value with a comma in double quotes"
            )
        cells = dict(zip(header, values, strict=True))
        row = Row(path, line, cells)
        for column in table.required:
            if not cells[column]:
                raise row.fault(f"column {column} is empty: give it a value or remove the line")
        yield row


def _check_header(path: Path, table: Table, header: list[str]) -> None:
    for column in table.required:
        if column not in header:
            raise ReferenceDataError(
                f"{path}, line 1: column {column} is missing: the first line must name "
                f"{', '.join(table.required)}"
            )
    for column in header:
        if column not in (*table.required, *table.optional):
            raise ReferenceDataError(
                f"{path}, line 1: column {column} is unknown: rename it to one of "
                f"{', '.join((*table.required, *table.optional))}, or remove it"
            )
    if len(set(header)) != len(header):
        raise ReferenceDataError(f"{path}, line 1: a column is named twice")
