from __future__ import annotations

from decimal import Decimal

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD
from sample_world import ASTANA_TEXT, VISIT, Writer, astana, doha, samarkand, sample

from diplograph.graph.iris import DIP, ITSRDF, KIND, NIF, article_iri, iri, mention_iri, span_iri
from diplograph.graph.mapping import number_literal, run_iri, to_dataset
from diplograph.graph.serialise import union
from diplograph.model import Article, Fact, Span
from diplograph.resources import resource
from diplograph.schema import fact_id

VISIT_IRI = iri(fact_id(VISIT))


def test_each_article_is_one_named_graph(dataset: Dataset) -> None:
    names = {graph.identifier for graph in dataset.graphs() if len(graph)}
    assert names == {article_iri(extraction.article.id) for extraction in sample()}


def test_article_carries_date_title_hash_and_text(dataset: Dataset) -> None:
    node = article_iri("astana-2022")
    article = astana().article
    assert dataset.value(node, DCTERMS.issued) == Literal("2022-09-15", datatype=XSD.date)
    assert dataset.value(node, DCTERMS.title) == Literal("Xi in Astana")
    assert dataset.value(node, DIP.textHash) == Literal(article.text_hash)
    assert dataset.value(node, NIF.isString) == Literal(ASTANA_TEXT)


def test_text_is_left_out_on_demand() -> None:
    dataset = to_dataset(sample(), with_text=False)
    assert not list(dataset.triples((None, NIF.isString, None)))
    assert len(list(dataset.triples((None, NIF.anchorOf, None)))) > 10


def test_fact_holds_roles_dates_kind_status(dataset: Dataset) -> None:
    expected = {
        (RDF.type, DIP.Visit),
        (DIP.kind, KIND["state-visit"]),
        (DIP.visitor, iri("person/xi-jinping")),
        (DIP.host, iri("person/kassym-jomart-tokayev")),
        (DIP.place, iri("country/KAZ")),
        (DIP.startDate, Literal("2022-09-14", datatype=XSD.date)),
        (DIP.status, KIND.held),
    }
    assert set(dataset.predicate_objects(VISIT_IRI)) == expected


def test_same_fact_in_two_articles_is_one_node_with_two_claims(dataset: Dataset) -> None:
    claims = set(dataset.subjects(DIP.asserts, VISIT_IRI))
    assert len(claims) == 2
    for article_id in ("astana-2022", "samarkand-2022"):
        graph = dataset.graph(article_iri(article_id))
        assert len(set(graph.subjects(DIP.asserts, VISIT_IRI))) == 1


def test_claim_holds_its_provenance(dataset: Dataset) -> None:
    (claim,) = (
        node
        for node in dataset.subjects(DIP.modality, KIND.denied)
        if (node, RDF.type, DIP.Claim) in dataset
    )
    assert dataset.value(claim, PROV.wasAttributedTo) == iri("body/IRN-ministry-of-foreign-affairs")
    assert dataset.value(claim, PROV.wasGeneratedBy) == run_iri()
    assert dataset.value(claim, DIP.frame) == Literal("meeting/talks")
    span = dataset.value(claim, PROV.wasDerivedFrom)
    words = "Iran was holding direct talks with the United States in Doha"
    assert dataset.value(span, NIF.anchorOf) == Literal(words)
    begin = doha().article.text.index(words)
    assert span == span_iri("doha-2022", Span(begin, begin + len(words)))
    assert dataset.value(span, NIF.beginIndex) == Literal(str(begin), datatype=XSD.integer)


def test_mention_says_what_words_mean_and_why(dataset: Dataset) -> None:
    begin = ASTANA_TEXT.index("He held")
    mention = mention_iri("astana-2022", Span(begin, begin + 2), "person/xi-jinping")
    assert dataset.value(mention, ITSRDF.taIdentRef) == iri("person/xi-jinping")
    assert dataset.value(mention, DIP.resolution) == Literal("last person that was the subject")
    assert list(dataset.subjects(DIP.mention, mention))


def test_the_same_words_for_two_entities_keep_their_reasons_apart() -> None:
    writer = Writer(Article("a", "The two leaders met."))
    reasons = (
        ("participant", "person/xi-jinping", "The two leaders", "the guest"),
        ("participant", "person/kassym-jomart-tokayev", "The two leaders", "the host"),
    )
    roles = tuple((role, key) for role, key, *_ in reasons)
    writer.say(Fact("Meeting", roles=roles), "met", evidence=reasons)
    dataset = to_dataset([writer.extraction()])
    found = {
        (
            str(dataset.value(mention, ITSRDF.taIdentRef)),
            str(dataset.value(mention, DIP.resolution)),
        )
        for mention in dataset.objects(None, DIP.mention)
    }
    assert found == {(str(iri(key)), reason) for _, key, _, reason in reasons}


def test_entities_name_what_they_belong_to(dataset: Dataset) -> None:
    assert dataset.value(iri("office/KAZ-president"), DIP.officeOf) == iri("country/KAZ")
    assert dataset.value(iri("place/UZB-samarkand"), DIP.locatedIn) == iri("country/UZB")
    body = iri("body/IRN-ministry-of-foreign-affairs")
    assert dataset.value(body, PROV.actedOnBehalfOf) == iri("country/IRN")
    assert dataset.value(iri("country/QAT"), SKOS.notation) == Literal("QAT")


@pytest.mark.parametrize(
    ("value", "lexical", "datatype"),
    [
        (Decimal("1.82E+10"), "18200000000", XSD.integer),
        (Decimal("2.00"), "2", XSD.integer),
        (Decimal("12.50"), "12.5", XSD.decimal),
        (Decimal("-0.1"), "-0.1", XSD.decimal),
        (Decimal("100"), "100", XSD.integer),
    ],
)
def test_number_literal(value: Decimal, lexical: str, datatype: URIRef) -> None:
    assert number_literal(value) == Literal(lexical, datatype=datatype)


def test_mapping_does_not_depend_on_order_or_repetition() -> None:
    once = union(to_dataset(sample()))
    again = union(to_dataset([*reversed(sample()), samarkand()]))
    assert isomorphic(once, again)


def test_every_term_written_is_in_the_ontology(dataset: Dataset) -> None:
    ontology = Graph()
    for path in ("diplomacy.ttl", "schemes.ttl"):
        ontology.parse(resource("ontology", path))
    known = set(ontology.subjects())
    used = {
        node
        for quad in dataset.quads((None, None, None, None))
        for node in quad[1:3]
        if str(node).startswith((str(DIP), str(KIND)))
    }
    assert used
    assert used - known == set()
