"""The section on what sources contradict each other in, with the sentences of each side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from diplograph.graph.iris import KIND
from diplograph.profiles.profile import Line, Section
from diplograph.profiles.rows import counted
from diplograph.store import Sentence, Store, sentences
from diplograph.store.conflicts import Conflict, Side, readable

_NAMES = {"startDate": "start", "endDate": "end", "modality": "whether it is so"}


def disputes(
    store: Store, told: Sequence[Sentence], labels: Mapping[str, str], *, prefer: str
) -> Section:
    """The contradictions that touch the claims ``told``; a line for each side of each.

    ``labels`` are what facts are called, by IRI.
    """
    claims = {sentence.claim for sentence in told}
    found = [
        conflict
        for conflict in store.conflicts(prefer=prefer)
        if any(claims & set(side.claims) for side in conflict.sides)
    ]
    wanted = [claim for each in found for side in each.sides for claim in side.claims]
    spoken = sentences(store, claims=wanted)
    lines = [_line(conflict, side, spoken, labels) for conflict in found for side in conflict.sides]
    noun = "contradiction" if len(found) == 1 else "contradictions"
    return Section(
        "conflicts", "Where sources contradict each other", tuple(lines), ((noun, len(found)),)
    )


def _line(
    conflict: Conflict, side: Side, spoken: Sequence[Sentence], labels: Mapping[str, str]
) -> Line:
    mine = tuple(sentence for sentence in spoken if sentence.claim in side.claims)
    preferred = side == conflict.sides[0]
    name = _NAMES.get(conflict.property, conflict.property)
    subject = next((labels[each.fact] for each in mine if each.fact in labels), None)
    mark = ", preferred" if preferred else ""
    return Line(
        f"{subject or readable(conflict.subject)}, {name}: {_value(side.value)}"
        f" ({counted(len(side.sources), 'source')}{mark})",
        None,
        (
            ("about", conflict.subject),
            ("property", conflict.property),
            ("value", side.value),
            ("preferred", preferred),
            ("sources", len(side.sources)),
        ),
        tuple(sorted({sentence.fact for sentence in mine})),
        mine,
    )


def _value(text: str) -> str:
    """The value of a side: numbers with their thousands apart, kinds by their names."""
    if text.startswith(str(KIND)):
        return text.removeprefix(str(KIND)).replace("-", " ")
    try:
        return f"{Decimal(text):,f}" if text[:4] != text else text
    except InvalidOperation:
        return readable(text)
