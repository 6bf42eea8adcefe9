"""Networks read back from files and from graphs of networkx that went through other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx

from diplograph.errors import GraphError
from diplograph.network.aliases import AnyNetwork
from diplograph.network.export import JOINTS
from diplograph.network.graphs import DiGraph, Graph, MultiDiGraph
from diplograph.network.views import VIEWS, Drawn

_DATES = ("first", "last")
_OF_NODES = ("id", "name", "value")
_OF_EDGES = ("id", "source", "target", "key", "name", "value", "start", "end")
"""What formats add of their own."""


def read_network(path: str | Path) -> Drawn:
    """A network that was written as .graphml, .gexf, .json or .cyjs, as the view had it.

    Raises GraphError for another suffix and for a file that cannot be read or is no network.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _READERS:
        known = " ".join(_READERS)
        raise GraphError(f"{path}: {suffix or 'no suffix'} cannot be read back; use {known}")
    try:
        return from_networkx(_READERS[suffix](Path(path)))
    except OSError as error:
        raise GraphError(f"{path} cannot be read: {error.strerror}") from None
    except (ParseError, ValueError, KeyError, nx.NetworkXError) as error:
        raise GraphError(f"{path} is no network that was written here: {error}") from None


def from_networkx(graph: AnyNetwork) -> Drawn:
    """A graph of networkx whose nodes and edges are those of a view, as the view had them.

    What has gone through GraphML, GEXF or another program has its lists joined, dates that were
    missing left out, edges keyed by numbers: lists become lists again, dates None, and edges have
    the keys of the view that ``name`` of the graph says, or else of what it is (directed, multi).
    Attributes that were added to nodes stay.
    """
    view = VIEWS.get(str(graph.graph.get("name", "")))
    kind = view.graph if view else _kind(graph)
    network: Drawn = kind(**_own_attributes(graph.graph))
    for node, data in graph.nodes(data=True):
        network.add_node(node, **{n: v for n, v in data.items() if n not in _OF_NODES})
    for source, target, data in graph.edges(data=True):
        attributes = _edge(data)
        if isinstance(network, nx.MultiGraph):
            network.add_edge(source, target, key=attributes.get("label"), **attributes)
        else:
            network.add_edge(source, target, **attributes)
    return network


def _kind(graph: AnyNetwork) -> type[Drawn]:
    if graph.is_multigraph():
        return MultiDiGraph
    return DiGraph if graph.is_directed() else Graph


def _own_attributes(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Without what formats add of their own."""
    added = ("mode", "node_default", "edge_default", "start", "end", "timeformat")
    return {name: value for name, value in attributes.items() if name not in added}


def _edge(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name in JOINTS and isinstance(value, str):
            found[name] = [each for each in value.split(JOINTS[name]) if each]
        elif name == "weight" and isinstance(value, float) and value.is_integer():
            found[name] = int(value)
        elif name not in _OF_EDGES or (name == "value" and "figures" in data):
            found[name] = value
    return dict.fromkeys(_DATES) | {"details": [], "facts": []} | found


def _graphml(path: Path) -> AnyNetwork:
    graph: AnyNetwork = nx.read_graphml(path)
    return graph


def _gexf(path: Path) -> AnyNetwork:
    graph: AnyNetwork = nx.read_gexf(path)
    return graph


def _node_link(path: Path) -> AnyNetwork:
    graph: AnyNetwork = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    return graph


def _cytoscape(path: Path) -> AnyNetwork:
    graph: AnyNetwork = nx.cytoscape_graph(json.loads(path.read_text("utf-8")))
    return graph


_READERS: dict[str, Callable[[Path], AnyNetwork]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _node_link,
    ".cyjs": _cytoscape,
}
