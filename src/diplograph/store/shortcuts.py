"""Keeping the shortcuts of the merged view: those that changed claims give or gave, no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from diplograph.graph.shortcuts import shortcut_queries
from diplograph.store.backend import Backend
from diplograph.store.classes import Classes, Reader
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    ASSERTS,
    SHORTCUTS,
    THINGS,
    VIEW,
    is_person,
    is_thing,
    objects,
    quad,
)

_AT_ONCE = 50  # shortcuts in one query
_HOPS = 3  # from whom a fact names to the country of an office of a body of it
_TEMPLATE = re.compile(
    r"CONSTRUCT\s*\{\s*\?(\w+)\s+(\S+)\s+\?(\w+)\s*\}\s*WHERE\s*\{(.*)\}\s*$", re.DOTALL
)


def given_by(reader: Reader, claims: Iterable[ox.NamedNode]) -> set[ox.Triple]:
    """The shortcuts that these claims, as the merged view has them, give."""
    store = ox.Store()
    about = reader.about(claims, VIEW)
    facts = reader.about(set(objects(each for each in about if each.predicate == ASSERTS)), VIEW)
    store.extend([*about, *facts])
    classes = Classes(reader)
    nodes, seen = set(filter(is_thing, objects(facts))), set[ox.NamedNode]()
    for _ in range(_HOPS):
        seen |= nodes
        quads = list(_described(reader, classes, nodes))
        store.extend(quads)
        nodes = set(filter(is_thing, objects(quads))) - seen
    found: set[ox.Triple] = set()
    for query in shortcut_queries():
        answer = store.query(query)
        assert isinstance(answer, ox.QueryTriples)
        found |= set(answer)
    return found


def _described(reader: Reader, classes: Classes, things: set[ox.NamedNode]) -> Iterator[ox.Quad]:
    """What is said of things but for the shortcuts, of which a country has thousands."""
    persons = set(filter(is_person, things))
    classes.prepare_members(persons)
    members = {member: person for person in persons for member in classes.members(person)}
    for each in reader.about([*(things - persons), *members], THINGS):
        if isinstance(each.subject, ox.NamedNode):
            thing = members.get(each.subject, each.subject)
            yield ox.Quad(thing, each.predicate, each.object, VIEW)


def keep(
    draft: Draft,
    backend: Backend,
    former: Iterable[ox.NamedNode],
    current: Iterable[ox.NamedNode],
) -> None:
    """Bring the shortcuts up to date: ``former`` and ``current`` are the claims that changed."""
    former = sorted(set(former), key=str)
    now = given_by(draft, current)
    gone = given_by(backend, former) - now
    gone -= _given_by_others(backend, gone, former)
    for graph in (SHORTCUTS, VIEW):
        draft.remove(quad(triple, graph) for triple in gone)
        draft.add(quad(triple, graph) for triple in now)


def _given_by_others(
    backend: Backend, triples: Iterable[ox.Triple], claims: list[ox.NamedNode]
) -> set[ox.Triple]:
    """Those of the shortcuts that other claims of the merged view give as well."""
    found: set[ox.Triple] = set()
    wanted = sorted(triples, key=str)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        listed = ", ".join(map(str, claims))
        # Of each the first claim is enough, and there may be very many.
        tests = " UNION ".join(_test(number, triple, listed) for number, triple in enumerate(some))
        answer = backend.query(f"SELECT ?number WHERE {{ {tests} }}")
        assert isinstance(answer, ox.QuerySolutions)
        numbers = (row["number"] for row in answer)
        found |= {some[int(each.value)] for each in numbers if isinstance(each, ox.Literal)}
    return found


def _test(number: int, triple: ox.Triple, claims: str) -> str:
    subject, pattern, value = patterns()[triple.predicate]
    return (
        f"{{ SELECT ({number} AS ?number) WHERE {{"
        f" VALUES (?{subject} ?{value}) {{ ({triple.subject} {triple.object}) }}"
        f" {pattern} FILTER (?claim NOT IN ({claims})) }} LIMIT 1 }}"
    )


@cache
def patterns() -> dict[ox.NamedNode, tuple[str, str, str]]:
    """For each shortcut: the variable of its subject, its pattern, the variable of its object."""
    found = {}
    for text in shortcut_queries():
        match = _TEMPLATE.search(text)
        assert match is not None, text
        prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
        pattern = match[4]
        for prefix, namespace in prefixes.items():
            pattern = re.sub(rf"\b{prefix}:(\w[\w-]*)", rf"<{namespace}\1>", pattern)
        prefix, _, local = match[2].partition(":")
        found[ox.NamedNode(f"{prefixes[prefix]}{local}")] = (match[1], pattern, match[3])
    return found
