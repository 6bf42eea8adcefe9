"""Slug and title of the office behind a title of the sources."""

from __future__ import annotations

import re

from diplograph.entities.reference import slug
from reference_sources.files import Row

TITLES = (
    ("prime minister", "prime-minister", "Prime Minister"),
    ("co-prince", "co-prince", "Co-Prince"),
    ("president", "president", "President"),
    ("premier", "premier", "Premier"),
    ("chancellor", "chancellor", "Chancellor"),
    ("taoiseach", "taoiseach", "Taoiseach"),
    ("king", "king", "King"),
    ("queen", "queen", "Queen"),
    ("emperor", "emperor", "Emperor"),
    ("sultan", "sultan", "Sultan"),
    ("ami?r|emir", "emir", "Emir"),
    ("grand duke", "grand-duke", "Grand Duke"),
    ("pope", "pope", "Pope"),
    ("governor.general", "governor-general", "Governor-General"),
)


def office_of(row: Row, office_class: str) -> tuple[str, str]:
    """Slug and title of the office, the rank that passes (acting, interim) taken off."""
    title = re.sub(
        r"(?i)\b(acting|interim|caretaker|transitional?|formerly,|transition|executive)\b|"
        r"\b(?:Lt|Gen|Maj|Col|Sr)\.",
        "",
        row["title"],
    )
    title = " ".join(title.split())
    if office_class == "foreign-minister":
        if row["iso3"] == "USA":
            return "secretary-of-state", "Secretary of State"
        if row["iso3"] == "GBR":
            return "foreign-secretary", "Foreign Secretary"
        return "minister-of-foreign-affairs", "Minister of Foreign Affairs"
    if office_class == "deputy-head-of-state":
        return "vice-president", "Vice President"
    if office_class == "deputy-head-of-government":
        return (
            ("first-deputy-prime-minister", "First Deputy Prime Minister")
            if ("irst" in title)
            else ("deputy-prime-minister", "Deputy Prime Minister")
        )
    if office_class == "head-of-government":
        if row["iso3"] == "ESP":
            return "president-of-the-government", "President of the Government"
        if row["iso3"] in ("DEU", "AUT"):
            return "federal-chancellor", "Federal Chancellor"
        if row["iso3"] == "BIH":
            return "chairman-of-the-council-of-ministers", "Chairman of the Council of Ministers"
        if row["iso3"] == "SAU":
            return "prime-minister", "Prime Minister"
    if row["iso3"] == "BIH":
        return "member-of-the-presidency", "Member of the Presidency"
    if row["iso3"] == "SMR":
        return "captain-regent", "Captain Regent"
    if row["iso3"] == "IRN" and "Supreme" in title:
        return "supreme-leader", "Supreme Leader"
    if row["iso3"] == "CHN" and "remier" in title:
        return "premier", "Premier"
    for pattern, office, name in TITLES:
        if re.search(rf"(?i)\b(?:{pattern})", title):
            return office, name
    fallback = {
        "head-of-state": ("head-of-state", "Head of State"),
        "head-of-government": ("prime-minister", "Prime Minister"),
    }
    if not title:
        return fallback.get(office_class, (office_class, office_class.replace("-", " ")))
    return slug(title), title
