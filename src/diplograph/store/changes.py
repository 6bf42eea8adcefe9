"""One change to a store: an article comes, changes or goes, and all that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES
from diplograph.identity.reprints import FILED_ALIKE, Sketch, is_reprint, read_sketch, reprints
from diplograph.store import shortcuts
from diplograph.store.backend import Backend
from diplograph.store.classes import Classes, Reader
from diplograph.store.draft import Draft
from diplograph.store.layout import (
    ASSERTS,
    BOOKS,
    DECISIONS,
    IDENTITY,
    REPRINT_OF,
    SKETCH,
    SKETCH_ANCHOR,
    THINGS,
    TYPE,
    VIEW,
    is_fact,
    is_person,
    is_signing,
    is_thing,
    objects,
    quad,
    subjects,
)
from diplograph.store.resolution import Tellings, events_of, facts_naming, people_of
from diplograph.store.values import read_date
from diplograph.store.view import Renewal, Touched, mirror_identity

_DATED = ox.NamedNode(str(DIP.startDate))
_INSTRUMENT = ox.NamedNode(str(DIP.instrument))
_ISSUED = ox.NamedNode(f"{PREFIXES['dct']}issued")
# What of a thing bears on who is who and which events are one, or on the shortcuts.
_TELLING = frozenset(
    ox.NamedNode(name)
    for name in (
        str(DIP.officeOf),
        str(DIP.locatedIn),
        str(DIP.kind),
        f"{PREFIXES['prov']}actedOnBehalfOf",
        f"{PREFIXES['rdf']}type",
    )
)


def replace_graph(
    draft: Draft, backend: Backend, name: ox.NamedNode, triples: Iterable[ox.Triple]
) -> bool:
    """Let an article or source say these triples and no others; whether that changes anything."""
    held = {each.triple for each in draft.graph(name)}
    new = set(triples)
    touched = Touched(gone=held - new, come=new - held)
    if not touched.gone and not touched.come:
        return False
    draft.remove(quad(triple, name) for triple in touched.gone)
    draft.add(quad(triple, name) for triple in touched.come)
    facts = set(filter(is_fact, subjects(held | new)))
    bearing = _comparable(draft, backend, touched, held | new) | set(filter(is_signing, facts))
    bearing |= set(subjects(draft.about(facts, DECISIONS)))
    renew(draft, backend, touched, facts=bearing)
    return True


def renew(
    draft: Draft, backend: Backend, touched: Touched, *, facts: Iterable[ox.NamedNode]
) -> None:
    """Bring identity, view and shortcuts up to date after what articles say has changed.

    ``facts`` are those among the touched that may be one with others now or were before, that a
    user decided of, or that are signings, which tell documents apart.
    """
    known = _known_things(backend, touched)
    changed = _settle_things(draft, touched)
    touched.things |= set(subjects(changed))
    bearing = set(subjects(each for each in changed if each.predicate in _TELLING)) & known
    persons = [thing for thing in touched.things if is_person(thing)]
    people_of(draft, persons)
    persons_moved = _things_moved(draft)
    touched.rewritten |= facts_naming(draft, bearing)
    facts = {*facts, *touched.rewritten, *facts_naming(draft, persons_moved)}
    signed = [each for each in touched.gone | touched.come if each.predicate == _INSTRUMENT]
    documents = {*objects(signed), *instruments_of(draft, facts), *instruments_of(backend, facts)}
    facts |= facts_naming(draft, documents)
    tellings = list(Tellings(backend).of(facts).values())
    links = set(backend.about(facts, IDENTITY))
    looked_at = events_of(draft, facts, tellings)
    links |= set(backend.about(looked_at, IDENTITY))
    touched.facts |= looked_at
    _forget_documents(draft, documents - instruments_of(draft, looked_at))
    touched.things |= _things_moved(draft)
    mirror_identity(draft, links, looked_at)
    renewal = Renewal(draft, Classes(backend), touched)
    renewal.run()
    _keep_shortcuts(draft, backend, touched, renewal.claims, bearing | persons_moved)


def _comparable(
    draft: Draft, backend: Backend, touched: Touched, triples: Iterable[ox.Triple]
) -> set[ox.NamedNode]:
    """The facts with a date, and those without that nothing else told before or tells now.

    What a fact without a date is one with does not depend on how many tell it, which may be
    thousands: it has no roles beyond those that make it what it is.
    """
    dated = set(subjects(each for each in triples if each.predicate == _DATED))
    typed = [each for each in touched.come | touched.gone if each.predicate == TYPE]
    undated = {each for each in typed if is_fact(each.subject) and each.subject not in dated}
    before = {each.triple for each in backend.said(undated)}
    return dated | set(subjects(undated - (before & draft.said(undated))))


def _known_things(backend: Backend, touched: Touched) -> set[ox.NamedNode]:
    things = set(filter(is_thing, subjects(touched.come | touched.gone)))
    return set(subjects(backend.about(things, THINGS)))


def _settle_things(draft: Draft, touched: Touched) -> set[ox.Triple]:
    """Keep the graph of things; gives the triples that it did not have or has no more."""
    come = {triple for triple in touched.come if is_thing(triple.subject)}
    gone = {triple for triple in touched.gone if is_thing(triple.subject)}
    gone -= draft.said(gone)
    come -= {held.triple for held in draft.about(set(subjects(come)), THINGS)}
    draft.remove(quad(triple, THINGS) for triple in gone)
    draft.add(quad(triple, THINGS) for triple in come)
    return come | gone


def _things_moved(draft: Draft) -> set[ox.NamedNode]:
    """The persons and documents whose IRI in the view changes."""
    removed, added = draft.changes(IDENTITY)
    return set(filter(is_thing, subjects(removed | added)))


def instruments_of(reader: Reader, facts: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
    """The documents that those of the facts that are signings name."""
    signings = reader.about(filter(is_signing, facts), None)
    return set(objects(each for each in signings if each.predicate == _INSTRUMENT))


def _forget_documents(draft: Draft, documents: Iterable[ox.NamedNode]) -> None:
    """Let documents that are signed no more be one with none."""
    draft.remove(draft.about(documents, IDENTITY))


def _keep_shortcuts(
    draft: Draft,
    backend: Backend,
    touched: Touched,
    rewritten: set[ox.NamedNode],
    bearing: set[ox.NamedNode],
) -> None:
    def claims(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
        return set(subjects(triple for triple in triples if triple.predicate == ASSERTS))

    borne = facts_naming(draft, bearing) | facts_naming(backend, bearing)
    borne_claims = claims(each.triple for each in draft.pointing(borne, None))
    borne_claims |= claims(each.triple for each in backend.pointing(borne, None))
    shared = rewritten | borne_claims
    shortcuts.keep(
        draft,
        backend,
        former=claims(touched.gone) | shared,
        current=claims(touched.come) | shared,
    )


def renew_reprints(draft: Draft, article: ox.NamedNode, text: Sketch | None) -> None:
    """Work out anew of what an article is a reprint, and what is a reprint of it."""
    held = draft.about([article], BOOKS)
    old = [each for each in held if each.predicate in (SKETCH, SKETCH_ANCHOR)]
    new: list[ox.Quad] = []
    if text is not None:
        new = [ox.Quad(article, SKETCH_ANCHOR, ox.Literal(word), BOOKS) for word in text.anchors]
        new.append(ox.Quad(article, SKETCH, ox.Literal(str(text)), BOOKS))
    draft.remove(each for each in old if each not in new)
    draft.add(each for each in new if each not in old)
    sketches = _family(draft, article, old)
    family = {article, *map(ox.NamedNode, sketches)}
    links = {
        ox.Quad(ox.NamedNode(other), REPRINT_OF, ox.NamedNode(group.keys[0]), IDENTITY)
        for group in reprints(sketches)
        for other in group.keys[1:]
    }
    before = set(draft.about(family, IDENTITY))
    draft.remove(before - links)
    draft.add(links - before)
    mirror_identity(draft, before, family)


def _family(draft: Draft, article: ox.NamedNode, quads: Iterable[ox.Quad]) -> dict[str, Sketch]:
    """The article and all texts that a chain of reprints leads to from what it is or was."""
    found: dict[str, Sketch] = {}
    own = [read_sketch(q.object.value) for q in quads if q.predicate == SKETCH]  # type: ignore[union-attr]
    own += _sketches(draft, {article}).values()
    while own:
        text = own.pop()
        filed = Counter(subjects(draft.pointing(map(ox.Literal, text.anchors), BOOKS)))
        near = {other for other, alike in filed.items() if alike >= FILED_ALIKE}
        for key, other in _sketches(draft, near).items():
            if key not in found and is_reprint(text, other):
                found[key] = other
                own.append(other)
    return found


def _sketches(draft: Draft, articles: set[ox.NamedNode]) -> dict[str, Sketch]:
    days = {
        each.subject: read_date(each.object.value)
        for each in draft.about(articles, VIEW)
        if each.predicate == _ISSUED and isinstance(each.object, ox.Literal)
    }
    return {
        each.subject.value: read_sketch(each.object.value, days.get(each.subject))
        for each in draft.about(articles, BOOKS)
        if each.predicate == SKETCH
        and isinstance(each.subject, ox.NamedNode)
        and isinstance(each.object, ox.Literal)
    }
