"""The verbs that write profiles: dyad."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from diplograph.cli.stores import opened, required_place, store_option

if TYPE_CHECKING:
    from diplograph.store import Store


@click.command()
@click.argument("one", metavar="COUNTRY")
@click.argument("other", metavar="COUNTRY")
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where it goes: .md .html .json; by default Markdown on stdout.",
)
@click.option(
    "--prefer",
    type=click.Choice(["most-sources", "latest", "authoritative"]),
    default="most-sources",
    show_default=True,
    help="Which value comes first where sources contradict each other.",
)
@store_option(required=False)
def dyad(
    one: str,
    other: str,
    graphs: tuple[str, ...],
    output: str | None,
    prefer: str,
    place: str | None,
) -> None:
    """Write the profile of two countries.

    Standing, timeline, visits each way, leaders who met, agreements, figures, shared organisations,
    topics, tone by year, and where sources contradict each other; under every line the sentences
    that it rests on. COUNTRY is a code or a name, GRAPH a file that build has written; without one
    the store is asked.
    """
    from diplograph import profiles
    from diplograph.cli import tables

    form = ".md" if output in (None, "-") else profiles.form_of(str(output))
    with _asked(graphs, place) as store:
        page = profiles.render(profiles.dyad(store, one, other, prefer=prefer), form)
    with tables.opened(output) as stream:
        stream.write(page)


@contextmanager
def _asked(graphs: tuple[str, ...], place: str | None) -> Iterator[Store]:
    """The graphs as a store, or the store that the option names."""
    from diplograph.store import Store

    if graphs:
        with Store.of_graph(graphs) as store:
            yield store
    else:
        with opened(required_place(place, "GRAPH")) as store:
            yield store
