"""Whole stores and parts of them as files: graphs in every format of RDF, tables for analysis.

Everything is written in the order of the engine, quad by quad, however large the store; a part is
gathered first and written in the order in which people read (see `diplograph.graph.turtle`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Node

from diplograph.errors import GraphError
from diplograph.graph import jsonld, rdfxml, turtle
from diplograph.graph.files import FORMATS, STANDARD_STREAM, writing
from diplograph.graph.iris import PREFIXES
from diplograph.graph.serialise import rdflib_triple
from diplograph.graph.turtle import Triple
from diplograph.store.annotated import annotated
from diplograph.store.backend import Backend, Embedded
from diplograph.store.choice import Choice, select
from diplograph.store.claim_rows import CLAIM_COLUMNS, claim_rows
from diplograph.store.closure import named_part, view_part
from diplograph.store.fact_rows import FACT_COLUMNS, fact_rows
from diplograph.store.folder import failures
from diplograph.store.layout import DECISIONS, IDENTITY, IS_STRING, SHORTCUTS, VIEW, is_content
from diplograph.store.table_files import require_parquet, write_csv, write_parquet

T = TypeVar("T")


class Watch(Protocol):
    """Passes items on and may count them; ``noun`` is what they are: facts, claims, statements."""

    def __call__(self, items: Iterable[T], noun: str) -> Iterable[T]:
        """The same items."""


ANNOTATED = ".ttl12"
_NAMED = frozenset({".trig", ".nq"})
_BY_SUBJECT = frozenset({".rdf", ".jsonld"})
_TABLES = {".csv": write_csv, ".parquet": write_parquet}
SUFFIXES = (*FORMATS, ANNOTATED, *_TABLES)
"""Every format of an export, by the suffix that means it."""
TABLES = {"claims": (claim_rows, CLAIM_COLUMNS), "facts": (fact_rows, FACT_COLUMNS)}


@dataclass(frozen=True, slots=True)
class Exported:
    """How much an export wrote: ``number`` of ``noun``, that is statements, facts or claims."""

    number: int
    noun: str

    def __str__(self) -> str:
        return f"{self.number} {self.noun}"


def unwatched(items: Iterable[T], noun: str) -> Iterable[T]:  # noqa: ARG001
    """The items as they come."""
    return items


def export(
    backend: Backend,
    path: str | Path,
    *,
    form: str | None = None,
    choice: Choice | None = None,
    with_text: bool = True,
    table: str = "claims",
    watch: Watch = unwatched,
) -> Exported:
    """Write a store, or the part of it that is chosen, to a file; ``-`` is standard output.

    The suffix, or ``form``, says how: ``.ttl .nt .rdf .jsonld`` are the merged view, ``.trig .nq``
    what each article and source says with the links between them, ``.ttl12`` the shortcuts as
    triple terms of RDF 1.2, ``.csv .parquet`` the ``table`` of ``claims`` or ``facts``. The file
    appears whole or not at all. ``with_text=False`` leaves out the articles' full texts.

    Raises GraphError for a format or a table that is not known or a file that cannot be written,
    QueryError and StoreError for a choice that means nothing, StoreError for a store that cannot
    be read.
    """
    suffix = suffix_of(path, form)
    if suffix == ".parquet":
        require_parquet()
    if table not in TABLES:
        raise GraphError(f"there is no table of {table!r}; known are {', '.join(TABLES)}")
    with _engine(backend):
        write = _writer(backend, suffix, choice or Choice(), table, with_text=with_text)
    tally = _Tally(watch)
    with writing(path) as stream:
        write(stream, tally)
    return Exported(tally.number, tally.noun)


def suffix_of(path: str | Path, form: str | None = None) -> str:
    """The suffix that says the format of an export. Raises GraphError for one that is unknown."""
    if form is not None:
        suffix = f".{form.removeprefix('.')}"
    else:
        suffix = ".ttl" if str(path) == STANDARD_STREAM else Path(path).suffix
    if suffix.lower() not in SUFFIXES:
        what = suffix or "no suffix"
        raise GraphError(f"{path}: {what} is no format of exports; use {' '.join(SUFFIXES)}")
    return suffix.lower()


class _Tally:
    """Counts what is written."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.number = 0
        self.noun = "statements"

    def over(self, items: Iterable[T], noun: str = "statements") -> Iterator[T]:
        self.noun, self.number = noun, 0
        for item in self._watch(items, noun):
            self.number += 1
            yield item


def _writer(
    backend: Backend, suffix: str, choice: Choice, table: str, *, with_text: bool
) -> Callable[[BinaryIO, _Tally], None]:
    """What writes an export; a part of a store is gathered here, before any file is touched."""
    selection = None if choice.is_everything else select(backend, choice)
    if suffix in _TABLES:
        rows, columns = TABLES[table]
        found = _reading(backend, rows(backend, selection))
        return lambda stream, tally: _TABLES[suffix](tally.over(found, table), columns, stream)
    if selection is None:
        return partial(_write_all, backend, suffix, with_text)
    part = named_part if suffix in _NAMED else view_part
    return partial(_write_part, part(backend, selection, with_text=with_text), suffix)


def _write_all(
    backend: Backend, suffix: str, with_text: bool, stream: BinaryIO, tally: _Tally
) -> None:
    def quads() -> Iterator[ox.Quad]:
        for name in _named_graphs(backend) if suffix in _NAMED else (VIEW,):
            for quad in _reading(backend, backend.graph(name)):
                if with_text or quad.predicate != IS_STRING:
                    yield quad

    if suffix == ANNOTATED:
        _dump(_reading(backend, annotated(backend)), suffix, stream, tally)
    elif suffix in _BY_SUBJECT:
        _write_by_subject(quads, suffix, stream, tally)
    else:
        _dump(quads(), suffix, stream, tally)


def _write_part(quads: set[ox.Quad], suffix: str, stream: BinaryIO, tally: _Tally) -> None:
    if suffix == ANNOTATED:
        store = ox.Store()
        store.extend(quads)
        _dump(annotated(Embedded(store)), suffix, stream, tally)
    elif suffix in _BY_SUBJECT:
        ordered = sorted(quads, key=lambda quad: turtle.order(rdflib_triple(quad)))
        _write_by_subject(lambda: ordered, suffix, stream, tally)
    else:
        graphs: dict[Node | None, list[Triple]] = {}
        for quad in tally.over(quads):
            graphs.setdefault(_name(quad.graph_name), []).append(rdflib_triple(quad))
        write = turtle.lines if suffix in (".nt", ".nq") else turtle.turtle
        _write_text(write(graphs), stream)


def _dump(quads: Iterable[ox.Quad], suffix: str, stream: BinaryIO, tally: _Tally) -> None:
    form = ox.RdfFormat.TURTLE if suffix == ANNOTATED else FORMATS[suffix].parser
    ox.serialize(tally.over(quads), stream, form, prefixes=dict(PREFIXES))


def _write_by_subject(
    quads: Callable[[], Iterable[ox.Quad]], suffix: str, stream: BinaryIO, tally: _Tally
) -> None:
    """Write quads, those of a subject together, which are gone through twice."""
    predicates, schemes = _vocabulary(quads())
    triples = map(rdflib_triple, tally.over(quads()))
    ordered = (
        triple
        for _, own in groupby(triples, key=lambda triple: triple[0])
        for triple in sorted(own, key=turtle.order_within)
    )
    if suffix == ".rdf":
        _write_text(rdfxml.document(ordered, map(URIRef, predicates)), stream)
    else:
        _write_text(jsonld.document(ordered, schemes), stream)


def _vocabulary(quads: Iterable[ox.Quad]) -> tuple[set[str], set[str]]:
    """The predicates of quads, and the schemes of all IRIs in them."""
    predicates: set[str] = set()
    schemes: set[str] = set()
    for quad in quads:
        predicates.add(quad.predicate.value)
        for node in (quad.subject, quad.object):
            named = node.datatype if isinstance(node, ox.Literal) else node
            if isinstance(named, ox.NamedNode):
                schemes.add(named.value.partition(":")[0])
    return predicates, schemes | {name.partition(":")[0] for name in predicates}


def _write_text(parts: Iterable[str], stream: BinaryIO) -> None:
    stream.writelines(part.encode("utf-8") for part in parts)


def _name(graph: object) -> URIRef | None:
    return URIRef(graph.value) if isinstance(graph, ox.NamedNode) else None


def _reading(backend: Backend, items: Iterable[T]) -> Iterator[T]:
    """The items, with the engine's own errors given as StoreError."""
    with _engine(backend):
        yield from items


def _engine(backend: Backend) -> AbstractContextManager[None]:
    if isinstance(backend, Embedded) and backend.folder is not None:
        return failures(backend.folder)
    return nullcontext()


def _named_graphs(backend: Backend) -> list[ox.NamedNode]:
    """The graphs that hold what is told, and the links between them; nothing of the books."""
    told = {name for name in backend.graph_names() if is_content(name)}
    return [*sorted(told), SHORTCUTS, IDENTITY, DECISIONS]
