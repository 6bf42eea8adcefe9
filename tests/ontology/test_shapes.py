"""What the shapes accept and what they refuse, one small graph per shape, with its message."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH

from diplograph.resources import resource
from diplograph.schema import FACT_TYPES

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
DIP = Namespace("https://w3id.org/diplograph/ns#")
KIND = Namespace("https://w3id.org/diplograph/kind/")
FACT = URIRef("https://w3id.org/diplograph/fact/f")

PREFIXES = """
@prefix dip: <https://w3id.org/diplograph/ns#> .
@prefix kind: <https://w3id.org/diplograph/kind/> .
@prefix id: <https://w3id.org/diplograph/id/> .
@prefix country: <https://w3id.org/diplograph/id/country/> .
@prefix organisation: <https://w3id.org/diplograph/id/organisation/> .
@prefix person: <https://w3id.org/diplograph/id/person/> .
@prefix office: <https://w3id.org/diplograph/id/office/> .
@prefix place: <https://w3id.org/diplograph/id/place/> .
@prefix fact: <https://w3id.org/diplograph/fact/> .
@prefix claim: <https://w3id.org/diplograph/claim/> .
@prefix article: <https://w3id.org/diplograph/article/> .
@prefix run: <https://w3id.org/diplograph/run/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SPAN = "<https://w3id.org/diplograph/article/a#char=0,22>"

WORLD = f"""
country:EST a dip:Country ; skos:prefLabel "Estonia"@en .
country:LVA a dip:Country ; skos:prefLabel "Latvia"@en .
country:LTU a dip:Country ; skos:prefLabel "Lithuania"@en .
organisation:NATO a dip:Organisation ; skos:prefLabel "NATO"@en .
organisation:EU a dip:Organisation ; skos:prefLabel "European Union"@en .
person:alar-karis a dip:Person ; skos:prefLabel "Alar Karis"@en .
person:edgars-rinkevics a dip:Person ; skos:prefLabel "Edgars Rinkevics"@en .
office:EST-president a dip:Office ; skos:prefLabel "President of Estonia"@en ;
    dip:officeOf country:EST .
office:LVA-president a dip:Office ; skos:prefLabel "President of Latvia"@en ;
    dip:officeOf country:LVA .
place:LVA-riga a dip:Place ; skos:prefLabel "Riga"@en ; dip:locatedIn country:LVA .
<https://w3id.org/diplograph/id/agreement/pact> a dip:Agreement ; skos:prefLabel "Pact"@en ;
    dip:kind kind:treaty .
article:a a dip:Article ; dct:issued "2023-07"^^xsd:gYearMonth ; dct:title "A visit" ;
    dip:textHash "{"0" * 64}" ; nif:isString "Karis arrived in Riga. He met the president." .
run:r a prov:Activity .
{SPAN} a nif:Phrase ; nif:referenceContext article:a ; nif:beginIndex 0 ; nif:endIndex 22 ;
    nif:anchorOf "Karis arrived in Riga." ; itsrdf:taIdentRef person:alar-karis ;
    dip:resolution "surname of a person named before" .
"""

CLAIM = f"""a dip:Claim ; dip:asserts fact:f ; dip:confidence 0.9 ; dip:modality kind:asserted ;
    dip:frame "visit-arrive" ; dip:mention {SPAN} ; prov:wasDerivedFrom {SPAN} ;
    prov:wasGeneratedBy run:r ; prov:wasAttributedTo person:alar-karis"""

VALID = {
    "Visit": """dip:kind kind:state-visit ; dip:status kind:held ; dip:visitor person:alar-karis ;
        dip:place place:LVA-riga ; dip:involvesCountry country:EST , country:LVA ;
        dip:startDate "2023-07-10"^^xsd:date ; dip:endDate "2023-07"^^xsd:gYearMonth""",
    "Meeting": """dip:kind kind:talks ; dip:participant country:EST , country:LVA ;
        dip:initiator person:alar-karis ; dip:topic kind:trade , kind:energy""",
    "Signing": """dip:kind kind:signing ; dip:signatory country:EST , country:LVA ;
        dip:witness person:alar-karis ; dip:instrument <https://w3id.org/diplograph/id/agreement/pact>""",
    "SpeechAct": """dip:kind kind:thank ; dip:speaker person:alar-karis ;
        dip:addressee person:edgars-rinkevics ; dip:quotation "Thank you." ;
        dip:content "for hospitality" ; dip:about country:LVA""",
    "Action": """dip:kind kind:expel ; dip:actor country:EST ; dip:target country:LVA""",
    "Tenure": """dip:holder person:alar-karis ; dip:office office:EST-president ;
        dip:startDate "2021"^^xsd:gYear""",
    "Membership": """dip:kind kind:member ; dip:member country:EST ;
        dip:organisation organisation:NATO""",
    "Chairmanship": """dip:member country:EST ; dip:organisation organisation:EU ;
        dip:startDate "2017"^^xsd:gYear ; dip:endDate "2017-12-31"^^xsd:date""",
    "BilateralRelation": """dip:kind kind:alliance ; dip:party country:EST , country:LVA ;
        dip:withinFramework organisation:NATO""",
    "Observation": """dip:kind kind:exports ; dip:reporter country:EST ;
        dip:counterpart country:LVA ; dip:value 1500000000 ; dip:unit "EUR" """,
}


def claimed(fact: str) -> str:
    """A fact and a claim for it, in Turtle."""
    return f"fact:f {fact} .\nclaim:c {CLAIM} ."


def valid(name: str) -> str:
    """The valid fact of a class with its claim, in Turtle."""
    return claimed(f"a dip:{name} ; {VALID[name]}")


def swapped(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(resource("ontology", name))


@cache
def ontology() -> Graph:
    graph = Graph()
    for name in ("diplomacy.ttl", "schemes.ttl"):
        graph.parse(resource("ontology", name))
    return graph


def graph_of(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def messages(graph: Graph, name: str = "shapes.ttl") -> set[str]:
    """What the shapes of that file find wrong in the graph."""
    data = graph + ontology()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(name), inplace=True)
    assert isinstance(report, Graph)
    return {str(message) for message in report.objects(None, SH.resultMessage)}


@pytest.mark.parametrize("name", FACT_TYPES)
def test_shapes_accept_a_valid_fact(name: str) -> None:
    assert messages(graph_of(WORLD + valid(name))) == set()


@pytest.mark.parametrize(
    "fact",
    [
        "a dip:Visit ; dip:visitor person:alar-karis ; dip:host country:LVA",
        "a dip:Visit ; dip:visitor country:EST ; dip:place country:LVA",
        "a dip:Meeting ; dip:participant person:alar-karis ; dip:host person:edgars-rinkevics",
        "a dip:Meeting ; dip:participant person:alar-karis , organisation:NATO",
        "a dip:Tenure ; dip:kind kind:acting ; dip:holder person:alar-karis ;"
        " dip:office office:EST-president",
        "a dip:BilateralRelation ; dip:party country:EST , organisation:EU",
        'a dip:Observation ; dip:kind kind:trade-growth ; dip:value 12.5 ; dip:unit "%" ;'
        " dip:party country:EST , country:LVA",
        "a dip:Action ; dip:kind kind:ratify ; dip:actor country:EST ;"
        " dip:target <https://w3id.org/diplograph/id/agreement/pact>",
    ],
)
def test_shapes_accept_the_forms_that_texts_give(fact: str) -> None:
    assert messages(graph_of(WORLD + claimed(fact))) == set()


def test_shapes_accept_a_claim_from_a_work_of_reference() -> None:
    source = "<https://w3id.org/diplograph/source/atlas>"
    claim = swapped(valid("Tenure"), f"prov:wasDerivedFrom {SPAN}", f"prov:wasDerivedFrom {source}")
    named = f'{source} a dip:Source ; skos:prefLabel "Atlas"@en .'
    assert messages(graph_of(WORLD + claim + named)) == set()
    assert messages(graph_of(WORLD + claim)) == {
        "A claim rests on words of an article (a nif:Phrase) or on a source of reference"
        " (a dip:Source)."
    }
    assert messages(graph_of(WORLD + claim + f"{source} a dip:Source .")) == {
        "A thing needs a name (skos:prefLabel), one per language."
    }


def test_shapes_accept_an_article_without_a_date() -> None:
    undated = f'article:b a dip:Article ; dip:textHash "{"a" * 64}" .'
    assert messages(graph_of(WORLD + undated)) == set()


VISIT = VALID["Visit"]
TENURE = "dip:holder person:alar-karis ; dip:office office:EST-president"
MEMBER = "dip:member country:EST ; dip:organisation organisation:NATO"
SPEECH = "dip:kind kind:thank ; dip:speaker person:alar-karis"
FIGURE = 'dip:kind kind:exports ; dip:party country:EST ; dip:value 5 ; dip:unit "EUR"'
EXPULSION = VALID["Action"]
MEETING = "dip:participant country:EST , country:LVA"

INVALID = [
    # Things
    ('[] a dip:Country ; skos:prefLabel "Nowhere"@en .', "A thing needs an IRI of its own."),
    (
        "country:FIN a dip:Country .",
        "A thing needs a name (skos:prefLabel), one per language.",
    ),
    (
        'office:x a dip:Office ; skos:prefLabel "President"@en ; dip:officeOf person:alar-karis .',
        "An office belongs to exactly one country, organisation or government body.",
    ),
    (
        "office:EST-president dip:kind kind:acting .",
        "An office has a kind from the office kinds.",
    ),
    (
        "place:LVA-riga dip:locatedIn person:alar-karis .",
        "A place lies in another place or in a country.",
    ),
    (
        'id:x a dip:Agreement ; skos:prefLabel "Deal"@en ; dip:kind kind:talks .',
        "An agreement has a kind from the agreement kinds.",
    ),
    # Facts of every class
    (
        swapped(valid("Tenure"), "fact:f", "_:f"),
        "A fact needs an IRI of its own.",
    ),
    (
        f"fact:f a dip:Tenure ; {TENURE} .",
        "A fact needs a claim: no fact without a source.",
    ),
    (
        claimed(f"a dip:Visit ; {VISIT} ; dip:kind kind:official-visit"),
        "A fact, office or agreement has at most one kind, a concept of the schemes.",
    ),
    (
        claimed(f"a dip:Tenure ; {TENURE} ; dip:topic kind:gardening"),
        "A topic is a concept of the schemes.",
    ),
    (
        claimed(f"a dip:Tenure ; {TENURE} ; dip:topic kind:held"),
        "A topic is one of the topics, not a kind or a status.",
    ),
    (
        claimed(f'a dip:Tenure ; {TENURE} ; dip:startDate "last week"'),
        "A fact has at most one start date, a day, a month or a year.",
    ),
    (
        claimed(f'a dip:Tenure ; {TENURE} ; dip:endDate "2020"^^xsd:gYear , "2021"^^xsd:gYear'),
        "A fact has at most one end date, a day, a month or a year.",
    ),
    (
        claimed(f"a dip:Tenure ; {TENURE} ; dip:withinFramework country:EST"),
        "A framework is an organisation.",
    ),
    # Facts that hold for a time
    (
        claimed("a dip:Tenure ; dip:holder country:EST ; dip:office office:EST-president"),
        "A tenure needs exactly one holder, a person.",
    ),
    (
        claimed(f"a dip:Tenure ; {TENURE} ; dip:office office:LVA-president"),
        "A tenure needs exactly one office.",
    ),
    (
        claimed(f"a dip:Tenure ; {TENURE} ; dip:kind kind:member"),
        "A tenure has a kind from the tenure qualifiers.",
    ),
    (
        claimed(f"a dip:Membership ; {MEMBER} ; dip:member country:LVA"),
        "A membership needs exactly one member, a country, organisation, body or person.",
    ),
    (
        claimed("a dip:Membership ; dip:member country:EST ; dip:organisation country:LVA"),
        "A membership needs exactly one organisation.",
    ),
    (
        claimed(f"a dip:Membership ; {MEMBER} ; dip:kind kind:former"),
        "A membership has a kind from the membership statuses.",
    ),
    (
        claimed("a dip:Chairmanship ; dip:organisation organisation:EU"),
        "A chairmanship needs exactly one member that chairs,"
        " a country, organisation, body or person.",
    ),
    (
        claimed("a dip:Chairmanship ; dip:member country:EST"),
        "A chairmanship needs exactly one organisation.",
    ),
    (
        claimed("a dip:BilateralRelation ; dip:party country:EST , country:LVA , country:LTU"),
        "A bilateral relation needs exactly two parties, each a country or an organisation.",
    ),
    (
        claimed(
            "a dip:BilateralRelation ; dip:party country:EST , country:LVA ; dip:kind kind:trade"
        ),
        "A bilateral relation has a kind from the relation standings.",
    ),
    (
        claimed('a dip:Observation ; dip:party country:EST ; dip:value 5 ; dip:unit "EUR"'),
        "A figure needs a kind from the indicators.",
    ),
    (
        claimed(f"a dip:Observation ; {swapped(FIGURE, ' 5 ', ' 5e0 ')}"),
        "A figure needs exactly one value, a number.",
    ),
    (
        claimed(f"a dip:Observation ; {swapped(FIGURE, 'EUR', 'euro')}"),
        "A figure needs exactly one unit: a currency code of three letters, % or 1.",
    ),
    (
        claimed(f"a dip:Observation ; {swapped(FIGURE, 'dip:party', 'dip:counterpart')}"),
        "A figure needs a party or a reporter.",
    ),
    (
        claimed(f"a dip:Observation ; {FIGURE} ; dip:party person:alar-karis"),
        "A figure is about countries or organisations.",
    ),
    # Events
    (
        claimed(f"a dip:Visit ; {VISIT} ; dip:host place:LVA-riga"),
        "Who takes part in an event is a person, a country, an organisation or a government body.",
    ),
    (
        claimed(f"a dip:Visit ; {VISIT} ; dip:status kind:planned"),
        "An event has at most one status, a concept of the schemes.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:status kind:asserted"),
        "An event has a status from the event statuses.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:place person:alar-karis"),
        "The place of an event is a place or a country.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:involvesCountry organisation:EU"),
        "What an event involves as a country is a country.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:partOf country:EST"),
        "An event is part of another event.",
    ),
    (
        claimed(f'a dip:Meeting ; {MEETING} ; dip:about "trade"'),
        "What an event is about is a thing or a fact with an IRI.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:instrument country:EST"),
        "An instrument is an agreement.",
    ),
    (
        claimed("a dip:Visit ; dip:place place:LVA-riga"),
        "A visit needs a visitor.",
    ),
    (
        claimed("a dip:Visit ; dip:visitor person:alar-karis"),
        "A visit needs a host or a place.",
    ),
    (
        claimed(f"a dip:Visit ; {swapped(VISIT, 'kind:state-visit', 'kind:talks')}"),
        "A visit has a kind from the visit kinds.",
    ),
    (
        claimed("a dip:Meeting ; dip:participant country:EST ; dip:host country:EST"),
        "A meeting needs at least two participants.",
    ),
    (
        claimed(f"a dip:Meeting ; {MEETING} ; dip:kind kind:signing"),
        "A meeting has a kind from the meeting kinds.",
    ),
    (
        claimed("a dip:Signing ; dip:signatory country:EST , country:LVA"),
        "A signing needs an instrument: the agreement that is signed.",
    ),
    (
        claimed(f"a dip:Signing ; {swapped(VALID['Signing'], 'kind:signing', 'kind:meeting')}"),
        "A signing has a kind from the signing kinds.",
    ),
    (
        claimed("a dip:SpeechAct ; dip:kind kind:thank"),
        "A speech act needs a speaker.",
    ),
    (
        claimed("a dip:SpeechAct ; dip:speaker person:alar-karis"),
        "A speech act needs a kind from the speech act kinds.",
    ),
    (
        claimed(f'a dip:SpeechAct ; {SPEECH} ; dip:quotation "One." , "Two."'),
        "A speech act has at most one quotation, a plain text.",
    ),
    (
        claimed(f'a dip:SpeechAct ; {SPEECH} ; dip:content "in English"@en'),
        "A speech act has at most one content, a plain text.",
    ),
    (
        claimed("a dip:Action ; dip:kind kind:expel ; dip:target country:LVA"),
        "An action needs an actor.",
    ),
    (
        claimed(f"a dip:Action ; {EXPULSION} ; dip:target place:LVA-riga"),
        "An action needs a target: a country, organisation, body, person or agreement.",
    ),
    (
        claimed(f"a dip:Action ; {swapped(EXPULSION, 'kind:expel', 'kind:thank')}"),
        "An action needs a kind from the action kinds.",
    ),
    # Sources
    (
        f'[] a dip:Article ; dip:textHash "{"b" * 64}" .',
        "An article needs an IRI of its own.",
    ),
    (
        'article:b a dip:Article ; dct:title "No hash" .',
        "An article needs the SHA-256 of its text, 64 hexadecimal digits.",
    ),
    ('article:a nif:isString "Another text." .', "An article has at most one text."),
    ('article:a dct:title "Another title" .', "An article has at most one title."),
    (
        'article:a dct:issued "2023-07-12"^^xsd:date .',
        "An article has at most one date of issue, a day, a month or a year.",
    ),
    (f"fact:f a dip:Tenure ; {TENURE} .\n[] {CLAIM} .", "A claim needs an IRI of its own."),
    (
        f"{valid('Tenure')} fact:g a dip:Tenure ; {TENURE} . claim:c dip:asserts fact:g .",
        "A claim asserts exactly one fact.",
    ),
    (
        swapped(valid("Tenure"), "0.9", "1.1"),
        "A claim needs exactly one confidence, a decimal from 0 to 1.",
    ),
    (
        swapped(valid("Tenure"), "dip:modality kind:asserted ;", ""),
        "A claim needs exactly one modality, a concept of the schemes.",
    ),
    (
        swapped(valid("Tenure"), "kind:asserted", "kind:planned"),
        "A claim has a modality from the modalities.",
    ),
    (
        valid("Tenure") + ' claim:c dip:frame "another" .',
        "A claim names at most one frame.",
    ),
    (
        swapped(valid("Tenure"), f"prov:wasDerivedFrom {SPAN}", "prov:wasDerivedFrom article:a"),
        "A claim rests on words of an article (a nif:Phrase) or on a source of reference"
        " (a dip:Source).",
    ),
    (
        swapped(valid("Tenure"), "prov:wasGeneratedBy run:r ;", ""),
        "A claim comes from exactly one run.",
    ),
    (
        valid("Tenure") + " claim:c prov:wasAttributedTo country:EST .",
        "A claim is the word of at most one person, country, organisation or government body.",
    ),
    (
        swapped(WORLD, "itsrdf:taIdentRef person:alar-karis ;", "") + valid("Tenure"),
        "A mention needs the entity that it stands for (itsrdf:taIdentRef).",
    ),
    (
        "[] a nif:Phrase ; nif:referenceContext article:a ; nif:beginIndex 0 ; nif:endIndex 5 ;"
        ' nif:anchorOf "Karis" .',
        "A span needs an IRI of its own.",
    ),
    (
        f"{SPAN} nif:referenceContext country:EST .",
        "A span belongs to exactly one article.",
    ),
    (
        swapped(WORLD, "nif:beginIndex 0 ;", "nif:beginIndex 22 ;"),
        "A span needs exactly one begin, a whole number from 0 and before its end.",
    ),
    (
        swapped(WORLD, "nif:endIndex 22 ;", "nif:endIndex 22 , 23 ;"),
        "A span needs exactly one end, a whole number.",
    ),
    (
        f'{SPAN} nif:anchorOf "Karis" .',
        "A span needs its words exactly once (nif:anchorOf).",
    ),
]


@pytest.mark.parametrize(("turtle", "message"), INVALID, ids=[case[1] for case in INVALID])
def test_shapes_refuse_with_their_message(turtle: str, message: str) -> None:
    world = "" if "country:EST a dip:Country" in turtle else WORLD  # some bring a changed one
    assert messages(graph_of(world + turtle)) == {message}


def test_every_shape_has_a_case_here() -> None:
    said = {str(message) for message in shapes("shapes.ttl").objects(None, SH.message)}
    assert said == {message for _, message in INVALID}


def test_every_shape_has_a_message_of_its_own() -> None:
    graph = shapes("shapes.ttl")
    named = {
        shape
        for sort in (SH.NodeShape, SH.PropertyShape)
        for shape in graph.subjects(RDF.type, sort)
    }
    said = [str(graph.value(shape, SH.message)) for shape in named]
    assert len(set(said)) == len(named)
    assert all(re.fullmatch(r"[A-Z].*\.", message) for message in said)


def test_shapes_are_core_only() -> None:
    assert not list(shapes("shapes.ttl").subject_objects(SH.sparql))


@pytest.mark.parametrize(
    ("name", "group"),
    [(kind.name, group) for kind in FACT_TYPES.values() for group in kind.required],
)
def test_shapes_require_the_roles_that_the_schema_requires(
    name: str, group: tuple[str, ...]
) -> None:
    graph = graph_of(WORLD + valid(name))
    removed = [triple for role in group for triple in graph.triples((FACT, DIP[role], None))]
    assert removed
    for triple in removed:
        graph.remove(triple)
    assert messages(graph)


@pytest.mark.parametrize("name", [kind.name for kind in FACT_TYPES.values() if kind.scheme])
def test_shapes_know_the_scheme_that_the_schema_names(name: str) -> None:
    graph = graph_of(WORLD + valid(name))
    graph.set((FACT, DIP.kind, KIND.sport))
    assert len(messages(graph)) == 1


@pytest.mark.parametrize(
    "turtle",
    [
        valid("Visit"),
        claimed(
            f'a dip:Tenure ; {TENURE} ; dip:startDate "2018"^^xsd:gYear ;'
            ' dip:endDate "2018-05"^^xsd:gYearMonth'
        ),
        claimed(
            f'a dip:Tenure ; {TENURE} ; dip:startDate "2018-05-01"^^xsd:date ;'
            ' dip:endDate "2018"^^xsd:gYear'
        ),
    ],
)
def test_integrity_accepts_true_quotes_and_periods(turtle: str) -> None:
    assert messages(graph_of(WORLD + turtle), "integrity.ttl") == set()


@pytest.mark.parametrize(
    ("turtle", "message", "value"),
    [
        (
            "<https://w3id.org/diplograph/article/a#char=0,5> a nif:Phrase ; nif:beginIndex 0 ;"
            ' nif:endIndex 5 ; nif:anchorOf "Rinke" ; nif:referenceContext article:a .',
            "The quoted words are not what the article has at these offsets.",
            "https://w3id.org/diplograph/article/a#char=0,5",
        ),
        (
            claimed(
                f'a dip:Tenure ; {TENURE} ; dip:startDate "2018-05-01"^^xsd:date ;'
                ' dip:endDate "2017"^^xsd:gYear'
            ),
            "The end date is before the start date.",
            str(FACT),
        ),
    ],
)
def test_integrity_names_the_node_at_fault(turtle: str, message: str, value: str) -> None:
    data = graph_of(WORLD + turtle) + ontology()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes("integrity.ttl"), inplace=True)
    assert isinstance(report, Graph)
    assert set(report.objects(None, SH.resultMessage)) == {Literal(message)}
    assert set(report.objects(None, SH.value)) == {URIRef(value)}


def test_example_of_the_page_is_valid() -> None:
    page = PAGE.read_text(encoding="utf-8")
    examples = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 1
    graph = Graph().parse(data=examples[0], format="turtle")
    assert set(graph.objects(None, DIP.asserts)) == set(graph.subjects(RDF.type, DIP.Visit))
    assert messages(graph) == set()
    assert messages(graph, "integrity.ttl") == set()
