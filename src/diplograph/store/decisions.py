"""What is one with what: listing it, saying why, and what users decide of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.errors import StoreError
from diplograph.graph.iris import BASE, PREFIXES, compact
from diplograph.store.backend import Backend
from diplograph.store.changes import renew
from diplograph.store.classes import Classes
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    APART,
    DECISIONS,
    IDENTITY,
    REALISED_BY,
    REPRINT_OF,
    SAME_AS,
    THINGS,
    TOGETHER,
    article_of,
    is_fact,
    is_person,
    is_thing,
    key,
)
from diplograph.store.resolution import Tellings
from diplograph.store.values import read_entities
from diplograph.store.view import Touched

_MEANING = {
    SAME_AS: "one with",
    REALISED_BY: "realised by",
    REPRINT_OF: "reprint of",
    TOGETHER: "joined with",
    APART: "split from",
}
_GONE = "told by no article any more"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two nodes and what they are to each other; ``decided`` by a user or found by rule."""

    subject: str
    relation: str
    object: str
    decided: bool = False

    def __str__(self) -> str:
        by = " (decided)" if self.decided else ""
        return f"{compact(self.subject)} {self.relation} {compact(self.object)}{by}"


def links(backend: Backend) -> list[Link]:
    """All that is one with something, plans and what came of them, reprints, and decisions."""
    found = set()
    for graph in (IDENTITY, DECISIONS):
        for quad in backend.graph(graph):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.add(_link(quad.subject.value, quad.predicate, quad.object.value, graph))
    return sorted(found)


def explain(backend: Backend, name: str) -> Iterator[str]:
    """How each article tells what a node stands for, one line each, and what is decided of it.

    Raises StoreError if the store has no such fact or person.
    """
    node = find(backend, name)
    classes = Classes(backend)
    canonical = classes.canonical(node)
    members = sorted(classes.members(canonical), key=str)
    yield f"{compact(canonical.value)}: {len(members)} way{'s' * (len(members) > 1)} to tell it"
    for member in members:
        yield f"  {compact(member.value)}: {_told(backend, member)}"
        if articles := _articles(backend, member):
            yield f"    in {', '.join(articles)}"
    about = [*backend.about(members, IDENTITY), *backend.pointing(members, IDENTITY)]
    about += backend.about(members, DECISIONS)
    for line in sorted({_line(quad) for quad in about if quad.predicate != SAME_AS}):
        yield f"  {line}"


def _line(quad: ox.Quad) -> str:
    assert isinstance(quad.subject, ox.NamedNode)
    assert isinstance(quad.object, ox.NamedNode)
    return str(_link(quad.subject.value, quad.predicate, quad.object.value, quad.graph_name))


def _link(subject: str, predicate: ox.NamedNode, value: str, graph: object) -> Link:
    if graph == DECISIONS:  # which hold both ways
        subject, value = min(subject, value), max(subject, value)
    return Link(subject, _MEANING[predicate], value, decided=graph == DECISIONS)


def _told(backend: Backend, node: ox.NamedNode) -> str:
    if not is_fact(node):
        entity = read_entities(backend.about([node], THINGS)).get(key(node))
        return f"{entity.label}, {entity.of or 'of no known country'}" if entity else _GONE
    telling = Tellings(backend).of([node]).get(node)
    if telling is None:
        return _GONE
    fact = telling.fact
    days = " to ".join(str(date) for date in (fact.start, fact.end) if date) or "undated"
    roles = defaultdict(list)
    for role, filler in fact.roles:
        named = telling.entities.get(filler)
        roles[role].append(named.label if named else filler)
    who = "; ".join(f"{role} {', '.join(names)}" for role, names in sorted(roles.items()))
    kind = f" ({fact.kind})" if fact.kind else ""
    return f"{fact.type}{kind}, {fact.status or 'holds'}, {days}: {who}"


def _articles(backend: Backend, node: ox.NamedNode) -> list[str]:
    graphs = {quad.graph_name for quad in backend.about([node], None)}
    return sorted(article_of(graph.value) for graph in graphs if isinstance(graph, ox.NamedNode))


def find(backend: Backend, name: str) -> ox.NamedNode:
    """The fact or person that a name means: an IRI, a prefixed name or a fact's local name.

    Raises StoreError if the store has none and nothing was decided of it.
    """
    text = name.strip()
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        text = f"{PREFIXES[prefix]}{local}"
    elif not colon:
        text = f"{BASE}fact/{text.removeprefix('fact/')}"
    try:
        node = ox.NamedNode(text)
    except ValueError:
        raise StoreError(f"{name!r} is no name of a fact or person") from None
    if not (is_fact(node) or is_thing(node)):
        raise StoreError(f"{name!r} is no name of a fact or person")
    if not backend.about([node], None) and not backend.about([node], DECISIONS):
        raise StoreError(
            f"no article has {name!r}: give a fact as in fact:visit-4f3a9c21d0e8 or a person as in"
            " person:xi-jinping"
        )
    return node


def join(backend: Backend, names: Iterable[str]) -> Draft:
    """The change by which these facts, or these persons, are one from now on.

    Raises StoreError if they are not all of one type.
    """
    nodes = [find(backend, name) for name in names]
    _check_types(backend, nodes)
    first, *others = sorted(set(nodes), key=str)
    return _decide(backend, [(first, other) for other in others], TOGETHER)


def split(backend: Backend, name: str, others: Iterable[str] = ()) -> Draft:
    """The change by which a fact or person is not one with others, by default all it is one with.

    Raises StoreError if it is one with nothing, or the others are not of its type.
    """
    node = find(backend, name)
    classes = Classes(backend)
    apart = [find(backend, other) for other in others]
    if apart:
        _check_types(backend, [node, *apart])
    apart = apart or [m for m in classes.members(classes.canonical(node)) if m != node]
    if not apart:
        raise StoreError(f"{compact(node.value)} is one with nothing: there is nothing to split")
    return _decide(backend, [(node, other) for other in apart if other != node], APART)


def undo(backend: Backend, name: str) -> Draft:
    """The change by which all that was decided of a fact or person is forgotten.

    Raises StoreError if nothing was.
    """
    node = find(backend, name)
    held = backend.about([node], DECISIONS)
    if not held:
        raise StoreError(f"nothing was decided of {compact(node.value)}")
    others = [quad.object for quad in held if isinstance(quad.object, ox.NamedNode)]
    return _decide(backend, [(node, other) for other in others], None)


def _check_types(backend: Backend, nodes: list[ox.NamedNode]) -> None:
    if len(set(nodes)) < 2:
        raise StoreError("give two facts or two persons")
    if all(map(is_person, nodes)):
        return
    tellings = Tellings(backend).of([node for node in nodes if is_fact(node)])
    types = sorted({telling.fact.type for telling in tellings.values()})
    if len(tellings) < len(set(nodes)) or len(types) > 1:
        raise StoreError(
            "only facts of one type, or persons, can be one:"
            f" {', '.join(compact(node.value) for node in nodes)}"
        )


def _decide(
    backend: Backend,
    pairs: list[tuple[ox.NamedNode, ox.NamedNode]],
    relation: ox.NamedNode | None,
) -> Draft:
    draft = Draft(backend)
    for one, other in pairs:
        for subject, value in ((one, other), (other, one)):
            draft.remove(ox.Quad(subject, each, value, DECISIONS) for each in (TOGETHER, APART))
            if relation is not None:
                draft.add([ox.Quad(subject, relation, value, DECISIONS)])
    nodes = {node for pair in pairs for node in pair}
    touched = Touched(things={node for node in nodes if is_person(node)})
    renew(draft, backend, touched, facts={node for node in nodes if is_fact(node)})
    return draft
