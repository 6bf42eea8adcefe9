"""The ontology against its own shapes, the text side's schema and other vocabularies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef, namespace

from diplograph.model import EntityType, Modality, Status
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES, FactType

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
DIP = Namespace("https://w3id.org/diplograph/ns#")
KIND = Namespace("https://w3id.org/diplograph/kind/")
SCHEME = Namespace("https://w3id.org/diplograph/scheme/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")

FILES = (
    "diplomacy.ttl",
    "schemes.ttl",
    "shapes.ttl",
    "integrity.ttl",
    "alignments.ttl",
    "codes.ttl",
    "ontology-shapes.ttl",
)
NOT_ROLES = {"kind", "topic", "status", "realisedBy"}
VOCABULARIES = (
    "DCTERMS",
    "FOAF",
    "ORG",
    "OWL",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "SDO",
    "SKOS",
    "TIME",
    "VANN",
    "XSD",
)
# rdflib does not carry NIF; these are the terms of NIF 2.0 Core that the ontology builds on.
NIF_TERMS = {NIF.Context, NIF.String}

PREFIXES = """
@prefix dip: <https://w3id.org/diplograph/ns#> .
@prefix kind: <https://w3id.org/diplograph/kind/> .
@prefix scheme: <https://w3id.org/diplograph/scheme/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def load(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(resource("ontology", name))
    return graph


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return load("diplomacy.ttl", "schemes.ttl")


def classes(graph: Graph) -> set[URIRef]:
    return {term for term in graph.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}


def properties(graph: Graph) -> set[URIRef]:
    return {
        term
        for sort in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in graph.subjects(RDF.type, sort)
        if isinstance(term, URIRef)
    }


def superclasses(graph: Graph, name: str) -> set[object]:
    return set(graph.transitive_objects(DIP[name], RDFS.subClassOf))


def concepts(graph: Graph, scheme: str) -> set[str]:
    found = graph.subjects(SKOS.inScheme, SCHEME[scheme])
    return {str(concept).removeprefix(str(KIND)) for concept in found}


@pytest.mark.parametrize("name", FILES)
def test_file_parses_and_says_something(name: str) -> None:
    assert len(load(name)) > 10


def test_ontology_folder_holds_only_known_files() -> None:
    assert {path.name for path in resource("ontology").iterdir()} == set(FILES)


def test_ontology_conforms_to_its_own_shapes(ontology: Graph) -> None:
    conforms, _, report = pyshacl.validate(ontology, shacl_graph=load("ontology-shapes.ttl"))
    assert conforms, report


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('dip:Thing a owl:Class ; skos:prefLabel "Thing"@en .', "exactly one definition"),
        ('dip:Thing a owl:Class ; skos:definition "A thing."@en .', "exactly one English"),
        (
            'dip:Thing a owl:Class ; skos:prefLabel "T"@en ; skos:definition "One. Two."@en .',
            "of one sentence",
        ),
        (
            'dip:thing a owl:Class ; skos:prefLabel "T"@en ; skos:definition "A thing."@en .',
            "UpperCamel",
        ),
        (
            'dip:Has a owl:ObjectProperty ; skos:prefLabel "has"@en ; rdfs:range dip:Fact ;'
            ' skos:definition "Has it."@en .',
            "lowerCamel",
        ),
        (
            'dip:has a owl:ObjectProperty ; skos:prefLabel "has"@en ;'
            ' skos:definition "Has it."@en .',
            "needs a domain or a range",
        ),
        (
            'kind:odd a skos:Concept ; skos:prefLabel "odd"@en ; skos:definition "Odd."@en .',
            "exactly one scheme",
        ),
        (
            'kind:odd a skos:Concept ; skos:prefLabel "odd"@en ; skos:definition "Odd."@en ;'
            ' skos:inScheme scheme:visit ; skos:notation "042" .',
            "A notation of a concept",
        ),
        (
            'scheme:odd a skos:ConceptScheme ; skos:prefLabel "odd"@en ;'
            ' skos:definition "Odd."@en ; dct:subject dip:Visit .',
            "at least one concept",
        ),
    ],
)
def test_ontology_shapes_notice_a_careless_term(turtle: str, message: str) -> None:
    graph = load("diplomacy.ttl", "schemes.ttl").parse(data=PREFIXES + turtle, format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=load("ontology-shapes.ttl"))
    assert not conforms
    assert message in report


def test_ontology_stays_small(ontology: Graph) -> None:
    assert 20 <= len(classes(ontology)) <= 25
    assert 40 <= len(properties(ontology)) <= 50


def test_fact_types_are_the_concrete_fact_classes(ontology: Graph) -> None:
    facts = set(ontology.transitive_subjects(RDFS.subClassOf, DIP.Fact))
    abstract = {DIP.Fact, DIP.DiplomaticEvent}
    assert {str(DIP[name]) for name in FACT_TYPES} == {str(fact) for fact in facts - abstract}


@pytest.mark.parametrize("fact_type", FACT_TYPES.values(), ids=lambda fact_type: fact_type.name)
def test_fact_type_is_an_event_in_both(ontology: Graph, fact_type: FactType) -> None:
    assert fact_type.event == (DIP.DiplomaticEvent in superclasses(ontology, fact_type.name))


@pytest.mark.parametrize("fact_type", FACT_TYPES.values(), ids=lambda fact_type: fact_type.name)
def test_roles_of_a_fact_type_are_properties_of_its_class(
    ontology: Graph, fact_type: FactType
) -> None:
    allowed = superclasses(ontology, fact_type.name)
    for role in fact_type.roles:
        assert (DIP[role], RDF.type, OWL.ObjectProperty) in ontology, role
        assert set(ontology.objects(DIP[role], RDFS.domain)) <= allowed, role
    for alternatives in fact_type.required:
        assert set(alternatives) <= set(fact_type.roles)


def test_object_properties_of_facts_are_roles(ontology: Graph) -> None:
    facts = set(ontology.transitive_subjects(RDFS.subClassOf, DIP.Fact))
    found = {
        str(term).removeprefix(str(DIP))
        for term in ontology.subjects(RDF.type, OWL.ObjectProperty)
        if ontology.value(term, RDFS.domain) in facts
    }
    assert found - NOT_ROLES == {role for kind in FACT_TYPES.values() for role in kind.roles}


@pytest.mark.parametrize(
    "fact_type",
    [fact_type for fact_type in FACT_TYPES.values() if fact_type.scheme],
    ids=lambda fact_type: fact_type.name,
)
def test_scheme_of_a_fact_type_serves_its_class(ontology: Graph, fact_type: FactType) -> None:
    scheme = SCHEME[fact_type.scheme or ""]
    assert ontology.value(scheme, DCTERMS.subject) == DIP[fact_type.name]


def test_every_scheme_is_used(ontology: Graph) -> None:
    schemes = {
        str(scheme).removeprefix(str(SCHEME))
        for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme)
    }
    of_facts = {fact_type.scheme for fact_type in FACT_TYPES.values() if fact_type.scheme}
    assert schemes == of_facts | {"agreement", "office", "status", "modality", "topic"}


def test_entity_types_are_classes(ontology: Graph) -> None:
    assert {DIP[entity_type] for entity_type in EntityType} <= classes(ontology)


def test_statuses_and_modalities_are_those_of_the_model(ontology: Graph) -> None:
    assert concepts(ontology, "status") == {str(status) for status in Status}
    assert concepts(ontology, "modality") == {str(modality) for modality in Modality}


def test_kind_slugs_are_unique_over_all_schemes(ontology: Graph) -> None:
    slugs = Counter(concept for concept, _ in ontology.subject_objects(SKOS.inScheme))
    assert slugs
    assert set(slugs.values()) == {1}
    assert not set(slugs) & set(ontology.subjects(RDF.type, SKOS.ConceptScheme))


def test_labels_of_a_scheme_mean_one_concept_each(ontology: Graph) -> None:
    seen = Counter(
        (ontology.value(concept, SKOS.inScheme), str(label).lower())
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for concept, label in ontology.subject_objects(predicate)
        if (concept, RDF.type, SKOS.Concept) in ontology
    )
    assert [label for label, count in seen.items() if count > 1] == []


def test_notations_have_the_form_of_their_code(ontology: Graph) -> None:
    forms = {DIP.cameo: r"(0[1-9]|1\d|20)\d{1,2}", DIP.plover: r"[A-Z]+"}
    notations = list(ontology.objects(None, SKOS.notation))
    assert notations
    for notation in notations:
        assert isinstance(notation, Literal)
        assert notation.datatype in forms
        assert re.fullmatch(forms[notation.datatype], notation), notation


def outside_terms(graph: Graph) -> Iterator[URIRef]:
    for triple in graph:
        for term in triple:
            if isinstance(term, URIRef) and "w3id.org/diplograph" not in term:
                yield term


@pytest.mark.parametrize("name", ["diplomacy.ttl", "schemes.ttl", "alignments.ttl"])
def test_terms_of_other_vocabularies_exist(name: str) -> None:
    licence = URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    unknown = {
        term
        for term in outside_terms(load(name))
        if not any(term in getattr(namespace, vocabulary) for vocabulary in VOCABULARIES)
    }
    assert unknown - NIF_TERMS - {licence} == set()


def test_alignments_speak_of_terms_of_the_ontology(ontology: Graph) -> None:
    known = classes(ontology) | properties(ontology)
    assert set(load("alignments.ttl").subjects()) <= known


def test_nothing_is_imported() -> None:
    assert not list(load(*FILES).objects(None, OWL.imports))


def test_page_lists_every_term_with_its_definition(ontology: Graph) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `dip:(\w+)` \|(?:[^|\n]*\|)* ([^|\n]+) \|$", page, re.MULTILINE))
    terms = classes(ontology) | properties(ontology)
    expected = {
        str(term).removeprefix(str(DIP)): str(ontology.value(term, SKOS.definition))
        for term in terms
    }
    assert rows == expected


def test_page_lists_every_concept(ontology: Graph) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"^\| `scheme:(\w+)` \| (?:[^|\n]*) \| ([^|\n]+) \|$", page, re.MULTILINE)
    )
    assert rows
    assert {scheme: set(re.findall(r"[\w-]+", row)) for scheme, row in rows.items()} == {
        str(scheme).removeprefix(str(SCHEME)): concepts(
            ontology, str(scheme).removeprefix(str(SCHEME))
        )
        for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme)
    }
