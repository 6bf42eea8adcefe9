"""The verbs that keep a store: add, retract, list, audit, compact, quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph.cli.options import (
    confidence_option,
    date_option,
    encoding_option,
    paths_argument,
    reference_option,
)
from diplograph.cli.reporting import Problems, counted, progress
from diplograph.cli.stores import format_option, opened, store_option, write_rows
from diplograph.model import PartialDate

if TYPE_CHECKING:
    from diplograph.store import Store
    from diplograph.store.store import Outcome


@click.command()
@paths_argument
@store_option()
@date_option
@encoding_option
@confidence_option
@reference_option
@click.option("--again", is_flag=True, help="Read articles anew that the store has already.")
def add(
    paths: tuple[str, ...],
    place: str,
    date: PartialDate | None,
    encoding: str | None,
    min_confidence: float,
    reference_folders: tuple[Path, ...],
    again: bool,
) -> None:
    """Add articles to a store, which is made if need be.

    PATH is a file, a folder (searched for *.txt and *.jsonl), - for standard input, or a graph
    with named graphs (.trig, .nq). An article that is there already is skipped, one that has
    changed takes the place of its old self; each goes in whole or not at all, so that after a
    break the same command goes on. Facts that break a shape go to quarantine.
    """
    problems = Problems()
    graphs, articles = _parted(paths)
    with opened(place, writing=True, make=True) as store:
        changes = Counter(outcome.change for outcome in _graphs(store, graphs, problems))
        if articles:
            from diplograph import front

            read = front.read(*articles, date=date, encoding=encoding, report=problems)
            outcomes = front.add(
                store,
                read,
                min_confidence=min_confidence,
                reference=reference_folders,
                again=again,
                report=problems,
            )
            changes.update(o.change for o in counted(outcomes, "articles", output="store"))
    told = ", ".join(f"{changes[name]} {name}" for name in ("added", "replaced", "unchanged"))
    click.echo(f"{told}, in {place}", err=True)
    problems.leave()


def _parted(paths: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The paths to graphs, and those to articles."""
    from diplograph.graph.files import FORMATS

    graphs = [path for path in paths if Path(path).suffix.lower() in FORMATS]
    return graphs, [path for path in paths if path not in graphs]


def _graphs(store: Store, paths: list[str], problems: Problems) -> Iterator[Outcome]:
    from diplograph.errors import HeldBackWarning

    for path in paths:
        for outcome in counted(store.add_file(path), "graphs", output="store"):
            for rejection in outcome.rejections:
                problems(HeldBackWarning(str(rejection)))
            yield outcome


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option()
@click.pass_context
def retract(ctx: click.Context, articles: tuple[str, ...], place: str) -> None:
    """Take articles out of a store, and all that rests on them alone.

    ARTICLE is the name that list gives. Facts that others claim too stay; what was one event
    because of the article is worked out anew. Ends with exit code 1 if one was not there.
    """
    missing = []
    with opened(place, writing=True) as store:
        for article in counted(articles, "articles", output="store"):
            if not store.retract(article):
                missing.append(article)
    click.echo(f"{len(articles) - len(missing)} retracted from {place}", err=True)
    if missing:
        click.echo(f"not there: {' '.join(missing)}; see diplograph list", err=True)
        ctx.exit(1)


@click.command("list")
@store_option()
@format_option
def list_(place: str, form: str) -> None:
    """List the articles and sources that a store has.

    csv and json also have the version that read each, and when it came or last changed.
    """
    with opened(place) as store:
        rows = [
            {
                "article": entry.article,
                "published": entry.published,
                "title": entry.title,
                "facts": entry.facts,
                "claims": entry.claims,
                "held_back": len(entry.held_back),
                "reprint_of": entry.reprint_of,
                "version": entry.version,
                "added": entry.added,
            }
            for entry in store.entries()
        ]
    columns = ["article", "published", "title", "facts", "claims", "held_back", "reprint_of"]
    write_rows(rows, columns if form == "table" else [*columns, "version", "added"], form)


@click.command()
@store_option()
@click.option("--processes", type=click.IntRange(1), help="How many; by default one per core.")
@click.pass_context
def audit(ctx: click.Context, place: str, processes: int | None) -> None:
    """Check all that a store holds again: shapes, quotes, and the merged view.

    Prints each violation with article and sentence, and ends with exit code 1 if there is any.
    """
    with (
        opened(place) as store,
        progress(len(store.graph_names()), "graphs") as watch,
    ):
        report = store.audit(processes=processes, watch=watch)
    for problem in report.problems:
        click.echo(problem)
    click.echo(report)
    if not report.conforms:
        ctx.exit(1)


@click.command()
@store_option()
def compact(place: str) -> None:
    """Let a store tidy its files: less room on disk, faster reading."""
    before = _size(Path(place))
    with opened(place, writing=True) as store:
        store.compact()
    click.echo(f"{before / 1e6:.1f} MB before, {_size(Path(place)) / 1e6:.1f} MB now", err=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*") if path.is_file())


@click.group()
def quarantine() -> None:
    """What was held back because it breaks a shape: list it, explain it, try it again."""


@quarantine.command("list")
@store_option()
@format_option
def quarantine_list(place: str, form: str) -> None:
    """List what was held back of which article, and why."""
    with opened(place) as store:
        rows = [
            {"article": entry.article, "reason": reason}
            for entry in store.entries()
            for reason in entry.held_back
        ]
    write_rows(rows, ["article", "reason"], form)


@quarantine.command("explain")
@click.argument("article")
@store_option()
def quarantine_explain(article: str, place: str) -> None:
    """Show what was held back of an article: the reasons, and the triples as Turtle."""
    from diplograph.graph.serialise import serialise

    with opened(place) as store:
        for reason in store.entry(article).held_back:
            click.echo(f"# {' '.join(reason.split())}")
        held_back = store.quarantined(article)
    click.echo(serialise(held_back, ".ttl").decode(), nl=False)


@quarantine.command("retry")
@click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
@store_option()
def quarantine_retry(articles: tuple[str, ...], place: str) -> None:
    """Check again what was held back, of these articles or of all."""
    with opened(place, writing=True) as store:
        held = {entry.article: entry for entry in store.entries() if entry.held_back}
        names = articles or tuple(held)
        outcomes = [store.retry(name) for name in counted(names, "articles", output="store")]
    for outcome in outcomes:
        left = len(outcome.rejections)
        click.echo(f"{outcome.article}: {f'{left} still held back' if left else 'all let in'}")
