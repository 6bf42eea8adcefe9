"""What can go wrong, one class per failure that a caller can act on.

Every message says what was wrong, where, and what to do. ``code`` is stable: users can search for
it. The command line turns ``exit_code`` into its own.
"""

from __future__ import annotations

import warnings
from typing import ClassVar


class DiplographError(Exception):
    """Base of all errors that diplograph raises on purpose."""

    code: ClassVar[str] = "DG000"
    exit_code: ClassVar[int] = 1


class ReadingError(DiplographError):
    """An input could not be read as an article; the others are still processed."""

    code: ClassVar[str] = "DG100"
    exit_code: ClassVar[int] = 3


class ReadingWarning(UserWarning):
    """An input was read, but something about it deserves a look (a guessed encoding, no date)."""

    code: ClassVar[str] = "DG101"


class CodingError(DiplographError):
    """An article made the extraction fail: a defect of diplograph. The others are still coded."""

    code: ClassVar[str] = "DG110"
    exit_code: ClassVar[int] = 3


class HeldBackWarning(UserWarning):
    """A fact broke the ontology's shapes and was kept out of the graph; the rest went in."""

    code: ClassVar[str] = "DG111"


class GraphError(DiplographError):
    """A graph file could not be read or written."""

    code: ClassVar[str] = "DG200"
    exit_code: ClassVar[int] = 4


class QueryError(DiplographError):
    """An unknown query, a missing or malformed parameter, or broken SPARQL."""

    code: ClassVar[str] = "DG300"
    exit_code: ClassVar[int] = 5


class ReferenceDataError(DiplographError):
    """A reference table is malformed; says file and line. Nothing of it was loaded."""

    code: ClassVar[str] = "DG400"
    exit_code: ClassVar[int] = 6


class StoreError(DiplographError):
    """A store cannot be opened, read or written; what was stored before is whole."""

    code: ClassVar[str] = "DG500"
    exit_code: ClassVar[int] = 7


def strict(problem: DiplographError | Warning) -> None:
    """Raise an error, warn of anything else: how problems are reported if nobody asks for them."""
    if isinstance(problem, DiplographError):
        raise problem
    warnings.warn(problem, stacklevel=3)
