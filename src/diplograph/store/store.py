"""A store as its users see it: add, retract, list, ask, check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Graph

from diplograph import __version__
from diplograph.errors import StoreError
from diplograph.graph import mapping
from diplograph.graph.serialise import rdflib_triple
from diplograph.graph.validation import Rejection
from diplograph.identity.reprints import sketch
from diplograph.model import Article, Extraction
from diplograph.store import manifest
from diplograph.store.backend import Backend, Embedded
from diplograph.store.changes import renew_reprints, replace_graph
from diplograph.store.choice import Choice
from diplograph.store.draft import Draft
from diplograph.store.exports import Exported, Watch, export, unwatched
from diplograph.store.folder import failures, open_folder
from diplograph.store.gate import let_in
from diplograph.store.layout import (
    INPUT,
    MADE_BY,
    article_graph,
    article_of,
    is_content,
    quad,
    quarantine_graph,
)
from diplograph.store.manifest import Entry


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
    def open(cls, folder: str | Path, *, writing: bool = True) -> Self:
        """The store in a folder, which is made if need be when ``writing``.

        Raises StoreError if there is none, something else lies there, another process is writing,
        or it is damaged.
        """
        path = Path(folder)
        return cls(Embedded(open_folder(path, writing=writing), path), str(path))

    @classmethod
    def in_memory(cls) -> Self:
        """A store that is gone when it is closed."""
        return cls(Embedded(ox.Store()), "memory")

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
        """Let go of the folder."""
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

        Raises StoreError if the store cannot be written.
        """
        name = article_graph(article)
        entry = manifest.entry_of(self.backend, name)
        if not entry:
            return False
        draft = Draft(self.backend)
        draft.remove(entry)
        draft.remove(self.backend.graph(quarantine_graph(name)))
        replace_graph(draft, self.backend, name, ())
        renew_reprints(draft, name, None)
        self._commit(draft)
        return True

    def entries(self) -> list[Entry]:
        """The articles and sources of reference that the store has, by name."""
        return manifest.read_entries(self.backend, self.graph_names())

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
        for each in self.backend.graph(quarantine_graph(article_graph(article))):
            graph.add(rdflib_triple(each))
        return graph

    def retry(self, article: str) -> Outcome:
        """Check anew what was held back of an article, after the shapes or the store were mended.

        Raises StoreError if the store does not have the article.
        """
        name = article_graph(article)
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
        backend = self.backend
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
        self._commit(draft)
        return Outcome(article_of(name.value), "replaced" if entry else "added", rejections)

    def _commit(self, draft: Draft) -> None:
        if isinstance(self.backend, Embedded) and self.backend.folder is not None:
            with failures(self.backend.folder):
                draft.commit()
        else:
            draft.commit()


def _set_graph(draft: Draft, name: ox.NamedNode, triples: Iterable[ox.Triple]) -> bool:
    held = set(draft.graph(name))
    wanted = {quad(triple, name) for triple in triples}
    draft.remove(held - wanted)
    draft.add(wanted - held)
    return held != wanted
