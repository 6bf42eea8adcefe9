"""The library in a few functions; this and the command line alone see text side and graph side."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar, cast

from diplograph import reading
from diplograph.errors import (
    CodingError,
    HeldBackWarning,
    ReadingError,
    ReadingWarning,
    ReferenceDataError,
    strict,
)
from diplograph.model import Article, Extraction, PartialDate, Silence
from diplograph.reading import article_from_text

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

    from diplograph.coding.coder import CodedEvent, Reading
    from diplograph.coding.rows import CodingRow
    from diplograph.entities.reference import Reference
    from diplograph.evaluation.coding import Answer, CodingReport, GoldEvent
    from diplograph.evaluation.report import Report as FactReport
    from diplograph.graph.limits import Limits
    from diplograph.graph.results import Result
    from diplograph.network.views import Drawn
    from diplograph.store import Store
    from diplograph.store.store import Outcome

T = TypeVar("T")
Date = PartialDate | str
Folders = str | Path | Iterable[str | Path]
Problem = ReadingError | ReadingWarning | CodingError | HeldBackWarning
Report = Callable[[Problem], None]
_ROWS = 64  # that are parsed at once


def read(
    *paths: str | Path,
    date: Date | None = None,
    encoding: str | None = None,
    report: Report = strict,
) -> Iterator[Article]:
    """The articles in files, folders and JSON lines, one by one (see `diplograph.reading.read`).

    An input that cannot be read raises ReadingError, unless ``report`` takes the problems; then the
    others are still read.

    >>> from diplograph.resources import resource
    >>> article = next(read(resource("data", "articles")))
    >>> article.id, str(article.published)
    ('2019-01-22-aachen-treaty', '2019-01-22')
    """
    yield from reading.read(paths, date=_date(date), encoding=encoding, report=report)


def extract(
    article: Article | str,
    *,
    date: Date | None = None,
    min_confidence: float = 0.0,
    reference: Folders = (),
) -> Extraction:
    """All that one article says: its facts, the claims that carry them, the entities in them.

    A string is taken as an article's text, published on ``date``; claims below ``min_confidence``
    are left out. ``reference`` are folders with tables of people, organisations and so on of your
    own (see ``docs/reference.md``), read once. Raises ReadingError for a string that is no English
    text and ReferenceDataError for a malformed table.

    >>> said = extract("The President of Kenya William Ruto visited Rome.", date="2024-01-28")
    >>> sorted({fact.type for fact in said.facts.values()})
    ['Tenure', 'Visit']
    """
    if isinstance(article, str):
        article = article_from_text(article, date=_date(date))
    elif date is not None:
        article = replace(article, published=_date(date))
    return _extracted(article, min_confidence, _known(reference))


def extract_all(
    articles: Iterable[Article],
    *,
    min_confidence: float = 0.0,
    reference: Folders = (),
    report: Report = strict,
) -> Iterator[Extraction]:
    """What each article says. One that makes the extraction fail goes to ``report``.

    At most 64 articles are read ahead: their sentences are parsed at once, which is faster.
    """
    return _coded(articles, min_confidence, _known(reference), report)


def _coded(
    articles: Iterable[Article], min_confidence: float, known: Reference | None, report: Report
) -> Iterator[Extraction]:
    from diplograph.extraction import pipeline

    def failed(article: Article, error: Exception) -> None:
        if isinstance(error, ReferenceDataError):  # no article could be coded
            raise error
        # a defect that one article meets costs no other
        report(
            CodingError(
                f"{article.id} could not be coded: {type(error).__name__}: {error}; "
                "please report this with the text"
            )
        )

    for extraction in pipeline.extract_all(articles, reference=known, failed=failed):
        yield _at_least(min_confidence, extraction)


def _extracted(article: Article, min_confidence: float, known: Reference | None) -> Extraction:
    from diplograph.extraction import pipeline

    return _at_least(min_confidence, pipeline.extract(article, reference=known))


def _known(folders: Folders) -> Reference | None:
    """The reference with folders of one's own, at once; None for that of the installation."""
    from diplograph.entities.reference import load_reference

    several = [folders] if isinstance(folders, str | Path) else list(folders)
    return load_reference(*map(Path, several)) if several else None


def build(
    items: Iterable[Article | Extraction],
    *,
    output: str | Path | None = None,
    with_text: bool = True,
    min_confidence: float = 0.0,
    reference: Folders = (),
    report: Report = strict,
) -> Dataset:
    """The graph of what some articles say, one named graph each, with nothing invalid in it.

    A fact that breaks a shape is held back and goes to ``report`` with its sentence. With
    ``output`` the graph is written as well, in the format of the suffix (GraphError if it has
    none); ``with_text=False`` leaves the articles' full texts out. Nothing is written if there was
    no article. The shortcuts that the facts give are in a graph of their own. ``reference`` is as
    in `extract`.

    >>> from diplograph.resources import resource
    >>> graph = build(read(resource("data", "articles")))
    >>> len(graph) > 0
    True
    """
    from diplograph.graph import files, mapping, serialise, shortcuts, validation

    if output is not None:
        files.format_of(output)
    known = _known(reference)
    graph = mapping.empty_dataset()
    for extraction in _extractions(items, min_confidence, known, report):
        result = validation.gate(mapping.to_dataset([extraction]))
        for rejection in result.rejections:
            report(HeldBackWarning(str(rejection)))
        _take_in(graph, result.dataset)
    shortcuts.add_shortcuts(graph)
    if output is not None and len(graph):
        serialise.write_graph(graph, output, with_text=with_text)
    return graph


def add(
    store: Store,
    items: Iterable[Article | Extraction],
    *,
    min_confidence: float = 0.0,
    reference: Folders = (),
    again: bool = False,
    report: Report = strict,
) -> Iterator[Outcome]:
    """Take articles into a store, one by one; what became of each.

    An article that the store has already, read by this version with the same ``min_confidence``
    and ``reference``, is not read again, unless ``again``; one that has changed takes the place of
    what it said before. What breaks a shape is held back, goes to ``report`` and is kept in
    quarantine. Raises StoreError if the store cannot be written; what came before is in it.
    """
    from diplograph.store.store import Outcome

    options = f"{min_confidence}|{_tables_hash(reference)}"
    known = _known(reference)
    current: list[str] = []

    def new() -> Iterator[Article | Extraction]:
        for item in items:
            if isinstance(item, Article) and not again and store.is_current(item, options=options):
                current.append(item.id)
            else:
                yield item

    for extraction in _extractions(new(), min_confidence, known, report):
        while current:
            yield Outcome(current.pop(0), "unchanged")
        outcome = store.add(extraction, options=options)
        for rejection in outcome.rejections:
            report(HeldBackWarning(str(rejection)))
        yield outcome
    yield from (Outcome(article, "unchanged") for article in current)


def _tables_hash(folders: Folders) -> str:
    """A hash of the tables in folders of one's own."""
    several = [folders] if isinstance(folders, str | Path) else folders
    digest = hashlib.sha256()
    for folder in map(Path, several):
        for path in sorted(folder.glob("*.csv")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def open_store(place: str | Path, *, writing: bool = True, make: bool = True) -> Store:
    """The store in a folder, or behind an ``https://`` address. Use it in a ``with`` statement.

    When ``writing``, a folder is made if need be, unless ``make`` is False. Raises StoreError if
    there is none, if another process is writing to the folder, or if the server does not answer
    (see `diplograph.store.Store.at`).
    """
    from diplograph.store import Store

    if str(place).startswith(("http://", "https://")):
        return Store.at(str(place), writing=writing)
    return Store.open(place, writing=writing, make=make)


def code(
    text: str,
    *,
    date: Date | None = None,
    between: tuple[str, str] | None = None,
    min_confidence: float = 0.0,
    reference: Folders = (),
) -> tuple[CodedEvent, ...]:
    """The political events of a text in PLOVER's terms, the surest first.

    ``between`` are two phrases of the text, source and target: then there is one event, the one
    that best tells what the first does to the second. ``date`` is the text's day; claims of less
    than ``min_confidence`` are left out. Raises ReadingError for a text without words or in
    another language.

    >>> event = code("Albania on Friday denounced Serbia's crackdown.", date="1998-03-06")[0]
    >>> event.event, event.source_codes(), event.target_codes()
    ('ACCUSE', ('ALB',), ('SRB',))
    """
    from diplograph.coding import coder

    known = _known(reference)
    complaint = _unfit(text)
    if complaint is not None:
        raise ReadingError(complaint)
    (told,) = coder.read([Article("text", text, _date(date))], reference=known)
    return _events(told, between, min_confidence, known)


def _events(
    told: Reading,
    between: tuple[str, str] | None,
    min_confidence: float,
    known: Reference | None,
) -> tuple[CodedEvent, ...]:
    from diplograph.coding import coder

    if between is not None:
        event = coder.code_between(told, *between, reference=known)
        return () if event is None else (event,)
    found = coder.code(told, min_confidence=min_confidence)
    return tuple(sorted(found, key=lambda event: (-event.confidence, event.span)))


def _unfit(text: str) -> str | None:
    """Why a text cannot be coded as events, or None."""
    from diplograph.language.english import language_of

    if not any(character.isalpha() for character in text):
        return "the text has no words"
    if language_of(text) not in ("en", "und"):  # a headline may be but names
        return "the text does not look like English: only English is coded"
    return None


def code_rows(
    stream: BinaryIO,
    *,
    where: str = "the rows",
    min_confidence: float = 0.0,
    reference: Folders = (),
    report: Report = strict,
) -> Iterator[tuple[CodingRow, tuple[CodedEvent, ...]]]:
    """The rows of JSON lines, each with its events (see `code`).

    A line that cannot be read goes to ``report``, as does a text without words, which then has no
    events. Some rows are read ahead.
    """
    from diplograph.coding import coder, rows

    known = _known(reference)
    for read in _several(rows.read_rows(stream, where)):
        readable: list[CodingRow] = []
        for row in read:
            if isinstance(row, ReadingError):
                report(row)
            else:
                readable.append(row)
        articles = [Article(row.id, row.text, row.date) for row in readable]
        for row, text in zip(readable, coder.read(articles, reference=known), strict=True):
            complaint = _unfit(row.text)
            if complaint is not None:
                report(ReadingError(f"{where}:{row.line} {complaint}"))
                yield row, ()
            else:
                yield row, _events(text, row.between, min_confidence, known)


def _several(items: Iterable[T]) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, _ROWS)):
        yield batch


def evaluate(gold: str | Path, *, split: str | None = None) -> FactReport | CodingReport:
    """Measure extraction, or event coding, against texts whose facts or events are known.

    ``gold`` is a file of facts or of PLOVER events in JSON lines, or a graph with its articles'
    texts (see ``docs/accuracy.md``). Raises ReferenceDataError or GraphError for a file that is
    none of these.
    """
    from diplograph.evaluation import coding as event_gold
    from diplograph.evaluation import report as fact_gold

    path = Path(gold)
    if not path.is_file():
        raise ReferenceDataError(f"{path} is not a file: give a .jsonl file or a graph")
    if path.suffix != ".jsonl":
        from diplograph import gold_graph

        return fact_gold.evaluate_lines(gold_graph.gold_lines(open_graph(path)), extract)
    if event_gold.is_event_gold(path):
        return event_gold.evaluate_events(event_gold.load_events(path), _answer)
    return fact_gold.evaluate(path, extract, split=split)


def _answer(gold: GoldEvent) -> Answer:
    from diplograph.evaluation.coding import Answer, actor_codes

    events = code(gold.text, date=gold.date)
    if not events:
        return Answer()
    best = events[0]
    return Answer(
        best.event,
        actor_codes(best.source_codes()),
        actor_codes(best.target_codes()),
        best.confidence,
    )


def _take_in(graph: Dataset, other: Dataset) -> None:
    for source in other.graphs():
        target = graph.graph(source.identifier)
        for triple in source.triples((None, None, None)):
            target.add(triple)


def _extractions(
    items: Iterable[Article | Extraction],
    min_confidence: float,
    known: Reference | None,
    report: Report,
) -> Iterator[Extraction]:
    for coded, run in groupby(items, key=lambda item: isinstance(item, Extraction)):
        if coded:
            yield from (_at_least(min_confidence, item) for item in cast(Iterator[Extraction], run))
        else:
            yield from _coded(cast(Iterator[Article], run), min_confidence, known, report)


def reference(
    *folders: str | Path,
    country: str | None = None,
    organisation: str | None = None,
    on: Date | None = None,
    output: str | Path | None = None,
    form: str | None = None,
) -> Dataset:
    """What the reference says, as a graph: terms, memberships and chairmanships with their sources.

    ``folders`` hold tables of your own (see ``docs/reference.md``). ``country`` and
    ``organisation``, each a code or a name, keep what concerns it, ``on`` what held on that day,
    month or year. Each source has a graph of its own; the identity of facts and things is that of
    articles, so that both can be asked as one. With ``output`` the graph is written, in the format
    of the suffix or of ``form`` (``ttl``, ``trig`` and so on).

    Raises ReferenceDataError for a malformed table, QueryError for an unknown country or
    organisation, GraphError for a file that cannot be written.

    >>> graph = reference(country="TJK", on="2021-05-20")
    >>> rows = query(graph, "office-holder", country="TJK", date="2021-05-20")
    >>> next(row["person"].label for row in rows if row["office"].label.startswith("President"))
    'Emomali Rahmon'
    """
    from diplograph import reference_graph
    from diplograph.entities.reference import load_reference
    from diplograph.graph import files, serialise, sources

    if output is not None:
        files.format_of(output, form=form)
    known = load_reference(*map(Path, folders))
    choice = reference_graph.choose(known, country, organisation, _date(on))
    graph = sources.to_dataset(reference_graph.compile_reference(known, choice))
    if output is not None:
        serialise.write_graph(graph, output, form=form)
    return graph


def open_graph(*paths: str | Path) -> Dataset:
    """One or more graph files as one dataset, whose default graph is the union of all.

    Raises GraphError for a file that is missing, of unknown suffix or broken.
    """
    from diplograph.graph import serialise

    return serialise.read_graph(paths)


def query(
    graph: Graph | Store | str | Path,
    name: str | Path,
    limits: Limits | None = None,
    /,
    **parameters: object,
) -> Result:
    """The rows that answer one of the known questions, or the SPARQL of a ``.rq`` file.

    ``graph`` is one of rdflib, a store, or a graph file. Each row is a dictionary by column; a cell
    is a thing with ``iri`` and ``label``, a text, a number, or None. ``limits`` are those of time
    and rows; ``truncated`` of the result says that there were more rows. Raises QueryError for an
    unknown query, a parameter that is missing, unknown or malformed, broken SPARQL, or a query
    whose time was up.

    >>> graph = build([extract("Kenyan President William Ruto visited Rome.", date="2024-01-28")])
    >>> [row["person"].label for row in query(graph, "office-holder", country="KEN", date="2024")]
    ['William Ruto']
    """
    from diplograph import store
    from diplograph.graph import queries

    bounds = limits or queries.UNLIMITED
    if isinstance(graph, store.Store):
        return store.ask(graph, queries.find_query(name), bounds, **parameters)
    return queries.ask(name, graph, bounds, **parameters)


def network(
    graph: Graph | Store | str | Path | Iterable[str | Path],
    *,
    view: str = "country-organisation-leader",
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = ("asserted", "implied"),
    countries: str | Iterable[str] = (),
    output: str | Path | None = None,
    most: int | None = None,
) -> Drawn:
    """A view of what facts say who has to do with whom, as a graph of networkx.

    ``graph`` is one of rdflib, a store, or graph files. ``view`` is one of
    `diplograph.network.views.VIEWS`; without it there are countries, organisations and leaders, in
    a MultiDiGraph. With ``as_of`` it is as things stood on that day; the other filters are those of
    `diplograph.network.views.view`. Each edge has the facts that it stands for; ``to_frame()`` and
    ``nodes_frame()`` of the graph are frames of pandas. With ``output`` it is written as well:
    .graphml, .gexf, .json, .cyjs, .net, .csv, .parquet, or a picture, .svg, .png or .html, of at
    most ``most`` nodes (GraphError for anything else, for a view or country that there is not, and
    for a picture of nothing).

    >>> graph = build([extract("Kenyan President William Ruto visited Rome.", date="2024-01-28")])
    >>> sorted(network(graph))
    ['country/ITA', 'country/KEN', 'person/william-ruto']
    >>> list(network(graph, view="visits").edges)
    [('country/KEN', 'country/ITA')]
    """
    from diplograph import pictures
    from diplograph.network import export, views

    if isinstance(graph, Iterator):
        graph = list(graph)  # it is read again for the quotes of a picture
    drawn = views.view(
        graph,
        view,
        as_of=as_of,
        between=between,
        min_confidence=min_confidence,
        modality=modality,
        countries=countries,
    )
    if output is not None:
        if Path(output).suffix.lower() in pictures.SUFFIXES:
            pictures.write_network(drawn, output, most=most, source=graph)
        else:
            export.write_network(drawn, output)
    return drawn


def _at_least(confidence: float, extraction: Extraction) -> Extraction:
    """The claims of at least this confidence, and what they need."""
    claims = tuple(claim for claim in extraction.claims if claim.confidence >= confidence)
    if len(claims) == len(extraction.claims):
        return extraction
    kept = {claim.fact for claim in claims}
    facts = {
        key: replace(fact, roles=tuple(pair for pair in fact.roles if _stands(pair[1], kept)))
        for key, fact in extraction.facts.items()
        if key in kept
    }
    needed = {key for fact in facts.values() for _, key in fact.roles}
    needed |= {claim.attributed_to for claim in claims if claim.attributed_to}
    needed |= {evidence.key for claim in claims for evidence in claim.evidence}
    for key in sorted(needed & extraction.entities.keys()):
        needed.add(extraction.entities[key].of or key)
    entities = {key: entity for key, entity in extraction.entities.items() if key in needed}
    silences = (*extraction.silences, *_unsure(extraction, confidence))
    return replace(extraction, claims=claims, facts=facts, entities=entities, silences=silences)


def _unsure(extraction: Extraction, confidence: float) -> Iterator[Silence]:
    """Why claims below the threshold are missing."""
    for claim in extraction.claims:
        if claim.confidence < confidence:
            fact = extraction.facts[claim.fact]
            yield Silence(
                min(claim.spans),
                "below the confidence asked for",
                f"{fact.type} {fact.kind or ''} has {claim.confidence:.2f} of {confidence:.2f}",
            )


def _stands(key: str, kept: set[str]) -> bool:
    return not key.startswith("fact/") or key in kept


def _date(date: Date | None) -> PartialDate | None:
    return PartialDate.parse(date) if isinstance(date, str) else date
