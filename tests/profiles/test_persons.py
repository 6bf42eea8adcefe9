"""What the profile of a person says, and that all of it leads to sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_world import sample
from wider_world import wider

from diplograph.errors import QueryError
from diplograph.model import Extraction
from diplograph.profiles import FORMATS, Profile, person, render
from diplograph.store import Store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for said in sample():
            store.add(said)
        yield store


@pytest.fixture(scope="module")
def profile(store: Store) -> Profile:
    return person(store, "Kassym-Jomart Tokayev")


def texts(profile: Profile, name: str) -> list[str]:
    (found,) = (each for each in profile.sections if each.name == name)
    return [f"{line.date or ''} {line.text}".strip() for line in found.lines]


def test_person_has_what_the_sample_world_says_of_them(profile: Profile) -> None:
    assert profile.title == "Kassym-Jomart Tokayev"
    assert texts(profile, "offices") == ["President of Kazakhstan"]
    assert texts(profile, "visits-made") == []
    assert texts(profile, "visits-received") == [
        "2022-09-14 state visit: Kassym-Jomart Tokayev, Kazakhstan, Xi Jinping (held)"
    ]
    assert texts(profile, "met") == ["Xi Jinping: 1 time (talks 2022-09-14)"]
    assert len(texts(profile, "signings")) == 1
    assert texts(profile, "statements") == ["praise: Kassym-Jomart Tokayev (held)"]
    assert len(texts(profile, "timeline")) == 4


def test_term_has_its_dates(store: Store) -> None:
    assert texts(person(store, "Hassan Rouhani"), "offices") == [
        "President of Iran, from 2013, until 2021-08"
    ]


@pytest.mark.parametrize("said", [sample(), wider()], ids=["sample", "wider"])
def test_every_line_of_every_person_leads_to_words_in_the_article(said: list[Extraction]) -> None:
    articles = {each.article.id: each.article.text for each in sample() + wider()}
    with Store.in_memory() as store:
        for each in said:
            store.add(each)
        names = {key for each in said for key in each.entities if key.startswith("person/")}
        for name in sorted(names):
            for section in person(store, name).sections:
                for line in section.lines:
                    assert {told.fact for told in line.evidence} == set(line.facts), line.text
                    for told in line.evidence:
                        assert articles[told.source][told.begin : told.end] == told.quote


def test_person_is_the_same_bytes_whatever_the_order_of_articles(profile: Profile) -> None:
    with Store.in_memory() as store:
        for said in sample()[::-1]:
            store.add(said)
        again = person(store, "person/kassym-jomart-tokayev")
    assert [render(again, form) for form in FORMATS] == [render(profile, form) for form in FORMATS]


def test_person_that_there_is_not(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no person 'Xi Jinpin' for .*; did you mean Xi Jinping"):
        person(store, "Xi Jinpin")
