"""Filling an empty store from a file of many graphs, and deriving all that follows at once.

The outcome is that of adding the graphs one by one, without the gate: the file is trusted, as an
export of a store is; `diplograph.store.audit` checks afterwards.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph.files import broken, format_of, parse
from diplograph.graph.iris import BASE, DIP, NIF, PREFIXES
from diplograph.graph.shortcuts import shortcut_queries
from diplograph.identity.events import anchors, may_be_one
from diplograph.identity.reprints import Sketch, reprints, sketch
from diplograph.identity.tellings import Telling
from diplograph.model import PartialDate
from diplograph.schema import FACT_TYPES
from diplograph.store.backend import Embedded
from diplograph.store.changes import instruments_of
from diplograph.store.classes import Classes
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    ANCHOR,
    BOOKS,
    DECISIONS,
    IDENTITY,
    LAYOUT,
    LOADING,
    REPRINT_OF,
    SHORTCUTS,
    SKETCH,
    SKETCH_ANCHOR,
    STORE,
    THINGS,
    VIEW,
    GraphName,
    Node,
    is_fact,
    is_person,
    key,
    node,
    quad,
    subjects,
)
from diplograph.store.manifest import loaded_quads
from diplograph.store.resolution import (
    Tellings,
    person_anchors,
    spread,
    with_partners,
    write_events,
    write_people,
)
from diplograph.store.values import read_date, read_entities
from diplograph.store.view import Renewal, Touched

_LINES = 100_000  # loaded at once: more only costs memory
_CONTENT = (f"<{BASE}article/".encode(), f"<{BASE}graph/reference".encode())
_DECISIONS = str(DECISIONS).encode()
_THING = f"<{BASE}id/".encode()
_FACT = f"<{BASE}fact/".encode()
_TYPE = f" <{PREFIXES['rdf']}type> ".encode()
_CLAIM = f"<{DIP.Claim}>".encode()
_TEXT = f" <{NIF.isString}> ".encode()
_ISSUED = f" <{PREFIXES['dct']}issued> ".encode()
_DATED = f" <{DIP.startDate}> ".encode()
# Facts that may be one with others though they have no date.
_LASTING = tuple(f"<{DIP[name]}>".encode() for name, kind in FACT_TYPES.items() if not kind.event)
_GRAPH = re.compile(rb" (<[^<>\"\s]+>)\s*\.\s*$")
_ANY = ox.NamedNode(f"{BASE}graph/reference")  # stands for whichever graph says it
_MARK = ox.Quad(STORE, LOADING, ox.Literal("true"), BOOKS)


@dataclass(slots=True)
class _Seen:
    """What streamed past and is needed afterwards."""

    things: set[bytes] = field(default_factory=set)
    facts: Counter[bytes] = field(default_factory=Counter)
    claims: Counter[bytes] = field(default_factory=Counter)
    tellers: defaultdict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    comparable: set[bytes] = field(default_factory=set)
    issued: dict[str, PartialDate | None] = field(default_factory=dict)
    sketches: dict[str, Sketch] = field(default_factory=dict)


Made = Mapping[str, tuple[str, str]]
"""By the IRI of a graph the fingerprint of what it was made from, and the version that did."""


def load(
    backend: Embedded,
    path: str | Path,
    *,
    now: dt.datetime,
    watch: Callable[[int], object],
    made: Made = MappingProxyType({}),
) -> int:
    """Fill an empty store from a file of named graphs; the number of graphs.

    ``watch`` is told now and then how many lines have been read. What a load that was cut off has
    left goes first, but for decisions. Raises GraphError for a file that cannot be read, is broken
    or has no graph of an article or source; then the store is as empty as before.
    """
    store = backend.store
    decided = list(backend.graph(DECISIONS))
    _empty(store, [_MARK, *decided])
    try:
        names = _fill(backend, path, now=now, watch=watch, made=made)
    except Exception:
        with contextlib.suppress(OSError, RuntimeError):  # on a full disk the mark stays
            _empty(store, decided)
        raise
    store.remove(_MARK)
    return names


def _fill(
    backend: Embedded,
    path: str | Path,
    *,
    now: dt.datetime,
    watch: Callable[[int], object],
    made: Made,
) -> int:
    store = backend.store
    seen = _Seen()
    for number, batch in enumerate(_batches(_lines(path))):
        _take(store, batch, seen, path, number * _LINES)
        watch((number + 1) * _LINES)
    if not seen.claims and not seen.facts and not seen.things:
        raise GraphError(
            f"{path} has no graph of an article or source: load .nq or .trig that diplograph wrote"
        )
    things = b"".join(line + b" " + str(THINGS).encode() + b" .\n" for line in sorted(seen.things))
    store.bulk_load(things, format=ox.RdfFormat.N_QUADS)
    _derive(backend, seen)
    names = sorted(seen.claims.keys() | seen.facts.keys())
    store.bulk_extend(
        each
        for name in names
        for graph in (_named(name),)
        for each in loaded_quads(
            graph, seen.facts[name], seen.claims[name], now=now, made=made.get(graph.value)
        )
    )
    return len(names)


def _empty(store: ox.Store, kept: Iterable[ox.Quad]) -> None:
    """Take out everything but the mark of the layout and the quads to be kept."""
    layout = list(store.quads_for_pattern(STORE, LAYOUT, None, BOOKS))
    if len(store) > len(layout):
        store.clear()
    store.extend([*layout, *kept])


def _lines(path: str | Path) -> Iterator[bytes]:
    """The file as N-Quads, whatever its format."""
    if format_of(path).suffix == ".nq":
        try:
            with Path(path).open("rb") as stream:
                yield from stream
        except OSError as error:
            raise GraphError(f"{path}: cannot be read: {error.strerror or error}") from None
    else:
        for each in parse(path):
            yield f"{each.subject} {each.predicate} {each.object} {each.graph_name} .\n".encode()


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    source = iter(lines)
    while batch := list(islice(source, _LINES)):
        yield batch


def _take(store: ox.Store, batch: list[bytes], seen: _Seen, path: str | Path, before: int) -> None:
    try:
        named, view = _sorted_out(batch, seen, path, before)
        store.bulk_load(b"".join(named), format=ox.RdfFormat.N_QUADS)
        store.bulk_load(b"".join(view), format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError:
        raise _broken(path, batch, before) from None


def _sorted_out(
    batch: list[bytes], seen: _Seen, path: str | Path, before: int
) -> tuple[list[bytes], list[bytes]]:
    """The lines of a batch that go into named graphs, and those for the merged view."""
    named: list[bytes] = []
    view: list[bytes] = []
    for number, line in enumerate(batch, start=before + 1):
        found = _GRAPH.search(line)
        if found is None:
            if not line.rstrip().endswith(b".") and not _is_comment(line):
                raise GraphError(f"{path}:{number}: the line is not whole: get the file anew")
            continue
        graph, triple = found[1], line[: found.start()]
        if len(triple.split(None, 2)) < 3:  # of the default graph
            continue
        if graph.startswith(_CONTENT):
            named.append(line)
            if triple.startswith(_THING):
                seen.things.add(triple)
            else:
                view.append(triple + b" .\n")
                _note(triple, graph, seen)
        elif graph == _DECISIONS:
            named.append(line)
    return named, view


def _is_comment(line: bytes) -> bool:
    return not line.strip() or line.lstrip().startswith(b"#")


def _broken(path: str | Path, batch: list[bytes], before: int) -> GraphError:
    """The error for the first line of a batch that does not parse."""
    for number, line in enumerate(batch, start=before + 1):
        try:
            list(ox.parse(line, format=ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            error.lineno = number
            return broken(path, format_of(path), error)
    raise AssertionError(f"{path} does not parse as a whole, but line by line")


def _note(triple: bytes, graph: bytes, seen: _Seen) -> None:
    if triple.startswith(_FACT):
        if _TYPE in triple:
            seen.facts[graph] += 1
            seen.tellers[triple[1 : triple.index(b">")]].add(graph.decode())
            if triple.endswith(_LASTING):
                seen.comparable.add(triple[1 : triple.index(b">")])
        elif _DATED in triple:
            seen.comparable.add(triple[1 : triple.index(b">")])
    elif _TYPE in triple:
        seen.claims[graph] += triple.endswith(_CLAIM)
    elif _TEXT in triple or _ISSUED in triple:
        (each,) = ox.parse(triple + b" .", format=ox.RdfFormat.N_TRIPLES)
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.Literal):
            if _ISSUED in triple:
                seen.issued[each.subject.value] = read_date(each.object.value)
            else:
                seen.sketches[each.subject.value] = sketch(each.object.value)


def _named(term: bytes) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1].decode())


def _derive(backend: Embedded, seen: _Seen) -> None:
    """Identity, the merged view and the shortcuts, from what the articles and sources say."""
    draft = Draft(_AsOne(backend.store))
    entities = read_entities(backend.graph(THINGS))
    persons = {name: entity for name, entity in entities.items() if is_person(node(name))}
    _file(draft, {node(name): person_anchors(person) for name, person in persons.items()})
    write_people(draft, persons, [node(name) for name in persons])
    facts = {ox.NamedNode(fact.decode()) for fact in seen.comparable}
    facts |= set(filter(is_fact, subjects(draft.graph(DECISIONS))))
    tellings = {
        fact: replace(told, tellers=frozenset(seen.tellers[fact.value.encode()]))
        for fact, told in Tellings(draft).of(sorted(facts, key=str)).items()
    }
    filed = {fact: anchors(telling) for fact, telling in tellings.items()}
    _file(draft, filed)
    for component in _components(draft, tellings, filed):
        write_events(draft, [node(name) for name in component], component)
    _, links = draft.changes(IDENTITY)
    _write_reprints(draft, seen)
    touched = Touched(
        facts=set(subjects(links)),
        rewritten={node(t.key) for t in tellings.values() if len(t.fact.role("place")) > 1},
        things={node(name) for name in entities} | instruments_of(draft, tellings),
    )
    draft.add(quad(each.triple, VIEW) for each in draft.changes(IDENTITY)[1])
    Renewal(draft, Classes(_Unmerged()), touched).run()
    removed, added = draft.everything()
    for batch in range(0, len(removed), _LINES):
        backend.replace(removed[batch : batch + _LINES], ())
    backend.store.bulk_extend(added)
    _write_shortcuts(backend.store)


class _AsOne(Embedded):
    """A store whose view is still all that its graphs say, each triple once, and read as theirs.

    A fact may be told in thousands of graphs, which need not all be read.
    """

    def about(self, subjects: Iterable[ox.NamedNode], graph: GraphName | None) -> list[ox.Quad]:
        if graph is not None:
            return super().about(subjects, graph)
        return [quad(each.triple, _ANY) for each in super().about(subjects, VIEW)]

    def pointing(self, objects: Iterable[Node], graph: GraphName | None) -> list[ox.Quad]:
        if graph is not None:
            return super().pointing(objects, graph)
        return [quad(each.triple, _ANY) for each in super().pointing(objects, VIEW)]


class _Unmerged:
    """A reader of a store in which nothing is one with anything yet."""

    def about(self, nodes: object, graph: object) -> list[ox.Quad]:  # noqa: ARG002
        return []

    pointing = about


def _file(draft: Draft, filed: dict[ox.NamedNode, frozenset[str]]) -> None:
    draft.add(
        ox.Quad(each, ANCHOR, ox.Literal(word), BOOKS)
        for each, words in filed.items()
        for word in words
    )


def _components(
    draft: Draft, tellings: dict[ox.NamedNode, Telling], filed: dict[ox.NamedNode, frozenset[str]]
) -> Iterator[dict[str, Telling]]:
    """The tellings in sets within which any may be one with another, singles left out."""
    decided = bool(draft.graph(DECISIONS))
    under: defaultdict[str, list[Telling]] = defaultdict(list)
    for fact, words in filed.items():
        for word in words:
            under[word].append(tellings[fact])

    def near(telling: Telling) -> Iterable[Telling]:
        others = {each.key: each for word in filed[node(telling.key)] for each in under[word]}
        joined = with_partners(draft, [node(telling.key)]) if decided else ()
        return [
            *(other for other in others.values() if may_be_one(telling, other)),
            *(tellings[partner] for partner in joined if partner in tellings),
        ]

    done: set[str] = set()
    for fact, telling in tellings.items():
        if key(fact) not in done:
            component = {telling.key: telling}
            spread(component, [telling], near)
            done |= component.keys()
            if len(component) > 1:
                yield component


def _write_reprints(draft: Draft, seen: _Seen) -> None:
    dated = {
        article: Sketch(text.hashes, seen.issued.get(article))
        for article, text in seen.sketches.items()
    }
    for article, text in dated.items():
        draft.add([ox.Quad(ox.NamedNode(article), SKETCH, ox.Literal(str(text)), BOOKS)])
        draft.add(
            ox.Quad(ox.NamedNode(article), SKETCH_ANCHOR, ox.Literal(word), BOOKS)
            for word in text.anchors
        )
    draft.add(
        ox.Quad(ox.NamedNode(other), REPRINT_OF, ox.NamedNode(group.keys[0]), IDENTITY)
        for group in reprints(dated)
        for other in group.keys[1:]
    )


def _write_shortcuts(store: ox.Store) -> None:
    for query in shortcut_queries():
        answer = store.query(query)
        assert isinstance(answer, ox.QueryTriples)
        triples = set(answer)
        store.bulk_extend(quad(each, graph) for each in triples for graph in (SHORTCUTS, VIEW))
