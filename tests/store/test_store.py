"""A store as its users see it: what goes in, what comes out, what is left behind."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from contents import contents, engine
from reprinted import REPORT
from sample_world import DAY, VISIT, Writer, astana, samarkand, sample
from small_world import reports

from diplograph.errors import StoreError
from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import write_graph
from diplograph.model import Article, Extraction, Fact, PartialDate, Status
from diplograph.store import Store
from diplograph.store.layout import BOOKS, LAYOUT, STORE, VIEW, article_graph

NOW = dt.datetime(2024, 5, 8, 12, 30, tzinfo=dt.UTC)
LATER = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def filled(extractions: list[Extraction]) -> Store:
    store = Store.in_memory()
    for extraction in extractions:
        store.add(extraction, now=NOW)
    return store


def test_an_article_is_added_once_and_replaced_when_it_changes() -> None:
    with Store.in_memory() as store:
        assert store.add(astana(), now=NOW).change == "added"
        before = contents(store)
        assert store.add(astana(), now=LATER).change == "unchanged"
        assert store.entry("astana-2022").added == "2024-05-08T12:30:00Z"
        assert contents(store) == before
        changed = replace(astana(), article=replace(astana().article, title="Another title"))
        assert store.add(changed, now=LATER).change == "replaced"
        entry = store.entry("astana-2022")
        assert (entry.title, entry.added) == ("Another title", "2025-01-01T00:00:00Z")
        store.add(astana(), now=NOW)
        assert contents(store) == before


def test_entries_say_what_there_is() -> None:
    with filled(sample()) as store:
        entries = {entry.article: entry for entry in store.entries()}
        assert list(entries) == ["astana-2022", "doha-2022", "samarkand-2022", "tehran-2022"]
        entry = entries["astana-2022"]
        assert (entry.published, entry.facts, entry.claims) == ("2022-09-15", 8, 8)
        assert entries["tehran-2022"].published == "2022-09"
        assert store.entry("doha-2022") == entries["doha-2022"]
        with pytest.raises(StoreError, match="no article 'nowhere'; see diplograph list"):
            store.entry("nowhere")


def test_the_merged_view_has_what_the_articles_say() -> None:
    with filled(sample()) as store:
        query = "SELECT ?claim WHERE { ?claim a dip:Claim }"
        answer = store.backend.query(f"PREFIX dip: <https://w3id.org/diplograph/ns#>\n{query}")
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == sum(len(said.claims) for said in sample())


def test_the_order_of_articles_changes_nothing() -> None:
    told = reports(24)
    with filled(told) as store:
        wanted = contents(store)
    for seed in range(2):
        random.Random(seed).shuffle(told)
        with filled(told) as store:
            assert contents(store) == wanted


def test_what_came_and_went_leaves_nothing_behind() -> None:
    told = reports(24)
    with filled(told[:18]) as store:
        wanted = contents(store)
    random.Random(1).shuffle(told)
    with filled(told) as store:
        for extraction in told:
            if int(extraction.article.id[-4:]) >= 18:
                assert store.retract(extraction.article.id)
        assert contents(store) == wanted


def test_an_empty_store_is_empty_after_all_is_retracted(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for extraction in (*sample(), *reports(20)):
            store.add(extraction)
        for entry in store.entries():
            assert store.retract(entry.article)
        assert [quad.predicate for quad in engine(store).store] == [LAYOUT]
        assert [str(name) for name in engine(store).store.named_graphs()] == [str(BOOKS)]
        assert store.entries() == []
        assert store.links() == []


def test_retracting_what_is_not_there_says_so() -> None:
    with filled([astana()]) as store:
        assert not store.retract("nowhere")
        assert not store.retract("astana-2022/nowhere")
        assert store.retract("astana-2022")
        assert not store.retract("astana-2022")


def test_a_changed_article_is_as_if_it_had_come_so() -> None:
    told = reports(16)
    others = [
        replace(new, article=replace(new.article, id=old.article.id))
        for old, new in zip(told, reports(40)[20:], strict=False)
    ]
    others = [_renamed(said) for said in others]
    with filled(others) as store:
        wanted = contents(store)
    with filled(told) as store:
        for extraction in others:
            assert store.add(extraction, now=NOW).change == "replaced"
        assert contents(store) == wanted


def _renamed(said: Extraction) -> Extraction:
    claims = tuple(replace(claim, article=said.article.id) for claim in said.claims)
    return replace(said, claims=claims)


ODD_NAMES = [
    "with spaces in it",
    "a/b/c",
    "../../etc/passwd",
    "кириллица-2022",
    "emoji-🕊",
    "100%-sure?#&<>\"'{}|\\^`",
    "a" * 300,
    "graph",
    ".",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_article_may_have_any_name(name: str) -> None:
    said = _renamed(replace(samarkand(), article=replace(samarkand().article, id=name)))
    with filled([astana()]) as store:
        before = contents(store)
        assert store.add(said).article == name
        assert store.entry(name).claims == len(said.claims)
        assert {entry.article for entry in store.entries()} == {name, "astana-2022"}
        assert store.is_current(said.article)
        assert store.retract(name)
        assert contents(store) == before


def test_an_article_without_facts_is_kept() -> None:
    quiet = Extraction(Article("quiet", "The lake of Geneva was calm.\n", PartialDate(2022, 10, 1)))
    with filled([quiet]) as store:
        assert (store.entry("quiet").facts, store.entry("quiet").claims) == (0, 0)
        assert store.add(quiet).change == "unchanged"
        assert store.audit(processes=1).conforms
        assert store.retract("quiet")
        assert contents(store) == []


def test_one_text_under_two_names_is_one_source() -> None:
    text = f"{samarkand().article.text}\n{REPORT}"
    names = ("first", "second")
    told = [
        _renamed(replace(samarkand(), article=replace(samarkand().article, id=name, text=text)))
        for name in names
    ]
    with filled(told) as store:
        assert [entry.reprint_of for entry in store.entries()] == [None, "first"]
        assert store.retract("first")
        assert store.entry("second").reprint_of is None


def test_an_article_of_many_thousand_words_goes_in() -> None:
    writer = Writer(Article("long", "", PartialDate(2022, 9, 20)))
    days = [(month, day) for month in range(1, 13) for day in range(1, 26)]
    lines = [f"Xi Jinping was in Kazakhstan, line {n} of many. " for n in range(len(days))]
    text = "".join(lines) + REPORT * 200
    writer.article = replace(writer.article, text=text)
    for line, (month, day) in zip(lines, days, strict=True):
        fact = replace(VISIT, start=PartialDate(2022, month, day), status=Status.PLANNED)
        writer.say(fact, line.strip())
    with filled([astana(), writer.extraction()]) as store:
        assert store.entry("long").claims == len(days)
        assert store.retract("long")
        with filled([astana()]) as alone:
            assert contents(store) == contents(alone)


def test_a_ready_made_graph_goes_in_and_out(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    write_graph(to_dataset(sample()), path)
    with Store.in_memory() as store, filled(sample()) as other:
        store.add(astana())
        changes = {outcome.article: outcome.change for outcome in store.add_file(path)}
        assert changes == {
            "astana-2022": "unchanged",
            "doha-2022": "added",
            "samarkand-2022": "added",
            "tehran-2022": "added",
        }
        assert set(contents(other)) - set(contents(store)) == {
            line for line in contents(other) if "inputHash" in line or "store#version" in line
        } - set(contents(store))


def test_a_graph_without_texts_goes_in(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph(to_dataset(sample()), path, with_text=False)
    with Store.in_memory() as store:
        for graph in [
            to_dataset([said]).graph(str(article_graph(said.article.id).value)) for said in sample()
        ]:
            assert store.add_graph(graph).change == "added"
        assert len(list(store.add_file(path))) == len(sample())
        assert store.audit(processes=1).conforms
        for said in sample():
            assert store.retract(said.article.id)
        assert contents(store) == []


def test_a_graph_named_after_no_article_is_refused() -> None:
    with Store.in_memory() as store:
        graph = to_dataset(sample()).graph("https://example.org/graph")
        with pytest.raises(StoreError, match="graph of no article or source"):
            store.add_graph(graph)


def test_is_current_knows_version_text_and_options() -> None:
    with Store.in_memory() as store:
        article = astana().article
        assert not store.is_current(article)
        store.add(astana(), options="0.5|")
        assert store.is_current(article, options="0.5|")
        assert not store.is_current(article, options="0.9|")
        assert not store.is_current(replace(article, text=article.text + "\n"), options="0.5|")
        assert not store.is_current(replace(article, published=None), options="0.5|")


def test_a_store_is_there_again_when_it_is_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a" / "b") as store:
        for extraction in sample():
            store.add(extraction)
        wanted = contents(store)
        store.compact()
    with Store.open(tmp_path / "a" / "b", writing=False) as store:
        assert contents(store) == wanted
        marks = engine(store).store.quads_for_pattern(STORE, LAYOUT, None, BOOKS)
        assert len(list(marks)) == 1


def test_two_facts_of_one_kind_in_one_article_may_be_one_event() -> None:
    writer = Writer(astana().article)
    writer.say(VISIT, "President Xi Jinping of China paid a state visit to Kazakhstan")
    month = replace(VISIT, start=PartialDate(DAY.year, DAY.month), kind=None)
    writer.say(month, "He held talks")
    with filled([writer.extraction()]) as store:
        facts = [q for q in store.backend.graph(VIEW) if q.predicate.value.endswith("#visitor")]
        assert len(facts) == 1
        assert store.audit(processes=1).conforms


def test_a_fact_of_a_bare_kind_is_read_back() -> None:
    fact = Fact(
        "Tenure", roles=(("holder", "person/xi-jinping"), ("office", "office/CHN-president"))
    )
    writer = Writer(astana().article)
    writer.say(fact, "President Xi Jinping of China")
    with filled([writer.extraction()]) as store:
        assert store.entry("astana-2022").facts == 1
