"""What extraction asks of a dependency tree: who does what to whom, with whom and where.

All functions are pure and take the tokens of one sentence and an index. They answer with indices
of heads, in sentence order, and see through what UD leaves implicit: conjuncts that share a
subject, an auxiliary or an object, controlled infinitives, relative and participial clauses,
passives without their agent. The simpler questions are answered in
`diplograph.language.structure` and can be asked here, too.

Relations are UD with GUM's subtypes (https://universaldependencies.org/en/dep/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplograph.language.remembering import remembered
from diplograph.language.structure import (
    SUBJECT,
    Tree,
    appositives,
    auxiliaries,
    case_marker,
    children,
    clauses,
    climb,
    conjuncts,
    dependents,
    governing_verb,
    is_negated,
    is_nominal,
    is_passive,
    is_predicate,
    particle,
    phrase,
    subtree,
)

__all__ = [
    "Tree",
    "appositives",
    "arguments",
    "auxiliaries",
    "case_marker",
    "children",
    "clauses",
    "climb",
    "conjuncts",
    "dependents",
    "governing_verb",
    "is_negated",
    "is_nominal",
    "is_passive",
    "is_predicate",
    "objects",
    "particle",
    "phrase",
    "subjects",
    "subtree",
]

_OBLIQUE = ("obl", "nmod", "obl:agent")
_UNMARKED = ("obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "obl:npmod")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_PROMISES = frozenset(
    """promise pledge vow swear assure threaten offer owe visit tour leave enter reach use telephone
    phone""".split()
)  # of their infinitives the subject is who acts
# In "accused Iran of spying" the object acts, in "met Iran after arriving" the subject.
_BLAMING = frozenset({"of", "for", "from", "against", "into"})
# "Reaffirmed its readiness to help": who is ready helps, not the readiness.
_INTENTIONS = frozenset(
    {
        "ability", "agreement", "aim", "attempt", "bid", "commitment", "consent", "decision",
        "desire", "determination", "effort", "failure", "intent", "intention", "interest",
        "invitation", "mandate", "need", "obligation", "offer", "pact", "plan", "pledge", "promise",
        "proposal", "readiness", "refusal", "resolve", "right", "threat", "vow", "willingness",
        "wish",
    }
)  # fmt: skip
_CALENDAR = frozenset(
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
        "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "Christmas", "Easter", "Ramadan",
    }
)  # fmt: skip
# "The day they met" is not the object of meeting.
_CIRCUMSTANCES = frozenset({"day", "time", "moment", "week", "month", "year", "way", "reason"})


@remembered
def subjects(tokens: Tree, index: int) -> tuple[int, ...]:
    """Who does it, or suffers it where `is_passive`: also when another clause names them."""
    return _subjects(tokens, index, frozenset())


def _subjects(tokens: Tree, index: int, seen: frozenset[int]) -> tuple[int, ...]:
    own = dependents(tokens, index, *SUBJECT)
    if own:
        return _spread(tokens, [_antecedent(tokens, child, index) for child in own])
    token = tokens[index]
    if index in seen or token.head == index:
        return ()
    above = seen | {index}
    if token.dep == "advcl" and _blames(tokens, index):
        return _controllers(tokens, token.head, above)
    if token.dep in {"conj", "advcl"}:
        return _subjects(tokens, token.head, above) if is_predicate(tokens, token.head) else ()
    if token.dep == "xcomp" or (token.dep == "ccomp" and "to" in _marks(tokens, index)):
        return _controllers(tokens, token.head, above)
    if token.dep == "acl":
        return _bearers(tokens, index, above)
    return ()


def _blames(tokens: Tree, index: int) -> bool:
    return any(mark in _BLAMING for mark in _marks(tokens, index)[:1])


def _marks(tokens: Tree, index: int) -> list[str]:
    return [tokens[mark].text.lower() for mark in dependents(tokens, index, "mark")]


def _controllers(tokens: Tree, verb: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Who is to act: "urged Russia to leave" Russia, "promised Kyiv to help" the promiser."""
    objects = dependents(tokens, verb, "obj", "iobj")
    if objects and tokens[objects[0]].lemma in _INTENTIONS:
        return _holders(tokens, objects[0], seen)
    if objects and tokens[verb].lemma not in _PROMISES:
        return _spread(tokens, [_antecedent(tokens, objects[0], verb)])
    return _subjects(tokens, verb, seen)


def _bearers(tokens: Tree, index: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Who acts in a clause on a noun: the noun, or of an infinitive whose plan it is."""
    noun = tokens[index].head
    if not _marks(tokens, index):
        return _spread(tokens, [noun])
    return _holders(tokens, noun, seen)


def _holders(tokens: Tree, noun: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Whose plan, promise or right it is: its owner, or who has or makes it."""
    owners = dependents(tokens, noun, "nmod:poss")
    if owners:
        return _spread(tokens, owners)
    verb = governing_verb(tokens, noun)
    if verb is None or tokens[noun].dep not in {"obj", "obl", "xcomp"}:
        return ()
    return _subjects(tokens, verb, seen)


def _antecedent(tokens: Tree, index: int, verb: int) -> int:
    """The noun that a relative pronoun of this clause stands for, or the token itself."""
    if tokens[index].text.lower() not in _RELATIVE:
        return index
    clause = verb
    while tokens[clause].dep == "conj" and tokens[clause].head != clause:
        clause = tokens[clause].head
    return tokens[clause].head if tokens[clause].dep == "acl:relcl" else index


def _spread(tokens: Tree, heads: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({conjunct for head in heads for conjunct in conjuncts(tokens, head)}))


@remembered
def objects(tokens: Tree, index: int) -> tuple[int, ...]:
    """What is acted on; not of a passive, whose object is its subject.

    Shared by neighbours ("condemned and rejected the claim"), or what a relative clause hangs on
    ("the deal they signed").
    """
    for verb in (index, *_twins(tokens, index)):
        own = dependents(tokens, verb, "obj")
        if own:
            return _spread(tokens, [_antecedent(tokens, child, verb) for child in own])
    token = tokens[index]
    if token.dep != "acl:relcl" or token.pos != "VERB" or is_passive(tokens, index):
        return ()
    bare = dependents(tokens, index, "nsubj") and not _has_relative(tokens, index)
    return (token.head,) if bare and tokens[token.head].lemma not in _CIRCUMSTANCES else ()


def _twins(tokens: Tree, index: int) -> Iterator[int]:
    """Verbs coordinated with it with nothing but a conjunction between."""
    for token in tokens:
        if token.dep != "conj" or index not in {token.index, token.head}:
            continue
        left, right = sorted((token.index, token.head))
        between = tokens[left + 1 : right]
        if tokens[left].pos == tokens[right].pos == "VERB" and all(
            word.dep in {"cc", "punct", "advmod", "aux"} for word in between
        ):
            yield left + right - index


def _has_relative(tokens: Tree, index: int) -> bool:
    for child in children(tokens, index):
        token = tokens[child]
        if token.text.lower() in _RELATIVE | {"where", "when", "why", "how"}:
            return True
        if token.dep == "obl" and token.pos == "ADP":  # "the city they met in"
            return True
    return False


@remembered
def arguments(tokens: Tree, index: int) -> Mapping[str, tuple[int, ...]]:
    """Everyone and everything that takes part, by relation, conjuncts each on their own.

    Keys of a verb: ``subj`` or ``subj:pass``, ``obj``, ``iobj``, ``agent`` (the passive's "by"),
    ``xcomp``, ``unmarked`` ("met Monday"), ``where`` and every preposition ("with", "according
    to"). Of a noun: every preposition, ``poss``, ``amod``, ``compound``. A noun that takes part
    brings its own modifiers as ``obj.with``, ``subj:pass.between``, ``in.of``, ``obj.poss``, since
    whether "with" hangs on the verb or the noun is a toss-up in "held talks with".
    """
    found: dict[str, list[int]] = {}
    if is_predicate(tokens, index):
        subject = "subj:pass" if is_passive(tokens, index) else "subj"
        _add(found, subject, subjects(tokens, index))
        _add(found, "obj", objects(tokens, index))
        _add(found, "iobj", _spread(tokens, dependents(tokens, index, "iobj")))
        _add(found, "xcomp", _spread(tokens, dependents(tokens, index, "xcomp")))
    _add_modifiers(tokens, index, found, "")
    for key in [key for key in found if key not in {"amod", "compound", "xcomp"}]:
        for head in found[key]:
            if is_nominal(tokens, head) and head != tokens[index].head:
                _add_modifiers(tokens, head, found, f"{key}.")
    return {key: tuple(sorted(set(heads))) for key, heads in sorted(found.items())}


def _add(found: dict[str, list[int]], key: str, heads: Sequence[int]) -> None:
    if heads:
        found.setdefault(key, []).extend(heads)


def _add_modifiers(tokens: Tree, index: int, found: dict[str, list[int]], prefix: str) -> None:
    if not children(tokens, index):
        _add(found, f"{prefix}poss", _possessors(tokens, index))
        return
    for child in dependents(tokens, index, *_OBLIQUE, *_UNMARKED):
        antecedent = _antecedent(tokens, child, index)
        for head in conjuncts(tokens, child):
            key = prefix + _oblique_key(tokens, head, child, index)
            _add(found, key, [antecedent if head == child else head])
            if case_marker(tokens, head) == "of":  # "a memorandum of understanding with"
                _add_nested(tokens, head, found, prefix)
    _add(found, f"{prefix}poss", _possessors(tokens, index))
    if is_nominal(tokens, index):
        _add(found, f"{prefix}amod", _spread(tokens, dependents(tokens, index, "amod")))
        _add(found, f"{prefix}compound", _spread(tokens, dependents(tokens, index, "compound")))
    elif not prefix:
        places = [c for c in dependents(tokens, index, "advmod") if tokens[c].lemma == "where"]
        if places and tokens[index].dep == "acl:relcl":
            _add(found, "where", [tokens[index].head])


def _oblique_key(tokens: Tree, head: int, first: int, governor: int) -> str:
    if tokens[first].dep == "obl:agent":
        return "agent"
    marker = case_marker(tokens, head)
    named = tokens[first].pos in {"PROPN", "PRON"} and tokens[first].text not in _CALENDAR
    if marker == "by" and named and is_passive(tokens, governor):
        return "agent"  # not always told from "by Friday" by the parser
    return marker or "unmarked"


def _add_nested(tokens: Tree, index: int, found: dict[str, list[int]], prefix: str) -> None:
    for child in dependents(tokens, index, "nmod", "obl"):
        for head in conjuncts(tokens, child):
            _add(found, prefix + (case_marker(tokens, head) or "unmarked"), [head])


def _possessors(tokens: Tree, index: int) -> tuple[int, ...]:
    """Whose it is; "Putin's visit and speech" says whose speech, too."""
    own = dependents(tokens, index, "nmod:poss")
    token = tokens[index]
    if not own and token.dep == "conj" and token.head != index and is_nominal(tokens, token.head):
        return () if dependents(tokens, index, "det") else _possessors(tokens, token.head)
    return _spread(tokens, own)
