"""Arguments and options that several verbs take."""

from __future__ import annotations

from pathlib import Path

import click

from diplograph.model import PartialDate


def date_value(ctx: click.Context, param: click.Parameter, value: str | None) -> PartialDate | None:  # noqa: ARG001
    """A date option's value, or a usage error that says how to write one."""
    try:
        return None if value is None else PartialDate.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
date_option = click.option(
    "--date",
    callback=date_value,
    metavar="DATE",
    help="Date of publication, YYYY-MM-DD or YYYY-MM, whatever the inputs say of it.",
)
encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of the inputs; not needed for UTF-8 or after a byte order mark.",
)
confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out claims below this confidence.",
)
reference_option = click.option(
    "--reference",
    "reference_folders",
    multiple=True,
    type=click.Path(path_type=Path),
    envvar="DIPLOGRAPH_REFERENCE",
    show_envvar=True,
    metavar="DIR",
    help="Folder with reference tables of your own; may be given several times.",
)
