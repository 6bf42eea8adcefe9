"""The reference as facts: what is one tenure, what a choice keeps, what merges with articles."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import PROV, RDF

from diplograph import front
from diplograph.entities.reference import Reference, load_reference
from diplograph.entities.tables import MEMBERSHIP_STATUSES
from diplograph.errors import GraphError, QueryError, ReferenceDataError
from diplograph.graph.conformance import validate_file
from diplograph.graph.iris import DIP, concept_iri, iri
from diplograph.graph.queries import find_query, load, run
from diplograph.graph.records import Thing
from diplograph.graph.sources import Compilation, to_dataset
from diplograph.model import Article, Claim, Extraction, Fact, PartialDate, Span
from diplograph.reference_graph import Choice, choose, compile_reference
from diplograph.resources import resource
from diplograph.schema import fact_id

Cells = list[tuple[object, ...]]
OWN, WORLD = "Diplograph's authors", "CIA World Factbook"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.fixture(scope="module")
def whole(reference: Reference) -> Compilation:
    return compile_reference(reference)


def tenures(compilation: Compilation, person: str) -> list[tuple[str, str | None, str | None]]:
    return sorted(
        (fact.role("office")[0], str(fact.start or ""), str(fact.end or ""))
        for fact in compilation.facts.values()
        if fact.role("holder") == (f"person/{person}",)
    )


def test_every_line_is_a_fact_with_a_claim(reference: Reference, whole: Compilation) -> None:
    kinds = [fact.type for fact in whole.facts.values()]
    assert kinds.count("Membership") == len(reference.all_memberships)
    assert kinds.count("Chairmanship") == len(reference.chairmanships)
    assert 3000 < kinds.count("Tenure") < len(reference.terms)
    assert {claim.fact for claim in whole.claims} == set(whole.facts)
    assert all(claim.sources for claim in whole.claims)
    assert {source for claim in whole.claims for source in claim.sources} == set(whole.sources)


def test_every_entity_is_there(reference: Reference, whole: Compilation) -> None:
    known = {*reference.countries, *reference.organisations, *reference.people, *reference.offices}
    assert set(whole.entities) == known


def test_shipped_sources_have_a_licence(whole: Compilation) -> None:
    assert len(whole.sources) >= 4
    assert [source for source in whole.sources.values() if not source.licence] == []


def test_every_status_of_the_tables_is_a_kind_of_the_ontology() -> None:
    quads = ox.parse(path=resource("ontology", "schemes.ttl"), format=ox.RdfFormat.TURTLE)
    scheme = "https://w3id.org/diplograph/scheme/membership"
    kinds = {str(quad.subject)[1:-1] for quad in quads if str(quad.object) == f"<{scheme}>"}
    assert {str(concept_iri(status)) for status in MEMBERSHIP_STATUSES} == kinds


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        # Head of state and of government at once, with the same dates and with others.
        ("joao-lourenco", [("office/AGO-president", "2017-09-26", "")]),
        ("jacob-zuma", [("office/ZAF-president", "2009-05-09", "2018-02-14")]),
        # Two sources that agree on the dates, and another office.
        (
            "dilma-rousseff",
            [
                ("office/BRA-president", "2011-01-01", "2016-08-31"),
                ("office/NDB-president", "2023-03-24", ""),
            ],
        ),
    ],
)
def test_one_tenure_for_each_term(
    whole: Compilation, person: str, expected: list[tuple[str, str, str]]
) -> None:
    assert tenures(whole, person) == expected


def test_no_tenure_of_one_person_and_office_begins_twice(whole: Compilation) -> None:
    begun = [(fact.roles, fact.start) for fact in whole.facts.values() if fact.type == "Tenure"]
    assert len(begun) == len(set(begun))


def test_names_that_are_no_names_of_the_country_stay_out(whole: Compilation) -> None:
    names = whole.entities["country/RUS"].alt_labels
    assert "Russian Federation" in names
    assert not {"Moscow", "Kremlin", "Russian", "RUS", "Russia"} & set(names)


def test_choice_keeps_what_concerns_all_of_it(reference: Reference) -> None:
    choice = choose(reference, "Kazakhstan", "SCO", PartialDate(2021))
    assert choice == Choice(frozenset({"country/KAZ", "organisation/SCO"}), PartialDate(2021))
    said = compile_reference(reference, choice)
    (membership,) = said.facts.values()
    assert (membership.type, membership.kind) == ("Membership", "member")
    assert set(said.entities) == {"country/KAZ", "organisation/SCO"}


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        ("2004-12-31", []),
        ("2005", ["observer"]),
        ("2005-07", ["observer"]),
        ("2023-07-03", ["observer"]),
        ("2023", ["member", "observer"]),
        ("2024", ["member"]),
    ],
)
def test_choice_keeps_what_held_on_a_date(reference: Reference, on: str, kinds: list[str]) -> None:
    said = compile_reference(reference, choose(reference, "IRN", "SCO", PartialDate.parse(on)))
    assert sorted(str(fact.kind) for fact in said.facts.values()) == kinds


def test_choice_does_not_rely_on_a_source_for_ever(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\njane-example,Jane Example\n")
    (tmp_path / "terms.csv").write_text(
        "person,owner,office,office_class,since,checked\n"
        "jane-example,NZL,example-minister,minister,2050-01-01,2050-06-30\n"
    )
    own = load_reference(tmp_path)
    for on, there in (("2051-06-30", True), ("2051-07-01", False), ("2049", False)):
        said = compile_reference(own, choose(own, "NZL", None, PartialDate.parse(on)))
        assert ("person/jane-example" in said.entities) == there, on


@pytest.mark.parametrize(
    ("country", "organisation", "message"),
    [
        ("Congo", None, "may be COD or COG: give one of these codes"),
        ("Tajikstan", None, "has no country 'Tajikstan'; did you mean Tajikistan"),
        (None, "SCOO", "has no organisation 'SCOO'"),
    ],
)
def test_choice_refuses_what_is_unknown_or_ambiguous(
    reference: Reference, country: str | None, organisation: str | None, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        choose(reference, country, organisation)


@pytest.mark.parametrize(
    ("country", "organisation"), [("TJK", None), ("VEN", None), (None, "SCO"), (None, "AU")]
)
def test_reference_is_valid_under_the_shapes(
    tmp_path: Path, country: str | None, organisation: str | None
) -> None:
    path = tmp_path / "reference.trig"
    front.reference(country=country, organisation=organisation, output=path)
    report = validate_file(path)
    assert report.problems == ()
    assert report.facts > 20
    assert report.sources >= 1
    assert str(report).endswith("sources of reference")


def rows(store: ox.Store, name: str, /, **given: object) -> Cells:
    result = run(find_query(name), store, **given)
    return [
        tuple(value.label if isinstance(value, Thing) else value for value in row)
        for row in result.rows
    ]


def without_fact(found: Cells) -> Cells:
    return [row[:-1] for row in found]


RAHMON = Fact(
    "Tenure",
    roles=(("holder", "person/emomali-rahmon"), ("office", "office/TJK-president")),
    start=PartialDate(1994, 11, 6),
)
MEMBER = Fact(
    "Membership",
    kind="member",
    roles=(("member", "country/TJK"), ("organisation", "organisation/SCO")),
)
TEXT = "Emomali Rahmon, President of Tajikistan since 6 November 1994, spoke of the SCO."


def article() -> Extraction:
    """An article that says one thing just as the reference does, and one without its date."""
    known = load_reference()
    facts = {fact_id(fact): fact for fact in (RAHMON, MEMBER)}
    keys = {key for fact in facts.values() for _, key in fact.roles}
    entities = {key: entity for key in keys if (entity := known.entity(key))}
    claims = tuple(Claim(key, "dushanbe", (Span(0, 62),), 0.9, "test") for key in facts)
    published = PartialDate(2021, 5, 19)
    return Extraction(Article("dushanbe", TEXT, published), entities, facts, claims)


@pytest.fixture(scope="module")
def alone() -> ox.Store:
    """The reference without any article."""
    return load(front.reference())


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """What concerns Tajikistan in the reference, and an article."""
    folder = tmp_path_factory.mktemp("together")
    front.reference(country="TJK", output=folder / "reference.ttl")
    front.build([article()], output=folder / "articles.trig")
    return load([folder / "reference.ttl", folder / "articles.trig"])


MINISTER = "Minister of Foreign Affairs of Tajikistan"
HOLDERS: Cells = [
    (MINISTER, "Sirojiddin Muhriddin", None, "2013-11-29", None, 0, OWN),
    ("President of Tajikistan", "Emomali Rahmon", None, "1994-11-06", None, 0, WORLD),
    ("Prime Minister of Tajikistan", "Kokhir Rasulzoda", None, "2013-11-23", None, 0, WORLD),
]


def holders(store: ox.Store, **given: object) -> Cells:
    """The rows without first_seen and last_seen, which change with the data."""
    return [(*row[:5], *row[7:9]) for row in rows(store, "office-holder", **given)]


def test_reference_alone_knows_who_held_an_office(alone: ox.Store) -> None:
    assert holders(alone, country="TJK", date="2021-05-20") == HOLDERS
    (obama,) = holders(alone, country="USA", date="2016-03", office="office/USA-president")
    assert obama[1:5] == ("Barack Obama", None, "2009-01-20", "2017-01-20")
    assert holders(alone, country="TJK", date="1950") == []


def test_office_holder_relies_on_no_source_for_ever(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\njane-example,Jane Example\n")
    (tmp_path / "terms.csv").write_text(
        "person,owner,office,office_class,title,since,source,checked\n"
        "jane-example,NZL,example,foreign-minister,Example,2050-01-01,Gazette,2050-06-30\n"
    )
    store = load(front.reference(tmp_path, country="NZL"))
    found = {
        day: [row[1] for row in holders(store, country="NZL", date=day)]
        for day in ("2049-12-31", "2051-06-30", "2051-07-01", "2052")
    }
    there = {day for day, names in found.items() if "Jane Example" in names}
    assert there == {"2051-06-30"}


def test_reference_alone_knows_memberships(alone: ox.Store) -> None:
    found = without_fact(rows(alone, "memberships-on-date", date="2021-05-20", organisation="CSTO"))
    members = ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan")
    expected = [(country, "member", "2002-10-07", None, 0, OWN) for country in members]
    expected += [
        (country, "observer", "2013-04-11", None, 0, OWN) for country in ("Afghanistan", "Serbia")
    ]
    assert sorted(row[1:] for row in found) == sorted(expected)


def test_reference_alone_knows_chairs(alone: ox.Store) -> None:
    name = "Shanghai Cooperation Organisation"
    assert without_fact(rows(alone, "chairs-in-year", year=2021, organisation="SCO")) == [
        (name, "Tajikistan", "2020-11-10", "2021-09-17", 0, OWN),
        (name, "Uzbekistan", "2021-09-17", "2022-09-16", 0, OWN),
    ]


def test_reference_alone_knows_what_two_countries_share(alone: ox.Store) -> None:
    found = {row[2:5] for row in rows(alone, "shared-organisations", one="KAZ", other="TJK")}
    assert ("Shanghai Cooperation Organisation", "member", "member") in found
    assert {row[5:] for row in rows(alone, "shared-organisations", one="KAZ", other="TJK")} == {
        (0, OWN),
        (0, WORLD),
    }
    shared = {
        date: {row[2] for row in rows(alone, "shared-organisations", one="GBR", other="FRA", **on)}
        for date, on in (("2010", {"date": "2010"}), ("now", {}))
    }
    assert "European Union" in shared["2010"] - shared["now"]


def test_a_tenure_with_the_same_dates_is_one_fact(together: ox.Store) -> None:
    expected = [(*row[:5], 1, WORLD) if row[1] == "Emomali Rahmon" else row for row in HOLDERS]
    assert holders(together, country="TJK", date="2021-05-20") == expected
    evidence = rows(together, "evidence", fact=fact_id(RAHMON))
    assert [row[1] for row in evidence] == ["dushanbe", WORLD, "Wikidata"]
    assert [row[7] for row in evidence] == [TEXT[:62], None, None]


def test_a_membership_without_date_stands_beside_the_dated_one(together: ox.Store) -> None:
    name = "Shanghai Cooperation Organisation"
    found = rows(together, "memberships-on-date", date="2021", organisation="SCO")
    assert sorted(without_fact(found), key=str) == [
        (name, "Tajikistan", "member", "2001-06-15", None, 0, OWN),
        (name, "Tajikistan", "member", None, None, 1, None),
    ]


def test_reference_and_articles_together_are_valid(tmp_path: Path) -> None:
    front.reference(country="TJK", organisation="SCO", output=tmp_path / "reference.nt")
    front.build([article()], output=tmp_path / "articles.nt")
    both = tmp_path / "both.nt"
    both.write_text("".join(path.read_text() for path in sorted(tmp_path.glob("*.nt"))))
    report = validate_file(both)
    assert report.problems == ()
    assert (report.articles, report.sources) == (1, 1)
    assert str(report).startswith("conforms: 6 facts and 6 claims of 1 articles")


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf"])
def test_reference_writes_the_same_bytes_twice(tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        front.reference(organisation="CSTO", output=tmp_path / f"{name}{suffix}")
    one, two = ((tmp_path / f"{name}{suffix}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert b"Collective Security Treaty" in one


def test_reference_takes_folders_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("code,name\nXYZ,Example League\n")
    (tmp_path / "memberships.csv").write_text(
        "member,organisation,status,source\nNZL,XYZ,member,Example Gazette; Wikidata\n"
    )
    (tmp_path / "sources.csv").write_text(
        "name,title,licence\nExample Gazette,The Example Gazette,https://example.org/free\n"
    )
    graph = front.reference(tmp_path, organisation="XYZ")
    (claim,) = graph.subjects(RDF.type, DIP.Claim)
    assert set(graph.objects(claim, PROV.wasDerivedFrom)) == {
        iri("source/example-gazette"),
        iri("source/wikidata"),
    }
    assert len(set(graph.subjects(RDF.type, DIP.Source))) == 2


def test_reference_says_what_is_wrong_before_it_works(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no graph format"):
        front.reference(output=tmp_path / "reference.docx")
    with pytest.raises(ReferenceDataError, match="is not a folder"):
        front.reference(tmp_path / "nowhere", output=tmp_path / "reference.ttl")
    assert list(tmp_path.iterdir()) == []


def test_dataset_of_a_choice_of_nothing_still_names_what_was_asked(reference: Reference) -> None:
    said = compile_reference(reference, choose(reference, "CZE", "SCO"))
    graph = to_dataset(said)
    assert (iri("country/CZE"), RDF.type, DIP.Country) in graph
    assert not set(graph.subjects(RDF.type, DIP.Claim))
