"""The merged view after a change: of each touched node what articles say, as the view has it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from diplograph.store.classes import Classes
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    ASSERTS,
    IDENTITY,
    LOCATED_IN,
    PLACE,
    SHORTCUTS,
    THINGS,
    VIEW,
    Node,
    is_fact,
    is_thing,
    objects,
    quad,
    subjects,
)
from diplograph.store.merging import merged_fact, merged_thing, own_values
from diplograph.store.resolution import facts_naming
from diplograph.store.values import by_subject


@dataclass(slots=True)
class Touched:
    """What a change touches.

    ``gone`` and ``come`` are triples that an article said or says now; ``facts`` those whose event
    was worked out anew, ``rewritten`` those whose merged form may be another for another reason;
    ``things`` those of which something changed.
    """

    gone: set[ox.Triple] = field(default_factory=set)
    come: set[ox.Triple] = field(default_factory=set)
    facts: set[ox.NamedNode] = field(default_factory=set)
    rewritten: set[ox.NamedNode] = field(default_factory=set)
    things: set[ox.NamedNode] = field(default_factory=set)


class Renewal:
    """One renewal of the merged view, from the classes before (``old``) to those of the draft."""

    def __init__(self, draft: Draft, old: Classes, touched: Touched) -> None:
        self._draft = draft
        self._old = old
        self._new = Classes(draft)
        self._touched = touched
        self.claims: set[ox.NamedNode] = set()
        """The claims that are or were written anew, of which shortcuts depend."""

    def run(self) -> None:
        """Bring the view up to date."""
        touched = self._touched
        nodes = {n for t in touched.gone | touched.come for n in t if isinstance(n, ox.NamedNode)}
        nodes |= touched.facts | touched.rewritten | touched.things
        self._old.prepare(nodes)
        self._new.prepare(nodes)
        moved = {node for node in nodes if self._old.canonical(node) != self._new.canonical(node)}
        facts = self._rewritten_facts(moved)
        things = touched.things | {node for node in moved if is_thing(node)}
        self._prepare_classes(things)
        things = {member for thing in things for member in self._class_of(thing)}
        self._write_facts(facts)
        self._write_things(things)
        skipped = facts | self.claims | things
        self._follow(moved, skipped)
        self._write_plain(skipped)

    def _prepare_classes(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Read at once what `_class_of` needs."""
        nodes = list(nodes)
        for classes in (self._old, self._new):
            classes.prepare(nodes)
        ends = {each.canonical(node) for each in (self._old, self._new) for node in nodes}
        for classes in (self._old, self._new):
            classes.prepare_members(ends)

    def _class_of(self, node: ox.NamedNode) -> set[ox.NamedNode]:
        """All that is or was one with a node."""
        old, new = self._old, self._new
        ends = {old.canonical(node), new.canonical(node)}
        return {node, *(m for end in ends for m in old.members(end) | new.members(end))}

    def _rewritten_facts(self, moved: set[ox.NamedNode]) -> set[ox.NamedNode]:
        """Facts to be merged anew: those touched that are or were told in more than one way."""
        found: set[ox.NamedNode] = set()
        triples = self._touched.gone | self._touched.come
        changed = set(filter(is_fact, [*subjects(triples), *objects(triples)]))
        changed |= facts_naming(self._draft, moved)
        sure = set(subjects(each for each in triples if each.predicate == PLACE))
        sure |= self._touched.rewritten
        changed |= sure | (self._touched.facts & moved)
        self._prepare_classes(changed)
        for fact in changed:
            kin = self._class_of(fact)
            found |= kin if len(kin) > 1 or fact in sure else set()
        return found

    def _write_facts(self, facts: set[ox.NamedNode]) -> None:
        draft, image = self._draft, self._new.image
        told = by_subject(draft.about(facts, None))
        self._new.prepare(value for own in told.values() for value in objects(own))
        asserting = [q for q in draft.pointing(facts, None) if q.predicate == ASSERTS]
        votes = Counter(objects(asserting))
        merged: dict[ox.NamedNode, set[ox.Quad]] = {}
        groups: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for fact in facts:
            groups[self._new.canonical(fact)].add(fact)
        for canonical, members in groups.items():
            own = {member: told[member] for member in members if member in told}
            merged[canonical] = merged_fact(canonical, own, votes, image) if own else set()
        self._leave_out_wider_places(merged.values())
        wanted = {each for quads in merged.values() for each in quads}
        self._set(facts | set(groups), wanted | self._derived(facts | set(groups)))
        claims = dict(zip(subjects(asserting), objects(asserting), strict=True))
        former = [q for q in draft.pointing(facts, VIEW) if q.predicate == ASSERTS]
        self.claims = {*claims, *subjects(former)}
        told_of_claims = draft.about(self.claims, None)
        self._new.prepare(objects(told_of_claims))
        said = {
            ox.Quad(each.subject, each.predicate, image(each.object), VIEW)
            for each in told_of_claims
        }
        for claim, fact in claims.items():
            said |= own_values(claim, told.get(fact, ()), merged[self._new.canonical(fact)])
        self._set(self.claims, said)

    def _leave_out_wider_places(self, facts: Collection[set[ox.Quad]]) -> None:
        """Of a town and its country, of which one article names the one, keep the town."""
        places = [each for quads in facts for each in quads if each.predicate == PLACE]
        around: defaultdict[object, set[object]] = defaultdict(set)
        for each in self._draft.about(set(objects(places)), THINGS):
            if each.predicate == LOCATED_IN:
                around[each.subject].add(each.object)
        for quads in facts:
            named = {each.object for each in quads if each.predicate == PLACE}
            wider = {place for town in named for place in around[town]}
            quads -= {each for each in quads if each.predicate == PLACE and each.object in wider}

    def _write_things(self, things: set[ox.NamedNode]) -> None:
        own = by_subject(self._draft.about(things, THINGS))
        self._new.prepare(value for told in own.values() for value in objects(told))
        groups: defaultdict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for thing in things:
            groups[self._new.canonical(thing)].add(thing)
        wanted: set[ox.Quad] = set()
        for canonical, members in groups.items():
            told = {member: own[member] for member in members if member in own}
            wanted |= merged_thing(canonical, told, self._new.image)
        nodes = things | set(groups)
        self._set(nodes, wanted | self._derived(nodes))

    def _derived(self, nodes: Iterable[ox.NamedNode]) -> set[ox.Quad]:
        """What identity and shortcuts say of nodes, which is kept elsewhere."""
        nodes = list(nodes)
        found = [*self._draft.about(nodes, IDENTITY), *self._draft.about(nodes, SHORTCUTS)]
        return {quad(each.triple, VIEW) for each in found}

    def _set(self, nodes: Iterable[ox.NamedNode], wanted: set[ox.Quad]) -> None:
        held = set(self._draft.about(nodes, VIEW))
        self._draft.remove(held - wanted)
        self._draft.add(wanted - held)

    def _follow(self, moved: set[ox.NamedNode], skipped: set[ox.NamedNode]) -> None:
        """Let what names a node that moved name it as the view now has it."""
        naming = [q for q in self._draft.pointing(moved, None) if q.subject not in skipped]
        for classes in (self._old, self._new):
            classes.prepare(subjects(naming))
        former = {told: self._seen(told.triple, self._old) for told in naming}
        unsaid = self._unsaid(former.values())
        for told, triple in former.items():
            if triple in unsaid:
                self._draft.remove([quad(triple, VIEW)])
            self._draft.add([quad(self._seen(told.triple, self._new), VIEW)])

    def _write_plain(self, skipped: set[ox.NamedNode]) -> None:
        for triple in self._touched.come:
            if triple.subject not in skipped and not is_thing(triple.subject):
                self._draft.add([quad(self._seen(triple, self._new), VIEW)])
        gone = [
            self._seen(triple, self._old)
            for triple in self._touched.gone
            if triple.subject not in skipped and not is_thing(triple.subject)
        ]
        self._draft.remove(quad(triple, VIEW) for triple in self._unsaid(gone))

    def _seen(self, triple: ox.Triple, classes: Classes) -> ox.Triple:
        subject, value = classes.image(triple.subject), classes.image(triple.object)
        return ox.Triple(subject, triple.predicate, value)  # type: ignore[arg-type]

    def _unsaid(self, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
        """Those triples of the view that nothing says any more."""
        triples = set(triples)
        self._new.prepare(objects(triples))
        self._new.prepare_members(objects(triples))
        saying = {triple: self._saying(triple) for triple in triples}
        said = self._draft.said({each for own in saying.values() for each in own})
        return {triple for triple, own in saying.items() if not own & said}

    def _saying(self, triple: ox.Triple) -> set[ox.Triple]:
        """What an article may say for the view to have a triple."""
        value = triple.object
        values: Iterable[Node] = [value]
        if isinstance(value, ox.NamedNode):
            values = self._new.members(value) if self._new.canonical(value) == value else ()
        return {ox.Triple(triple.subject, triple.predicate, each) for each in values}


def mirror_identity(draft: Draft, before: set[ox.Quad], nodes: Iterable[ox.NamedNode]) -> None:
    """Let the view have the links of the identity graph about nodes, in place of those before."""
    now = set(draft.about(nodes, IDENTITY))
    draft.remove(ox.Quad(q.subject, q.predicate, q.object, VIEW) for q in before - now)
    draft.add(ox.Quad(q.subject, q.predicate, q.object, VIEW) for q in now - before)
