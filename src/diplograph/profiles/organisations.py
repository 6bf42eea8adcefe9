"""The profile of an organisation: who belongs to it, who chaired it, what took place in it."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.graph.catalogue import find_query
from diplograph.profiles.profile import Profile, Section
from diplograph.profiles.rows import Row, some, words
from diplograph.profiles.sections import assembled, section, term_lines, timeline
from diplograph.store import Store, ask, find_thing
from diplograph.store.conflicts import PREFERENCES


def organisation(store: Store, name: str, *, prefer: str = PREFERENCES[0]) -> Profile:
    """What a store says of an organisation, given by acronym, name or IRI.

    ``prefer`` is as in `diplograph.profiles.dyad`. Raises QueryError for an organisation of which
    the store says nothing.
    """
    found = find_thing(store, "organisation", name, name="the organisation")
    terms, events = (
        list(ask(store, find_query(question), organisation=found.iri))
        for question in ("members-and-chairs", "events-of-organisation")
    )
    made = _sections(terms, events)
    return assembled(store, "organisation", (found,), [*terms, *events], made, prefer=prefer)


def _sections(terms: list[Row], events: list[Row]) -> Iterator[Section]:
    for type_, name, title in (
        ("Membership", "members", "Who belongs to it"),
        ("Chairmanship", "chairs", "Who chaired it"),
    ):
        lines = term_lines((row for row in terms if row["type"] == type_), _member)
        yield section(name, title, lines, "term", "terms")
    yield timeline(events)


def _member(row: Row) -> str:
    return f"{words(row['member'])}{some(words(row['kind']), ', as ')}"
