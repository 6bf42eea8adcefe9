from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_world import astana, sample

from diplograph.graph.iris import (
    article_iri,
    claim_iri,
    compact,
    concept_iri,
    iri,
    key_of,
    slug_of,
    span_iri,
)
from diplograph.model import Span


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("country/KAZ", "id/country/KAZ"),
        ("fact/visit-6c212978939e", "fact/visit-6c212978939e"),
        ("article/2021 05/a b", "article/2021%2005/a%20b"),
        ("place/são-tomé", "id/place/s%C3%A3o-tom%C3%A9"),
        ("article/../x", "article/%2E%2E/x"),
    ],
)
def test_iri_is_readable_and_legal(key: str, path: str) -> None:
    assert str(iri(key)) == f"https://w3id.org/diplograph/{path}"
    assert key_of(str(iri(key))) == key


@given(st.text(min_size=1))
def test_iri_goes_both_ways_for_any_key(key: str) -> None:
    for name in (f"person/{key}", f"article/{key}"):
        assert key_of(iri(name)) == name
        assert ox.NamedNode(iri(name)).value == str(iri(name))


@given(st.text(min_size=1))
def test_concept_iri_goes_both_ways(slug: str) -> None:
    assert slug_of(concept_iri(slug)) == slug


def test_key_of_leaves_foreign_iris_alone() -> None:
    assert key_of("http://www.wikidata.org/entity/Q232") == "http://www.wikidata.org/entity/Q232"
    assert key_of("https://w3id.org/diplograph/ns#Visit") == "https://w3id.org/diplograph/ns#Visit"


def test_span_iri_follows_rfc_5147() -> None:
    assert str(span_iri("a", Span(3, 9))) == f"{article_iri('a')}#char=3,9"


def test_claim_iri_tells_claims_apart() -> None:
    claims = [claim for extraction in sample() for claim in extraction.claims]
    assert len({claim_iri(claim) for claim in claims}) == len(claims)
    assert [claim_iri(claim) for claim in astana().claims] == [
        claim_iri(claim) for claim in astana().claims
    ]


def test_compact_takes_the_longest_prefix() -> None:
    assert compact(iri("office/KAZ-president")) == "office:KAZ-president"
    assert compact("http://example.org/x") == "http://example.org/x"
