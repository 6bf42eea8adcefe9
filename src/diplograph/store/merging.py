"""One node of the merged view from all that articles say of it.

Everything is kept that may stand beside other values: roles, topics, names. Of what a fact has once
(a date, a kind, a figure) the view has the value that most claims give, and a claim that gives
another one carries it itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES
from diplograph.store.layout import ALT_LABEL, PREF_LABEL, VIEW, Node

_DIP = str(DIP)
_DATES = tuple(ox.NamedNode(f"{_DIP}{name}") for name in ("startDate", "endDate"))
ONCE = frozenset(
    {
        *_DATES,
        *(
            ox.NamedNode(f"{_DIP}{name}")
            for name in ("kind", "status", "value", "unit", "quotation", "content")
        ),
    }
)
_KIND = ox.NamedNode(f"{_DIP}kind")
_WORDS = frozenset(ox.NamedNode(f"{_DIP}{name}") for name in ("quotation", "content"))
_HELD = f"{PREFIXES['kind']}held"

Quads = Iterable[ox.Quad]
Image = Callable[[Node], Node]


def merged_fact(
    canonical: ox.NamedNode,
    own: Mapping[ox.NamedNode, Quads],
    votes: Counter[ox.NamedNode],
    image: Image,
) -> set[ox.Quad]:
    """The fact in the merged view: ``own`` are the quads by member, ``votes`` their claims."""
    quads: set[ox.Quad] = set()
    counts: defaultdict[ox.NamedNode, Counter[Node]] = defaultdict(Counter)
    for member, told in own.items():
        for predicate, value in {(quad.predicate, quad.object) for quad in told}:
            if predicate in ONCE:
                counts[predicate][value] += votes[member]
            else:
                quads.add(ox.Quad(canonical, predicate, image(value), VIEW))
    start = None
    for predicate in sorted(counts, key=lambda each: each.value, reverse=True):
        values = counts[predicate]
        if predicate == _DATES[1] and start is not None:
            values = Counter({v: n for v, n in values.items() if _not_before(v, start)})
        if values:
            chosen = min(values, key=lambda value: _preference(predicate, value, values[value]))
            start = chosen if predicate == _DATES[0] else start
            quads.add(ox.Quad(canonical, predicate, chosen, VIEW))
    return quads


def own_values(claim: ox.NamedNode, told: Quads, merged: set[ox.Quad]) -> set[ox.Quad]:
    """What a claim says otherwise than the merged fact it asserts."""
    chosen = {quad.predicate: quad.object for quad in merged if quad.predicate in ONCE}
    return {
        ox.Quad(claim, quad.predicate, quad.object, VIEW)
        for quad in told
        if quad.predicate in ONCE and chosen.get(quad.predicate) != quad.object
    }


def merged_thing(
    canonical: ox.NamedNode, own: Mapping[ox.NamedNode, Quads], image: Image
) -> set[ox.Quad]:
    """A thing in the merged view: one name in each language, all others beside it.

    Of what is one under several IRIs, the kind is that of the canonical one.
    """
    quads: set[ox.Quad] = set()
    own = _of_one_kind(canonical, own)
    names: defaultdict[str | None, set[tuple[bool, ox.Literal]]] = defaultdict(set)
    for member, told in own.items():
        for quad in told:
            if quad.predicate == PREF_LABEL and isinstance(quad.object, ox.Literal):
                names[quad.object.language].add((member != canonical, quad.object))
            else:
                quads.add(ox.Quad(canonical, quad.predicate, image(quad.object), VIEW))
    for found in names.values():
        _, first = min(
            found, key=lambda item: (item[0], -len(item[1].value.encode()), str(item[1]))
        )
        quads.add(ox.Quad(canonical, PREF_LABEL, first, VIEW))
        others = {name for _, name in found if name != first}
        quads |= {ox.Quad(canonical, ALT_LABEL, name, VIEW) for name in others}
    return quads


def _of_one_kind(
    canonical: ox.NamedNode, own: Mapping[ox.NamedNode, Quads]
) -> Mapping[ox.NamedNode, Quads]:
    kinds = {
        member: sorted(str(quad.object) for quad in told if quad.predicate == _KIND)
        for member, told in own.items()
    }
    having = [member for member in kinds if kinds[member]]
    if len(having) < 2:
        return own
    first = min(having, key=lambda member: (member != canonical, kinds[member], str(member)))
    return {
        member: [quad for quad in told if quad.predicate != _KIND or member == first]
        for member, told in own.items()
    }


def _preference(predicate: ox.NamedNode, value: Node, votes: int) -> tuple[object, ...]:
    text = str(value)
    if predicate in _DATES:  # a day tells more than its month
        return (-len(text.partition("^^")[0]), -votes, text)
    if predicate in _WORDS:
        return (-votes, -len(text), text)
    return (-votes, not text.startswith(f"<{_HELD}"), text)


def _not_before(value: Node, start: Node) -> bool:
    one, other = (node.value if isinstance(node, ox.Literal) else "" for node in (value, start))
    return one[: len(other)] >= other[: len(one)]
