"""What a store holds of whom: an entry for each article and source of reference."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES
from diplograph.model import Article
from diplograph.store.classes import Reader
from diplograph.store.layout import (
    ADDED,
    BOOKS,
    CLAIMS,
    FACTS,
    HELD_BACK,
    INPUT,
    MADE_BY,
    REPRINT_OF,
    TYPE,
    VIEW,
    article_of,
    is_fact,
)
from diplograph.store.values import by_subject

_ENTRY = frozenset({INPUT, MADE_BY, ADDED, FACTS, CLAIMS, HELD_BACK})
_CLAIM = ox.NamedNode(str(DIP.Claim))
_INTEGER = ox.NamedNode(f"{PREFIXES['xsd']}integer")
_DATE_TIME = ox.NamedNode(f"{PREFIXES['xsd']}dateTime")
_ISSUED = f"{PREFIXES['dct']}issued"
_TITLE = f"{PREFIXES['dct']}title"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or source in a store. ``added`` is when it came or last changed, in UTC.

    ``version`` is that of the extractor, None for a graph that came ready made; ``held_back`` are
    the reasons for which facts of it were kept out; ``reprint_of`` is the article it repeats.
    """

    article: str
    published: str | None
    title: str | None
    facts: int
    claims: int
    added: str
    version: str | None
    held_back: tuple[str, ...] = ()
    reprint_of: str | None = None


def fingerprint(article: Article, options: str = "") -> str:
    """A hash of all that an extraction of the article rests on but the extractor itself."""
    parts = [article.id, article.text, str(article.published or ""), article.title or ""]
    parts += [article.source or "", str(article.body_begin), options]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def entry_quads(
    graph: ox.NamedNode,
    triples: Iterable[ox.Triple],
    *,
    input_hash: str | None,
    version: str | None,
    held_back: Iterable[str],
    now: dt.datetime,
) -> set[ox.Quad]:
    """The quads of an entry."""
    typed = [triple for triple in triples if triple.predicate == TYPE]
    facts = {triple.subject for triple in typed if is_fact(triple.subject)}
    claims = {triple.subject for triple in typed if triple.object == _CLAIM}
    values = [
        (ADDED, _stamp(now)),
        (FACTS, _count(len(facts))),
        (CLAIMS, _count(len(claims))),
        *((HELD_BACK, ox.Literal(reason)) for reason in held_back),
    ]
    if input_hash is not None:
        values.append((INPUT, ox.Literal(input_hash)))
    if version is not None:
        values.append((MADE_BY, ox.Literal(version)))
    return {ox.Quad(graph, predicate, value, BOOKS) for predicate, value in values}


def loaded_quads(
    graph: ox.NamedNode,
    facts: int,
    claims: int,
    *,
    now: dt.datetime,
    made: tuple[str, str] | None = None,
) -> set[ox.Quad]:
    """The quads of the entry of a graph that came ready made.

    ``made`` are the fingerprint of what it was made from and the version that did, if known.
    """
    values = [(ADDED, _stamp(now)), (FACTS, _count(facts)), (CLAIMS, _count(claims))]
    if made is not None:
        values += [(INPUT, ox.Literal(made[0])), (MADE_BY, ox.Literal(made[1]))]
    return {ox.Quad(graph, predicate, value, BOOKS) for predicate, value in values}


def _stamp(now: dt.datetime) -> ox.Literal:
    text = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ox.Literal(text, datatype=_DATE_TIME)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_INTEGER)


def entry_of(reader: Reader, graph: ox.NamedNode) -> list[ox.Quad]:
    """The quads of an entry that a store has; none where it does not have the article."""
    return [quad for quad in reader.about([graph], BOOKS) if quad.predicate in _ENTRY]


def read_entries(reader: Reader, graphs: Iterable[ox.NamedNode]) -> list[Entry]:
    """The entries of graphs, by article."""
    graphs = list(graphs)
    books = by_subject(reader.about(graphs, BOOKS))
    seen = by_subject(reader.about(graphs, VIEW))
    return sorted(
        (_entry(graph, books[graph], seen.get(graph, ())) for graph in graphs if graph in books),
        key=lambda entry: entry.article,
    )


def _entry(graph: ox.NamedNode, books: Iterable[ox.Quad], seen: Iterable[ox.Quad]) -> Entry:
    values: dict[str, list[str]] = {}
    for quad in (*books, *seen):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            values.setdefault(quad.predicate.value, []).append(quad.object.value)

    def only(name: str) -> str | None:
        return min(values.get(name, ()), default=None)

    original = only(REPRINT_OF.value)
    return Entry(
        article=article_of(graph.value),
        published=only(_ISSUED),
        title=only(_TITLE),
        facts=int(only(FACTS.value) or 0),
        claims=int(only(CLAIMS.value) or 0),
        added=only(ADDED.value) or "",
        version=only(MADE_BY.value),
        held_back=tuple(sorted(values.get(HELD_BACK.value, ()))),
        reprint_of=article_of(original) if original else None,
    )
