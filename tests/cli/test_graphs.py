import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_world import sample

from diplograph import front
from diplograph.cli import main
from diplograph.resources import resource


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    front.build(sample(), output=path)
    return path


def test_validate_passes_what_build_has_written(graph: Path) -> None:
    result = run("validate", graph)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("conforms: ")
    assert f" of {len(sample())} articles" in result.stdout


def test_validate_quotes_the_sentence_of_what_is_wrong(graph: Path) -> None:
    text = graph.read_text(encoding="utf-8")
    broken = text.replace("dip:visitor person:xi-jinping", "dip:about person:xi-jinping")
    assert broken != text
    graph.write_text(broken, encoding="utf-8")
    result = run("validate", graph)
    assert result.exit_code == 1
    assert "A visit needs a visitor" in result.stdout
    assert "Xi Jinping visited Kazakhstan" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.ttl", None, "no such file"),
        (
            "broken.ttl",
            "@prefix dip: <https://w3id.org/diplograph/ns#> .\ndip:a dip:b",
            "broken.ttl:2",
        ),
        ("graph.docx", "", "no graph format"),
        ("graph.nt", "\xff", "graph.nt"),
    ],
)
@pytest.mark.parametrize("verb", [["validate"], ["query", "who-met-whom"]])
def test_graph_verbs_say_what_is_wrong_with_a_file(
    tmp_path: Path, verb: list[str], name: str, content: str | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="latin-1")
    result = run(*verb, tmp_path / name)
    assert result.exit_code == 4, result.output
    assert result.stderr.startswith("error DG200: ")
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr


def test_queries_lists_every_file_with_its_parameters() -> None:
    listed = run("queries").stdout
    names = [path.stem for path in resource("queries").glob("*.rq")]
    assert len(names) >= 12
    assert [name for name in names if f"{name}\n" not in listed] == []
    assert "    --param one=COUNTRY  one of the two countries\n" in listed
    assert "    --param from=DATE (optional)  " in listed


def test_query_answers_with_labels(graph: Path) -> None:
    result = run("query", "who-met-whom", graph)
    assert result.exit_code == 0, result.output
    assert "Kassym-Jomart Tokayev  Xi Jinping" in result.stdout


def test_query_binds_parameters(graph: Path) -> None:
    result = run(
        "query",
        "visits-between",
        graph,
        "-p",
        "one=CHN",
        "--param",
        "other=Kazakhstan",
        "--format",
        "csv",
    )
    (visit,) = csv.DictReader(io.StringIO(result.stdout))
    assert visit["date"] == "2022-09-14"
    assert visit["visitor"] == "Xi Jinping"
    assert visit["articles"] == "2"


def test_query_writes_json(graph: Path) -> None:
    rows = json.loads(run("query", "who-met-whom", graph, "--format", "json").stdout)
    assert {row["other"]["label"] for row in rows} == {"Xi Jinping"}


def test_query_asks_the_reference_where_no_graph_is_given() -> None:
    asked = ["--param", "country=TJK", "--param", "date=2021-05-20", "--format", "csv"]
    rows = list(csv.DictReader(io.StringIO(run("query", "office-holder", *asked).stdout)))
    held = {row["office"]: row["person"] for row in rows}
    assert held["President of Tajikistan"] == "Emomali Rahmon"


def test_query_asks_several_graphs_as_one(tmp_path: Path) -> None:
    paths = [tmp_path / f"{said.article.id}.trig" for said in sample()]
    for said, path in zip(sample(), paths, strict=True):
        front.build([said], output=path)
    rows = json.loads(run("query", "who-met-whom", *paths, "--format", "json").stdout)
    assert len(rows) == 2


def test_query_runs_a_file_of_one_s_own(graph: Path, tmp_path: Path) -> None:
    own = tmp_path / "count.rq"
    own.write_text("SELECT (COUNT(?v) AS ?visits) WHERE { ?v a dip:Visit }")
    assert json.loads(run("query", own, graph, "--format", "json").stdout) == [{"visits": 2}]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["who-meets-whom"], "who-met-whom"),
        (["visits-between"], "needs the parameter"),
        (["visits-between", "-p", "one=Atlantis", "-p", "other=KAZ"], "no country 'Atlantis'"),
        (["who-met-whom", "-p", "colour=red"], "no parameter 'colour'"),
        (["who-met-whom", "-p", "from=yesterday"], "'yesterday' is no value for from"),
        (["missing.rq"], "no such file"),
    ],
)
def test_query_says_what_is_wrong_with_a_question(graph: Path, args: list[str], words: str) -> None:
    name, *options = args
    result = run("query", name, graph, *options)
    assert result.exit_code == 5, result.output
    assert result.stderr.startswith("error DG300: ")
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr


def test_query_points_at_broken_sparql(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.rq").write_text("SELECT ?a\nWHERE { ?a ?b }")
    result = run("query", tmp_path / "broken.rq", graph)
    assert result.exit_code == 5
    assert "line 2" in result.stderr


def test_query_says_that_rows_were_cut_and_how_to_get_them(graph: Path) -> None:
    cut = run("query", "who-met-whom", graph, "--max-rows", 1)
    assert cut.stdout.endswith("\n(the first 1 row)\n")
    assert cut.stderr == (
        "only the first 1 rows: --max-rows 0 gives all of them, a --param fewer\n"
    )
    whole = run("query", "who-met-whom", graph, "--max-rows", 0)
    assert whole.stdout.endswith("\n(2 rows)\n")
    assert whole.stderr == ""


def test_query_gives_up_in_time(graph: Path, tmp_path: Path) -> None:
    own = tmp_path / "everything.rq"
    pairs = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(6))
    own.write_text(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pairs} }}")
    result = run("query", own, graph, "--timeout", 0.2)
    assert result.exit_code == 5
    assert "everything: no answer within 0.2 seconds" in result.stderr
    assert "--timeout" in result.stderr


def test_query_says_how_to_write_a_parameter(graph: Path) -> None:
    result = run("query", "who-met-whom", graph, "--param", "person")
    assert result.exit_code == 2
    assert "write --param KEY=VALUE" in result.stderr


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".svg"])
def test_network_writes_each_format_the_same_way_twice(
    graph: Path, tmp_path: Path, suffix: str
) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for path in paths:
        result = run("network", graph, "--output", path)
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
    one, two = (path.read_bytes() for path in paths)
    assert one == two
    assert b"Kassym-Jomart" in one


def test_network_is_as_of_a_day(graph: Path) -> None:
    now, before = (
        json.loads(run("network", graph, "-o", "-", *more).stdout)
        for more in ([], ["--as-of", "2020"])
    )
    assert len(now["edges"]) > len(before["edges"])


def test_network_says_which_formats_there_are(graph: Path, tmp_path: Path) -> None:
    result = run("network", graph, "--output", tmp_path / "network.bmp")
    assert result.exit_code == 4
    assert ".graphml .gexf .json .cyjs .net .csv .parquet, or .svg .png .html" in result.stderr


def test_network_draws_the_view_that_is_named(graph: Path) -> None:
    visits = json.loads(run("network", "visits", graph, "-o", "-").stdout)
    assert [(edge["source"], edge["target"]) for edge in visits["edges"]] == [
        ("country/CHN", "country/KAZ")
    ]
    narrow = ("--between", "2023", "2024", "--country", "KAZ", "--min-confidence", "0.5")
    assert json.loads(run("network", "visits", graph, "-o", "-", *narrow).stdout)["edges"] == []


def test_network_draws_a_view_of_a_store(graph: Path, tmp_path: Path) -> None:
    front.build(sample(), output=tmp_path / "graph.trig")
    assert run("add", tmp_path / "graph.trig", "--store", tmp_path / "kept").exit_code == 0
    for more in ([], ["events"]):
        kept = run("network", *more, "--store", tmp_path / "kept", "-o", "-")
        assert kept.exit_code == 0, kept.output
        drawn = json.loads(run("network", *more, graph, "-o", "-").stdout)
        assert len(json.loads(kept.stdout)["nodes"]) == len(drawn["nodes"])


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (["visit"], 4, "did you mean visits"),
        (["visits", "--between", "2022", "soon"], 2, "is not a date"),
        (["visits", "--country", "Kazakstan"], 4, "did you mean kazakhstan"),
        (["visits", "--modality", "deny"], 4, "did you mean denied"),
    ],
)
def test_network_says_what_there_is_not(
    more: list[str], code: int, message: str, graph: Path
) -> None:
    result = run("network", more[0], graph, "-o", "-", *more[1:])
    assert result.exit_code == code
    assert message in result.stderr


def test_network_needs_a_graph_or_a_store() -> None:
    result = run("network", "visits", "-o", "-")
    assert result.exit_code == 2
    assert "--store" in result.stderr
