from functools import cache

import pytest
from coded_sentences import code, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.extraction.pipeline import extract
from diplograph.model import Article, Extraction, PartialDate
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES, fact_id

NAMES = sorted(path.stem for path in resource("data", "articles").glob("*.txt"))


@cache
def shipped(name: str) -> str:
    return (resource("data", "articles") / f"{name}.txt").read_text(encoding="utf-8")


@cache
def shuffled_parts() -> tuple[str, ...]:
    """Every paragraph of the shipped reports."""
    return tuple(part for name in NAMES for part in shipped(name).split("\n\n") if part.strip())


def assert_sound(extraction: Extraction) -> None:
    """Whatever the text: offsets hold, facts are well formed, nothing points nowhere."""
    text = extraction.article.text
    for claim in extraction.claims:
        assert claim.fact in extraction.facts
        assert claim.spans
        assert 0 < claim.confidence <= 1
        assert claim.article == extraction.article.id
        assert claim.frame
        for span in (*claim.spans, *(evidence.span for evidence in claim.evidence)):
            assert 0 <= span.begin < span.end <= len(text)
            assert span.of(text).strip()
        for evidence in claim.evidence:
            assert evidence.resolved_from
    assert set(extraction.facts) == {claim.fact for claim in extraction.claims}
    for key, fact in extraction.facts.items():
        fact_type = FACT_TYPES[fact.type]
        assert key == fact_id(fact)
        assert {role for role, _ in fact.roles} <= set(fact_type.roles)
        assert (fact.status is not None) == fact_type.event
        for required in fact_type.required:
            assert any(fact.role(role) for role in required), fact
        for _, filler in fact.roles:
            assert filler in (
                extraction.facts if filler.startswith("fact/") else extraction.entities
            )
        for words in (fact.quotation, fact.content):
            assert words is None or words in " ".join(text.split())
        assert list(fact.topics) == sorted(set(fact.topics))


def essence(extraction: Extraction) -> tuple[object, ...]:
    return (
        list(extraction.entities.items()),
        list(extraction.facts.items()),
        extraction.claims,
        extraction.silences,
    )


@pytest.mark.parametrize("name", NAMES)
def test_extract_gives_sound_claims_of_each_report(name: str) -> None:
    extraction = extract(Article(name, shipped(name), PartialDate.parse(name[:10])))
    assert extraction.claims
    assert_sound(extraction)


def test_extract_gives_the_same_twice() -> None:
    name = NAMES[0]
    article = Article(name, shipped(name), PartialDate.parse(name[:10]))
    assert essence(extract(article)) == essence(extract(article))


@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_extract_is_sound_on_shuffled_paragraphs(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(shuffled_parts()), min_size=1, max_size=4))
    joint = data.draw(st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n", "\n\n\u3000"]))
    published = data.draw(st.sampled_from([None, PartialDate(2023, 4, 5), PartialDate(2021)]))
    article = Article("shuffled", joint.join(parts), published)
    extraction = extract(article)
    assert_sound(extraction)
    assert essence(extract(article)) == essence(extraction)


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "Kenya",
                "met",
                "Ghana",
                '"',
                "“",
                "said",
                ".",
                ",",
                "President",
                "\n\n",
                "of",
                "2019",
                "$ 5",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_extract_is_sound_on_any_text(text: str) -> None:
    assert_sound(extract(Article("any", text, PartialDate(2023, 5, 21))))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "\u200b", "5", '"'])
def test_extract_of_an_empty_text_is_empty(text: str) -> None:
    extraction = code(text)
    assert (extraction.facts, extraction.claims, extraction.entities) == ({}, (), {})


def test_extract_of_a_text_without_mentions_is_silent() -> None:
    text = "Rain fell on the hills. The shepherd went home, and the dogs slept."
    extraction = code(text)
    assert extraction.claims == ()
    assert [silence.span.of(text) for silence in extraction.silences] == [
        "Rain fell on the hills.",
        "The shepherd went home, and the dogs slept.",
    ]


def test_extract_leaves_out_what_stands_before_the_body() -> None:
    text = "Chile thanked Peru.\n\nFiji thanked Oman."
    whole = extract(Article("t", text, None))
    part = extract(Article("t", text, None, body_begin=21))
    assert len(whole.claims) == 2
    assert len(part.claims) == 1, told(part)
    assert part.claims[0].spans[0].begin >= 21


def test_extract_does_not_need_a_date() -> None:
    extraction = code("The presidents of Kenya and Ghana met in Accra.", None)
    assert all(fact.start is None for fact in extraction.facts.values())
    assert_sound(extraction)


def test_extract_keeps_only_entities_in_use() -> None:
    extraction = code("Chile thanked Peru. The guests from Fiji slept.")
    assert set(extraction.entities) == {"country/CHL", "country/PER"}
