"""A store as its users see it: add, retract, list, ask, check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from diplograph import __version__
from diplograph.errors import StoreError
from diplograph.explanation import Explanation
from diplograph.graph import mapping
from diplograph.graph.iris import NIF
from diplograph.graph.queries import Source, load
from diplograph.graph.serialise import rdflib_triple, read_graph
from diplograph.graph.validation import Rejection
from diplograph.identity.reprints import sketch
from diplograph.model import Article, Extraction
from diplograph.store import bulk, decisions, excerpts, manifest
from diplograph.store.audit import Audit, audit
from diplograph.store.backend import Backend, Embedded
from diplograph.store.changes import renew_reprints, replace_graph
from diplograph.store.choice import Choice
from diplograph.store.claim_rows import claim_rows
from diplograph.store.conflicts import PREFERENCES, Conflict, conflicts
from diplograph.store.decisions import Link
from diplograph.store.draft import Draft
from diplograph.store.exports import Exported, Watch, export, unwatched
from diplograph.store.folder import failures, open_folder
from diplograph.store.gate import let_in
from diplograph.store.layout import (
    BOOKS,
    INPUT,
    LOADING,
    MADE_BY,
    STORE,
    article_graph,
    article_of,
    graph_called,
    is_content,
    quad,
    quarantine_graph,
)
from diplograph.store.manifest import Entry
from diplograph.store.values import read_date


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: ``added``, ``replaced`` or ``unchanged``; what was held back."""

    article: str
    change: str
    rejections: tuple[Rejection, ...] = ()


class Store:
    """A graph that is kept: one named graph per article, and the merged view of all of them.

    Use it in a ``with`` statement. Every change is made whole or not at all.

    >>> from diplograph import extract
    >>> with Store.in_memory() as store:
    ...     outcome = store.add(extract("Kenyan President William Ruto visited Rome on Sunday."))
    ...     outcome.change, len(store.entries())
    ('added', 1)
    """

    def __init__(self, backend: Backend, place: str) -> None:
        self.backend = backend
        self.place = place

    @classmethod
    def open(cls, folder: str | Path, *, writing: bool = True, make: bool = True) -> Self:
        """The store in a folder; when ``writing``, it is made if need be, unless ``make`` is False.

        Raises StoreError if there is none, something else lies there, another process is writing,
        or it is damaged.
        """
        path = Path(folder)
        return cls(Embedded(open_folder(path, writing=writing, make=make), path), str(path))

    @classmethod
    def at(cls, url: str, *, writing: bool = True) -> Self:
        """The store behind a SPARQL endpoint, as in ``http://localhost:7878``.

        An empty server becomes a store when ``writing``. Credentials and time limit come from the
        environment, see `diplograph.store.service`. Raises StoreError if there is no service, it
        gives no access, or it holds something else.
        """
        from diplograph.store.remote import connect  # with a library that only this needs

        endpoint = connect(url, writing=writing)
        return cls(endpoint, endpoint.place)

    @classmethod
    def in_memory(cls) -> Self:
        """A store that is gone when it is closed."""
        return cls(Embedded(ox.Store()), "memory")

    @classmethod
    def of_graph(cls, source: Source) -> Self:
        """A graph, or files of graphs, as a store in memory that can be asked; not for changes.

        Raises GraphError for a file that cannot be read or is broken.
        """
        return cls(Embedded(load(source)), "the graph")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder or the endpoint."""
        self.backend.close()
        del self.backend

    def add(
        self, extraction: Extraction, *, options: str = "", now: dt.datetime | None = None
    ) -> Outcome:
        """Take in what an article says, in place of what it said before.

        ``options`` tell apart extractions of one text (see `is_current`). What breaks a shape is
        kept in quarantine. Raises StoreError if the store cannot be written.
        """
        article = extraction.article
        graph = Graph(identifier=str(article_graph(article.id).value))
        for triple in mapping.triples(extraction):
            graph.add(triple)
        return self._take_in(
            article_graph(article.id),
            graph,
            text=article,
            input_hash=manifest.fingerprint(article, options),
            version=__version__,
            now=now,
        )

    def add_graph(self, source: Graph, *, now: dt.datetime | None = None) -> Outcome:
        """Take in a ready-made graph of an article or source; its name says whose it is.

        Raises StoreError if it is named after neither.
        """
        name = ox.NamedNode(str(source.identifier))
        if not is_content(name):
            raise StoreError(
                f"{source.identifier} is the graph of no article or source: give a .trig or .nq"
                " file that diplograph wrote"
            )
        return self._take_in(
            name, source, text=_article_in(source), input_hash=None, version=None, now=now
        )

    def add_file(self, path: str | Path, *, now: dt.datetime | None = None) -> Iterator[Outcome]:
        """Take in the named graphs of a file, one by one; what became of each.

        An empty embedded store is filled at once, which is many times faster, and audited then.
        Raises GraphError for a broken file, StoreError for one without named graphs.
        """
        if isinstance(self.backend, Embedded) and (self._cut_off() or not self.graph_names()):
            self.load(path, now=now)
            faulty = {problem.article for problem in self.audit().problems if problem.article}
            for name in self.graph_names():
                article = article_of(name.value)
                again = self.retry(article) if article in faulty else None
                yield Outcome(article, "added", again.rejections if again else ())
            return
        dataset = read_graph(path)
        graphs = [
            graph for graph in dataset.graphs() if is_content(ox.NamedNode(str(graph.identifier)))
        ]
        if not graphs:
            raise StoreError(f"{path} has no graph of an article or source: give .trig or .nq")
        for graph in sorted(graphs, key=lambda graph: str(graph.identifier)):
            yield self.add_graph(graph, now=now)

    def is_current(self, article: Article, *, options: str = "") -> bool:
        """Whether the store has this article as it is, read by this version and these options."""
        found = {
            each.predicate: each.object.value
            for each in manifest.entry_of(self.backend, article_graph(article.id))
            if isinstance(each.object, ox.Literal)
        }
        wanted = manifest.fingerprint(article, options)
        return found.get(INPUT) == wanted and found.get(MADE_BY) == __version__

    def retract(self, article: str) -> bool:
        """Take out an article, and all that rests on it alone; whether it was there.

        A source of reference goes by the name that `entries` gives.

        Raises StoreError if the store cannot be written.
        """
        self._check_whole()
        name = graph_called(article)
        entry = manifest.entry_of(self.backend, name)
        if not entry:
            return False
        backend = self.backend.for_change([name])
        draft = Draft(backend)
        draft.remove(entry)
        draft.remove(backend.graph(quarantine_graph(name)))
        replace_graph(draft, backend, name, ())
        renew_reprints(draft, name, None)
        draft.commit()
        return True

    def load(
        self,
        path: str | Path,
        *,
        now: dt.datetime | None = None,
        watch: Callable[[int], object] = bool,
        made: Iterable[tuple[Article, str]] = (),
    ) -> int:
        """Fill an empty embedded store with the named graphs of a file; how many there were.

        ``made`` are articles with the options of the extraction that the file has of them, for
        `is_current`.

        Many times faster than adding them one by one; the file is trusted, so audit afterwards.
        Raises StoreError if the store is not empty or cannot be written, GraphError for a file that
        cannot be read or is broken; then the store is as empty as before.
        """
        if not isinstance(self.backend, Embedded):
            raise StoreError("only an embedded store can be loaded; add the articles one by one")
        if not self.is_fillable:
            raise StoreError(f"{self.place} is not empty: load into a new store, or use add")
        with failures(self.backend.folder):
            return bulk.load(
                self.backend,
                path,
                now=now or dt.datetime.now(dt.UTC),
                watch=watch,
                made={
                    article_graph(article.id).value: (
                        manifest.fingerprint(article, options),
                        __version__,
                    )
                    for article, options in made
                },
            )

    @property
    def is_fillable(self) -> bool:
        """Whether `load` may fill it: it is embedded, and empty or half loaded."""
        if not isinstance(self.backend, Embedded):
            return False
        return self._cut_off() or not any(map(is_content, self.backend.graph_names()))

    def _check_whole(self) -> None:
        if self._cut_off():
            raise StoreError(
                f"{self.place} is half loaded, since a load was cut off: run diplograph add with"
                " the same file again, or begin with a new folder"
            )

    def _cut_off(self) -> bool:
        """Whether an earlier load did not come to its end."""
        return any(each.predicate == LOADING for each in self.backend.about([STORE], BOOKS))

    def entries(self) -> list[Entry]:
        """The articles and sources of reference that the store has, by name."""
        return manifest.read_entries(self.backend, self.graph_names())

    def entry(self, article: str) -> Entry:
        """The entry of one article. Raises StoreError if the store does not have it."""
        found = manifest.read_entries(self.backend, [graph_called(article)])
        if not found:
            raise StoreError(f"{self.place} has no article {article!r}; see diplograph list")
        return found[0]

    def graph_names(self) -> list[ox.NamedNode]:
        """The names of the graphs of articles and sources, in order."""
        names = (name for name in self.backend.graph_names() if is_content(name))
        return sorted(names, key=lambda name: name.value)

    def export(
        self,
        path: str | Path,
        *,
        form: str | None = None,
        choice: Choice | None = None,
        with_text: bool = True,
        table: str = "claims",
        watch: Watch = unwatched,
    ) -> Exported:
        """Write all of it, or what is chosen, to a file: see `diplograph.store.exports.export`."""
        return export(
            self.backend,
            path,
            form=form,
            choice=choice,
            with_text=with_text,
            table=table,
            watch=watch,
        )

    def quarantined(self, article: str) -> Graph:
        """What was held back of an article, as a graph of rdflib."""
        graph = Graph()
        for each in self.backend.graph(quarantine_graph(graph_called(article))):
            graph.add(rdflib_triple(each))
        return graph

    def audit(
        self, *, processes: int | None = None, watch: Callable[[int], object] = bool
    ) -> Audit:
        """Check everything again, graph by graph in parallel, and the merged view as a whole."""
        return audit(self.backend, self.graph_names(), processes=processes, watch=watch)

    def conflicts(self, *, prefer: str = PREFERENCES[0]) -> list[Conflict]:
        """Where claims contradict each other, the preferred value first (see `PREFERENCES`)."""
        return conflicts(self.backend, prefer=prefer)

    def links(self) -> list[Link]:
        """What is one with what, plans and what came of them, reprints, and users' decisions."""
        return decisions.links(self.backend)

    def explain_identity(self, name: str) -> list[str]:
        """How articles tell a fact or person, and why that is one: a line for each."""
        return list(decisions.explain(self.backend, name))

    def join(self, *names: str) -> None:
        """Decide that facts of one type, or persons, are one. Raises StoreError."""
        decisions.join(self.backend.for_change([]), names).commit()

    def split(self, name: str, *others: str) -> None:
        """Decide that a fact or person is not one with others, or with any. Raises StoreError."""
        decisions.split(self.backend.for_change([]), name, others).commit()

    def undo(self, name: str) -> None:
        """Forget what was decided of a fact or person. Raises StoreError."""
        decisions.undo(self.backend.for_change([]), name).commit()

    def graph(self, *, with_text: bool = False) -> Graph:
        """The merged view as a graph of rdflib, for scripts; a copy, so changes do not come back.

        A million triples take half a minute and a gigabyte.
        """
        return excerpts.whole(self.backend, with_text=with_text)

    def claims(self, *, min_confidence: float = 0.0) -> Iterator[dict[str, object]]:
        """A row for each claim, by article and place in it (see `claim_rows`).

        Those below ``min_confidence`` are left out.
        """
        for row in claim_rows(self.backend, None):
            if float(str(row["confidence"])) >= min_confidence:
                yield row

    def explanations(self, needle: str) -> Iterator[Explanation]:
        """The claims of a fact, or those whose words a phrase touches, by article and place."""
        return excerpts.explanations(self.backend, needle)

    def compact(self) -> None:
        """Let the engine tidy its files: less room on disk, faster reading."""
        if isinstance(self.backend, Embedded) and self.backend.folder is not None:
            with failures(self.backend.folder):
                self.backend.store.optimize()
                self.backend.store.flush()

    def retry(self, article: str) -> Outcome:
        """Check anew what was held back of an article, after the shapes or the store were mended.

        Raises StoreError if the store does not have the article.
        """
        name = graph_called(article)
        held = {q.predicate: q.object for q in manifest.entry_of(self.backend, name)}
        if not held:
            raise StoreError(f"{self.place} has no article {article!r}; see diplograph list")
        graph = self.quarantined(article)
        for each in self.backend.graph(name):
            graph.add(rdflib_triple(each))
        values = {p: v.value for p, v in held.items() if isinstance(v, ox.Literal)}
        return self._take_in(
            name, graph, text=None, input_hash=values.get(INPUT), version=values.get(MADE_BY)
        )

    def _take_in(
        self,
        name: ox.NamedNode,
        source: Graph,
        *,
        text: Article | None,
        input_hash: str | None,
        version: str | None,
        now: dt.datetime | None = None,
    ) -> Outcome:
        self._check_whole()
        backend = self.backend.for_change([name, *_nodes(source)])
        kept, held_back, rejections = let_in(backend, source)
        draft = Draft(backend)
        entry = set(manifest.entry_of(backend, name))
        changed = replace_graph(draft, backend, name, kept)
        changed |= _set_graph(draft, quarantine_graph(name), held_back)
        if text is not None:
            renew_reprints(draft, name, sketch(text.text, text.published))
        new = manifest.entry_quads(
            name,
            kept,
            input_hash=input_hash,
            version=version,
            held_back=map(str, rejections),
            now=now or dt.datetime.now(dt.UTC),
        )
        same = {each.predicate: each.object for each in entry}
        changed |= same.get(INPUT) != ox.Literal(input_hash or "") and input_hash is not None
        if entry and not changed:
            return Outcome(article_of(name.value), "unchanged", rejections)
        draft.remove(entry - new)
        draft.add(new - entry)
        draft.commit()
        return Outcome(article_of(name.value), "replaced" if entry else "added", rejections)


def _article_in(graph: Graph) -> Article | None:
    """The article of a graph that has its text."""
    for node, text in graph.subject_objects(URIRef(str(NIF.isString))):
        issued = graph.value(node, DCTERMS.issued)
        published = read_date(str(issued)) if issued is not None else None
        return Article(article_of(str(node)), str(text), published)
    return None


def _nodes(graph: Graph) -> Iterator[ox.NamedNode]:
    for node in graph.all_nodes():
        if isinstance(node, URIRef):
            yield ox.NamedNode(str(node))


def _set_graph(draft: Draft, name: ox.NamedNode, triples: Iterable[ox.Triple]) -> bool:
    held = set(draft.graph(name))
    wanted = {quad(triple, name) for triple in triples}
    draft.remove(held - wanted)
    draft.add(wanted - held)
    return held != wanted
