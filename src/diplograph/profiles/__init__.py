"""Profiles: what a graph says of somebody, on a page where each line shows its sentences."""

from __future__ import annotations

from diplograph.profiles.countries import country
from diplograph.profiles.dyads import dyad
from diplograph.profiles.organisations import organisation
from diplograph.profiles.persons import person
from diplograph.profiles.profile import Line, Profile, Section
from diplograph.profiles.writing import FORMATS, form_of, render

__all__ = [
    "FORMATS",
    "Line",
    "Profile",
    "Section",
    "country",
    "dyad",
    "form_of",
    "organisation",
    "person",
    "render",
]
