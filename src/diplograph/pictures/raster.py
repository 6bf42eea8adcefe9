"""A picture as PNG."""

from __future__ import annotations

from diplograph.errors import GraphError


def png(svg: str, *, zoom: float = 2.0) -> bytes:
    """The bytes of a picture in SVG as PNG, ``zoom`` pixels for one of the SVG.

    Letters are those of the fonts of the machine. Raises GraphError without ``resvg_py``.
    """
    try:
        import resvg_py
    except ImportError:
        raise GraphError(
            "PNG needs resvg-py: pip install 'diplograph[pictures]', or write .svg"
        ) from None
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )
