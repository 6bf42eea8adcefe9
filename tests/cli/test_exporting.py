"""The verb export: its options reach the library, data goes to stdout, the rest to stderr."""

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from sample_world import astana, doha

from diplograph.cli import main
from diplograph.graph.conformance import validate_file
from diplograph.graph.iris import BASE
from diplograph.store import Store


def run(*args: object, store: Path | None = None) -> Result:
    environment = {"DIPLOGRAPH_STORE": None if store is None else str(store)}
    return CliRunner().invoke(main, ["export", *map(str, args)], env=environment)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "store"
    with Store.open(path) as store:
        store.add(astana())
        store.add(doha())
    return path


def test_export_writes_the_store_to_a_file(folder: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "all.trig", "--store", folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f"statements, in {tmp_path / 'all.trig'}\n")
    assert validate_file(tmp_path / "all.trig").articles == 2


def test_export_to_stdout_is_turtle_of_the_store_in_the_environment(folder: Path) -> None:
    result = run("-", store=folder)
    assert result.exit_code == 0, result.output
    quads = list(ox.parse(result.stdout.encode(), format=ox.RdfFormat.TURTLE))
    assert result.stderr == f"{len(quads)} statements\n"


def types(*args: object, store: Path) -> list[str]:
    result = run("-", "--format", "csv", "--table", "facts", *args, store=store)
    assert result.exit_code == 0, result.output
    return [row["type"] for row in csv.DictReader(io.StringIO(result.stdout))]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--country", "IRN"), ["Meeting"]),
        (("--country", "IRN", "--country", "France"), ["Meeting", "Visit"]),
        (("--pair", "China", "KAZ", "--type", "visit"), ["Visit"]),
        (("--organisation", f"{BASE}id/organisation/SCO"), []),
        (("--person", "Joe Biden"), ["Visit"]),
        (("--from", "2022-12"), ["Visit"]),
        (("--to", "2021", "--type", "Observation"), ["Observation"]),
        (("--kind", "praise"), ["SpeechAct"]),
        (("--min-confidence", "0.96"), ["Visit"]),
        (("--article", "doha-2022"), ["Meeting", "Visit"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_each_option_chooses(folder: Path, options: tuple[str, ...], expected: list[str]) -> None:
    found = types(*options, store=folder)
    lasting = {"Tenure", "Membership", "BilateralRelation"}  # those without dates go on
    assert [name for name in found if name not in lasting] == expected


def test_without_text_leaves_texts_out(folder: Path, tmp_path: Path) -> None:
    run(tmp_path / "all.ttl", "--without-text", store=folder)
    report = validate_file(tmp_path / "all.ttl")
    assert (report.conforms, report.articles, report.texts) == (True, 2, 0)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("all.xlsx",), 4, "no format of exports"),
        (("missing/all.ttl",), 4, "cannot be written"),
        (("all.ttl", "--country", "Atlantis"), 5, "no country 'Atlantis'"),
        (("all.ttl", "--article", "lost"), 7, "no article 'lost'"),
        (("all.ttl", "--type", "Party"), 2, "--type"),
        (("all.ttl", "--from", "soon"), 2, "YYYY-MM-DD"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_has_an_exit_code(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args, store=folder)
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_store_nothing_is_made(tmp_path: Path) -> None:
    assert run(tmp_path / "all.ttl").exit_code == 2
    result = run(tmp_path / "all.ttl", "--store", tmp_path / "none")
    assert result.exit_code == 7
    assert "there is no store" in result.stderr
    assert not list(tmp_path.iterdir())
