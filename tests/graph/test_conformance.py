from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, Literal
from rdflib.namespace import PROV
from sample_world import VISIT

from diplograph.errors import GraphError
from diplograph.graph.conformance import validate_file
from diplograph.graph.iris import DIP, NIF, article_iri, iri
from diplograph.graph.serialise import write_graph
from diplograph.schema import fact_id


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".jsonld"])
def test_validate_file_counts_what_conforms(suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(dataset, path)
    report = validate_file(path)
    assert report.conforms
    assert (report.articles, report.texts, report.facts, report.claims) == (4, 4, 20, 21)
    assert str(report) == (
        "conforms: 20 facts and 21 claims of 4 articles, quotes compared with the text of 4"
    )


def test_validate_file_says_when_there_is_no_text(dataset: Dataset, tmp_path: Path) -> None:
    write_graph(dataset, tmp_path / "graph.ttl", with_text=False)
    report = validate_file(tmp_path / "graph.ttl")
    assert report.conforms
    assert report.texts == 0


@pytest.mark.parametrize("suffix", [".ttl", ".trig"])
def test_validate_file_reports_each_fault(suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    visit = iri(fact_id(VISIT))
    graph = dataset.graph(article_iri("astana-2022"))
    claim = graph.value(None, DIP.asserts, visit)
    span = graph.value(claim, PROV.wasDerivedFrom)
    assert span is not None
    graph.set((span, NIF.anchorOf, Literal("words that nobody wrote")))
    for each in dataset.graphs():
        each.remove((visit, DIP.visitor, None))
    write_graph(dataset, tmp_path / f"graph{suffix}")
    report = validate_file(tmp_path / f"graph{suffix}")
    messages = {(problem.article, problem.message) for problem in report.problems}
    assert ("astana-2022", "The quoted words are not what the article has at these offsets.") in (
        messages
    )
    assert {message for _, message in messages} >= {"A visit needs a visitor."}
    assert not report.conforms
    assert any("fact:visit" in str(problem) for problem in report.problems)
    quotes = [problem.quote for problem in report.problems if "visitor" in problem.message]
    assert all(quote and "Xi Jinping" in quote for quote in quotes)


def test_validate_file_notices_an_altered_text(dataset: Dataset, tmp_path: Path) -> None:
    node = article_iri("doha-2022")
    graph = dataset.graph(node)
    graph.set((node, NIF.isString, Literal(f"{graph.value(node, NIF.isString)} and more")))
    write_graph(dataset, tmp_path / "graph.ttl")
    (problem,) = validate_file(tmp_path / "graph.ttl").problems
    assert (problem.article, problem.node) == ("doha-2022", str(node))
    assert problem.message == "The text of the article is not the one that was coded."


def test_validate_file_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        validate_file(tmp_path / "absent.ttl")
