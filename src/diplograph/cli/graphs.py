"""The verbs that read graphs: validate, queries, query and network."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from diplograph.cli.filtering import chosen_view, filter_options
from diplograph.cli.stores import opened, required_place, store_option
from diplograph.model import PartialDate

if TYPE_CHECKING:
    from diplograph.graph.catalogue import Query
    from diplograph.graph.conformance import Report
    from diplograph.graph.limits import Limits
    from diplograph.graph.results import Result
    from diplograph.store.audit import Audit


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
@click.option(
    "--timeout",
    type=click.FloatRange(0, 1_000_000),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Give up after so long; 0 waits for ever.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(0),
    default=10_000,
    show_default=True,
    metavar="N",
    help="Give no more than so many rows, and say so; 0 gives all.",
)
@store_option(required=False)
def query(
    name: str,
    graphs: tuple[str, ...],
    place: str | None,
    params: tuple[str, ...],
    form: str,
    timeout: float,
    max_rows: int,
) -> None:
    """Ask graphs a question.

    NAME is one of those that queries lists, FILE.rq a file with SPARQL. GRAPH is a file that build
    has written, or - for Turtle on standard input; several are asked as one. Without a GRAPH the
    store is asked, and without a store the reference: who held which office and belonged to what.
    """
    from diplograph.graph import queries as asking
    from diplograph.graph.results import render

    question = asking.find_query(name)
    given = dict(map(_key_and_value, params))
    for key in given:
        question.parameter(key)
    limits = asking.Limits(timeout or None, max_rows or None)
    result = _answer(question, graphs, place, limits, given)
    click.echo(render(result, form), nl=False)
    if result.truncated:
        click.echo(
            f"only the first {len(result):,} rows: --max-rows 0 gives all of them, a --param fewer",
            err=True,
        )


def _answer(
    question: Query,
    graphs: tuple[str, ...],
    place: str | None,
    limits: Limits,
    given: dict[str, str],
) -> Result:
    from diplograph import front
    from diplograph.graph import queries as asking

    if not graphs and place is not None:
        from diplograph.store import ask

        with opened(place) as store:
            return ask(store, question, limits, **given)
    source = graphs or front.reference(on=_day_asked(given))
    return asking.run(question, asking.load(source), limits, **given)


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
@click.argument("graphs", nargs=-1, metavar="[VIEW] [GRAPH...]")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    help="Where it goes: .graphml .gexf .json .cyjs .net .csv .parquet, a picture as .svg .png"
    " .html, or - for JSON on stdout.",
)
@filter_options
@click.option(
    "--most",
    type=click.IntRange(1, 400),
    metavar="N",
    help="A picture shows at most so many nodes: by default 40, and 150 in .html.",
)
@store_option(required=False)
def network(
    graphs: tuple[str, ...],
    output: str,
    as_of: PartialDate | None,
    between: tuple[PartialDate, PartialDate] | None,
    min_confidence: float,
    modality: tuple[str, ...],
    countries: tuple[str, ...],
    most: int | None,
    place: str | None,
) -> None:
    """Write a network of what facts say who has to do with whom.

    VIEW is country-organisation-leader if none is named, leader-meetings, visits, co-membership,
    co-attendance, statements, trade, agreements or events. Each edge has how many facts, articles
    and independent sources are behind it, and the facts themselves. SVG, PNG and HTML are pictures
    of the strongest ties, HTML a page to move about in. GRAPH is a file that build has written;
    without one the store is drawn.
    """
    from diplograph import front, pictures
    from diplograph.network.views import DEFAULT

    shown = pictures.most_shown(output, most)
    if most is not None and shown is None:
        raise click.UsageError(f"--most is for pictures: {' '.join(pictures.SUFFIXES)}")
    view, files = chosen_view(graphs, DEFAULT)
    with opened(required_place(place, "GRAPH")) if not files else nullcontext(files) as source:
        drawn = front.network(
            source,
            view=view,
            as_of=as_of,
            between=between,
            min_confidence=min_confidence,
            modality=modality,
            countries=countries,
            output=output,
            most=most,
        )
    click.echo(f"{len(drawn)} nodes, {drawn.number_of_edges()} ties, in {output}", err=True)
    if shown is not None and len(drawn) > shown:
        click.echo(f"the picture shows the {shown} with the strongest ties: see --most", err=True)
