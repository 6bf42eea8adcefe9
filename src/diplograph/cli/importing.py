"""The verbs that take in tables of other people: import us-visits."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click
from click.core import ParameterSource

from diplograph.cli.options import reference_option
from diplograph.cli.reporting import Problems, steps
from diplograph.cli.stores import opened, required_place, store_option


@click.group("import")
def import_() -> None:
    """Take in tables that others keep, each row with its words as evidence."""


@import_.command("us-visits")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@store_option(required=False)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write the graph: .ttl .trig .nt .nq .jsonld .rdf, or - for Turtle on stdout.",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    help="Write what became of each row as CSV: facts by type, or why there are none.",
)
@reference_option
@click.option("--processes", type=click.IntRange(1), help="How many; by default one per core.")
@click.pass_context
def us_visits(
    ctx: click.Context,
    files: tuple[str, ...],
    place: str | None,
    output: str | None,
    report_file: str | None,
    reference_folders: tuple[Path, ...],
    processes: int | None,
) -> None:
    """Import visits to and from the United States: who, where, when, whom they met.

    FILE is an XML file of the Office of the Historian (president-travels/*.xml,
    secretary-travels/*.xml, or a decade of foreign leaders' visits), a CSV file with the same rows,
    or a folder of these. Each gives visits, meetings and gatherings that were attended, all with
    the words of their row as evidence. A file of the Office is one article of the store and takes
    the place of its earlier self; give all files together, so that one person is one in all.
    Rows that cannot be read are reported with file and line, and the others are still taken.
    """
    from diplograph import importing

    if output is not None and ctx.get_parameter_source("place") is ParameterSource.COMMANDLINE:
        raise click.UsageError("give --output or --store, not both; export writes a store's graph")
    problems = Problems()
    with ExitStack() as stack:
        store = None
        if output is None:
            store = stack.enter_context(
                opened(required_place(place, "--output"), writing=True, make=True)
            )
        watch = stack.enter_context(steps())
        summary = importing.import_us_visits(
            *files,
            store=store,
            output=output,
            reference=reference_folders,
            report=problems,
            processes=processes,
            watch=watch,
        )
    if report_file is not None:
        importing.write_accounts(summary.accounts, report_file)
    else:
        for account in summary.held_back:
            click.echo(f"held back: {account.where}: {account.id}: {account.reason}", err=True)
    click.echo(str(summary), err=True)
    told = ", ".join(f"{number} {change}" for change, number in sorted(summary.changes.items()))
    click.echo(f"{told} articles, in {output or place}", err=True)
    problems.leave()
