"""Graphs of networkx that give their ties and nodes as frames, and show themselves in notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from diplograph import tabular
from diplograph.network.tables import edge_columns, edge_rows, node_columns, node_rows

if TYPE_CHECKING:
    from pandas import DataFrame

    _Graph = nx.Graph[str]
    _DiGraph = nx.DiGraph[str]
    _MultiDiGraph = nx.MultiDiGraph[str]
else:
    _Graph, _DiGraph, _MultiDiGraph = nx.Graph, nx.DiGraph, nx.MultiDiGraph

_DAYS = ("first_day", "last_day")
_STRONGEST = 10


class Graph(_Graph):
    """A `networkx.Graph`, and what all graphs here are."""

    def to_frame(self) -> DataFrame:
        """A row for each tie: both ends with their labels, the attributes, two columns of days.

        ``first`` and ``last`` are dates as exact as they are known; ``first_day`` is the earliest
        day of the first, ``last_day`` the latest day of the last, as datetime64. Lists stay lists.
        Raises GraphError where pandas is not installed.
        """
        return tabular.frame(edge_rows(self), edge_columns(self), _DAYS)

    def nodes_frame(self) -> DataFrame:
        """A row for each node, with its attributes. Raises GraphError where there is no pandas."""
        return tabular.frame(node_rows(self), node_columns(self))

    def _repr_html_(self) -> str:
        ranked = sorted(
            edge_rows(self),
            key=lambda row: (-row.get("weight", 1), row["source"], row["target"]),
        )
        columns = ("source_label", "target_label", "label", "weight", "first", "last")
        return tabular.html_table(
            [[row.get(name) for name in columns] for row in ranked[:_STRONGEST]],
            columns,
            f"{self.name or 'network'}: {len(self):,} nodes, {len(ranked):,} ties, the strongest",
        )


# The bases of networkx come first, so that all they do is done as they do it.
class DiGraph(_DiGraph, Graph):
    """A `networkx.DiGraph`."""


class MultiDiGraph(_MultiDiGraph, DiGraph):
    """A `networkx.MultiDiGraph`."""
