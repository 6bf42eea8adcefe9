"""The gate: what breaks the ontology's shapes is held back, with its reason; the rest goes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import PROV, RDF, SKOS
from rdflib.term import Node

from diplograph.graph.iris import DIP, NIF, compact, key_of
from diplograph.graph.mapping import empty_dataset
from diplograph.graph.shapes import Violation, violations
from diplograph.schema import FACT_TYPES

_FACT_CLASSES = frozenset(DIP[name] for name in FACT_TYPES)
_SENTENCE_END = re.compile(r"""[.!?]["'”’»)\]]*(?=\s)|\n\s*\n""")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A fact (or, where no fact is touched, another node) that was held back.

    ``quote`` is the sentence that the fact was read from, at ``begin`` to ``end`` of the article;
    where the article's text is not in the graph, the words of the claim; None if it had no claim.
    """

    article: str
    fact: str
    message: str
    quote: str | None = None
    begin: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        where = f"{self.article}:{self.begin}-{self.end}" if self.quote else self.article
        words = f" It was read from: {' '.join(self.quote.split())!r}" if self.quote else ""
        return f"{where}: {compact(self.fact)} is held back. {self.message}{words}"


@dataclass(frozen=True, slots=True)
class GateResult:
    """The valid part of a dataset, and what was held back with the reasons."""

    dataset: Dataset
    rejections: tuple[Rejection, ...]


def gate(dataset: Dataset) -> GateResult:
    """Let in what is valid, graph by graph.

    With a fact go its claims and all that only they referred to; a link from another fact to it
    goes as well, and what is left is checked again until nothing more is at fault.
    """
    valid = empty_dataset()
    rejections: list[Rejection] = []
    for source in sorted(dataset.graphs(), key=lambda graph: str(graph.identifier)):
        kept, rejected = gate_graph(source)
        rejections += rejected
        unnamed = source.identifier == DATASET_DEFAULT_GRAPH_ID
        target = valid.default_graph if unnamed else valid.graph(source.identifier)
        for triple in kept:
            target.add(triple)
    return GateResult(valid, tuple(rejections))


def gate_graph(source: Graph) -> tuple[Graph, tuple[Rejection, ...]]:
    """The valid part of one article's graph, and what was held back."""
    graph = Graph()
    for triple in source.triples((None, None, None)):
        graph.add(triple)
    rejections: list[Rejection] = []
    while faults := violations(graph):
        size = len(graph)
        faulty = {node: list(_claims_at_fault(graph, node)) for node in _nodes(faults)}
        rejections += _rejections(graph, faults, faulty)
        _remove(graph, faulty)
        if len(graph) == size:
            raise AssertionError(f"{faults[0].node}: {faults[0].message} cannot be removed")
    return graph, tuple(dict.fromkeys(rejections))


def quoted_sentence(graph: Graph, claim: Node) -> tuple[str, int, int] | None:
    """The sentence around a claim's first words with its offsets; the words, without the text."""
    spans = [_offsets(graph, span) for span in graph.objects(claim, PROV.wasDerivedFrom)]
    known = sorted(span for span in spans if span is not None)
    if not known:
        return None
    begin, end, article, words = known[0]
    text = next(
        (str(text) for name, text in graph.subject_objects(NIF.isString) if str(name) == article),
        None,
    )
    if text is None:
        return words, begin, end
    starts = [0] + [found.end() for found in _SENTENCE_END.finditer(text, 0, begin)]
    stop = _SENTENCE_END.search(text, max(begin, end - 1))
    first, last = starts[-1], stop.end() if stop else len(text)
    sentence = text[first:last]
    first += len(sentence) - len(sentence.lstrip())
    return sentence.strip(), first, first + len(sentence.strip())


def article_id(graph: Graph) -> str:
    """The id of the article whose graph it is, or the graph's own name."""
    article = min(graph.subjects(RDF.type, DIP.Article), key=str, default=graph.identifier)
    return key_of(str(article)).removeprefix("article/")


def _offsets(graph: Graph, span: Node) -> tuple[int, int, str, str] | None:
    values = [graph.value(span, name) for name in (NIF.beginIndex, NIF.endIndex)]
    if not all(str(value).isdecimal() for value in values):
        return None
    article, words = graph.value(span, NIF.referenceContext), graph.value(span, NIF.anchorOf)
    return int(str(values[0])), int(str(values[1])), str(article), str(words or "")


def _nodes(faults: Iterable[Violation]) -> list[Node]:
    return list(dict.fromkeys(fault.node for fault in faults))


def _claims_at_fault(graph: Graph, node: Node) -> Iterator[Node]:
    """The claims that rest on a node: on a fact, a span, an entity, or the claim itself."""
    for claim in sorted(graph.subjects(RDF.type, DIP.Claim), key=str):
        if node in _reached(graph, [claim], through_facts=False):
            yield claim


def _reached(graph: Graph, roots: Iterable[Node], *, through_facts: bool = True) -> set[Node]:
    """All nodes that lead on from the roots; on demand not from one fact to another."""
    seen: set[Node] = set()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        stop = not through_facts and _is_fact(graph, node)
        waiting += [
            value
            for value in graph.objects(node)
            if (value, None, None) in graph and not (stop and _is_fact(graph, value))
        ]
    return seen


def _is_fact(graph: Graph, node: Node) -> bool:
    return any(kind in _FACT_CLASSES for kind in graph.objects(node, RDF.type))


def _rejections(
    graph: Graph, faults: tuple[Violation, ...], faulty: dict[Node, list[Node]]
) -> Iterator[Rejection]:
    article = article_id(graph)
    for fault in faults:
        claims = faulty[fault.node]
        for claim in claims:
            fact = graph.value(claim, DIP.asserts) or claim
            message = _message(graph, fault, fact, claim)
            yield Rejection(article, str(fact), message, *(quoted_sentence(graph, claim) or ()))
        if not claims:
            yield Rejection(article, str(fault.node), fault.message)


def _message(graph: Graph, fault: Violation, fact: Node, claim: Node) -> str:
    if fault.node in (fact, claim):
        return fault.message
    label = graph.value(fault.node, SKOS.prefLabel)
    return f"{label or compact(str(fault.node))}: {fault.message}"


def _remove(graph: Graph, faulty: dict[Node, list[Node]]) -> None:
    claims = {claim for own in faulty.values() for claim in own}
    dead = claims | {node for node, own in faulty.items() if not own}
    for claim in claims:
        for fact in graph.objects(claim, DIP.asserts):
            if set(graph.subjects(DIP.asserts, fact)) <= claims:
                dead.add(fact)
    doubtful = _reached(graph, dead)
    lasting = {node for node in graph.subjects() if node not in doubtful}
    lasting |= {*graph.subjects(RDF.type, DIP.Article), *graph.subjects(RDF.type, PROV.Activity)}
    lasting |= {claim for claim in graph.subjects(RDF.type, DIP.Claim) if claim not in dead}
    for node in dead:
        graph.remove((None, None, node))
    for node in doubtful - (_reached(graph, lasting - dead)) | dead:
        graph.remove((node, None, None))
