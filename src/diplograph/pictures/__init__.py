"""Pictures of networks and events, as SVG, PNG or a page of HTML that opens offline."""

from __future__ import annotations

from diplograph.pictures.heatmaps import heatmap, yearly
from diplograph.pictures.interactive import html
from diplograph.pictures.maps import world_map
from diplograph.pictures.networks import svg
from diplograph.pictures.raster import png
from diplograph.pictures.timelines import timeline
from diplograph.pictures.writing import SUFFIXES, most_shown, suffix_of, write, write_network

__all__ = [
    "SUFFIXES",
    "heatmap",
    "html",
    "most_shown",
    "png",
    "suffix_of",
    "svg",
    "timeline",
    "world_map",
    "write",
    "write_network",
    "yearly",
]
