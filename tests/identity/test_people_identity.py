from itertools import permutations

import pytest

from diplograph.identity.grouping import Decisions
from diplograph.identity.people import name_anchor, people
from diplograph.model import Entity, EntityType


def person(key: str, name: str, country: str | None, wikidata: str | None = None) -> Entity:
    of = f"country/{country}" if country else None
    return Entity(key, EntityType.PERSON, name, of=of, wikidata=wikidata)


def groups(*persons: tuple[str, str | None, str | None], apart: str = "") -> list[str]:
    known = {letter: person(letter, *told) for letter, told in zip("abcd", persons, strict=False)}
    decisions = Decisions(apart=frozenset({frozenset(apart)} if apart else ()))
    return ["".join(group.keys) for group in people(known, decisions)]


@pytest.mark.parametrize(
    ("persons", "outcome"),
    [
        pytest.param(
            [("Hossein Amirabdollahian", "IRN", None), ("Hossein Amir-Abdollahian", "IRN", None)],
            ["ab"],
            id="two romanisations",
        ),
        pytest.param(
            [("Murat Nurtleu", "KAZ", None), ("Murat Nurtleu", "KAZ", "Q1")],
            ["ab"],
            id="unknown and known",
        ),
        pytest.param(
            [("Sergei Lavrov", "RUS", None), ("Sergey Viktorovich Lavrov", "RUS", None)],
            ["ab"],
            id="with and without patronymic",
        ),
        pytest.param(
            [("George Bush", "USA", "Q207"), ("George Bush", "USA", "Q23505")],
            ["a", "b"],
            id="two that the reference knows",
        ),
        pytest.param(
            [
                ("George Bush", "USA", "Q207"),
                ("George Bush", "USA", "Q23505"),
                ("George Bush", "USA", None),
            ],
            ["a", "b", "c"],
            id="one who may be either of two",
        ),
        pytest.param(
            [("George H. W. Bush", "USA", None), ("George W. Bush", "USA", "Q207")],
            ["a", "b"],
            id="other initials",
        ),
        pytest.param(
            [("Abdel Fattah el-Sisi", "EGY", None), ("Abdel Fattah Saeed el-Sisi", "EGY", None)],
            ["ab"],
            id="one more given name",
        ),
        pytest.param(
            [("Ali Hassan", "IRQ", None), ("Ali Hassan", "SYR", None)],
            ["a", "b"],
            id="one name in two countries",
        ),
        pytest.param(
            [("Ivan Petrov", "BGR", None), ("Nikola Petrov", "BGR", None)],
            ["a", "b"],
            id="one surname, two given names",
        ),
    ],
)
def test_namesakes_are_one_person_or_not(
    persons: list[tuple[str, str | None, str | None]], outcome: list[str]
) -> None:
    assert groups(*persons) == outcome
    sizes = sorted(map(len, outcome))
    for order in permutations(persons):
        assert sorted(map(len, groups(*order))) == sizes


def test_a_user_can_keep_two_apart() -> None:
    both = [("Murat Nurtleu", "KAZ", None), ("Murat Nurtleu", "KAZ", None)]
    assert groups(*both, apart="ab") == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Hossein Amirabdollahian", "IRN"), ("Hossein Amir-Abdollahian", "IRN"), True),
        (("Kassym-Jomart Tokayev", "KAZ"), ("Qasym-Zhomart Tokaev", "KAZ"), True),
        (("Ali Hassan", "IRQ"), ("Ali Hassan", "SYR"), False),
    ],
)
def test_who_may_be_one_is_filed_under_one_word(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert (name_anchor(person("a", *one)) == name_anchor(person("b", *other))) is same


@pytest.mark.parametrize(("name", "country"), [("Nurtleu", "KAZ"), ("Murat Nurtleu", None)])
def test_who_could_be_anybody_is_not_filed(name: str, country: str | None) -> None:
    assert name_anchor(person("a", name, country)) is None
