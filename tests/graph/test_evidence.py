import pytest
from rdflib import RDF, Dataset, Graph, URIRef
from sample_world import sample

from diplograph import explanation
from diplograph.graph.evidence import explanations
from diplograph.graph.iris import DIP
from diplograph.graph.mapping import to_dataset
from diplograph.model import Extraction


def shown(item: explanation.Explanation) -> tuple[object, ...]:
    """What does not depend on the order in which an article's claim lists its parts."""
    return (
        item.fact,
        set(item.description),
        item.article,
        item.published,
        item.text,
        item.quotes,
        item.confidence,
        item.modality,
        item.frame,
        item.attributed_to,
        {(role.role, role.label, role.span, role.quote) for role in item.resolutions},
    )


@pytest.mark.parametrize("said", sample(), ids=lambda said: said.article.id)
def test_graph_explains_each_fact_as_its_extraction_does(said: Extraction) -> None:
    graph = to_dataset([said])
    for key in said.facts:
        by_graph = [shown(item) for item in explanations(graph, key)]
        by_text = [shown(item) for item in explanation.explanations(said, key)]
        assert by_graph == by_text


def test_graph_explains_a_fact_by_all_its_articles(dataset: Dataset) -> None:
    (visit,) = {item.fact for item in explanations(dataset, "paid a state visit to Kazakhstan")}
    found = [item.article for item in explanations(dataset, visit)]
    assert found == ["astana-2022", "samarkand-2022"]


def test_graph_without_texts_explains_by_its_quotes() -> None:
    dataset = to_dataset(sample(), with_text=False)
    (found, *_) = explanations(dataset, "state visit to Kazakhstan")
    assert found.text is None
    assert "paid a state visit" in found.quotes[0][1]


def test_graph_with_broken_claims_explains_the_others(dataset: Dataset) -> None:
    dataset.add((URIRef("urn:x"), RDF.type, DIP.Claim))
    assert len(list(explanations(dataset, "state visit"))) > 0


def test_empty_graph_explains_nothing() -> None:
    assert list(explanations(Graph(), "talks")) == []
