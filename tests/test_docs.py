"""What the documents show is what happens."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import diplograph
from diplograph.cli import _VERBS

TOP = Path(__file__).parents[1]
DOCUMENTS = sorted([*TOP.glob("*.md"), *TOP.glob("docs/*.md")])
WITH_SERVER = {"remote.md"}  # run by tests/store/test_remote.py
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def docs_writer() -> ModuleType:
    path = TOP / "scripts" / "write_docs.py"
    spec = importlib.util.spec_from_file_location("write_docs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python_of(document: Path) -> list[str]:
    return _PYTHON.findall(document.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "document",
    [path for path in DOCUMENTS if python_of(path) and path.name not in WITH_SERVER],
    ids=lambda path: path.name,
)
def test_python_in_documents_runs(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in python_of(document):
        exec(compile(code, str(document), "exec"), names)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_console_text_in_documents_is_current(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert text == docs_writer().current(text), "run python scripts/write_docs.py"


def test_every_verb_is_documented() -> None:
    document = (TOP / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [verb for verb in _VERBS if f"$ diplograph {verb} --help" not in document] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == diplograph.__version__


def test_front_gives_what_it_promises() -> None:
    for name in diplograph.__all__:
        assert getattr(diplograph, name) is not None
    assert callable(diplograph.network), "the room of that name must not stand in its place"
