"""What the verbs that work on a store share: its option, opening it, and rows of its contents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from diplograph.store import Store

F = TypeVar("F", bound=Callable[..., object])
_FORMS = click.Choice(["table", "csv", "json", "jsonl"])


def store_option(*, required: bool = True) -> Callable[[F], F]:
    """The option that names a store."""
    return click.option(
        "--store",
        "place",
        required=required,
        envvar="DIPLOGRAPH_STORE",
        show_envvar=True,
        metavar="DIR|URL",
        help="The folder of the store, or the address of its SPARQL endpoint.",
    )


def format_option(command: F) -> F:
    """The option that says how rows are written."""
    option = click.option(
        "--format", "form", type=_FORMS, default="table", show_default=True, help="How rows look."
    )
    return option(command)


def opened(place: str, *, writing: bool = False) -> Store:
    """The store that an option names; raises StoreError."""
    from diplograph import front

    return front.open_store(place, writing=writing)


def required_place(place: str | None, instead: str) -> str:
    """The store, where neither it nor what may stand for it was given a usage error."""
    if place is None:
        raise click.UsageError(f"give {instead}, or a store with --store or DIPLOGRAPH_STORE")
    return place


def write_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str], form: str) -> None:
    """Write rows to stdout."""
    from diplograph.cli import tables

    tables.write(rows, columns, form, sys.stdout)
