"""Which tellings are of one event. Each case is lines a, b, c ... and how they go together.

Days and words are made up where a case needs them.
"""

from dataclasses import replace
from itertools import permutations, product

import pytest
from told import events_of, told

from diplograph.identity.events import anchors, events, may_be_one, realised
from diplograph.identity.grouping import Decisions
from diplograph.identity.tellings import Telling
from diplograph.model import TABLE

VISITS = {
    "a day within a range": (
        "Visit visitor=xi place=SRB 2024-05-07..2024-05-08",
        "Visit visitor=xi place=SRB 2024-05-08",
        "ab",
    ),
    "a day on the eve of what is told as its first": (
        "Visit visitor=xi place=belgrade 2024-05-07",
        "Visit/state-visit visitor=xi place=SRB 2024-05-08",
        "ab",
    ),
    "a month, where there was one visit": (
        "Visit visitor=xi place=SRB 2024-05-07..2024-05-08",
        "Visit visitor=xi place=belgrade 2024-05",
        "ab",
    ),
    "days in a row": (
        "Visit visitor=blinken place=ISR 2023-10-12",
        "Visit visitor=blinken place=ISR 2023-10-13",
        "Visit visitor=blinken place=ISR 2023-10-14",
        "abc",
    ),
    "one ends, another begins": (
        "Visit visitor=blinken place=GBR 2009-11-10..2009-11-12",
        "Visit visitor=blinken place=GBR 2009-11-13..2009-11-16",
        "a b",
    ),
    "a year, where there was one visit": (
        "Visit visitor=xi place=SRB 2024-05-07..2024-05-08",
        "Visit visitor=xi place=SRB 2024",
        "ab",
    ),
    "two months apart": (
        "Visit visitor=xi place=SRB 2024-05-07",
        "Visit visitor=xi place=SRB 2024-07-07",
        "a b",
    ),
    "a week apart": (
        "Visit visitor=blinken place=ISR 2023-10-12",
        "Visit visitor=blinken place=ISR 2023-10-16",
        "a b",
    ),
    "a month with two visits": (
        "Visit visitor=blinken place=ISR 2023-10-12",
        "Visit visitor=blinken place=ISR 2023-10-16",
        "Visit visitor=blinken place=ISR 2023-10",
        "a b c",
    ),
    "another country": (
        "Visit visitor=xi place=SRB 2024-05-07",
        "Visit visitor=xi place=FRA 2024-05-06",
        "a b",
    ),
    "another visitor of the same country": (
        "Visit visitor=xi place=SRB 2024-05-07",
        "Visit visitor=wang place=SRB 2024-05-07",
        "a b",
    ),
    "a place, and a host of its country": (
        "Visit visitor=xi host=vucic 2024-05-07",
        "Visit visitor=xi place=belgrade 2024-05-07..2024-05-08",
        "ab",
    ),
    "told without dates": (
        "Visit visitor=xi place=SRB",
        "Visit visitor=xi place=belgrade",
        "a b",
    ),
    "under way and over": (
        "Visit visitor=yoon place=USA 2023-04 under-way",
        "Visit visitor=yoon place=USA 2023-04-24..2023-04-29",
        "ab",
    ),
    "planned and held": (
        "Visit visitor=xi place=SRB 2024-05-07 planned",
        "Visit visitor=xi place=SRB 2024-05-07",
        "a b",
    ),
    "planned twice": (
        "Visit visitor=xi place=SRB 2024-05-07 planned",
        "Visit visitor=xi place=SRB 2024-05 planned",
        "ab",
    ),
    "planned and cancelled": (
        "Visit visitor=xi place=SRB 2024-05-07 planned",
        "Visit visitor=xi place=SRB 2024-05-07 cancelled",
        "a b",
    ),
}
MEETINGS = {
    "meeting and talks of a day": (
        "Meeting/meeting participant=xi,vucic 2024-05-08",
        "Meeting/talks participant=xi,vucic place=belgrade 2024-05-08",
        "ab",
    ),
    "two of one week": (
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023-10-16",
        "a b",
    ),
    "a month with two": (
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023-10-16",
        "Meeting participant=blinken,netanyahu 2023-10",
        "a b c",
    ),
    "a month with one": (
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023-10",
        "ab",
    ),
    "a year, in which they may meet often": (
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023",
        "a b",
    ),
    "a telephone call and talks of one day": (
        "Meeting/phone-call participant=xi,vucic 2024-05-08",
        "Meeting/talks participant=xi,vucic 2024-05-08",
        "a b",
    ),
    "a telephone and a video call": (
        "Meeting/phone-call participant=xi,biden 2021-11-15",
        "Meeting/video-call participant=xi,biden 2021-11-15",
        "a b",
    ),
    "two towns of one country": (
        "Meeting/talks participant=macron,scholz place=paris 2023-01-22",
        "Meeting/talks participant=macron,scholz place=versailles 2023-01-22",
        "a b",
    ),
    "two towns, and no town": (
        "Meeting/talks participant=macron,scholz place=paris 2023-01-22",
        "Meeting/talks participant=macron,scholz place=versailles 2023-01-22",
        "Meeting/talks participant=macron,scholz 2023-01-22",
        "a b c",
    ),
    "a town and its country": (
        "Meeting/talks participant=xi,vucic place=belgrade 2024-05-08",
        "Meeting/talks participant=xi,vucic place=SRB 2024-05-08",
        "ab",
    ),
    "two countries": (
        "Meeting/talks participant=macron,scholz place=FRA 2024-03-15",
        "Meeting/talks participant=macron,scholz place=DEU 2024-03-15",
        "a b",
    ),
    "persons and their countries": (
        "Meeting/talks participant=xi,vucic 2024-05-08",
        "Meeting/talks participant=CHN,SRB 2024-05-08",
        "ab",
    ),
    "other persons of the same countries": (
        "Meeting/talks participant=xi,vucic 2024-05-08",
        "Meeting/talks participant=xi,brnabic 2024-05-08",
        "a b",
    ),
    "the host named or not": (
        "Meeting/reception host=xi participant=blinken,xi 2024-04-26",
        "Meeting/meeting participant=blinken,xi 2024-04-26",
        "ab",
    ),
    "three, and two of the three": (
        "Meeting/talks participant=macron,scholz,tusk 2024-03-15",
        "Meeting/talks participant=macron,scholz 2024-03-15",
        "a b",
    ),
    "four, and three of the four": (
        "Meeting/talks participant=macron,scholz,tusk,sunak 2024-03-15",
        "Meeting/talks participant=macron,scholz,tusk 2024-03-15",
        "ab",
    ),
    "a gathering, and talks of two of it on its day": (
        "Meeting/summit participant=biden,yoon,kishida 2023-08-18",
        "Meeting/talks participant=biden,yoon 2023-08-18",
        "a b",
    ),
    "a summit of two and their talks": (
        "Meeting/summit participant=biden,yoon 2023-04-26",
        "Meeting/talks participant=biden,yoon 2023-04-26",
        "ab",
    ),
    "planned and held": (
        "Meeting/talks participant=xi,vucic 2024-05-08 planned",
        "Meeting/talks participant=xi,vucic 2024-05-08",
        "a b",
    ),
}
SIGNINGS = {
    "one document under two titles": (
        "Signing/signing signatory=sunak,zelensky instrument=agreement-on-security-cooperation"
        " 2024-01-12",
        "Signing/signing signatory=GBR,UKR instrument=security-cooperation-agreement 2024-01-12",
        "ab",
    ),
    "a title and a bare agreement": (
        "Signing/signing signatory=GBR,UKR instrument=security-cooperation-agreement 2024-01-12",
        "Signing/signing signatory=GBR,UKR instrument=agreement 2024-01-12",
        "ab",
    ),
    "two memoranda of one day": (
        "Signing/signing signatory=CHN,SRB instrument=memorandum-on-trade 2024-05-08",
        "Signing/signing signatory=CHN,SRB instrument=memorandum-on-culture 2024-05-08",
        "a b",
    ),
    "a treaty and a declaration of one day": (
        "Signing/signing signatory=CHN,SRB instrument=free-trade-agreement 2024-05-08",
        "Signing/signing signatory=CHN,SRB instrument=joint-declaration 2024-05-08",
        "a b",
    ),
    "like documents with two countries": (
        "Signing/signing signatory=DEU,UKR instrument=security-cooperation-agreement 2024-02-16",
        "Signing/signing signatory=FRA,UKR instrument=security-cooperation-agreement 2024-02-16",
        "a b",
    ),
    "the same document twice": (
        "Signing/signing signatory=CHN,SRB instrument=joint-statement 2016-06-18",
        "Signing/signing signatory=CHN,SRB instrument=joint-statement 2024-05-08",
        "a b",
    ),
}
SPEECH = {
    "the same words": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "SpeechAct/condemn speaker=kishida 2022-10 | condemned the launch of a missile.",
        "ab",
    ),
    "the same words, shortened": (
        "SpeechAct/condemn speaker=kishida 2022-10-04"
        " | condemned the launch of a missile over the north of Japan",
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "ab",
    ),
    "other words": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned an attack on a school in Kabul",
        "a b",
    ),
    "too few words to tell": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch",
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "a b",
    ),
    "the same words with another name in them": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the attack on a school in Kabul",
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the attack on a school in Herat",
        "a b",
    ),
    "the same words on a day named otherwise": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned an attack in Kabul on Tuesday",
        "SpeechAct/condemn speaker=kishida 2022-10 | condemned an attack in Kabul on October 4",
        "ab",
    ),
    "the same words to two": (
        "SpeechAct/greet speaker=xi addressee=vucic 2022-12-31 | wished him a happy new year",
        "SpeechAct/greet speaker=xi addressee=macron 2022-12-31 | wished him a happy new year",
        "a b",
    ),
    "the words of another": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "SpeechAct/condemn speaker=yoon 2022-10-04 | condemned the launch of a missile",
        "a b",
    ),
    "the same words, months later": (
        "SpeechAct/condemn speaker=kishida 2022-10-04 | condemned the launch of a missile",
        "SpeechAct/condemn speaker=kishida 2023-02-18 | condemned the launch of a missile",
        "a b",
    ),
    "thanks and congratulations": (
        "SpeechAct/congratulate speaker=xi addressee=vucic 2022-04-04",
        "SpeechAct/thank speaker=xi addressee=vucic 2022-04-04",
        "a b",
    ),
    "congratulations without words": (
        "SpeechAct/congratulate speaker=xi addressee=vucic 2022-04-04",
        "SpeechAct/congratulate speaker=xi addressee=vucic 2022-04",
        "ab",
    ),
}
ACTIONS = {
    "the day and the month": (
        "Action/sanction actor=CAN target=BLR 2021-06-21",
        "Action/sanction actor=CAN target=BLR 2021-06",
        "ab",
    ),
    "sanctions of a year": (
        "Action/sanction actor=CAN target=BLR 2021-06-21",
        "Action/sanction actor=CAN target=BLR 2021",
        "a b",
    ),
    "relations broken off in a year": (
        "Action/sever-relations actor=UKR target=RUS 2022-02-24",
        "Action/sever-relations actor=UKR target=RUS 2022",
        "ab",
    ),
    "two months": (
        "Action/sanction actor=CAN target=BLR 2021-06-21",
        "Action/sanction actor=CAN target=BLR 2021-08-09",
        "a b",
    ),
    "two who do the same on one day": (
        "Action/expel actor=DEU target=RUS 2022-04-04",
        "Action/expel actor=FRA target=RUS 2022-04-04",
        "a b",
    ),
    "what was done and what was answered": (
        "Action/expel actor=DEU target=RUS 2022-04-25",
        "Action/expel actor=RUS target=DEU 2022-04-25",
        "a b",
    ),
    "another kind": (
        "Action/expel actor=DEU target=RUS 2022-04-04",
        "Action/sanction actor=DEU target=RUS 2022-04-04",
        "a b",
    ),
    "together with others": (
        "Action/sanction actor=CAN target=BLR 2021-06-21",
        "Action/sanction actor=CAN,GBR,USA target=BLR 2021-06-21",
        "a b",
    ),
}
STATES = {
    "a term by day and by month": (
        "Tenure holder=macron office=president 2017-05-14",
        "Tenure holder=macron office=president 2017-05..2027-05",
        "ab",
    ),
    "two terms": (
        "Tenure holder=macron office=president 2017-05-14",
        "Tenure holder=macron office=president 2022-05-14",
        "a b",
    ),
    "a membership by day and by year": (
        "Membership/member member=POL organisation=NATO 1999-03-12",
        "Membership/member member=POL organisation=NATO 1999",
        "ab",
    ),
    "one whose beginning is not told": (
        "Membership/member member=POL organisation=NATO 1999-03-12",
        "Membership/member member=POL organisation=NATO",
        "ab",
    ),
    "one that has ended may be of another time": (
        "Tenure holder=macron office=president 2014-08-26..2016-08-30",
        "Tenure holder=macron office=president",
        "a b",
    ),
    "a chair comes round again": (
        "Chairmanship member=POL organisation=NATO 1999",
        "Chairmanship member=POL organisation=NATO",
        "a b",
    ),
    "member and observer": (
        "Membership/member member=POL organisation=NATO 1999",
        "Membership/observer member=POL organisation=NATO 1999",
        "a b",
    ),
    "a figure of a year and of its half": (
        "Observation/trade-turnover party=CHN,SRB 2023",
        "Observation/trade-turnover party=CHN,SRB 2023-01..2023-06",
        "a b",
    ),
}
CASES = [
    pytest.param(lines, outcome.split(), id=f"{room}: {name}")
    for room, cases in (
        ("visit", VISITS),
        ("meeting", MEETINGS),
        ("signing", SIGNINGS),
        ("speech", SPEECH),
        ("action", ACTIONS),
        ("state", STATES),
    )
    for name, (*lines, outcome) in cases.items()
]


@pytest.mark.parametrize(("lines", "outcome"), CASES)
def test_tellings_are_one_event_or_not(lines: list[str], outcome: list[str]) -> None:
    assert events_of(*lines) == outcome


@pytest.mark.parametrize(("lines", "outcome"), CASES)
def test_no_key_or_order_changes_what_is_one(lines: list[str], outcome: list[str]) -> None:
    wanted = {frozenset(lines["abc".index(letter)] for letter in group) for group in outcome}
    for names in permutations("abc"[: len(lines)]):
        tellings = {name: told(line, name) for name, line in zip(names, lines, strict=True)}
        found = {
            frozenset(lines[names.index(name)] for name in group.keys) for group in events(tellings)
        }
        assert found == wanted


@pytest.mark.parametrize(("lines", "outcome"), CASES)
def test_what_is_one_is_found_by_its_anchors(lines: list[str], outcome: list[str]) -> None:
    tellings = {letter: told(line, letter) for letter, line in zip("abc", lines, strict=False)}
    for group in outcome:
        reached = {group[0]}
        for _ in group:  # step by step, as days in a row are one
            reached |= {
                other
                for one, other in product(reached, group)
                if anchors(tellings[one]) & anchors(tellings[other])
                and may_be_one(tellings[one], tellings[other])
            }
        assert reached == set(group)


def test_what_a_user_has_decided_comes_first() -> None:
    lines = (
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023-10-16",
        "Meeting participant=blinken,netanyahu 2023-10",
    )
    joined = Decisions(together=frozenset({frozenset("bc")}))
    assert events_of(*lines, decisions=joined) == ["a", "bc"]
    apart = Decisions(apart=frozenset({frozenset("ac")}))
    assert events_of(*lines, decisions=apart) == ["a", "bc"]
    assert events_of(lines[0], lines[2], decisions=Decisions(frozenset(), frozenset())) == ["ab"]


PLANS = {
    "the one visit that came": (
        "Visit visitor=xi place=SRB 2024-05-07..2024-05-08 planned",
        "Visit visitor=xi place=SRB 2024-05-07",
        {"a": "b"},
    ),
    "proposed for a month": (
        "Visit visitor=xi place=SRB 2024-05 proposed",
        "Visit visitor=xi place=belgrade 2024-05-07",
        {"a": "b"},
    ),
    "two of a month": (
        "Meeting participant=blinken,netanyahu 2023-10 planned",
        "Meeting participant=blinken,netanyahu 2023-10-12",
        "Meeting participant=blinken,netanyahu 2023-10-16",
        {},
    ),
    "put off": (
        "Visit visitor=biden place=JPN 2024-10-13..2024-10-15 planned",
        "Visit visitor=biden place=JPN 2024-12-02",
        {},
    ),
    "cancelled": (
        "Visit visitor=xi place=SRB 2024-05-07 cancelled",
        "Visit visitor=xi place=SRB 2024-05-07",
        {},
    ),
    "sanctions, which are not planned": (
        "Action/sanction actor=CAN target=BLR 2021-06-21 planned",
        "Action/sanction actor=CAN target=BLR 2021-06-21",
        {},
    ),
    "told twice each": (
        "Signing/signing signatory=CHN,SRB instrument=joint-statement 2024-05-08 planned",
        "Signing/signing signatory=xi,vucic instrument=joint-statement 2024-05 planned",
        "Signing/signing signatory=CHN,SRB instrument=joint-statement 2024-05-08",
        "Signing/signing signatory=xi,vucic instrument=joint-statement 2024-05",
        {"a": "c"},
    ),
}


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [pytest.param(lines, outcome, id=name) for name, (*lines, outcome) in PLANS.items()],
)
def test_a_plan_is_linked_to_the_one_event_it_became(
    lines: list[str], outcome: dict[str, str]
) -> None:
    tellings = {letter: told(line, letter) for letter, line in zip("abcd", lines, strict=False)}
    assert realised(events(tellings), tellings) == outcome


def test_two_rows_of_a_table_are_two_events_of_which_press_may_join_one() -> None:
    def row(day: int, name: str, teller: str) -> Telling:
        line = f"Visit visitor=blinken place=ISR 1996-04-{day}"
        return replace(told(line, name), tellers=frozenset({f"x/article/{teller}"}))

    rows = [row(21, "fact/a", f"{TABLE}trips"), row(22, "fact/b", f"{TABLE}trips")]
    assert [group.keys for group in events({each.key: each for each in rows})] == [
        ["fact/a"],
        ["fact/b"],
    ]
    everything = [*rows, row(20, "fact/c", "report")]
    assert [group.keys for group in events({each.key: each for each in everything})] == [
        ["fact/a", "fact/c"],
        ["fact/b"],
    ]
    assert not may_be_one(*rows)
