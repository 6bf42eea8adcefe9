"""The words of many facts at once are those that explain shows of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_world import sample

from diplograph.graph.iris import iri
from diplograph.store import Store, sentences


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for said in sample():
            store.add(said)
        yield store


def test_sentences_are_what_explain_shows(store: Store) -> None:
    keys = sorted({key for said in sample() for key in said.facts})
    shown = {
        (fact, one.article, span.begin, span.end, quote, one.modality, one.attributed_to)
        for fact in keys
        for one in store.explanations(fact)
        for span, quote in one.quotes
    }
    names = {str(iri(key)): key for key in keys}
    found = sentences(store, facts=names)
    assert shown == {
        (names[e.fact], e.source, e.begin, e.end, e.quote, e.modality, e.said_by) for e in found
    }
    assert [e.order for e in found] == sorted(e.order for e in found)


def test_sentences_of_claims_are_theirs_alone(store: Store) -> None:
    every = sentences(store, facts=[str(iri(key)) for said in sample() for key in said.facts])
    assert sentences(store, claims=[every[0].claim]) == every[:1]


def test_nothing_asked_for_gives_nothing(store: Store) -> None:
    assert sentences(store) == ()
    assert sentences(store, facts=[str(iri("fact/visit-000000000000"))]) == ()
