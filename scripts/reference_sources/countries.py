"""Countries and their names by form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from reference_sources.files import Row, curated, rows

STATUSES = {
    "Yes": "sovereign",
    "In contention": "disputed",
    "Partially recognised": "partially-recognised",
    "International": "international",
}
STATUS_OF = {"VAT": "observer", "PSE": "observer", "TWN": "partially-recognised"}


def build_countries(source: Path) -> list[Row]:
    """ISO entries and Kosovo; the European Union is an organisation here."""
    iso3_of = {row["iso2"]: row["iso3"] for row in rows(source / "countries.csv")}
    labels = {row["iso3"]: row["name"] for row in curated("country_labels")}
    built = []
    for row in rows(source / "countries.csv"):
        code = row["iso3"]
        if code == "EUU":
            continue
        of = re.search(r"\bof ([A-Z]{2})$|with ([A-Z]{2})$", row["independent"])
        parent = iso3_of[of[1] or of[2]] if of else ""
        built.append(
            {
                "iso3": code,
                "iso2": row["iso2"],
                "name": labels.get(code, row["short_name"]),
                "official_name": row["official_name"],
                "capital": row["capital"].split("|")[0],
                "region": row["region"],
                "subregion": row["subregion"],
                "status": STATUS_OF.get(code) or STATUSES.get(row["independent"], "territory"),
                "parent": parent,
                "wikidata": row["wikidata"],
            }
        )
    return sorted([*built, *curated("countries")], key=lambda row: row["iso3"])


def build_country_names(source: Path, countries: list[Row]) -> list[Row]:
    """Names by form; a demonym that a territory shares with a sovereign state stays with it."""
    dropped = {(row["iso3"], row["name"]) for row in curated("dropped_names")}
    sovereign = {row["iso3"] for row in countries if row["status"] not in ("territory",)}
    label = {row["iso3"]: row["name"] for row in countries}
    found: dict[tuple[str, str, str], Row] = {}
    curated_rows = curated("country_names")
    curated_names = {(row["iso3"], row["name"]) for row in curated_rows}
    for row in rows(source / "countries.csv"):
        code = row["iso3"]
        if code == "EUU":
            continue
        for form, text in country_forms(row, label[code]):
            if junk_name(text) or (code, text) in dropped or ("*", text) in dropped:
                continue
            if (code, text) in curated_names and form in ("alias", "capital", "former"):
                continue
            found.setdefault((code, text, form), name_row(code, text, form))
    for row in countries:
        found.setdefault(
            (row["iso3"], row["name"], "short"), name_row(row["iso3"], row["name"], "short")
        )
    for row in curated_rows:
        strong = {(row["iso3"], row["name"], form) for form in ("short", "official")}
        if row["form"] == "alias" and strong & set(found):
            continue
        found[row["iso3"], row["name"], row["form"]] = {**name_row("", "", ""), **row}
    owners: dict[str, set[str]] = defaultdict(set)
    for code, text, _ in found:
        owners[text].add(code)
    kept = [
        row
        for (code, text, form), row in found.items()
        if not shadowed(code, text, form, owners, sovereign, found, curated_names)
    ]
    return sorted(kept, key=lambda row: (row["iso3"], row["form"], row["name"]))


def country_forms(row: Row, label: str) -> Iterator[tuple[str, str]]:
    """The forms and names of one source row; what repeats a stronger form is left out."""
    capitals = [text.strip() for text in row["capital"].split("|")]
    aliases = [text for text in row["aliases"].split("|") if text]
    nouns = [text.strip() for text in row["demonym_nouns"].split("|")]
    names = {label, row["short_name"], *aliases}
    yield "short", label
    if row["short_name"] != label:
        yield "alias", row["short_name"]
    if row["official_name"] != label:
        yield "official", row["official_name"]
    for text in aliases:
        if text not in (label, row["official_name"], *capitals):
            yield "former" if OLD_NAME.search(text) else "alias", text
    for text in nouns:
        if text not in names:
            yield "demonym-noun", text
    for text in row["demonym_adjectives"].split("|"):
        if text not in names and not (text in nouns and f"{text[:-1]}" in nouns):
            yield "demonym-adjective", text
    for text in capitals:
        if text != label:
            yield "capital", text


# Aliases that name an earlier state on the same ground; no dates are known for them.
OLD_NAME = re.compile(
    r"Soviet|^(?:Polish |Hungarian |Romanian |Mongolian )?People's Republic|"
    r"Socialist Republic of [A-RT]|"
    r"^(?:British|French|Italian|German|Portuguese|Dutch|Spanish|Danish|Belgian|Anglo) ?[A-Z-]|"
    r"^Kingdom of|^Union of South|Empire$|Trucial|Mandat"
)


def name_row(code: str, text: str, form: str) -> Row:
    """A name without dates."""
    return {"iso3": code, "name": text, "form": form, "valid_from": "", "valid_until": ""}


JUNK = re.compile(
    r"[/()\[\]\d;]|\bnote\b|disputed|still used|former term|administered|regarded|no official|"
    r"government offices|Parliament meets|\bor\b| in [A-Z]|, |^[Tt]he (?!Hague)|^Trust Territory|"
    r"^Dependencies$"
)


def junk_name(text: str) -> bool:
    """Whether an alias is a note, a fragment, or too short to be a name in a text."""
    return (
        JUNK.search(text) is not None
        or not text[:1].isupper()
        or len(text.replace(".", "")) < 3
        or not all(ord(letter) < 0x250 or letter in "’ʻʼ" for letter in text)
        or (" " not in text and text.isupper())  # acronyms are curated, one by one
    )


def shadowed(
    code: str,
    text: str,
    form: str,
    owners: Mapping[str, set[str]],
    sovereign: set[str],
    found: Mapping[tuple[str, str, str], Row],
    curated_names: set[tuple[str, str]],
) -> bool:
    """Whether another country has the better right to this name."""
    if (code, text) in curated_names:
        return False
    others = owners[text] - {code}
    if not others:
        # A name that is adjective and noun at once is listed once as each; a capital may be a name.
        return form == "alias" and (code, text, "short") in found
    if code not in sovereign and others & sovereign:
        return True
    # An old or foreign alias never competes with another country's present name or demonym.
    return form in ("alias", "capital") and any(
        (other, text, strong) in found
        for other in others
        for strong in ("short", "official", "demonym-noun", "demonym-adjective")
    )
