"""What a command tells the person at the terminal while data goes elsewhere."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from diplograph.errors import DiplographError, ReadingError

if TYPE_CHECKING:
    from diplograph.front import Problem

T = TypeVar("T")
_PATIENCE = 2.0  # seconds of silence before a count is shown


class Problems:
    """Prints each problem of an input to stderr as one line, and remembers whether any was lost."""

    def __init__(self) -> None:
        self.errors = 0

    def __call__(self, problem: Problem) -> None:
        """Report one problem."""
        failed = isinstance(problem, DiplographError)
        self.errors += failed
        click.echo(f"{'error' if failed else 'warning'} {problem.code}: {problem}", err=True)

    def leave(self) -> None:
        """End the command with exit code 3 if an input could not be read."""
        if self.errors:
            raise click.exceptions.Exit(ReadingError.exit_code)


def counted(items: Iterable[T], noun: str, *, output: str | None, every: int = 1) -> Iterator[T]:
    """The same items, with a running count on stderr if it is a terminal and the work is long.

    Nothing is counted where the rows themselves (``output`` is None or ``-``) go to the terminal.
    The count is shown after ``every`` so many items.
    """
    rows_shown = output in (None, "-") and sys.stdout.isatty()
    if rows_shown or not sys.stderr.isatty():
        yield from items
        return
    began = time.monotonic()
    shown = False
    for number, item in enumerate(items, start=1):
        yield item
        if number % every == 0 and time.monotonic() - began > _PATIENCE:
            shown = True
            click.echo(f"\r{number} {noun}", err=True, nl=False)
    if shown:
        click.echo("\r\033[K", err=True, nl=False)


@contextlib.contextmanager
def progress(total: int, noun: str) -> Iterator[Callable[[int], None]]:
    """A bar on stderr if it is a terminal; what it gives is told how much is done."""
    if not sys.stderr.isatty():
        yield lambda done: None  # noqa: ARG005
        return
    with click.progressbar(length=total, label=noun, file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)


@contextlib.contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr for each step, if it is a terminal; told what, how much, of how much."""
    with contextlib.ExitStack() as stack:
        bars: dict[str, Callable[[int], None]] = {}

        def watch(what: str, done: int, total: int) -> None:
            if what not in bars:
                stack.close()  # the step before is done
                bars[what] = stack.enter_context(progress(total, what))
            bars[what](done)

        yield watch
