"""The peers of ``store.py`` and ``network.py``: rdflib in memory, and kglab on top of it.

It reads one request in JSON from stdin, loads the file, does each task in a process forked from the
loaded one, and prints a line of JSON for each. It imports nothing of diplograph, so that a peer
whose libraries do not fit together with ours can run in an environment of its own.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any


class Rdflib:
    """A dataset in memory whose default graph is the union of all."""

    def __init__(self) -> None:
        from rdflib import Dataset

        self.dataset = Dataset(default_union=True)

    def load(self, quads: str, _triples: str) -> int:
        self.dataset.parse(quads, format="nquads")
        return len(self.dataset)

    def query(self, text: str) -> int:
        return len(list(self.dataset.query(text)))

    def network(self, pattern: str) -> int:
        """The pairs of ?subject and ?object as a graph of networkx; returns how many edges."""
        from rdflib.extras.external_graph_libs import rdflib_to_networkx_graph

        made = self.dataset.query(f"CONSTRUCT {{ ?subject <urn:tie> ?object }} {pattern}").graph
        return rdflib_to_networkx_graph(made).number_of_edges()

    def export(self, path: str) -> int:
        self.dataset.serialize(path, format="turtle")
        return Path(path).stat().st_size

    def add(self, quads: str, _triples: str) -> int:
        self.dataset.parse(data=quads, format="nquads")
        return 1

    def retract(self, graph: str) -> int:
        from rdflib import URIRef

        self.dataset.remove_graph(self.dataset.graph(URIRef(graph)))
        return 1


class Kglab:
    """One plain graph: kglab has no named ones, so it gets the union, and cannot retract."""

    def __init__(self) -> None:
        import kglab

        self.graph = kglab.KnowledgeGraph()

    def load(self, _quads: str, triples: str) -> int:
        self.graph.load_rdf(triples, format="nt")
        return len(self.graph.rdf_graph())

    def query(self, text: str) -> int:
        return len(list(self.graph.query(text)))

    def network(self, pattern: str) -> int:
        import kglab
        import networkx as nx

        pairs = kglab.SubgraphMatrix(self.graph, f"SELECT ?subject ?object {pattern}")
        return nx.Graph(pairs.build_nx_graph(nx.DiGraph())).number_of_edges()

    def export(self, path: str) -> int:
        self.graph.save_rdf(path, format="ttl")
        return Path(path).stat().st_size

    def add(self, _quads: str, triples: str) -> int:
        self.graph.load_rdf_text(triples, format="nt")
        return 1


ENGINES = {"rdflib": Rdflib, "kglab": Kglab}


def main() -> None:
    request = json.load(sys.stdin)
    engine = ENGINES[request["engine"]]()
    tell("load", measured(lambda: engine.load(request["quads"], request["triples"])))
    gc.freeze()  # or the collector would copy all that is shared with the forks
    for name, method, arguments in request["tasks"]:
        if not hasattr(engine, method):
            continue
        work = partial(getattr(engine, method), *arguments)
        for _ in range(request["runs"]):
            found = forked(work, request["limit"])
            tell(name, found)
            if "seconds" not in found:
                break


def tell(name: str, found: dict[str, Any]) -> None:
    print(json.dumps({"task": name, **found}), flush=True)


def measured(work: Callable[[], int]) -> dict[str, Any]:
    """How long the work takes, what it returns, and the most memory a process of it held."""
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(each).ru_maxrss for each in whose) / 1024
    return {"seconds": seconds, "result": int(result), "megabytes": peak}


def forked(work: Callable[[], int], limit: float) -> dict[str, Any]:
    """The same in a process of its own, or instead why there is nothing, under ``failure``."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            found = measured(work)
        except Exception as error:  # whatever it is, it belongs into the table
            print(traceback.format_exc(limit=-1), file=sys.stderr)
            found = {"failure": type(error).__name__}
        os.write(writing, json.dumps(found).encode())
        os._exit(0)
    os.close(writing)
    try:
        if select.select([reading], [], [], limit)[0]:
            said = os.read(reading, 1 << 16)
            return json.loads(said) if said else {"failure": "ended by the system"}
        os.kill(child, signal.SIGKILL)
        return {"failure": f"> {limit:.0f} s"}
    finally:
        os.close(reading)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
