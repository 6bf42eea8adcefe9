"""A graph that people have checked serves as gold."""

from pathlib import Path

import pytest
from rdflib import Dataset

from diplograph.errors import GraphError
from diplograph.front import build, evaluate, extract
from diplograph.gold_graph import gold_lines
from diplograph.graph.mapping import to_dataset

TEXT = "Kenyan President William Ruto met Rwandan President Paul Kagame in Nairobi on Tuesday."


def test_a_graph_measures_its_own_articles_as_wholly_right(tmp_path: Path) -> None:
    path = tmp_path / "gold.ttl"
    build([extract(TEXT, date="2024-04-05")], output=path)
    figures = evaluate(path).figures()
    assert figures["lines"] == 1
    assert figures["facts, exactly"]["all"]["f1"] == 1
    assert figures["facts, exactly"]["all"]["right"] >= 3


def test_a_line_has_the_article_and_its_facts(dataset: Dataset) -> None:
    lines = gold_lines(dataset)
    assert all(line.article.text and line.facts for line in lines)
    assert len({line.id for line in lines}) == len(lines)


def test_without_texts_or_claims_there_is_nothing_to_measure() -> None:
    bare = to_dataset([extract(TEXT, date="2024-04-05")], with_text=False)
    with pytest.raises(GraphError, match="without-text"):
        gold_lines(bare)
    with pytest.raises(GraphError, match="no claim"):
        gold_lines(Dataset())
