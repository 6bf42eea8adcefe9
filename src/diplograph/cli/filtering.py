"""Which view and which facts: what networks and pictures share on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from diplograph.cli.options import confidence_option, date_value
from diplograph.model import PartialDate

F = TypeVar("F", bound=Callable[..., object])


def filter_options(command: F) -> F:
    """The filters of `diplograph.network.views.view`, as options."""
    country = click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="COUNTRY",
        help="Only ties of this country, by code or name; may be given several times.",
    )
    return time_options(country(command))


def time_options(command: F) -> F:
    """The same without that of countries."""
    for add in (
        click.option(
            "--modality",
            multiple=True,
            default=("asserted", "implied"),
            show_default=True,
            metavar="NAME",
            help="Only what is claimed so, as in denied; may be given several times.",
        ),
        confidence_option,
        click.option(
            "--between",
            nargs=2,
            callback=_dates,
            metavar="DATE DATE",
            help="Only what held or happened from the first date to the second.",
        ),
        click.option(
            "--as-of",
            callback=date_value,
            metavar="DATE",
            help="As things stood on that day: offices and memberships then, events until then.",
        ),
    ):
        command = add(command)
    return command


def chosen_view(arguments: tuple[str, ...], default: str) -> tuple[str, tuple[str, ...]]:
    """The view that the first argument names, or the default one, and the files of graphs.

    Files have a suffix, and - is standard input.
    """
    if arguments and arguments[0] != "-" and not Path(arguments[0]).suffix:
        return arguments[0], arguments[1:]
    return default, arguments


def _dates(
    _ctx: click.Context, _option: click.Parameter, given: tuple[str, str] | None
) -> tuple[PartialDate, PartialDate] | None:
    if given is None:
        return None
    try:
        return PartialDate.parse(given[0]), PartialDate.parse(given[1])
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
