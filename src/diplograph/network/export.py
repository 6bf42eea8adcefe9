"""Networks as files that Gephi, Cytoscape and networkx open: GraphML, GEXF, node-link JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from diplograph.errors import GraphError
from diplograph.graph.files import STANDARD_STREAM, write_whole
from diplograph.network.aliases import AnyNetwork

_JOINTS = {"details": "; ", "figures": "; "}


def write_network(network: AnyNetwork, path: str | Path) -> None:
    """Write a network; the suffix chooses .graphml, .gexf or .json (node-link).

    The file appears whole or not at all; ``-`` is JSON on standard output. Raises GraphError for
    another suffix or a file that cannot be written.
    """
    suffix = ".json" if str(path) == STANDARD_STREAM else Path(path).suffix.lower()
    if suffix not in _WRITERS:
        known = " ".join(_WRITERS)
        raise GraphError(
            f"{path}: {suffix or 'no suffix'} is no network format; use {known},"
            " or .svg .png .html for a picture"
        )
    write_whole(path, _WRITERS[suffix](network).encode("utf-8"))


def graphml(network: AnyNetwork) -> str:
    """GraphML. It has no lists: facts are joined by spaces, details by "; "; None is left out."""
    stream = io.BytesIO()
    nx.write_graphml_xml(_flat(network), stream)
    return stream.getvalue().decode("utf-8") + "\n"


def gexf(network: AnyNetwork) -> str:
    """GEXF 1.2 for Gephi, without the date on which it was written."""
    text = "\n".join(nx.generate_gexf(_flat(network), version="1.2draft"))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def node_link(network: AnyNetwork) -> str:
    """Node-link JSON as `networkx.node_link_graph` reads it with ``edges="edges"``."""
    document: dict[str, Any] = {
        "directed": network.is_directed(),
        "multigraph": network.is_multigraph(),
        "graph": dict(network.graph),
        "nodes": [{"id": node, **attributes} for node, attributes in network.nodes(data=True)],
        "edges": [
            {"source": source, "target": target, **key, **attributes}
            for source, target, key, attributes in _edges(network)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _flat(network: AnyNetwork) -> AnyNetwork:
    flat: AnyNetwork = type(network)(**network.graph)
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **_plain(attributes))
    for number, (source, target, key, attributes) in enumerate(_edges(network)):
        # GEXF takes the key for the edge's id, which has to be the only one of its kind.
        own = {"key": str(number)} if key else {}
        flat.add_edge(source, target, **own, **_plain(attributes))
    return flat


def _edges(network: AnyNetwork) -> Iterator[tuple[str, str, dict[str, str], dict[str, Any]]]:
    """The edges with their key, which only those of a multigraph have."""
    if isinstance(network, nx.MultiGraph):
        for source, target, key, attributes in network.edges(keys=True, data=True):
            yield source, target, {"key": key}, attributes
    else:
        for source, target, attributes in network.edges(data=True):
            yield source, target, {}, attributes


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _JOINTS.get(name, " ").join(value) if isinstance(value, list) else value
        for name, value in attributes.items()
        if value is not None
    }


_WRITERS: dict[str, Callable[[AnyNetwork], str]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".json": node_link,
}
