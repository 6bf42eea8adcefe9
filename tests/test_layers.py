"""The rooms, and which of them each may see. Reads the imports, runs nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "diplograph"

VALUES = {"model", "schema", "errors", "resources"}
TEXT = {"reading", "language", "entities", "extraction", "coding", "imports"}
GRAPH = {"graph", "network", "store", "pictures"}

#: Each room or module at the top, and the others that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "resources": set(),
    "model": set(),
    "schema": {"model"},
    "explanation": VALUES,
    "tabular": {"errors"},
    "language": VALUES,
    "reading": VALUES | {"language"},
    "entities": VALUES | {"language"},
    "extraction": VALUES | {"language", "entities"},
    "imports": VALUES | {"language", "entities"},
    "coding": VALUES | {"reading", "language", "entities", "extraction", "explanation"},
    "graph": VALUES | {"explanation", "tabular"},
    "network": VALUES | {"graph", "tabular"},
    "pictures": VALUES | {"graph", "network"},
    "identity": VALUES | {"entities"},  # names alone: spellings of one name
    "store": VALUES | {"graph", "identity", "explanation", "tabular"},
    "profiles": VALUES | {"graph", "store"},
    "evaluation": VALUES | {"reading"},
    "reference_graph": VALUES | {"entities", "graph"},
    "gold_graph": VALUES | {"reading", "evaluation", "graph"},
    "front": VALUES | TEXT | GRAPH | {"explanation", "reference_graph", "evaluation", "gold_graph"},
    "importing": VALUES | {"entities", "imports", "graph", "store"},
    "cli": VALUES | TEXT | GRAPH | {"explanation", "front", "importing", "profiles"},
    "__main__": {"cli"},
    "__init__": {"front", "importing", "errors", "model", "reading"},
}
#: Libraries that only these may import.
ONLY_IN = {
    "rdflib": GRAPH - {"pictures"} | {"gold_graph", "front", "cli"},
    "pyoxigraph": {"graph", "store"},
    "pyshacl": {"graph"},
    "networkx": {"network", "pictures", "front"},
    "igraph": {"network"},
    "spacy": set(),  # only to train the parser
    "pyarrow": {"tabular"},
    "pandas": {"tabular", "graph", "network"},  # the last two for types alone
    "numpy": {"language", "coding", "pictures"},
    "ahocorasick_rs": {"entities"},
    "click": {"cli"},
    "httpx": {"store"},
    "resvg_py": {"pictures"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its room"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports() -> list[tuple[Path, str]]:
    return [(path, name) for path in sorted(PACKAGE.rglob("*.py")) for name in imported(path)]


def test_every_room_has_its_place() -> None:
    rooms = {room(path) for path in PACKAGE.rglob("*.py")}
    assert rooms - MAY_IMPORT.keys() == set()


def test_rooms_see_only_the_rooms_before_them() -> None:
    seen = [
        (path, name)
        for path, name in imports()
        for part in [name.split(".")]
        if part[0] == "diplograph" and len(part) > 1 and part[1] in MAY_IMPORT
        if part[1] not in MAY_IMPORT[room(path)] | {room(path)}
    ]
    assert [f"{path.relative_to(PACKAGE)} imports {name}" for path, name in seen] == []


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_libraries_stay_in_their_rooms(library: str) -> None:
    rooms = {room(path) for path, name in imports() if name.split(".")[0] == library}
    assert rooms - ONLY_IN[library] == set()


def test_the_order_of_rooms_has_no_circle() -> None:
    left = {name: set(others) for name, others in MAY_IMPORT.items()}
    while left:
        free = {name for name, others in left.items() if not others & left.keys()}
        assert free, f"in a circle: {sorted(left)}"
        left = {name: others for name, others in left.items() if name not in free}
