"""A graph taken as gold: the facts that its claims assert of each article whose text it holds.

So a graph that people have checked and corrected serves to measure the next version. Sees the graph
and the evaluation, as the front does.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph
from rdflib.namespace import DCTERMS

from diplograph.errors import GraphError
from diplograph.evaluation.gold import GoldFact, GoldLine
from diplograph.graph.iris import NIF, article_iri, key_of
from diplograph.graph.records import ClaimRecord, from_graph
from diplograph.graph.serialise import union
from diplograph.model import Article, PartialDate
from diplograph.reading import article_from_text
from diplograph.schema import FACT_TYPES


def gold_lines(graph: Graph) -> tuple[GoldLine, ...]:
    """One line per article, in the order of their names; a fact claimed twice counts once.

    Raises GraphError where the graph has no claim, or not the text of an article with claims.
    """
    plain = union(graph)
    claims: dict[str, list[ClaimRecord]] = {}
    for claim in from_graph(plain):
        claims.setdefault(claim.article, []).append(claim)
    if not claims:
        raise GraphError("the graph has no claim of an article, so there is nothing to measure by")
    return tuple(
        GoldLine(name, _article(plain, name), tuple(_facts(of_article)))
        for name, of_article in sorted(claims.items())
    )


def _article(graph: Graph, name: str) -> Article:
    node = article_iri(name)
    text = graph.value(node, NIF.isString)
    if text is None:
        raise GraphError(
            f"the graph does not hold the text of article {name}: build it without --without-text"
        )
    issued = graph.value(node, DCTERMS.issued)
    published = PartialDate.parse(str(issued)) if issued is not None else None
    return article_from_text(str(text), article_id=name, date=published)


def _facts(claims: Iterable[ClaimRecord]) -> Iterable[GoldFact]:
    seen = set()
    for claim in claims:
        if claim.fact.iri not in seen:
            seen.add(claim.fact.iri)
            yield _fact(claim)


def _fact(claim: ClaimRecord) -> GoldFact:
    fact = claim.fact
    return GoldFact(
        type=fact.type,
        kinds=(fact.kind,) if fact.kind else (),
        status=fact.status,
        modality=claim.modality,
        roles=tuple(
            (role, (key_of(thing.iri),))
            for role, thing in fact.roles
            if role in FACT_TYPES[fact.type].roles
        ),
        starts=(str(fact.start),) if fact.start else (),
        ends=(str(fact.end),) if fact.end else (),
        topics=fact.topics,
        value=fact.value,
        unit=fact.unit,
        quote=fact.quotation,
    )
