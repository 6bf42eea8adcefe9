"""What a sentence is about: its chain of predicates, and the part that only says who reports it.

"Syria is willing to withdraw its troops, an official said": ``willing``, then ``withdraw``; "an
official said" is the report and no part of the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.language.parser import Token
from diplograph.language.structure import (
    conjuncts,
    dependents,
    is_predicate,
    subtree,
)

REPORTING = frozenset(
    """say announce report tell state add note quote cite confirm claim reveal disclose write
    declare explain show indicate suggest believe think""".split()
)
_CONTENT = ("ccomp", "parataxis")
_ONWARD = ("xcomp", "ccomp")
_DEEPEST = 4
_PURPOSE = frozenset({"to", "of", "for", "from", "into", "against", "that"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The predicates of the main clause by depth, and those beside them.

    ``report`` are the indices of the words that only tell whose report it is.
    """

    chain: tuple[int, ...]
    side: tuple[int, ...]
    report: frozenset[int]


def read_clause(tokens: Sequence[Token]) -> Clause:
    """The main clause of one sentence; a sentence without a verb has an empty chain."""
    if not tokens:
        return Clause((), (), frozenset())
    root = next((token.index for token in tokens if token.head == token.index), 0)
    report: set[int] = set()
    while (content := _fronted(tokens, root)) is not None:
        report |= set(subtree(tokens, root)) - set(subtree(tokens, content))
        root = content
    for token in tokens:
        if token.dep == "parataxis" and token.lemma in REPORTING and token.index not in (root,):
            report |= set(subtree(tokens, token.index))
    report |= _tail(tokens, root)
    root = _hidden(tokens, root, report)
    chain = [root]
    while len(chain) < _DEEPEST and (below := _onward(tokens, chain[-1], report)) is not None:
        if below in chain:
            break
        chain.append(below)
    side = [
        token.index
        for token in tokens
        if token.index not in chain
        and token.index not in report
        and (
            token.pos == "VERB"
            or (token.pos in ("NOUN", "ADJ") and is_predicate(tokens, token.index))
        )
    ]
    return Clause(tuple(chain), tuple(side), frozenset(report))


def _tail(tokens: Sequence[Token], root: int) -> set[int]:
    """The words of ", a spokesman in Geneva said" and of "according to ...", by their order."""
    last = len(tokens)
    while last and tokens[last - 1].pos == "PUNCT":
        last -= 1
    commas = [token.index for token in tokens if token.text in (",", "''", '"', "”")]
    found: set[int] = set()
    if commas and commas[-1] > root:
        words = range(commas[-1] + 1, last)
        if any(tokens[at].lemma in REPORTING and tokens[at].pos == "VERB" for at in words):
            found |= set(words)
    for at in range(len(tokens) - 1):
        if tokens[at].text.lower() == "according" and tokens[at + 1].text.lower() == "to":
            stop = next((comma for comma in commas if comma > at), last)
            found |= set(range(at, stop))
    return found - {root}


def _fronted(tokens: Sequence[Token], verb: int) -> int | None:
    """What is reported, where it stands before the verb of reporting."""
    if tokens[verb].lemma not in REPORTING:
        return None
    for child in dependents(tokens, verb, *_CONTENT):
        if child < verb and is_predicate(tokens, child):
            return child
    return None


def _hidden(tokens: Sequence[Token], root: int, report: set[int]) -> int:
    """The verb of a sentence that the parser takes for a noun phrase ("two parties turned ...")."""
    if tokens[root].pos not in ("NOUN", "PROPN") or is_predicate(tokens, root):
        return root
    for child in dependents(tokens, root, "acl", "amod"):
        token = tokens[child]
        fits = token.tag in ("VBD", "VBN") and child not in report
        if fits and (token.dep == "acl" or any(t.pos == "PROPN" for t in tokens[:child])):
            return child
    return root


def _onward(tokens: Sequence[Token], verb: int, report: set[int]) -> int | None:
    """The predicate that the plan, the promise or the refusal is about."""
    for child in dependents(tokens, verb, *_ONWARD):
        if child > verb and child not in report:
            return child
    for child in dependents(tokens, verb, "advcl"):
        marks = {tokens[mark].text.lower() for mark in dependents(tokens, child, "mark")}
        if child > verb and marks & _PURPOSE:
            return child
    for child in dependents(tokens, verb, "acl"):
        if child > verb and dependents(tokens, child, "mark"):
            return child
    for noun in dependents(tokens, verb, "obj", "nsubj:pass", "obl"):
        for conjunct in conjuncts(tokens, noun):
            for child in dependents(tokens, conjunct, "acl"):
                if dependents(tokens, child, "mark") or tokens[child].tag == "VBG":
                    return child
    return None
