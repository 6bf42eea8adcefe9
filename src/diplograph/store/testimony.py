"""The words behind many facts or claims at once, each with where it stands and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from diplograph.graph.iris import PREFIXES, slug_of
from diplograph.store.layout import article_of
from diplograph.store.names import listed
from diplograph.store.store import Store

_AT_ONCE = 500  # facts or claims that one request asks for
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a claim: ``begin`` and ``end`` are code points in the article's text.

    ``source`` is the id of an article or, where a work of reference says it, the IRI of what it is
    listed in; then there are no words and no place. ``fact`` and ``claim`` are IRIs.
    """

    fact: str
    claim: str
    source: str
    published: str | None
    begin: int | None
    end: int | None
    quote: str | None
    modality: str
    confidence: Decimal
    said_by: str | None

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """By date, source and place in it."""
        return (self.published or "", self.source, self.begin or 0, self.end or 0, self.claim)


def sentences(
    store: Store, *, facts: Iterable[str] = (), claims: Iterable[str] = ()
) -> tuple[Sentence, ...]:
    """The words of all claims of these facts, and of these claims, in the order of their dates.

    Facts and claims are IRIs of the merged view; one that the store does not have gives none.
    Raises StoreError where an endpoint does not answer.
    """
    found = {
        sentence.order: sentence
        for name, wanted in (("fact", facts), ("claim", claims))
        for some in _batches(sorted(set(wanted)))
        for sentence in _asked(store, name, some)
    }
    return tuple(found[order] for order in sorted(found))


def _batches(iris: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(iris), _AT_ONCE):
        yield iris[start : start + _AT_ONCE]


def _asked(store: Store, name: str, iris: list[str]) -> Iterator[Sentence]:
    answer = store.backend.query(
        f"""{_PREFIXES}
        SELECT ?fact ?claim ?source ?issued ?begin ?end ?quote ?modality ?confidence
               (MIN(?who) AS ?by)
        WHERE {{
            VALUES ?{name} {{ {listed(map(ox.NamedNode, iris))} }}
            ?claim dip:asserts ?fact ; dip:modality ?modality ; dip:confidence ?confidence ;
                   prov:wasDerivedFrom ?ground .
            OPTIONAL {{ ?ground nif:referenceContext ?article }}
            OPTIONAL {{ ?ground nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote }}
            BIND (COALESCE(?article, ?ground) AS ?source)
            OPTIONAL {{ ?source dct:issued ?day }}
            OPTIONAL {{ ?claim dct:date ?checked }}
            BIND (COALESCE(?day, ?checked) AS ?issued)
            OPTIONAL {{ ?claim prov:wasAttributedTo ?speaker .
                        OPTIONAL {{ ?speaker skos:prefLabel ?label }} }}
            BIND (COALESCE(STR(?label), STR(?speaker), "") AS ?who)
        }}
        GROUP BY ?fact ?claim ?source ?issued ?begin ?end ?quote ?modality ?confidence"""
    )
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        yield _sentence({name.value: _text(row[name]) for name in answer.variables})


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _sentence(cells: dict[str, str]) -> Sentence:
    placed = bool(cells["begin"])
    return Sentence(
        fact=cells["fact"],
        claim=cells["claim"],
        source=article_of(cells["source"]),
        published=cells["issued"] or None,
        begin=int(cells["begin"]) if placed else None,
        end=int(cells["end"]) if placed else None,
        quote=cells["quote"] if placed else None,
        modality=slug_of(cells["modality"]),
        confidence=Decimal(cells["confidence"]),
        said_by=cells["by"] or None,
    )
