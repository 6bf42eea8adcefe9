"""What a dyad profile of the sample world says, and that all of it leads to sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset
from sample_world import ENTITIES, Writer, astana, sample
from wider_world import wider

from diplograph.errors import GraphError, QueryError
from diplograph.explanation import Explanation
from diplograph.graph.iris import key_of
from diplograph.model import Article, Extraction, Fact, PartialDate, Status
from diplograph.profiles import FORMATS, Profile, Section, dyad, form_of, render
from diplograph.store import Store

HOSTILE = '<script>alert("x")</script> & **so** [it](http://x.example) `is` <!--'


def kept(said: list[Extraction]) -> Store:
    store = Store.in_memory()
    for extraction in said:
        store.add(extraction)
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with kept(sample()) as store:
        yield store


@pytest.fixture(scope="module")
def profile(store: Store) -> Profile:
    return dyad(store, "KAZ", "China")


def section(profile: Profile, name: str) -> Section:
    (found,) = (each for each in profile.sections if each.name == name)
    return found


def texts(profile: Profile, name: str) -> list[str]:
    return [f"{line.date or ''} {line.text}".strip() for line in section(profile, name).lines]


def test_dyad_has_what_the_sample_world_says_of_both(profile: Profile) -> None:
    assert profile.title == "Kazakhstan and China"
    assert texts(profile, "visits-from-CHN") == [
        "2022-09-14 Xi Jinping: state visit to Kazakhstan, received by Kassym-Jomart Tokayev (held)"
    ]
    assert section(profile, "visits-from-CHN").summary == "1 visit, 1 held, 2 sources"
    assert section(profile, "visits-from-KAZ").summary == "Nothing in the graph."
    assert texts(profile, "standing") == ["strategic partnership"]
    assert texts(profile, "leaders") == [
        "Kassym-Jomart Tokayev and Xi Jinping: 1 time (talks 2022-09-14)"
    ]
    assert texts(profile, "agreements") == [
        "2022-09-14 Joint Statement of Kazakhstan and China (joint statement), signed by"
        " Kassym-Jomart Tokayev, Xi Jinping (held)"
    ]
    assert texts(profile, "figures") == ["2021 trade turnover: 18,200,000,000 USD"]
    assert texts(profile, "organisations") == [
        "Shanghai Cooperation Organisation: China as member, Kazakhstan as member"
    ]
    assert texts(profile, "topics") == ["political: 1 fact", "trade: 1 fact"]
    assert texts(profile, "tone") == ["2022 Kazakhstan towards China, friendly: 1 (1 praise)"]


def test_every_line_leads_to_words_that_stand_in_the_article(profile: Profile) -> None:
    articles = {said.article.id: said.article.text for said in sample()}
    lines = [line for section in profile.sections for line in section.lines]
    assert len(lines) > 10
    for line in lines:
        assert line.facts
        assert {sentence.fact for sentence in line.evidence} == set(line.facts), line.text
        for told in line.evidence:
            assert articles[told.source][told.begin : told.end] == told.quote
            assert told.published


def test_every_number_counts_what_is_under_it(profile: Profile) -> None:
    for each in profile.sections:
        counts = dict(each.counts)
        sources = {told.source for line in each.lines for told in line.evidence}
        assert counts.get("source", counts.get("sources", 0)) == len(sources)
    for line in section(profile, "topics").lines:
        assert dict(line.values)["facts"] == len(line.facts)
    for line in section(profile, "tone").lines:
        assert dict(line.values)["acts"] == len(line.facts)
    for line in section(profile, "leaders").lines:
        assert dict(line.values)["times"] == len(line.facts)


def test_every_date_is_that_of_its_facts_or_of_the_report(store: Store, profile: Profile) -> None:
    for each in profile.sections:
        for line in each.lines:
            if line.date is not None:
                told = [one for fact in line.facts for one in store.explanations(key_of(fact))]
                assert any(date.startswith(line.date) for date in dates(told)), line.text


def dates(told: list[Explanation]) -> set[str]:
    starts = {value for one in told for name, value in one.description if name == "startDate"}
    return starts | {str(one.published) for one in told}


def test_evidence_is_what_explain_shows(store: Store, profile: Profile) -> None:
    for line in section(profile, "timeline").lines:
        (fact,) = line.facts
        explained = {
            (one.article, span.begin, span.end, quote, one.modality)
            for one in store.explanations(key_of(fact))
            for span, quote in one.quotes
        }
        shown = {(e.source, e.begin, e.end, e.quote, e.modality) for e in line.evidence}
        assert shown == explained


def test_sources_that_contradict_each_other_stand_side_by_side() -> None:
    less = Writer(Article("other-2022", "Trade was worth $18.0 billion.", PartialDate(2022, 10)))
    figure = next(f for f in astana().facts.values() if f.type == "Observation")
    less.say(replace(figure, value=Decimal("1.8E+10")), "Trade was worth $18.0 billion")
    with kept([*sample(), less.extraction()]) as store:
        profile = dyad(store, "KAZ", "CHN", prefer="latest")
    assert texts(profile, "conflicts") == [
        "trade turnover: China, Kazakhstan, value: 18,000,000,000 (1 source, preferred)",
        "trade turnover: China, Kazakhstan, value: 18,200,000,000 (1 source)",
    ]
    first, second = section(profile, "conflicts").lines
    assert [told.quote for told in first.evidence] == ["Trade was worth $18.0 billion"]
    assert [told.source for told in second.evidence] == ["astana-2022"]
    assert len(section(profile, "figures").lines) == 2


def test_a_pair_of_which_nothing_is_said_says_so_in_every_section(store: Store) -> None:
    profile = dyad(store, "Qatar", "FRA")
    assert [each.summary for each in profile.sections] == ["Nothing in the graph."] * 11
    for form in FORMATS:
        assert "Qatar" in render(profile, form)
    assert render(profile).count("Nothing in the graph.") == 11


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Kazakstan", "CHN", "no country 'Kazakstan' for the first country; did you mean Kazakh"),
        ("CHN", "XYZ", "there is no country 'XYZ' for the second country"),
        ("CHN", "organisation/SCO", "there is no country 'organisation/SCO'"),
        ("CHN", "China", "are one country, China"),
    ],
)
def test_dyad_says_what_is_wrong_with_a_country(
    store: Store, one: str, other: str, words: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(words)):
        dyad(store, one, other)


def test_a_graph_gives_the_profile_that_a_store_gives(dataset: Dataset, profile: Profile) -> None:
    from diplograph.graph.shortcuts import add_shortcuts

    add_shortcuts(dataset)
    with Store.of_graph(dataset) as graph:
        assert render(dyad(graph, "KAZ", "China"), ".json") == render(profile, ".json")


@pytest.mark.parametrize("form", FORMATS)
def test_a_profile_is_the_same_bytes_in_whatever_order_articles_came(
    form: str, profile: Profile
) -> None:
    with kept(sample()[::-1]) as store:
        assert render(dyad(store, "KAZ", "CHN"), form) == render(profile, form)


def test_the_wider_world_has_hostile_acts_by_year() -> None:
    with kept(wider()) as store:
        tone = texts(dyad(store, "SAU", "IRN"), "tone")
    assert tone
    assert all(
        re.fullmatch(r"\d{4} .+ towards .+, (friendly|hostile): \d+ \(.+\)", t) for t in tone
    )


def test_json_has_these_fields(profile: Profile) -> None:
    page: dict[str, Any] = json.loads(render(profile, ".json"))
    assert list(page) == ["profile", "of", "sections"]
    assert page["profile"] == "dyad"
    assert [each["label"] for each in page["of"]] == ["Kazakhstan", "China"]
    assert [each["name"] for each in page["sections"]] == [
        "standing",
        "timeline",
        "visits-from-KAZ",
        "visits-from-CHN",
        "leaders",
        "agreements",
        "figures",
        "organisations",
        "topics",
        "tone",
        "conflicts",
    ]
    for each in page["sections"]:
        assert list(each) == ["name", "title", "counts", "lines"]
        for line in each["lines"]:
            assert list(line) == ["date", "text", "values", "facts", "evidence"]
            for told in line["evidence"]:
                assert list(told) == [
                    "fact",
                    "article",
                    "published",
                    "begin",
                    "end",
                    "quote",
                    "modality",
                    "confidence",
                    "said_by",
                ]


class Page(HTMLParser):
    """The tags of a page, what they point at, and the quotes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.quotes: list[str] = []
        self.quoting = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "q":
            self.quotes.append("")
            self.quoting = True

    def handle_data(self, data: str) -> None:
        if self.quoting:
            self.quotes[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.quoting = self.quoting and tag != "q"


@pytest.fixture
def hostile() -> Profile:
    writer = Writer(Article("evil-1", f"China met Kazakhstan {HOSTILE}", PartialDate(2022)))
    both = ("country/CHN", "country/KAZ")
    roles = tuple((role, key) for role in ("involvesCountry", "participant") for key in both)
    writer.say(Fact("Meeting", "meeting", roles, status=Status.HELD), writer.article.text)
    evil = replace(ENTITIES["country/CHN"], label=f"China {HOSTILE}")
    said = writer.extraction()
    entities = {**said.entities, "country/CHN": evil}
    with kept([replace(said, entities=entities)]) as store:
        return dyad(store, "CHN", "KAZ")


def test_html_shows_hostile_text_as_text(hostile: Profile) -> None:
    text = render(hostile, ".html")
    page = Page(text)
    assert "script" not in page.tags
    assert "<script" not in text
    assert any(HOSTILE in quote for quote in page.quotes)


def test_html_needs_nothing_from_elsewhere(profile: Profile) -> None:
    page = Page(render(profile, ".html"))
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert page.addresses == [f"#{each.name}" for each in profile.sections]


def test_markdown_shows_hostile_text_as_text(hostile: Profile) -> None:
    text = render(hostile)
    assert re.search(r"(?<!\\)<", text) is None
    assert re.search(r"(?<!\\)\]\(", text) is None


@pytest.mark.parametrize("path", ["a.md", "b/c.HTML", "d.json"])
def test_form_is_by_suffix(path: str) -> None:
    assert form_of(path) == Path(path).suffix.lower()


def test_form_that_there_is_not() -> None:
    with pytest.raises(GraphError, match=r"a\.pdf: a profile is written as one of \.md, \.html"):
        form_of("a.pdf")
