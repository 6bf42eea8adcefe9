"""What the commands of measure share: their options, the graph that they measure, their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplograph.cli.filtering import chosen_view, filter_options
from diplograph.cli.stores import format_option, opened, required_place, store_option, write_rows

if TYPE_CHECKING:
    from diplograph.network.aliases import AnyNetwork

F = TypeVar("F", bound=Callable[..., object])
Row = Mapping[str, object]
_EXACT = 4  # decimal places of what is no whole number


def row_options(command: F) -> F:
    """What all measures take: how their rows look, which store."""
    return format_option(store_option(required=False)(command))


def view_options(default: str) -> Callable[[F], F]:
    """What measures of a view take; VIEW is ``default`` if none is named."""
    top = click.option(
        "--top",
        type=click.IntRange(0),
        default=20,
        show_default=True,
        metavar="N",
        help="No more than so many rows; 0 gives all.",
    )

    def add(command: F) -> F:
        graphs = click.argument("graphs", nargs=-1, metavar="[VIEW] [GRAPH...]")
        given = top(row_options(filter_options(graphs(command))))
        given.__doc__ = f"{given.__doc__}\n\n    VIEW is {default} if none is named."
        return given

    return add


@contextmanager
def source_of(
    graphs: tuple[str, ...], place: str | None, default: str
) -> Iterator[tuple[str, Any]]:
    """The view that is named, and the graphs or the store that the option names."""
    view, files = chosen_view(graphs, default) if default else (default, graphs)
    if files:
        from diplograph.graph.queries import load

        yield view, load(files)
    else:
        with opened(required_place(place, "GRAPH")) as store:
            yield view, store


def network_of(
    graphs: tuple[str, ...], place: str | None, default: str, filters: Mapping[str, Any]
) -> AnyNetwork:
    """The network of a view; see `drawn`."""
    with source_of(graphs, place, default) as (view, source):
        return drawn(source, view, filters)


def drawn(source: Any, view: str, filters: Mapping[str, Any]) -> AnyNetwork:
    """The network of a view. Raises GraphError where it has no ties, as nothing can be measured."""
    from diplograph.errors import GraphError
    from diplograph.network import views

    network = views.view(source, view, **filters)
    if not network.number_of_edges():
        raise GraphError(f"there are no ties of {view} by these filters: nothing to measure")
    return network


def two(ends: Sequence[str]) -> tuple[str, str]:
    """Both names that an option gave; a usage error if they are not two."""
    if len(ends) != 2:
        raise click.UsageError("name two: --of KAZ --of UZB")
    return ends[0], ends[1]


def write(
    rows: Iterable[Row],
    columns: Sequence[str],
    top: int,
    form: str,
    network: AnyNetwork | None = None,
) -> None:
    """Write the first rows, nodes with their labels."""
    shown = list(islice(rows, top or None))
    labels = {} if network is None else {n: data["label"] for n, data in network.nodes(data=True)}
    write_rows(
        (
            {
                name: _rounded(row[name] if name in row else labels.get(str(row.get("node"))))
                for name in columns
            }
            for row in shown
        ),
        columns,
        form,
    )


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, _EXACT)
    return value
