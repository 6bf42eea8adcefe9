"""Working out anew what is one with what, where a change touches it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations

import pyoxigraph as ox

from diplograph.identity.events import anchors, events, may_be_one, realised, same_document
from diplograph.identity.grouping import Decisions, Group, Pair
from diplograph.identity.people import name_anchor, people
from diplograph.identity.tellings import Telling
from diplograph.model import Entity
from diplograph.store.classes import Classes, Reader
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    ANCHOR,
    APART,
    BOOKS,
    DECISIONS,
    IDENTITY,
    REALISED_BY,
    SAME_AS,
    THINGS,
    TOGETHER,
    is_fact,
    is_person,
    is_thing,
    key,
    node,
    objects,
    subjects,
)
from diplograph.store.values import by_subject, read_entities, read_fact

Nodes = Collection[ox.NamedNode]


def people_of(draft: Draft, persons: Nodes) -> None:
    """Work out anew who is whom among these persons, of whom something changed, and namesakes."""
    persons = list(persons)
    found = read_entities(draft.about(persons, THINGS))
    touched = _refile(draft, persons, lambda person: person_anchors(found.get(key(person))))
    block = with_partners(draft, [*_filed_under(draft, touched), *persons])
    entities = read_entities(draft.about(block, THINGS))
    write_people(draft, entities, block)


def write_people(draft: Draft, entities: Mapping[str, Entity], nodes: Nodes) -> None:
    """Make the identity graph say of these persons, with all their namesakes, who is whom."""
    by_anchor: dict[str, dict[str, Entity]] = {}
    for name, entity in entities.items():
        for anchor in person_anchors(entity):
            by_anchor.setdefault(anchor, {})[name] = entity
    decisions = decisions_on(draft, [node(name) for name in entities])
    groups = [
        set(group.keys)
        for _, namesakes in sorted(by_anchor.items())
        for group in people(namesakes, decisions)
    ]
    same = {}
    told = [pair for pair in decisions.together if pair <= entities.keys()]
    for group in _joined(groups, told):
        first = min(group, key=lambda name: (entities[name].wikidata is None, name))
        same.update({name: first for name in group if name != first})
    _write(draft, nodes, _links(same))


def with_partners(reader: Reader, nodes: Nodes) -> list[ox.NamedNode]:
    """The nodes and all that users have joined with them."""
    found = dict.fromkeys(nodes)
    waiting = list(found)
    while waiting:
        pairs = [q for q in reader.about(waiting, DECISIONS) if q.predicate == TOGETHER]
        waiting = [other for other in set(objects(pairs)) if other not in found]
        found.update(dict.fromkeys(waiting))
    return list(found)


def _joined(groups: list[set[str]], pairs: Iterable[Pair]) -> list[set[str]]:
    """The groups with those put together that a user has joined, also of persons filed apart."""
    for pair in pairs:
        kin = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair]
        groups.append(set(pair).union(*kin))
    return groups


def person_anchors(person: Entity | None) -> frozenset[str]:
    """The words under which a person is filed."""
    anchor = name_anchor(person) if person is not None else None
    return frozenset({anchor} if anchor else ())


class Tellings:
    """Facts as the articles of a store tell them, with persons under their canonical IRIs."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._classes = Classes(reader)
        self._known: dict[ox.NamedNode, Telling | None] = {}

    def of(self, facts: Nodes) -> dict[ox.NamedNode, Telling]:
        """The tellings of these facts, without those that no article tells."""
        wanted = list(dict.fromkeys(facts))
        self._load([fact for fact in wanted if fact not in self._known])
        return {fact: told for fact in wanted if (told := self._known[fact]) is not None}

    def _load(self, facts: list[ox.NamedNode]) -> None:
        own = by_subject(self._reader.about(facts, None))
        things = [thing for quads in own.values() for thing in objects(quads) if is_thing(thing)]
        self._classes.prepare(filter(is_person, things))
        entities = read_entities(self._reader.about(map(self._person, things), THINGS))
        for fact in facts:
            told = read_fact(own.get(fact, ()), self._person)
            tellers = frozenset(str(quad.graph_name) for quad in own.get(fact, ()))
            self._known[fact] = (
                Telling(key(fact), told, entities, tellers) if told is not None else None
            )

    def _person(self, thing: ox.NamedNode) -> ox.NamedNode:
        return self._classes.canonical(thing) if is_person(thing) else thing


def events_of(draft: Draft, facts: Nodes, before: Iterable[Telling]) -> set[ox.NamedNode]:
    """Work out anew which facts are one event, for these and all that could be one with them.

    ``before`` is how they were told until now. Gives the facts that were looked at.
    """
    tellings = Tellings(draft)
    facts = list(dict.fromkeys(facts))
    now = tellings.of(facts)
    _refile(draft, facts, lambda fact: anchors(now[fact]) if fact in now else frozenset())

    def near(telling: Telling) -> Iterable[Telling]:
        filed = tellings.of(_filed_under(draft, anchors(telling))).values()
        joined = tellings.of(with_partners(draft, [node(telling.key)])).values()
        return [*(other for other in filed if may_be_one(telling, other)), *joined]

    component = {told.key: told for told in now.values()}
    waiting = [*before, *now.values()]
    # All at once, so that each of them finds its own read already.
    tellings.of(_filed_under(draft, {word for told in waiting for word in anchors(told)}))
    spread(component, waiting, near)
    nodes = {*facts, *map(node, component)}
    signed = {name for telling in before for name in telling.fact.role("instrument")}
    write_events(draft, nodes, component, signed)
    return nodes


def spread(
    component: dict[str, Telling],
    waiting: list[Telling],
    near: Callable[[Telling], Iterable[Telling]],
) -> None:
    """Let a component grow by all tellings near to one in it or in ``waiting``."""
    while waiting:
        one = waiting.pop()
        for other in near(one):
            if other.key not in component:
                component[other.key] = other
                waiting.append(other)


def write_events(
    draft: Draft, nodes: Nodes, component: Mapping[str, Telling], signed: Iterable[str] = ()
) -> None:
    """Make the identity graph say of these facts, all of a component, which are one.

    ``signed`` are documents that they named until now.
    """
    groups = events(component, decisions_on(draft, nodes))
    links = _links({member: group.keys[0] for group in groups for member in group.keys[1:]})
    for plan, event in realised(groups, component).items():
        links.setdefault(node(plan), set()).add((REALISED_BY, node(event)))
    _write(draft, nodes, links)
    _documents_of(draft, groups, component, signed)


def _documents_of(
    draft: Draft, groups: list[Group], tellings: Mapping[str, Telling], signed: Iterable[str]
) -> None:
    """Documents that one signing names in two ways are one, unless another signing names them."""
    documents = set(signed)
    same: dict[str, str] = {}
    for group in groups:
        signings = [tellings[name] for name in group.keys if tellings[name].fact.type == "Signing"]
        names = {name for told in signings for name in told.fact.role("instrument")}
        documents |= names
        for one, other in combinations(signings, 2):
            pairs = [
                (first, second)
                for first in one.fact.role("instrument")
                for second in other.fact.role("instrument")
                if first != second and same_document(one, first, other, second)
            ]
            alone = _signed_only_in(draft, {name for pair in pairs for name in pair}, group)
            for first, second in pairs:
                if alone and _only_match(first, second, pairs):
                    low, high = sorted((same.get(first, first), same.get(second, second)))
                    same.update({name: low for name in names if same.get(name, name) == high})
    same = {name: first for name, first in same.items() if name != first}
    _write(draft, [node(name) for name in documents], _links(same))


def _only_match(first: str, second: str, pairs: list[tuple[str, str]]) -> bool:
    return sum(first == a or second == b for a, b in pairs) == 1


def _signed_only_in(draft: Draft, documents: set[str], group: Group) -> bool:
    naming = map(key, subjects(draft.pointing(map(node, documents), None)))
    return {name for name in naming if name.startswith("fact/signing-")} <= set(group.keys)


def decisions_on(reader: Reader, nodes: Nodes) -> Decisions:
    """What users have decided of these nodes."""
    together, apart = set(), set()
    for quad in reader.about(nodes, DECISIONS):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            pair = frozenset((key(quad.subject), key(quad.object)))
            if quad.predicate == TOGETHER:
                together.add(pair)
            elif quad.predicate == APART:
                apart.add(pair)
    return Decisions(frozenset(together), frozenset(apart))


def facts_naming(reader: Reader, things: Nodes) -> set[ox.NamedNode]:
    """The facts that name any of these things in a role."""
    return set(filter(is_fact, subjects(reader.pointing(things, None))))


def _links(same: Mapping[str, str]) -> dict[ox.NamedNode, set[tuple[ox.NamedNode, ox.NamedNode]]]:
    return {node(name): {(SAME_AS, node(first))} for name, first in same.items()}


def _write(
    draft: Draft,
    nodes: Nodes,
    links: Mapping[ox.NamedNode, set[tuple[ox.NamedNode, ox.NamedNode]]],
) -> None:
    """Make the identity graph say of these nodes just these links."""
    linked = list(dict.fromkeys(nodes))
    held = set(draft.about(linked, IDENTITY))
    wanted = {
        ox.Quad(subject, predicate, value, IDENTITY)
        for subject in linked
        for predicate, value in links.get(subject, ())
    }
    draft.remove(held - wanted)
    draft.add(wanted - held)


def _refile(
    draft: Draft, nodes: list[ox.NamedNode], wanted: Callable[[ox.NamedNode], frozenset[str]]
) -> set[str]:
    """File nodes under their anchors; gives all anchors they had or have."""
    held = {quad for quad in draft.about(nodes, BOOKS) if quad.predicate == ANCHOR}
    new = {
        ox.Quad(each, ANCHOR, ox.Literal(anchor), BOOKS)
        for each in nodes
        for anchor in wanted(each)
    }
    draft.remove(held - new)
    draft.add(new - held)
    return {quad.object.value for quad in held | new if isinstance(quad.object, ox.Literal)}


def _filed_under(draft: Draft, words: Iterable[str]) -> list[ox.NamedNode]:
    quads = draft.pointing(map(ox.Literal, sorted(words)), BOOKS)
    return sorted(set(subjects(quads)), key=str)
