"""From tables of other people to a store or a file of facts: the way through all the rooms."""

from __future__ import annotations

import csv
import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.errors import GraphError, HeldBackWarning, ReadingError, ReadingWarning, strict

if TYPE_CHECKING:
    from diplograph.graph.gating import Gated
    from diplograph.imports.us_visits import Account
    from diplograph.model import Extraction
    from diplograph.store import Store

Report = Callable[[ReadingError | ReadingWarning | HeldBackWarning], None]
Watch = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of some tables: an account of every row, and of the articles they make.

    ``changes`` counts articles by ``added``, ``replaced`` and ``unchanged``.
    """

    accounts: tuple[Account, ...]
    facts: Counter[str]
    changes: Counter[str]

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self.accounts)

    @property
    def held_back(self) -> tuple[Account, ...]:
        """The rows that gave no fact."""
        return tuple(account for account in self.accounts if account.reason)

    def __str__(self) -> str:
        kinds = ", ".join(_count(number, kind) for kind, number in sorted(self.facts.items()))
        held = f", {_count(len(self.held_back), 'row')} held back" if self.held_back else ""
        return f"{_count(self.rows, 'row')}: {kinds or 'no facts'}{held}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def import_us_visits(
    *paths: str | Path,
    store: Store | None = None,
    output: str | Path | None = None,
    reference: str | Path | Iterable[str | Path] = (),
    report: Report = strict,
    processes: int | None = None,
    watch: Watch | None = None,
) -> Summary:
    """Take the visits of the Office of the Historian into a store, or write them as a graph.

    ``paths`` are its XML files, CSV files with the columns of `diplograph.imports.rows.COLUMNS`,
    or folders of these (see ``docs/imports.md``). What cannot be read, and facts that break a
    shape, go to ``report``. Each file of the Office is one article: in a ``store`` it takes the
    place of its earlier self, and one that is the same is left alone. ``output`` is written in the
    format of its suffix. ``reference`` are folders with tables of your own; ``processes`` is how
    many check at once, by default one a core; ``watch`` is told how far each step has come.

    Raises ReadingError if no row could be read, GraphError for a file that cannot be written, and
    StoreError.

    >>> from diplograph import open_store
    >>> from diplograph.resources import resource
    >>> with open_store("kept") as store:  # doctest: +SKIP
    ...     print(import_us_visits("us_visits.csv", store=store))
    """
    from diplograph.entities.reference import load_reference
    from diplograph.imports.rows import read_rows
    from diplograph.imports.us_visits import import_rows, unwatched

    if (store is None) == (output is None):
        raise GraphError("give a store or an output, one of them")
    if output is not None:
        _check(output)
    folders = [reference] if isinstance(reference, str | Path) else list(reference)
    known = load_reference(*map(Path, folders))
    seen = watch or unwatched
    imported = import_rows(list(read_rows(paths, report)), reference=known, watch=seen)
    if not imported.accounts:
        raise ReadingError("no row of a visit was read: give the Office's .xml files, or a .csv")
    if store is not None:
        changes = _into(store, imported.extractions, report, processes, seen)
    else:
        changes = _written(str(output), imported.extractions, report, processes, seen)
    return Summary(imported.accounts, imported.facts, changes)


def write_accounts(accounts: Iterable[Account], path: str | Path) -> None:
    """Write what became of each row as CSV: id, where, visit, meeting, gathering, reason.

    Raises GraphError if the file cannot be written.
    """
    try:
        with Path(path).open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream, lineterminator="\n")
            rows.writerow(["id", "where", "visit", "meeting", "gathering", "reason"])
            for account in accounts:
                told = dict(account.facts)
                counts = [told.get(kind, 0) for kind in ("visit", "meeting", "gathering")]
                rows.writerow([account.id, account.where, *counts, account.reason])
    except OSError as error:
        raise GraphError(f"{path}: cannot be written: {error.strerror or error}") from None


def _check(output: str | Path) -> None:
    from diplograph.graph.files import format_of

    format_of(output)


def _into(
    store: Store,
    extractions: tuple[Extraction, ...],
    report: Report,
    processes: int | None,
    watch: Watch,
) -> Counter[str]:
    """Into a store: an empty one is filled at once, which is faster."""
    if store.is_fillable:
        return _filled(store, extractions, report, processes, watch)
    changes: Counter[str] = Counter()
    for number, extraction in enumerate(extractions, start=1):
        options = _options(extraction)
        if store.is_current(extraction.article, options=options):
            changes["unchanged"] += 1
        else:
            outcome = store.add(extraction, options=options)
            changes[outcome.change] += 1
            for rejection in outcome.rejections:
                report(HeldBackWarning(str(rejection)))
        watch("articles checked", number, len(extractions))
    return changes


def _filled(
    store: Store,
    extractions: tuple[Extraction, ...],
    report: Report,
    processes: int | None,
    watch: Watch,
) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "checked.nq")
        statements = 0
        with path.open("wb") as stream:
            for gated in _gated(extractions, report, processes, watch):
                stream.write(gated.quads)
                statements += gated.quads.count(b"\n")
        store.load(
            path,
            watch=lambda done: watch("statements loaded", min(done, statements), statements),
            made=((each.article, _options(each)) for each in extractions),
        )
    return Counter(added=len(extractions))


def _written(
    output: str,
    extractions: tuple[Extraction, ...],
    report: Report,
    processes: int | None,
    watch: Watch,
) -> Counter[str]:
    from diplograph.store import Store

    with Store.in_memory() as store:
        changes = _filled(store, extractions, report, processes, watch)
        store.export(output)
    return changes


def _gated(
    extractions: tuple[Extraction, ...], report: Report, processes: int | None, watch: Watch
) -> Iterator[Gated]:
    from diplograph.graph.gating import gate_all

    for number, gated in enumerate(gate_all(extractions, processes=processes), start=1):
        for rejection in gated.rejections:
            report(HeldBackWarning(str(rejection)))
        watch("articles checked", number, len(extractions))
        yield gated


def _options(extraction: Extraction) -> str:
    """A hash of what was read: persons may be known better when more tables are read together."""
    told = repr((sorted(extraction.facts.items()), extraction.claims, extraction.entities))
    return f"us-visits|{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()}"
