"""The verb that writes what the reference says as a graph."""

from __future__ import annotations

from pathlib import Path

import click

from diplograph.cli.options import date_value, reference_option
from diplograph.model import PartialDate


@click.command()
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    help="Where the graph goes: .ttl .trig .nt .nq .jsonld .rdf, or - for stdout.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["ttl", "trig", "nt", "nq", "jsonld", "rdf"]),
    help="How it is written, whatever the suffix says.  [default: ttl on stdout]",
)
@click.option("--country", metavar="CODE|NAME", help="Only what concerns this country.")
@click.option("--organisation", metavar="CODE|NAME", help="Only what concerns this organisation.")
@click.option(
    "--on", callback=date_value, metavar="DATE", help="Only what held on this day, month or year."
)
@reference_option
def reference(
    output: str,
    form: str | None,
    country: str | None,
    organisation: str | None,
    on: PartialDate | None,
    reference_folders: tuple[Path, ...],
) -> None:
    """Write what the reference knows as a graph.

    Terms of office, memberships and chairmanships, each with a claim of its source, and the
    countries, organisations, persons and offices that they name. The graph can be asked alone or
    together with those of articles.
    """
    from rdflib import RDF

    from diplograph import front
    from diplograph.graph.iris import DIP

    graph = front.reference(
        *reference_folders,
        country=country,
        organisation=organisation,
        on=on,
        output=output,
        form=form,
    )
    facts = len(set(graph.objects(None, DIP.asserts)))
    sources = len(set(graph.subjects(RDF.type, DIP.Source)))
    click.echo(f"{facts} facts of {sources} sources, in {output}", err=True)
