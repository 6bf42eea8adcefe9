"""Rows as DataFrames of pandas and short tables of HTML, and what writes them as Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import ModuleType
from typing import TYPE_CHECKING, Any

from diplograph.errors import GraphError

if TYPE_CHECKING:
    from pandas import DataFrame

_SHOWN = 20
_LONGEST = 80


def frame(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], days: Sequence[str] = ()
) -> DataFrame:
    """Rows as a DataFrame with these columns; those of ``days`` are datetime64, None is missing.

    Raises GraphError where pandas is not installed.
    """
    found: DataFrame = _pandas().DataFrame(list(rows), columns=list(columns))
    for name in days:
        # To the second, as visits of 1600 do not fit into nanoseconds.
        found[name] = found[name].astype("datetime64[s]")
    return found


def html_table(rows: Sequence[Sequence[object]], columns: Sequence[str], caption: str) -> str:
    """The first twenty rows as a table of HTML below a caption, everything in it escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_shown(cell))}</td>" for cell in row) + "</tr>"
        for row in rows[:_SHOWN]
    )
    first = f"the first {_SHOWN} of " if len(rows) > _SHOWN else ""
    return (
        f"<table><caption>{escape(first + caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def arrow() -> tuple[ModuleType, ModuleType]:
    """Pyarrow and its Parquet; raises GraphError, which says how to get it, without it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise GraphError(
            "Parquet is written by pyarrow, which is not installed: pip install"
            " 'diplograph[parquet]', or write .csv"
        ) from None
    return pyarrow, pyarrow.parquet


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise GraphError(
            "frames are made by pandas, which is not installed: pip install 'diplograph[frames]'"
        ) from None
    return pandas
