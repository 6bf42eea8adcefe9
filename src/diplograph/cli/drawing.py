"""The verb that draws pictures of more than a network: timelines, heat maps, maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from diplograph.cli.filtering import chosen_view, filter_options, time_options
from diplograph.cli.stores import opened, required_place, store_option

F = TypeVar("F", bound=Callable[..., object])


def _options(command: F) -> F:
    """What all pictures take."""
    for add in (
        store_option(required=False),
        click.option("--title", default="", metavar="TEXT", help="What stands above the picture."),
        click.option(
            "--output",
            "-o",
            required=True,
            metavar="FILE",
            help="Where it goes: .svg, .png, or .html to move about in.",
        ),
    ):
        command = add(command)
    return command


@click.group()
def draw() -> None:
    """Draw a timeline, a heat map or a map.

    A picture of a network itself is what network writes as .svg, .png or .html.
    """


@draw.command()
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@click.option(
    "--of",
    "who",
    multiple=True,
    required=True,
    metavar="NAME",
    help="A country, person or organisation; given twice, what has to do with both.",
)
@time_options
@_options
def timeline(
    graphs: tuple[str, ...],
    who: tuple[str, ...],
    output: str,
    title: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Draw events over time, a lane for each type.

    Up to 150 events are drawn one by one, more are counted by month or year. GRAPH is a file that
    build has written; without one the store is drawn.
    """
    from diplograph import pictures

    pictures.suffix_of(output)
    with _source(graphs, place) as source:
        pictures.write(pictures.timeline(source, *who, title=title, **filters), output)


@draw.command()
@click.argument("graphs", nargs=-1, metavar="[VIEW] [GRAPH...]")
@click.option("--by-year", is_flag=True, help="Pairs against years, in place of who with whom.")
@click.option(
    "--most",
    type=click.IntRange(1, 80),
    default=25,
    show_default=True,
    metavar="N",
    help="At most so many rows, those with the strongest ties.",
)
@filter_options
@_options
def heatmap(
    graphs: tuple[str, ...],
    by_year: bool,
    most: int,
    output: str,
    title: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Draw who has to do with whom as a table of shades.

    VIEW is statements if none is named, or another of those that network knows, save agreements and
    events. GRAPH is a file that build has written; without one the store is drawn.
    """
    from diplograph import front, pictures

    pictures.suffix_of(output)
    view, files = chosen_view(graphs, "statements")
    with _source(files, place) as source:
        if by_year:
            picture = pictures.yearly(source, view, title=title, most=most, **filters)
        else:
            network = front.network(source, view=view, **filters)
            picture = pictures.heatmap(network, title=title, most=most)
    pictures.write(picture, output)


@draw.command("map")
@click.argument("graphs", nargs=-1, metavar="[VIEW] [GRAPH...]")
@click.option(
    "--most",
    type=click.IntRange(1, 400),
    default=60,
    show_default=True,
    metavar="N",
    help="At most so many countries, those with the strongest ties.",
)
@filter_options
@_options
def map_(
    graphs: tuple[str, ...],
    most: int,
    output: str,
    title: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Draw ties of countries on a map, from capital to capital.

    VIEW is visits if none is named, or another of those that network knows whose nodes are
    countries. GRAPH is a file that build has written; without one the store is drawn.
    """
    from diplograph import front, pictures

    pictures.suffix_of(output)
    view, files = chosen_view(graphs, "visits")
    with _source(files, place) as source:
        network = front.network(source, view=view, **filters)
    pictures.write(pictures.world_map(network, title=title, most=most), output)


@contextmanager
def _source(graphs: tuple[str, ...], place: str | None) -> Iterator[Any]:
    """The graphs, or the store that the option names."""
    if graphs:
        yield graphs
    else:
        with opened(required_place(place, "GRAPH")) as store:
            yield store
