"""The command line: verbs over the library, data on stdout, everything else on stderr."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from diplograph import __version__
from diplograph.errors import DiplographError

# In the order in which they are used; each verb's module is loaded only when it is called.
_VERBS = {
    "build": "articles",
    "extract": "articles",
    "validate": "graphs",
    "queries": "graphs",
    "query": "graphs",
    "explain": "explaining",
    "network": "graphs",
    "draw": "drawing",
    "measure": "measuring",
    "dyad": "profiling",
    "country": "profiling",
    "person": "profiling",
    "organisation": "profiling",
    "import": "importing",
    "add": "storing",
    "retract": "storing",
    "list": "storing",
    "audit": "storing",
    "compact": "storing",
    "quarantine": "storing",
    "identity": "deciding",
    "conflicts": "deciding",
    "export": "exporting",
    "reference": "reference",
    "code": "coding",
    "evaluate": "evaluating",
}

_EPILOG = """
\b
Exit codes:
  0  done
  1  validate: the graph does not conform; explain: nothing was found
  2  wrong use of the command line
  3  some inputs could not be read; the others were processed
  4  a graph or an output file could not be read or written
  5  unknown query, missing or malformed parameter, broken SPARQL, time is up
  6  reference data, shipped or given with --reference, is malformed
  7  a store cannot be opened, read or written

Errors and warnings have a stable code, as in DG100.
"""


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        module = import_module(f"diplograph.cli.{_VERBS[cmd_name]}")
        # A verb may bear the name of a builtin.
        name = cmd_name if hasattr(module, cmd_name) else f"{cmd_name}_"
        command: click.Command = getattr(module, name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DiplographError as error:
            click.echo(f"error {error.code}: {error}", err=True)
            ctx.exit(error.exit_code)


@click.command(
    cls=_Verbs,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Press text about diplomacy to typed, dated, sourced RDF facts."""
    # Names of people and places must come out whole whatever the terminal's locale.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
