"""What a user types as a parameter is one term or an error; it never becomes part of the query."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_world import sample

from diplograph.errors import QueryError
from diplograph.graph.binding import bound
from diplograph.graph.catalogue import PARAMETER_TYPES, Parameter, Query, queries
from diplograph.graph.mapping import to_dataset
from diplograph.graph.parameters import terms
from diplograph.graph.queries import load, run

ATTACKS = [
    '"',
    "'",
    "\\",
    '"""',
    '\\"',
    '") } #',
    '" } UNION { ?s ?p ?o } #',
    "{ } }",
    "# a comment",
    ") } VALUES ?x { 1",
    "2022\n} DELETE WHERE { ?s ?p ?o }",
    "2022-01-01> } #",
    "KAZ> } UNION { ?s ?p ?o",
    "country:KAZ> }",
    "country:KAZ } #",
    'country:"KAZ"',
    "http://e.org/a> } { <http://e.org/b",
    "http://e.org/{a}",
    "http://e.org/a b",
    "http://e.org/a\nb",
    "http://e.org/a\\u003e } #",
    "http://e.org/\\U0000003E",
    "\\u0022 } #",
    "\u0000",
    "\ud800",
    "http://e.org/\udcff",
    "\u2028",
    "\u202e evil",
    "{{ parameter }}",
    "$country",
    "?fact",
    "UNDEF",
    "country/KAZ> }",
    "fact/visit-1> } #",
    "state-visit> } #",
    "1e999999999",
    "-1e-999999999",
    "NaN",
    "Infinity",
    "9" * 5_000,
    "1" + "0" * 30,
    "²",
    "２０２２",
    "x" * 1_000_000,
    "http://e.org/" + "x" * 1_000_000,
    "",
    " ",
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(to_dataset(sample()))


def asked(kind: str, text: str, store: ox.Store) -> list[object]:
    """The values of the parameter in the rows of a query that gives it back, or none."""
    query = Query("q", "Q", "", (Parameter("x", kind, True, ""),), "SELECT ?x WHERE { }")
    try:
        term = terms(query, {"x": text}, store)
    except QueryError as error:
        message = str(error)
        return [] if "\n" not in message and len(message) < 1_000 else [message]
    answer = store.query(bound(query, term))
    assert isinstance(answer, ox.QuerySolutions)
    found = [row["x"] for row in answer]
    assert found == list(term.values())
    return list(found)


@pytest.mark.parametrize("kind", PARAMETER_TYPES)
@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text[:30]))
def test_a_hostile_value_is_one_term_or_refused(kind: str, text: str, store: ox.Store) -> None:
    size = len(store)
    began = time.monotonic()
    found = asked(kind, text, store)
    assert time.monotonic() - began < 2
    assert len(store) == size
    if kind not in ("string", "iri"):
        assert found == [] or text.strip().isalnum()


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(sorted(PARAMETER_TYPES)), text=st.text())
def test_any_text_is_one_term_or_refused(kind: str, text: str) -> None:
    asked(kind, text, ox.Store())


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("<>{}\"'\\#?$ \n\t:/u0e.")))
def test_any_mark_of_sparql_is_one_term_or_refused(text: str) -> None:
    for kind, before in (("string", ""), ("iri", "http://e.org/"), ("thing", "id:"), ("fact", "")):
        asked(kind, before + text, ox.Store())


@pytest.mark.parametrize(
    "text", [text for text in ATTACKS if len(text) < 100 and not text.isdecimal()], ids=ascii
)
def test_no_question_gives_rows_for_a_hostile_value(text: str, store: ox.Store) -> None:
    for query in queries():
        needed = {parameter.name: text for parameter in query.parameters if parameter.required}
        if needed:
            assert answered(query, needed, store) == 0


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text[:30]))
def test_a_query_of_one_s_own_is_as_safe(text: str, store: ox.Store) -> None:
    own = Query(
        "own",
        "Own",
        "",
        (Parameter("words", "string", True, ""),),
        "SELECT ?quote WHERE { ?s nif:anchorOf ?quote"
        " { SELECT ?s WHERE { ?s nif:anchorOf ?inner FILTER (STRSTARTS(?inner, $words)) } } }",
    )
    assert answered(own, {"words": "He held"}, store) == 1
    quoted = text.strip() in ("", '"')  # what some quotes do begin with
    assert (answered(own, {"words": text}, store) > 0) == quoted


def answered(query: Query, given: dict[str, str], store: ox.Store) -> int:
    """How many rows there are; none if the parameters are refused."""
    try:
        return len(run(query, store, **given))
    except QueryError as error:
        return -1 if "SPARQL" in str(error) else 0
