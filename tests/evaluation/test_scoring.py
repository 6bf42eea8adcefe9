from collections.abc import Sequence
from decimal import Decimal

import pytest

from diplograph.evaluation import Coded, GoldFact, score
from diplograph.evaluation.gold import GoldPeople
from diplograph.evaluation.sameness import Sameness
from diplograph.evaluation.scoring import Counts, coded_facts
from diplograph.model import (
    Article,
    Claim,
    Extraction,
    Fact,
    Modality,
    PartialDate,
    Span,
    Status,
)
from diplograph.schema import fact_id

PEOPLE = GoldPeople(
    {"person/xi-jinping": "country/CHN", "person/joe-biden": "country/USA"},
    {"person/hsi-chin-ping": "person/xi-jinping"},
)
SAME = Sameness(PEOPLE)


def gold(text: str, **values: object) -> GoldFact:
    """A gold fact from words like ``Meeting participant=country/CHN|country/TWN``."""
    type_name, *roles = text.split()
    pairs = (role.split("=", 1) for role in roles)
    fillers = tuple((name, tuple(keys.split("|"))) for name, keys in pairs)
    return GoldFact(type_name, roles=fillers, **values)  # type: ignore[arg-type]


def coded(text: str, modality: str = "asserted", **values: object) -> Coded:
    type_name, *roles = text.split()
    fillers = tuple((name, key) for name, key in (role.split("=", 1) for role in roles))
    return Coded(Fact(type_name, roles=fillers, **values), modality)  # type: ignore[arg-type]


def outcome(wanted: Sequence[GoldFact], found: Sequence[Coded]) -> str:
    result = score(wanted, found, sameness=SAME)
    (exact,) = result.exact.values()
    (loose,) = result.loose.values()
    return "exact" if exact == Counts(1) else "loose" if loose == Counts(1) else "wrong"


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ("Meeting participant=person/xi-jinping participant=person/joe-biden",) * 2 + ("exact",),
        (
            "Meeting participant=person/xi-jinping participant=person/joe-biden",
            "Meeting participant=person/hsi-chin-ping host=person/joe-biden",
            "exact",
        ),
        (
            "Meeting participant=person/xi-jinping participant=person/joe-biden",
            "Meeting participant=country/CHN participant=country/USA",
            "loose",
        ),
        (
            "Meeting participant=person/xi-jinping participant=person/joe-biden",
            "Meeting participant=person/xi-jinping",
            "wrong",
        ),
        (
            "Meeting participant=country/CHN participant=country/USA",
            "Meeting participant=country/CHN participant=country/USA participant=country/FRA",
            "wrong",
        ),
        (
            "Visit visitor=person/joe-biden host=country/CHN",
            "Visit visitor=person/joe-biden place=place/CHN-beijing involvesCountry=country/CHN",
            "exact",
        ),
        (
            "Visit visitor=person/joe-biden host=country/CHN",
            "Visit visitor=person/joe-biden place=place/FRA-paris",
            "wrong",
        ),
        (
            "SpeechAct speaker=office/CHN-president addressee=country/USA|",
            "SpeechAct speaker=person/xi-jinping",
            "exact",
        ),
        (
            "SpeechAct speaker=body/CHN-ministry-of-foreign-affairs",
            "SpeechAct speaker=country/CHN",
            "loose",
        ),
        (
            "Action actor=country/CHN target=country/USA",
            "Action actor=country/USA target=country/CHN",
            "wrong",
        ),
        (
            "Tenure holder=person/joe-biden office=office/USA-president",
            "Tenure holder=person/joe-biden office=office/USA-head-of-state",
            "loose",
        ),
        (
            "Signing signatory=country/CHN instrument=agreement/protocol-on-the-cbers-6-satellite",
            "Signing signatory=country/CHN instrument=agreement/cbers-6-satellite-protocol",
            "exact",
        ),
        (
            "Signing instrument=agreement/memorandum-on-trade witness=person/joe-biden",
            "Signing signatory=person/joe-biden instrument=agreement/memorandum-on-trade",
            "wrong",
        ),
        (
            "Chairmanship member=country/COM organisation=organisation/AU",
            "Chairmanship member=country/COM organisation=organisation/UN",
            "wrong",
        ),
    ],
)
def test_facts_are_one_when_their_core_roles_agree(wanted: str, found: str, expected: str) -> None:
    assert outcome([gold(wanted)], [coded(found)]) == expected


def test_mutual_action_has_no_direction() -> None:
    wanted = gold("Action actor=country/CHN actor=country/HND", kinds=("establish-relations",))
    assert outcome([wanted], [coded("Action actor=country/HND target=country/CHN")]) == "exact"


@pytest.mark.parametrize(
    ("status", "modality", "expected"),
    [
        (Status.HELD, "asserted", "exact"),
        (Status.UNDER_WAY, "implied", "exact"),
        (Status.PLANNED, "asserted", "wrong"),
        (Status.HELD, "denied", "wrong"),
    ],
)
def test_fact_that_did_not_happen_is_another(status: Status, modality: str, expected: str) -> None:
    wanted = gold("Visit visitor=country/CHN host=country/USA", status="held")
    found = coded("Visit visitor=country/CHN host=country/USA", modality, status=status)
    assert outcome([wanted], [found]) == expected


def test_figure_needs_its_value() -> None:
    text = "Observation party=country/CHN party=country/USA"
    wanted = gold(text, value=Decimal(5))
    assert outcome([wanted], [coded(text, value=Decimal(5))]) == "exact"
    assert outcome([wanted], [coded(text, value=Decimal(6))]) == "wrong"


def test_missed_and_false_facts_are_listed() -> None:
    wanted = gold("Visit visitor=country/CHN host=country/USA")
    found = coded("SpeechAct speaker=country/FRA")
    result = score([wanted], [found])
    assert (result.missed, result.false) == ([wanted], [found])
    assert result.exact == {"Visit": Counts(missed=1), "SpeechAct": Counts(false=1)}
    assert result.roles["Visit.visitor"] == Counts(missed=1)
    assert result.roles["SpeechAct.speaker"] == Counts(false=1)


def test_optional_fact_counts_for_nothing() -> None:
    tenure = "Tenure holder=person/joe-biden office=office/USA-president"
    assert score([], [coded(tenure)], also=[gold(tenure)]).exact == {}
    assert score([], [], also=[gold(tenure)]).exact == {}


def test_said_twice_is_right_once_and_false_once() -> None:
    text = "Membership member=country/FIN organisation=organisation/NATO"
    assert score([gold(text)], [coded(text), coded(text)]).exact == {"Membership": Counts(1, 1, 0)}


def test_several_actors_are_one_fact_or_several_alike() -> None:
    one = "Action actor=country/FIN actor=country/SWE target=organisation/NATO"
    each = [f"Action actor=country/{code} target=organisation/NATO" for code in ("FIN", "SWE")]
    expected = {"Action": Counts(right=2)}
    assert score([gold(one)], [coded(text) for text in each]).exact == expected
    assert score([gold(text) for text in each], [coded(one)]).exact == expected
    assert score([gold(one)], [coded(each[0])]).exact == {"Action": Counts(right=1, missed=1)}


def test_agreement_needs_all_who_agree() -> None:
    wanted = gold("SpeechAct speaker=country/FIN speaker=country/SWE", kinds=("agree",))
    assert outcome([wanted], [coded("SpeechAct speaker=country/FIN", kind="agree")]) == "wrong"


def test_pair_of_the_same_kind_goes_first() -> None:
    text = "SpeechAct speaker=country/FIN"
    wanted = [gold(text, kinds=("thank",)), gold(text, kinds=("condemn",))]
    found = [coded(text, kind="condemn"), coded(text, kind="thank")]
    assert score(wanted, found).detail["kind"] == Counts(right=2)


def test_detail_counts_dates_kinds_and_topics_of_facts_found() -> None:
    text = "Meeting participant=country/FIN participant=country/SWE"
    wanted = gold(text, kinds=("talks",), starts=("2022-05-18", "2022-05"), topics=("trade", "law"))
    start = PartialDate(2022, 5)
    found = coded(text, kind="session", start=start, topics=("trade", "water", "sport"))
    detail = score([wanted], [found]).detail
    assert detail["kind"] == Counts(false=1, missed=1)
    assert detail["start"] == Counts(right=1)
    assert detail["topics"] == Counts(1, 2, 1)


def test_counts_give_precision_recall_and_f() -> None:
    counts = Counts(right=3, false=1, missed=3)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)
    assert (Counts().precision, Counts().recall) == (1.0, 1.0)


def test_coded_facts_take_the_strongest_modality() -> None:
    fact = Fact(
        "Membership", roles=(("member", "country/FIN"), ("organisation", "organisation/UN"))
    )
    claims = tuple(
        Claim(fact_id(fact), "a", (Span(0, 1),), 1.0, "test", modality)
        for modality in (Modality.IMPLIED, Modality.ASSERTED)
    )
    extraction = Extraction(Article("a", "x"), facts={fact_id(fact): fact}, claims=claims)
    assert coded_facts(extraction) == (Coded(fact, "asserted"),)
    assert coded_facts(Extraction(Article("a", "x"), {}, {fact_id(fact): fact}, claims[:1])) == (
        Coded(fact, "implied"),
    )


@pytest.mark.parametrize(
    ("key", "owner"),
    [
        ("person/joe-biden", "country/USA"),
        ("person/hsi-chin-ping", "country/CHN"),
        ("office/AU-chairperson", "organisation/AU"),
        ("office/G-20-president", "organisation/G-20"),
        ("body/GHA-ministry-of-foreign-affairs", "country/GHA"),
        ("place/KEN-nairobi", "country/KEN"),
        ("place/prague-castle", "place/prague-castle"),
        ("country/KEN", "country/KEN"),
    ],
)
def test_owner_of_a_key(key: str, owner: str) -> None:
    assert SAME.owner(key) == owner
