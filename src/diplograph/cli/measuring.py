"""The verb that measures networks: who is central, who brokers, who hosts, what changed when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplograph.cli.filtering import chosen_view, filter_options, time_options
from diplograph.cli.stores import format_option, opened, required_place, store_option, write_rows

if TYPE_CHECKING:
    from diplograph.network.aliases import AnyNetwork

F = TypeVar("F", bound=Callable[..., object])
Row = Mapping[str, object]
_EXACT = 4  # decimal places of what is no whole number


def _options(command: F) -> F:
    """What all measures take: how many rows, how they look, which store."""
    top = click.option(
        "--top",
        type=click.IntRange(0),
        default=20,
        show_default=True,
        metavar="N",
        help="No more than so many rows; 0 gives all.",
    )
    return top(format_option(store_option(required=False)(command)))


def _of_view(default: str) -> Callable[[F], F]:
    """What measures of a view take; VIEW is ``default`` if none is named."""

    def add(command: F) -> F:
        graphs = click.argument("graphs", nargs=-1, metavar="[VIEW] [GRAPH...]")
        given = _options(filter_options(graphs(command)))
        given.__doc__ = f"{given.__doc__}\n\n    VIEW is {default} if none is named."
        return given

    return add


@click.group()
def measure() -> None:
    """Measure a network: one row for each node, pair, step or period.

    VIEW is one of those that network knows, GRAPH a file that build has written; without one the
    store is measured. What each measure is, and where it is from, is in docs/measures.md.
    """


@measure.command()
@_of_view("country-organisation-leader")
@click.option(
    "--by",
    type=click.Choice(["degree", "strength", "betweenness", "eigenvector", "pagerank"]),
    default="betweenness",
    show_default=True,
    help="Which of the columns puts the rows in order.",
)
def centrality(
    graphs: tuple[str, ...], by: str, top: int, form: str, place: str | None, **filters: Any
) -> None:
    """Who is central, by five measures side by side."""
    from diplograph.network.rankings import MEASURES

    network = _network(graphs, place, "country-organisation-leader", filters)
    values = {name: value(network) for name, value in MEASURES.items()}
    ordered = sorted(network, key=lambda node: (-round(values[by][node], 12), node))
    rows = ({"node": node, **{n: v[node] for n, v in values.items()}} for node in ordered)
    _write(rows, ["node", "label", *values], top, form, network)


@measure.command()
@_of_view("co-membership")
def communities(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """Who belongs together, and as which organisation.

    By the Leiden algorithm, each community beside the organisation that it resembles most. Of
    organisations count the members that they have in the same graphs, on the day of --as-of.
    """
    from diplograph.network import blocs, measures

    with _source(graphs, place, "co-membership") as (view, source):
        network = _drawn(source, view, filters)
        belonging = blocs.members(source, as_of=filters["as_of"])
    parts = measures.communities(network)
    alike = {one.community: one for one in blocs.likeness(parts, belonging)}
    rows = []
    for number in sorted(set(parts.values())):
        own = [node for node in sorted(parts) if parts[node] == number]
        like = alike.get(number)
        rows.append(
            {
                "community": number,
                "size": len(own),
                "like": like and like.organisation.partition("/")[2],
                "jaccard": like and like.jaccard,
                "nodes": [network.nodes[node]["label"] for node in own],
            }
        )
    _write(rows, ["community", "size", "like", "jaccard", "nodes"], top, form)
    click.echo(f"modularity {measures.modularity(network, parts):.3f}", err=True)


@measure.command()
@_of_view("leader-meetings")
@click.option(
    "--bloc",
    "organisations",
    multiple=True,
    metavar="ORGANISATION",
    help="Blocs are the members of these; without any they are the communities of the network.",
)
def brokers(
    graphs: tuple[str, ...],
    organisations: tuple[str, ...],
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """Who stands between two that have no tie, by their blocs."""
    from diplograph.network import blocs, measures

    with _source(graphs, place, "leader-meetings") as (view, source):
        network = _drawn(source, view, filters)
        parts: Mapping[str, Any] = measures.communities(network)
        if organisations:
            belonging = blocs.members(source, as_of=filters["as_of"])
            parts = blocs.formal(belonging, organisations)
    roles = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
    found = blocs.brokers(network, parts)
    ordered = sorted(found, key=lambda node: (-found[node].between, -found[node].total, node))
    rows = (
        {
            "node": node,
            "bloc": parts[node],
            "between": found[node].between,
            **{role: getattr(found[node], role) for role in roles},
        }
        for node in ordered
    )
    _write(rows, ["node", "label", "bloc", "between", *roles], top, form, network)


@measure.command()
@_of_view("visits")
def hosts(graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any) -> None:
    """Who hosts whom.

    What each node receives and makes, from and to how many others, and its most frequent guest.
    """
    from diplograph.network.hosting import hosting

    network = _network(graphs, place, "visits", filters)
    rows = (
        {
            "node": host.node,
            "received": host.received,
            "made": host.made,
            "balance": host.balance,
            "guests": host.guests,
            "hosts": host.hosts,
            "favourite": host.favourite and network.nodes[host.favourite]["label"],
        }
        for host in hosting(network)
    )
    names = ["node", "label", "received", "made", "balance", "guests", "hosts", "favourite"]
    _write(rows, names, top, form, network)


@measure.command()
@_of_view("visits")
def reciprocity(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """How far visits or statements are answered.

    The most one-sided pairs come first.
    """
    from diplograph.network import measures

    network = _network(graphs, place, "visits", filters)
    found = measures.reciprocity(network)
    rows = (
        {
            "from": network.nodes[pair.one]["label"],
            "to": network.nodes[pair.other]["label"],
            "there": pair.there,
            "back": pair.back,
            "balance": pair.balance,
        }
        for pair in found.pairs
    )
    _write(rows, ["from", "to", "there", "back", "balance"], top, form)
    click.echo(
        f"answered: {found.edges:.1%} of the edges, {found.weight:.1%} of the weight", err=True
    )


@measure.command()
@_of_view("statements")
def balance(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """Which triangles of friend and foe are out of balance."""
    from diplograph.network import measures

    network = _network(graphs, place, "statements", filters)
    found = measures.structural_balance(network)
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    rows = ({"corners": [labels[node] for node in corners]} for corners in found.tensions)
    _write(rows, ["corners"], top, form)
    share = "no triangles" if found.degree is None else f"{found.degree:.1%} of them balanced"
    counts = ", ".join(map(str, found.triangles))
    click.echo(f"triangles with 0, 1, 2, 3 hostile sides: {counts}; {share}", err=True)


@measure.command()
@_of_view("country-organisation-leader")
@click.option(
    "--attribute",
    default=("type",),
    show_default=True,
    multiple=True,
    metavar="NAME",
    help="An attribute of nodes; may be given several times.",
)
def assortativity(
    graphs: tuple[str, ...],
    attribute: tuple[str, ...],
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """How far like is tied to like.

    Alike are those with as many ties, and those of one type or another attribute.
    """
    from diplograph.network import measures

    network = _network(graphs, place, "country-organisation-leader", filters)
    named = [("degree", None), *((name, name) for name in attribute)]
    rows = ({"of": of, "assortativity": measures.assortativity(network, a)} for of, a in named)
    _write(rows, ["of", "assortativity"], top, form)


@measure.command()
@_of_view("country-organisation-leader")
@click.option(
    "--of", "ends", multiple=True, metavar="NAME", help="Where the path begins and ends: twice."
)
def path(
    graphs: tuple[str, ...],
    ends: tuple[str, ...],
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """The shortest path between two, with the words behind it."""
    from diplograph.network import measures
    from diplograph.network.quotes import quotes

    one, other = _two(ends)
    with _source(graphs, place, "country-organisation-leader") as (view, source):
        network = _drawn(source, view, filters)
        steps = measures.shortest_path(network, one, other)
        words = quotes(source, [fact for step in steps for fact in step.facts])
    rows = (
        {
            "from": network.nodes[step.source]["label"],
            "to": network.nodes[step.target]["label"],
            "kinds": step.kinds,
            "weight": step.weight,
            "first": step.first,
            "last": step.last,
            "words": next((words[fact][0] for fact in step.facts if words.get(fact)), None),
        }
        for step in steps
    )
    _write(rows, ["from", "to", "kinds", "weight", "first", "last", "words"], top, form)


@measure.command()
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@time_options
@_options
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
    top: int,
    form: str,
    place: str | None,
    **filters: Any,
) -> None:
    """How much happened between two, its tone, and its turns.

    In the column change are the means on both sides of a turn.
    """
    from diplograph.network import trends

    one, other = _two(ends)
    with _source(graphs, place, "") as (_, source):
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
    _write(rows, ["period", "events", "friendly", "hostile", "tone", "change"], top, form)


@measure.command()
@_of_view("visits")
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
    with _source(graphs, place, "visits") as (view, source):
        found = first_contacts(source, view, after=after, **filters)[::-1]
        if not found:
            _drawn(source, view, filters)  # that all are known is an answer, no ties are none
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
    _write(rows, ["date", "from", "to", "previous", "silence", "fact"], top, form)


@measure.command()
@_of_view("visits")
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
    from itertools import groupby

    from diplograph.network.rankings import rankings

    if filters.pop("as_of") is not None:
        raise click.UsageError("--as-of has no sense here: use --between")
    with _source(graphs, place, "visits") as (view, source):
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
    _write(rows, ["span", "rank", "label", by, "change"], 0, form)


@contextmanager
def _source(graphs: tuple[str, ...], place: str | None, default: str) -> Iterator[tuple[str, Any]]:
    """The view that is named, and the graphs or the store that the option names."""
    view, files = chosen_view(graphs, default) if default else (default, graphs)
    if files:
        from diplograph.graph.queries import load

        yield view, load(files)
    else:
        with opened(required_place(place, "GRAPH")) as store:
            yield view, store


def _network(
    graphs: tuple[str, ...], place: str | None, default: str, filters: Mapping[str, Any]
) -> AnyNetwork:
    with _source(graphs, place, default) as (view, source):
        return _drawn(source, view, filters)


def _drawn(source: Any, view: str, filters: Mapping[str, Any]) -> AnyNetwork:
    from diplograph.errors import GraphError
    from diplograph.network import views

    network = views.view(source, view, **filters)
    if not network.number_of_edges():
        raise GraphError(f"there are no ties of {view} by these filters: nothing to measure")
    return network


def _two(ends: Sequence[str]) -> tuple[str, str]:
    if len(ends) != 2:
        raise click.UsageError("name two: --of KAZ --of UZB")
    return ends[0], ends[1]


def _write(
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
