"""Claims as rows of plain values: one for each claim, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TextIO

from diplograph.cli import tables
from diplograph.explanation import label_of
from diplograph.graph.iris import iri
from diplograph.model import Claim, Extraction, Fact
from diplograph.schema import FACT_TYPES

COLUMNS = (
    "article",
    "fact",
    "type",
    "kind",
    "status",
    "roles",
    "start",
    "end",
    "place",
    "topics",
    "value",
    "unit",
    "modality",
    "confidence",
    "attributed_to",
    "quote_begin",
    "quote_end",
    "quote",
    "more_quotes",
    "frame",
)
#: What a table has room for.
NARROW = ("type", "kind", "status", "roles", "start", "value", "confidence", "quote", "article")


def write(extractions: Iterable[Extraction], form: str, stream: TextIO) -> None:
    """Write all claims as ``jsonl``, ``csv`` or ``table``."""
    write_rows(claim_rows(extractions), form, stream)


def write_rows(rows: Iterable[dict[str, Any]], form: str, stream: TextIO) -> None:
    """Write rows of claims, of articles or of a store, as ``jsonl``, ``csv`` or ``table``."""
    if form == "jsonl":
        tables.write(rows, COLUMNS, form, stream)
    elif form == "csv":
        tables.write(map(_with_cells, rows), COLUMNS, form, stream)
    else:
        tables.write(map(_with_labels, rows), NARROW, form, stream)


def claim_rows(extractions: Iterable[Extraction]) -> Iterator[dict[str, object]]:
    """One row a claim, in order of the text.

    ``roles`` are objects with ``role``, ``entity`` (an IRI) and ``label``; ``quote`` the
    words of the claim's first span, ``quote_begin`` and ``quote_end`` its offsets in the article,
    ``more_quotes`` its further spans as objects with ``begin``, ``end`` and ``quote``.
    """
    for extraction in extractions:
        for claim in sorted(extraction.claims, key=_in_order_of_text):
            yield _row(extraction, claim)


def _in_order_of_text(claim: Claim) -> tuple[object, ...]:
    return (claim.spans, claim.fact, claim.modality, claim.attributed_to or "", claim.frame)


def _row(extraction: Extraction, claim: Claim) -> dict[str, object]:
    fact = extraction.facts[claim.fact]
    first, *more = sorted(claim.spans)
    text = extraction.article.text
    return {
        "article": extraction.article.id,
        "fact": str(iri(claim.fact)),
        "type": fact.type,
        "kind": fact.kind,
        "status": fact.status and str(fact.status),
        "roles": [{"role": role, **_entity(extraction, key)} for role, key in _ordered_roles(fact)],
        "start": fact.start and str(fact.start),
        "end": fact.end and str(fact.end),
        "place": [_entity(extraction, key) for key in fact.role("place")],
        "topics": list(fact.topics),
        "value": None if fact.value is None else _number(fact.value),
        "unit": fact.unit,
        "modality": str(claim.modality),
        "confidence": round(claim.confidence, 3),
        "attributed_to": claim.attributed_to and _entity(extraction, claim.attributed_to),
        "quote_begin": first.begin,
        "quote_end": first.end,
        "quote": first.of(text),
        "more_quotes": [
            {"begin": span.begin, "end": span.end, "quote": span.of(text)} for span in more
        ],
        "frame": claim.frame,
    }


def _ordered_roles(fact: Fact) -> list[tuple[str, str]]:
    order = FACT_TYPES[fact.type].roles
    return sorted(fact.roles, key=lambda pair: (order.index(pair[0]), pair[1]))


def _entity(extraction: Extraction, key: str) -> dict[str, str]:
    return {"entity": str(iri(key)), "label": label_of(extraction, key)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _with_cells(row: dict[str, Any]) -> dict[str, object]:
    """The same row with its objects as text, IRIs in angle brackets."""
    entities = {
        "roles": [f"{filler['role']}: {_named(filler)}" for filler in row["roles"]],
        "place": [_named(place) for place in row["place"]],
        "attributed_to": row["attributed_to"] and _named(row["attributed_to"]),
        "more_quotes": [f"{part['begin']}-{part['end']}" for part in row["more_quotes"]],
    }
    return {**row, **entities}


def _named(entity: dict[str, str]) -> str:
    return f"{entity['label']} <{entity['entity']}>"


def _with_labels(row: dict[str, Any]) -> dict[str, object]:
    roles = [f"{filler['role']}: {filler['label']}" for filler in row["roles"]]
    return {**row, "roles": roles}
