"""Rows of a table of visits, and how they are read from its files: CSV, and the Office's XML.

The Office of the Historian of the United States Department of State publishes two works: travels
abroad of presidents and secretaries of state (one XML file a traveller, of ``trip`` elements) and
visits by foreign leaders (one XML file a decade, of ``visit`` elements). Both are in the public
domain. A CSV file has the rows of both in the columns of `COLUMNS`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from diplograph.errors import ReadingError
from diplograph.model import PartialDate

COLUMNS = ("id", "direction", "traveller", "country", "start", "end")
"""The columns that a CSV file must have; it may have iso3, place, role, source and text as well."""

DIRECTIONS = ("from_us", "to_us")
_ROLES = {"president": "President of the United States", "secretary": "US Secretary of State"}
_SUFFIXES = (".csv", ".xml")
_LOCALES = re.compile(r"\s*,\s*(?![^()]*\))")

Report = Callable[[ReadingError], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One visit as a table has it.

    ``collection`` is the file of the Office that it belongs to, as in
    ``secretary-travels/seward-william-henry``; ``country`` is that of the visitor to the United
    States or that which was visited from there; ``file`` and ``line`` say where it was read.
    """

    id: str
    collection: str
    outbound: bool
    traveller: str
    role: str
    country: str
    iso3: str
    places: tuple[str, ...]
    start: PartialDate
    end: PartialDate
    text: str
    file: str
    line: int


def read_rows(paths: Iterable[str | Path], report: Report) -> Iterator[Row]:
    """The rows of files and folders, in the order given, a folder's by name.

    A row or file that cannot be read goes to ``report``, with file and line, and the others are
    still read. A row whose id was read before is taken once.
    """
    seen: dict[str, Row] = {}
    for path in _files(paths, report):
        reader = _read_csv if path.suffix.lower() == ".csv" else _read_xml
        try:
            for row in reader(path, report):
                earlier = seen.setdefault(row.id, row)
                if earlier is row:
                    yield row
                else:
                    where = f"{earlier.file}:{earlier.line}"
                    report(
                        ReadingError(
                            f"{path}:{row.line}: {row.id} stands in {where} too: taken once"
                        )
                    )
        except OSError as error:
            report(ReadingError(f"{path}: cannot be read: {error.strerror or error}"))
        except UnicodeDecodeError:
            report(ReadingError(f"{path}: is not UTF-8: save it so"))


def _files(paths: Iterable[str | Path], report: Report) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES)
            if not found:
                report(ReadingError(f"{path}: has no .csv or .xml file"))
            yield from found
        elif path.suffix.lower() in _SUFFIXES:
            yield path
        else:
            report(ReadingError(f"{path}: a table of visits is a .csv or .xml file, or a folder"))


def _read_csv(path: Path, report: Report) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.DictReader(stream)
        missing = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
        if missing:
            report(ReadingError(f"{path}:1: has no column {', '.join(missing)}"))
            return
        began = lines.line_num + 1
        for values in lines:
            row = _row(_of_csv(values, path), path, began, report)
            began = lines.line_num + 1
            if row is not None:
                yield row


def _of_csv(values: dict[str, str], path: Path) -> dict[str, str]:
    given = {name: (value or "").strip() for name, value in values.items() if isinstance(name, str)}
    direction = given.get("direction", "")
    file = given.get("source", "").rpartition(" ")[2]
    collection = str(Path(file).with_suffix("")) if file.endswith(".xml") else path.stem
    return given | {"collection": collection.replace("data/", "visits/"), "direction": direction}


def _read_xml(path: Path, report: Report) -> Iterator[Row]:
    try:
        root, found = _elements(path.read_bytes())
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        report(ReadingError(f"{path}:{error.lineno}: is no whole XML: {message}"))
        return
    if root not in ("trips", "visits"):
        report(
            ReadingError(f"{path}:1: holds <{root}>: the Office's files hold <trips> or <visits>")
        )
        return
    for line, values in found:
        told = _of_trip(values) if root == "trips" else _of_visit(values, path)
        row = _row(told, path, line, report)
        if row is not None:
            yield row


def _elements(data: bytes) -> tuple[str, list[tuple[int, dict[str, str]]]]:
    """The name of the root; line and values of each element in it. Entities are not expanded."""
    parser = expat.ParserCreate()
    path: list[str] = []
    root = ""
    found: list[tuple[int, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal root
        path.append(name)
        if len(path) == 1:
            root = name
        elif len(path) == 2:
            found.append((parser.CurrentLineNumber, {f"@{k}": v for k, v in attributes.items()}))
        elif len(path) == 3:
            found[-1][1].setdefault(name, "")

    def end(_: str) -> None:
        path.pop()

    def characters(text: str) -> None:
        if len(path) >= 3:
            found[-1][1][path[2]] += text

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)
    return root, [
        (line, {name: " ".join(value.split()) for name, value in values.items()})
        for line, values in found
    ]


def _of_trip(values: dict[str, str]) -> dict[str, str]:
    role, who = values.get("role", ""), values.get("@who", "")
    number = re.sub(r"\D", "", values.get("id", ""))
    return {
        "id": f"trip-{role}-{number}" if number else "",
        "direction": "from_us",
        "traveller": values.get("name", ""),
        "role": _ROLES.get(role, role),
        "collection": f"{role}-travels/{who}",
        "country": values.get("country", ""),
        "start": values.get("start-date", ""),
        "end": values.get("end-date", ""),
        "place": values.get("locale", ""),
        "text": values.get("remarks", ""),
    }


def _of_visit(values: dict[str, str], path: Path) -> dict[str, str]:
    number = re.sub(r"\D", "", values.get("id", ""))
    return {
        "id": f"visit-{number}" if number else "",
        "direction": "to_us",
        "traveller": values.get("visitor", ""),
        "collection": f"visits/{path.stem}",
        "country": values.get("from", ""),
        "start": values.get("start-date", ""),
        "end": values.get("end-date", ""),
        "text": values.get("description", ""),
    }


def _row(values: dict[str, str], path: Path, line: int, report: Report) -> Row | None:
    """The row of some values; None if they make none, which is reported."""

    def wrong(what: str) -> None:
        report(ReadingError(f"{path}:{line}: {values.get('id') or 'a row'}: {what}"))

    for name in ("id", "traveller", "country", "start"):
        if not values.get(name):
            wrong(f"has no {name}")
            return None
    if values["direction"] not in DIRECTIONS:
        wrong(f"direction is {values['direction']!r}: write {' or '.join(DIRECTIONS)}")
        return None
    try:
        start = PartialDate.parse(values["start"])
        end = PartialDate.parse(values.get("end") or values["start"])
    except ValueError as error:
        wrong(str(error))
        return None
    if end.last_day < start.first_day:
        wrong(f"ends on {end}, before it begins on {start}")
        return None
    return Row(
        id=values["id"],
        collection=values["collection"],
        outbound=values["direction"] == "from_us",
        traveller=values["traveller"],
        role=values.get("role", ""),
        country=values["country"],
        iso3=values.get("iso3", ""),
        places=tuple(part for part in _LOCALES.split(values.get("place", "")) if part),
        start=start,
        end=end,
        text=" ".join(values.get("text", "").split()),
        file=str(path),
        line=line,
    )
