from collections.abc import Iterator
from pathlib import Path

import pytest
from coded_reports import BROKEN
from rdflib import RDF, URIRef
from sample_world import astana, doha, sample

from diplograph import front
from diplograph.errors import CodingError, GraphError, HeldBackWarning, ReadingError
from diplograph.graph.iris import DIP, SHORTCUTS_GRAPH, article_iri, iri
from diplograph.model import Article, Extraction, PartialDate


def test_read_takes_a_date_as_a_string(reports: Path) -> None:
    articles = list(front.read(reports, date="2022-10"))
    assert {article.published for article in articles} == {PartialDate(2022, 10)}


def test_read_raises_unless_problems_are_taken(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        list(front.read(tmp_path / "missing.txt"))
    problems: list[front.Problem] = []
    assert list(front.read(tmp_path / "missing.txt", report=problems.append)) == []
    assert len(problems) == 1


def test_extract_takes_an_article_or_a_text(reports: Path) -> None:
    (article,) = front.read(reports / "astana-2022.txt")
    from_article, from_text = front.extract(article), front.extract(article.text)
    assert from_article.facts == from_text.facts
    assert from_text.article.id.startswith("text-")
    assert front.extract(article, date="2023").article.published == PartialDate(2023)


def test_extract_keeps_only_what_surer_claims_need(reports: Path) -> None:
    (article,) = front.read(reports / "astana-2022.txt")
    said = front.extract(article, min_confidence=0.95)
    assert {claim.confidence for claim in said.claims} == {0.98, 0.95}
    assert set(said.facts) == {claim.fact for claim in said.claims}
    assert {fact.type for fact in said.facts.values()} == {"Visit", "SpeechAct"}
    fillers = {key for fact in said.facts.values() for _, key in fact.roles}
    assert all(key in said.entities or key in said.facts for key in fillers)
    assert "agreement/joint-statement-kaz-chn-2022-09-14" not in said.entities


def test_extract_all_reports_a_defect_and_codes_the_others(reports: Path) -> None:
    (reports / "broken.txt").write_text(BROKEN)
    problems: list[front.Problem] = []
    articles = list(front.read(reports, date="2022-10-02"))
    coded = list(front.extract_all(articles, report=problems.append))
    assert [said.article.id for said in coded] == sorted(said.article.id for said in sample())
    assert [type(problem) for problem in problems] == [CodingError]
    with pytest.raises(CodingError, match="broken could not be coded"):
        list(front.extract_all(articles))


def test_build_takes_articles_and_extractions(reports: Path) -> None:
    (article,) = front.read(reports / "astana-2022.txt")

    def items() -> Iterator[Article | Extraction]:
        yield article
        yield doha()

    graph = front.build(items())
    names = {source.identifier for source in graph.graphs() if len(source)}
    assert names == {article_iri("astana-2022"), article_iri("doha-2022"), SHORTCUTS_GRAPH}


def test_build_holds_back_what_breaks_a_shape_and_says_so() -> None:
    said = astana()
    visit = next(key for key, fact in said.facts.items() if fact.type == "Visit")
    del said.entities["person/xi-jinping"]
    problems: list[front.Problem] = []
    graph = front.build([said], report=problems.append)
    assert (iri(visit), RDF.type, DIP.Visit) not in graph
    assert len(set(graph.subjects(RDF.type, DIP.Claim))) > 0
    assert {type(problem) for problem in problems} == {HeldBackWarning}
    assert any("paid a state visit" in str(problem) for problem in problems)


def test_build_derives_shortcuts() -> None:
    graph = front.build(sample())
    assert (iri("country/KAZ"), DIP.memberOf, iri("organisation/SCO")) in graph


def test_build_writes_what_open_reads_back(tmp_path: Path) -> None:
    graph = front.build(sample(), output=tmp_path / "graph.trig")
    again = front.open_graph(tmp_path / "graph.trig")
    assert set(again.quads()) == set(graph.quads())


def test_build_refuses_an_unknown_format_before_it_works(tmp_path: Path) -> None:
    def never() -> Iterator[Extraction]:
        raise AssertionError("it has begun to work")
        yield

    with pytest.raises(GraphError, match="no graph format"):
        front.build(never(), output=tmp_path / "graph.docx")


def test_build_of_nothing_writes_nothing(tmp_path: Path) -> None:
    assert len(front.build([], output=tmp_path / "graph.ttl")) == 0
    assert not (tmp_path / "graph.ttl").exists()


def test_open_makes_one_graph_of_several_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{said.article.id}.ttl" for said in sample()]
    for said, path in zip(sample(), paths, strict=True):
        front.build([said], output=path)
    graph = front.open_graph(*paths)
    articles = set(graph.subjects(RDF.type, DIP.Article))
    assert articles == {URIRef(article_iri(said.article.id)) for said in sample()}


def test_query_answers_in_rows_by_column() -> None:
    graph = front.build(sample())
    (visit,) = front.query(graph, "visits-between", one="CHN", other="KAZ")
    assert getattr(visit["visitor"], "label", None) == "Xi Jinping"
    assert visit["date"] == "2022-09-14"


def test_query_lets_a_parameter_have_any_name(tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("# param name: string, required - any\nSELECT ?name WHERE { }")
    (row,) = front.query(front.build(sample()), own, name="Xi")
    assert row == {"name": "Xi"}


def test_network_ties_carry_their_facts(tmp_path: Path) -> None:
    graph = front.build(sample())
    view = front.network(graph, output=tmp_path / "network.gexf")
    facts = {fact for *_, data in view.edges(data=True) for fact in data["facts"]}
    assert facts
    assert all((URIRef(fact), None, None) in graph for fact in facts)
    assert (tmp_path / "network.gexf").exists()
