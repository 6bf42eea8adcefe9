"""The verbs that write profiles: dyad, country, person, organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from diplograph.cli.stores import opened, required_place, store_option

if TYPE_CHECKING:
    from diplograph.profiles import Profile
    from diplograph.store import Store


F = TypeVar("F", bound=Callable[..., object])


def _options(command: F) -> F:
    """What all profiles take: graphs or a store, where it goes, what is preferred."""
    for add in (
        store_option(required=False),
        click.option(
            "--prefer",
            type=click.Choice(["most-sources", "latest", "authoritative"]),
            default="most-sources",
            show_default=True,
            help="Which value comes first where sources contradict each other.",
        ),
        click.option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where it goes: .md .html .json; by default Markdown on stdout.",
        ),
        click.argument("graphs", nargs=-1, metavar="[GRAPH...]"),
    ):
        command = add(command)
    return command


@click.command()
@click.argument("one", metavar="COUNTRY")
@click.argument("other", metavar="COUNTRY")
@_options
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

    _write(graphs, place, output, lambda store: profiles.dyad(store, one, other, prefer=prefer))


@click.command()
@click.argument("name")
@_options
def person(
    name: str, graphs: tuple[str, ...], output: str | None, prefer: str, place: str | None
) -> None:
    """Write the profile of a person.

    Offices, timeline, visits made and received, whom they met, what they signed, said and did, and
    where sources contradict each other; under every line the sentences that it rests on. NAME is a
    person's name, GRAPH a file that build has written; without one the store is asked.
    """
    from diplograph import profiles

    _write(graphs, place, output, lambda store: profiles.person(store, name, prefer=prefer))


@click.command()
@click.argument("name", metavar="COUNTRY")
@_options
def country(
    name: str, graphs: tuple[str, ...], output: str | None, prefer: str, place: str | None
) -> None:
    """Write the profile of a country.

    Partners, timeline, memberships and chairs, offices and who held them, and where sources
    contradict each other; under every line the sentences that it rests on. COUNTRY is a code or a
    name, GRAPH a file that build has written; without one the store is asked.
    """
    from diplograph import profiles

    _write(graphs, place, output, lambda store: profiles.country(store, name, prefer=prefer))


@click.command()
@click.argument("name", metavar="ORGANISATION")
@_options
def organisation(
    name: str, graphs: tuple[str, ...], output: str | None, prefer: str, place: str | None
) -> None:
    """Write the profile of an organisation.

    Who belongs to it and who chaired it, timeline, and where sources contradict each other; under
    every line the sentences that it rests on. ORGANISATION is an acronym or a name, GRAPH a file
    that build has written; without one the store is asked.
    """
    from diplograph import profiles

    _write(graphs, place, output, lambda store: profiles.organisation(store, name, prefer=prefer))


def _write(
    graphs: tuple[str, ...],
    place: str | None,
    output: str | None,
    made: Callable[[Store], Profile],
) -> None:
    """Write a profile that is made of the graphs or the store."""
    from diplograph import profiles
    from diplograph.cli import tables

    form = ".md" if output in (None, "-") else profiles.form_of(str(output))
    with _asked(graphs, place) as store:
        page = profiles.render(made(store), form)
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
