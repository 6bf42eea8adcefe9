"""Networks as files that Gephi, Cytoscape, Pajek, spreadsheets and networkx open."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx

from diplograph.errors import GraphError
from diplograph.graph.files import STANDARD_STREAM, write_whole
from diplograph.model import PartialDate
from diplograph.network import tables
from diplograph.network.aliases import AnyNetwork
from diplograph.network.tables import edges

JOINTS: Mapping[str, str] = MappingProxyType({"facts": " ", "details": "; ", "figures": "; "})
"""The lists of edges, and what joins them where a format has no lists."""

LASTING = frozenset(
    {"leader-of", "holds-office", "member-of", "takes-part-in", "related-to", "co-membership"}
)
"""The ties that last until somebody tells of their end, unlike a visit."""


def write_network(network: AnyNetwork, path: str | Path) -> None:
    """Write a network; the suffix chooses the format, of `SUFFIXES`.

    A table of ties has one of nodes beside it: ``ties.csv`` and ``ties.nodes.csv``. A file appears
    whole or not at all; ``-`` is JSON on standard output. Raises GraphError for another suffix, a
    file that cannot be written, and for Parquet without ``diplograph[parquet]``.
    """
    suffix = ".json" if str(path) == STANDARD_STREAM else Path(path).suffix.lower()
    if suffix in _TABLES:
        made = _TABLES[suffix](tables.edge_rows(network), tables.edge_columns(network))
        beside = _TABLES[suffix](tables.node_rows(network), tables.node_columns(network))
        write_whole(path, made)
        write_whole(Path(path).with_suffix(f".nodes{suffix}"), beside)
        return
    if suffix not in _WRITERS:
        known = " ".join(SUFFIXES)
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
    """GEXF 1.2 with dates for Gephi's timeline, without the date on which it was written.

    A tie stands from the first day that its first date may mean to the last of its last; one that
    lasts, as an office does, has no end. Lists are those of GraphML.
    """
    dated = _flat(network)
    for *_, attributes in edges(dated):
        first, last = attributes.get("first"), attributes.get("last")
        if first:
            attributes["start"] = PartialDate.parse(first).first_day.isoformat()
        if last and attributes.get("label") not in LASTING:
            attributes["end"] = PartialDate.parse(last).last_day.isoformat()
    text = "\n".join(nx.generate_gexf(dated, version="1.2draft"))
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
            for source, target, key, attributes in edges(network)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def cytoscape(network: AnyNetwork) -> str:
    """JSON of Cytoscape and Cytoscape.js, as `networkx.cytoscape_graph` reads it."""
    document = nx.cytoscape_data(network)
    for node in document["elements"]["nodes"]:
        node["data"]["name"] = node["data"].get("label", node["data"]["id"])
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def pajek(network: AnyNetwork) -> str:
    """Pajek: nodes by their labels, ties with their weight, nothing else.

    Nodes that share a label have their keys behind it; quotation marks become apostrophes.
    """
    labels = {node: str(data.get("label", node)) for node, data in network.nodes(data=True)}
    shared = Counter(labels.values())
    named = {
        node: (label if shared[label] == 1 else f"{label} ({node})").replace('"', "'")
        for node, label in labels.items()
    }
    bare: AnyNetwork = nx.MultiDiGraph() if network.is_directed() else nx.MultiGraph()
    bare.add_nodes_from(named[node] for node in network)
    for source, target, _, attributes in edges(network):
        bare.add_edge(named[source], named[target], weight=attributes.get("weight", 1))
    return "\n".join(nx.generate_pajek(bare)) + "\n"


def _flat(network: AnyNetwork) -> AnyNetwork:
    flat: AnyNetwork = type(network)(**network.graph)
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **_plain(attributes))
    for number, (source, target, key, attributes) in enumerate(edges(network)):
        # GEXF takes the key for the edge's id, which has to be the only one of its kind.
        own = {"key": str(number)} if key else {}
        flat.add_edge(source, target, **own, **_plain(attributes))
    return flat


def _plain(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: JOINTS.get(name, "; ").join(value) if isinstance(value, list) else value
        for name, value in attributes.items()
        if value is not None
    }


_WRITERS: dict[str, Callable[[AnyNetwork], str]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".json": node_link,
    ".cyjs": cytoscape,
    ".net": pajek,
}
_TABLES: dict[str, Callable[[Iterable[Mapping[str, Any]], list[str]], bytes]] = {
    ".csv": tables.as_csv,
    ".parquet": tables.as_parquet,
}
SUFFIXES = (*_WRITERS, *_TABLES)
"""The suffixes of the formats."""
