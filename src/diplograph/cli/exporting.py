"""The verb export: a store, or a part of it, as a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import click

from diplograph.cli.options import date_value
from diplograph.cli.reporting import counted
from diplograph.cli.stores import opened, store_option
from diplograph.model import PartialDate
from diplograph.schema import FACT_TYPES

T = TypeVar("T")
_OFTEN = 10_000  # statements between two looks at the clock


@click.command()
@click.argument("file", metavar="FILE")
@store_option()
@click.option(
    "--format",
    "form",
    metavar="NAME",
    help="Format of FILE whatever its suffix, as in csv; - is Turtle without it.",
)
@click.option(
    "--table",
    type=click.Choice(["claims", "facts"]),
    default="claims",
    show_default=True,
    help="What the rows of a table are.",
)
@click.option("--without-text", is_flag=True, help="Leave the articles' full texts out.")
@click.option(
    "--country",
    "countries",
    multiple=True,
    metavar="COUNTRY",
    help="Facts about a country or whoever acts for it.",
)
@click.option(
    "--pair",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="ONE OTHER",
    help="Facts about both of two countries or organisations.",
)
@click.option(
    "--organisation",
    "organisations",
    multiple=True,
    metavar="ORGANISATION",
    help="Facts about an organisation or whoever acts for it.",
)
@click.option(
    "--person", "persons", multiple=True, metavar="PERSON", help="Facts that name a person."
)
@click.option(
    "--from",
    "since",
    callback=date_value,
    metavar="DATE",
    help="Facts of this day, month or year or later; undated ones as reported.",
)
@click.option(
    "--to",
    "until",
    callback=date_value,
    metavar="DATE",
    help="Facts of this day, month or year or earlier.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice(list(FACT_TYPES), case_sensitive=False),
    metavar="TYPE",
    help="Facts of a type, as in Visit.",
)
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Facts of a kind, as in state-visit."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out claims below this confidence.",
)
@click.option("--article", "articles", multiple=True, metavar="ID", help="What an article claims.")
def export(
    file: str,
    place: str,
    form: str | None,
    table: str,
    without_text: bool,
    countries: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    organisations: tuple[str, ...],
    persons: tuple[str, ...],
    since: PartialDate | None,
    until: PartialDate | None,
    types: tuple[str, ...],
    kinds: tuple[str, ...],
    min_confidence: float,
    articles: tuple[str, ...],
) -> None:
    """Write a store, or a part of it, to FILE.

    The suffix says how, and - is standard output.

    \b
    .ttl .nt .rdf .jsonld  the merged view
    .trig .nq              what each article and source says, and what is one with what
    .ttl12                 the shortcuts with their claims, as RDF 1.2
    .csv .parquet          a table of claims or of facts

    Options that choose facts may be given several times; then any of the values will do, while
    each option that is given has to hold. A part takes along what it rests on, down to the words
    and the articles.
    """  # noqa: D301
    from diplograph.store import Choice

    choice = Choice(
        countries=countries,
        pairs=pairs,
        organisations=organisations,
        persons=persons,
        since=since,
        until=until,
        types=types,
        kinds=kinds,
        min_confidence=min_confidence,
        articles=articles,
    )

    def watch(items: Iterable[T], noun: str) -> Iterable[T]:
        return counted(items, noun, output=file, every=_OFTEN)

    with opened(place) as store:
        written = store.export(
            file, form=form, choice=choice, with_text=not without_text, table=table, watch=watch
        )
    click.echo(f"{written}, in {file}" if file != "-" else str(written), err=True)
