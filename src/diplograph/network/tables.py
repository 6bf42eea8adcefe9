"""A network as rows: one for each tie, one for each node; and as files of them, CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

import networkx as nx

from diplograph import tabular
from diplograph.model import PartialDate

_ENDS = ("source", "target", "source_label", "target_label")
_ALWAYS = ("label", "weight", "articles", "sources", "first", "last", "first_day", "last_day")
_LISTS = ("details", "facts")
_NODE = ("node", "label", "type", "code", "iri")
_NUMBERS = {"weight", "articles", "sources", "friendly", "hostile", "sign", "bipartite"}
_JOINT = "; "


def edges(network: Any) -> Iterator[tuple[str, str, dict[str, str], dict[str, Any]]]:
    """The edges with their key, which only those of a multigraph have."""
    if isinstance(network, nx.MultiGraph):
        for source, target, key, attributes in network.edges(keys=True, data=True):
            yield source, target, {"key": key}, attributes
    else:
        for source, target, attributes in network.edges(data=True):
            yield source, target, {}, attributes


def edge_rows(network: Any) -> Iterator[dict[str, Any]]:
    """Each tie with both ends, their labels, its attributes, and the days that its dates span."""
    labels = {node: data.get("label", node) for node, data in network.nodes(data=True)}
    for source, target, _, attributes in edges(network):
        first, last = attributes.get("first"), attributes.get("last")
        yield {
            "source": source,
            "target": target,
            "source_label": labels[source],
            "target_label": labels[target],
            **attributes,
            "first_day": PartialDate.parse(first).first_day if first else None,
            "last_day": PartialDate.parse(last).last_day if last else None,
        }


def node_rows(network: Any) -> Iterator[dict[str, Any]]:
    """Each node with its attributes."""
    for node, attributes in network.nodes(data=True):
        yield {"node": node, **attributes}


def edge_columns(network: Any) -> list[str]:
    """The columns of `edge_rows`: those of all views first, then what the view has of its own."""
    known = [*_ENDS, *_ALWAYS, *_LISTS]
    return [*known, *_others(known, (data for *_, data in network.edges(data=True)))]


def node_columns(network: Any) -> list[str]:
    """The columns of `node_rows`."""
    return [*_NODE, *_others(_NODE, (data for _, data in network.nodes(data=True)))]


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Rows as CSV in UTF-8; lists are joined by ``; ``."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return stream.getvalue().encode("utf-8")


def as_parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Rows as Parquet with types: days, whole numbers, lists. Raises GraphError without pyarrow."""
    arrow, parquet = tabular.arrow()
    schema = arrow.schema([(name, _type(arrow, name)) for name in columns])
    stream = io.BytesIO()
    table = arrow.Table.from_pylist([dict(row) for row in rows], schema=schema)
    parquet.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _others(known: Sequence[str], several: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({name for attributes in several for name in attributes} - set(known))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _JOINT.join(map(str, value))
    return "" if value is None else str(value)


def _type(arrow: ModuleType, name: str) -> object:
    if name in _NUMBERS:
        return arrow.int64()
    types = {"first_day": arrow.date32(), "last_day": arrow.date32(), "value": arrow.float64()}
    lists = (*_LISTS, "figures")
    return types.get(name, arrow.list_(arrow.string()) if name in lists else arrow.string())
