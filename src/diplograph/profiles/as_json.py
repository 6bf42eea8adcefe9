"""A profile as JSON, for programs. Quotes are as they stand in the article, to the letter."""

from __future__ import annotations

import json
from decimal import Decimal

from diplograph.graph.iris import compact
from diplograph.graph.records import Thing
from diplograph.graph.results import Value
from diplograph.profiles.profile import Line, Profile, Section
from diplograph.store import Sentence

Json = dict[str, object]


def write(profile: Profile) -> str:
    """One object with ``profile``, ``of`` and ``sections``; see ``docs/profiles.md``."""
    whole = {
        "profile": profile.kind,
        "of": [_plain(subject) for subject in profile.subjects],
        "sections": [_section(section) for section in profile.sections],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section) -> Json:
    return {
        "name": section.name,
        "title": section.title,
        "counts": dict(section.counts),
        "lines": [_line(line) for line in section.lines],
    }


def _line(line: Line) -> Json:
    return {
        "date": line.date,
        "text": line.text,
        "values": {name: _plain(value) for name, value in line.values},
        "facts": [compact(fact) for fact in line.facts],
        "evidence": [_sentence(sentence) for sentence in line.evidence],
    }


def _sentence(sentence: Sentence) -> Json:
    return {
        "fact": compact(sentence.fact),
        "article": sentence.source,
        "published": sentence.published,
        "begin": sentence.begin,
        "end": sentence.end,
        "quote": sentence.quote,
        "modality": sentence.modality,
        "confidence": float(sentence.confidence),
        "said_by": sentence.said_by,
    }


def _plain(value: Value) -> object:
    if isinstance(value, Thing):
        return {"iri": value.iri, "label": value.label}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
