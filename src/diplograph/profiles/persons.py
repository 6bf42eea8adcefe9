"""The profile of a person: offices, timeline, visits, whom they met, what they said and did."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.graph.catalogue import find_query
from diplograph.graph.records import Thing
from diplograph.profiles.profile import Line, Profile, Section
from diplograph.profiles.rows import Row, by_fact, counted, facts_of, grouped, words
from diplograph.profiles.sections import (
    assembled,
    labelled_lines,
    section,
    term_lines,
    timeline,
    took_place,
    values,
)
from diplograph.store import Store, ask, find_thing
from diplograph.store.conflicts import PREFERENCES

_TOGETHER = frozenset({"participant", "host"})
_LASTING = frozenset({"Tenure", "Membership", "Chairmanship"})


def person(store: Store, name: str, *, prefer: str = PREFERENCES[0]) -> Profile:
    """What a store says of a person, given by name or IRI.

    ``prefer`` is as in `diplograph.profiles.dyad`. Raises QueryError for a person of whom the store
    says nothing, and where several have the name.
    """
    who = find_thing(store, "person", name, name="the person")
    rows = list(ask(store, find_query("person-timeline"), person=who.iri))
    return assembled(store, "person", (who,), rows, _sections(rows), prefer=prefer)


def _sections(rows: list[Row]) -> Iterator[Section]:
    yield _terms([row for row in rows if row["type"] in _LASTING])
    yield timeline(row for row in rows if row["type"] not in _LASTING)
    yield _of_type(rows, "Visit", "visitor", ("visits-made", "Visits made", "visit"))
    yield _of_type(rows, "Visit", "host", ("visits-received", "Visits received", "visit"))
    yield _met([row for row in rows if row["type"] == "Meeting"])
    yield _of_type(rows, "Signing", "signatory", ("signings", "What they signed", "signing"))
    yield _of_type(rows, "SpeechAct", "speaker", ("statements", "What they said", "statement"))
    yield _of_type(rows, "Action", "actor", ("actions", "What they did", "action"))


def _terms(rows: list[Row]) -> Section:
    lines = term_lines(rows, lambda row: words(row["with"]) or words(row["fact"]))
    return section("offices", "Offices and memberships", lines, "term", "terms")


def _of_type(rows: list[Row], type_: str, role: str, names: tuple[str, str, str]) -> Section:
    name, title, singular = names
    chosen = (row for row in rows if row["type"] == type_ and row["role"] == role)
    return section(name, title, labelled_lines(chosen), singular, f"{singular}s")


def _met(rows: list[Row]) -> Section:
    """Whom the person met or spoke with, those most often met first; only what took place."""
    held = [
        row
        for row in rows
        if took_place(row) and row["role"] in _TOGETHER and isinstance(row["with"], Thing)
    ]
    groups = grouped(held, lambda row: (words(row["with"]), str(row["with"])))
    lines = [_met_line(group) for group in sorted(groups, key=lambda rows: -len(facts_of(rows)))]
    return section("met", "Whom they met or spoke with", lines, "other", "others")


def _met_line(group: list[Row]) -> Line:
    each = [
        " ".join(filter(None, [words(one[0]["kind"]) or "meeting", words(one[0]["date"])]))
        for one in by_fact(group)
    ]
    return Line(
        f"{words(group[0]['with'])}: {counted(len(each), 'time')} ({', '.join(each)})",
        None,
        (*values(group[0], "with"), ("times", len(each))),
        facts_of(group),
    )
