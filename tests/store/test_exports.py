"""Whole stores and parts of them as files."""

import csv
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet
import pyoxigraph as ox
import pytest
import rdflib
from sample_world import DAY, ENTITIES, VISIT, Writer, astana, doha, samarkand, sample, tehran

from diplograph.cli.claims import COLUMNS
from diplograph.errors import GraphError, QueryError, StoreError
from diplograph.graph.conformance import validate_file
from diplograph.graph.files import FORMATS
from diplograph.graph.iris import BASE, DIP, KIND, PREFIXES, compact, iri
from diplograph.graph.sources import Compilation, Source, SourceClaim, to_dataset
from diplograph.model import Article, Extraction, Fact, PartialDate, Span
from diplograph.schema import FACT_TYPES, fact_id
from diplograph.store import Choice, Store
from diplograph.store.backend import Embedded
from diplograph.store.claim_rows import CLAIM_COLUMNS
from diplograph.store.classes import Classes
from diplograph.store.exports import SUFFIXES, TABLES, export
from diplograph.store.fact_rows import FACT_COLUMNS
from diplograph.store.layout import (
    BOOKS,
    DECISIONS,
    IDENTITY,
    QUARANTINE,
    SAME_AS,
    SHORTCUTS,
    THINGS,
    VIEW,
    GraphName,
    is_content,
    is_fact,
)

T = TypeVar("T")
Parts = set[ox.Quad]
MONTH = ox.NamedNode(f"{PREFIXES['xsd']}gYearMonth")
GRAPH = ox.NamedNode(f"{BASE}article/a")
_TEXT = ox.NamedNode(f"{PREFIXES['nif']}isString")


def reprint() -> Extraction:
    """What astana says, a day later and elsewhere."""
    first = astana()
    claims = [replace(claim, article="wire-2022") for claim in first.claims]
    article = Article("wire-2022", first.article.text, PartialDate(2022, 9, 16), title="Wire")
    return replace(first, article=article, claims=tuple(claims))


def monthly() -> Extraction:
    """The visit of astana as a review of the month tells it: without the day."""
    text = (
        "Xi Jinping of China paid a state visit to Kazakhstan in September 2022.\r\nNot yet so.\n"
    )
    writer = Writer(Article("review-2022", text, PartialDate(2022, 10, 2)))
    writer.say(
        replace(VISIT, start=PartialDate(2022, 9)),
        "Xi Jinping of China paid a state visit to Kazakhstan in September 2022",
        confidence=0.4,
    )
    return writer.extraction()


def everything() -> list[Extraction]:
    return [*sample(), reprint(), monthly()]


def filled(store: Store, extractions: Iterable[Extraction]) -> Store:
    for extraction in extractions:
        outcome = store.add(extraction, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        assert not outcome.rejections
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "kept") as opened:
        yield filled(opened, everything())


@pytest.fixture(scope="module")
def visit(store: Store) -> str:
    """The IRI that the merged view has for the visit."""
    return Classes(store.backend).canonical(ox.NamedNode(iri(fact_id(VISIT)))).value


def read(path: Path, form: ox.RdfFormat | None = None) -> Parts:
    known = form or FORMATS[path.suffix].parser
    return set(ox.parse(path.read_bytes(), format=known))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def facts_of(store: Store, path: Path, choice: Choice) -> list[tuple[str, str]]:
    """The type and the kind of each fact that is chosen."""
    store.export(path, choice=choice, table="facts")
    return sorted((row["type"], row["kind"]) for row in rows(path))


def kept(store: Store, suffix: str) -> Parts:
    graphs: list[GraphName] = [VIEW]
    if suffix in (".trig", ".nq"):
        graphs = [*store.graph_names(), SHORTCUTS, IDENTITY, DECISIONS]
    return {quad for graph in graphs for quad in store.backend.graph(graph)}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_whole_store_comes_back_from_every_format(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"all{suffix}"
    written = store.export(path)
    assert read(path) == kept(store, suffix)
    assert str(written) == f"{len(kept(store, suffix))} statements"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_part_is_closed_and_valid_in_every_format(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"part{suffix}"
    written = store.export(path, choice=Choice(countries=("KAZ",)))
    report = validate_file(path)
    assert report.conforms, report.problems
    assert report.texts == report.articles == 4
    parts = read(path)
    assert written.number == len(parts) < len(kept(store, suffix))
    assert parts <= kept(store, suffix)
    assert_closed(parts)


def assert_closed(parts: Parts) -> None:
    """Every node of ours that a statement names is described or, in named graphs, linked."""
    subjects = {quad.subject for quad in parts}
    for quad in parts:
        if quad.graph_name in (VIEW, SHORTCUTS) or is_content(quad.graph_name):
            named = quad.object
            if isinstance(named, ox.NamedNode) and named.value.startswith(BASE):
                known = named.value.startswith((str(KIND), str(DIP)))
                assert known or named in subjects, quad


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_whole_store_is_valid_in_every_format(store: Store, tmp_path: Path, suffix: str) -> None:
    store.export(tmp_path / f"all{suffix}", with_text=False)
    report = validate_file(tmp_path / f"all{suffix}")
    assert report.conforms, report.problems
    assert (report.articles, report.texts) == (6, 0)


@pytest.mark.parametrize("choice", [Choice(), Choice(articles=("review-2022",))])
@pytest.mark.parametrize("suffix", FORMATS)
def test_texts_can_be_left_out_of_every_format(
    store: Store, tmp_path: Path, suffix: str, choice: Choice
) -> None:
    with_text, without = tmp_path / f"with{suffix}", tmp_path / f"without{suffix}"
    store.export(with_text, choice=choice)
    store.export(without, choice=choice, with_text=False)
    texts = {quad for quad in read(with_text) if quad.predicate == _TEXT}
    assert texts
    assert read(without) == read(with_text) - texts


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_stores_filled_in_another_order_give_the_same_bytes(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    other = Store.open(tmp_path / "other")
    filled(other, reversed(everything()))
    for name, choice in (("all", Choice()), ("part", Choice(pairs=(("KAZ", "CHN"),)))):
        first, second = tmp_path / f"1{name}{suffix}", tmp_path / f"2{name}{suffix}"
        store.export(first, choice=choice)
        other.export(second, choice=choice)
        assert first.read_bytes() == second.read_bytes()
    other.close()


def test_stores_in_memory_give_the_same_bytes_too(tmp_path: Path) -> None:
    paths = []
    for number, extractions in enumerate(([astana(), doha()], [doha(), astana()])):
        with Store.in_memory() as memory:
            filled(memory, extractions)
            for suffix in SUFFIXES:
                paths.append(tmp_path / f"{number}{suffix}")
                memory.export(paths[-1])
    half = len(paths) // 2
    for one, other in zip(paths[:half], paths[half:], strict=True):
        assert one.read_bytes() == other.read_bytes(), one.suffix


def test_named_graphs_leave_the_books_out(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "all.nq")
    graphs = {quad.graph_name for quad in read(tmp_path / "all.nq")}
    assert {*store.graph_names(), SHORTCUTS, IDENTITY} == graphs
    assert not graphs & {BOOKS, THINGS, VIEW}
    assert not any(str(graph).startswith(f"<{QUARANTINE}") for graph in graphs)


# What is chosen

VISITS = ("Visit", "state-visit")
TALKS = ("Meeting", "talks")
PRAISE = ("SpeechAct", "praise")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(countries=("FRA",)), [("Meeting", "phone-call"), VISITS]),
        (
            Choice(countries=("France", "UZB")),
            [
                ("Chairmanship", ""),
                ("Meeting", "meeting"),
                ("Meeting", "phone-call"),
                ("Membership", "member"),
                VISITS,
            ],
        ),
        (
            Choice(pairs=(("KAZ", "China"),)),
            [
                ("BilateralRelation", "strategic-partnership"),
                TALKS,
                ("Observation", "trade-turnover"),
                ("Signing", "signing"),
                VISITS,
            ],
        ),
        (
            Choice(organisations=("SCO",), types=("Membership",)),
            [("Membership", "member")] * 3 + [("Membership", "observer")],
        ),
        (Choice(persons=("Emmanuel Macron",)), [("Meeting", "phone-call"), VISITS]),
        (Choice(persons=("person/joe-biden",)), [VISITS]),
        (Choice(pairs=(("SCO", "IRN"),)), [("Membership", "observer")]),
        (
            Choice(pairs=(("Joe Biden", "FRA"), ("IRN", "USA"))),
            [("Action", "sanction"), TALKS, VISITS],
        ),
        (Choice(types=("speechact",)), [PRAISE]),
        (Choice(kinds=("talks", "praise")), [TALKS, TALKS, PRAISE]),
        (Choice(kinds=("talks",), countries=("KAZ",)), [TALKS]),
        (Choice(min_confidence=0.95), [PRAISE, VISITS]),
        (Choice(articles=("review-2022",)), [VISITS]),
        (Choice(articles=("doha-2022", "review-2022")), [TALKS, VISITS, VISITS]),
        (Choice(articles=("review-2022",), min_confidence=0.5), []),
        (Choice(since=PartialDate(2022, 12), types=("Visit",)), [VISITS]),
        (Choice(until=PartialDate(2022, 8), types=("Meeting",)), [("Meeting", "phone-call")]),
        (Choice(since=DAY, until=DAY, kinds=("state-visit", "meeting", "talks")), [TALKS, VISITS]),
        (Choice(since=PartialDate(2022, 9, 26), kinds=("talks",)), [TALKS]),  # as reported
        (Choice(until=PartialDate(2021, 7, 31), types=("Tenure",)), [("Tenure", "")]),
        (
            Choice(since=PartialDate(2030), organisations=("SCO",)),
            [("Membership", "observer")],  # since 2005, and no end of it is told
        ),
    ],
    ids=str,
)
def test_a_choice_takes_the_facts_that_it_says(
    store: Store, tmp_path: Path, choice: Choice, expected: list[tuple[str, str]]
) -> None:
    assert facts_of(store, tmp_path / "facts.csv", choice) == expected


def test_a_country_stands_for_who_holds_its_offices(tmp_path: Path) -> None:
    stateless = replace(ENTITIES["person/xi-jinping"], of=None)
    told = astana()
    with Store.in_memory() as memory:
        filled(memory, [replace(told, entities={**told.entities, stateless.key: stateless})])
        choice = Choice(countries=("CHN",), types=("Visit",))
        assert facts_of(memory, tmp_path / "facts.csv", choice) == [VISITS]


def test_a_fact_that_is_not_chosen_is_not_linked(store: Store, visit: str, tmp_path: Path) -> None:
    part_of = ox.NamedNode(str(DIP.partOf))
    for suffix in (".nt", ".nq"):
        store.export(tmp_path / f"part{suffix}", choice=Choice(kinds=("talks",)))
        quads = read(tmp_path / f"part{suffix}")
        assert not any(quad.predicate == part_of for quad in quads)
        assert not any(visit in str(quad.object) for quad in quads)


def test_a_person_is_chosen_by_any_iri_that_articles_give(tmp_path: Path) -> None:
    told = tehran()
    old, new = "person/emmanuel-macron", "person/e-macron"
    facts = {
        key: replace(
            fact, roles=tuple((role, new if name == old else name) for role, name in fact.roles)
        )
        for key, fact in told.facts.items()
    }
    entities = {**told.entities, new: replace(ENTITIES[old], key=new, label="E. Macron")}
    del entities[old]
    with Store.in_memory() as memory:
        filled(memory, [doha(), replace(told, facts=facts, entities=entities)])
        memory.join(compact(iri(old)), compact(iri(new)))
        for name in (old, new, "E. Macron", str(iri(new))):
            choice = Choice(persons=(name,), kinds=("phone-call", "state-visit"))
            found = facts_of(memory, tmp_path / "facts.csv", choice)
            assert found == [("Meeting", "phone-call"), VISITS]
        memory.export(tmp_path / "part.nq", choice=choice)
        quads = read(tmp_path / "part.nq")
        assert {str(quad.graph_name) for quad in quads} >= {str(IDENTITY), str(DECISIONS)}
        memory.export(tmp_path / "part.ttl", choice=choice)
        assert validate_file(tmp_path / "part.ttl").conforms
        named = {quad.object for quad in read(tmp_path / "part.ttl") if is_fact(quad.subject)}
        assert len(named & {ox.NamedNode(iri(old)), ox.NamedNode(iri(new))}) == 1


def test_a_part_says_under_which_iris_articles_have_a_fact(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "part.nt", choice=Choice(articles=("review-2022",)))
    links = {quad for quad in read(tmp_path / "part.nt") if quad.predicate == SAME_AS}
    told = {*astana().facts, *monthly().facts}
    joined = {str(iri(key)) for key in told if key.startswith("fact/visit")}
    assert {node.value for link in links for node in (link.subject, link.object)} == joined  # type: ignore[union-attr]


def test_shortcuts_of_a_part_rest_on_its_facts_alone(store: Store, tmp_path: Path) -> None:
    choice = Choice(types=("Visit",), articles=("astana-2022",))
    store.export(tmp_path / "part.nq", choice=choice)
    quads = read(tmp_path / "part.nq")
    assert [quad.predicate.value for quad in quads if quad.graph_name == SHORTCUTS] == [
        str(DIP.visited)
    ]
    store.export(tmp_path / "part.nt", choice=choice)
    predicates = {quad.predicate.value for quad in read(tmp_path / "part.nt")}
    assert str(DIP.visited) in predicates
    assert not predicates & {str(DIP.holdsOffice), str(DIP.metWith), str(DIP.leaderOf)}


def test_claims_below_the_confidence_are_left_out(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "part.ttl", choice=Choice(min_confidence=0.9))
    predicate = ox.NamedNode(str(DIP.confidence))
    values = [q.object for q in read(tmp_path / "part.ttl") if q.predicate == predicate]
    assert values
    assert all(Decimal(value.value) >= Decimal("0.9") for value in values)  # type: ignore[union-attr]
    assert validate_file(tmp_path / "part.ttl").conforms


@pytest.mark.parametrize(
    ("choice", "error", "words"),
    [
        (Choice(countries=("Kazakstan",)), QueryError, "did you mean Kazakhstan"),
        (Choice(persons=("Nobody",)), QueryError, "no person 'Nobody'"),
        (Choice(types=("Visitt",)), QueryError, "did you mean Visit"),
        (Choice(kinds=("state-visits",)), QueryError, "did you mean state-visit"),
        (Choice(articles=("astana",)), StoreError, "no article 'astana'"),
        (Choice(since=DAY, until=PartialDate(2021)), QueryError, "no day is from 2022-09-14"),
        (Choice(pairs=(("KAZ", "Atlantis"),)), QueryError, "no thing 'Atlantis'"),
    ],
    ids=str,
)
def test_a_choice_that_means_nothing_is_refused(
    store: Store, tmp_path: Path, choice: Choice, error: type[Exception], words: str
) -> None:
    path = tmp_path / "part.ttl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(error, match=words):
        store.export(path, choice=choice)
    assert path.read_text(encoding="utf-8") == "old"


def test_a_part_of_nothing_is_a_valid_file(store: Store, tmp_path: Path) -> None:
    for suffix in FORMATS:
        path = tmp_path / f"none{suffix}"
        store.export(path, choice=Choice(countries=("NZL",)))
        assert read(path) == set()


# JSON-LD


def test_jsonld_has_one_context_and_a_node_on_each_line(
    store: Store, visit: str, tmp_path: Path
) -> None:
    store.export(tmp_path / "all.jsonld")
    text = (tmp_path / "all.jsonld").read_text(encoding="utf-8")
    document = json.loads(text)
    assert text.count('"@context"') == 1
    assert document["@context"]["dip"] == str(DIP)
    ids = [node["@id"] for node in document["@graph"]]
    assert len(ids) == len(set(ids))
    assert "country:KAZ" in ids
    node = next(node for node in document["@graph"] if node["@id"] == compact(visit))
    assert node["@type"] == ["dip:Visit"]
    assert node["dip:place"] == [{"@id": "country:KAZ"}]
    assert sum(line.startswith('{"@id"') for line in text.splitlines()) == len(ids)


@pytest.mark.parametrize("choice", [Choice(), Choice(countries=("KAZ",))], ids=["all", "part"])
def test_jsonld_is_the_same_to_rdflib(store: Store, tmp_path: Path, choice: Choice) -> None:
    path = tmp_path / "graph.jsonld"
    store.export(path, choice=choice)
    graph = rdflib.Graph().parse(path, format="json-ld")
    lines = rdflib.Graph().parse(
        data=ox.serialize(read(path), format=ox.RdfFormat.N_TRIPLES), format="nt"
    )
    assert set(graph) == set(lines)


def test_rdfxml_keeps_line_ends_for_rdflib(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "all.rdf")
    graph = rdflib.Graph().parse(tmp_path / "all.rdf", format="xml")
    texts = set(map(str, graph.objects(iri("article/review-2022"), rdflib.URIRef(_TEXT.value))))
    assert texts == {monthly().article.text}


@pytest.mark.parametrize("suffix", FORMATS)
def test_strange_terms_come_back_or_are_refused(tmp_path: Path, suffix: str) -> None:
    subject, predicate = ox.NamedNode("id:x"), ox.NamedNode("urn:p#q")
    values = (
        ox.NamedNode("dip:y"),
        ox.Literal('a\r\n\t"\\', language="en"),
        ox.Literal("2022-09", datatype=MONTH),
    )
    strange = {ox.Quad(subject, predicate, value) for value in values}
    control = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p#q"), ox.Literal("\f"))
    engine = ox.Store()
    engine.extend({ox.Quad(q.subject, q.predicate, q.object, GRAPH) for q in strange} | strange)
    path = tmp_path / f"strange{suffix}"
    export(Embedded(engine), path)
    assert {quad.triple for quad in read(path)} == {quad.triple for quad in strange}
    engine.add(control)
    if suffix == ".rdf":
        with pytest.raises(GraphError, match="RDF/XML cannot hold the character"):
            export(Embedded(engine), path)
    assert {quad.triple for quad in read(path)} == {quad.triple for quad in strange}


# RDF 1.2


@pytest.mark.parametrize(
    ("choice", "claims"), [(Choice(), 4), (Choice(articles=("astana-2022",)), 1)]
)
def test_shortcuts_carry_their_claims_as_triple_terms(
    store: Store, visit: str, tmp_path: Path, choice: Choice, claims: int
) -> None:
    path = tmp_path / "shortcuts.ttl12"
    store.export(path, choice=choice)
    quads = read(path, ox.RdfFormat.TURTLE)
    visited = ox.Triple(
        ox.NamedNode(iri("person/xi-jinping")),
        ox.NamedNode(str(DIP.visited)),
        ox.NamedNode(iri("country/KAZ")),
    )
    assert ox.Quad(visited.subject, visited.predicate, visited.object) in quads
    reifiers = {quad.subject for quad in quads if quad.object == visited}
    assert len(reifiers) == claims
    for reifier in reifiers:
        values = {quad.predicate.value: quad.object for quad in quads if quad.subject == reifier}
        assert values[str(DIP.asserts)] == ox.NamedNode(visit)
        assert values[f"{PREFIXES['prov']}hadPrimarySource"] in {q.subject for q in quads}
        assert str(DIP.confidence) in values
    terms = {quad.object for quad in quads if isinstance(quad.object, ox.Triple)}
    plain = {quad.triple for quad in quads if isinstance(quad.object, ox.NamedNode)}
    assert terms <= plain
    assert not any(quad.predicate == _TEXT for quad in quads)


# Tables


def test_claims_have_the_columns_of_extract_and_more() -> None:
    assert set(COLUMNS) <= set(CLAIM_COLUMNS)
    assert [name for name in CLAIM_COLUMNS if name in COLUMNS] == list(COLUMNS)


@pytest.mark.parametrize("table", TABLES)
def test_csv_begins_with_its_columns(store: Store, tmp_path: Path, table: str) -> None:
    written = store.export(tmp_path / "t.csv", table=table)
    header = (tmp_path / "t.csv").read_bytes().partition(b"\n")[0].decode()
    assert header.split(",") == list(TABLES[table][1])
    assert str(written) == f"{len(rows(tmp_path / 't.csv'))} {table}"


def test_each_claim_is_a_row_with_the_merged_fact(store: Store, visit: str, tmp_path: Path) -> None:
    store.export(tmp_path / "claims.csv")
    found = rows(tmp_path / "claims.csv")
    assert len(found) == sum(len(each.claims) for each in everything())
    assert len({row["claim"] for row in found}) == len(found)
    order = [(row["article"], int(row["quote_begin"])) for row in found]
    assert order == sorted(order)
    texts = {each.article.id: each.article.text for each in everything()}
    for row in found:
        begin, end = int(row["quote_begin"]), int(row["quote_end"])
        assert texts[row["article"]][begin:end] == row["quote"]
    of_visit = [row for row in found if row["fact"] == visit]
    starts = {row["article"]: (row["start"], row["first_day"]) for row in of_visit}
    assert starts == {
        "astana-2022": ("2022-09-14", "2022-09-14"),
        "review-2022": ("2022-09", "2022-09-01"),  # what it says itself
        "samarkand-2022": ("2022-09-14", "2022-09-14"),
        "wire-2022": ("2022-09-14", "2022-09-14"),
    }
    assert {row["article"]: row["reprint_of"] for row in of_visit if row["reprint_of"]} == {
        "wire-2022": "astana-2022"
    }
    roles = next(row["roles"] for row in of_visit)
    assert roles.startswith(f"visitor: Xi Jinping <{iri('person/xi-jinping')}>; host: ")


def test_facts_count_who_reports_them(store: Store, visit: str, tmp_path: Path) -> None:
    store.export(tmp_path / "facts.csv", table="facts")
    row = next(row for row in rows(tmp_path / "facts.csv") if row["fact"] == visit)
    counts = {name: row[name] for name in FACT_COLUMNS[FACT_COLUMNS.index("claims") :]}
    assert counts == {
        "claims": "4",
        "articles": "4",
        "sources": "3",  # the wire repeats what astana says
        "modalities": "asserted",
        "confidence": "0.98",
        "first_reported": "2022-09-15",
        "last_reported": "2022-10-02",
    }
    assert (row["start"], row["first_day"], row["last_day"]) == ("2022-09-14",) * 3


def test_counts_of_a_part_are_those_of_its_claims(store: Store, tmp_path: Path) -> None:
    choice = Choice(types=("Visit",), articles=("wire-2022", "review-2022"))
    store.export(tmp_path / "facts.csv", table="facts", choice=choice)
    (row,) = rows(tmp_path / "facts.csv")
    assert [row[name] for name in ("claims", "articles", "sources", "first_reported")] == [
        "2",
        "2",
        "2",
        "2022-09-16",
    ]


def test_works_of_reference_have_rows_and_graphs(tmp_path: Path) -> None:
    fact = Fact(
        "Membership",
        kind="member",
        roles=(("member", "country/KAZ"), ("organisation", "organisation/SCO")),
        start=PartialDate(2001, 6, 15),
    )
    key = fact_id(fact)
    sources = {name: Source(name, name.title()) for name in ("source/list", "source/table")}
    compiled = Compilation(
        {name: ENTITIES[name] for name in ("country/KAZ", "organisation/SCO")},
        {key: fact},
        (SourceClaim(key, tuple(sources)),),
        sources,
    )
    with Store.in_memory() as memory:
        for graph in to_dataset(compiled).graphs():
            if len(graph):
                memory.add_graph(graph)
        memory.export(tmp_path / "claims.csv")
        (row,) = rows(tmp_path / "claims.csv")
        assert (row["article"], row["source"]) == ("", "source/list; source/table")
        memory.export(tmp_path / "facts.csv", table="facts")
        (row,) = rows(tmp_path / "facts.csv")
        assert (row["claims"], row["articles"], row["sources"]) == ("1", "0", "2")
        assert (row["first_day"], row["last_day"], row["first_reported"]) == ("2001-06-15", "", "")
        memory.export(tmp_path / "part.trig", choice=Choice(organisations=("SCO",)))
        assert read(tmp_path / "part.trig") == kept(memory, ".trig")


def test_parquet_has_types(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "claims.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "claims.parquet")
    assert table.column_names == list(CLAIM_COLUMNS)
    found = table.to_pylist()
    trade = next(row for row in found if row["kind"] == "trade-turnover")
    assert trade["value"] == Decimal("18200000000")
    assert (trade["start"], trade["first_day"]) == ("2021", dt.date(2021, 1, 1))
    assert trade["last_day"] == dt.date(2021, 12, 31)
    assert trade["roles"][0] == {
        "role": "party",
        "entity": str(iri("country/CHN")),
        "label": "China",
    }
    assert trade["confidence"] == 0.9
    assert isinstance(trade["quote_begin"], int)
    denied = next(row for row in found if row["modality"] == "denied")
    assert denied["attributed_to"]["label"] == "Ministry of Foreign Affairs of Iran"
    store.export(tmp_path / "claims.csv")
    assert [row["claim"] for row in found] == [
        row["claim"] for row in rows(tmp_path / "claims.csv")
    ]


def test_parquet_of_facts_has_types_and_of_nothing_too(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "facts.parquet", table="facts")
    table = pyarrow.parquet.read_table(tmp_path / "facts.parquet")
    assert table.num_rows == len({row["fact"] for row in table.to_pylist()})
    assert {type(row["sources"]) for row in table.to_pylist()} == {int}
    store.export(tmp_path / "none.parquet", table="facts", choice=Choice(countries=("NZL",)))
    nothing = pyarrow.parquet.read_table(tmp_path / "none.parquet")
    assert (nothing.num_rows, nothing.schema) == (0, table.schema)


def test_without_pyarrow_parquet_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(GraphError, match=r"pip install 'diplograph\[parquet\]'"):
        store.export(tmp_path / "t.parquet")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("figure", ["0.00000000005", "12345678901234567890123456789"])
def test_figures_beyond_parquet_are_refused_where_too_large(tmp_path: Path, figure: str) -> None:
    told = tehran()
    fact = Fact(
        "Observation",
        kind="trade-turnover",
        roles=(("party", "country/IRN"), ("party", "country/USA")),
        value=Decimal(figure),
        unit="USD",
    )
    key = fact_id(fact)
    claim = replace(told.claims[0], fact=key, spans=(Span(0, 5),), evidence=())
    with Store.in_memory() as memory:
        filled(memory, [replace(told, facts={key: fact}, claims=(claim,))])
        memory.export(tmp_path / "t.csv")
        assert rows(tmp_path / "t.csv")[0]["value"] == figure
        if figure.startswith("0"):
            memory.export(tmp_path / "t.parquet")
        else:
            with pytest.raises(GraphError, match="too large a figure for Parquet"):
                memory.export(tmp_path / "t.parquet")


# Files


def test_formats_are_named_by_suffix_or_by_form(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "a.dat", form="nt")
    store.export(tmp_path / "b.NT")
    assert (tmp_path / "a.dat").read_bytes() == (tmp_path / "b.NT").read_bytes()
    with pytest.raises(GraphError, match="no table of 'events'; known are claims, facts"):
        store.export(tmp_path / "a.csv", table="events")
    with pytest.raises(GraphError, match=r"\.xlsx is no format of exports; use .*\.parquet"):
        store.export(tmp_path / "a.xlsx")


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        store.export(tmp_path / "no" / "all.ttl")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for suffix in SUFFIXES:
        path = tmp_path / f"all{suffix}"
        path.write_text("old", encoding="utf-8")
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", full)
            with pytest.raises(GraphError, match="No space left on device"):
                store.export(path)
        assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == len(SUFFIXES)


def test_a_file_is_not_begun_if_the_rows_break_off(store: Store, tmp_path: Path) -> None:
    def breaking(items: Iterable[T], noun: str) -> Iterator[T]:  # noqa: ARG001
        yield next(iter(items))
        raise KeyboardInterrupt

    for suffix in SUFFIXES:
        with pytest.raises(KeyboardInterrupt):
            store.export(tmp_path / f"all{suffix}", watch=breaking)
    assert not list(tmp_path.iterdir())


def test_every_type_of_fact_can_be_asked_for(store: Store, tmp_path: Path) -> None:
    found = [
        (name, len(facts_of(store, tmp_path / "t.csv", Choice(types=(name,)))))
        for name in FACT_TYPES
    ]
    assert all(number for _, number in found), found


def test_samarkand_alone_is_valid(tmp_path: Path) -> None:
    with Store.in_memory() as memory:
        filled(memory, [samarkand()])
        memory.export(tmp_path / "all.trig")
    assert validate_file(tmp_path / "all.trig").conforms
