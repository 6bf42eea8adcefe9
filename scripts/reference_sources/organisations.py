"""Organisations and their names."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reference_sources.files import OWN, Row, curated, rows

VARIANTS = (
    ("Organization", "Organisation"),
    ("Organisation", "Organization"),
    ("Co-operation", "Cooperation"),
    ("Labor", "Labour"),
    ("Program", "Programme"),
    ("Center", "Centre"),
    (" and ", " & "),
)
ACRONYM = re.compile(r"^[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9+\-]*$|^[A-Z]\d\+?\d?$|^[A-Z]{2,}\+?$")


def build_organisations(source: Path) -> tuple[list[Row], list[Row]]:
    """Organisations with names; a curated row replaces the source's of the same code."""
    overrides = {row["code"]: row for row in curated("organisations")}
    dropped = {row["code"] for row in overrides.values() if row["kind"] == "drop"}
    dropped_names = {(row["iso3"], row["name"]) for row in curated("dropped_names")}
    renamed = {row["source_code"]: row["code"] for row in overrides.values() if row["source_code"]}
    organisations: dict[str, Row] = {}
    names: dict[tuple[str, str], Row] = {}

    def add(code: str, text: str, form: str, begin: str = "", end: str = "") -> None:
        if (code, text) not in names and (code, text) not in dropped_names:
            names[code, text] = {
                "code": code,
                "name": text,
                "form": form,
                "valid_from": begin,
                "valid_until": end,
            }

    for row in rows(source / "organisations.csv"):
        code = renamed.get(row["code"], row["code"])
        if code in dropped or row["code"] in dropped:
            continue
        over = overrides.get(code, {})
        organisations[code] = {
            "code": code,
            "name": over.get("name") or row["name"],
            "kind": over.get("kind") or row["kind"],
            "founded": over.get("founded") or row["founded"],
            "dissolved": over.get("dissolved", ""),
            "seat": over.get("seat") or row["seat"],
            "wikidata": over.get("wikidata", ""),
            "source": row["source"],
        }
        add(code, organisations[code]["name"], "official")
        if ACRONYM.match(code):
            add(code, code, "acronym")
        for alias in (row["name"], *row["aliases"].split("|")):
            if organisation_junk(alias, code, organisations[code]["name"]):
                continue
            add(code, alias, "acronym" if ACRONYM.match(alias) else "alias")
    for code, row in overrides.items():
        if code in dropped or code in organisations:
            continue
        organisations[code] = {**row, "source": OWN}
        add(code, row["name"], "official")
        if ACRONYM.match(code):
            add(code, code, "acronym")
    for row in curated("organisation_names"):
        names.pop((row["code"], row["name"]), None)
        add(row["code"], row["name"], row["form"], row["valid_from"], row["valid_until"])
    for (code, text), row in list(names.items()):
        for old, new in VARIANTS:
            if old in text and new not in text and row["form"] in ("official", "alias"):
                add(code, text.replace(old, new), "alias", row["valid_from"], row["valid_until"])
    unknown = {code for code, _ in names} - set(organisations)
    if unknown:
        sys.exit(f"names of unknown organisations: {sorted(unknown)}")
    return (
        sorted(organisations.values(), key=lambda row: row["code"]),
        sorted(names.values(), key=lambda row: (row["code"], row["form"], row["name"])),
    )


def organisation_junk(alias: str, code: str, name: str) -> bool:
    """Whether an alias is foreign, a note, or an acronym that the code does not confirm."""
    return (
        not alias
        or alias == name
        or not (alias[0].isupper() or alias[0].isdigit())
        or alias.startswith(("the ", "The "))
        or any(ord(letter) > 0x250 for letter in alias)
        or (ACRONYM.match(alias) is not None and alias != code and len(alias) < 6)
        or len(alias) < 2
        or "(" in alias
    )
