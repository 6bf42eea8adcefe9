"""From extractions to RDF: one named graph per article, holding what that article says.

Nothing in it depends on the clock or on the order of anything, so the same extraction gives the
same graph on any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD
from rdflib.term import Node

from diplograph import __version__
from diplograph.graph.iris import (
    BASE,
    DIP,
    ITSRDF,
    NIF,
    PREFIXES,
    WIKIDATA,
    article_iri,
    claim_iri,
    concept_iri,
    iri,
    mention_iri,
    span_iri,
)
from diplograph.model import (
    Article,
    Claim,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Modality,
    PartialDate,
    Span,
)

Triple = tuple[Node, Node, Node]

_DATE_TYPES = {"day": XSD.date, "month": XSD.gYearMonth, "year": XSD.gYear}
# Of the many classes of offices, those that the ontology tells apart.
_OFFICE_KINDS = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
_BELONGS = {
    EntityType.OFFICE: DIP.officeOf,
    EntityType.PLACE: DIP.locatedIn,
    EntityType.GOVERNMENT_BODY: PROV.actedOnBehalfOf,
    EntityType.PERSON: PROV.actedOnBehalfOf,
}


def to_dataset(extractions: Iterable[Extraction], *, with_text: bool = True) -> Dataset:
    """All extractions as one dataset; the name of each graph is its article's IRI.

    ``with_text=False`` leaves out ``nif:isString``, the article's full text; offsets, quotes and
    the hash of the text stay.
    """
    dataset = empty_dataset()
    for extraction in extractions:
        graph = dataset.graph(article_iri(extraction.article.id))
        for triple in triples(extraction, with_text=with_text):
            graph.add(triple)
    return dataset


def empty_dataset() -> Dataset:
    """A dataset whose default graph is the union of its graphs, with our prefixes bound."""
    dataset = Dataset(default_union=True)
    bind_prefixes(dataset)
    return dataset


def bind_prefixes(graph: Graph) -> None:
    """Make rdflib write our prefixes for this graph."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)


def triples(extraction: Extraction, *, with_text: bool = True) -> Iterator[Triple]:
    """What one article says, as triples; some may come more than once."""
    article = extraction.article
    yield from _article_triples(article, with_text=with_text)
    yield from run_triples(article_iri(article.id))
    for key in sorted(extraction.entities):
        yield from entity_triples(extraction.entities[key])
    for key in sorted(extraction.facts):
        yield from fact_triples(key, extraction.facts[key])
    for claim in extraction.claims:
        yield from _claim_triples(claim, article)


def date_literal(date: PartialDate) -> Literal:
    """A date at its own precision: ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""
    return Literal(str(date), datatype=_DATE_TYPES[date.precision], normalize=False)


def number_literal(value: Decimal) -> Literal:
    """A figure: ``xsd:integer`` where whole, else ``xsd:decimal`` without idle zeros."""
    if value == value.to_integral_value():
        return Literal(format(value.to_integral_value(), "f"), datatype=XSD.integer)
    return Literal(format(value, "f").rstrip("0"), datatype=XSD.decimal)


def run_iri() -> URIRef:
    """The run that generated the claims: named after the version, never after the clock."""
    return URIRef(f"{BASE}run/diplograph-{__version__}")


def run_triples(used: URIRef) -> Iterator[Triple]:
    """The run, and what it used: an article or a source."""
    agent = URIRef(f"{BASE}agent/diplograph-{__version__}")
    yield run_iri(), RDF.type, PROV.Activity
    yield run_iri(), PROV.used, used
    yield run_iri(), PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, SKOS.prefLabel, Literal(f"diplograph {__version__}", lang="en")


def claim_triples(
    node: URIRef, fact: str, *, confidence: float, modality: Modality
) -> Iterator[Triple]:
    """What every claim has, whatever it rests on."""
    yield node, RDF.type, DIP.Claim
    yield node, DIP.asserts, iri(fact)
    yield node, DIP.confidence, _confidence(confidence)
    yield node, DIP.modality, concept_iri(modality)
    yield node, PROV.wasGeneratedBy, run_iri()


def _article_triples(article: Article, *, with_text: bool) -> Iterator[Triple]:
    node = article_iri(article.id)
    yield node, RDF.type, DIP.Article
    yield node, DCTERMS.identifier, Literal(article.id)
    yield node, DIP.textHash, Literal(article.text_hash)
    if article.published:
        yield node, DCTERMS.issued, date_literal(article.published)
    if article.title:
        yield node, DCTERMS.title, Literal(article.title)
    if article.source:
        yield node, DCTERMS.source, Literal(article.source)
    if article.licence:
        yield node, DCTERMS.license, URIRef(article.licence)
    if with_text:
        yield node, NIF.isString, Literal(article.text)


def entity_triples(entity: Entity) -> Iterator[Triple]:
    """A thing with its names, and what it belongs to."""
    node = iri(entity.key)
    yield node, RDF.type, DIP[entity.type]
    yield node, SKOS.prefLabel, Literal(entity.label, lang="en")
    for label in entity.alt_labels:
        yield node, SKOS.altLabel, Literal(label, lang="en")
    if entity.code:
        yield node, SKOS.notation, Literal(entity.code)
    if entity.wikidata:
        yield node, SKOS.exactMatch, WIKIDATA[entity.wikidata]
    if entity.kind and (entity.type is EntityType.AGREEMENT or entity.kind in _OFFICE_KINDS):
        yield node, DIP.kind, concept_iri(entity.kind)
    if entity.of and entity.type in _BELONGS:
        yield node, _BELONGS[entity.type], iri(entity.of)


def fact_triples(key: str, fact: Fact) -> Iterator[Triple]:
    """A fact with its roles, dates and all else that it carries."""
    node = iri(key)
    yield node, RDF.type, DIP[fact.type]
    for role, filler in fact.roles:
        yield node, DIP[role], iri(filler)
    for name, slugs in (
        ("kind", (fact.kind,)),
        ("status", (fact.status,)),
        ("topic", fact.topics),
    ):
        for slug in slugs:
            if slug:
                yield node, DIP[name], concept_iri(slug)
    for name, date in (("startDate", fact.start), ("endDate", fact.end)):
        if date:
            yield node, DIP[name], date_literal(date)
    if fact.value is not None:
        yield node, DIP.value, number_literal(fact.value)
    for name, words in (
        ("unit", fact.unit),
        ("quotation", fact.quotation),
        ("content", fact.content),
    ):
        if words:
            yield node, DIP[name], Literal(words)


def _claim_triples(claim: Claim, article: Article) -> Iterator[Triple]:
    node = claim_iri(claim)
    yield from claim_triples(node, claim.fact, confidence=claim.confidence, modality=claim.modality)
    yield node, DIP.frame, Literal(claim.frame)
    if claim.attributed_to:
        yield node, PROV.wasAttributedTo, iri(claim.attributed_to)
    for span in claim.spans:
        yield node, PROV.wasDerivedFrom, span_iri(article.id, span)
        yield from _span_triples(span_iri(article.id, span), span, article)
    for evidence in claim.evidence:
        mention = mention_iri(article.id, evidence.span, evidence.key)
        yield node, DIP.mention, mention
        yield from _span_triples(mention, evidence.span, article)
        yield mention, ITSRDF.taIdentRef, iri(evidence.key)
        yield mention, DIP.resolution, Literal(evidence.resolved_from)


def _span_triples(node: URIRef, span: Span, article: Article) -> Iterator[Triple]:
    yield node, RDF.type, NIF.Phrase
    yield node, NIF.referenceContext, article_iri(article.id)
    yield node, NIF.beginIndex, Literal(span.begin)
    yield node, NIF.endIndex, Literal(span.end)
    yield node, NIF.anchorOf, Literal(span.of(article.text))


def _confidence(value: float) -> Literal:
    digits = f"{value:.3f}".rstrip("0")
    lexical = f"{digits}0" if digits.endswith(".") else digits
    return Literal(lexical, datatype=XSD.decimal, normalize=False)
