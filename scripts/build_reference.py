"""Build ``data/reference/*.csv`` from the collected source tables and our own curated ones.

    python scripts/build_reference.py SOURCE_FOLDER

SOURCE_FOLDER holds countries.csv, organisations.csv, memberships.csv, memberships_curated.csv and
office_holders.csv (World Factbook, country-codes, CLDR, Wikidata, Office of the Historian; see
NOTICE). What we know better is in ``data/reference/curated`` and wins: names added and dropped,
persons' usual spelling, terms, organisations, memberships, groups. The result is sorted, so that
running it twice gives the same bytes. ``docs/reference.md`` explains the columns.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from reference_sources.countries import build_countries, build_country_names
from reference_sources.files import curated, write
from reference_sources.memberships import build_memberships
from reference_sources.organisations import build_organisations
from reference_sources.terms import build_terms


def main() -> None:
    """Build all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    source = parser.parse_args().source
    countries = build_countries(source)
    names = build_country_names(source, countries)
    organisations, organisation_names = build_organisations(source)
    people, terms = build_terms(source, countries)
    memberships, chairs = build_memberships(source, countries, organisations)
    write("countries", countries)
    write("country_names", names)
    write("organisations", organisations)
    write("organisation_names", organisation_names)
    write("people", people)
    write("terms", terms)
    write("memberships", memberships)
    write("chairmanships", chairs)
    write("groups", curated("groups"))
    write("cities", curated("cities"))


if __name__ == "__main__":
    main()
