"""What breaks a shape is held back, listed, explained, and let in once the reason is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contents import contents
from rdflib import Graph
from sample_world import ENTITIES, VISIT, Writer, astana, samarkand

from diplograph.errors import StoreError
from diplograph.graph import shapes
from diplograph.graph.iris import DIP, iri
from diplograph.model import Article, Extraction, Fact, PartialDate
from diplograph.schema import fact_id
from diplograph.store import Store

TEXT = "Xi Jinping was in Kazakhstan. He left before he came. Macron holds an office."
WRONG = replace(VISIT, start=PartialDate(2022, 9, 14), end=PartialDate(2022, 9, 13))
TENURE = Fact("Tenure", roles=(("holder", "person/xi-jinping"), ("office", "office/CHN-president")))


def report(*facts: tuple[Fact, str], name: str = "report") -> Extraction:
    writer = Writer(Article(name, TEXT, PartialDate(2022, 9, 20)))
    for fact, words in facts:
        writer.say(fact, words)
    return writer.extraction()


def mixed() -> Extraction:
    return report((VISIT, "Xi Jinping was in Kazakhstan"), (WRONG, "He left before he came"))


def test_what_breaks_a_shape_is_held_back_and_the_rest_goes_in() -> None:
    with Store.in_memory() as store:
        outcome = store.add(mixed())
        (rejection,) = outcome.rejections
        assert rejection.fact == str(iri(fact_id(WRONG)))
        assert rejection.quote == "He left before he came."
        entry = store.entry("report")
        assert (outcome.change, entry.facts, entry.claims) == ("added", 1, 1)
        assert entry.held_back == (str(rejection),)
        assert "The end date is before the start date." in entry.held_back[0]
        held = store.quarantined("report")
        assert set(held.subjects(DIP.endDate)) == {iri(fact_id(WRONG))}
        assert store.audit(processes=1).conforms
        assert not any("2022-09-13" in line for line in contents(store) if "quarantine" not in line)


def test_what_was_held_back_is_told_again_when_it_comes_again() -> None:
    with Store.in_memory() as store:
        first = store.add(mixed())
        before = contents(store)
        again = store.add(mixed())
        assert (again.change, again.rejections) == ("unchanged", first.rejections)
        assert contents(store) == before


def test_a_mended_article_leaves_quarantine() -> None:
    right = replace(WRONG, end=PartialDate(2022, 9, 15))
    with Store.in_memory() as store:
        store.add(mixed())
        mended = report((right, "He left before he came"))
        assert store.add(mended).rejections == ()
        assert store.entry("report").held_back == ()
        assert len(store.quarantined("report")) == 0
        with Store.in_memory() as other:
            other.add(mended)
            assert contents(store) == contents(other)


def test_retracting_takes_what_was_held_back_as_well() -> None:
    with Store.in_memory() as store:
        store.add(mixed())
        assert store.retract("report")
        assert contents(store) == []


def test_an_article_of_which_all_is_held_back_is_there_without_facts() -> None:
    with Store.in_memory() as store:
        store.add(report((WRONG, "He left before he came")))
        entry = store.entry("report")
        assert (entry.facts, entry.claims, len(entry.held_back)) == (0, 0, 1)
        assert store.audit(processes=1).conforms
        store.add(replace(astana()))
        assert store.retract("report")


def test_what_is_still_wrong_stays_held_back() -> None:
    with Store.in_memory() as store:
        first = store.add(mixed())
        before = contents(store)
        assert store.retry("report").rejections == first.rejections
        assert contents(store) == before
        with pytest.raises(StoreError, match="no article 'nowhere'"):
            store.retry("nowhere")


def test_what_mended_shapes_allow_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.in_memory() as store, Store.in_memory() as other:
        store.add(mixed())
        monkeypatch.setattr(shapes, "checks", lambda: ())
        assert store.retry("report").rejections == ()
        other.add(mixed())
        assert contents(store) == contents(other)
        assert store.entry("report").facts == 2


def owned(country: str, name: str) -> Extraction:
    """A tenure in an office that is told to belong to a country."""
    said = report((TENURE, "Macron holds an office"), (VISIT, "Xi Jinping was in"), name=name)
    office = replace(ENTITIES["office/CHN-president"], of=country)
    entities = said.entities | {office.key: office, country: ENTITIES[country]}
    return replace(said, entities=entities)


def test_an_office_gets_no_second_owner() -> None:
    with Store.in_memory() as store:
        assert store.add(owned("country/CHN", "first")).rejections == ()
        (rejection, *_) = store.add(owned("country/UZB", "second")).rejections
        assert "An office belongs to exactly one country" in rejection.message
        assert [entry.facts for entry in store.entries()] == [2, 1]
        assert store.audit(processes=1).conforms
        # The first is still what it was, and comes and goes as before.
        assert store.add(owned("country/CHN", "first")).change == "unchanged"


def test_what_the_context_forbade_is_let_in_when_the_context_is_gone() -> None:
    with Store.in_memory() as store, Store.in_memory() as other:
        store.add(owned("country/CHN", "first"))
        store.add(owned("country/UZB", "second"))
        assert store.retry("second").rejections
        store.retract("first")
        assert store.retry("second").rejections == ()
        other.add(owned("country/UZB", "second"))
        assert contents(store) == contents(other)


def test_a_graph_that_is_wrong_is_held_back_too() -> None:
    with Store.in_memory() as store, Store.in_memory() as other:
        store.add(mixed())
        graph = Graph(identifier=str(iri("article/report")))
        for triple in (*store.quarantined("report"), *_graph(store)):
            graph.add(triple)
        outcome = other.add_graph(graph)
        assert len(outcome.rejections) == 1
        assert other.entry("report").held_back == store.entry("report").held_back


def _graph(store: Store) -> Graph:
    from diplograph.graph.serialise import rdflib_triple
    from diplograph.store.layout import article_graph

    graph = Graph()
    for quad in store.backend.graph(article_graph("report")):
        graph.add(rdflib_triple(quad))
    return graph


def test_links_go_with_what_is_held_back() -> None:
    with Store.in_memory() as store:
        store.add(samarkand())
        store.add(report((VISIT, "Xi Jinping was in Kazakhstan"), (WRONG, "He left")))
        visits = [link for link in store.links() if link.relation == "one with"]
        assert visits == []
