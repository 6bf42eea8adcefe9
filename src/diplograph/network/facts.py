"""What a view needs of a graph, asked of it in SPARQL: facts of some types, who acts for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rdflib import Graph

from diplograph.errors import GraphError
from diplograph.graph import queries
from diplograph.graph.catalogue import near
from diplograph.graph.iris import BASE, DIP, PREFIXES, key_of, slug_of
from diplograph.model import Modality, PartialDate
from diplograph.schema import FACT_TYPES

Date = PartialDate | dt.date | str

VOUCHED = ("asserted", "implied")
"""The modalities of what a source vouches for."""

STATES = frozenset({"Tenure", "Membership", "BilateralRelation"})
"""The facts that count while they hold. A chair that was held stays a tie, as a visit does."""

_HEAD = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}> "
    for name in ("dip", "kind", "dct", "nif", "prov", "skos", "xsd")
)
_TOOK_PLACE = frozenset({None, "held", "under-way"})
_ROLES = frozenset(role for kind in FACT_TYPES.values() for role in kind.roles)
_VALUES = ("kind", "status", "startDate", "endDate", "value", "unit")
_AT_ONCE = 2000  # nodes whose names one request asks for


@runtime_checkable
class Source(Protocol):
    """What answers SPARQL over its default graph: an engine, or where a store keeps its quads."""

    def query(self, text: str) -> Any:
        """The solutions of a SELECT, each with its terms by the names of the variables."""


@runtime_checkable
class Kept(Protocol):
    """A store, which has its quads somewhere."""

    @property
    def backend(self) -> Any:
        """Where."""


Given = Graph | Kept | Source | str | Path | Iterable[str | Path]
"""A store, a graph or dataset of rdflib, an engine that answers SPARQL, or paths of graph files."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with what makes it count: roles are IRIs, articles and works those that claim it.

    ``sources`` are the articles without those that print another again, and the works of reference.
    """

    iri: str
    type: str
    kind: str | None
    roles: Mapping[str, tuple[str, ...]]
    start: PartialDate | None
    end: PartialDate | None
    value: Decimal | None
    unit: str | None
    articles: frozenset[str]
    sources: frozenset[str]
    reported: PartialDate | None

    def role(self, *names: str) -> list[str]:
        """All fillers of some roles, in order, each once."""
        return sorted({filler for name in names for filler in self.roles.get(name, ())})

    @property
    def since(self) -> PartialDate | None:
        """Its first day, or when it was first reported."""
        return self.start or self.reported

    def begun(self, day: dt.date) -> bool:
        """Whether it may have begun by a day.

        What holds by a work of reference alone, which seldom says since when, has no first day.
        """
        if self.since is None:
            return self.type in STATES and not self.articles
        return self.since.first_day <= day

    @property
    def over(self) -> bool:
        """Whether it is told as of the past, or of the future, without saying when."""
        return self.kind == "former" or (self.kind == "elect" and self.start is None)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which facts count: see `diplograph.network.views.view`."""

    as_of: dt.date | None = None
    between: tuple[dt.date, dt.date] | None = None
    min_confidence: float = 0.0
    modality: tuple[str, ...] = VOUCHED

    def let_through(self, fact: Fact) -> bool:
        """Whether a fact counts by its dates."""
        state = fact.type in STATES
        if self.between is not None and not _within(fact, *self.between):
            return False
        if self.as_of is None:
            ended = self.between is None and fact.end is not None
            return not state or not (fact.over or ended)
        if not fact.begun(self.as_of):
            return False
        return not state or (
            not fact.over and (fact.end is None or fact.end.last_day >= self.as_of)
        )


def filters(
    *,
    as_of: Date | None = None,
    between: tuple[Date, Date] | None = None,
    min_confidence: float = 0.0,
    modality: str | Iterable[str] = VOUCHED,
) -> Filters:
    """Filters from what a user gave; raises ValueError for no date, GraphError otherwise."""
    span = None
    if between is not None:
        span = (_partial(between[0]).first_day, _partial(between[1]).last_day)
        if span[0] > span[1]:
            raise GraphError(f"between {span[0]} and {span[1]} is no time: give the earlier first")
    wanted = (modality,) if isinstance(modality, str) else tuple(modality)
    for each in wanted:
        if each not in set(Modality):
            known = sorted(map(str, Modality))
            raise GraphError(f"there is no modality {each!r}; {near(each, known)}")
    day = None if as_of is None else _partial(as_of).last_day
    return Filters(day, span, float(min_confidence), wanted)


class World:
    """A source with what it says of agents and places, each asked once when it is needed."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def rows(self, text: str) -> Iterator[tuple[str | None, ...]]:
        """The answer to a SELECT as plain strings."""
        answer = self._source.query(_HEAD + text)
        for row in answer:
            yield tuple(None if term is None else str(term.value) for term in row)

    @cached_property
    def _owners(self) -> dict[str, set[str]]:
        return _pairs(
            self.rows("SELECT ?agent ?owner WHERE { ?agent prov:actedOnBehalfOf ?owner }")
        )

    @cached_property
    def _offices(self) -> dict[str, set[str]]:
        return _pairs(
            self.rows(
                "SELECT DISTINCT ?agent ?owner WHERE {"
                " ?tenure dip:holder ?agent ; dip:office ?office . ?office dip:officeOf ?owner }"
            )
        )

    @cached_property
    def _outer(self) -> dict[str, set[str]]:
        return _pairs(self.rows("SELECT ?place ?outer WHERE { ?place dip:locatedIn ?outer }"))

    @cached_property
    def offices(self) -> dict[str, tuple[set[str], set[str]]]:
        """Of each office whose it is, and of which kinds."""
        owners = _pairs(self.rows("SELECT ?office ?of WHERE { ?office dip:officeOf ?of }"))
        kinds = _pairs(
            self.rows("SELECT ?office ?kind WHERE { ?office dip:officeOf ?of ; dip:kind ?kind }")
        )
        return {
            office: (of, {slug_of(kind) for kind in kinds.get(office, ())})
            for office, of in owners.items()
        }

    @cached_property
    def office_labels(self) -> dict[str, str]:
        """Of each office what it is called."""
        return {office: names["label"] for office, names in self.names(self.offices).items()}

    def represented(self, iri: str) -> str | None:
        """The country or organisation that an agent is or acts for."""
        if type_of(iri) in ("Country", "Organisation"):
            return iri
        return min(filter(type_of, self._owners.get(iri, ())), default=None)

    def party(self, iri: str) -> str | None:
        """The node that stands for an agent: itself, or for a government body its country."""
        return iri if type_of(iri) else self.represented(iri)

    def country(self, iri: str) -> str | None:
        """The country that an agent is or acts for, by what is said of it or an office it holds."""
        for agent in (iri, *sorted(self._owners.get(iri, ()))):
            if type_of(agent) == "Country":
                return agent
        if type_of(iri) == "Organisation":
            return None
        found = {self.represented(owner) for owner in self._offices.get(iri, ())}
        return min((one for one in found if one and type_of(one) == "Country"), default=None)

    def countries(self, place: str) -> set[str]:
        """The country that a place is, or lies in."""
        found, todo = set(), [place]
        while todo:
            here = todo.pop()
            if here not in found:
                found.add(here)
                todo += self._outer.get(here, ())
        return {one for one in found if type_of(one) == "Country"}

    def facts(self, types: Iterable[str], wanted: Filters) -> list[Fact]:
        """The facts of some types that count, in order of their IRIs."""
        listed = ", ".join(f"dip:{name}" for name in sorted(types))
        told = self._tellers(listed, wanted)
        issued = _pairs(self.rows("SELECT ?article ?date WHERE { ?article dct:issued ?date }"))
        originals = _pairs(self.rows("SELECT ?one ?other WHERE { ?one dip:reprintOf ?other }"))
        found = (
            _fact(iri, values, told[iri], issued, originals)
            for iri, values in sorted(self._values(listed).items())
            if iri in told
        )
        return [fact for fact in found if fact is not None and wanted.let_through(fact)]

    def _tellers(self, listed: str, wanted: Filters) -> dict[str, set[str]]:
        """Which articles and works claim each fact, as surely and in the way that is wanted."""
        modalities = ", ".join(f"kind:{name}" for name in wanted.modality)
        sure = (
            f"?claim dip:confidence ?sure . FILTER (?sure >= {wanted.min_confidence})"
            if wanted.min_confidence
            else ""
        )
        return _pairs(
            self.rows(
                "SELECT DISTINCT ?fact ?teller WHERE {"
                f" ?fact a ?class . FILTER (?class IN ({listed}))"
                " ?claim dip:asserts ?fact ; dip:modality ?modality ; prov:wasDerivedFrom ?ground ."
                f" FILTER (?modality IN ({modalities})) {sure}"
                " OPTIONAL { ?ground nif:referenceContext ?article }"
                " BIND (COALESCE(?article, ?ground) AS ?teller) }"
            )
        )

    def _values(self, listed: str) -> dict[str, list[tuple[str, str]]]:
        """What is said of each fact itself, by the names of the properties."""
        names = ", ".join(f"dip:{name}" for name in sorted({*_ROLES, *_VALUES}))
        values: dict[str, list[tuple[str, str]]] = {}
        for fact, kind, name, value in self.rows(
            "SELECT ?fact ?class ?name ?value WHERE {"
            f" ?fact a ?class . FILTER (?class IN ({listed}))"
            f" ?fact ?name ?value . FILTER (?name IN ({names})) }}"
        ):
            if fact and kind and name and value is not None:
                own = values.setdefault(fact, [("type", kind.removeprefix(str(DIP)))])
                own.append((name.removeprefix(str(DIP)), value))
        return values

    def names(self, iris: Iterable[str]) -> dict[str, dict[str, str]]:
        """Of each node ``label``, ``type``, ``iri`` and, where there is one, ``code``."""
        wanted = sorted(set(iris))
        said: dict[tuple[str, str], set[str]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            listed = " ".join(f"<{iri}>" for iri in wanted[start : start + _AT_ONCE])
            for iri, name, value in self.rows(
                f"SELECT ?node ?name ?value WHERE {{ VALUES ?node {{ {listed} }}"
                " { ?node skos:prefLabel ?value BIND ('label' AS ?name) }"
                " UNION { ?node skos:notation ?value BIND ('code' AS ?name) } }"
            ):
                if iri and name and value is not None:
                    said.setdefault((iri, name), set()).add(value)
        return {
            iri: {
                "label": min(said.get((iri, "label"), {key_of(iri)})),
                "type": _class_of(iri),
                "iri": iri,
            }
            | ({"code": min(said[iri, "code"])} if (iri, "code") in said else {})
            for iri in wanted
        }

    def find_countries(self, given: Iterable[str]) -> frozenset[str]:
        """Countries by key, code or name; raises GraphError for one that is not there."""
        known: dict[str, str] = {}
        for iri, name in self.rows(
            "SELECT ?country ?name WHERE { ?country a dip:Country"
            " { ?country skos:prefLabel ?name } UNION { ?country skos:notation ?name } }"
        ):
            if iri and name:
                known |= {name.casefold(): iri, key_of(iri).casefold(): iri, iri.casefold(): iri}
        found = set()
        for each in given:
            if each.casefold() not in known:
                names = sorted(name for name in known if "/" not in name)
                raise GraphError(f"there is no country {each!r}; {near(each.casefold(), names)}")
            found.add(known[each.casefold()])
        return frozenset(found)


def world(given: Given) -> World:
    """A world to draw views of; what is no store is loaded into an engine first.

    Raises GraphError for a graph file that cannot be read.
    """
    if isinstance(given, Graph | str | Path):
        return World(queries.load(given))
    if isinstance(given, Kept):
        return World(given.backend)
    return World(given if isinstance(given, Source) else queries.load(given))


def type_of(iri: str) -> str | None:
    """Country, Organisation or Person, by the IRI; None for anything else."""
    room = iri.removeprefix(f"{BASE}id/").partition("/")[0]
    return {"country": "Country", "organisation": "Organisation", "person": "Person"}.get(room)


def _class_of(iri: str) -> str:
    room = iri.removeprefix(f"{BASE}id/").partition("/")[0]
    other = {"body": "GovernmentBody", "agreement": "Agreement", "place": "Place"}
    return type_of(iri) or other.get(room, "")


def _fact(
    iri: str,
    values: list[tuple[str, str]],
    tellers: set[str],
    issued: Mapping[str, set[str]],
    originals: Mapping[str, set[str]],
) -> Fact | None:
    said: dict[str, list[str]] = {}
    for name, value in values:
        said.setdefault(name, []).append(value)
    only = {name: min(found) for name, found in said.items()}
    status = only.get("status")
    if (slug_of(status) if status else None) not in _TOOK_PLACE:
        return None
    articles = frozenset(one for one in tellers if one.startswith(f"{BASE}article/"))
    dates = sorted(chain.from_iterable(issued.get(article, ()) for article in articles))
    kind = only.get("kind")
    return Fact(
        iri=iri,
        type=only["type"],
        kind=slug_of(kind) if kind else None,
        roles={name: tuple(sorted(set(said[name]))) for name in said if name in _ROLES},
        start=_date(only.get("startDate")),
        end=_date(only.get("endDate")),
        value=_number(only.get("value")),
        unit=only.get("unit"),
        articles=articles,
        sources=frozenset(_original(one, originals) for one in tellers),
        reported=_date(dates[0]) if dates else None,
    )


def _original(article: str, originals: Mapping[str, set[str]]) -> str:
    """The article that this one prints again, or itself."""
    seen = set()
    while article in originals and article not in seen:
        seen.add(article)
        article = min(originals[article])
    return article


def _within(fact: Fact, first: dt.date, last: dt.date) -> bool:
    if not fact.begun(last):
        return False
    until = fact.end or (None if fact.type in STATES else fact.since)
    return until is None or until.last_day >= first


def _pairs(rows: Iterable[tuple[str | None, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in rows:
        if one is not None and other is not None:
            found.setdefault(one, set()).add(other)
    return found


def _partial(date: Date) -> PartialDate:
    if isinstance(date, PartialDate):
        return date
    return PartialDate.parse(str(date)[:10])


def _date(text: str | None) -> PartialDate | None:
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError:
        return None


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
