import pytest
from coded_sentences import assert_silent, assert_told, code, the_one

import diplograph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President William Ruto of Kenya met reporters after lunch outside.",
            "holder=person/william-ruto office=office/KEN-president",
        ),
        (
            "William Ruto, President of Kenya, met reporters after lunch outside.",
            "holder=person/william-ruto office=office/KEN-president",
        ),
        (
            "UN Secretary-General António Guterres met reporters.",
            "holder=person/antonio-guterres office=office/UN-secretary-general",
        ),
        (
            "NATO Secretary General Jens Stoltenberg met reporters.",
            "holder=person/jens-stoltenberg office=office/NATO-secretary-general",
        ),
        (
            "U.S. Secretary of State Antony Blinken met reporters.",
            "holder=person/antony-blinken office=office/USA-secretary-of-state",
        ),
        (
            "The outgoing Dutch Prime Minister Mark Rutte met reporters.",
            "holder=person/mark-rutte office=office/NLD-prime-minister",
        ),
        (
            "Hungarian Energy Minister Zoltan Varga met reporters before lunch in a quiet garden.",
            "holder=person/zoltan-varga office=office/HUN-minister-of-energy",
        ),
    ],
)
def test_tenures_come_from_titles_beside_names(text: str, expected: str) -> None:
    fact, _ = the_one(code(text), f"Tenure {expected} asserted @")
    assert fact.kind is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acting Prime Minister Kaja Kallas of Estonia met reporters after lunch outside.",
            "acting holder=person/kaja-kallas office=office/EST-prime-minister",
        ),
        (
            "Kenyan acting President William Ruto met reporters after lunch outside.",
            "acting holder=person/william-ruto office=office/KEN-president",
        ),
        (
            "Former President Barack Obama of the United States met reporters.",
            "former holder=person/barack-obama office=office/USA-president",
        ),
    ],
)
def test_tenures_are_qualified(text: str, expected: str) -> None:
    assert_told(code(text), f"Tenure/{expected}")


def test_tenures_of_a_head_of_state_are_of_the_office_held_then() -> None:
    text = "Head of State Kassym-Jomart Tokayev met reporters in Astana."
    extraction = code(text)
    fact, _ = the_one(extraction, "Tenure holder=person/kassym-jomart-tokayev")
    assert fact.role("office") == ("office/KAZ-president",)
    assert extraction.entities["office/KAZ-president"].of == "country/KAZ"


@pytest.mark.parametrize(
    "text",
    [
        "The President of Kenya met reporters.",
        "The actor Peter Smith, president of his club, met reporters.",
        "William Ruto met reporters.",
    ],
)
def test_tenures_need_a_name_a_title_and_an_owner(text: str) -> None:
    assert_silent(code(text), "Tenure")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Affairs Cabinet Secretary Alfred Mutua of Kenya spoke.",
            "holder=person/alfred-mutua office=office/KEN-minister-of-foreign-affairs",
        ),
        (
            "The President of the ECOWAS Commission, Omar Touray, spoke.",
            "holder=person/omar-touray office=office/ECOWAS-president",
        ),
    ],
)
def test_tenures_of_ministers_and_heads_by_other_names(text: str, expected: str) -> None:
    assert_told(code(text), f"Tenure {expected}")


def test_tenures_make_no_country_headed_by_a_secretary_general() -> None:
    text = "Norwegian Prime Minister Jonas Gahr Store met Secretary General Jonas Gahr Store."
    assert_silent(code(text), "Tenure office=office/NOR-secretary-general")


@pytest.mark.parametrize(
    "heading",
    [
        "Ambassador of Chile Summoned",
        "Foreign Minister of Chad Resigns",
        "President of Peru Sworn In",
    ],
)
def test_a_verb_in_a_short_heading_is_no_name(heading: str) -> None:
    found = diplograph.extract(f"{heading}\n\nIt was a warm day in the capital.", date="2023-02-05")
    assert not found.facts


def test_a_known_holder_in_a_short_heading_is_one() -> None:
    found = diplograph.extract("President of Kenya Ruto\n\nIt was a warm day.", date="2023-02-05")
    assert "person/william-ruto" in found.entities
