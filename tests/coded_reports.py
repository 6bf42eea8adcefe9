"""Three reports as files, and a stand-in for the extraction that knows what they say."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from sample_world import sample

import diplograph.extraction
from diplograph.model import Article, Extraction, Silence, Span

QUIET = "date 2022-10-01 The weather in Geneva was fine on Saturday, and the lake was calm.\n"
BROKEN = "date 2022-10-02 The ministers of Peru and Chile met in Lima, and a defect was met too.\n"


def write_reports(folder: Path) -> None:
    for extraction in sample():
        article = extraction.article
        (folder / f"{article.id}.txt").write_bytes(article.text.encode())


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `diplograph.extraction.pipeline` know the three reports and nothing else."""
    known = {extraction.article.text: extraction for extraction in sample()}

    def extract(article: Article, *, reference: object) -> Extraction:  # noqa: ARG001
        if article.text == BROKEN:
            raise ValueError("no such kind of lake")
        if article.text in known:
            return replace(known[article.text], article=article)
        body = Span(article.body_begin, len(article.text.rstrip()))
        return Extraction(article, silences=(Silence(body, "no two actors", "one is needed"),))

    def extract_all(
        articles: Iterable[Article],
        *,
        reference: object,
        failed: Callable[[Article, Exception], None],
    ) -> Iterator[Extraction]:
        for article in articles:
            try:
                yield extract(article, reference=reference)
            except ValueError as error:
                failed(article, error)

    pipeline = ModuleType("diplograph.extraction.pipeline")
    pipeline.__dict__["extract"] = extract
    pipeline.__dict__["extract_all"] = extract_all
    monkeypatch.setitem(sys.modules, pipeline.__name__, pipeline)
    monkeypatch.setattr(diplograph.extraction, "pipeline", pipeline, raising=False)
