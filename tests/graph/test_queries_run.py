from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset
from sample_world import VISIT

from diplograph.errors import GraphError, QueryError
from diplograph.graph.iris import iri
from diplograph.graph.queries import ask
from diplograph.graph.records import Thing
from diplograph.graph.serialise import union, write_graph
from diplograph.schema import fact_id


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.rq"
    path.write_text(text)
    return path


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq", ".jsonld", ".rdf", ".nt"])
def test_ask_reads_every_format_alike(suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(dataset, path)
    expected = ask("visits-between", dataset, one="KAZ", other="CHN")
    assert len(expected) == 1
    assert ask("visits-between", path, one="KAZ", other="CHN") == expected
    assert ask("visits-between", union(dataset), one="KAZ", other="CHN") == expected


def test_ask_takes_several_files_as_one_graph(dataset: Dataset, tmp_path: Path) -> None:
    paths = []
    for number, graph in enumerate(dataset.graphs()):
        paths.append(tmp_path / f"{number}.ttl")
        write_graph(graph, paths[-1])
    assert ask("who-met-whom", paths) == ask("who-met-whom", dataset)


def test_own_query_counts_each_triple_once(dataset: Dataset, tmp_path: Path) -> None:
    path = own(tmp_path, "SELECT (COUNT(*) AS ?n) WHERE { ?f a dip:Visit ; dip:visitor ?v }")
    assert ask(path, dataset).rows == ((2,),)


def test_own_query_may_name_article_graphs(dataset: Dataset, tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "# param fact: fact, required - a fact\n"
        "SELECT ?g WHERE { GRAPH ?g { ?c dip:asserts ?fact } } ORDER BY ?g",
    )
    result = ask(path, dataset, fact=fact_id(VISIT))
    labels = [row[0].label for row in result.rows if isinstance(row[0], Thing)]
    assert labels == ["astana-2022", "samarkand-2022"]


def test_own_ask_and_construct_give_rows(dataset: Dataset, tmp_path: Path) -> None:
    path = own(tmp_path, "ASK { ?f a dip:Visit }")
    assert ask(path, dataset).rows == ((True,),)
    path = own(
        tmp_path, "CONSTRUCT { ?p dip:visited ?c } WHERE { ?f dip:visitor ?p ; dip:place ?c }"
    )
    result = ask(path, dataset)
    assert result.columns == ("subject", "predicate", "object")
    assert [row[0] for row in result.rows] == [
        f"<{iri('person/emmanuel-macron')}>",
        f"<{iri('person/xi-jinping')}>",
    ]


def test_unbound_optional_parameter_stays_a_variable(dataset: Dataset, tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "# param person: person, optional - who\n"
        "SELECT DISTINCT ?person WHERE { ?f dip:visitor ?person } ORDER BY ?person",
    )
    assert len(ask(path, dataset)) == 2
    assert len(ask(path, dataset, person="Xi Jinping")) == 1


def test_parameters_cannot_change_the_query(dataset: Dataset, tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "# param words: string, required - part of a quote\n"
        "SELECT ?quote WHERE { ?s nif:anchorOf ?quote FILTER (CONTAINS(?quote, $words)) }",
    )
    assert len(ask(path, dataset, words='") } #')) == 0
    assert len(ask(path, dataset, words="He held")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s\nWHERE { ?s ?p }\n", r"mine, line \d: broken SPARQL"),
        ("SELECT ?s WHERE {\n ?s nope:x ?o }", r"mine(, line \d)?: broken SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "broken SPARQL"),
        ("", "broken SPARQL"),
    ],
)
def test_broken_sparql_names_the_line(
    text: str, message: str, dataset: Dataset, tmp_path: Path
) -> None:
    with pytest.raises(QueryError, match=message):
        ask(own(tmp_path, text), dataset)


def test_parameters_need_a_where(dataset: Dataset, tmp_path: Path) -> None:
    path = own(tmp_path, "# param n: integer, required - n; WHERE {\nSELECT ?n { ?s ?p ?n }")
    with pytest.raises(QueryError, match="write it out"):
        ask(path, dataset, n=1)


def test_missing_graph_file_is_a_graph_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        ask("calls", tmp_path / "absent.ttl")
