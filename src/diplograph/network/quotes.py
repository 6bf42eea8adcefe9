"""The words of articles behind the ties of a network."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.network.facts import Given, world

_AT_ONCE = 1000  # facts that one request asks for
_EACH = 2
_LONGEST = 300


def quotes(given: Given, facts: Iterable[str]) -> dict[str, list[str]]:
    """Of each fact up to two quotes, the first by the articles' names; long ones are cut.

    ``facts`` are IRIs. A fact of a work of reference has none and is left out. Raises GraphError
    for a graph file that cannot be read.
    """
    source = world(given)
    wanted = sorted(set(facts))
    found: dict[str, set[tuple[str, str]]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        listed = " ".join(f"<{iri}>" for iri in wanted[start : start + _AT_ONCE])
        for fact, span, quote in source.rows(
            f"SELECT ?fact ?span ?quote WHERE {{ VALUES ?fact {{ {listed} }}"
            " ?claim dip:asserts ?fact ; prov:wasDerivedFrom ?span . ?span nif:anchorOf ?quote }"
        ):
            if fact and span and quote is not None:
                found.setdefault(fact, set()).add((span, quote))
    return {
        fact: list(dict.fromkeys(_cut(quote) for _, quote in sorted(told)))[:_EACH]
        for fact, told in sorted(found.items())
    }


def _cut(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
