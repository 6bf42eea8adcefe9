"""Graph files: which format a suffix means, and reading one with errors that say what to do."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from diplograph.errors import GraphError


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write RDF. ``named_graphs`` says whether it can hold more than one graph."""

    suffix: str
    name: str
    named_graphs: bool
    parser: ox.RdfFormat


FORMATS = {
    form.suffix: form
    for form in (
        Format(".ttl", "Turtle", False, ox.RdfFormat.TURTLE),
        Format(".trig", "TriG", True, ox.RdfFormat.TRIG),
        Format(".nt", "N-Triples", False, ox.RdfFormat.N_TRIPLES),
        Format(".nq", "N-Quads", True, ox.RdfFormat.N_QUADS),
        Format(".jsonld", "JSON-LD", True, ox.RdfFormat.JSON_LD),
        Format(".rdf", "RDF/XML", False, ox.RdfFormat.RDF_XML),
    )
}
"""Every format, by the suffix that means it."""

STANDARD_STREAM = "-"


def format_of(path: str | Path, *, form: str | None = None) -> Format:
    """The format that a path's suffix means, or the one named by ``form`` (``ttl``, ``.ttl``).

    ``-`` is Turtle unless ``form`` says otherwise. Raises GraphError for an unknown suffix.
    """
    if form is not None:
        suffix = f".{form.removeprefix('.')}"
    else:
        suffix = ".ttl" if str(path) == STANDARD_STREAM else Path(path).suffix
    try:
        return FORMATS[suffix.lower()]
    except KeyError:
        known = " ".join(FORMATS)
        raise GraphError(
            f"{path}: {suffix or 'no suffix'} is no graph format; use {known}"
        ) from None


def parse(path: str | Path, *, form: str | None = None) -> Iterator[ox.Quad]:
    """The quads of one file, in its order; ``-`` reads standard input.

    Raises GraphError, with the line where known, if it is missing, unreadable or broken.
    """
    graph_format = format_of(path, form=form)
    data = _bytes_of(path)
    base = None if str(path) == STANDARD_STREAM else Path(path).resolve().as_uri()
    try:
        yield from ox.parse(data, format=graph_format.parser, base_iri=base)
    except SyntaxError as error:
        raise broken(path, graph_format, error) from None


def broken(path: str | Path, graph_format: Format, error: SyntaxError) -> GraphError:
    """The error for a file that does not parse."""
    place = f"{path}:{error.lineno}" if error.lineno else str(path)
    return GraphError(
        f"{place}: broken {graph_format.name}: {error.msg}. Mend the line or rebuild the file"
    )


def write_whole(path: str | Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all; ``-`` writes to standard output.

    Raises GraphError, with the old file untouched, if it cannot be written.
    """
    with writing(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def writing(path: str | Path) -> Iterator[BinaryIO]:
    """A stream to a file that appears whole or not at all; ``-`` is standard output.

    Raises GraphError, with the old file untouched, if it cannot be written.
    """
    if str(path) == STANDARD_STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with _replacing(Path(path)) as stream:
            yield stream


def _bytes_of(path: str | Path) -> bytes:
    if str(path) == STANDARD_STREAM:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise GraphError(f"{path}: no such file; make it with diplograph build") from None
    except OSError as error:
        raise GraphError(f"{path}: cannot be read: {error.strerror or error}") from None


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _not_written(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(temporary).chmod(_file_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        raise _not_written(path, error) from None
    finally:
        Path(temporary).unlink(missing_ok=True)


def _file_mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> GraphError:
    return GraphError(
        f"{path}: cannot be written: {error.strerror or error}; choose a folder that exists"
        " and that you may write to"
    )
