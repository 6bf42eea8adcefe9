import datetime as dt

import pytest
from coded_sentences import mentions

from diplograph.entities.choosing import Title, choose, holds_office
from diplograph.entities.reference import load_reference

HEAD, PREMIER, FOREIGN = "head-of-state", "head-of-government", "foreign-minister"
LANKA, KAZAKHSTAN = "country/LKA", "country/KAZ"


def chosen(name: str, title: Title, day: str, *focus: str) -> tuple[str | None, str]:
    on = dt.date.fromisoformat(day)
    found = choose(load_reference(), name, title, on, {f"country/{code}" for code in focus})
    return found.key, found.reason


@pytest.mark.parametrize(
    ("name", "title", "day", "focus", "key"),
    [
        ("Lavrov", Title(FOREIGN, "fm", None), "2023-04-23", "", "sergey-lavrov"),
        ("Kim", Title(HEAD, "president", "country/PRK"), "2018-05-01", "", "kim-jong-un"),
        ("Kim", Title(HEAD, "president", None), "1999-05-01", "KOR", "kim-dae-jung"),
        ("Bush", Title(HEAD, "president", "country/USA"), "1991-05-01", "", "george-h-w-bush"),
        ("Bush", Title(HEAD, "president", "country/USA"), "2005-05-01", "", "george-w-bush"),
        ("Aznar", Title(HEAD, "president", None), "2001-06-12", "ESP", "jose-maria-aznar"),
        (
            "Ranil",
            Title(HEAD, "president", "country/LKA"),
            "2023-05-01",
            "",
            "ranil-wickremesinghe",
        ),
        ("Ranil", Title(HEAD, "president", None), "2023-05-01", "LKA", "ranil-wickremesinghe"),
        ("Xi Jingping", Title(HEAD, "president", None), "2015-05-16", "CHN", "xi-jinping"),
        (
            "Nazarbayev",
            Title(HEAD, "president", "country/KAZ"),
            "2020-02-01",
            "",
            "nursultan-nazarbayev",
        ),
        ("Bachelet", Title(HEAD, "president", None), "2006-03-10", "CHL", "michelle-bachelet"),
        ("Mohamed", Title(FOREIGN, "fm", None), "2012-09-06", "BRN", "mohamed-bolkiah"),
    ],
)
def test_choose_finds_who_held_the_office(
    name: str, title: Title, day: str, focus: str, key: str
) -> None:
    assert chosen(name, title, day, *focus.split())[0] == f"person/{key}"


@pytest.mark.parametrize(
    ("name", "title", "day", "focus"),
    [
        ("Karimov", Title("minister", "minister-of-energy", "country/UZB"), "2010-05-01", ""),
        ("Wang", Title("minister", "minister-of-trade", "country/CHN"), "2023-04-01", "CHN"),
        ("Medvedev", Title("envoy", "consul", "country/RUS"), "2010-05-01", ""),
        ("Aliyev", Title("official", "spokesperson", "country/AZE"), "2010-05-01", ""),
        ("Abdullah", Title(HEAD, "king", None), "2010-05-01", ""),
        ("Boric", Title(HEAD, "president", "country/CHL"), "2015-05-01", ""),
        ("Xi Jingping", Title(HEAD, "president", None), "2015-05-16", "FRA"),
        ("Xi Jingping", Title(HEAD, "president", None), "1990-05-16", "CHN"),
        ("Bachelet", Title(HEAD, "president", None), "2005-03-10", "CHL"),
    ],
)
def test_choose_guesses_nobody(name: str, title: Title, day: str, focus: str) -> None:
    assert chosen(name, title, day, *focus.split())[0] is None


def test_choose_says_why_and_who_else_there_was() -> None:
    king = Title(HEAD, "king", None)
    assert chosen("Abdullah", king, "2012-03-30", "SAU") == (
        "person/abdullah-bin-abdulaziz-al-saud",
        "surname and office in the reference on 2012-03-30; not 4 others of this name",
    )
    bush = Title(HEAD, "president", "country/USA")
    assert chosen("Bush", bush, "2005-05-01")[1].endswith("; not George H. W. Bush")
    lavrov = Title(FOREIGN, "fm", "country/RUS")
    assert "not" not in chosen("Sergey Lavrov", lavrov, "2023-04-23")[1]


def test_holds_office_asks_for_exactly_one() -> None:
    reference, on = load_reference(), dt.date(2024, 7, 1)
    assert holds_office(reference, "Montenegro", Title(PREMIER, "pm", "country/PRT"), on)
    assert not holds_office(reference, "Montenegro", Title(HEAD, "president", "country/PRT"), on)
    assert not holds_office(reference, "Montenegro", Title(PREMIER, "pm", "country/PRT"), None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Russia sent its minister. Lavrov stayed.",
            "name: Minister of Foreign Affairs of Russia on 2023-04-23 in the reference",
        ),
        ("Seoul spoke. Korea signed.", "name; not North Korea"),
    ],
)
def test_mentions_say_what_else_was_considered(text: str, reason: str) -> None:
    last = mentions(text, "2023-04-23").sentences[-1][0]
    assert last.resolved_from == reason
