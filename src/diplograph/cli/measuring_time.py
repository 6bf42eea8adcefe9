"""The commands of measure for what changes: courses of pairs, first contacts, rankings."""

from __future__ import annotations

from itertools import groupby, islice
from typing import Any

import click

from diplograph.cli.filtering import time_options
from diplograph.cli.measured import drawn, row_options, source_of, two, view_options, write


@click.command()
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@time_options
@row_options
@click.option("--of", "ends", multiple=True, metavar="NAME", help="One of the two: twice.")
@click.option(
    "--every",
    type=click.Choice(["month", "quarter", "year"]),
    default="year",
    show_default=True,
    help="How long a period is.",
)
def course(
    graphs: tuple[str, ...],
    ends: tuple[str, ...],
    every: str,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """How much happened between two, its tone, and its turns.

    In the column change are the means on both sides of a turn.
    """
    from diplograph.network import trends

    one, other = two(ends)
    with source_of(graphs, place, "") as (_, source):
        found = trends.course(source, one, other, every=every, **filters)
    turns = {
        name: {change.period: f"{change.before:.1f} to {change.after:.1f}" for change in changes}
        for name, changes in (("events", found.intensity), ("tone", found.tone))
    }
    rows = (
        {
            "period": period.name,
            "events": period.events,
            "friendly": period.friendly,
            "hostile": period.hostile,
            "tone": period.tone,
            "change": [
                f"{name} {turn[period.name]}" for name, turn in turns.items() if period.name in turn
            ],
        }
        for period in found.periods
    )
    write(rows, ["period", "events", "friendly", "hostile", "tone", "change"], 0, form)


@click.command()
@view_options("visits")
@click.option(
    "--after",
    type=click.IntRange(1),
    metavar="YEARS",
    help="Those after so many years of silence too, beside the first ever.",
)
def novelty(
    graphs: tuple[str, ...],
    after: int | None,
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Which ties were a first contact, the latest first.

    With --between those in that time; what was before still counts as known.
    """
    from diplograph.graph.iris import BASE
    from diplograph.network.facts import world
    from diplograph.network.novelty import first_contacts

    if filters.pop("as_of") is not None:
        raise click.UsageError("--as-of has no sense here: use --between")
    with source_of(graphs, place, "visits") as (view, source):
        found = first_contacts(source, view, after=after, **filters)[::-1]
        if not found:
            drawn(source, view, filters)  # that all are known is an answer, no ties are none
        shown = found[:top] if top else found
        iris = {f"{BASE}id/{end}" for one in shown for end in (one.source, one.target)}
        names = world(source).names(iris)
    rows = (
        {
            "date": one.date,
            "from": names[f"{BASE}id/{one.source}"]["label"],
            "to": names[f"{BASE}id/{one.target}"]["label"],
            "previous": one.previous,
            "silence": one.silence,
            "fact": one.fact,
        }
        for one in found
    )
    write(rows, ["date", "from", "to", "previous", "silence", "fact"], top, form)


@click.command()
@view_options("visits")
@click.option(
    "--by",
    type=click.Choice(["degree", "strength", "betweenness", "eigenvector", "pagerank"]),
    default="strength",
    show_default=True,
    help="The measure.",
)
@click.option(
    "--years",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    metavar="N",
    help="How many years a span has.",
)
def ranking(
    graphs: tuple[str, ...],
    by: str,
    years: int,
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Who stands first in each span of years, and who rose.

    --top is for each span.
    """
    from diplograph.network.rankings import rankings

    if filters.pop("as_of") is not None:
        raise click.UsageError("--as-of has no sense here: use --between")
    with source_of(graphs, place, "visits") as (view, source):
        found = rankings(source, view, by, years=years, **filters)
    rows = (
        {
            "span": rank.span,
            "rank": rank.rank,
            "label": rank.label,
            by: rank.value,
            "change": None if rank.change is None else f"{rank.change:+}",
        }
        for _, ranks in groupby(found, key=lambda rank: rank.span)
        for rank in islice(ranks, top or None)
    )
    write(rows, ["span", "rank", "label", by, "change"], 0, form)
