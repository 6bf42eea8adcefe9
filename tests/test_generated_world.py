"""The world that stores are measured with is valid, the same every time, and confusing."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest
from generated_world import Told, articles, pairwise, quads, told, truth, write_quads
from world_cast import cast

from diplograph.graph.iris import PREFIXES
from diplograph.graph.mapping import to_dataset
from diplograph.graph.validation import gate
from diplograph.model import Fact, Modality, Span, Status
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES, ROLE_TYPES, fact_id

COUNT = 60
MANY = 2000


@pytest.fixture(scope="module")
def some() -> list[Told]:
    return list(told(COUNT))


@pytest.fixture(scope="module")
def many() -> list[Told]:
    return list(told(MANY))


def facts(reports: list[Told]) -> list[Fact]:
    return [fact for one in reports for fact in one.extraction.facts.values()]


def spans(report: Told) -> list[Span]:
    claims = report.extraction.claims
    own = [span for claim in claims for span in claim.spans]
    return own + [evidence.span for claim in claims for evidence in claim.evidence]


def test_the_same_seed_gives_the_same_articles(some: list[Told]) -> None:
    assert list(told(COUNT)) == some
    assert list(articles(5)) == [one.extraction for one in some[:5]]


def test_another_seed_gives_other_articles(some: list[Told]) -> None:
    others = {one.article.id for one in articles(COUNT, seed=1)}
    assert not others & {one.extraction.article.id for one in some}


def test_articles_do_not_depend_on_how_many_are_asked_for(some: list[Told]) -> None:
    assert list(told(7)) == some[:7]
    assert list(islice(told(10**9), COUNT)) == some


def test_every_article_passes_the_gate(some: list[Told]) -> None:
    assert {fact.type for fact in facts(some)} == FACT_TYPES.keys()
    assert gate(to_dataset(one.extraction for one in some)).rejections == ()


def test_facts_are_known_by_their_content(many: list[Told]) -> None:
    assert all(key == fact_id(fact) for one in many for key, fact in one.extraction.facts.items())


def test_roles_are_those_of_the_schema(many: list[Told]) -> None:
    for fact in facts(many):
        assert {role for role, _ in fact.roles} <= {*FACT_TYPES[fact.type].roles}
        for role, key in fact.roles:
            assert key.startswith(ROLE_TYPES.get(role, ("",)))


def test_spans_lie_on_words_of_the_text(many: list[Told]) -> None:
    for one in many:
        text = one.extraction.article.text
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans(one))
        assert max(span.end for span in spans(one)) <= len(text)


def test_words_of_a_role_name_it(many: list[Told]) -> None:
    for one in many:
        for claim in one.extraction.claims:
            for evidence in claim.evidence:
                words = evidence.span.of(one.extraction.article.text)
                label = one.extraction.entities[evidence.key].label
                assert set(label.lower().split()) & set(words.lower().split())


def test_what_was_said_stands_in_the_text(many: list[Told]) -> None:
    for one in many:
        for fact in one.extraction.facts.values():
            assert (fact.quotation or fact.content or "") in one.extraction.article.text


def test_each_fact_has_a_claim_and_three_to_nine_are_told(many: list[Told]) -> None:
    for one in many:
        said = one.extraction
        assert {claim.fact for claim in said.claims} == said.facts.keys() == one.truth.keys()
        assert 3 <= len(said.facts) <= 9


def test_all_kinds_statuses_and_modalities_occur(many: list[Told]) -> None:
    kinds = {fact.kind for fact in facts(many)} | {fact.status for fact in facts(many)}
    kinds |= {topic for fact in facts(many) for topic in fact.topics}
    kinds |= {entity.kind for one in many for entity in one.extraction.entities.values()}
    modalities = {claim.modality for one in many for claim in one.extraction.claims}
    assert concepts() - {str(kind) for kind in kinds | modalities} == set()
    assert modalities == set(Modality)
    assert any(claim.attributed_to for one in many for claim in one.extraction.claims)


def test_dates_are_of_all_precisions_and_of_1995_to_2024(many: list[Told]) -> None:
    events = [fact for fact in facts(many) if FACT_TYPES[fact.type].event and fact.start]
    assert {fact.start.precision for fact in events if fact.start} == {"day", "month", "year"}
    years = {fact.start.year for fact in events if fact.start}
    assert min(years) >= 1995
    assert max(years) <= 2024


def test_people_are_known_and_unknown(many: list[Told]) -> None:
    people = {key for fact in facts(many) for _, key in fact.roles if key.startswith("person/")}
    known = people & cast().reference.people.keys()
    assert min(len(known), len(people - known)) > 300


def test_truth_is_consistent(many: list[Told]) -> None:
    types = defaultdict(set)
    for one in many:
        for key, event in one.truth.items():
            types[event].add(one.extraction.facts[key].type)
    assert all(len(found) == 1 for found in types.values())


def test_reports_of_an_event_differ_and_agree_on_its_time(many: list[Told]) -> None:
    reports = reports_by_event(many)
    different = [found for found in reports.values() if len({*map(fact_id, found)}) > 1]
    assert len(different) > 300
    for found in reports.values():
        dates = [fact.start for fact in found if fact.start]
        assert all(dates[0].overlaps(date) for date in dates)


def test_what_was_planned_is_held_or_called_off(many: list[Told]) -> None:
    ends = [{fact.status for fact in found} for found in reports_by_event(many).values()]
    planned = [end for end in ends if {Status.PLANNED, Status.PROPOSED} & end]
    assert any(Status.HELD in end for end in planned)
    assert any({Status.CANCELLED, Status.POSTPONED} & end for end in planned)


def test_some_dates_of_signing_and_figures_conflict(many: list[Told]) -> None:
    conflicting = [one.extraction.facts[key] for one in many for key in one.conflicting]
    assert {fact.type for fact in conflicting} == {"Signing", "Observation"}
    assert len(conflicting) < len(facts(many)) / 20


def test_reprints_are_nearly_the_same(many: list[Told]) -> None:
    by_facts = defaultdict(list)
    for one in many:
        by_facts[tuple(one.extraction.facts)].append(one.extraction.article)
    reprints = [found for found in by_facts.values() if len(found) > 1]
    assert len(reprints) > 60
    for first, second, *_ in reprints:
        assert first.text != second.text
        assert len({*first.text.split()} ^ {*second.text.split()}) < 60


def test_truth_says_what_belongs_together(some: list[Told]) -> None:
    wanted = truth(COUNT)
    assert len(wanted) == sum(len(one.truth) for one in some)
    assert pairwise(wanted, wanted) == (1.0, 1.0)
    precision, recall = pairwise(wanted, {item: item[1] for item in wanted})
    assert precision > 0.99
    assert 0.1 < recall < 0.9


def test_nothing_taken_for_one_is_precise() -> None:
    assert pairwise({"a": 1, "b": 1}, {"a": 2, "b": 3}) == (1.0, 0.0)


def test_quads_are_those_of_the_mapping(some: list[Told]) -> None:
    one = some[0].extraction
    lines = list(quads(one))
    parsed = {*ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS)}
    wanted = {*ox.parse(to_dataset([one]).serialize(format="nquads"), format=ox.RdfFormat.N_QUADS)}
    assert parsed == wanted
    assert len(lines) == len(parsed)


def test_quads_are_written_up_to_a_whole_article(tmp_path: Path) -> None:
    count = write_quads(tmp_path / "world.nq", 2000)
    lines = (tmp_path / "world.nq").read_text("utf-8").splitlines()
    assert 2000 <= len(lines) < 3000
    assert lines == [line.rstrip() for one in articles(count) for line in quads(one)]


def reports_by_event(reports: list[Told]) -> dict[str, list[Fact]]:
    """What is told of each event, without what is at odds with it."""
    found = defaultdict(list)
    for one in reports:
        for key, event in one.truth.items():
            if key not in one.conflicting:
                found[event].append(one.extraction.facts[key])
    return found


def concepts() -> set[str]:
    """The kinds, topics, statuses and modalities of the ontology."""
    quads = ox.parse(path=resource("ontology", "schemes.ttl"), format=ox.RdfFormat.TURTLE)
    concept = ox.NamedNode(f"{PREFIXES['skos']}Concept")
    return {
        str(quad.subject.value).removeprefix(PREFIXES["kind"])
        for quad in quads
        if quad.object == concept and isinstance(quad.subject, ox.NamedNode)
    }
