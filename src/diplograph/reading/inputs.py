"""Paths to articles: files, folders, JSON lines and standard input, each article once.

An article's id is its file's name without the suffix, or its row's id, in characters that need no
escape in an IRI. A second text of the same name gets ``-`` and eight hexadecimal digits of its
hash.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from anyascii import anyascii

from diplograph.errors import ReadingError, ReadingWarning, strict
from diplograph.model import Article, PartialDate
from diplograph.reading.decoding import MAX_CHARACTERS, decode
from diplograph.reading.jsonl import Row, rows
from diplograph.reading.text import Report, article_from_text

_SUFFIXES = (".txt", ".jsonl")
_MAX_BYTES = 4 * MAX_CHARACTERS
_STDIN = "-"


def read(
    paths: Iterable[str | Path],
    *,
    date: PartialDate | None = None,
    encoding: str | None = None,
    report: Report = strict,
) -> Iterator[Article]:
    """The articles in some files and folders, in the order given, a folder's by name.

    Folders are searched for ``*.txt`` and ``*.jsonl``; a file that is named is read whatever its
    suffix; ``-`` is standard input, one article. ``date`` overrules what the articles say of their
    date, ``encoding`` what their bytes look like (JSON lines are always UTF-8). Each input that
    gives no article goes to ``report`` as a ReadingError and the others are still read; by default
    the first one is raised.
    """
    seen: dict[str, set[str]] = {}
    for path in _files(paths, report):
        articles = _articles(path, date, encoding, report)
        for where, article in articles:
            hashes = seen.setdefault(article.id, set())
            if article.text_hash in hashes:
                report(ReadingWarning(f"{where} repeats an article read before: it is taken once"))
                continue
            taken = bool(hashes)
            hashes.add(article.text_hash)
            yield replace(article, id=f"{article.id}-{article.text_hash[:8]}") if taken else article


def slug(name: str) -> str:
    """The name in letters, digits, ``.``, ``_`` and ``-``; "article" if nothing is left.

    >>> slug("Переговоры в Душанбе (2)")
    'Peregovory-v-Dushanbe-2'
    """
    return re.sub(r"[^0-9A-Za-z._]+", "-", anyascii(name)).strip("-.") or "article"


def _files(paths: Iterable[str | Path], report: Report) -> Iterator[Path]:
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        found = False
        for folder, folders, names in os.walk(
            path, onerror=lambda error: _unreadable(error, report)
        ):
            folders.sort()
            for name in sorted(names):
                if name.endswith(_SUFFIXES) and not name.startswith("."):
                    found = True
                    yield Path(folder, name)
        if not found:
            wanted = " and no ".join(f"*{suffix}" for suffix in _SUFFIXES)
            report(ReadingError(f"{path} is a folder without articles (no {wanted}): name another"))


def _unreadable(error: OSError, report: Report) -> None:
    report(ReadingError(f"{error.filename} cannot be read: {error.strerror}"))


def _articles(
    path: Path, date: PartialDate | None, encoding: str | None, report: Report
) -> Iterator[tuple[str, Article]]:
    """The articles of one file, each with what messages call it."""
    where = "standard input" if str(path) == _STDIN else str(path)
    try:
        if path.suffix == ".jsonl":
            yield from _from_rows(path, where, date, report)
        else:
            yield where, _from_text(path, where, date, encoding, report)
    except ReadingError as error:
        report(error)
    except FileNotFoundError:
        report(ReadingError(f"{where} does not exist: check the path"))
    except OSError as error:
        report(ReadingError(f"{where} cannot be read: {error.strerror or error}"))


def _from_text(
    path: Path, where: str, date: PartialDate | None, encoding: str | None, report: Report
) -> Article:
    stdin = str(path) == _STDIN
    data = sys.stdin.buffer.read(_MAX_BYTES + 1) if stdin else _bytes(path)
    if len(data) > _MAX_BYTES:
        raise ReadingError(
            f"{where} has more than {_MAX_BYTES:,} bytes, more than any one article: "
            "split it into a file per article, or into JSON lines"
        )
    try:
        text, guessed = decode(data, encoding)
    except ReadingError as error:
        raise ReadingError(f"{where} {error}") from None
    if guessed:
        report(
            ReadingWarning(
                f"{where} is not UTF-8 and was read as {guessed}, a guess: "
                "name its encoding with --encoding"
            )
        )
    article_id = None if stdin else slug(path.stem)
    name = "" if stdin else path.stem
    return article_from_text(
        text, article_id=article_id, date=date, file_name=name, where=where, report=report
    )


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MAX_BYTES + 1)


def _from_rows(
    path: Path, where: str, date: PartialDate | None, report: Report
) -> Iterator[tuple[str, Article]]:
    with path.open("rb") as stream:
        count = 0
        for row in rows(stream, where):
            count += 1
            try:
                if isinstance(row, ReadingError):
                    raise row
                yield f"{where}:{row.line}", _from_row(row, path, where, date, report)
            except ReadingError as error:
                report(error)
    if not count:
        raise ReadingError(f"{where} is empty: put an article's text in it, or leave it out")


def _from_row(
    row: Row, path: Path, where: str, date: PartialDate | None, report: Report
) -> Article:
    if row.written_date and row.date is None:
        report(
            ReadingWarning(
                f"{where}:{row.line} has the date {row.written_date!r}, which is not YYYY-MM-DD"
            )
        )
    return article_from_text(
        row.text,
        article_id=slug(row.id or f"{path.stem}-{row.line}"),
        date=date or row.date,
        title=row.title,
        source=row.source,
        where=f"{where}:{row.line}",
        report=report,
    )
