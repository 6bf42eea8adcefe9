"""What the profiles of countries and organisations say, and that it leads to sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_world import sample
from wider_world import wider

from diplograph.errors import QueryError
from diplograph.profiles import FORMATS, Profile, country, organisation, render
from diplograph.store import Store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for said in sample():
            store.add(said)
        yield store


def texts(profile: Profile, name: str) -> list[str]:
    (found,) = (each for each in profile.sections if each.name == name)
    return [f"{line.date or ''} {line.text}".strip() for line in found.lines]


def test_country_has_what_the_sample_world_says_of_it(store: Store) -> None:
    profile = country(store, "Iran")
    assert texts(profile, "partners") == [
        "France: 1 (1 phone call), last in 2022-07-23",
        "United States: 1 (1 sanction), last in 2022-09-22",
    ]
    assert len(texts(profile, "timeline")) == 2
    assert texts(profile, "organisations") == [
        "Shanghai Cooperation Organisation: observer, from 2005"
    ]
    assert texts(profile, "offices") == [
        "President of Iran: Ebrahim Raisi, from 2021-08",
        "President of Iran: Hassan Rouhani, from 2013, until 2021-08",
    ]


def test_organisation_has_what_the_sample_world_says_of_it(store: Store) -> None:
    profile = organisation(store, "SCO")
    assert texts(profile, "members") == [
        "China, as member",
        "Iran, as observer, from 2005",
        "Kazakhstan, as member",
        "Uzbekistan, as member",
    ]
    assert texts(profile, "chairs") == ["Uzbekistan, from 2021, until 2022"]
    assert texts(profile, "timeline") == [
        "2022-09-15 meeting: Samarkand, Shanghai Cooperation Organisation, Shavkat Mirziyoyev,"
        " Xi Jinping (held)"
    ]


def test_every_line_of_each_leads_to_words_in_the_article() -> None:
    articles = {each.article.id: each.article.text for each in wider()}
    with Store.in_memory() as store:
        for said in wider():
            store.add(said)
        keys = {key for said in wider() for key in said.entities}
        made = [country(store, key) for key in sorted(keys) if key.startswith("country/")]
        made += [organisation(store, key) for key in sorted(keys) if key.startswith("organisation")]
    for section in (section for profile in made for section in profile.sections):
        for line in section.lines:
            assert {told.fact for told in line.evidence} == set(line.facts), line.text
            for told in line.evidence:
                assert articles[told.source][told.begin : told.end] == told.quote


def test_each_is_the_same_bytes_whatever_the_order_of_articles(store: Store) -> None:
    with Store.in_memory() as other:
        for said in sample()[::-1]:
            other.add(said)
        for form in FORMATS:
            assert render(country(other, "CHN"), form) == render(country(store, "CHN"), form)
            again = render(organisation(other, "SCO"), form)
            assert again == render(organisation(store, "SCO"), form)


def test_what_there_is_not(store: Store) -> None:
    with pytest.raises(QueryError, match="no country 'Chyna' for the country; did you mean China"):
        country(store, "Chyna")
    with pytest.raises(QueryError, match="no organisation 'SC' for the organisation; did you mean"):
        organisation(store, "SC")
