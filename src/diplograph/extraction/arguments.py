"""Who stands where around a trigger: a verb's arguments, and a noun's with its light verb's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.language.remembering import remembered

# Verbs that carry an event noun, for frames that name none of their own.
LIGHT = frozenset(
    """hold have conduct make pay begin start take undertake carry continue complete conclude
    convene host organise organize stage open attend chair lead join give deliver express convey
    extend voice offer reiterate reaffirm issue send""".split()
)
# "as part of the visit to Rome": what follows belongs to the visit wherever the tree hangs it.
_WRAPPERS = frozenset(
    "part framework course occasion eve sidelines margin beginning end conclusion result".split()
)
MEASURES = frozenset(
    """copy letter package series number set batch round dozen group exchange couple total
    raft message telegram cable word expression""".split()
)
_INTRANSITIVE = frozenset(
    "take occur happen begin start end last open conclude continue follow come".split()
)
_OUTER = frozenset("during at in after following within on upon before while".split()) | {
    "in the course of",
    "on the sidelines of",
    "as part of",
    "within the framework of",
}
# What is done to an event as a whole; its doer takes part in it.
_SETTING = frozenset("cancel postpone delay scrap plan schedule call put arrange prepare".split())
_OBLIQUE_LIGHT = frozenset("on for to in with into during".split())
_TRAVEL = frozenset("arrive travel fly go come leave head visit depart land".split())
_BETWEEN_REACH = 25  # tokens

Arguments = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a trigger was read: its light verb, and who stands where around it."""

    trigger: int
    carrier: int | None
    arguments: Arguments
    by_order: bool = False

    @property
    def verb(self) -> int:
        """The verb of the clause: the light verb, or the trigger."""
        return self.trigger if self.carrier is None else self.carrier


@remembered
def verb_arguments(tokens: Sequence[Token], verb: int) -> Arguments:
    """A verb's arguments as of its active voice; what hangs on its object counts as its own."""
    found: dict[str, tuple[int, ...]] = {}
    passive = tree.is_passive(tokens, verb)
    for label, heads in tree.arguments(tokens, verb).items():
        name = _active(label) if passive else label
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *heads)))
    if not passive and "agent" in found:
        found["by"] = found["agent"]
    told = tuple(
        subject
        for clause in tree.dependents(tokens, verb, "ccomp")
        for subject in tree.subjects(tokens, clause)
    )
    if told:
        found["clause.subj"] = told
    if not passive and "obj" not in found and _names_next(tokens, verb):
        found["obj"] = (verb + 1,)
    _with_between(tokens, verb, found)
    _with_including(tokens, verb, found)
    presence = [token.index for token in tokens if token.lemma == "presence"]
    for noun in presence:  # "signed in the presence of the two presidents"
        if tree.case_marker(tokens, noun) == "in" and tree.governing_verb(tokens, noun) == verb:
            found["presence"] = tree.arguments(tokens, noun).get("of", ())
    for label, heads in list(found.items()):
        head, _, rest = label.partition(".")
        if head == "obj" and rest and rest not in ("amod", "compound", "poss"):
            found.setdefault(rest, heads)
    return found if passive else _without_oblique_subjects(tokens, verb, found)


_BARE = frozenset({"advmod", "obl:unmarked", "nmod:unmarked"})


def _names_next(tokens: Sequence[Token], verb: int) -> bool:
    """ "is visiting Singapore from 4 to 5 October": a bare name right behind is the object."""
    behind = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return (
        behind is not None
        and behind.atom is not None
        and behind.head == verb
        and behind.dep in _BARE
    )


def _with_between(tokens: Sequence[Token], trigger: int, found: dict[str, tuple[int, ...]]) -> None:
    """ "between A and B" belongs to the trigger's document wherever the tree has hung it."""
    if "between" in found or "obj.between" in found:
        return
    for at in range(
        max(0, trigger - _BETWEEN_REACH), min(len(tokens) - 3, trigger + _BETWEEN_REACH)
    ):
        if tokens[at].text.lower() == "between":
            chain = [
                i for i in range(at + 1, min(len(tokens), at + 8)) if tokens[i].atom is not None
            ]
            if len(chain) >= 2:
                found["between"] = tuple(chain[:2])
            elif tokens[at].dep == "case":  # "between the ministries of the two countries"
                found["between"] = (tokens[at].head,)
            return


def _with_including(tokens: Sequence[Token], verb: int, found: dict[str, tuple[int, ...]]) -> None:
    """ "met several ministers, including A, B and C", wherever the tree has hung them."""
    if tokens[verb].pos == "VERB" and not found.get("obj"):
        return
    for at in range(verb + 1, min(len(tokens) - 1, verb + _BETWEEN_REACH)):
        if tokens[at].pos in ("VERB", "AUX") and tokens[at].dep != "case":
            return
        if tokens[at].text.lower() == "including":
            found["including"] = tuple(_listed(tokens, at + 1))
            return


def _listed(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The names of the list that starts here."""
    while at < len(tokens):
        if tokens[at].atom is not None:
            yield at
        elif tokens[at].text.lower() not in (",", "and", "the"):
            return
        at += 1


def _without_oblique_subjects(
    tokens: Sequence[Token], verb: int, found: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """A subject with a preposition ("In Bali, Xi and Biden met") is the parser's slip.

    Not so of a relative clause: "talks with X, who arrived on Monday".
    """
    subjects = tuple(
        head
        for head in found.get("subj", ())
        if tokens[head].head != verb or not tree.case_marker(tokens, head)
    )
    return {**found, "subj": subjects} if "subj" in found else found


def _active(label: str) -> str:
    head, dot, rest = label.partition(".")
    renamed = {"subj:pass": "obj", "agent": "subj", "by": "subj", "subj": "obj"}.get(head, head)
    return renamed + dot + rest


def noun_arguments(tokens: Sequence[Token], noun: int, carrier: int | None) -> Arguments:
    """A noun's own modifiers, and what its light verb brings: its subject, and its prepositions."""
    found = {
        label: heads
        for label, heads in tree.arguments(tokens, noun).items()
        if "." not in label or label.startswith(("of.", "between."))
    }
    if tokens[noun].dep == "nmod" and tokens[tokens[noun].head].lemma in _WRAPPERS:
        for label, heads in tree.arguments(tokens, tokens[noun].head).items():
            others = tuple(head for head in heads if head != noun)
            if others and "." not in label:
                found.setdefault(label, others)
    if carrier is not None and tokens[carrier].pos in ("PROPN", "NOUN"):
        found["subj"] = tree.subjects(tokens, carrier)
        found["in"] = (carrier,)
        return found
    _with_including(tokens, noun, found)
    if carrier is not None:
        for label, heads in verb_arguments(tokens, carrier).items():
            others = tuple(head for head in heads if head != noun)
            if not others or label.startswith(("obj", "in.", "of.")) or "." in label:
                continue
            found.setdefault(label, others)
            found[f"light.{label}"] = others
    elif tree.case_marker(tokens, noun) in _OUTER or _is_purpose(tokens, noun):
        verb = tree.governing_verb(tokens, noun)
        if verb is not None and not _is_of_a_name(tokens, found):
            found["outer"] = tree.subjects(tokens, verb)
            found["outer.obj"] = tree.objects(tokens, verb)
    return found


def _is_of_a_name(tokens: Sequence[Token], arguments: Arguments) -> bool:
    """ "after Putin's talks with Assad": who is subject of the sentence has no part in them."""
    return any(tokens[head].atom is not None for head in arguments.get("poss", ()))


def _is_purpose(tokens: Sequence[Token], noun: int) -> bool:
    """ "flew to Rome for talks with ...": who travels takes part."""
    verb = tree.governing_verb(tokens, noun)
    return (
        tree.case_marker(tokens, noun) == "for"
        and verb is not None
        and tokens[verb].lemma in _TRAVEL
    )


def light_verb(tokens: Sequence[Token], noun: int, light: frozenset[str]) -> int | None:
    """The verb that only carries the noun ("hold" of "held talks"), or None."""
    at = noun
    if tokens[at].dep == "nmod" and tokens[tokens[at].head].lemma in MEASURES:
        at = tokens[at].head
    while (
        tokens[at].dep == "conj"
        and tokens[at].head != at
        and tokens[tokens[at].head].pos in ("NOUN", "PROPN")
    ):
        at = tokens[at].head
    token = tokens[at]
    verb = tokens[token.head]
    if token.dep in ("obl", "nmod") and tree.dependents(tokens, verb.index, "cop"):
        # "is in Tallinn on an official visit": the place is the predicate
        return verb.index if tree.case_marker(tokens, at) == "on" else None
    if verb.pos not in ("VERB", "AUX") or token.head == at:
        return next(iter(_participles(tokens, noun, light)), None)
    if token.dep in ("obj", "nsubj:pass") and verb.lemma in light | _SETTING:
        named = verb.lemma == "call" and tree.particle(tokens, verb.index) != "off"
        return None if named else verb.index  # "called the talks good": a judgement
    if token.dep == "nsubj" and verb.lemma in _INTRANSITIVE:
        return verb.index
    marker = tree.case_marker(tokens, at)
    if token.dep == "obl" and marker in _OBLIQUE_LIGHT and verb.lemma in light - LIGHT:
        return verb.index
    return next(iter(_participles(tokens, noun, light)), None)


def _participles(tokens: Sequence[Token], noun: int, light: frozenset[str]) -> Iterator[int]:
    """The participle that carries the noun it follows: "the talks held in Rome"."""
    for clause in tree.dependents(tokens, noun, "acl"):
        if tokens[clause].lemma in light and tokens[clause].tag == "VBN":
            yield clause


def measured(tokens: Sequence[Token], heads: Sequence[int]) -> tuple[int, ...]:
    """The nouns themselves and what they count: "a package of documents" is documents too."""
    inner = [
        child
        for head in heads
        if tokens[head].lemma in MEASURES
        for child in tree.arguments(tokens, head).get("of", ())
    ]
    return (*heads, *inner)
