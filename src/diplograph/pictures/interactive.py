"""A picture as one page of HTML to move about in; it asks nothing of any network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from diplograph.graph.iris import compact
from diplograph.network.aliases import AnyNetwork
from diplograph.pictures.choosing import choice
from diplograph.pictures.networks import svg_of, title_of
from diplograph.resources import resource

MOST_NODES = 150
"""How many nodes the page of a network shows if nothing else is said."""

_FACTS = 20  # listed under one tie
_QUOTES = 5
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_HINT = "Point at something to see what stands behind it, click to keep it; Escape starts anew."

Behind = Mapping[str, Mapping[str, Sequence[str]]]


def html(
    network: AnyNetwork,
    *,
    title: str = "",
    most: int = MOST_NODES,
    quotes: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """A network as a page that opens offline: zoom, search, neighbours, and what is behind a tie.

    ``quotes`` are words of articles by the IRIs of the facts that rest on them, as
    `diplograph.network.quotes.quotes` gives them. Raises GraphError as `diplograph.pictures.svg`.
    """
    chosen = choice(network, most)
    behind = {
        f"{source} {target} {key}": _behind(data.get("facts", ()), quotes or {})
        for source, target, key, data in chosen.shown.edges(keys=True, data=True)
    }
    return page_of(svg_of(chosen, network, title=title), title or title_of(network), behind)


def page_of(svg: str, title: str, behind: Behind | None = None) -> str:
    """A page around a picture. ``behind`` has the facts and quotes of its marks, by their keys."""
    # "<" in a string would let an article end the script.
    data = json.dumps(behind or {}, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    style, script = (
        resource("data", "pictures", name).read_text(encoding="utf-8")
        for name in ("interactive.css", "interactive.js")
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        '<header><input id="search" type="search" placeholder="Search" aria-label="Search">'
        '<button id="reset" type="button">Whole picture</button>'
        '<span class="hint">wheel: zoom; drag: move</span></header>\n'
        f'<main>\n{svg}</main>\n<aside data-hint="{escape(_HINT)}"></aside>\n'
        f'<script type="application/json" id="behind">{data}</script>\n'
        f"<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _behind(facts: Sequence[str], quotes: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The first quotes of some facts, each once, and the first facts."""
    told = dict.fromkeys(quote for fact in facts for quote in quotes.get(fact, ()))
    more = len(facts) - _FACTS
    rest = [f"and {more:,} more"] if more > 0 else []
    return {
        "quotes": list(told)[:_QUOTES],
        "facts": [*(compact(fact) for fact in facts[:_FACTS]), *rest],
    }
