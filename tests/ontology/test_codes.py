"""Kinds of events and the codes that the field files them under."""

from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from diplograph.coding.ontology import event_types
from diplograph.graph.iris import DIP, KIND, concept_iri, slug_of
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES

SCHEME = "https://w3id.org/diplograph/scheme/"
AT_HOME = {"appoint", "dismiss"}


def graph(name: str) -> Graph:
    return Graph().parse(resource("ontology", name))


def kinds_of_events() -> set[str]:
    schemes = {f"{SCHEME}{kind.scheme}" for kind in FACT_TYPES.values() if kind.event}
    concepts = graph("schemes.ttl").subject_objects(SKOS.inScheme)
    return {slug_of(str(concept)) for concept, scheme in concepts if str(scheme) in schemes}


def codes(datatype: str) -> dict[str, str]:
    return {
        slug_of(str(kind)): str(code)
        for kind, code in graph("codes.ttl").subject_objects(SKOS.notation)
        if isinstance(code, Literal) and code.datatype == DIP[datatype]
    }


def test_every_kind_of_event_has_a_code() -> None:
    assert codes("cameo").keys() == kinds_of_events() - AT_HOME


def test_codes_are_those_of_the_types() -> None:
    types, cameo = event_types(), codes("cameo")
    for kind, event in codes("plover").items():
        assert event in types, kind
        assert 3 <= len(cameo[kind]) <= 4, kind
    assert codes("plover").keys() <= cameo.keys()


def test_kinds_are_named_by_their_iris() -> None:
    named = {str(kind) for kind in graph("codes.ttl").subjects(SKOS.notation)}
    assert str(concept_iri("expel")) in named
    assert all(kind.startswith(str(KIND)) for kind in named)
