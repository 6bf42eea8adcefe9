from __future__ import annotations

import io
import os
import re
import stat
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD
from sample_world import sample

from diplograph.errors import GraphError
from diplograph.graph.files import FORMATS
from diplograph.graph.iris import NIF
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import read_graph, serialise, union, write_graph
from diplograph.graph.turtle import Triple

SUFFIXES = sorted(FORMATS)
NAMED = [suffix for suffix in SUFFIXES if FORMATS[suffix].named_graphs]
SINGLE = [suffix for suffix in SUFFIXES if not FORMATS[suffix].named_graphs]
RDFLIB_NAMES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}


_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def graphs_of(dataset: Dataset) -> dict[str, Graph]:
    return {str(graph.identifier): graph for graph in dataset.graphs() if len(graph)}


def by_rdflib(data: bytes, suffix: str) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data=data, format=RDFLIB_NAMES[suffix])
    return dataset


def by_pyoxigraph(data: bytes, suffix: str) -> Dataset:
    dataset = Dataset(default_union=True)
    quads = ox.serialize(ox.parse(data, format=FORMATS[suffix].parser), format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    dataset.parse(data=quads, format="nquads")
    return dataset


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_write_gives_what_two_other_readers_read(suffix: str, dataset: Dataset) -> None:
    data = serialise(dataset, suffix)
    for back in (by_rdflib(data, suffix), by_pyoxigraph(data, suffix)):
        assert isomorphic(union(back), union(dataset))


@pytest.mark.parametrize("suffix", NAMED)
def test_write_keeps_each_article_apart(suffix: str, dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(dataset, path)
    expected = graphs_of(dataset)
    for back in (read_graph(path), by_rdflib(path.read_bytes(), suffix)):
        found = graphs_of(back)
        assert found.keys() == expected.keys()
        assert all(isomorphic(found[name], expected[name]) for name in expected)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_write_gives_the_same_bytes_whatever_the_order(suffix: str) -> None:
    forwards = serialise(to_dataset(sample()), suffix)
    backwards = serialise(to_dataset(reversed(sample())), suffix)
    assert forwards == backwards


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reading_and_writing_again_changes_no_byte(
    suffix: str, dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / f"graph{suffix}"
    write_graph(dataset, path)
    assert serialise(read_graph(path), suffix) == path.read_bytes()


def test_turtle_is_readable(dataset: Dataset) -> None:
    text = serialise(dataset, "ttl").decode()
    assert "@prefix dip: <https://w3id.org/diplograph/ns#> .\n" in text
    assert "\norganisation:SCO a dip:Organisation ;\n    skos:prefLabel" in text
    assert "dip:value 18200000000" in text
    assert '"2021"^^xsd:gYear' in text
    assert text.index("country:KAZ a") < text.index("a dip:Visit") < text.index("a dip:Claim")


def test_write_without_text_keeps_the_quotes(dataset: Dataset) -> None:
    back = by_rdflib(serialise(dataset, "ttl", with_text=False), ".ttl")
    assert not list(back.triples((None, NIF.isString, None)))
    assert len(list(back.triples((None, NIF.anchorOf, None)))) > 10


TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "\n\r\t\\\"'\x00\x01\x0b\x0c\x1f\x7f\x85\u2028\u2029\ufeff\ufffe<>&]{}^@ ."
        ),
        st.characters(exclude_categories=["Cs"]),
    )
)
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, lang="en-gb"), TEXTS),
    st.builds(lambda text: Literal(text, datatype=URIRef("http://e.org/t#x")), TEXTS),
    # Numbers only in their usual form: rdflib itself reads "00" as "0".
    st.builds(lambda number: Literal(str(number), datatype=XSD.integer), st.integers()),
    st.builds(
        lambda text: Literal(text, datatype=XSD.decimal),
        st.from_regex(r"-?(0|[1-9][0-9]{0,5})\.[0-9]{0,3}[1-9]", fullmatch=True),
    ),
)
PATHS = st.from_regex(r"[a-z0-9._~!$&'()*+,;=:@/é文%-]{0,12}", fullmatch=True).map(
    lambda path: path.replace("%", "%25").replace("/.", "/x")
)
IRIS = st.builds(
    lambda base, path: URIRef(f"{base}{path}"),
    st.sampled_from(
        [
            "http://e.org/",
            "https://w3id.org/diplograph/id/country/",
            "https://w3id.org/diplograph/ns#",
            "https://w3id.org/diplograph/article/",
            "urn:x:",
            "dip:",
            "person:",
        ]
    ),
    PATHS,
)
TRIPLES = st.lists(
    st.tuples(IRIS, IRIS.map(lambda iri: URIRef(f"{iri}p")), st.one_of(IRIS, LITERALS)), max_size=6
)


def equal(one: Graph, other: Graph) -> bool:
    return set(one) == set(other)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".rdf"])
@given(triples=TRIPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_literal_and_iri_survives(suffix: str, triples: list[Triple]) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    data = serialise(graph, suffix)
    assert equal(union(by_rdflib(data, suffix)), graph)
    assert equal(union(by_pyoxigraph(data, suffix)), graph)


@given(triples=TRIPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rdfxml_keeps_everything_or_says_it_cannot(triples: list[Triple]) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    held = all(_NOT_IN_XML.search(str(value)) is None for value in graph.objects())
    if not held:
        with pytest.raises(GraphError, match="RDF/XML cannot hold the character"):
            serialise(graph, ".rdf")
        return
    assert equal(union(by_rdflib(serialise(graph, ".rdf"), ".rdf")), graph)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_blank_nodes_survive(suffix: str) -> None:
    graph = Graph()
    node, predicate = BNode("n1"), URIRef("http://e.org/p")
    graph.add((node, predicate, Literal("x")))
    graph.add((URIRef("http://e.org/s"), predicate, node))
    assert isomorphic(union(by_rdflib(serialise(graph, suffix), suffix)), graph)


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.nt").write_text(f'_:n <http://e.org/p> "{name}" .\n')
    dataset = read_graph([tmp_path / "a.nt", tmp_path / "b.nt"])
    assert len(set(dataset.subjects())) == 2


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (URIRef("http://e.org/a b"), "holds ' '"),
        (URIRef("relative"), "has no scheme"),
        (Literal("bad \ud83d half"), "surrogate"),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_write_refuses_what_rdf_cannot_hold(
    suffix: str, node: URIRef | Literal, message: str
) -> None:
    graph = Graph()
    graph.add((URIRef("http://e.org/s"), URIRef("http://e.org/p"), node))
    with pytest.raises(GraphError, match=message):
        serialise(graph, suffix)


@pytest.mark.parametrize("path", ["graph.txt", "graph", "graph.ttl.gz"])
def test_wrong_suffix_names_the_formats(path: str, dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no graph format|no suffix") as caught:
        write_graph(dataset, tmp_path / path)
    assert ".ttl .trig .nt .nq .jsonld .rdf" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.ttl", "@prefix a: <http://a/> .\na:b a:c\n", r"x\.ttl:\d+: broken Turtle"),
        ("x.nt", "<http://a> <http://b> .\n", r"x\.nt:1: broken N-Triples"),
        ("x.jsonld", "{", r"x\.jsonld:\d+: broken JSON-LD"),
        ("x.rdf", "<rdf", r"x\.rdf(:\d+)?: broken RDF/XML"),
        ("x.ttl", "<http://a> <http://b> <<( <http://a> <http://b> 1 )>> .", "triple term"),
    ],
)
def test_broken_file_is_reported_with_its_line(
    name: str, text: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(GraphError, match=message):
        read_graph(path)


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        read_graph(tmp_path / "absent.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match="cannot be read"):
        read_graph(tmp_path / "folder.ttl")


def test_write_into_a_missing_folder_says_so(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        write_graph(dataset, tmp_path / "absent" / "graph.ttl")


def test_failed_write_leaves_the_old_file(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    dataset.add((URIRef("no iri"), URIRef("http://e.org/p"), Literal("x")))
    with pytest.raises(GraphError):
        write_graph(dataset, path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.ttl"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX notion")
def test_write_keeps_the_usual_file_mode(dataset: Dataset, tmp_path: Path) -> None:
    usual, written = tmp_path / "usual", tmp_path / "graph.ttl"
    usual.touch()
    write_graph(dataset, written)
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_dash_is_standard_output_and_input(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    write_graph(dataset, "-", form="nq")
    data = stream.buffer.getvalue()
    assert data == serialise(dataset, ".nq")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert isomorphic(union(read_graph("-", form="nq")), union(dataset))
