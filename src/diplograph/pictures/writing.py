"""Pictures as files: the suffix says which kind."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from diplograph.errors import GraphError
from diplograph.graph.files import write_whole
from diplograph.network.aliases import AnyNetwork
from diplograph.network.facts import Given
from diplograph.network.quotes import quotes
from diplograph.pictures import choosing, interactive, networks
from diplograph.pictures.raster import png

SUFFIXES = (".svg", ".png", ".html")
"""What pictures are written as."""


def suffix_of(path: str | Path) -> str:
    """Which of `SUFFIXES` a path has. Raises GraphError if it has none of them."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise GraphError(f"{path}: {suffix or 'no suffix'} is no kind of picture; use {known}")
    return suffix


def most_shown(path: str | Path, most: int | None = None) -> int | None:
    """How many nodes the picture of a network in a file shows at most; None if it is no picture."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        return None
    return most or (interactive.MOST_NODES if suffix == ".html" else choosing.MOST_NODES)


def write_network(
    network: AnyNetwork,
    path: str | Path,
    *,
    title: str = "",
    most: int | None = None,
    source: Given | None = None,
) -> None:
    """Write the picture of a network: .svg, .png, or .html to move about in.

    ``most`` is how many nodes it shows, by default 40 and on a page of HTML 150. ``source`` is what
    the network was drawn of: a page of HTML then quotes the words behind each tie. The file appears
    whole or not at all. Raises GraphError for another suffix, a network without nodes, more nodes
    than can be drawn, PNG without ``diplograph[pictures]``, and a file that cannot be written.
    """
    suffix = suffix_of(path)
    shown = most_shown(path, most)
    assert shown is not None
    if suffix == ".html":
        told = None
        if source is not None:
            part = choosing.choice(network, shown).shown
            facts = [fact for *_, data in part.edges(data=True) for fact in data.get("facts", ())]
            told = quotes(source, facts)
        page = interactive.html(network, title=title, most=shown, quotes=told)
        write_whole(path, page.encode("utf-8"))
    else:
        write(networks.svg(network, title=title, most=shown), path)


def write(svg: str, path: str | Path) -> None:
    """Write a picture that there is as SVG: as it is, as .png, or on a page of .html.

    Raises GraphError as `write_network`.
    """
    suffix = suffix_of(path)
    if suffix == ".png":
        write_whole(path, png(svg))
    else:
        text = interactive.page_of(svg, _title(svg)) if suffix == ".html" else svg
        write_whole(path, text.encode("utf-8"))


def _title(svg: str) -> str:
    """The title that a picture has, as text."""
    return unescape(svg.partition("<title>")[2].partition("</title>")[0])
