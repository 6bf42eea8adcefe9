"""The claims of a store as rows of plain values: one for each claim, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.graph.iris import DIP, PREFIXES, key_of, slug_of
from diplograph.store.backend import Backend
from diplograph.store.choice import CONFIDENCE, CONTEXT, DERIVED_FROM, ISSUED, Selection
from diplograph.store.layout import (
    ASSERTS,
    TYPE,
    VIEW,
    article_of,
    is_content,
    objects,
)
from diplograph.store.merging import ONCE
from diplograph.store.rows import (
    OF_FACT,
    Labels,
    Row,
    as_is,
    batches,
    fact_row,
    head,
    nodes,
    originals,
    texts,
)
from diplograph.store.values import Quads, by_subject, read_fact

CLAIM_COLUMNS = (
    "article",
    *OF_FACT,
    "modality",
    "confidence",
    "attributed_to",
    "quote_begin",
    "quote_end",
    "quote",
    "more_quotes",
    "frame",
    "claim",
    "published",
    "reprint_of",
    "source",
)
"""The columns of the table of claims; those of `diplograph.cli.claims` have the same names here."""

Told = dict[ox.NamedNode, list[ox.Quad]]
_AT_ONCE = 50  # graphs that are read together
_CLAIM = ox.NamedNode(str(DIP.Claim))
_MODALITY = ox.NamedNode(str(DIP.modality))
_FRAME = ox.NamedNode(str(DIP.frame))
_BY = ox.NamedNode(f"{PREFIXES['prov']}wasAttributedTo")
_BEGIN, _END, _WORDS = (
    ox.NamedNode(f"{PREFIXES['nif']}{name}") for name in ("beginIndex", "endIndex", "anchorOf")
)


def claim_rows(backend: Backend, selection: Selection | None) -> Iterator[Row]:
    """One row for each claim, by article and place in it; those of works of reference at the end.

    Facts are as the merged view has them, but where a claim gives another value of its own (a
    date, a kind, a figure), the row has that.
    """
    labels = Labels(backend)
    told: set[ox.NamedNode] = set()
    for names in batches(_graphs(backend, selection), _AT_ONCE):
        said = {name: by_subject(backend.graph(name)) for name in names}
        claims = {name: _claims_in(said[name], selection, told) for name in names}
        reader = _ClaimReader(backend, labels, [node for own in claims.values() for node in own])
        for name in names:
            rows = [reader.row(node, said[name]) for node in claims[name]]
            yield from sorted(rows, key=_in_order_of_text)


def _claims_in(
    said: Told, selection: Selection | None, told: set[ox.NamedNode]
) -> list[ox.NamedNode]:
    """The claims of a graph that are asked for; of works of reference several may make one."""
    claims = [
        node
        for node, quads in said.items()
        if _CLAIM in nodes(quads, TYPE)
        and (selection is None or node in selection.claims)
        and node not in told
    ]
    told |= {node for node in claims if not head(texts(said[node], _FRAME))}
    return claims


class _ClaimReader:
    """Rows of some claims: what the view has of them and of their facts is read at once."""

    def __init__(self, backend: Backend, labels: Labels, claims: list[ox.NamedNode]) -> None:
        self._labels = labels
        self._seen = by_subject(backend.about(claims, VIEW))
        facts = {f for own in self._seen.values() for f in nodes(own, ASSERTS)}
        self._facts = by_subject(backend.about(facts, VIEW))
        told = [quad for quads in (*self._facts.values(), *self._seen.values()) for quad in quads]
        labels.prepare(objects(told))
        origins = {each for own in self._seen.values() for each in nodes(own, DERIVED_FROM)}
        contexts = [q for q in backend.about(origins, VIEW) if q.predicate == CONTEXT]
        self._original = originals(backend, set(objects(contexts)))

    def row(self, claim: ox.NamedNode, said: Told) -> Row:
        """The row of a claim; ``said`` is what its article or source says, by subject."""
        quads = self._seen[claim]
        node = nodes(quads, ASSERTS)[0]
        own = [quad for quad in quads if quad.predicate in ONCE]
        given = {quad.predicate for quad in own}
        merged = [q for q in self._facts.get(node, ()) if q.predicate not in given]
        fact = read_fact([*merged, *own], as_is)
        by = nodes(quads, _BY)
        return {
            **(fact_row(node, fact, self._labels) if fact else {"fact": node.value}),
            "modality": head(map(slug_of, texts(quads, _MODALITY))),
            "confidence": head(map(float, texts(quads, CONFIDENCE))),
            "attributed_to": self._labels.entity(key_of(by[0].value)) if by else None,
            "frame": head(texts(quads, _FRAME)),
            "claim": claim.value,
            **self._origin(nodes(quads, DERIVED_FROM), said),
        }

    def _origin(self, origins: list[ox.NamedNode], said: Told) -> Row:
        quotes = sorted(filter(None, (_quote(said.get(each, ())) for each in origins)))
        if not quotes:
            names = sorted(key_of(each.value) for each in origins)
            return {"source": "; ".join(names) or None}
        begin, end, words, article = quotes[0]
        original = self._original.get(article)
        return {
            "article": article_of(article.value),
            "published": head(texts(said.get(article, ()), ISSUED)),
            "reprint_of": article_of(original.value) if original else None,
            "quote_begin": begin,
            "quote_end": end,
            "quote": words,
            "more_quotes": [
                {"begin": first, "end": last, "quote": text} for first, last, text, _ in quotes[1:]
            ],
        }


def _quote(quads: Quads) -> tuple[int, int, str, ox.NamedNode] | None:
    begin, end, words = (head(texts(quads, name)) for name in (_BEGIN, _END, _WORDS))
    article = nodes(quads, CONTEXT)
    if begin is None or end is None or words is None or not article:
        return None
    return int(begin), int(end), words, article[0]


def _graphs(backend: Backend, selection: Selection | None) -> list[ox.NamedNode]:
    """The graphs of the claims, those of articles first."""
    names: Iterable[object] = backend.graph_names()
    if selection is not None:
        names = {quad.graph_name for quad in backend.about(selection.claims, None)}
    named = [name for name in names if isinstance(name, ox.NamedNode) and is_content(name)]
    return sorted(named, key=lambda name: name.value)


def _in_order_of_text(row: Row) -> tuple[object, ...]:
    return (row.get("quote_begin") or 0, row.get("quote_end") or 0, row["fact"], row["claim"])
