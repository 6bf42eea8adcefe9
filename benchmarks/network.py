"""How fast views and measures are, beside networkx, rdflib and kglab.

    python benchmarks/network.py [--triples N]... [--runs N] [--nodes N --edges N]
                                 [--limit SECONDS] [--kglab-python PATH]

For each number of triples (100,000 and 1,000,000) a store is filled with the generated world and
every view is drawn from it, each in a process of its own. One projection, persons who met, is drawn
by the peers as well: by rdflib with `rdflib_to_networkx_graph`, by kglab with `SubgraphMatrix`,
both from the graph that they have loaded, and ended after ``--limit`` (120) seconds. They give
pairs alone, without dates, weights, articles and facts, and without what is one person across
articles.

Then the measures on a graph of the size given (1,500 nodes and 27,000 edges; an analyst's own
networks have up to 5,500 nodes and 100,000 edges, on which networkx needs the better part of an
hour), with what networkx takes for the same and the greatest difference of a value. Communities
are no such thing, as both find good parts rather than the best: there it is the modularity of
both.

Printed are medians of RUNS (3) runs.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import networkx as nx
from store import Data, Figures, made, ratio, shown
from store_peers import measured

from diplograph.graph.iris import PREFIXES
from diplograph.network import measures, views
from diplograph.store import Store

T = TypeVar("T")
SIZES = (100_000, 1_000_000)
SHARED = "leader-meetings"
MET = """
WHERE {
  ?meeting a dip:Meeting ; dip:participant|dip:host ?subject, ?object .
  ?subject a dip:Person . ?object a dip:Person .
  FILTER (STR(?subject) < STR(?object))
  FILTER NOT EXISTS {
    ?meeting dip:status ?status FILTER (?status NOT IN (kind:held, kind:under-way))
  }
  FILTER EXISTS {
    ?claim dip:asserts ?meeting ; dip:modality ?modality
    FILTER (?modality IN (kind:asserted, kind:implied))
  }
}
"""
"""Which persons met, as the view of `SHARED` has them."""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--triples", type=int, action="append", help="how many; may be repeated")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--nodes", type=int, default=1_500)
    options.add_argument("--edges", type=int, default=27_000)
    options.add_argument("--limit", type=float, default=120, help="seconds for a peer")
    options.add_argument("--kglab-python", type=Path, metavar="PATH")
    options.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        child(*asked.child, asked.runs)
        return
    for triples in asked.triples or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            compare_views(made(Path(folder), triples), asked)
    print_measures(generated(asked.nodes, asked.edges), asked.runs)


def compare_views(data: Data, asked: argparse.Namespace) -> None:
    """Draw every view, the shared one by the peers as well, and print the table."""
    folder = data.folder / "store"
    with Store.open(folder) as store:
        store.load(data.quads)
    engines = {"diplograph": Figures()}
    for name in views.VIEWS:
        command = [sys.executable, __file__, "--runs", str(asked.runs)]
        put_all(engines["diplograph"], [*command, "--child", str(folder), name])
    engines["rdflib"] = peer("rdflib", sys.executable, data, asked)
    if asked.kglab_python:
        engines["kglab"] = peer("kglab", asked.kglab_python, data, asked)
    print(f"{data.triples_in_graphs:,} triples in the graphs of {data.articles:,} articles")
    print_views(engines, asked.limit)


def child(folder: str, name: str, runs: int) -> None:
    """Draw one view in this process and print what was measured."""
    with Store.open(folder, writing=False) as store:
        for _ in range(runs):
            found = measured(lambda: views.view(store, name).number_of_edges())
            print(json.dumps({"task": name, **found}), flush=True)


def peer(engine: str, python: str | Path, data: Data, asked: argparse.Namespace) -> Figures:
    """What a peer takes to draw the shared view from what it has loaded."""
    request = {
        "engine": engine,
        "quads": str(data.quads),
        "triples": str(data.triples),
        "tasks": [(SHARED, "network", [spelled_out(MET)])],
        "runs": asked.runs,
        "limit": asked.limit,
    }
    figures = Figures()
    script = Path(__file__).with_name("store_peers.py")
    put_all(figures, [str(python), str(script)], json.dumps(request))
    return figures


def spelled_out(pattern: str) -> str:
    """A pattern with whole IRIs, as what stands before it differs from peer to peer."""
    return re.sub(r"\b(dip|kind):([\w-]+)", lambda m: f"<{PREFIXES[m[1]]}{m[2]}>", pattern)


def put_all(figures: Figures, command: list[str], given: str = "") -> None:
    done = subprocess.run(command, input=given, check=True, stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        figures.put(json.loads(line))


def print_views(engines: Mapping[str, Figures], limit: float) -> None:
    own, *others = engines.values()
    print(f"{'':28}{'diplograph':>12}   edges")
    for name in views.VIEWS:
        print(f"{name:28}{shown(own, name):>12}{own.results[name]:>8,}")
    for engine, other in zip(list(engines)[1:], others, strict=True):
        edges = f", {other.results[SHARED]:,} edges" if SHARED in other.results else ""
        times = ratio(own, other, SHARED, limit)
        print(f"{SHARED} by {engine}: {shown(other, SHARED)}, {times}{edges}")
    held = ", ".join(
        f"{name} {max(each.megabytes.values()):,.0f} MB" for name, each in engines.items()
    )
    print(f"peak memory: {held}\n")


def generated(nodes: int, edges: int) -> nx.Graph[str]:
    """A graph in which some are far better tied than others, as countries and leaders are."""
    plain = nx.barabasi_albert_graph(nodes, max(1, round(edges / nodes)), seed=7)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(f"n{node:05}" for node in sorted(plain))
    for one, other in sorted(plain.edges):
        weight = 1 + (one * 31 + other * 17) % 5
        network.add_edge(f"n{one:05}", f"n{other:05}", weight=weight)
    return network


def print_measures(network: nx.Graph[str], runs: int) -> None:
    print(f"{len(network):,} nodes, {network.number_of_edges():,} edges")
    print(f"{'':28}{'diplograph':>12}{'networkx':>12}   ratio")
    for name, ours, theirs in compared(network):
        taken, values = timed(ours, runs)
        # Minutes of networkx do not vary by what a second run would show.
        other, expected = timed(theirs, 1)
        apart = max(abs(values[node] - expected[node]) for node in network)
        note = f"differs by at most {apart:.0e}"
        print(f"{name:28}{taken:>10.2f} s{other:>10.2f} s{other / taken:>7.0f}x   {note}")
    taken, parts = timed(lambda: measures.communities(network), runs)
    other, found = timed(lambda: nx.community.louvain_communities(network, seed=7), 1)
    note = (
        f"modularity {measures.modularity(network, parts):.3f} by Leiden,"
        f" {nx.community.modularity(network, found):.3f} by Louvain"
    )
    print(f"{'communities':28}{taken:>10.2f} s{other:>10.2f} s{other / taken:>7.0f}x   {note}")


def compared(
    network: nx.Graph[str],
) -> Iterator[tuple[str, Callable[[], dict[str, float]], Callable[[], dict[str, float]]]]:
    """Measures that networkx has as well: name, ours, theirs."""
    yield (
        "betweenness",
        lambda: measures.betweenness(network),
        lambda: nx.betweenness_centrality(network),
    )
    yield (
        "eigenvector",
        lambda: measures.eigenvector(network),
        lambda: nx.eigenvector_centrality(network, max_iter=1000, tol=1e-10, weight="weight"),
    )
    yield (
        "pagerank",
        lambda: measures.pagerank(network),
        lambda: nx.pagerank(network, tol=1e-12, max_iter=1000),
    )


def timed(work: Callable[[], T], runs: int) -> tuple[float, T]:
    """The median time in seconds, and what came of it."""
    times, result = [], None
    for _ in range(runs):
        begun = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - begun)
    assert result is not None
    return statistics.median(times), result


if __name__ == "__main__":
    main()
