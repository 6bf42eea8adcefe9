from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.graph.binding import bound
from diplograph.graph.catalogue import Query

PERSON = {"who": ox.NamedNode("http://e.org/a")}
BINDING = " VALUES (?who) { (<http://e.org/a>) } "


def text(sparql: str) -> str:
    return bound(Query("q", "Q", "", (), sparql), PERSON)


@pytest.mark.parametrize(
    "begin",
    [
        "SELECT * WHERE {",
        "SELECT * where{",
        "SELECT *\nWHERE\n\n{",
        "SELECT * WHERE # of all { things\n # and so on\n {",
        "CONSTRUCT { ?s ?p ?o } WHERE {",
        "# SELECT * WHERE { ?no ?no ?no }\nASK WHERE {",
        "SELECT (\"WHERE {\" AS ?a) ('WHERE {' AS ?b) WHERE {",
        r'SELECT ("a \" WHERE {" AS ?a) WHERE {',
        'SELECT ("""a "quoted" \\""" WHERE {""" AS ?a) WHERE {',
        "SELECT ('''it's ''WHERE { ''' AS ?a) WHERE {",
        "SELECT (<http://e.org/#WHERE> AS ?a) ?where WHERE {",
    ],
)
def test_parameters_are_bound_where_the_pattern_begins(begin: str) -> None:
    assert text(f"{begin} ?who ?p ?o }}") == f"{begin}{BINDING} ?who ?p ?o }}"


def test_parameters_are_bound_in_subqueries_as_well() -> None:
    inner = "{ SELECT (COUNT(*) AS ?n) WHERE {%s ?who ?p ?o } }"
    outer = "SELECT * WHERE {%s " + inner + " }"
    assert text(outer.replace("%s", "")) == outer.replace("%s", BINDING)


def test_a_comparison_is_no_iri_and_a_letter_no_string() -> None:
    sparql = (
        'SELECT * WHERE {%s FILTER (?a < 1 || ?b > 2) BIND ("x" AS ?c) { SELECT ?d WHERE {%s } } }'
    )
    assert text(sparql.replace("%s", "")) == sparql.replace("%s", BINDING)


def test_nothing_changes_without_parameters() -> None:
    assert bound(Query("q", "Q", "", (), "SELECT ?s { ?s ?p ?o }"), {}) == "SELECT ?s { ?s ?p ?o }"


@pytest.mark.parametrize("sparql", ["SELECT * { ?who ?p ?o }", "# WHERE {\nASK { ?who ?p ?o }", ""])
def test_a_pattern_without_where_has_no_place_for_them(sparql: str) -> None:
    with pytest.raises(QueryError, match="write it out"):
        text(sparql)


def test_unclosed_strings_and_long_comments_take_no_time() -> None:
    text("SELECT * WHERE { " + '"""' * 5_000 + "'" * 5_000 + "WHERE #" + " # # " * 5_000)
