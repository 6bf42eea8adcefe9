"""Memberships and chairmanships: what we know well wins over the Factbook's lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reference_sources.files import OWN, Row, curated, rows

MEMBER_STATUS = {
    "member": "member",
    "members": "member",
    "full members": "member",
    "regional": "member",
    "regional members": "member",
    "nonregional member": "member",
    "nonregional members": "member",
    "non-regional members": "member",
    "regional member": "member",
    "observer": "observer",
    "observers": "observer",
    "associate": "associate-member",
    "associate member": "associate-member",
    "associate members": "associate-member",
    "one associate member": "associate-member",
    "candidate": "candidate",
    "accession candidate": "candidate",
    "candidate countries": "candidate",
    "partner": "partner",
    "partners": "partner",
    "dialogue partner": "dialogue-partner",
    "sectoral dialogue partner": "dialogue-partner",
    "dialogue member": "dialogue-partner",
    "suspended": "suspended",
    "signatory": "member",
    "participating": "partner",
    "non-member observer state": "observer",
}

# Organisations whose curated list is complete: nothing of the Factbook is added to it.
CURATED_COMPLETE = frozenset(
    {
        "SCO",
        "CSTO",
        "CIS",
        "CICA",
        "EAEU",
        "OTS",
        "EU",
        "NATO",
        "BRICS",
        "ECO",
        "GUAM",
        "ECOWAS",
        "V4",
        "QUAD",
        "AUKUS",
        "C5+1",
        "Union State",
    }
)


def build_memberships(
    source: Path, countries: list[Row], organisations: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Memberships and chairmanships.

    Of a member and an organisation our own table speaks first, then the curated source, then the
    Factbook, whose snapshots tell that somebody belongs and never since when.
    """
    codes = {row["code"] for row in organisations}
    known = {row["iso3"] for row in countries}
    own, curated_source, chairs = curated("memberships"), *curated_rows(source)
    pairs = {(row["member"], row["organisation"]) for row in own}
    built = [
        *own,
        *(row for row in curated_source if (row["member"], row["organisation"]) not in pairs),
    ]
    pairs |= {(row["member"], row["organisation"]) for row in built}
    built = [{**row, "source": OWN} for row in built]
    for row in factbook_rows(source):
        code, member = row["organisation"], row["member"]
        if (
            code in codes
            and member in known
            and code not in CURATED_COMPLETE
            and (member, code) not in pairs
        ):
            built.append(row)
    unique = {
        (row["member"], row["organisation"], row["since"], row["status"]): row for row in built
    }
    dissolved = {row["code"]: row["dissolved"] for row in organisations if row["dissolved"]}
    for row in built:
        end = dissolved.get(row["organisation"])
        if end and (not row["until"] or row["until"] > end):
            row["until"] = end
    chairs += [{**row, "source": OWN} for row in curated("chairmanships")]
    chaired = {(row["organisation"], row["since"], row["member"]): row for row in chairs}
    return [unique[key] for key in sorted(unique)], [chaired[key] for key in sorted(chaired)]


def curated_rows(source: Path) -> tuple[list[Row], list[Row]]:
    """The curated source's memberships and chairmanships in our columns."""
    members, chairs = [], []
    for row in rows(source / "memberships_curated.csv"):
        built = {
            "member": "EU" if row["iso3"] == "EUU" else row["iso3"],
            "organisation": our_code(row["org_code"]),
            "since": row["since"],
            "until": row["until"],
            "checked": "",
        }
        if row["status"] == "chair":
            chairs.append({**built, "source": OWN})
        else:
            members.append({**built, "status": MEMBER_STATUS[row["status"].split(" (")[0]]})
    return members, chairs


def factbook_rows(source: Path) -> list[Row]:
    """The Factbook's memberships whose status it says in words that we know."""
    return [
        {
            "member": row["iso3"],
            "organisation": our_code(row["org_code"]),
            "status": MEMBER_STATUS[row["status"]],
            "since": "",
            "until": "" if row["current_at_last_snapshot"] == "1" else row["last_seen"],
            "source": "CIA World Factbook",
            "checked": row["last_seen"],
        }
        for row in rows(source / "memberships.csv")
        if row["status"] in MEMBER_STATUS
    ]


def our_code(code: str) -> str:
    """The code that we give an organisation of the sources."""
    return _renamed().get(code, code)


@cache
def _renamed() -> dict[str, str]:
    return {
        row["source_code"]: row["code"] for row in curated("organisations") if row["source_code"]
    }
