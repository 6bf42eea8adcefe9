from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib.namespace import SKOS
from sample_world import VISIT, sample

from diplograph.errors import QueryError
from diplograph.graph.catalogue import Parameter, Query
from diplograph.graph.iris import iri
from diplograph.graph.mapping import to_dataset
from diplograph.graph.parameters import terms
from diplograph.graph.queries import load
from diplograph.schema import fact_id

VISIT_IRI = str(iri(fact_id(VISIT)))
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(to_dataset(sample()))


def term(kind: str, text: object, store: ox.Store) -> ox.NamedNode | ox.Literal:
    query = Query("q", "Q", "", (Parameter("x", kind, True, ""),), "")
    return terms(query, {"x": text}, store)["x"]


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("country", "KAZ", "country/KAZ"),
        ("country", "kaz", "country/KAZ"),
        ("country", "Kazakhstan", "country/KAZ"),
        ("country", " kazakhstan ", "country/KAZ"),
        ("country", "country:KAZ", "country/KAZ"),
        ("country", "country/KAZ", "country/KAZ"),
        ("country", "https://w3id.org/diplograph/id/country/KAZ", "country/KAZ"),
        ("country", "BRA", "country/BRA"),
        ("organisation", "SCO", "organisation/SCO"),
        ("organisation", "Shanghai cooperation organisation", "organisation/SCO"),
        ("person", "Xi Jinping", "person/xi-jinping"),
        ("office", "President of Iran", "office/IRN-president"),
        ("thing", "Samarkand", "place/UZB-samarkand"),
        ("thing", "SCO", "organisation/SCO"),
        ("fact", VISIT_IRI, fact_id(VISIT)),
        ("fact", fact_id(VISIT), fact_id(VISIT)),
        ("fact", fact_id(VISIT).replace("/", ":"), fact_id(VISIT)),
        ("fact", fact_id(VISIT).partition("/")[2], fact_id(VISIT)),
    ],
)
def test_things_are_found_by_code_name_and_iri(
    kind: str, text: str, key: str, store: ox.Store
) -> None:
    assert term(kind, text, store) == ox.NamedNode(iri(key))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("date", "2022-09-14", ox.Literal("2022-09-14")),
        ("date", "2022-09", ox.Literal("2022-09")),
        ("year", 2021, ox.Literal("2021")),
        ("integer", "-07", ox.Literal("-7", datatype=ox.NamedNode(f"{XSD}integer"))),
        ("decimal", "1e3", ox.Literal("1000", datatype=ox.NamedNode(f"{XSD}decimal"))),
        ("string", 'a "quoted" \\ {text}', ox.Literal('a "quoted" \\ {text}')),
        ("iri", "http://e.org/a", ox.NamedNode("http://e.org/a")),
        ("kind", "state-visit", ox.NamedNode("https://w3id.org/diplograph/kind/state-visit")),
        ("kind", "state visit", ox.NamedNode("https://w3id.org/diplograph/kind/state-visit")),
        ("kind", "kind:thank", ox.NamedNode("https://w3id.org/diplograph/kind/thank")),
    ],
)
def test_values_become_terms_of_their_type(
    kind: str, text: object, expected: ox.Literal | ox.NamedNode, store: ox.Store
) -> None:
    assert term(kind, text, store) == expected


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("country", "Kazakstan", "no country 'Kazakstan' for x; did you mean Kazakhstan"),
        ("person", "Tokayev", "did you mean Kassym-Jomart Tokayev"),
        ("organisation", "Nato", "no organisation 'Nato'"),
        ("thing", "}", "no thing"),
        ("date", "14 September", "no value for x; it takes YYYY, YYYY-MM or YYYY-MM-DD"),
        ("date", "2022-13", "no value for x"),
        ("year", "21", "no value for x; it takes four digits"),
        ("integer", "two", "it takes a whole number"),
        ("decimal", "much", "it takes a number"),
        ("iri", "not an iri", "it takes a full IRI"),
        ("iri", "http://e.org/a> . ?s ?p <http://e.org/b", "it takes a full IRI"),
        ("kind", "state-vist", "did you mean state-visit"),
        ("fact", "visit-000000000000", "the graph has no fact"),
        ("fact", "no such fact", "it takes a fact's IRI"),
    ],
)
def test_wrong_values_say_what_is_expected(
    kind: str, text: str, message: str, store: ox.Store
) -> None:
    with pytest.raises(QueryError, match=message):
        term(kind, text, store)


def test_missing_and_unknown_parameters_are_reported(store: ox.Store) -> None:
    query = Query("q", "Q", "", (Parameter("country", "country", True, ""),), "")
    with pytest.raises(QueryError, match="q needs the parameter country: a country's code or name"):
        terms(query, {}, store)
    with pytest.raises(QueryError, match="q needs the parameter country"):
        terms(query, {"country": None}, store)
    with pytest.raises(QueryError, match="q has no parameter 'land'; it has: country"):
        terms(query, {"land": "KAZ"}, store)


def test_a_name_of_two_things_asks_which(store: ox.Store) -> None:
    label = ox.NamedNode(str(SKOS.altLabel))
    for key in ("person/xi-jinping", "person/ebrahim-raisi"):
        store.add(ox.Quad(ox.NamedNode(iri(key)), label, ox.Literal("the guest")))
    with pytest.raises(QueryError, match="may be any of person:ebrahim-raisi, person:xi-jinping"):
        term("person", "The Guest", store)
