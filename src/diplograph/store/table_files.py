"""Tables of facts and claims as files: CSV, and Parquet with types."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from types import ModuleType
from typing import BinaryIO

from diplograph import tabular
from diplograph.errors import GraphError
from diplograph.store.rows import Row, batches

_AT_ONCE = 5_000  # rows of a group in a Parquet file
_PLACES = Decimal(1).scaleb(-10)  # of a figure in Parquet, which has 38 digits in all
_LARGEST = Decimal(10) ** 28


def write_csv(rows: Iterable[Row], columns: Sequence[str], stream: BinaryIO) -> None:
    """Write rows as CSV in UTF-8; lists are joined by ``; ``, IRIs of things in angle brackets."""
    writer = csv.writer(_Encoded(stream), lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


class _Encoded:
    """Text to a stream of bytes, which stays open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(text.encode("utf-8"))


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        if "quote" in value:
            return f"{value['begin']}-{value['end']}"
        named = f"{value['label']} <{value['entity']}>"
        return f"{value['role']}: {named}" if "role" in value else named
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def write_parquet(rows: Iterable[Row], columns: Sequence[str], stream: BinaryIO) -> None:
    """Write rows as Parquet; raises GraphError without pyarrow, or for a figure out of its range.

    Texts are strings, ``first_day`` and ``last_day`` dates, values decimals of ten places, roles
    and places lists of structs.
    """
    arrow, parquet = tabular.arrow()
    schema = arrow.schema([(name, _type(arrow, name)) for name in columns])
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for some in batches(map(_in_range, rows), _AT_ONCE):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))


def require_parquet() -> None:
    """Raise GraphError, which says how to get it, if there is no pyarrow."""
    tabular.arrow()


def _type(arrow: ModuleType, column: str) -> object:
    text = arrow.string()
    entity = [("entity", text), ("label", text)]
    whole = [("begin", arrow.int64()), ("end", arrow.int64()), ("quote", text)]
    types = {
        "roles": arrow.list_(arrow.struct([("role", text), *entity])),
        "place": arrow.list_(arrow.struct(entity)),
        "attributed_to": arrow.struct(entity),
        "more_quotes": arrow.list_(arrow.struct(whole)),
        "topics": arrow.list_(text),
        "modalities": arrow.list_(text),
        "first_day": arrow.date32(),
        "last_day": arrow.date32(),
        "value": arrow.decimal128(38, 10),
        "confidence": arrow.float64(),
    }
    numbers = ("quote_begin", "quote_end", "claims", "articles", "sources")
    return types.get(column, arrow.int64() if column in numbers else text)


def _in_range(row: Row) -> Row:
    value = row.get("value")
    if not isinstance(value, Decimal):
        return row
    if abs(value) >= _LARGEST:
        raise GraphError(f"{row['fact']}: {value} is too large a figure for Parquet; write .csv")
    return {**row, "value": value.quantize(_PLACES)}
