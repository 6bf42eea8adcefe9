"""Whose tone changed before a break of relations?

Method: short reports are read as press text. The question `hostile-acts` finds who severed
relations with whom and when; `tone-of-pair` gives each friendly or hostile word and deed between
the two. Tone is the number of friendly ones less that of hostile ones, for each side, long before
the break and in the half year before it; the break itself and what came after are left out.

Caveat: thirteen reports that were chosen because something was said; on a full archive of news the
same lines give a series. A word of a month alone counts from the month's first day.

Run: python examples/tone_before_a_break.py
"""

from __future__ import annotations

import datetime as dt

from rdflib import Dataset

import diplograph
from diplograph.graph.records import Thing
from diplograph.graph.results import Value
from diplograph.resources import resource

HALF_YEAR = dt.timedelta(days=182)


def main() -> None:
    """Print for each break the tone of both sides, long before and in the last half year."""
    reports = diplograph.read(resource("data", "examples", "before-the-break.jsonl"))
    graph = diplograph.build(reports)
    print(f"{'break':12}{'who':14}{'towards':14}{'before':>8}{'last half year':>16}  changed")
    for act in diplograph.query(graph, "hostile-acts"):
        one, other, kind = (thing(act[name]) for name in ("actor", "against", "kind"))
        if kind.label == "sever relations":
            day = first_day(act["date"])
            for who, towards in ((one, other), (other, one)):
                long_before, lately = tone(graph, who, towards, day)
                change = "colder" if lately < long_before else "warmer"
                said = change if lately != long_before else "no"
                print(
                    f"{day!s:12}{who.label:14}{towards.label:14}"
                    f"{long_before:>+8}{lately:>+16}  {said}"
                )


def tone(graph: Dataset, who: Thing, towards: Thing, day: dt.date) -> tuple[int, int]:
    """Friendly less hostile, more than half a year before a day and in the half year before it."""
    sums = [0, 0]
    for row in diplograph.query(graph, "tone-of-pair", one=who.iri, other=towards.iri):
        when = first_day(row["date"])
        if row["from"] == who and when < day:
            sums[when >= day - HALF_YEAR] += 1 if row["tone"] == "friendly" else -1
    return sums[0], sums[1]


def thing(value: Value) -> Thing:
    """A cell that is a country, a person or a kind, with its label."""
    assert isinstance(value, Thing)
    return value


def first_day(date: object) -> dt.date:
    """The first day of a date, a month or a year."""
    return diplograph.PartialDate.parse(str(date)).first_day


if __name__ == "__main__":
    main()
