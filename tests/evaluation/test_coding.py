"""Counting of coded events, as the field counts them."""

import json
from pathlib import Path

import pytest

from diplograph.errors import ReferenceDataError
from diplograph.evaluation.coding import (
    Answer,
    CodingReport,
    GoldEvent,
    actor_codes,
    evaluate_events,
    is_event_gold,
    load_events,
)


def gold(event: str, sources: str, targets: str = "") -> GoldEvent:
    return GoldEvent("x", "text", None, event, codes(sources), codes(targets))


def answer(event: str, sources: str = "", targets: str = "") -> Answer:
    return Answer(event, codes(sources), codes(targets))


def codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


def report(*lines: tuple[GoldEvent, Answer]) -> CodingReport:
    return CodingReport(list(lines))


def test_types_of_both_editions_are_one() -> None:
    found = report(
        (gold("DISAPPROVE", "ALB", "SRB"), answer("ACCUSE", "ALB", "SRB")),
        (gold("RETREAT", "SYR", "LBN"), answer("CONCEDE", "SYR", "LBN")),
        (gold("AID", "FRA", "MLI"), answer("SANCTION", "FRA", "MLI")),
        (gold("AID", "FRA", "MLI"), Answer()),
    )
    assert found.accuracy == 0.5
    assert found.exact_dyads == 0.75
    assert found.confusion() == {("AID", "(none)"): 1, ("AID", "SANCTION"): 1}


def test_without_a_target_both_sides_are_sources() -> None:
    found = report((gold("CONSULT", "GHA TGO"), answer("CONSULT", "GHA", "TGO")))
    assert found.exact_dyads == 1
    assert found.actors()["source"].right == 2


def test_actors_are_counted_in_their_role_and_in_either() -> None:
    found = report((gold("AID", "FRA", "MLI"), answer("AID", "MLI", "FRA"))).actors()
    assert (found["source"].right, found["source"].false, found["source"].missed) == (0, 1, 1)
    assert (found["either role"].right, found["either role"].false) == (2, 0)


def test_codes_are_plain_and_of_today() -> None:
    assert actor_codes(["IGO/UN", "jpn", {"code": "JAP"}, {"code": None}]) == {"IGO", "JPN"}


def test_errors_tell_wanted_and_given() -> None:
    found = report(
        (gold("AID", "FRA", "MLI"), answer("AID", "FRA")),
        (gold("AID", "FRA", "MLI"), answer("AID", "FRA", "MLI")),
    )
    assert list(found.errors()) == ["x text\n  wanted  AID FRA > MLI\n    got   AID FRA > -"]
    assert "event accuracy 1.000" in found.table()
    assert found.figures()["exact dyads"] == 0.5


def test_a_file_is_told_by_its_first_line(tmp_path: Path) -> None:
    events, facts = tmp_path / "events.jsonl", tmp_path / "facts.jsonl"
    row = {"id": "a", "text": "t", "gold": {"event": "AID", "source": ["FRA"], "target": []}}
    events.write_text(json.dumps(row) + "\n")
    facts.write_text(json.dumps({"id": "a", "text": "t", "facts": []}) + "\n")
    assert is_event_gold(events)
    assert not is_event_gold(facts)
    (loaded,) = load_events(events)
    assert loaded == GoldEvent("a", "t", None, "AID", codes("FRA"), frozenset())
    assert evaluate_events([loaded], lambda _: answer("AID", "FRA")).accuracy == 1


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('{"id": "a", "gold": {"event": "AID"}}\n')
    with pytest.raises(ReferenceDataError, match=r"events\.jsonl:1"):
        load_events(path)
