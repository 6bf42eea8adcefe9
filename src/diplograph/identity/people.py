"""When two names in different articles are one person: same country, agreeing names, no rival."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.entities.names import name_key, same_person, split_name, surname_of
from diplograph.identity.grouping import UNDECIDED, Decisions, Group, grouped
from diplograph.model import Entity


def name_anchor(person: Entity) -> str | None:
    """A word under which a person is filed: country and surname, however it is romanised.

    None for one without a country or with a bare surname, who could be anybody.
    """
    if person.of is None or len(person.label.split()) < 2:
        return None
    surname = name_key(surname_of(person.label))
    return f"person|{person.of}|{surname}" if surname else None


def people(persons: Mapping[str, Entity], decisions: Decisions = UNDECIDED) -> list[Group]:
    """Persons of one country and surname in groups; two that the reference knows are never one."""
    return grouped(persons, rank=_rank, fits=_fits, decisions=decisions)


def _rank(person: Entity) -> tuple[bool, int]:
    return (person.wikidata is None, -len(person.label))


def _fits(person: Entity, group: Sequence[Entity]) -> bool:
    known = person.wikidata is not None and any(other.wikidata for other in group)
    return not known and all(
        person.of == other.of and _same_name(person.label, other.label) for other in group
    )


def _same_name(one: str, other: str) -> bool:
    """Whether two names agree, given names one by one: George H. W. is not George W."""
    first, second = _given(one), _given(other)
    return same_person(one, other) and (
        "".join(first) == "".join(second)
        or min(len(first), len(second)) < 2
        or all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=False))
    )


def _given(name: str) -> list[str]:
    return name_key(" ".join(split_name(name).given)).split()
