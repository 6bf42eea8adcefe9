"""How fast a store on disk is, beside rdflib in memory and kglab.

    python benchmarks/store.py [--triples N]... [--runs N] [--only WORD]... [--kglab-python PATH]

For each number of triples (100,000 and 1,000,000) the articles of the generated world are written
as N-Quads, then each engine loads them, answers every shipped question with fixed parameters,
exports all of it as Turtle, adds an article and retracts it. rdflib has each article in a named
graph of a dataset whose default graph is their union; kglab has no named graphs, so it gets the
union alone and cannot retract. Only diplograph finds out while it loads what is one across
articles, which is why its answers have fewer rows, and checks an article that is added. To the
peers that article is given as RDF, to diplograph as an extraction.

Printed are medians of RUNS (3) runs, each measurement in a process of its own, and how many times
as long the peer takes; then the most memory that a process held. What takes a peer longer than
``--limit`` (120) seconds is ended; a task in which it fails has the name of the error. kglab does
not fit into our environment: ``--kglab-python`` is the Python of one where it is installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from store_peers import measured

sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts"))
from generated_world import articles, quads, write_quads

from diplograph.graph.catalogue import find_query, queries
from diplograph.graph.iris import PREFIXES, article_iri
from diplograph.graph.parameters import terms
from diplograph.graph.queries import bound
from diplograph.model import Extraction
from diplograph.store import Store, ask
from diplograph.store.backend import Embedded
from diplograph.store.classes import Classes
from diplograph.store.layout import VIEW

SIZES = (100_000, 1_000_000)
NEW = 4242  # the seed of the articles that are added
PAIR = {"one": "country:USA", "other": "country:KOR"}
YEARS = {"from": "2005", "to": "2014"}
COUNTRY = {"country": "country:USA", **YEARS}
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "agreements": {"party": "country:USA"},
    "agreements-of-pair": PAIR,
    "aid-and-loans": {"by": "country:USA"},
    "calls": COUNTRY,
    "cancelled-events": COUNTRY,
    "chairs-in-year": {"year": "2012"},
    "common-partners": PAIR,
    "country-organisation-through-leaders": {"country": "country:USA"},
    "credentials": {"sender": "country:USA"},
    "denied-claims": {"country": "country:USA"},
    "events-of-country": COUNTRY,
    "events-of-organisation": {"organisation": "organisation:OSCE"},
    "events-of-pair": PAIR,
    "events-with-partners": {"country": "country:USA"},
    "evidence": {},
    "facts-of-article": {},
    "gatherings": YEARS,
    "hostile-acts": {"by": "country:USA"},
    "leaders-who-met": PAIR,
    "members-and-chairs": {"organisation": "organisation:OSCE"},
    "memberships-on-date": {"date": "2012-06-01"},
    "office-holder": {"country": "country:USA", "date": "2012-06-01"},
    "offices-of-country": {"country": "country:USA"},
    "partners-of-country": COUNTRY,
    "person-timeline": {"person": "person:barack-obama"},
    "planned-events": YEARS,
    "relations-of-pair": PAIR,
    "sanctions": {"by": "country:USA"},
    "shared-memberships": PAIR,
    "shared-organisations": PAIR,
    "statements": {"speaker": "person:barack-obama"},
    "statements-on-topic": {"topic": "trade", "country": "country:USA"},
    "tone-of-pair": PAIR,
    "topic-facts-of-pair": PAIR,
    "topics-of-pair": PAIR,
    "trade-figures": PAIR,
    "travellers": COUNTRY,
    "unsure-facts": {"confidence": "0.6"},
    "visit-balance": COUNTRY,
    "visits-between": PAIR,
    "visits-per-year": COUNTRY,
    "who-met-whom": COUNTRY,
    "whose-word": {"country": "country:USA"},
}
"""The parameters with which each shipped question is asked; those of two tell what the
first article says."""


class Ours:
    """A store on disk."""

    def __init__(self, folder: Path, *, writing: bool = True) -> None:
        self.store = Store.open(folder, writing=writing)

    def load(self, path: Path) -> int:
        """Fill the empty store; returns how many graphs it has then."""
        return self.store.load(path)

    def query(self, name: str, parameters: Mapping[str, str]) -> int:
        """Ask a shipped question; returns how many rows the answer has."""
        return len(ask(self.store, find_query(name), **parameters).rows)

    def export_turtle(self, path: Path) -> int:
        """Write the merged view as Turtle."""
        assert isinstance(self.store.backend, Embedded)
        self.store.backend.store.dump(
            path, ox.RdfFormat.TURTLE, from_graph=VIEW, prefixes=dict(PREFIXES)
        )
        return path.stat().st_size

    def add(self, extraction: Extraction) -> int:
        """Add an article; returns how much of it was held back."""
        return len(self.store.add(extraction).rejections)

    def retract(self, article: str) -> int:
        """Take an article out; returns whether it was there."""
        return self.store.retract(article)

    def audit(self) -> int:
        """Check everything again; returns how many problems there are."""
        return len(self.store.audit().problems)

    def canonical(self, fact: str) -> str:
        """The IRI that a fact has in the merged view."""
        node = ox.NamedNode(PREFIXES["fact"] + fact.removeprefix("fact:"))
        return Classes(self.store.backend).canonical(node).value


@dataclass(frozen=True, slots=True)
class Data:
    """What all engines are given."""

    folder: Path
    quads: Path
    triples: Path
    articles: int
    triples_in_graphs: int
    fact: str
    article: str

    def parameters(self, question: str) -> Mapping[str, str]:
        """The parameters of a question."""
        own = {"evidence": {"fact": self.fact}, "facts-of-article": {"article": self.article}}
        return own.get(question) or QUESTIONS[question]


@dataclass(slots=True)
class Figures:
    """What was measured of one engine, by task, or why a task has no figures."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: dict[str, str] = field(default_factory=dict)
    results: dict[str, int] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)

    def put(self, found: Mapping[str, Any]) -> None:
        task = found["task"]
        if "failure" in found:
            self.failures[task] = found["failure"]
            return
        self.seconds[task].append(found["seconds"])
        self.results[task] = found["result"]
        self.megabytes[task] = max(self.megabytes.get(task, 0), found["megabytes"])

    def median(self, task: str) -> float | None:
        """The median in seconds; None if there is none."""
        known = task in self.seconds and task not in self.failures
        return statistics.median(self.seconds[task]) if known else None


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--triples", type=int, action="append", help="how many; may be repeated")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--only", action="append", help="tasks whose name has this word")
    options.add_argument("--limit", type=float, default=120, help="seconds for a task of a peer")
    options.add_argument("--no-rdflib", action="store_true")
    options.add_argument("--kglab-python", type=Path, metavar="PATH")
    options.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        child(*asked.child, asked.runs)
        return
    for triples in asked.triples or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            compare(made(Path(folder), triples), asked)


def compare(data: Data, asked: argparse.Namespace) -> None:
    """Measure all engines and print the table."""
    tasks = [task for task in all_tasks() if chosen(task, asked.only)]
    engines = {"diplograph": ours(data, tasks, asked)}
    if not asked.no_rdflib:
        engines["rdflib"] = peer("rdflib", sys.executable, data, tasks, asked)
    if asked.kglab_python:
        engines["kglab"] = peer("kglab", asked.kglab_python, data, tasks, asked)
    print(f"{data.triples_in_graphs:,} triples in the graphs of {data.articles:,} articles")
    print_table(["load", *tasks], engines, asked.limit)


def all_tasks() -> list[str]:
    """Everything that is measured once the file is loaded."""
    asked = [query.name for query in queries()]
    missing = {*asked} ^ QUESTIONS.keys()
    if missing:
        raise SystemExit(f"QUESTIONS and the shipped queries differ in: {', '.join(missing)}")
    return [*asked, "export as Turtle", "add an article", "retract it", "audit"]


def chosen(task: str, words: Sequence[str] | None) -> bool:
    return not words or any(word in task for word in words)


def made(folder: Path, triples: int) -> Data:
    """The generated world as files."""
    named, plain = folder / "world.nq", folder / "world.nt"
    count = write_quads(named, triples)
    with named.open("rb") as lines, plain.open("wb") as union:
        union.writelines(dict.fromkeys(without_names(lines)))
    with named.open("rb") as lines:
        written = sum(1 for _ in lines)
    first = next(articles(1))
    fact = next(iter(first.facts)).replace("/", ":", 1)
    return Data(folder, named, plain, count, written, fact, str(article_iri(first.article.id)))


def without_names(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of N-Quads as N-Triples."""
    return (line.rsplit(b" ", 2)[0] + b" .\n" for line in lines)


def ours(data: Data, tasks: Sequence[str], asked: argparse.Namespace) -> Figures:
    """Measure diplograph, every task in a new process."""
    figures = Figures()
    store = data.folder / "store"
    for _ in range(asked.runs):
        shutil.rmtree(store, ignore_errors=True)
        call(figures, data, "load", 1)
    together = {"add an article": "add and retract", "retract it": ""}
    for task in dict.fromkeys(together.get(task, task) for task in tasks):
        if task:
            call(figures, data, task, asked.runs)
    return figures


def call(figures: Figures, data: Data, task: str, runs: int) -> None:
    given = json.dumps(data.parameters(task)) if task in QUESTIONS else str(data.quads)
    command = [sys.executable, __file__, "--runs", str(runs), "--child"]
    command += [task, str(data.folder), given]
    for line in subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout.splitlines():
        figures.put(json.loads(line))


def child(task: str, folder: str, given: str, runs: int) -> None:
    """Do one task in this process and print what was measured."""
    engine = Ours(Path(folder, "store"), writing=task in ("load", "add and retract"))
    if task == "add and retract":
        for new in articles(runs, seed=NEW):
            tell("add an article", partial(engine.add, new))
            tell("retract it", partial(engine.retract, new.article.id))
        return
    if task in QUESTIONS:
        parameters = json.loads(given)
        if "fact" in parameters:
            parameters["fact"] = engine.canonical(parameters["fact"])
        work = partial(engine.query, task, parameters)
    elif task == "export as Turtle":
        work = partial(engine.export_turtle, Path(folder, "out.ttl"))
    else:
        work = engine.audit if task == "audit" else partial(engine.load, Path(given))
    for _ in range(runs):
        tell(task, work)


def tell(task: str, work: Callable[[], int]) -> None:
    print(json.dumps({"task": task, **measured(work)}), flush=True)


def peer(
    engine: str, python: str | Path, data: Data, tasks: Sequence[str], asked: argparse.Namespace
) -> Figures:
    """Measure a peer; it loads as often as there are runs, and works in forks of the last."""
    figures = Figures()
    for left in reversed(range(asked.runs)):
        request = {
            "engine": engine,
            "quads": str(data.quads),
            "triples": str(data.triples),
            "tasks": [] if left else list(peer_tasks(data, tasks)),
            "runs": asked.runs,
            "limit": asked.limit,
        }
        command = [str(python), str(Path(__file__).with_name("store_peers.py"))]
        done = subprocess.run(
            command, input=json.dumps(request), check=True, stdout=subprocess.PIPE, text=True
        )
        for line in done.stdout.splitlines():
            figures.put(json.loads(line))
    return figures


def peer_tasks(data: Data, tasks: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """What a peer is asked to do: task, method, arguments."""
    new = next(articles(1, seed=NEW))
    lines = list(quads(new))
    plain = b"".join(without_names(line.encode() for line in lines)).decode()
    known = {
        "export as Turtle": ("export", [str(data.folder / "peer.ttl")]),
        "add an article": ("add", ["".join(lines), plain]),
        "retract it": ("retract", [str(article_iri(next(articles(1)).article.id))]),
    }
    for task in tasks:
        if task in QUESTIONS:
            yield task, "query", [sparql(task, data.parameters(task), data.fact)]
        elif task in known:
            yield task, *known[task]


def sparql(question: str, parameters: Mapping[str, str], fact: str) -> str:
    """A question with its parameters bound, for any engine."""
    query = find_query(question)
    known = ox.Store()  # a fact that is asked for has to be in it
    node = ox.NamedNode(PREFIXES["fact"] + fact.removeprefix("fact:"))
    known.add(ox.Quad(node, node, node))
    return bound(query, terms(query, parameters, known))


def print_table(tasks: Sequence[str], engines: Mapping[str, Figures], limit: float) -> None:
    own, *others = engines.values()
    head = "".join(
        f"{name:>14}" + ("" if not at else "   ratio") for at, name in enumerate(engines)
    )
    print(f"{'':38}{head}   rows")
    for task in tasks:
        cells = f"{shown(own, task):>14}"
        for other in others:
            cells += f"{shown(other, task):>14}{ratio(own, other, task, limit):>8}"
        rows = " / ".join(
            f"{each.results[task]:,}" if task in each.results else "-" for each in engines.values()
        )
        print(f"{task:38}{cells}   {rows if task in QUESTIONS else ''}")
    for name, task in (("peak memory, loading", "load"), ("peak memory, the rest", "")):
        cells = "".join(
            f"{memory(figures, task):>11,.0f} MB" + ("" if figures is own else " " * 8)
            for figures in engines.values()
        )
        print(f"{name:38}{cells}")
    print()


def memory(figures: Figures, task: str) -> float:
    """The most memory of one task, or of all but loading."""
    if task:
        return figures.megabytes[task]
    return max((held for own, held in figures.megabytes.items() if own != "load"), default=0)


def shown(figures: Figures, task: str) -> str:
    """The median time, why there is none, or a dash where it cannot be done."""
    seconds = figures.median(task)
    if seconds is None:
        return figures.failures.get(task, "-")
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def ratio(own: Figures, other: Figures, task: str, limit: float) -> str:
    """How many times as long the other takes."""
    mine, theirs = own.median(task), other.median(task)
    ended = other.failures.get(task, "").startswith(">")
    if mine is None or (theirs is None and not ended):
        return ""
    factor = (limit if theirs is None else theirs) / mine
    return f"{'>' * ended}{factor:,.0f}x" if factor >= 10 else f"{'>' * ended}{factor:.1f}x"


if __name__ == "__main__":
    main()
