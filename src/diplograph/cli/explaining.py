"""The verb explain: why a fact was coded, or why a sentence was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph.cli.options import (
    confidence_option,
    date_option,
    encoding_option,
    reference_option,
)
from diplograph.cli.reporting import Problems
from diplograph.cli.stores import opened, required_place, store_option
from diplograph.model import Span
from diplograph.reading import article_from_text

if TYPE_CHECKING:
    from diplograph.explanation import Explanation
    from diplograph.model import Claim, Extraction, PartialDate


@click.command()
@click.argument("needle", metavar="FACT|PHRASE")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@store_option(required=False)
@date_option
@encoding_option
@confidence_option
@reference_option
@click.option("--missing", is_flag=True, help="Say why the sentences with the phrase gave no more.")
@click.pass_context
def explain(
    ctx: click.Context,
    needle: str,
    paths: tuple[str, ...],
    place: str | None,
    date: PartialDate | None,
    encoding: str | None,
    min_confidence: float,
    reference_folders: tuple[Path, ...],
    missing: bool,
) -> None:
    """Show the words behind a fact, and how they were understood.

    FACT is a fact's IRI or its name, as in visit-4f3a9c21d0e8; PHRASE is some words of a text.
    PATH is a graph that build has written, or articles; without one the store is asked.
    """
    problems = Problems()
    if not paths:
        if missing:
            raise click.UsageError("--missing needs the articles themselves, not a store")
        blocks = _from_store(required_place(place, "PATH"), needle)
    elif _are_graphs(paths):
        if missing:
            raise click.UsageError("--missing needs the articles themselves, not a graph")
        blocks = _from_graph(paths, needle)
    else:
        from diplograph import front

        articles = front.read(*paths, date=date, encoding=encoding, report=problems)
        extractions = front.extract_all(
            articles,
            min_confidence=min_confidence,
            reference=reference_folders,
            report=problems,
        )
        blocks = _gaps(extractions, needle) if missing else _from_articles(extractions, needle)
    count = 0
    for count, block in enumerate(blocks, start=1):  # noqa: B007  # counts what it has shown
        click.echo(block)
    problems.leave()
    if not count:
        click.echo(f"nothing found for {needle!r} in {' '.join(paths) or place}", err=True)
        ctx.exit(1)


def _are_graphs(paths: tuple[str, ...]) -> bool:
    from diplograph.graph.files import FORMATS

    graphs = [path for path in paths if Path(path).suffix.lower() in FORMATS]
    if graphs and len(graphs) < len(paths):
        raise click.UsageError("give graphs or articles, not both")
    return bool(graphs)


def _from_graph(paths: tuple[str, ...], needle: str) -> Iterator[str]:
    from diplograph import front
    from diplograph.graph.evidence import explanations

    yield from _shown(explanations(front.open_graph(*paths), needle))


def _from_store(place: str, needle: str) -> Iterator[str]:
    with opened(place) as store:
        yield from _shown(store.explanations(needle))


def _from_articles(extractions: Iterable[Extraction], needle: str) -> Iterator[str]:
    from diplograph.explanation import explanations

    for extraction in extractions:
        yield from _shown(explanations(extraction, needle))


def _shown(found: Iterable[Explanation]) -> Iterator[str]:
    """Claims of one fact after another share its description."""
    last = None
    for explanation in found:
        lines = [] if explanation.fact == last else _fact_lines(explanation)
        gap = "\n" if lines and last else ""
        yield gap + "\n".join([*lines, *_claim_lines(explanation)])
        last = explanation.fact


def _fact_lines(explanation: Explanation) -> list[str]:
    width = max(len(name) for name, _ in explanation.description)
    rows = [f"  {name:<{width}}  {value}" for name, value in explanation.description]
    return [explanation.fact, *rows]


def _claim_lines(explanation: Explanation) -> list[str]:
    dated = f" of {explanation.published}" if explanation.published else ""
    word = f", the word of {explanation.attributed_to}" if explanation.attributed_to else ""
    lines = [
        f"  claimed in {explanation.article}{dated}{word}: {explanation.modality},"
        f" confidence {explanation.confidence:.2f}, by frame {explanation.frame}"
    ]
    for span, quote in explanation.quotes:
        lines.append(f"    {span.begin}-{span.end}  {_in_sentence(explanation.text, span, quote)}")
    for role in explanation.resolutions:
        lines.append(
            f"    {role.role} = {role.label}: {_one_line(role.quote)!r}"
            f" ({role.span.begin}-{role.span.end}), {role.resolved_from}"
        )
    return lines


def _in_sentence(text: str | None, span: Span, quote: str) -> str:
    """The sentence with the span marked; the quote alone where the text is not at hand."""
    if text is None:
        return f"[{_one_line(quote)}]"
    around = _around(text, span)
    before, after = text[around.begin : span.begin], text[span.end : around.end]
    return _one_line(f"{before}[{quote}]{after}")


def _around(text: str, span: Span) -> Span:
    sentences = [sentence for sentence in _sentences(text) if sentence.overlaps(span)]
    begins = [span.begin, *(sentence.begin for sentence in sentences)]
    ends = [span.end, *(sentence.end for sentence in sentences)]
    return Span(min(begins), max(ends))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[Span, ...]:
    from diplograph.language.sentences import paragraphs

    article = article_from_text(text)
    return tuple(sentence for paragraph in paragraphs(article) for sentence in paragraph.sentences)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _gaps(extractions: Iterable[Extraction], phrase: str) -> Iterator[str]:
    """For each sentence with the phrase: what was coded, and the reasons for the rest."""
    from diplograph.explanation import occurrences

    for extraction in extractions:
        text = extraction.article.text
        sentences = [
            sentence
            for sentence in _sentences(text)
            if any(sentence.overlaps(place) for place in occurrences(phrase, text))
        ]
        for sentence in sentences:
            yield "\n".join(_gap_lines(extraction, sentence))


def _held_back(extraction: Extraction, claims: Iterable[Claim]) -> list[str]:
    """What the shapes say of facts that these claims carry, which a graph would then lack."""
    facts = {claim.fact for claim in claims}
    if not facts:
        return []
    from diplograph.graph import mapping, validation
    from diplograph.graph.iris import iri

    of_facts = {str(iri(fact)) for fact in facts}
    result = validation.gate(mapping.to_dataset([extraction]))
    return [held.message for held in result.rejections if held.fact in of_facts]


def _gap_lines(extraction: Extraction, sentence: Span) -> list[str]:
    claims = [
        claim for claim in extraction.claims if any(span.overlaps(sentence) for span in claim.spans)
    ]
    silences = [silence for silence in extraction.silences if silence.span.overlaps(sentence)]
    lines = [
        f"{extraction.article.id} {sentence.begin}-{sentence.end}"
        f"  {_one_line(sentence.of(extraction.article.text))}"
    ]
    for claim in sorted(claims, key=lambda claim: claim.fact):
        fact = extraction.facts[claim.fact]
        lines.append(f"  coded: {fact.type} {fact.kind or ''} {claim.fact} ({claim.frame})")
    for silence in silences:
        detail = f": {silence.detail}" if silence.detail else ""
        lines.append(f"  not coded: {silence.reason}{detail}")
    lines += [f"  held back by a shape: {message}" for message in _held_back(extraction, claims)]
    if not claims and not silences:
        lines.append("  not coded: no frame has a word of this sentence among its triggers")
    return lines
