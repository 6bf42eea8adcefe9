"""Diplograph: press text about diplomacy to typed, dated, sourced RDF facts."""

from __future__ import annotations

__version__ = "0.1.0"
