"""The profile of a country: its partners, events, memberships and offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from diplograph.graph.catalogue import find_query
from diplograph.profiles.profile import Line, Profile, Section
from diplograph.profiles.rows import Row, by_fact, facts_of, grouped, some, words
from diplograph.profiles.sections import (
    assembled,
    section,
    term_lines,
    timeline,
    took_place,
    values,
)
from diplograph.store import Store, ask, find_thing
from diplograph.store.conflicts import PREFERENCES


def country(store: Store, name: str, *, prefer: str = PREFERENCES[0]) -> Profile:
    """What a store says of a country, given by code, name or IRI.

    ``prefer`` is as in `diplograph.profiles.dyad`. Raises QueryError for a country of which the
    store says nothing.
    """
    found = find_thing(store, "country", name, name="the country")
    rows = {
        question: list(ask(store, find_query(question), **{parameter: found.iri}))
        for question, parameter in (
            ("events-with-partners", "country"),
            ("events-of-country", "country"),
            ("members-and-chairs", "member"),
            ("offices-of-country", "country"),
        )
    }
    every = [row for asked in rows.values() for row in asked]
    return assembled(store, "country", (found,), every, _sections(rows), prefer=prefer)


def _sections(rows: Mapping[str, list[Row]]) -> Iterator[Section]:
    yield _partners(rows["events-with-partners"])
    yield timeline([*rows["events-of-country"], *rows["events-with-partners"]])
    yield section(
        "organisations",
        "Memberships and chairs",
        term_lines(rows["members-and-chairs"], _belonging),
        "term",
        "terms",
    )
    yield section(
        "offices",
        "Offices and who held them",
        term_lines(
            rows["offices-of-country"],
            lambda row: f"{words(row['office'])}: {words(row['person'])}",
        ),
        "term",
        "terms",
    )


def _belonging(row: Row) -> str:
    how = "chair" if row["type"] == "Chairmanship" else words(row["kind"]) or "member"
    return f"{words(row['organisation'])}: {how}"


def _partners(rows: list[Row]) -> Section:
    """Those with the most events first; only what took place."""
    held = (row for row in rows if took_place(row))
    groups = grouped(held, lambda row: (words(row["partner"]), str(row["partner"])))
    lines = [_partner(group) for group in sorted(groups, key=lambda rows: -len(facts_of(rows)))]
    return section("partners", "Partners", lines, "partner", "partners")


def _partner(group: list[Row]) -> Line:
    facts = [rows[0] for rows in by_fact(group)]
    kinds = Counter(words(row["kind"]) or words(row["type"]).lower() for row in facts)
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    latest = max((words(row["date"]) for row in facts), default="")
    return Line(
        f"{words(group[0]['partner'])}: {len(facts)} ({listed}){some(latest, ', last in ')}",
        None,
        (*values(group[0], "partner"), ("events", len(facts)), ("latest", latest or None)),
        facts_of(group),
    )
