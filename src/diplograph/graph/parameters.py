"""Parameters of queries: from what a user types to RDF terms, checked and never pasted as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NoReturn

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.graph.catalogue import PARAMETER_TYPES, Parameter, Query, near
from diplograph.graph.iris import BASE, DIP, KIND, PREFIXES, compact
from diplograph.model import PartialDate
from diplograph.resources import resource

Term = ox.NamedNode | ox.Literal

_LONGEST = 10_000  # characters
_SHOWN = 60  # of them in a message
_DIGITS = 18
_WHOLE = re.compile(r"[^\x00\ud800-\udfff]*")  # what can be a text in RDF

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
_NAMES = [ox.NamedNode(f"{_SKOS}{name}") for name in ("notation", "prefLabel", "altLabel")]


def terms(query: Query, given: Mapping[str, object], store: ox.Store) -> dict[str, Term]:
    """The term of each given parameter. Names of things are looked up in the store.

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
    return {
        name: _term(query.parameter(name), str(value), store)
        for name, value in given.items()
        if value is not None
    }


def _term(parameter: Parameter, text: str, store: ox.Store) -> Term:
    text = text.strip()
    kind = parameter.type
    if len(text) > _LONGEST or not _WHOLE.fullmatch(text):
        _refuse(parameter, text)
    if kind in _CLASSES:
        return _thing(parameter, text, store)
    if kind == "fact":
        return _fact(parameter, text, store)
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
            return ox.Literal(text) if re.fullmatch(r"[0-9]{4}", text) else None
        number = Decimal(text)
        # Beyond these an engine counts no more, and a short text would become a very long one.
        if not number.is_finite() or abs(number.adjusted()) >= _DIGITS:
            return None
        if kind == "integer":
            return ox.Literal(str(int(text)), datatype=ox.NamedNode(f"{_XSD}integer"))
        return ox.Literal(format(number, "f"), datatype=ox.NamedNode(f"{_XSD}decimal"))
    except (ValueError, InvalidOperation):
        return None


def _refuse(parameter: Parameter, text: str) -> NoReturn:
    wanted = PARAMETER_TYPES[parameter.type]
    raise QueryError(f"{shortened(text)} is no value for {parameter.name}; it takes {wanted}")


def shortened(text: str) -> str:
    """The text in quotes on one line, for a message; its beginning where it is long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


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


def _thing(parameter: Parameter, text: str, store: ox.Store) -> ox.NamedNode:
    if found := _iri(text) or _keyed(text, store):
        return found
    names = dict(_named(parameter.type, store))
    matching = sorted({node for node, own in names.items() if text.casefold() in own})
    if len(matching) == 1:
        return ox.NamedNode(matching[0])
    if matching:
        several = ", ".join(map(compact, matching))
        raise QueryError(
            f"{parameter.name}={shortened(text)} may be any of {several}; give one of these"
        )
    if parameter.type == "country" and re.fullmatch(r"[A-Z]{3}", text):
        return ox.NamedNode(f"{BASE}id/country/{text}")  # a country that the graph is silent about
    known = sorted({name for own in names.values() for name in own.values()})
    what = "thing" if parameter.type == "thing" else f"{parameter.type}"
    raise QueryError(
        f"the graph has no {what} {shortened(text)} for {parameter.name}; {near(text, known)}"
    )


def _keyed(text: str, store: ox.Store) -> ox.NamedNode | None:
    if not re.fullmatch(r"[a-z]+/\S+", text):
        return None
    try:
        node = ox.NamedNode(f"{BASE}id/{text}")
    except ValueError:
        return None
    return node if next(store.quads_for_pattern(node, None, None, None), None) else None


def _named(kind: str, store: ox.Store) -> Iterator[tuple[str, dict[str, str]]]:
    """Things of a type with their names, each by its folded form."""
    for class_name in _CLASSES[kind]:
        of_class = ox.NamedNode(str(DIP[class_name]))
        for quad in store.quads_for_pattern(None, _RDF_TYPE, of_class, ox.DefaultGraph()):
            own = {}
            for predicate in _NAMES:
                named = store.quads_for_pattern(quad.subject, predicate, None, ox.DefaultGraph())
                for name in named:
                    if isinstance(name.object, ox.Literal):
                        own[name.object.value.casefold()] = name.object.value
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, own


def _fact(parameter: Parameter, text: str, store: ox.Store) -> ox.NamedNode:
    local = text.removeprefix("fact/")
    node = _iri(text) or _iri(f"{BASE}fact/{local}")
    if node is None:
        _refuse(parameter, text)
    elif next(store.quads_for_pattern(node, None, None, None), None):
        return node
    raise QueryError(
        f"the graph has no fact {shortened(text)}; results name facts in their last column"
    )


def _concept(parameter: Parameter, text: str) -> ox.NamedNode:
    slug = text.removeprefix(str(KIND)).removeprefix("kind:").strip().replace(" ", "-")
    if slug not in _slugs():
        raise QueryError(
            f"there is no kind {shortened(text)} for {parameter.name}; {near(slug, _slugs())}"
        )
    return ox.NamedNode(str(KIND[slug]))


@cache
def _slugs() -> list[str]:
    concept = f"{_SKOS}Concept"
    quads = ox.parse(path=resource("ontology", "schemes.ttl"), format=ox.RdfFormat.TURTLE)
    kinds = (q for q in quads if isinstance(q.object, ox.NamedNode) and q.object.value == concept)
    nodes = (quad.subject for quad in kinds)
    return sorted(n.value.removeprefix(str(KIND)) for n in nodes if isinstance(n, ox.NamedNode))
