"""Write what each ``--help`` says into docs/cli.md. Usage: python scripts/write_cli_docs.py."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from diplograph.cli import main

DOCS = Path(__file__).parents[1] / "docs" / "cli.md"
BLOCK = re.compile(
    r"```console\n\$ diplograph (?P<args>[^\n]*--help)\n(?P<said>.*?)```\n", re.DOTALL
)


def help_of(args: str) -> str:
    """What ``diplograph ARGS`` prints, 80 columns wide."""
    result = CliRunner().invoke(main, args.split(), prog_name="diplograph", terminal_width=80)
    return str(result.stdout)


def current(document: str) -> str:
    """The document with every block of help as it is now."""
    return BLOCK.sub(
        lambda found: f"```console\n$ diplograph {found['args']}\n{help_of(found['args'])}```\n",
        document,
    )


if __name__ == "__main__":
    DOCS.write_text(current(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
