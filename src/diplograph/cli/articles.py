"""The verbs that read articles: build and extract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from diplograph.cli.options import (
    confidence_option,
    date_option,
    encoding_option,
    paths_argument,
    reference_option,
)
from diplograph.cli.reporting import Problems, counted
from diplograph.cli.stores import opened, required_place, store_option
from diplograph.model import PartialDate

if TYPE_CHECKING:
    from rdflib import Dataset


@click.command()
@paths_argument
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where the graph goes: .ttl .trig .nt .nq .jsonld .rdf, or - for Turtle on stdout.",
)
@store_option(required=False)
@date_option
@encoding_option
@confidence_option
@reference_option
@click.option("--without-text", is_flag=True, help="Leave the articles' full texts out.")
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    place: str | None,
    date: PartialDate | None,
    encoding: str | None,
    min_confidence: float,
    reference_folders: tuple[Path, ...],
    without_text: bool,
) -> None:
    """Turn articles into a validated graph of facts.

    PATH is a file, a folder (searched for *.txt and *.jsonl) or - for standard input.
    Facts that break the ontology's shapes are reported and held back; inputs that cannot be read
    are reported and the others processed. With --store in place of --output they go into a store,
    as with add.
    """
    from diplograph import front

    if output is None:
        from diplograph.cli.storing import add

        ctx.invoke(
            add,
            paths=paths,
            place=required_place(place, "--output"),
            date=date,
            encoding=encoding,
            min_confidence=min_confidence,
            reference_folders=reference_folders,
            again=False,
        )
        return
    if ctx.get_parameter_source("place") is ParameterSource.COMMANDLINE:
        raise click.UsageError("give --output or --store, not both; export writes a store's graph")
    problems = Problems()
    articles = front.read(*paths, date=date, encoding=encoding, report=problems)
    graph = front.build(
        counted(articles, "articles", output=output),
        output=output,
        with_text=not without_text,
        min_confidence=min_confidence,
        reference=reference_folders,
        report=problems,
    )
    click.echo(_summary(graph, output), err=True)
    problems.leave()


def _summary(graph: Dataset, output: str) -> str:
    from rdflib import RDF

    from diplograph.graph.iris import DIP

    articles = len(set(graph.subjects(RDF.type, DIP.Article)))
    facts = len(set(graph.objects(None, DIP.asserts)))
    claims = len(set(graph.subjects(RDF.type, DIP.Claim)))
    where = f"in {output}" if articles else f"so {output} was not written"
    return f"{articles} articles, {facts} facts, {claims} claims, {where}"


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@store_option(required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    default="table",
    show_default=True,
    help="jsonl and csv have every field, table the main ones.",
)
@date_option
@encoding_option
@confidence_option
@reference_option
@click.option("--output", "-o", metavar="FILE", help="Where the rows go instead of stdout.")
def extract(
    paths: tuple[str, ...],
    place: str | None,
    form: str,
    output: str | None,
    date: PartialDate | None,
    encoding: str | None,
    min_confidence: float,
    reference_folders: tuple[Path, ...],
) -> None:
    """List what articles claim, one claim a line, with its words.

    PATH is a file, a folder (searched for *.txt and *.jsonl) or - for standard input; without one
    it lists what a store has, as the merged view tells it.
    """
    from diplograph import front
    from diplograph.cli import claims, tables

    if not paths:
        with opened(required_place(place, "PATH")) as store, tables.opened(output) as stream:
            rows = store.claims(min_confidence=min_confidence)
            claims.write_rows(counted(rows, "claims", output=output), form, stream)
        return
    problems = Problems()
    articles = front.read(*paths, date=date, encoding=encoding, report=problems)
    extractions = front.extract_all(
        counted(articles, "articles", output=output),
        min_confidence=min_confidence,
        reference=reference_folders,
        report=problems,
    )
    with tables.opened(output) as stream:
        claims.write(extractions, form, stream)
    problems.leave()
