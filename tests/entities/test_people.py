import datetime as dt

import pytest

from diplograph.entities.people import People
from diplograph.entities.reference import load_reference

SPRING_2023 = dt.date(2023, 5, 21)


def people(on: dt.date | None = SPRING_2023) -> People:
    return People(load_reference(), on)


@pytest.mark.parametrize(
    ("name", "owner", "office_class", "key"),
    [
        ("Emomali Rahmon", "country/TJK", "head-of-state", "person/emomali-rahmon"),
        ("Rahmon", "country/TJK", "head-of-state", "person/emomali-rahmon"),
        ("Emomali Rakhmon", "country/TJK", "head-of-state", "person/emomali-rahmon"),
        ("Volodymyr Zelenskiy", "country/UKR", "head-of-state", "person/volodymyr-zelensky"),
        ("Zoltan Varga", "country/HUN", "minister", "person/zoltan-varga"),
    ],
)
def test_titled_links_by_name_and_country(
    name: str, owner: str, office_class: str, key: str
) -> None:
    assert people().titled(name, owner, office_class, "office", 1)[0] == key


def test_titled_keeps_the_same_name_of_two_countries_apart() -> None:
    known = people()
    first, _ = known.titled("Karl Gruber", "country/AUT", "minister", "minister", 1)
    second, _ = known.titled("Ana Gruber", "country/SVN", "minister", "minister", 2)
    assert first != second
    assert known.owner_of(first) == "country/AUT"
    assert known.owner_of(second) == "country/SVN"


def test_titled_knows_a_new_person_again() -> None:
    known = people()
    first, why = known.titled("Asel Baimenova", "country/KAZ", "minister", "minister", 1)
    again, then = known.titled("Baimenova", "country/KAZ", "minister", "minister", 2)
    assert first == again == "person/asel-baimenova"
    assert "new" in why
    assert then == why
    assert known.entities[first].label == "Asel Baimenova"
    assert known.entities[first].of == "country/KAZ"


def test_named_knows_a_surname_once_the_person_was_met() -> None:
    known = people()
    assert known.named("Baimenova", (), 1, set()) is None
    known.titled("Asel Baimenova", "country/KAZ", "minister", "minister", 2)
    assert known.named("Baimenova", (), 3, set()) == "person/asel-baimenova"
    assert known.named("Bolat Baimenov", (), 4, set()) is None


def test_in_office_prefers_who_the_article_named() -> None:
    known = people()
    known.titled("Asel Baimenova", "country/KAZ", "head-of-state", "president", 1)
    found = known.in_office("country/KAZ", "head-of-state", 2)
    assert found is not None
    assert found[0] == "person/asel-baimenova"


@pytest.mark.parametrize(
    ("on", "owner", "office_class", "key"),
    [
        (dt.date(2008, 5, 21), "country/FRA", "head-of-state", "person/nicolas-sarkozy"),
        (dt.date(2021, 5, 21), "country/FRA", "head-of-state", "person/emmanuel-macron"),
        (dt.date(2013, 5, 21), "country/KAZ", "head-of-state", "person/nursultan-nazarbayev"),
        (dt.date(2021, 5, 21), "country/TJK", "leader", "person/emomali-rahmon"),
        (dt.date(2021, 5, 21), "country/ARM", "head-of-government", "person/nikol-pashinyan"),
    ],
)
def test_in_office_is_as_of_the_date(on: dt.date, owner: str, office_class: str, key: str) -> None:
    found = people(on).in_office(owner, office_class, 1)
    assert found is not None
    assert found[0] == key


def test_in_office_guesses_nobody_without_a_date_or_an_owner() -> None:
    assert people(None).in_office("country/FRA", "head-of-state", 1) is None
    assert people().in_office(None, "head-of-state", 1) is None


def test_recent_names_the_last_first() -> None:
    known = people()
    rahmon, _ = known.titled("Emomali Rahmon", "country/TJK", "head-of-state", "president", 1)
    macron, _ = known.titled("Emmanuel Macron", "country/FRA", "head-of-state", "president", 2)
    assert known.recent() == [macron, rahmon]
    known.touch(rahmon, 3)
    assert known.recent() == [rahmon, macron]
    assert known.recent("head-of-government") == []
    assert known.class_of(rahmon) == "head-of-state"
