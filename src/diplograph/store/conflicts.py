"""Where sources contradict each other: values that stand side by side, and which to prefer.

Nothing is ever overwritten: a preferred value is a view of the claims, by a rule that the reader
chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES, compact, key_of, slug_of
from diplograph.store.backend import Backend

PREFERENCES = ("most-sources", "latest", "authoritative")
"""By what a value can be preferred: independent sources; date of report; works of reference, then
claims that are the word of somebody in office, then the rest."""

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_VOUCHED = "?claim dip:modality ?modality . VALUES ?modality { kind:asserted kind:implied }"
_SOURCE = """
    ?claim prov:wasDerivedFrom ?words .
    OPTIONAL { ?words nif:referenceContext ?article . OPTIONAL { ?article dct:issued ?issued }
               OPTIONAL { ?article dip:reprintOf ?original } }
    OPTIONAL { ?claim prov:wasAttributedTo ?by }
    BIND (COALESCE(?original, ?article, ?words) AS ?source)"""

_PARTIES = """
    { SELECT ?fact (GROUP_CONCAT(DISTINCT ?party; separator=" ") AS ?parties) WHERE {
        ?fact a dip:Signing ; dip:signatory ?who .
        OPTIONAL { ?who prov:actedOnBehalfOf ?country }
        BIND (CONCAT(STR(dip:signatory), "=", STR(COALESCE(?country, ?who))) AS ?party) }
      GROUP BY ?fact }"""

# Each gives ?subject, ?property, ?value, and who says so. A subject with two values that do not
# agree is a conflict. The subject is what both speak of: a fact, or as text what facts have alike.
_QUESTIONS = (
    # One fact, told in several ways: a claim carries what it says otherwise.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        VALUES ?property {{ dip:startDate dip:endDate dip:kind dip:status }}
        ?dissenting ?property ?other ; dip:asserts ?subject . ?dissenting a dip:Claim .
        ?claim dip:asserts ?subject . {_VOUCHED}
        OPTIONAL {{ ?claim ?property ?own }}
        OPTIONAL {{ ?subject ?property ?shared }}
        BIND (COALESCE(?own, ?shared) AS ?value) {_SOURCE}
    }}""",
    # Figures of one indicator, period and unit between the same parties.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        {{ SELECT ?fact (GROUP_CONCAT(?role; separator=" ") AS ?roles) WHERE {{
             ?fact a dip:Observation ; ?predicate ?filler .
             VALUES ?predicate {{ dip:party dip:reporter dip:counterpart }}
             BIND (CONCAT(STR(?predicate), "=", STR(?filler)) AS ?role) }} GROUP BY ?fact }}
        ?fact dip:kind ?kind ; dip:unit ?unit ; dip:value ?value .
        ?fact dip:startDate ?start . OPTIONAL {{ ?fact dip:endDate ?end }}
        BIND (CONCAT(STR(?kind), " ", ?unit, " ", STR(?start), " ", COALESCE(STR(?end), ""), " ",
                     ?roles) AS ?subject)
        BIND (dip:value AS ?property)
        ?claim dip:asserts ?fact . {_VOUCHED} {_SOURCE}
    }}""",
    # The day on which its parties signed a document; other parties may sign one of like title.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        ?fact a dip:Signing ; dip:instrument ?document ; dip:startDate ?value .
        VALUES ?status {{ kind:held kind:under-way }} ?fact dip:status ?status .
        {_PARTIES}
        BIND (CONCAT(STR(?document), " ", ?parties) AS ?subject)
        BIND (dip:startDate AS ?property)
        ?claim dip:asserts ?fact . {_VOUCHED} {_SOURCE}
    }}""",
    # Who signed it on that day.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        ?fact a dip:Signing ; dip:instrument ?document ; dip:startDate ?start .
        VALUES ?status {{ kind:held kind:under-way }} ?fact dip:status ?status .
        {_PARTIES}
        BIND (CONCAT(STR(?document), " ", STR(?start)) AS ?subject)
        BIND (dip:signatory AS ?property)
        BIND (?parties AS ?value)
        ?claim dip:asserts ?fact . {_VOUCHED} {_SOURCE}
    }}""",
    # When a term of office or a membership began.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        {{ ?fact a dip:Tenure ; dip:holder ?one ; dip:office ?other }}
        UNION {{ ?fact a dip:Membership ; dip:member ?one ; dip:organisation ?other }}
        ?fact dip:startDate ?value . OPTIONAL {{ ?fact dip:kind ?kind }}
        OPTIONAL {{ ?fact dip:endDate ?end }}
        BIND (CONCAT(STR(?one), " ", STR(?other), " ", COALESCE(STR(?kind), ""), " ",
                     COALESCE(STR(?end), "")) AS ?subject)
        BIND (dip:startDate AS ?property)
        ?claim dip:asserts ?fact . {_VOUCHED} {_SOURCE}
    }}""",
    # What one asserts and another denies.
    f"""SELECT ?subject ?property ?value ?claim ?source ?issued ?by WHERE {{
        ?denial dip:modality kind:denied ; dip:asserts ?subject .
        ?claim dip:asserts ?subject ; dip:modality ?value .
        VALUES ?value {{ kind:asserted kind:denied }}
        BIND (dip:modality AS ?property) {_SOURCE}
    }}""",
)
# Kinds that say more or less of the same.
_LOOSE = frozenset({"meeting", "talks", "reception", "consultations", "held", "under-way"})


@dataclass(frozen=True, slots=True)
class Side:
    """A value and who says so: independent sources, claims, the day of the last report."""

    value: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    latest: str | None
    rank: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one property that cannot all be right; the first of ``sides`` is preferred."""

    subject: str
    property: str
    sides: tuple[Side, ...]


def conflicts(backend: Backend, *, prefer: str = PREFERENCES[0]) -> list[Conflict]:
    """All contradictions between the claims of a store, by subject and property.

    Dates that differ only in how exact they are do not contradict each other.
    """
    told: defaultdict[tuple[str, str], defaultdict[str, list[_Saying]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for question in _QUESTIONS:
        for saying in _ask(backend, question):
            told[saying.subject, saying.property][saying.value].append(saying)
    found = []
    for (subject, name), values in sorted(told.items()):
        if _contradict(name, list(values)):
            sides = [_side(value, sayings) for value, sayings in values.items()]
            ordered = sorted(sides, key=lambda side: _order(side, prefer))
            found.append(Conflict(subject, name, tuple(ordered)))
    return found


@dataclass(frozen=True, slots=True)
class _Saying:
    subject: str
    property: str
    value: str
    claim: str
    source: str
    issued: str | None
    by: str | None


def _ask(backend: Backend, question: str) -> Iterator[_Saying]:
    answer = backend.query(_PREFIXES + question)
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        values = {name.value: _text(row[name]) for name in answer.variables}
        if values["value"] and values["subject"] and values["property"]:
            yield _Saying(
                _in_order(values["subject"]),
                values["property"].removeprefix(str(DIP)),
                _in_order(values["value"]),
                values["claim"] or "",
                values["source"] or "",
                values["issued"],
                values["by"],
            )


def _in_order(text: str) -> str:
    """What several fillers make up, in an order that engines need not agree on."""
    words = text.split(" ")
    parties = sorted(word for word in words if "=" in word)
    return " ".join([*(word for word in words if "=" not in word), *parties])


def _text(term: object) -> str | None:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else None


def _side(value: str, sayings: Sequence[_Saying]) -> Side:
    reference = any(key_of(saying.source).startswith("source/") for saying in sayings)
    official = any(saying.by for saying in sayings)
    return Side(
        value=value,
        sources=tuple(sorted({saying.source for saying in sayings})),
        claims=tuple(sorted({saying.claim for saying in sayings})),
        latest=max((saying.issued for saying in sayings if saying.issued), default=None),
        rank=0 if reference else 1 if official else 2,
    )


def _order(side: Side, prefer: str) -> tuple[object, ...]:
    most = -len(side.sources)
    late = "".join(chr(0x10FFFF - ord(c)) for c in side.latest or "")
    if prefer == "latest":
        return (side.latest is None, late, most, side.value)
    if prefer == "authoritative":
        return (side.rank, most, late, side.value)
    return (most, side.rank, late, side.value)


def _contradict(name: str, values: list[str]) -> bool:
    if len(values) < 2:
        return False
    if name in ("startDate", "endDate"):
        return any(not _agree(one, other) for one in values for other in values)
    if name in ("kind", "status"):
        return len({slug_of(value) for value in values} - _LOOSE) > 1
    if name == "signatory":
        parties = [set(value.split()) for value in values]
        return any(_other_parties(one, other) for one in parties for other in parties)
    return True


def _other_parties(one: set[str], other: set[str]) -> bool:
    """Whether neither names but fewer of them, nor are there two documents with one party alike."""
    return len(one & other) > 1 and not (one <= other or other <= one)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def readable(text: str) -> str:
    """A subject or value for people: short names for IRIs.

    >>> readable("https://w3id.org/diplograph/kind/exports USD 2023")
    'kind:exports USD 2023'
    """
    words = []
    for word in text.split():
        head, equals, tail = word.rpartition("=")
        words.append(f"{compact(head)}={compact(tail)}" if equals else compact(word))
    return " ".join(words)


def rows(found: Iterable[Conflict]) -> Iterator[dict[str, object]]:
    """A row for each side, the preferred one first and marked."""
    for conflict in found:
        for place, side in enumerate(conflict.sides):
            yield {
                "about": readable(conflict.subject),
                "property": conflict.property,
                "value": readable(side.value),
                "preferred": place == 0,
                "sources": len(side.sources),
                "latest": side.latest,
                "said_by": [key_of(source).removeprefix("article/") for source in side.sources],
                "claims": [compact(claim) for claim in side.claims],
            }
