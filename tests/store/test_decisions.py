"""What users decide of identity: it holds, it is told, it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from contents import contents
from sample_world import VISIT, astana, samarkand
from small_world import said

from diplograph.errors import StoreError
from diplograph.model import Article, Extraction, Fact, PartialDate, Span, Status
from diplograph.schema import fact_id
from diplograph.store import Store
from diplograph.store.classes import Classes
from diplograph.store.layout import node

TALKS = Fact(
    "Meeting",
    "talks",
    (("participant", "person/kassym-jomart-tokayev"), ("participant", "person/xi-jinping")),
    start=PartialDate(2022, 9, 14),
    status=Status.HELD,
)
MEETING = replace(TALKS, kind="meeting", roles=(*TALKS.roles, ("place", "country/KAZ")))
IN_2022 = replace(TALKS, start=PartialDate(2022))
IN_MAY = replace(TALKS, start=PartialDate(2023, 5, 17))
CALL = replace(TALKS, kind="phone-call")
UNDATED = replace(VISIT, start=None)


def telling(name: str, *facts: Fact) -> Extraction:
    text = "".join(f"It was told as fact {n}.\n" for n in range(len(facts)))
    told = {fact_id(f): (f, Span(n * 24, n * 24 + 23)) for n, f in enumerate(facts)}
    return said(Article(name, text, PartialDate(2023, 6, 1)), told)


TOLD = [
    telling("a", TALKS, CALL),
    telling("b", MEETING, VISIT),
    telling("c", IN_2022, IN_MAY),
    telling("d", UNDATED),
]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as full:
        for extraction in TOLD:
            full.add(extraction)
        yield full


def name(fact: Fact) -> str:
    return fact_id(fact).replace("/", ":")


def together(store: Store, *facts: Fact) -> bool:
    classes = Classes(store.backend)
    return len({classes.canonical(node(fact_id(fact))) for fact in facts}) == 1


def test_by_rule_talks_and_meeting_are_one(store: Store) -> None:
    assert together(store, TALKS, MEETING)
    assert not any(together(store, TALKS, other) for other in (IN_2022, IN_MAY, CALL))


@pytest.mark.parametrize(
    "facts", [(TALKS, IN_2022), (TALKS, CALL), (IN_MAY, IN_2022), (VISIT, UNDATED)]
)
def test_what_is_joined_is_one_until_it_is_undone(store: Store, facts: tuple[Fact, Fact]) -> None:
    before = contents(store)
    store.join(*map(name, facts))
    assert together(store, *facts)
    assert together(store, TALKS, MEETING)
    assert store.audit(processes=1).conforms
    store.undo(name(facts[0]))
    assert contents(store) == before


def test_what_is_split_is_two_until_it_is_undone(store: Store) -> None:
    before = contents(store)
    store.split(name(TALKS))
    assert not together(store, TALKS, MEETING)
    store.undo(name(MEETING))
    assert contents(store) == before


def test_the_later_decision_holds(store: Store) -> None:
    store.join(name(TALKS), name(IN_2022))
    store.split(name(TALKS), name(IN_2022))
    assert not together(store, TALKS, IN_2022)
    assert [link.relation for link in store.links() if link.decided] == ["split from"]
    store.join(name(IN_2022), name(TALKS))
    assert together(store, TALKS, IN_2022)


def test_several_are_joined_at_once(store: Store) -> None:
    store.join(name(TALKS), name(IN_2022), name(IN_MAY), name(CALL))
    assert together(store, TALKS, IN_2022, IN_MAY, CALL, MEETING)


def test_decisions_hold_whatever_comes_and_goes(store: Store) -> None:
    store.join(name(TALKS), name(IN_2022))
    store.split(name(TALKS), name(MEETING))
    store.join(name(VISIT), name(UNDATED))
    wanted = contents(store)
    for extraction in TOLD:
        store.retract(extraction.article.id)
        store.add(extraction)
        assert contents(store) == wanted
    for extraction in TOLD:
        store.retract(extraction.article.id)
    assert all(link.decided for link in store.links())
    for extraction in reversed(TOLD):
        store.add(extraction)
    assert contents(store) == wanted


def test_a_decision_on_what_is_gone_can_be_taken_back(store: Store) -> None:
    store.join(name(TALKS), name(IN_2022))
    for extraction in TOLD:
        store.retract(extraction.article.id)
    lines = store.explain_identity(name(TALKS))
    assert lines[0].endswith("1 way to tell it")
    assert lines[1].endswith("told by no article any more")
    assert "joined with" in lines[2]
    store.undo(name(TALKS))
    assert contents(store) == []


def test_persons_can_be_joined_and_split() -> None:
    minister = ("amirabdollahian", "amir-abdollahian")
    facts = [
        Fact(
            "Tenure", roles=(("holder", f"person/{key}"), ("office", "office/IRN-foreign-minister"))
        )
        for key in minister
    ]
    with Store.in_memory() as store:
        store.add(telling("a", facts[0]))
        store.add(telling("b", facts[1]))
        classes = Classes(store.backend)
        one, other = (node(f"person/{key}") for key in minister)
        assert classes.canonical(one) == classes.canonical(other)
        before = contents(store)
        store.split("person:amirabdollahian")
        assert Classes(store.backend).canonical(one) != Classes(store.backend).canonical(other)
        store.undo("person:amir-abdollahian")
        assert contents(store) == before
        store.add(astana())
        store.join("person:amirabdollahian", "person:xi-jinping")
        classes = Classes(store.backend)
        assert classes.canonical(one) == classes.canonical(node("person/xi-jinping"))


def test_a_person_may_go_that_was_joined_with_another() -> None:
    with Store.in_memory() as store:
        for extraction in (astana(), samarkand()):
            store.add(extraction)
        store.join("person:xi-jinping", "person:shavkat-mirziyoyev")
        store.retract("samarkand-2022")
        assert not [link for link in store.links() if link.relation == "one with"]
        store.add(samarkand())
        (link,) = [link for link in store.links() if link.relation == "one with"]
        assert link.object == "https://w3id.org/diplograph/id/person/shavkat-mirziyoyev"


def test_each_decision_is_explained(store: Store) -> None:
    store.join(name(TALKS), name(IN_2022))
    lines = store.explain_identity(name(IN_2022))
    assert lines[0].endswith("3 ways to tell it")
    assert any("Meeting (talks), held, 2022: " in line for line in lines)
    assert any(line.endswith("in c") for line in lines)
    (decided,) = [line for line in lines if "decided" in line]
    assert "joined with" in decided


@pytest.mark.parametrize(
    "given", ["fact:{}", "{}", "fact/{}", "https://w3id.org/diplograph/fact/{}"]
)
def test_a_fact_is_named_in_several_ways(store: Store, given: str) -> None:
    local = fact_id(TALKS).removeprefix("fact/")
    assert store.explain_identity(given.format(local))[0].endswith("2 ways to tell it")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([name(TALKS)], "give two"),
        ([name(TALKS), name(TALKS)], "give two"),
        (
            [name(TALKS), name(VISIT)],
            "only facts of one type, or persons, can be one: fact:meeting",
        ),
        ([name(TALKS), "person:xi-jinping"], "only facts of one type"),
        (["country:KAZ", "country:CHN"], "only facts of one type"),
        ([name(TALKS), "fact:nothing"], "no article has 'fact:nothing': give a fact as in"),
        ([name(TALKS), "a name with spaces"], "no name of a fact or person"),
        ([name(TALKS), ""], "no article has"),
        ([name(TALKS), "article:a"], "no name of a fact or person"),
        ([name(TALKS), "dip:Meeting"], "no name of a fact or person"),
    ],
)
def test_what_cannot_be_joined_is_refused(store: Store, names: list[str], message: str) -> None:
    before = contents(store)
    with pytest.raises(StoreError, match=message):
        store.join(*names)
    assert contents(store) == before


def test_what_cannot_be_split_or_undone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="one with nothing"):
        store.split(name(CALL))
    with pytest.raises(StoreError, match="nothing was decided of fact:meeting"):
        store.undo(name(TALKS))
    with pytest.raises(StoreError, match="no article has"):
        store.undo("fact:nothing")
    with pytest.raises(StoreError, match="give two facts"):
        store.split(name(TALKS), name(TALKS))
    with pytest.raises(StoreError, match="only facts of one type, or persons, can be one"):
        store.split(name(TALKS), name(VISIT))


def test_an_empty_sample_has_no_links() -> None:
    with Store.in_memory() as store:
        store.add(samarkand())
        assert store.links() == []
