"""Frames: which words mean which kind of fact, read from ``data/frames/events/*.yaml``.

A frame has a trigger (verbs, adjectives, or nouns with the light verbs that carry them) and says
for each role in which syntactic positions its fillers stand. Positions are those of
`diplograph.language.tree.arguments`, with ``light.`` in front for those of a noun's light verb;
``a, b`` joins positions, ``a > b`` takes the first that is filled, ``a*`` also takes the country
of a noun phrase ("Russian diplomats").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from diplograph.language.lemmas import lemmas
from diplograph.resources import read_yaml, resource
from diplograph.schema import FACT_TYPES


@dataclass(frozen=True, slots=True)
class Position:
    """One place where a filler may stand."""

    label: str
    nationality: bool = False


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Where the fillers of a role stand: groups in order of preference, each a union."""

    role: str
    choices: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One rule, and the words it needs.

    ``with_object`` limits a verb to these object nouns, ``without_object`` excludes some;
    ``with_words`` are words of which one must stand in the trigger's clause; ``needs`` are
    positions of which one must be filled, ``only`` the one kind of entity, or the one organ of
    states, that may fill roles;
    ``kinds`` gives a finer kind by a word beside the trigger. A ``mutual`` action may have all its
    parties as actors; one that is not ``across`` may lie within one country. An ``anchor`` joins
    the event it belongs to. ``examples`` and ``counterexamples`` are documentation and tests.
    """

    id: str
    type: str
    kind: str | None
    roles: tuple[RoleRule, ...]
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    needs_light: bool = False
    with_object: frozenset[str] = frozenset()
    without_object: frozenset[str] = frozenset()
    with_words: frozenset[str] = frozenset()
    without_words: frozenset[str] = frozenset()
    voice: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    status: str | None = None
    topics: bool = False
    content: bool = False
    anchor: bool = False
    across: bool = True
    confidence: float = 0.9
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mutual: bool = False
    needs_clause: bool = False
    only: str | None = None
    no_object: bool = False


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """All frames, findable by the lemma of their trigger."""

    frames: tuple[Frame, ...]
    by_verb: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]
    by_adjective: Mapping[str, tuple[Frame, ...]]


@cache
def frame_lexicon() -> FrameLexicon:
    """The shipped frames; raises ValueError, naming file and frame, for a malformed one."""
    frames: list[Frame] = []
    for path in sorted(resource("data", "frames", "events").glob("*.yaml")):
        family = read_yaml(path)
        for entry in family["frames"]:
            try:
                frames.append(_frame({**family.get("defaults", {}), **entry}, path.stem))
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path.name}, frame {entry.get('id', '?')}: {error}") from error
    return FrameLexicon(
        tuple(frames),
        _by_trigger(frames, "verbs"),
        _by_trigger(frames, "nouns"),
        _by_trigger(frames, "adjectives"),
    )


@lru_cache(maxsize=1 << 15)
def may_trigger(word: str) -> bool:
    """Whether a frame has the word among its triggers, in whatever form and part of speech.

    >>> may_trigger("visited"), may_trigger("lake")
    (True, False)
    """
    return not lemmas(word).isdisjoint(_trigger_lemmas())


@cache
def _trigger_lemmas() -> frozenset[str]:
    """The dictionary forms of all triggers; of "call off", the first."""
    lexicon = frame_lexicon()
    phrases = {*lexicon.by_verb, *lexicon.by_noun, *lexicon.by_adjective}
    return frozenset(phrase.split()[0] for phrase in phrases)


def _by_trigger(frames: list[Frame], triggers: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in sorted(getattr(frame, triggers)):
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(those) for lemma, those in found.items()}


def _frame(entry: dict[str, Any], family: str) -> Frame:
    if entry["type"] not in FACT_TYPES:
        raise ValueError(f"unknown fact type {entry['type']}")
    allowed = FACT_TYPES[entry["type"]].roles
    unknown = set(entry.get("roles", {})) - set(allowed)
    if unknown:
        raise ValueError(f"{entry['type']} has no role {', '.join(sorted(unknown))}")
    return Frame(
        id=f"{family}/{entry['id']}",
        type=entry["type"],
        kind=entry.get("kind"),
        roles=tuple(_rule(role, rule) for role, rule in entry.get("roles", {}).items()),
        verbs=_words(entry, "verbs"),
        nouns=_words(entry, "nouns"),
        adjectives=_words(entry, "adjectives"),
        light=_words(entry, "light"),
        needs_light=entry.get("needs_light", False),
        with_object=_words(entry, "with_object"),
        without_object=_words(entry, "without_object"),
        with_words=_words(entry, "with_words"),
        without_words=_words(entry, "without_words"),
        voice=entry.get("voice"),
        kinds=MappingProxyType(dict(entry.get("kinds", {}))),
        status=entry.get("status"),
        topics=entry.get("topics", False),
        content=entry.get("content", False),
        anchor=entry.get("anchor", False),
        across=entry.get("across", True),
        confidence=entry.get("confidence", 0.9),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
        needs=tuple(entry.get("needs", ())),
        mutual=entry.get("mutual", False),
        needs_clause=entry.get("needs_clause", False),
        only=entry.get("only"),
        no_object=entry.get("no_object", False),
    )


def _words(entry: dict[str, Any], key: str) -> frozenset[str]:
    words = entry.get(key, ())
    return frozenset(words.split(", ") if isinstance(words, str) else words)


def _rule(role: str, rule: str) -> RoleRule:
    choices = tuple(
        tuple(
            Position(label.strip().removesuffix("*"), label.strip().endswith("*"))
            for label in choice.split(",")
        )
        for choice in rule.split(">")
    )
    return RoleRule(role, choices)
