"""Trees beside those that spaCy computes with the same weights."""

from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy_pipeline import load_pipeline

from diplograph.language.parser import load_parser
from diplograph.language.words import Word, words
from diplograph.model import Span
from diplograph.resources import resource

MODEL = Path(__file__).parents[2] / "scripts" / "spacy_model"


def sentences() -> list[tuple[Word, ...]]:
    """Lines of the shipped articles and of ordinary news, and beginnings of them."""
    paths = [*resource("data", "articles").glob("*.txt")]
    paths.append(Path(__file__).parents[2] / "benchmarks" / "ordinary.txt")
    lines = [line for path in sorted(paths) for line in path.read_text("utf-8").splitlines()]
    rows = [words(line, Span(0, len(line))) for line in lines if line]
    short = [row[: 1 + index % 30] for index, row in enumerate(rows) if row]
    return [row for row in [*rows, *short] if 0 < len(row) <= 200][:800]


def test_trees_are_those_that_spacy_computes() -> None:
    rows = sentences()
    assert len(rows) > 100
    pipeline = load_pipeline(MODEL)
    docs = [
        Doc(
            pipeline.vocab,
            words=[word.text for word in row],
            spaces=[*(one.span.end < other.span.begin for one, other in pairwise(row)), False],
            sent_starts=[True, *(False for _ in row[1:])],
        )
        for row in rows
    ]
    theirs = [
        [(t.tag_, t.head.i, "root" if t.head.i == t.i else t.dep_) for t in doc]
        for doc in pipeline.pipe(docs)
    ]
    ours = [[(t.tag, t.head, t.dep) for t in tree] for tree in load_parser().parse(rows)]
    assert [row for row, a, b in zip(rows, ours, theirs, strict=True) if a != b] == []
