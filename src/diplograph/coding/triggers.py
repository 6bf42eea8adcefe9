"""Which words tell which type of event: the lists of ``data/coding/triggers``.

A file has, for its type, ``verbs`` and ``phrases`` (first a verb, the other words soon after it),
``operators`` (verbs that decide whatever follows: refuse, demand), ``adjectives`` after a copula,
``nouns`` with the ``light`` verbs that carry them, and ``with``: verbs with the objects they need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.coding.clause import Clause
from diplograph.language.lemmas import lemma
from diplograph.language.parser import Token
from diplograph.language.structure import (
    auxiliaries,
    case_marker,
    conjuncts,
    dependents,
    is_negated,
    particle,
)
from diplograph.resources import read_yaml, resource

_WAYS = ("with", "phrase", "operator", "adjective", "verb", "noun")
"""How words can match, the surest way first; beside them "order", by the order of
words, and "side", from another predicate."""
_REACH = 5  # words behind the verb in which the rest of a phrase must stand
_ACTOR = "ACTOR"  # stands in the lists for any actor as an object
_GAP = 3  # words among which the next of a phrase must be
_DUTY = frozenset({"must", "should"})
_WEIGHT = 4  # times that the told event counts among what the model sees
_FUTURE = frozenset({"will", "would", "shall", "may", "might", "could"})
_PLANNING = frozenset(
    """plan intend decide vote resolve consider mull weigh prepare want expect hope aim opt set
    announce ready willing determined poised due schedule""".split()
)
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_GOOD = frozenset({"AID", "COOPERATE", "CONCEDE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Match:
    """The words at ``index`` tell ``event``, in one of the `_WAYS`."""

    index: int
    event: str
    way: str


@dataclass(frozen=True, slots=True)
class _Lists:
    """All lists, each from words to the types that they tell."""

    verbs: Mapping[str, tuple[str, ...]]
    operators: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    nouns: Mapping[str, tuple[str, ...]]
    light: Mapping[str, frozenset[str]]
    with_object: Mapping[tuple[str, str], tuple[str, ...]]


@cache
def _lists() -> _Lists:
    files = {
        path.stem: read_yaml(path)
        for path in sorted(resource("data", "coding", "triggers").glob("*.yaml"))
    }
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    pairs: dict[tuple[str, str], list[str]] = {}
    for event, lists in files.items():
        for phrase in _listed(lists, "phrases") + _several(_listed(lists, "operators")):
            first, *rest = phrase.split()
            phrases.setdefault(first, []).append((tuple(rest), event))
        for verbs, objects in lists.get("with", {}).items():
            for verb in verbs.split():
                for noun in objects.split(","):
                    pairs.setdefault((verb, noun.strip()), []).append(event)
    return _Lists(
        verbs=_by_word(files, "verbs"),
        operators=_by_word(files, "operators"),
        adjectives=_by_word(files, "adjectives"),
        phrases={first: tuple(rest) for first, rest in phrases.items()},
        nouns=_by_word(files, "nouns"),
        light={event: frozenset(_listed(lists, "light")) for event, lists in files.items()},
        with_object={pair: tuple(dict.fromkeys(events)) for pair, events in pairs.items()},
    )


def _listed(lists: Mapping[str, str], name: str) -> list[str]:
    return [word.strip() for word in (lists.get(name) or "").split(",") if word.strip()]


def _several(phrases: Sequence[str]) -> list[str]:
    return [phrase for phrase in phrases if " " in phrase]


def _by_word(files: Mapping[str, Mapping[str, str]], name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for event, lists in files.items():
        for word in _listed(lists, name):
            found.setdefault(word, []).append(event)
    return {word: tuple(events) for word, events in found.items()}


def matches(tokens: Sequence[Token], index: int) -> tuple[Match, ...]:
    """What the predicate at this index may tell, the surest first."""
    found = dict.fromkeys(_matches(tokens, index))
    return tuple(sorted(found, key=lambda match: _WAYS.index(match.way)))


def _matches(tokens: Sequence[Token], index: int) -> Iterator[Match]:
    lists = _lists()
    names = _names(tokens, index)
    things = _things(tokens, index)
    for name in names:
        for thing in (*things, ""):
            yield from (Match(index, e, "with") for e in lists.with_object.get((name, thing), ()))
    following = [token.lemma.lower() for token in tokens[index + 1 : index + 1 + _REACH]]
    for rest, event in lists.phrases.get(tokens[index].lemma, ()):
        if _in_order(rest, following):
            yield Match(index, event, "phrase")
    for name in names:
        yield from (Match(index, event, "operator") for event in lists.operators.get(name, ()))
        yield from (Match(index, event, "verb") for event in lists.verbs.get(name, ()))
        if tokens[index].pos == "ADJ":
            yield from (Match(index, e, "adjective") for e in lists.adjectives.get(name, ()))
    for thing in things:
        for event in lists.nouns.get(thing, ()):
            if any(name in lists.light[event] for name in names):
                yield Match(index, event, "noun")
    if tokens[index].pos == "NOUN":
        yield from (Match(index, e, "noun") for e in lists.nouns.get(tokens[index].lemma, ()))


def _names(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    lemma = tokens[index].lemma.lower()
    prt = particle(tokens, index).replace(" ", "_")
    return (f"{lemma}_{prt}", lemma) if prt else (lemma,)


def _things(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    """What the verb is done to: object or passive subject, with what it is made or part of."""
    found: list[str] = []
    heads = [
        conjunct
        for head in dependents(tokens, index, "obj", "nsubj:pass", "obl", "iobj")
        for conjunct in conjuncts(tokens, head)
    ]
    participle = tokens[index].dep in ("acl", "amod") and tokens[index].tag in ("VBD", "VBN")
    if tokens[index].dep == "acl:relcl" or participle:
        heads.append(tokens[index].head)
    for head in heads:
        found += _with_parts(tokens, head)
        for below in dependents(tokens, head, "nmod"):
            if case_marker(tokens, below) in ("of", "for", "in", "on"):
                found += _with_parts(tokens, below)
    return tuple(dict.fromkeys(found))


def _with_parts(tokens: Sequence[Token], head: int) -> list[str]:
    """A noun with the words before it: "hunger strike", "strike", "hunger"."""
    if tokens[head].atom is not None:
        return [_ACTOR]
    lemma = tokens[head].lemma.lower()
    found = []
    for child in dependents(tokens, head, "compound", "amod"):
        found += [f"{tokens[child].lemma.lower()} {lemma}", f"{tokens[child].text.lower()} {lemma}"]
    found += [lemma, tokens[head].text.lower()]
    found += [tokens[child].lemma.lower() for child in dependents(tokens, head, "compound")]
    return found


def _in_order(rest: Sequence[str], following: Sequence[str]) -> bool:
    position = 0
    for word in rest:
        if word not in following[position : position + _GAP]:
            return False
        position = following.index(word, position) + 1
    return True


def told(tokens: Sequence[Token], clause: Clause) -> Match | None:
    """The event that the chain of predicates tells: its first match, seen with what is before it.

    What is only planned or promised is AGREE or THREATEN, what is not done REJECT, what must be
    done REQUEST. Where the chain tells none, the first of the other predicates that does.
    """
    future = negated = False
    for index in clause.chain:
        helpers = set(auxiliaries(tokens, index))
        if helpers & _DUTY and index != clause.chain[0]:
            return Match(index, "REQUEST", "operator")
        future = future or bool(_FUTURE & helpers)
        negated = negated or is_negated(tokens, index)
        if future and _conditional(tokens, index):
            return Match(index, "THREATEN", "operator")
        found = matches(tokens, index)
        if found:
            return _in_view(found[0], future=future, negated=negated)
        future = future or tokens[index].lemma in _PLANNING
    return _by_order(tokens, clause) or _beside(tokens, clause)


def _by_order(tokens: Sequence[Token], clause: Clause) -> Match | None:
    """The first word that looks like a past verb of the lists, whatever the parser takes it for."""
    for token in tokens:
        word = token.text.lower()
        verb = lemma(word, "VBD")
        if token.index in clause.report or token.atom is not None or verb == word:
            continue
        if token.pos == "VERB" and token.index not in clause.chain:
            continue
        nearby = [other.lemma.lower() for other in tokens[token.index + 1 : token.index + _REACH]]
        event = _told_by_order(verb, nearby)
        if event is not None:
            return Match(token.index, event, "order")
    return None


def _told_by_order(verb: str, nearby: Sequence[str]) -> str | None:
    """What a verb tells with the words behind it."""
    lists = _lists()
    for thing in nearby:
        if (verb, thing) in lists.with_object:
            return lists.with_object[verb, thing][0]
    for rest, event in lists.phrases.get(verb, ()):
        if nearby[: len(rest)] == list(rest):
            return event
    for listed in (lists.operators, lists.verbs):
        if verb in listed:
            return listed[verb][0]
    for thing in nearby:
        for event in lists.nouns.get(thing, ()):
            if verb in lists.light[event]:
                return event
    return None


def _beside(tokens: Sequence[Token], clause: Clause) -> Match | None:
    """What another predicate of the sentence tells."""
    for index in clause.side:
        found = matches(tokens, index)
        if found and found[0].way != "noun":
            return Match(index, found[0].event, "side")
    return None


def _conditional(tokens: Sequence[Token], index: int) -> bool:
    """ "will withdraw unless ...": a threat."""
    return any(
        tokens[mark].text.lower() == "unless"
        for clause in dependents(tokens, index, "advcl")
        for mark in dependents(tokens, clause, "mark")
    )


def _in_view(match: Match, *, future: bool, negated: bool) -> Match:
    if negated and match.event in _GOOD | {"AGREE", "CONSULT"}:
        return Match(match.index, "REJECT", match.way)
    if future and match.event in _HARM:
        return Match(match.index, "THREATEN", match.way)
    if future and match.event in _GOOD:
        return Match(match.index, "AGREE", match.way)
    return match


def trigger_features(tokens: Sequence[Token], clause: Clause) -> Iterator[str]:
    """What the lists say of a sentence, for the model; what the chain tells has much weight."""
    found = told(tokens, clause)
    if found is None:
        yield "t=none"
    elif found.way == "side":
        yield f"ts={found.event}"
    else:
        yield from (f"t{weight}={found.event}" for weight in range(_WEIGHT))
        yield from (f"t{weight}={found.event}:{found.way}" for weight in range(_WEIGHT // 2))
    for depth, index in enumerate(clause.chain):
        for match in matches(tokens, index):
            yield f"m={match.event}"
            yield f"m{min(depth, 2)}={match.event}:{match.way}"
    for index in clause.side:
        yield from (f"ms={match.event}" for match in matches(tokens, index))
