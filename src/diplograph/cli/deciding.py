"""The verbs on what is one and what contradicts itself in a store: identity and conflicts."""

from __future__ import annotations

import click

from diplograph.cli.stores import format_option, opened, store_option, write_rows


@click.group()
def identity() -> None:
    """What is one with what across articles: list it, have it explained, decide it yourself."""


@identity.command("list")
@store_option()
@format_option
def identity_list(place: str, form: str) -> None:
    """List facts and persons that are one, plans that came true, reprints, and decisions."""
    from diplograph.graph.iris import compact as short

    with opened(place) as store:
        rows = [
            {
                "subject": short(link.subject),
                "relation": link.relation,
                "object": short(link.object),
                "by": "decision" if link.decided else "rule",
            }
            for link in store.links()
        ]
    write_rows(rows, ["subject", "relation", "object", "by"], form)


@identity.command("explain")
@click.argument("name", metavar="FACT|PERSON")
@store_option()
def identity_explain(name: str, place: str) -> None:
    """Show how articles tell a fact or person: type, dates, who, where; and what was decided."""
    with opened(place) as store:
        for line in store.explain_identity(name):
            click.echo(line)


@identity.command("join")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@store_option()
def identity_join(names: tuple[str, ...], place: str) -> None:
    """Decide that facts of one type, or persons, are one."""
    with opened(place, writing=True) as store:
        store.join(*names)
    click.echo(f"joined {' '.join(names)}", err=True)


@identity.command("split")
@click.argument("name")
@click.argument("others", nargs=-1, metavar="[FROM...]")
@store_option()
def identity_split(name: str, others: tuple[str, ...], place: str) -> None:
    """Decide that a fact or person is not one with others, by default with any."""
    with opened(place, writing=True) as store:
        store.split(name, *others)
    click.echo(f"split {name}", err=True)


@identity.command("undo")
@click.argument("name")
@store_option()
def identity_undo(name: str, place: str) -> None:
    """Forget what was decided of a fact or person."""
    with opened(place, writing=True) as store:
        store.undo(name)
    click.echo(f"nothing is decided of {name} any more", err=True)


@click.command()
@store_option()
@click.option(
    "--prefer",
    default="most-sources",
    show_default=True,
    metavar="RULE",
    type=click.Choice(["most-sources", "latest", "authoritative"]),
    help="Which value comes first: most-sources, latest or authoritative.",
)
@format_option
def conflicts(place: str, prefer: str, form: str) -> None:
    """List where sources contradict each other, each value with who says so.

    Nothing is overwritten: the preferred value is only the first. authoritative puts works of
    reference first, then what is the word of somebody in office.
    """
    from diplograph.store.conflicts import rows

    with opened(place) as store:
        found = list(rows(store.conflicts(prefer=prefer)))
    columns = ["about", "property", "value", "preferred", "sources", "latest", "said_by"]
    write_rows(found, columns if form == "table" else [*columns, "claims"], form)
