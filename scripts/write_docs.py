"""Write what commands give into README.md and docs/*. Usage: python scripts/write_docs.py.

Every block of console text that begins with ``$ diplograph`` is run, in a folder with the project's
``data`` and a ``graph.ttl`` that was built from ``data/articles``. Turtle after a comment such as
``<!-- turtle: dip:visitor person:charles-iii -->`` is that fact of the graph, with its claim and
its words. Between ``<!-- queries -->`` and ``<!-- end -->`` is the table of all questions.
``docs/network.svg`` is the network of that graph, and beside it are other pictures of it.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from diplograph.cli import main
from diplograph.graph.catalogue import Query, queries

TOP = Path(__file__).resolve().parents[1]
PICTURES = {
    "network.svg": "network graph.ttl",
    "timeline.svg": "draw timeline --of Iran --of SAU graph.ttl",
    "heatmap.svg": "draw heatmap statements graph.ttl",
}
DOCUMENTS = (TOP / "README.md", *sorted(TOP.glob("docs/*.md")))
BLOCK = re.compile(r"```console\n\$ diplograph (?P<args>[^\n]*)\n.*?```\n", re.DOTALL)
TURTLE = re.compile(r"<!-- turtle: (?P<words>[^\n]*) -->\n```turtle\n.*?```\n", re.DOTALL)
QUESTIONS = re.compile(r"<!-- queries -->\n.*?<!-- end -->\n", re.DOTALL)


def current(document: str) -> str:
    """The document with every block of console text, and the table of questions, as it is now."""
    document = QUESTIONS.sub(lambda _: f"<!-- queries -->\n{questions()}<!-- end -->\n", document)
    if not BLOCK.search(document):
        return document
    with workplace():
        document = TURTLE.sub(lambda found: turtle(found["words"]), document)
        return BLOCK.sub(lambda found: f"```console\n{run(found['args'])}```\n", document)


@contextlib.contextmanager
def workplace() -> Iterator[None]:
    """A folder in which the examples work, as the current one."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("data").symlink_to(TOP / "data")
        printed("build data/articles --output graph.ttl")
        yield


def run(args: str) -> str:
    """A command and what it prints, as a terminal shows them."""
    return f"$ diplograph {args}\n{printed(args)}"


def printed(args: str) -> str:
    """What ``diplograph ARGS`` prints to stdout, 80 columns wide."""
    result = CliRunner().invoke(
        main, shlex.split(args), prog_name="diplograph", terminal_width=80, catch_exceptions=False
    )
    return str(result.stdout)


def questions() -> str:
    """A table of all questions by theme, with what they need and may take."""
    lines = ["| ask | to know | needs | may take |", "|---|---|---|---|"]
    theme = ""
    for query in sorted(queries(), key=lambda query: (query.theme, query.name)):
        if query.theme != theme:
            theme = query.theme
            lines.append(f"| **{theme}** | | | |")
        lines.append(
            f"| `{query.name}` | {query.title} | {names(query, True)} | {names(query, False)} |"
        )
    return "\n".join(lines) + "\n"


def names(query: Query, required: bool) -> str:
    """The parameters that a query needs, or may take."""
    return ", ".join(each.name for each in query.parameters if each.required is required)


def turtle(words: str) -> str:
    """The fact that has these words in the graph, its first claim, and the span of that."""
    blocks = Path("graph.ttl").read_text(encoding="utf-8").split("\n\n")
    fact = next(block for block in blocks if words in block)
    claim = next(block for block in blocks if f"dip:asserts {fact.split()[0]} " in block)
    source = claim.split("prov:wasDerivedFrom ")[1].split()[0]
    span = next(block for block in blocks if block.startswith(f"{source} "))
    shown = "\n\n".join((fact, claim, span))
    return f"<!-- turtle: {words} -->\n```turtle\n{shown}\n```\n"


if __name__ == "__main__":
    for path in DOCUMENTS:
        path.write_text(current(path.read_text(encoding="utf-8")), encoding="utf-8")
    with workplace():
        for name, args in PICTURES.items():
            printed(f"{args} --output {TOP / 'docs' / name}")
