"""Parameters of queries: from what a user types to RDF terms, checked and never pasted as text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Protocol

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.graph.catalogue import PARAMETER_TYPES, Parameter, Query, near
from diplograph.graph.iris import BASE, DIP, KIND, PREFIXES, compact
from diplograph.model import PartialDate
from diplograph.resources import resource

Term = ox.NamedNode | ox.Literal

_CLASSES = {
    "country": ("Country",),
    "organisation": ("Organisation",),
    "person": ("Person",),
    "office": ("Office",),
    "thing": (
        "Country",
        "Organisation",
        "GovernmentBody",
        "Person",
        "Place",
        "Office",
        "Agreement",
    ),
}
_SKOS = PREFIXES["skos"]
_XSD = PREFIXES["xsd"]
_RDF_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
NAMES = tuple(ox.NamedNode(f"{_SKOS}{name}") for name in ("notation", "prefLabel", "altLabel"))
"""The properties that give names by which a thing may be asked for."""


class Lookup(Protocol):
    """A graph in which parameters are looked up."""

    def knows(self, node: ox.NamedNode) -> bool:
        """Whether the graph says anything of a node."""

    def named(
        self, classes: Sequence[ox.NamedNode], text: str | None
    ) -> Iterable[tuple[ox.NamedNode, str]]:
        """Things of these classes, each with every name it has, in the order of `NAMES`.

        At least those with the name ``text`` in capitals or not; all of them without one.
        """


class InStore:
    """A `Lookup` in the default graph of a store of pyoxigraph."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def knows(self, node: ox.NamedNode) -> bool:
        """As `Lookup.knows`."""
        return next(self._store.quads_for_pattern(node, None, None, None), None) is not None

    def named(
        self,
        classes: Sequence[ox.NamedNode],
        text: str | None,  # noqa: ARG002 - reading all of them is quick here
    ) -> Iterator[tuple[ox.NamedNode, str]]:
        """As `Lookup.named`."""
        for of_class in classes:
            for thing in self._subjects(_RDF_TYPE, of_class):
                for predicate in NAMES:
                    for quad in self._store.quads_for_pattern(
                        thing, predicate, None, ox.DefaultGraph()
                    ):
                        if isinstance(quad.object, ox.Literal):
                            yield thing, quad.object.value

    def _subjects(self, predicate: ox.NamedNode, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
        for quad in self._store.quads_for_pattern(None, predicate, value, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject


def terms(query: Query, given: Mapping[str, object], graph: ox.Store | Lookup) -> dict[str, Term]:
    """The term of each given parameter. Names of things are looked up in the graph.

    Raises QueryError for a parameter that is missing, unknown or not of its type.
    """
    for name in given:
        query.parameter(name)
    for parameter in query.parameters:
        if parameter.required and given.get(parameter.name) is None:
            raise QueryError(
                f"{query.name} needs the parameter {parameter.name}:"
                f" {PARAMETER_TYPES[parameter.type]}"
            )
    lookup = InStore(graph) if isinstance(graph, ox.Store) else graph
    return {
        name: _term(query.parameter(name), str(value), lookup)
        for name, value in given.items()
        if value is not None
    }


def resolve(kind: str, text: str, graph: Lookup, *, name: str) -> Term:
    """The term that a text means as a value of this type of parameter.

    ``name`` is what messages call it. Raises QueryError as `terms` does.
    """
    return _term(Parameter(name, kind, required=True, description=""), text, graph)


def _term(parameter: Parameter, text: str, graph: Lookup) -> Term:
    text = text.strip()
    kind = parameter.type
    if kind in _CLASSES:
        return _thing(parameter, text, graph)
    if kind == "fact":
        return _fact(parameter, text, graph)
    if kind == "kind":
        return _concept(parameter, text)
    if kind == "iri":
        return _iri(text) or _refuse(parameter, text)
    return _literal(kind, text) or _refuse(parameter, text)


def _literal(kind: str, text: str) -> ox.Literal | None:
    if kind == "string":
        return ox.Literal(text)
    try:
        if kind == "date":
            return ox.Literal(str(PartialDate.parse(text)))
        if kind == "year":
            return ox.Literal(text) if re.fullmatch(r"\d{4}", text) else None
        if kind == "integer":
            return ox.Literal(str(int(text)), datatype=ox.NamedNode(f"{_XSD}integer"))
        number = format(Decimal(text), "f")
        return ox.Literal(number, datatype=ox.NamedNode(f"{_XSD}decimal"))
    except (ValueError, InvalidOperation):
        return None


def _refuse(parameter: Parameter, text: str) -> Term:
    wanted = PARAMETER_TYPES[parameter.type]
    raise QueryError(f"{text!r} is no value for {parameter.name}; it takes {wanted}")


def _iri(text: str) -> ox.NamedNode | None:
    """A full IRI, or one with our prefixes; None for anything else."""
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        text = f"{PREFIXES[prefix]}{local}"
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", text):
        return None
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _thing(parameter: Parameter, text: str, graph: Lookup) -> ox.NamedNode:
    if found := _iri(text) or _keyed(text, graph):
        return found
    names = _named(parameter.type, graph, text)
    matching = sorted({node for node, own in names.items() if text.casefold() in own})
    if len(matching) == 1:
        return ox.NamedNode(matching[0])
    if matching:
        several = ", ".join(map(compact, matching))
        raise QueryError(f"{parameter.name}={text!r} may be any of {several}; give one of these")
    if parameter.type == "country" and re.fullmatch(r"[A-Z]{3}", text):
        return ox.NamedNode(f"{BASE}id/country/{text}")  # a country that the graph is silent about
    names = _named(parameter.type, graph, None)
    known = sorted({name for own in names.values() for name in own.values()})
    what = "thing" if parameter.type == "thing" else f"{parameter.type}"
    raise QueryError(f"the graph has no {what} {text!r} for {parameter.name}; {near(text, known)}")


def _keyed(text: str, graph: Lookup) -> ox.NamedNode | None:
    if not re.fullmatch(r"[a-z]+/\S+", text):
        return None
    try:
        node = ox.NamedNode(f"{BASE}id/{text}")
    except ValueError:
        return None
    return node if graph.knows(node) else None


def _named(kind: str, graph: Lookup, text: str | None) -> Mapping[str, dict[str, str]]:
    """Things of a type with their names, each by its folded form."""
    classes = [ox.NamedNode(str(DIP[name])) for name in _CLASSES[kind]]
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for thing, name in graph.named(classes, text):
        found[thing.value][name.casefold()] = name
    return found


def _fact(parameter: Parameter, text: str, graph: Lookup) -> ox.NamedNode:
    local = text.removeprefix("fact/")
    node = _iri(text) or _iri(f"{BASE}fact/{local}")
    if node is None:
        _refuse(parameter, text)
    elif graph.knows(node):
        return node
    raise QueryError(f"the graph has no fact {text!r}; results name facts in their last column")


def _concept(parameter: Parameter, text: str) -> ox.NamedNode:
    slug = text.removeprefix(str(KIND)).removeprefix("kind:").strip().replace(" ", "-")
    if slug not in _slugs():
        raise QueryError(f"there is no kind {text!r} for {parameter.name}; {near(slug, _slugs())}")
    return ox.NamedNode(str(KIND[slug]))


@cache
def _slugs() -> list[str]:
    concept = f"{_SKOS}Concept"
    quads = ox.parse(path=resource("ontology", "schemes.ttl"), format=ox.RdfFormat.TURTLE)
    kinds = (q for q in quads if isinstance(q.object, ox.NamedNode) and q.object.value == concept)
    nodes = (quad.subject for quad in kinds)
    return sorted(n.value.removeprefix(str(KIND)) for n in nodes if isinstance(n, ox.NamedNode))
