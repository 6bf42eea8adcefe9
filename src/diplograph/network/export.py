"""Networks as files that Gephi, Cytoscape and networkx open: GraphML, GEXF, node-link JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from diplograph.errors import GraphError
from diplograph.graph.files import STANDARD_STREAM, write_whole
from diplograph.network.layout import Network
from diplograph.network.pictures import svg

_JOINTS = {"details": "; "}


def write_network(network: Network, path: str | Path) -> None:
    """Write a network; the suffix chooses .graphml, .gexf, .json (node-link) or .svg (a picture).

    The file appears whole or not at all; ``-`` is JSON on standard output. Raises GraphError for
    another suffix or a file that cannot be written.
    """
    suffix = ".json" if str(path) == STANDARD_STREAM else Path(path).suffix.lower()
    if suffix not in _WRITERS:
        known = " ".join(_WRITERS)
        raise GraphError(f"{path}: {suffix or 'no suffix'} is no network format; use {known}")
    write_whole(path, _WRITERS[suffix](network).encode("utf-8"))


def graphml(network: Network) -> str:
    """GraphML. It has no lists: facts are joined by spaces, details by "; "; None is left out."""
    stream = io.BytesIO()
    nx.write_graphml_xml(_flat(network), stream)
    return stream.getvalue().decode("utf-8") + "\n"


def gexf(network: Network) -> str:
    """GEXF 1.2 for Gephi, without the date on which it was written."""
    text = "\n".join(nx.generate_gexf(_flat(network), version="1.2draft"))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def node_link(network: Network) -> str:
    """Node-link JSON as `networkx.node_link_graph` reads it with ``edges="edges"``."""
    document: dict[str, Any] = {
        "directed": True,
        "multigraph": True,
        "graph": dict(network.graph),
        "nodes": [{"id": node, **attributes} for node, attributes in network.nodes(data=True)],
        "edges": [
            {"source": source, "target": target, "key": key, **attributes}
            for source, target, key, attributes in network.edges(keys=True, data=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _flat(network: Network) -> Network:
    flat: Network = nx.MultiDiGraph(**network.graph)
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **_plain(attributes))
    for number, (source, target, _, attributes) in enumerate(network.edges(keys=True, data=True)):
        # GEXF takes the key for the edge's id, which has to be the only one of its kind.
        flat.add_edge(source, target, key=str(number), **_plain(attributes))
    return flat


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _JOINTS.get(name, " ").join(value) if isinstance(value, list) else value
        for name, value in attributes.items()
        if value is not None
    }


_WRITERS: dict[str, Callable[[Network], str]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".json": node_link,
    ".svg": svg,
}
