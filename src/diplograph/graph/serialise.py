"""Writing graphs to files, the same bytes for the same graph, and reading them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from diplograph.errors import GraphError
from diplograph.graph.files import Format, format_of, parse, write_whole
from diplograph.graph.iris import NIF
from diplograph.graph.jsonld import jsonld
from diplograph.graph.mapping import bind_prefixes, empty_dataset
from diplograph.graph.rdfxml import rdfxml
from diplograph.graph.turtle import Triple, lines, turtle


def write_graph(
    graph: Graph, path: str | Path, *, with_text: bool = True, form: str | None = None
) -> None:
    """Write a graph or dataset; the suffix chooses the format (see `diplograph.graph.files`).

    Formats that hold one graph get the union of a dataset. The file appears whole or not at all;
    ``-`` writes to standard output, as Turtle unless ``form`` names another format.
    ``with_text=False`` leaves out the articles' full texts. Raises GraphError.
    """
    graph_format = format_of(path, form=form)
    data = serialise(graph, graph_format.suffix, with_text=with_text)
    write_whole(path, data)


def serialise(graph: Graph, form: str, *, with_text: bool = True) -> bytes:
    """A graph or dataset in the format of a suffix such as ``.ttl``, as UTF-8 bytes."""
    graph_format = format_of("", form=form)
    graphs = _contents(graph, graph_format, with_text=with_text)
    if graph_format.suffix in (".ttl", ".trig"):
        text = "".join(turtle(graphs))
    elif graph_format.suffix in (".nt", ".nq"):
        text = "".join(lines(graphs))
    elif graph_format.suffix == ".jsonld":
        text = jsonld(graphs)
    else:
        text = "".join(rdfxml(graphs[None]))
    return text.encode("utf-8")


def read_graph(paths: str | Path | Iterable[str | Path], *, form: str | None = None) -> Dataset:
    """Read one or more graph files into one dataset; its default graph is the union of all.

    Raises GraphError for a file that is missing, has an unknown suffix or does not parse.
    """
    dataset = empty_dataset()
    several = [paths] if isinstance(paths, str | Path) else paths
    for number, path in enumerate(several):
        for quad in parse(path, form=form):
            target = dataset.default_graph
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                target = dataset.graph(_name(quad.graph_name, number))
            target.add(rdflib_triple(quad, number))
    return dataset


def union(graph: Graph) -> Graph:
    """All triples of a dataset in one plain graph; a plain graph comes back as it is."""
    if not isinstance(graph, Dataset):
        return graph
    merged = Graph()
    bind_prefixes(merged)
    for _, triples in _named_contents(graph):
        for triple in triples:
            merged.add(triple)
    return merged


def _contents(
    graph: Graph, graph_format: Format, *, with_text: bool
) -> dict[Node | None, list[Triple]]:
    graphs: dict[Node | None, list[Triple]] = {} if graph_format.named_graphs else {None: []}
    for name, triples in _named_contents(graph):
        kept = [triple for triple in triples if with_text or triple[1] != NIF.isString]
        graphs.setdefault(name if graph_format.named_graphs else None, []).extend(kept)
    return graphs


def _named_contents(graph: Graph) -> Iterator[tuple[Node | None, Iterable[Triple]]]:
    if not isinstance(graph, Dataset):
        yield None, graph
        return
    for context in graph.graphs():
        name = None if context.identifier == DATASET_DEFAULT_GRAPH_ID else context.identifier
        yield name, context.triples((None, None, None))


def _name(value: ox.NamedNode | ox.BlankNode, file_number: int) -> URIRef | BNode:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    # The same label in two files means two things.
    return BNode(f"f{file_number}{value.value}")


def rdflib_triple(triple: ox.Quad | ox.Triple, file_number: int = 0) -> Triple:
    """A triple of the engine as rdflib has it; blank nodes of several files stay apart by number.

    Raises GraphError for a triple term of RDF 1.2.
    """
    subject, value = _node(triple.subject, file_number), _node(triple.object, file_number)
    return subject, _node(triple.predicate, file_number), value


def _node(value: object, file_number: int) -> Node:
    if isinstance(value, ox.NamedNode | ox.BlankNode):
        return _name(value, file_number)
    if isinstance(value, ox.Literal):
        if value.language:
            return Literal(value.value, lang=value.language)
        datatype = URIRef(value.datatype.value)
        plain = value.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return Literal(value.value, datatype=None if plain else datatype, normalize=False)
    raise GraphError(
        "the file holds a triple term of RDF 1.2, which graphs here cannot; write it as a fact node"
    )
