"""Every state by its short name, official name, demonym and capital, in a sentence."""

import datetime as dt

import pytest

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.reference import load_reference

REFERENCE = load_reference()
UN_MEMBERS = sorted(
    row.member
    for row in REFERENCE.members("organisation/UN", dt.date(2024, 1, 1))
    if row.status == "member"
)
OTHERS = ["country/VAT", "country/PSE", "country/TWN", "country/XKX"]
FRAMES = {
    "short": "The minister flew to {} for talks.",
    "official": "The President of the {} received the envoy.",
    "demonym-adjective": "The {} foreign minister arrived on Monday.",
    "demonym-noun": "Ten {} were released, the ministry said.",
    "capital": "Talks were held in {} on Friday.",
}
# A country without a demonym of its own in English takes its name.
NO_ADJECTIVE = {"country/NZL", "country/SLB", "country/LIE"}


def test_un_members_are_193() -> None:
    assert len(UN_MEMBERS) == 193
    assert not set(OTHERS) & set(UN_MEMBERS)


@pytest.mark.parametrize("country", UN_MEMBERS + OTHERS)
def test_find_recognises_every_state(country: str) -> None:
    gazetteer = load_gazetteer()
    by_form: dict[str, list[str]] = {}
    for name in REFERENCE.names[country]:
        by_form.setdefault(name.form, []).append(name.text)
    assert "short" in by_form
    assert {"demonym-noun", "demonym-adjective"} & set(by_form) or country in NO_ADJECTIVE
    for form, frame in FRAMES.items():
        for text in by_form.get(form, ()):
            sentence = frame.format(text)
            begin = sentence.index(text)
            found = [
                match
                for match in gazetteer.find(sentence)
                if match.span.begin == begin and match.span.end == begin + len(text)
            ]
            assert found, (form, sentence)
            assert country in found[0].keys, (form, sentence)


@pytest.mark.parametrize("country", UN_MEMBERS + OTHERS)
def test_find_recognises_official_name_and_capital(country: str) -> None:
    entity = REFERENCE.countries[country]
    names = {name.text for name in REFERENCE.names[country]}
    capitals = [name.text for name in REFERENCE.names[country] if name.form == "capital"]
    assert set(entity.alt_labels) <= names
    assert capitals or country in ("country/SGP", "country/MCO", "country/DJI", "country/SMR")


@pytest.mark.parametrize("country", UN_MEMBERS)
def test_find_recognises_capital_letters(country: str) -> None:
    name = REFERENCE.countries[country].label
    headline = f"MINISTER ARRIVES IN {name.upper()} TODAY"
    assert len(name) < 5 or country in {
        key for match in load_gazetteer().find(headline) for key in match.keys
    }
