"""Values that contradict each other stand side by side, the preferred one first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import Graph
from sample_world import VISIT, sample
from small_world import THINGS, said

from diplograph.graph.iris import reference_graph_iri
from diplograph.graph.sources import Compilation, Source, SourceClaim, to_dataset
from diplograph.model import Article, Extraction, Fact, Modality, PartialDate, Span, Status
from diplograph.schema import fact_id
from diplograph.store import Store
from diplograph.store.conflicts import PREFERENCES, Conflict, rows

TRADE = Fact(
    "Observation",
    "trade-turnover",
    (("party", "country/CHN"), ("party", "country/KAZ")),
    start=PartialDate(2021),
    value=Decimal("1.82E+10"),
    unit="USD",
)
LESS = replace(TRADE, value=Decimal("1.8E+10"))
STATEMENT = Fact(
    "Signing",
    "signing",
    (
        ("instrument", "agreement/joint-statement-kaz-chn-2022-09-14"),
        ("signatory", "country/CHN"),
        ("signatory", "country/KAZ"),
    ),
    start=PartialDate(2022, 9, 14),
    status=Status.HELD,
)
TERM = Fact(
    "Tenure",
    roles=(("holder", "person/kassym-jomart-tokayev"), ("office", "office/KAZ-president")),
    start=PartialDate(2019, 3, 20),
)
TALKS = Fact(
    "Meeting",
    "talks",
    (("participant", "person/kassym-jomart-tokayev"), ("participant", "person/xi-jinping")),
    start=PartialDate(2022, 9, 14),
    status=Status.HELD,
)


def report(
    name: str,
    *facts: Fact,
    day: int = 1,
    modality: Modality = Modality.ASSERTED,
    by: str | None = None,
) -> Extraction:
    text = "".join(f"It was told as fact {n}.\n" for n in range(len(facts)))
    told = {fact_id(f): (f, Span(n * 24, n * 24 + 23)) for n, f in enumerate(facts)}
    extraction = said(Article(name, text, PartialDate(2023, 6, day)), told)
    claims = tuple(
        replace(claim, modality=modality, attributed_to=by) for claim in extraction.claims
    )
    return replace(extraction, claims=claims)


def found(*told: Extraction, prefer: str = "most-sources") -> list[Conflict]:
    with Store.in_memory() as store:
        for extraction in told:
            assert not store.add(extraction).rejections
        return store.conflicts(prefer=prefer)


def values(*told: Extraction, prefer: str = "most-sources") -> list[tuple[str, list[str]]]:
    """The properties in conflict, and their values in order of preference."""
    return [
        (each.property, [side.value.rpartition("/")[2] for side in each.sides])
        for each in found(*told, prefer=prefer)
    ]


def signed(*parties: str, day: int = 14) -> Fact:
    roles = [STATEMENT.roles[0], *(("signatory", party) for party in parties)]
    return replace(STATEMENT, roles=tuple(sorted(roles)), start=PartialDate(2022, 9, day))


CASES = {
    "nothing": ([report("a", TRADE), report("b", TRADE)], []),
    "a figure": (
        [report("a", TRADE), report("b", LESS), report("c", TRADE)],
        [("value", ["18200000000", "18000000000"])],
    ),
    "figures of two years": (
        [report("a", TRADE), report("b", replace(LESS, start=PartialDate(2022)))],
        [],
    ),
    "figures of two pairs": (
        [
            report("a", TRADE),
            report("b", replace(LESS, roles=(("party", "country/CHN"), ("party", "country/UZB")))),
        ],
        [],
    ),
    "the first day of a visit": (
        [
            report("a", VISIT),
            report("b", replace(VISIT, start=PartialDate(2022, 9, 15))),
            report("c", replace(VISIT, start=PartialDate(2022, 9, 15)), VISIT),
        ],
        [("startDate", ["2022-09-14", "2022-09-15"])],
    ),
    "a day and its month": (
        [report("a", VISIT), report("b", replace(VISIT, start=PartialDate(2022, 9)))],
        [],
    ),
    "the kind of a visit": (
        [report("a", VISIT), report("b", replace(VISIT, kind="working-visit"))],
        [("kind", ["state-visit", "working-visit"])],
    ),
    "talks or a meeting, which is no contradiction": (
        [report("a", TALKS), report("b", replace(TALKS, kind="meeting"))],
        [],
    ),
    "held and under way, which is none": (
        [report("a", VISIT), report("b", replace(VISIT, status=Status.UNDER_WAY))],
        [],
    ),
    "the day of signing": (
        [report("a", STATEMENT), report("b", replace(STATEMENT, start=PartialDate(2022, 9, 16)))],
        [("startDate", ["2022-09-14", "2022-09-16"])],
    ),
    "the day of signing, told of persons and of countries": (
        [
            report("a", STATEMENT),
            report("b", signed("person/xi-jinping", "person/kassym-jomart-tokayev", day=16)),
        ],
        [("startDate", ["2022-09-14", "2022-09-16"])],
    ),
    "who signed": (
        [
            report("a", signed("country/CHN", "country/KAZ", "country/UZB")),
            report("b", signed("country/CHN", "country/KAZ", "country/IRN")),
        ],
        [("signatory", ["KAZ", "UZB"])],
    ),
    "documents of one title with two countries": (
        [
            report("a", signed("country/CHN", "country/KAZ")),
            report("b", signed("country/CHN", "country/UZB")),
            report("c", signed("country/CHN", "country/IRN", day=16)),
        ],
        [],
    ),
    "one signatory more": (
        [
            report("a", STATEMENT),
            report("b", replace(STATEMENT, roles=(*STATEMENT.roles, ("signatory", "country/UZB")))),
        ],
        [],
    ),
    "the beginning of a term": (
        [report("a", TERM), report("b", replace(TERM, start=PartialDate(2019, 6, 12)))],
        [("startDate", ["2019-03-20", "2019-06-12"])],
    ),
    "a term by day and by month": (
        [report("a", TERM), report("b", replace(TERM, start=PartialDate(2019, 3)))],
        [],
    ),
    "what one asserts and another denies": (
        [report("a", TALKS), report("b", TALKS, modality=Modality.DENIED, by="country/CHN")],
        [("modality", ["denied", "asserted"])],
    ),
    "what is but supposed": (
        [report("a", TRADE), report("b", LESS, modality=Modality.HYPOTHETICAL)],
        [],
    ),
}


@pytest.mark.parametrize(
    ("told", "outcome"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_contradictions_are_told(
    told: list[Extraction], outcome: list[tuple[str, list[str]]]
) -> None:
    assert values(*told) == outcome
    assert values(*reversed(told)) == outcome


def test_sources_of_one_text_count_once() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    told = [report(name, TRADE) for name in ("a", "b")] + [report("c", LESS), report("d", LESS)]
    printed = [
        replace(each, article=replace(each.article, text=each.article.text + text))
        for each in told[:2]
    ]
    (conflict,) = found(*printed, *told[2:])
    assert [(side.value, len(side.sources), len(side.claims)) for side in conflict.sides] == [
        ("18000000000", 2, 2),
        ("18200000000", 1, 2),
    ]


@pytest.mark.parametrize(
    ("prefer", "first"),
    [("most-sources", "18200000000"), ("latest", "18000000000"), ("authoritative", "17000000000")],
)
def test_the_reader_chooses_what_to_prefer(prefer: str, first: str) -> None:
    assert prefer in PREFERENCES
    official = report("c", replace(TRADE, value=Decimal("1.7E+10")), by="country/KAZ")
    told = [report("a", TRADE), report("b", TRADE), report("d", LESS, day=20), official]
    (conflict,) = found(*told, prefer=prefer)
    assert conflict.sides[0].value == first


def test_a_work_of_reference_has_authority() -> None:
    with Store.in_memory() as store:
        store.add(report("a", TERM, by="country/KAZ"))
        store.add_graph(_almanac(replace(TERM, start=PartialDate(2019, 6, 12))))
        (conflict,) = store.conflicts(prefer="authoritative")
    assert [side.rank for side in conflict.sides] == [0, 1]


def _almanac(fact: Fact) -> Graph:
    key = fact_id(fact)
    source = Source("source/almanac", "An Almanac")
    compilation = Compilation(
        THINGS, {key: fact}, (SourceClaim(key, (source.key,)),), {source.key: source}
    )
    return to_dataset(compilation).graph(reference_graph_iri(source.key))


def test_rows_are_for_people() -> None:
    told = found(report("a", TRADE), report("b", LESS), report("c", TRADE))
    first, second = rows(told)
    assert (
        first["about"] == "kind:trade-turnover USD 2021 dip:party=country:CHN dip:party=country:KAZ"
    )
    assert (first["property"], first["value"], first["preferred"]) == ("value", "18200000000", True)
    assert (first["sources"], first["said_by"]) == (2, ["a", "c"])
    assert (second["sources"], second["said_by"], second["preferred"]) == (1, ["b"], False)
    claims = first["claims"]
    assert isinstance(claims, list)
    assert [claim.partition(":")[0] for claim in claims] == ["claim", "claim"]


def test_a_merged_visit_keeps_what_each_article_said() -> None:
    other = replace(VISIT, start=PartialDate(2022, 9, 15))
    with Store.in_memory() as store:
        store.add(report("a", VISIT))
        store.add(report("b", other))
        (conflict,) = store.conflicts()
        assert {len(side.claims) for side in conflict.sides} == {1}
        assert store.audit(processes=1).conforms
        store.retract("b")
        assert store.conflicts() == []


def test_the_sample_contradicts_itself_nowhere() -> None:
    assert found(*sample()) == []
