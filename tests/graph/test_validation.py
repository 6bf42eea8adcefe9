from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rdflib import Dataset, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import PROV, RDF, SKOS, XSD
from sample_world import ASTANA_TEXT, VISIT, Writer, astana, samarkand, sample

from diplograph.graph.iris import DIP, NIF, article_iri, iri
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import union
from diplograph.graph.shapes import violations
from diplograph.graph.validation import Rejection, gate
from diplograph.model import Article, Entity, EntityType, Extraction, Fact, PartialDate
from diplograph.schema import fact_id


def fact_of(extraction: Extraction, type_: str) -> str:
    return next(key for key, fact in extraction.facts.items() if fact.type == type_)


def changed(extraction: Extraction, key: str, change: Callable[[Fact], Fact]) -> Extraction:
    """The extraction with one fact changed under its old key."""
    return replace(extraction, facts={**extraction.facts, key: change(extraction.facts[key])})


def without_role(role: str) -> Callable[[Fact], Fact]:
    return lambda fact: replace(fact, roles=tuple(pair for pair in fact.roles if pair[0] != role))


def test_gate_lets_valid_facts_through_unchanged(dataset: Dataset) -> None:
    result = gate(dataset)
    assert result.rejections == ()
    assert isomorphic(union(result.dataset), union(dataset))
    names = {graph.identifier for graph in result.dataset.graphs() if len(graph)}
    assert names == {article_iri(extraction.article.id) for extraction in sample()}


@pytest.mark.parametrize(
    ("type_", "change", "message"),
    [
        ("Visit", without_role("visitor"), "A visit needs a visitor."),
        ("Signing", without_role("instrument"), "A signing needs an instrument"),
        ("Tenure", without_role("holder"), "A tenure needs exactly one holder"),
        (
            "BilateralRelation",
            lambda fact: fact.with_roles(("party", "country/UZB")),
            "exactly two parties",
        ),
        ("Observation", lambda fact: replace(fact, unit="dollars"), "exactly one unit"),
        ("Observation", lambda fact: replace(fact, kind="talks"), "kind from the indicators"),
        (
            "Observation",
            lambda fact: replace(fact, end=PartialDate(2020, 5)),
            "The end date is before the start date.",
        ),
        ("SpeechAct", lambda fact: replace(fact, topics=("held",)), "one of the topics"),
    ],
)
def test_gate_holds_back_what_breaks_a_shape(
    type_: str, change: Callable[[Fact], Fact], message: str
) -> None:
    extraction = astana()
    key = fact_of(extraction, type_)
    broken = changed(extraction, key, change)
    broken = replace(
        broken, entities={**broken.entities, "country/UZB": samarkand().entities["country/UZB"]}
    )
    result = gate(to_dataset([broken, samarkand()]))
    (rejection,) = (item for item in result.rejections if item.article == "astana-2022")
    assert rejection.fact == str(iri(key))
    assert message in rejection.message
    graph = result.dataset.graph(article_iri("astana-2022"))
    assert (iri(key), None, None) not in graph
    assert (None, None, iri(key)) not in graph
    assert violations(union(result.dataset)) == ()
    kept = set(graph.objects(None, DIP.asserts))
    assert kept == {iri(other) for other in extraction.facts if other != key}


def test_rejection_quotes_the_sentence_with_its_offsets() -> None:
    extraction = astana()
    key = fact_of(extraction, "Meeting")
    broken = changed(extraction, key, without_role("participant"))
    (rejection,) = gate(to_dataset([broken])).rejections
    sentence = (
        "He held talks\nwith President Kassym-Jomart Tokayev,"
        " and the two leaders signed a joint statement."
    )
    assert rejection.quote == sentence
    assert ASTANA_TEXT[rejection.begin : rejection.end] == sentence
    assert str(rejection).startswith(f"astana-2022:{rejection.begin}-{rejection.end}: fact:meeting")
    assert (
        "is held back. A meeting needs at least two participants. It was read from: 'He held"
        in (str(rejection))
    )


def test_rejection_without_text_quotes_the_claim() -> None:
    extraction = astana()
    broken = changed(extraction, fact_of(extraction, "Meeting"), without_role("participant"))
    (rejection,) = gate(to_dataset([broken], with_text=False)).rejections
    assert rejection.quote == "He held talks\nwith President Kassym-Jomart Tokayev"


def test_gate_takes_orphaned_words_and_entities_along() -> None:
    extraction = astana()
    key = fact_of(extraction, "Signing")
    result = gate(to_dataset([changed(extraction, key, without_role("signatory"))]))
    assert result.rejections == ()  # a signing without named signatories is valid
    broken = changed(extraction, key, without_role("instrument"))
    graph = union(gate(to_dataset([broken])).dataset)
    words = {str(value) for value in graph.objects(None, NIF.anchorOf)}
    assert "the two leaders signed a joint statement" not in words
    assert (iri("person/xi-jinping"), RDF.type, DIP.Person) in graph


def test_gate_keeps_facts_that_referred_to_one_held_back() -> None:
    extraction = astana()
    broken = changed(extraction, fact_id(VISIT), without_role("visitor"))
    result = gate(to_dataset([broken]))
    assert [rejection.fact for rejection in result.rejections] == [str(iri(fact_id(VISIT)))]
    talks = iri(fact_of(extraction, "Meeting"))
    assert (talks, RDF.type, DIP.Meeting) in result.dataset
    assert (talks, DIP.partOf, None) not in result.dataset


def test_gate_holds_back_facts_of_an_entity_at_fault() -> None:
    extraction = astana()
    nameless = Entity("office/KAZ-president", EntityType.OFFICE, "President of Kazakhstan")
    broken = replace(extraction, entities={**extraction.entities, nameless.key: nameless})
    result = gate(to_dataset([broken]))
    (rejection,) = result.rejections
    assert "tenure" in rejection.fact
    assert rejection.message.startswith("President of Kazakhstan: An office belongs to exactly one")
    assert (iri(nameless.key), None, None) not in result.dataset


def test_gate_spares_facts_that_only_share_words_with_one_at_fault() -> None:
    writer = Writer(Article("a", "President Xi Jinping met Emmanuel Macron."))
    title = "President Xi Jinping"
    roles = (("participant", "person/emmanuel-macron"), ("participant", "person/xi-jinping"))
    meeting = writer.say(
        Fact("Meeting", roles=roles),
        "President Xi Jinping met",
        evidence=(("participant", "person/xi-jinping", title, "name"),),
    )
    roles = (("holder", "person/xi-jinping"), ("office", "office/CHN-president"))
    tenure = writer.say(
        Fact("Tenure", roles=roles),
        title,
        evidence=(("office", "office/CHN-president", title, "title"),),
    )
    extraction = writer.extraction()
    ownerless = replace(extraction.entities["office/CHN-president"], of=None)
    entities = {**extraction.entities, ownerless.key: ownerless}
    result = gate(to_dataset([replace(extraction, entities=entities)]))
    assert {rejection.fact for rejection in result.rejections} == {str(iri(tenure))}
    assert (iri(meeting), RDF.type, DIP.Meeting) in result.dataset


def test_gate_goes_on_until_nothing_is_at_fault() -> None:
    # Uzbekistan has no name; Samarkand lies in it, and the meeting was held in Samarkand.
    dataset = to_dataset([samarkand()])
    graph = dataset.graph(article_iri("samarkand-2022"))
    graph.remove((iri("country/UZB"), SKOS.prefLabel, None))
    result = gate(dataset)
    facts = {
        rejection.fact.rpartition("/")[2].rpartition("-")[0] for rejection in result.rejections
    }
    assert facts == {"chairmanship", "membership", "meeting"}
    assert violations(union(result.dataset)) == ()
    assert iri(fact_id(VISIT)) in set(result.dataset.objects(None, DIP.asserts))


def test_gate_holds_back_one_claim_of_two() -> None:
    dataset = to_dataset([astana()])
    graph = dataset.graph(article_iri("astana-2022"))
    visit = iri(fact_id(VISIT))
    second = URIRef("https://w3id.org/diplograph/claim/second")
    first = graph.value(None, DIP.asserts, visit)
    for _, predicate, value in list(graph.triples((first, None, None))):
        graph.add((second, predicate, value))
    assert second is not None
    graph.set((second, DIP.confidence, Literal("1.5", datatype=XSD.decimal)))
    result = gate(dataset)
    (rejection,) = result.rejections
    assert "confidence" in rejection.message
    assert (visit, RDF.type, DIP.Visit) in result.dataset
    assert set(result.dataset.subjects(DIP.asserts, visit)) == {first}


def test_gate_holds_back_a_fact_without_claim() -> None:
    extraction = astana()
    key = fact_of(extraction, "Observation")
    claims = tuple(claim for claim in extraction.claims if claim.fact != key)
    result = gate(to_dataset([replace(extraction, claims=claims)]))
    assert result.rejections == (
        Rejection("astana-2022", str(iri(key)), "A fact needs a claim: no fact without a source."),
    )


def test_gate_holds_back_an_invented_quote() -> None:
    dataset = to_dataset([astana()])
    graph = dataset.graph(article_iri("astana-2022"))
    span = graph.value(graph.value(None, DIP.asserts, iri(fact_id(VISIT))), PROV.wasDerivedFrom)
    assert span is not None
    graph.set((span, NIF.anchorOf, Literal("words that nobody wrote")))
    result = gate(dataset)
    assert {rejection.fact for rejection in result.rejections} == {str(iri(fact_id(VISIT)))}
    assert "not what the article has at these offsets" in result.rejections[0].message
