"""Checking a graph file: shapes, integrity, texts, and that every quote is the article's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF
from rdflib.term import Node

from diplograph.graph.iris import DIP, NIF, SHORTCUTS_GRAPH, compact, key_of
from diplograph.graph.serialise import read_graph
from diplograph.graph.shapes import Violation, altered_texts, violations
from diplograph.graph.validation import quoted_sentence
from diplograph.schema import FACT_TYPES


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a graph.

    ``article`` is None for a thing that several articles share; ``quote`` is the sentence of the
    claim it touches.
    """

    article: str | None
    node: str
    message: str
    quote: str | None = None

    def __str__(self) -> str:
        words = f" It was read from: {' '.join(self.quote.split())!r}" if self.quote else ""
        where = f"{self.article}: " if self.article else ""
        return f"{where}{compact(self.node)}: {self.message}{words}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a graph file holds, and what is wrong with it.

    ``texts`` is the number of articles whose text is in the file, so that quotes were compared.
    """

    articles: int
    sources: int
    texts: int
    facts: int
    claims: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def __str__(self) -> str:
        verdict = "conforms" if self.conforms else f"{len(self.problems)} problems"
        origins = [f"{self.articles} articles"] if self.articles or not self.sources else []
        origins += [f"{self.sources} sources of reference"] if self.sources else []
        quotes = f", quotes compared with the text of {self.texts}" if self.articles else ""
        return (
            f"{verdict}: {self.facts} facts and {self.claims} claims of {' and '.join(origins)}"
            f"{quotes}"
        )


def validate_file(path: str | Path, *, form: str | None = None) -> Report:
    """Check a graph file: each named graph by itself, or the whole if it has none.

    Raises GraphError if the file cannot be read.
    """
    dataset = read_graph(path, form=form)
    names = [graph.identifier for graph in dataset.graphs() if len(graph)]
    problems: list[Problem] = []
    for name in sorted(names):
        if name != SHORTCUTS_GRAPH:
            unnamed = name == DATASET_DEFAULT_GRAPH_ID
            problems += _problems(dataset.default_graph if unnamed else dataset.graph(name))
    articles = set(dataset.subjects(RDF.type, DIP.Article))
    return Report(
        articles=len(articles),
        sources=len(set(dataset.subjects(RDF.type, DIP.Source))),
        texts=sum((article, NIF.isString, None) in dataset for article in articles),
        facts=len({f for name in FACT_TYPES for f in dataset.subjects(RDF.type, DIP[name])}),
        claims=len(set(dataset.subjects(RDF.type, DIP.Claim))),
        problems=tuple(problems),
    )


def _problems(source: Graph) -> list[Problem]:
    graph = Graph(identifier=source.identifier)
    for triple in source.triples((None, None, None)):
        graph.add(triple)
    return [problem(graph, fault) for fault in (*violations(graph), *altered_texts(graph))]


def problem(graph: Graph, fault: Violation) -> Problem:
    """A fault of a graph with the article and the sentence that it touches."""
    claim = _claim_of(graph, fault.node)
    quoted = quoted_sentence(graph, claim) if claim is not None else None
    return Problem(
        article=_article_of(graph, fault.node, claim),
        node=str(fault.node),
        message=fault.message,
        quote=quoted[0] if quoted else None,
    )


def _claim_of(graph: Graph, node: Node) -> Node | None:
    if (node, RDF.type, DIP.Claim) in graph:
        return node
    return min(graph.subjects(DIP.asserts, node), key=str, default=None)


def _article_of(graph: Graph, node: Node, claim: Node | None) -> str | None:
    if (node, RDF.type, DIP.Article) in graph:
        return key_of(str(node)).removeprefix("article/")
    reached = [node, *([] if claim is None else graph.objects(claim))]
    articles = {graph.value(step, NIF.referenceContext) for step in reached} - {None}
    if not articles:
        articles = set(graph.subjects(RDF.type, DIP.Article))
    names = sorted(key_of(str(article)).removeprefix("article/") for article in articles)
    return names[0] if len(names) == 1 or (claim is not None and names) else None
