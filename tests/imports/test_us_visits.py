"""From rows to facts: visits, meetings and gatherings, persons that are one over a whole table."""

from collections import Counter
from pathlib import Path

import pytest

from diplograph.imports.rows import Row, read_rows
from diplograph.imports.us_visits import Imported, import_rows
from diplograph.model import Claim, Extraction, Fact, PartialDate

SAMPLES = Path(__file__).parent / "samples"
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "us_visits.csv"


@pytest.fixture(scope="module")
def samples() -> Imported:
    problems: list[Exception] = []
    imported = import_rows(list(read_rows([SAMPLES], problems.append)))
    assert problems == []
    return imported


def told_by(imported: Imported, row: str) -> dict[str, tuple[Fact, Claim, Extraction]]:
    found = {}
    for extraction in imported.extractions:
        text = extraction.article.text
        for claim in extraction.claims:
            if text[claim.spans[0].begin :].startswith(f"{row} |"):
                fact = extraction.facts[claim.fact]
                found[claim.frame.partition("/")[2]] = (fact, claim, extraction)
    return found


def test_a_trip_is_a_visit_of_the_traveller_to_the_towns_of_the_country(samples: Imported) -> None:
    fact, claim, extraction = told_by(samples, "trip-president-931")["visit"]
    assert (fact.type, fact.kind, str(fact.status)) == ("Visit", "official-visit", "held")
    assert fact.role("visitor") == ("person/richard-nixon",)
    assert fact.role("place") == (
        "place/CHN-beijing",
        "place/CHN-hangzhou",
        "place/CHN-shanghai",
    )
    assert fact.role("involvesCountry") == ("country/CHN", "country/USA")
    assert (str(fact.start), str(fact.end)) == ("1972-02-21", "1972-02-28")
    text = extraction.article.text
    assert claim.spans[0].of(text) == (
        "trip-president-931 | Richard M. Nixon | President of the United States | China"
        " | Beijing, Hangzhou, Shanghai | 1972-02-21 to 1972-02-28 | Official visit"
    )
    assert {(each.role, each.span.of(text)) for each in claim.evidence} >= {
        ("visitor", "Richard M. Nixon"),
        ("involvesCountry", "China"),
        ("place", "Hangzhou"),
    }


def test_a_visit_to_the_united_states_is_one_from_the_visitors_country(samples: Imported) -> None:
    told = told_by(samples, "visit-936")
    fact, _, _ = told["visit"]
    assert (fact.kind, fact.role("visitor")) == ("state-visit", ("person/william-ruto",))
    assert fact.role("place") == ("country/USA",)
    assert fact.role("involvesCountry") == ("country/KEN", "country/USA")
    meeting, claim, extraction = told["meeting"]
    assert meeting.role("participant") == ("person/joe-biden", "person/william-ruto")
    assert claim.spans[-1].of(extraction.article.text) == "Met with President Biden"


def test_a_gathering_is_one_for_all_who_attended_it(samples: Imported) -> None:
    first, one, _ = told_by(samples, "visit-921")["gathering"]
    second, other, _ = told_by(samples, "visit-922")["gathering"]
    assert one.fact == other.fact
    assert first == second
    assert first.kind == "summit"
    assert first.role("participant") == ("person/angela-merkel", "person/francois-hollande")
    assert first.role("withinFramework") == ("organisation/NATO",)
    assert first.role("host") == ("country/USA", "organisation/NATO")


def test_whom_the_traveller_accompanied_is_in_the_visit_and_the_gathering(
    samples: Imported,
) -> None:
    told = told_by(samples, "trip-secretary-911")
    assert told["visit"][0].role("participant") == ("person/ronald-reagan",)
    assert told["gathering"][0].role("participant") == (
        "person/george-pratt-shultz",
        "person/mikhail-gorbachev",
        "person/ronald-reagan",
    )


def test_a_surname_is_who_bears_it_in_full_elsewhere_in_the_table(samples: Imported) -> None:
    told = told_by(samples, "trip-president-933")
    assert told["meeting"][0].role("participant") == (
        "country/FRA",
        "person/franklin-roosevelt",
        "person/winston-churchill",
    )
    assert told["visit"][0].role("place") == ("country/FRA",), "Casablanca was not in France"


def test_article_says_where_it_is_from_and_under_which_terms(samples: Imported) -> None:
    (article,) = {e.article for e in samples.extractions if e.article.id.endswith("obama-barack")}
    assert article.title == "Travels abroad of President Barack Obama"
    assert article.source == (
        "https://history.state.gov/departmenthistory/travels/president/obama-barack"
    )
    assert article.licence == "https://creativecommons.org/publicdomain/mark/1.0/"


def test_every_row_is_accounted_for(samples: Imported) -> None:
    accounts = {account.id: account for account in samples.accounts}
    assert len(accounts) == 11
    assert accounts["visit-934"].reason == "the reference has no country 'Hawaii'"
    assert accounts["visit-934"].where.endswith("visits.csv:5")
    assert dict(accounts["trip-president-901"].facts) == {"visit": 1, "meeting": 1, "gathering": 1}
    assert samples.facts == Counter(visit=10, meeting=6, gathering=4)


def test_two_readings_give_the_same(samples: Imported) -> None:
    rows = list(read_rows([SAMPLES], print))
    assert import_rows(list(reversed(rows))) == samples


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Korea, Republic of", "country/KOR"),
        ("Ceylon (Sri Lanka)", "country/LKA"),
        ("U.S.S.R.", "country/SUN"),
        ("Germany, Federal Republic of", "country/DEU"),
    ],
)
def test_countries_are_found_by_the_names_of_the_tables(name: str, key: str) -> None:
    day = PartialDate.parse("1960-01-01")
    row = Row("a", "c", True, "Dwight D. Eisenhower", "", name, "", (), day, day, "", "f", 1)
    (extraction,) = import_rows([row]).extractions
    (fact,) = extraction.facts.values()
    assert fact.role("place") == (key,)


@pytest.mark.skipif(not GOLD.exists(), reason="the whole table is not here")
def test_the_whole_table_gives_a_visit_of_nearly_every_row() -> None:
    rows = list(read_rows([GOLD], print))
    imported = import_rows(rows)
    assert len(imported.accounts) == len(rows) == 6043
    assert {account.reason for account in imported.accounts if account.reason} == {
        "the reference has no country 'Hawaii'"
    }
    assert imported.facts["visit"] > 6000
    assert imported.facts["meeting"] > 2600
    assert imported.facts["gathering"] > 900
    for extraction in imported.extractions:
        for claim in extraction.claims:
            assert claim.fact in extraction.facts
            assert all(span.end <= len(extraction.article.text) for span in claim.spans)


def test_a_namesake_of_another_generation_is_told_by_the_year() -> None:
    day = PartialDate.parse("1966-09-14")
    who = "President Ferdinand Marcos"  # whose son was president later
    row = Row("a", "c", False, who, "", "Philippines", "", (), day, day, "State visit.", "f", 1)
    (extraction,) = import_rows([row]).extractions
    (fact,) = extraction.facts.values()
    assert fact.role("visitor") == ("person/ferdinand-marcos-phl",)
    assert extraction.entities["person/ferdinand-marcos-phl"].label == "Ferdinand Marcos (1966)"
