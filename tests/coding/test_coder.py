"""Whole texts coded, and the one event between two actors."""

import pytest

from diplograph.coding.coder import CodedEvent, Reading, code, code_between, read
from diplograph.model import Article, Modality, PartialDate, Status

DAY = PartialDate(2008, 7, 15)


def coded(text: str) -> tuple[CodedEvent, ...]:
    return code(reading(text))


def reading(text: str) -> Reading:
    (found,) = read([Article("test", text, DAY)])
    return found


@pytest.mark.parametrize(
    ("text", "event", "sources", "targets"),
    [
        ("Albania denounced Serbia's crackdown, officials said.", "ACCUSE", {"ALB"}, {"SRB"}),
        ("Sudanese rebels released twelve Kenyan hostages.", "RETREAT", {"SDN"}, {"KEN"}),
        ("Canada imposed sanctions on Belarus and Russia.", "SANCTION", {"CAN"}, {"BLR", "RUS"}),
        ("The U.N. appealed to Sudan to let in aid workers.", "REQUEST", {"IGO/UN"}, {"SDN"}),
        ("Turkey threatened to break off relations with France.", "THREATEN", {"TUR"}, {"FRA"}),
        ("Iran has rejected an Iraqi proposal for talks.", "REJECT", {"IRN"}, {"IRQ"}),
        ("Police in Uganda arrested two opposition leaders.", "COERCE", {"UGA"}, {"UGA"}),
        ("Japan donated rice to Mali.", "AID", {"JPN"}, {"MLI"}),
    ],
)
def test_who_did_what_to_whom(text: str, event: str, sources: set[str], targets: set[str]) -> None:
    (found,) = coded(text)
    assert found.event == event
    assert set(found.source_codes()) == sources
    assert set(found.target_codes()) == targets


def test_a_mutual_act_has_its_sides_as_sources() -> None:
    (found,) = coded("The presidents of Ghana and Togo signed a treaty of friendship.")
    assert found.event == "SUPPORT"
    assert {*found.source_codes(), *found.target_codes()} == {"GHA", "TGO"}


def test_who_reports_is_nobody() -> None:
    (found,) = coded("Chad expelled two Libyan diplomats, a spokesman in Paris said.")
    assert "FRA" not in {*found.source_codes(), *found.target_codes()}


def test_each_sentence_tells_its_own_event() -> None:
    found = coded("Peru expelled three Bolivian diplomats. Chile offered to mediate.")
    assert [event.event for event in found] == ["SANCTION", "AGREE"]
    assert found[0].span.end <= found[1].span.begin


@pytest.mark.parametrize(
    "text",
    [
        "The river rises in the hills of Kenya.",
        "Poland's team won the cup in Oslo.",
        "It rained all day and the children stayed at home.",
    ],
)
def test_ordinary_sentences_give_nothing(text: str) -> None:
    assert coded(text) == ()


def test_circumstances() -> None:
    (planned,) = coded("The president of Ghana will visit Togo on 20 July.")
    assert (planned.event, planned.status) == ("CONSULT", Status.PLANNED)
    assert planned.start == PartialDate(2008, 7, 20)
    (held,) = coded("Peru expelled three Bolivian diplomats on Monday.")
    assert (held.status, held.modality) == (Status.HELD, Modality.ASSERTED)
    assert held.start == PartialDate(2008, 7, 14)


def test_between_two_actors_there_is_one_event() -> None:
    text = "Kenya condemned Sudan. Egypt praised an Ethiopian plan."
    found = code_between(reading(text), "Egypt", "Ethiopian")
    assert found is not None
    assert (found.event, found.source_codes(), found.target_codes()) == (
        "SUPPORT",
        ("EGY",),
        ("ETH",),
    )


def test_between_actors_an_ordinary_sentence_is_coded_too() -> None:
    found = code_between(reading("Kenya lies south of Sudan."), "Kenya", "Sudan")
    assert found is not None
    assert (found.source_codes(), found.target_codes()) == (("KEN",), ("SDN",))


def test_confidence_limits_what_is_given() -> None:
    found = reading("Canada imposed sanctions on Belarus.")
    (event,) = code(found)
    assert 0 < event.confidence <= 1
    assert code(found, min_confidence=event.confidence + 1e-6) == ()


def test_articles_are_coded_alike_alone_and_together() -> None:
    texts = ["Peru expelled three Bolivian diplomats.", "It rained.", "Japan donated rice to Mali."]
    together = [code(one) for one in read([Article("x", text, DAY) for text in texts])]
    assert together == [coded(text) for text in texts]
    assert [len(events) for events in together] == [1, 0, 1]
