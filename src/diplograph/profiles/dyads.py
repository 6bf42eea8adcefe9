"""The profile of two countries: a section for each question that is asked of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from diplograph.errors import QueryError
from diplograph.graph.catalogue import find_query
from diplograph.graph.records import Thing
from diplograph.profiles.profile import Line, Profile, Section
from diplograph.profiles.rows import (
    Row,
    all_words,
    by_fact,
    counted,
    fact_of,
    facts_of,
    grouped,
    some,
    words,
)
from diplograph.profiles.sections import assembled, noun, section, timeline, values
from diplograph.store import Store, ask, find_thing
from diplograph.store.conflicts import PREFERENCES

_QUESTIONS = (
    "relations-of-pair",
    "events-of-pair",
    "visits-between",
    "leaders-who-met",
    "agreements-of-pair",
    "trade-figures",
    "shared-memberships",
    "topic-facts-of-pair",
    "tone-of-pair",
)
# The first has the facts that name both countries, the others those whose persons stand for them.
_EVENTS = ("events-of-pair", "visits-between", "leaders-who-met", "agreements-of-pair")


def dyad(store: Store, one: str, other: str, *, prefer: str = PREFERENCES[0]) -> Profile:
    """What a store says of two countries, given by code, name or IRI.

    ``prefer`` chooses which value comes first where sources contradict each other, see
    `diplograph.store.conflicts.PREFERENCES`. Raises QueryError for a country of which the store
    says nothing, and where both are the same.
    """
    first = find_thing(store, "country", one, name="the first country")
    second = find_thing(store, "country", other, name="the second country")
    if first == second:
        raise QueryError(f"{one} and {other} are one country, {first.label}: give two")
    pair = (first, second)
    rows = {name: _rows(store, name, pair) for name in _QUESTIONS}
    every = [row for asked in rows.values() for row in asked]
    return assembled(store, "dyad", pair, every, _sections(rows, pair), prefer=prefer)


def _sections(rows: Mapping[str, list[Row]], pair: tuple[Thing, Thing]) -> Iterator[Section]:
    yield _standing(rows["relations-of-pair"])
    yield timeline(row for name in _EVENTS for row in rows[name])
    yield from _visits(rows["visits-between"], pair)
    yield _leaders(rows["leaders-who-met"])
    yield _agreements(rows["agreements-of-pair"])
    yield _figures(rows["trade-figures"])
    yield _organisations(rows["shared-memberships"])
    yield _topics(rows["topic-facts-of-pair"])
    yield _tone(rows["tone-of-pair"], pair)


def _rows(store: Store, name: str, pair: tuple[Thing, Thing]) -> list[Row]:
    return list(ask(store, find_query(name), one=pair[0].iri, other=pair[1].iri))


def _standing(rows: list[Row]) -> Section:
    lines = [
        Line(
            f"{words(row['kind']) or 'relations'}{some(all_words(group, 'actor'), ' by ')}"
            f"{some(words(row['status']), ' (', ')')}{some(words(row['end']), ', until ')}",
            words(row["date"]) or None,
            values(row, "date", "end", "kind", "status"),
            facts_of(group),
        )
        for group in by_fact(rows)
        for row in group[:1]
    ]
    return section("standing", "Standing of the relation", lines, "report", "reports")


def _visits(rows: list[Row], pair: tuple[Thing, Thing]) -> Iterator[Section]:
    for home, visited in (pair, pair[::-1]):
        there = [row for row in rows if row["visited"] == visited]
        lines = [
            Line(
                f"{all_words(group, 'visitor')}: {words(row['kind']) or 'visit'} to"
                f" {visited.label}{some(all_words(group, 'host'), ', received by ')}"
                f"{some(words(row['status']), ' (', ')')}",
                words(row["date"]) or None,
                values(row, "date", "visitor", "visited", "host", "kind", "status"),
                facts_of(group),
            )
            for group in by_fact(there)
            for row in group[:1]
        ]
        states = Counter(words(group[0]["status"]) or "without status" for group in by_fact(there))
        yield Section(
            f"visits-from-{home.iri.rpartition('/')[2]}",
            f"Visits from {home.label} to {visited.label}",
            tuple(lines),
            ((noun(len(lines), "visit"), len(lines)), *sorted(states.items())),
        )


def _leaders(rows: list[Row]) -> Section:
    lines = []
    for group in grouped(rows, lambda row: (words(row["leader"]), words(row["counterpart"]))):
        facts = by_fact(group)
        each = [
            " ".join(filter(None, [words(one[0]["kind"]) or "meeting", words(one[0]["date"])]))
            for one in facts
        ]
        lines.append(
            Line(
                f"{words(group[0]['leader'])} and {words(group[0]['counterpart'])}:"
                f" {counted(len(facts), 'time')} ({', '.join(each)})",
                None,
                (*values(group[0], "leader", "counterpart"), ("times", len(facts))),
                facts_of(group),
            )
        )
    return section("leaders", "Leaders who met or spoke", lines, "pair", "pairs")


def _agreements(rows: list[Row]) -> Section:
    lines = [
        Line(
            f"{all_words(group, 'agreement')}{some(all_words(group, 'kind'), ' (', ')')}"
            f"{some(all_words(group, 'signatory'), ', signed by ')}"
            f"{some(all_words(group, 'place'), ' in ')}"
            f"{some(words(row['status']), ' (', ')')}",
            words(row["date"]) or None,
            values(row, "date", "agreement", "kind", "status"),
            facts_of(group),
        )
        for group in by_fact(rows)
        for row in group[:1]
    ]
    return section("agreements", "Agreements", lines, "signing", "signings")


def _figures(rows: list[Row]) -> Section:
    """Each figure once, those of one indicator together, the latest period first."""
    lines = []
    groups = grouped(rows, lambda row: (words(row["indicator"]), words(row["unit"]), fact_of(row)))
    alike = grouped(
        (group[0] for group in groups), lambda row: (words(row["indicator"]), words(row["unit"]))
    )
    by_rows = {fact_of(group[0]): group for group in groups}
    for figures in alike:
        for row in sorted(figures, key=lambda row: words(row["period"]), reverse=True):
            group = by_rows[fact_of(row)]
            lines.append(
                Line(
                    f"{words(row['indicator'])}: {words(row['value'])}{_unit(row)}"
                    f"{some(words(row['reporter']), ', of ')}"
                    f"{some(all_words(group, 'said_by'), ', as said by ')}",
                    words(row["period"]) or None,
                    values(row, "period", "indicator", "value", "unit", "reporter"),
                    facts_of(group),
                )
            )
    return section("figures", "Figures, the latest first", lines, "figure", "figures")


def _unit(row: Row) -> str:
    """The unit of a figure; ranks and counts have 1, which says nothing."""
    unit = words(row["unit"])
    return "" if unit == "1" else f" {unit}"


def _organisations(rows: list[Row]) -> Section:
    lines = []
    for group in grouped(rows, lambda row: (words(row["organisation"]),)):
        members = dict.fromkeys(
            f"{words(row['member'])} as {words(row['as']) or 'member'}"
            f"{some(words(row['since']), ' since ')}"
            for row in group
        )
        lines.append(
            Line(
                f"{words(group[0]['organisation'])}: {', '.join(members)}",
                None,
                values(group[0], "organisation"),
                facts_of(group),
            )
        )
    return section("organisations", "Shared organisations", lines, "organisation", "organisations")


def _topics(rows: list[Row]) -> Section:
    groups = grouped(rows, lambda row: (words(row["topic"]),))
    lines = [
        Line(
            f"{words(group[0]['topic'])}: {counted(len(facts_of(group)), 'fact')}",
            None,
            (*values(group[0], "topic"), ("facts", len(facts_of(group)))),
            facts_of(group),
        )
        for group in sorted(groups, key=lambda group: -len(facts_of(group)))
    ]
    return section("topics", "Topics", lines, "topic", "topics")


def _tone(rows: list[Row], pair: tuple[Thing, Thing]) -> Section:
    """Acts and statements by year, direction and tone; a fact counts in the year of its date."""
    dated = [group[0] | {"date": group[0]["date"]} for group in _by_direction(rows)]
    lines = []
    for group in grouped(dated, _year_and_tone):
        row = group[0]
        year, facts = words(row["date"])[:4], facts_of(group)
        kinds = Counter(words(each["kind"]) for each in group)
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        lines.append(
            Line(
                f"{words(row['from'])} towards {words(row['to'])}, {words(row['tone'])}:"
                f" {len(facts)} ({listed})",
                year or None,
                (
                    ("year", year or None),
                    *values(row, "tone", "from", "to"),
                    ("acts", len(facts)),
                ),
                facts,
            )
        )
    counts = Counter(words(row["tone"]) for row in {fact_of(row): row for row in dated}.values())
    return Section(
        "tone",
        f"Tone between {pair[0].label} and {pair[1].label}, by year",
        tuple(lines),
        tuple((tone, counts[tone]) for tone in ("friendly", "hostile")),
    )


def _by_direction(rows: list[Row]) -> list[list[Row]]:
    return grouped(rows, lambda row: (fact_of(row), words(row["from"]), words(row["to"])))


def _year_and_tone(row: Row) -> tuple[str, ...]:
    year = words(row["date"])[:4] or "~"
    return (year, words(row["from"]), words(row["to"]), words(row["tone"]))
