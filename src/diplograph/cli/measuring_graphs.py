"""The commands of measure for one network: who is central, who brokers, how two are tied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from diplograph.cli.measured import (
    drawn,
    network_of,
    source_of,
    two,
    view_options,
    write,
)


@click.command()
@view_options("country-organisation-leader")
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

    network = network_of(graphs, place, "country-organisation-leader", filters)
    values = {name: value(network) for name, value in MEASURES.items()}
    ordered = sorted(network, key=lambda node: (-round(values[by][node], 12), node))
    rows = ({"node": node, **{n: v[node] for n, v in values.items()}} for node in ordered)
    write(rows, ["node", "label", *values], top, form, network)


@click.command()
@view_options("co-membership")
def communities(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """Who belongs together, and as which organisation.

    By the Leiden algorithm, each community beside the organisation that it resembles most. Of
    organisations count the members that they have in the same graphs, on the day of --as-of.
    """
    from diplograph.network import blocs, measures

    with source_of(graphs, place, "co-membership") as (view, source):
        network = drawn(source, view, filters)
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
    write(rows, ["community", "size", "like", "jaccard", "nodes"], top, form)
    click.echo(f"modularity {measures.modularity(network, parts):.3f}", err=True)


@click.command()
@view_options("leader-meetings")
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

    with source_of(graphs, place, "leader-meetings") as (view, source):
        network = drawn(source, view, filters)
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
    write(rows, ["node", "label", "bloc", "between", *roles], top, form, network)


@click.command()
@view_options("visits")
def hosts(graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any) -> None:
    """Who hosts whom.

    What each node receives and makes, from and to how many others, and its most frequent guest.
    """
    from diplograph.network.hosting import hosting

    network = network_of(graphs, place, "visits", filters)
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
    write(rows, names, top, form, network)


@click.command()
@view_options("visits")
def reciprocity(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """How far visits or statements are answered.

    The most one-sided pairs come first.
    """
    from diplograph.network import measures

    network = network_of(graphs, place, "visits", filters)
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
    write(rows, ["from", "to", "there", "back", "balance"], top, form)
    click.echo(
        f"answered: {found.edges:.1%} of the edges, {found.weight:.1%} of the weight", err=True
    )


@click.command()
@view_options("statements")
def balance(
    graphs: tuple[str, ...], top: int, form: str, place: str | None, **filters: Any
) -> None:
    """Which triangles of friend and foe are out of balance."""
    from diplograph.network import measures

    network = network_of(graphs, place, "statements", filters)
    found = measures.structural_balance(network)
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    rows = ({"corners": [labels[node] for node in corners]} for corners in found.tensions)
    write(rows, ["corners"], top, form)
    share = "no triangles" if found.degree is None else f"{found.degree:.1%} of them balanced"
    counts = ", ".join(map(str, found.triangles))
    click.echo(f"triangles with 0, 1, 2, 3 hostile sides: {counts}; {share}", err=True)


@click.command()
@view_options("country-organisation-leader")
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

    network = network_of(graphs, place, "country-organisation-leader", filters)
    named = [("degree", None), *((name, name) for name in attribute)]
    rows = ({"of": of, "assortativity": measures.assortativity(network, a)} for of, a in named)
    write(rows, ["of", "assortativity"], top, form)


@click.command()
@view_options("country-organisation-leader")
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

    one, other = two(ends)
    with source_of(graphs, place, "country-organisation-leader") as (view, source):
        network = drawn(source, view, filters)
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
    write(rows, ["from", "to", "kinds", "weight", "first", "last", "words"], top, form)
