"""The verbs that read graphs: validate, queries, query and network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplograph.cli.articles import date_value
from diplograph.cli.stores import opened, required_place, store_option
from diplograph.model import PartialDate

if TYPE_CHECKING:
    from rdflib import Graph

    from diplograph.graph.conformance import Report
    from diplograph.store.audit import Audit

graphs_argument = click.argument("graphs", nargs=-1, metavar="[GRAPH...]")


@click.command()
@click.argument("graph", required=False, metavar="[GRAPH]")
@store_option(required=False)
@click.pass_context
def validate(ctx: click.Context, graph: str | None, place: str | None) -> None:
    """Check a graph against the ontology's shapes.

    Prints each violation in plain words, with the sentence that it rests on, and ends with exit
    code 1 if there is any. GRAPH is a file, or - for Turtle on standard input; without one the
    store is audited.
    """
    from diplograph.graph.conformance import validate_file

    if graph is None:
        with opened(required_place(place, "GRAPH")) as store:
            report: Report | Audit = store.audit()
    else:
        report = validate_file(graph)
    for problem in report.problems:
        click.echo(problem)
    click.echo(report)
    if not report.conforms:
        ctx.exit(1)


@click.command()
def queries() -> None:
    """List the questions that query knows, with their parameters."""
    from diplograph.graph import queries as catalogue

    for known in catalogue.queries():
        click.echo(f"{known.name}\n    {known.title}. {known.description}")
        for parameter in known.parameters:
            need = "" if parameter.required else " (optional)"
            click.echo(
                f"    --param {parameter.name}={parameter.type.upper()}{need}"
                f"  {parameter.description}"
            )


@click.command()
@click.argument("name", metavar="NAME|FILE.rq")
@click.argument("graphs", nargs=-1, metavar="[GRAPH...]")
@click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter of the query; may be given several times.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
def query(name: str, graphs: tuple[str, ...], params: tuple[str, ...], form: str) -> None:
    """Ask graphs a question.

    NAME is one of those that queries lists, FILE.rq a file with SPARQL. GRAPH is a file that build
    has written, or - for Turtle on standard input; several are asked as one. Without a GRAPH the
    reference is asked: who held which office and belonged to what.
    """
    from diplograph import front
    from diplograph.graph import queries as asking
    from diplograph.graph.results import render

    question = asking.find_query(name)
    given = dict(map(_key_and_value, params))
    for key in given:
        question.parameter(key)
    store = asking.load(graphs or front.reference(on=_day_asked(given)))
    click.echo(render(asking.run(question, store, **given), form), nl=False)


def _day_asked(params: dict[str, str]) -> PartialDate | None:
    """The date of a question: what held then is all of the reference that it needs."""
    try:
        return PartialDate.parse(params["date"])
    except (KeyError, ValueError):  # the question itself says what is wrong with a date
        return None


def _key_and_value(param: str) -> tuple[str, str]:
    key, equals, value = param.partition("=")
    if not equals or not key:
        raise click.BadParameter(f"{param!r}: write --param KEY=VALUE, as in --param one=KAZ")
    return key, value


@click.command()
@graphs_argument
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    help="Where it goes: .graphml .gexf .json .svg, or - for JSON on stdout.",
)
@click.option(
    "--as-of",
    callback=date_value,
    metavar="DATE",
    help="As things stood on that day: offices and memberships then, events until then.",
)
@store_option(required=False)
def network(
    graphs: tuple[str, ...], output: str, as_of: PartialDate | None, place: str | None
) -> None:
    """Write the network of countries, organisations and leaders.

    Each edge has a kind, how many facts and articles are behind it, and the facts themselves. SVG
    is a picture of the strongest ties. GRAPH is a file that build has written; without one the
    store is drawn.
    """
    from diplograph import front

    if graphs:
        graph: Graph = front.open_graph(*graphs)
    else:
        with opened(required_place(place, "GRAPH")) as store:
            graph = store.graph()
    view = front.network(graph, as_of=as_of, output=output)
    click.echo(f"{len(view)} nodes, {view.number_of_edges()} ties, in {output}", err=True)
