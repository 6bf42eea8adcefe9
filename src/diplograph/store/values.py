"""Facts and entities read back from quads as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES, WIKIDATA, key_of, slug_of
from diplograph.model import Entity, EntityType, Fact, PartialDate, Status
from diplograph.schema import FACT_TYPES
from diplograph.store.layout import PREF_LABEL, TYPE

_DIP = str(DIP)
_ROLES = {f"{_DIP}{role}": role for kind in FACT_TYPES.values() for role in kind.roles}
_TYPES = {f"{_DIP}{name}": name for name in FACT_TYPES}
_CLASSES = {f"{_DIP}{kind}": kind for kind in EntityType}
_OF = {
    f"{_DIP}officeOf",
    f"{_DIP}locatedIn",
    f"{PREFIXES['prov']}actedOnBehalfOf",
}
_EXACT_MATCH = f"{PREFIXES['skos']}exactMatch"
_STATUSES = {str(status): status for status in Status}

Quads = Iterable[ox.Quad]


def by_subject(quads: Quads) -> dict[ox.NamedNode, list[ox.Quad]]:
    """Quads by the node they are about."""
    found: defaultdict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            found[quad.subject].append(quad)
    return found


def read_fact(quads: Quads, canonical: Callable[[ox.NamedNode], ox.NamedNode]) -> Fact | None:
    """The fact that its quads, of whatever graphs, tell; None if they are of no class of fact."""
    roles = set()
    values: defaultdict[str, set[str]] = defaultdict(set)
    type_name = None
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if predicate in _ROLES and isinstance(value, ox.NamedNode):
            roles.add((_ROLES[predicate], key_of(canonical(value).value)))
        elif quad.predicate == TYPE and isinstance(value, ox.NamedNode):
            type_name = _TYPES.get(value.value, type_name)
        elif isinstance(value, ox.NamedNode | ox.Literal):
            values[predicate.removeprefix(_DIP)].add(value.value)
    if type_name is None:
        return None

    def only(name: str) -> str | None:
        return min(values[name], default=None)

    kind, status = only("kind"), only("status")
    return Fact(
        type=type_name,
        kind=kind and slug_of(kind),
        roles=tuple(sorted(roles)),
        start=read_date(only("startDate")),
        end=read_date(only("endDate")),
        status=_STATUSES.get(slug_of(status)) if status else None,
        topics=tuple(sorted(slug_of(topic) for topic in values["topic"])),
        value=_number(only("value")),
        unit=only("unit"),
        quotation=only("quotation"),
        content=only("content"),
    )


def read_entity(key: str, quads: Quads) -> Entity:
    """What the quads about an entity say; a country where they say nothing."""
    type_, label, of, wikidata, kind = EntityType.COUNTRY, None, None, None, None
    for quad in sorted(quads, key=lambda quad: str(quad.object)):
        predicate, value = quad.predicate.value, quad.object
        if not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        if quad.predicate == TYPE:
            type_ = _CLASSES.get(value.value, type_)
        elif quad.predicate == PREF_LABEL:
            label = label or value.value
        elif predicate in _OF:
            of = of or key_of(value.value)
        elif predicate == _EXACT_MATCH and value.value.startswith(str(WIKIDATA)):
            wikidata = wikidata or value.value.removeprefix(str(WIKIDATA))
        elif predicate == f"{_DIP}kind":
            kind = kind or slug_of(value.value)
    return Entity(key, type_, label or key.rpartition("/")[2], of=of, wikidata=wikidata, kind=kind)


def read_entities(quads: Quads) -> Mapping[str, Entity]:
    """All entities that quads describe, by key."""
    return {
        key_of(node.value): read_entity(key_of(node.value), own)
        for node, own in by_subject(quads).items()
    }


def read_date(text: str | None) -> PartialDate | None:
    """The date that a text gives; None if it gives none."""
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError:
        return None


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
