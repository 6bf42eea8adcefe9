"""What holds for all verbs: loading, help, versions, pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import diplograph
from diplograph.cli import _VERBS, main

SOURCE = str(Path(diplograph.__file__).parents[1])
HEAVY = {
    "spacy",
    "rdflib",
    "pyshacl",
    "pyoxigraph",
    "networkx",
    "igraph",
    "yaml",
    "numpy",
    "ahocorasick_rs",
}


def python(code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_the_package_runs_as_a_module() -> None:
    done = python(
        "import runpy, sys; sys.argv[1:] = ['--version'];"
        "runpy.run_module('diplograph', run_name='__main__')"
    )
    assert (done.returncode, done.stdout) == (0, f"diplograph {diplograph.__version__}\n")


@pytest.mark.parametrize("args", [["--help"], *([verb, "--help"] for verb in _VERBS)])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    done = python(
        "import sys; from diplograph.cli import main\n"
        f"main({args!r}, standalone_mode=False)\n"
        f"print('loaded', sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr)"
    )
    assert done.returncode == 0
    assert done.stdout.startswith("Usage:")
    assert done.stderr == "loaded []\n"


def test_package_loads_nothing_heavy() -> None:
    done = python(
        "import sys, diplograph; diplograph.read; diplograph.build; diplograph.network\n"
        f"print(sorted({HEAVY!r} & sys.modules.keys()))"
    )
    assert done.stdout == "[]\n", done.stderr


def test_help_lists_every_verb_and_exit_code() -> None:
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert [verb for verb in _VERBS if f"\n  {verb} " not in text] == []
    assert [code for code in range(7) if f"\n    {code}  " not in text] == []


def test_version_is_the_package_s() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.stdout.endswith(f" {diplograph.__version__}\n")


def test_unknown_verbs_are_wrong_use() -> None:
    result = CliRunner().invoke(main, ["bild"])
    assert result.exit_code == 2
    assert "No such command 'bild'" in result.stderr


@pytest.mark.parametrize("verb", ["build", "extract", "validate", "query", "explain", "network"])
def test_verbs_without_inputs_are_wrong_use(verb: str) -> None:
    assert CliRunner().invoke(main, [verb]).exit_code == 2


def test_a_closed_pipe_ends_the_command_quietly() -> None:
    done = python(
        "import os; from diplograph.cli import main\n"
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1)\n"
        "main(['--help'])"
    )
    assert done.stderr == ""
    assert done.returncode != 0


def test_names_come_out_in_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import click\nfrom diplograph.cli import main\n"
            "main.add_command(click.Command('name', callback=lambda: click.echo('Ø')), 'name')\n"
            "main.get_command = lambda ctx, name: main.commands[name]\nmain(['name'])",
        ],
        env={**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode("utf-8") == "Ø\n", done.stderr
