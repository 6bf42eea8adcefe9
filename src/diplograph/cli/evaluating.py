"""The verb that measures: evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--split", metavar="NAME", help="Only the lines of this split (dev, test ...).")
@click.option("--errors", is_flag=True, help="List what is missed, false or not quite right first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="json has every figure at full length, for programs.",
)
def evaluate(gold: Path, split: str | None, errors: bool, form: str) -> None:
    """Measure against texts whose facts or events are known.

    GOLD is a JSON Lines file of facts (see data/gold/README.md), one of PLOVER events
    ({"id", "text", "gold": {"event", "source", "target"}}), or a graph with the articles' texts
    (.ttl, .trig ...), whose claims are taken to be right. Precision, recall and F by type and role,
    and what was taken for what.
    """
    from diplograph import front

    report = front.evaluate(gold, split=split)
    if form == "json":
        listed = {"errors": list(report.errors())} if errors else {}
        click.echo(json.dumps({**report.figures(), **listed}, ensure_ascii=False, indent=2))
        return
    if errors:
        for error in report.errors():
            click.echo(error)
    click.echo(report.table(), nl=False)
