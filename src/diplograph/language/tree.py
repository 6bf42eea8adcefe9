"""What extraction asks of a dependency tree: who does what to whom, with whom and where.

All functions are pure and take the tokens of one sentence and an index. They answer with indices
of heads, in sentence order, and see through what UD leaves implicit: conjuncts that share a
subject, an auxiliary or an object, controlled infinitives, relative and participial clauses,
passives without their agent.

Relations are UD with GUM's subtypes (https://universaldependencies.org/en/dep/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplograph.language.parser import Token
from diplograph.model import Span

Tree = Sequence[Token]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_LIMITS = frozenset({"only", "just", "merely", "simply"})  # "not only" denies nothing
_SUBJECT = ("nsubj", "nsubj:pass")
_OBLIQUE = ("obl", "nmod", "obl:agent")
_UNMARKED = ("obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "obl:npmod")
_PROMISES = frozenset({"promise", "pledge", "vow", "swear", "assure", "threaten", "offer", "owe"})
# "The day they met" is not the object of meeting.
_CIRCUMSTANCES = frozenset({"day", "time", "moment", "week", "month", "year", "way", "reason"})


def children(tokens: Tree, index: int) -> tuple[int, ...]:
    """The direct dependents."""
    return tuple(token.index for token in tokens if token.head == index != token.index)


def dependents(tokens: Tree, index: int, *relations: str) -> tuple[int, ...]:
    """The direct dependents in one of the relations, subtypes spelt out (``nsubj:pass``)."""
    return tuple(
        token.index
        for token in tokens
        if token.head == index != token.index and token.dep in relations
    )


def subtree(tokens: Tree, index: int) -> tuple[int, ...]:
    """The token and all below it, in sentence order."""
    found = {index}
    waiting = [index]
    while waiting:
        below = [child for child in children(tokens, waiting.pop()) if child not in found]
        found.update(below)
        waiting += below
    return tuple(sorted(found))


def phrase(tokens: Tree, index: int) -> Span:
    """From the first to the last character of the subtree."""
    inside = subtree(tokens, index)
    return Span(tokens[inside[0]].span.begin, tokens[inside[-1]].span.end)


def is_nominal(tokens: Tree, index: int) -> bool:
    """Whether it is a noun, a name, a pronoun or a number."""
    return tokens[index].pos in _NOMINAL


def is_predicate(tokens: Tree, index: int) -> bool:
    """Whether it heads a clause: a verb, or a noun or adjective with a copula or a subject."""
    return tokens[index].pos in {"VERB", "AUX"} or bool(
        dependents(tokens, index, "cop", "nsubj", "nsubj:pass")
    )


def conjuncts(tokens: Tree, index: int) -> tuple[int, ...]:
    """The token and those coordinated with it further right; nouns with nouns, verbs with verbs."""
    found = [index]
    for position in found:
        found += [
            child
            for child in dependents(tokens, position, "conj")
            if child not in found and _alike(tokens, index, child)
        ]
    return tuple(sorted(found))


def _alike(tokens: Tree, first: int, second: int) -> bool:
    return is_nominal(tokens, first) == is_nominal(tokens, second)


def case_marker(tokens: Tree, index: int) -> str:
    """The preposition of a nominal, in lower case ("with", "according to"), or "".

    A conjunct without its own takes that of the first.
    """
    marks = [
        mark
        for case in dependents(tokens, index, "case")
        if tokens[case].tag != "POS" and tokens[case].pos not in {"PUNCT", "SYM"}
        for mark in (case, *dependents(tokens, case, "fixed"))
    ]
    if marks:
        return " ".join(tokens[mark].text.lower() for mark in sorted(marks))
    token = tokens[index]
    return case_marker(tokens, token.head) if token.dep == "conj" and token.head != index else ""


def appositives(tokens: Tree, index: int) -> tuple[int, ...]:
    """What stands in apposition: the name in "his counterpart, Hakan Fidan"."""
    return dependents(tokens, index, "appos")


def climb(tokens: Tree, index: int) -> Iterator[int]:
    """The heads above it, nearest first."""
    seen = {index}
    while (index := tokens[index].head) not in seen:
        seen.add(index)
        yield index


def governing_verb(tokens: Tree, index: int) -> int | None:
    """The nearest predicate above it, or None."""
    return next((above for above in climb(tokens, index) if is_predicate(tokens, above)), None)


def particle(tokens: Tree, index: int) -> str:
    """The particle of a phrasal verb ("off" of "called off"), or ""."""
    found = dependents(tokens, index, "compound:prt")
    return " ".join(tokens[child].text.lower() for child in found)


def auxiliaries(tokens: Tree, index: int) -> tuple[str, ...]:
    """Lemmas of the auxiliaries ("will", "have", "be"); a conjunct shares those of the first."""
    token = tokens[index]
    own = dependents(tokens, index, "aux", "aux:pass", "cop")
    if own:
        return tuple(tokens[child].lemma for child in own)
    if _shares_auxiliary(tokens, index):
        return auxiliaries(tokens, token.head)
    return ()


def _shares_auxiliary(tokens: Tree, index: int) -> bool:
    """Whether it is the second verb of "will visit and meet", "was met and greeted"."""
    token = tokens[index]
    return (
        token.dep == "conj"
        and token.head != index
        and token.tag in {"VB", "VBN", "VBG"}
        and tokens[token.head].tag == token.tag
        and not dependents(tokens, index, "aux", "aux:pass", "cop", "mark", *_SUBJECT)
    )


def is_passive(tokens: Tree, index: int) -> bool:
    """Whether the verb's subject suffers it: "was signed", "the deal signed", "signed by"."""
    if dependents(tokens, index, "aux:pass", "nsubj:pass"):
        return True
    if dependents(tokens, index, "obl:agent") and not dependents(tokens, index, "obj"):
        return True
    token = tokens[index]
    if token.tag != "VBN" or dependents(tokens, index, "aux", "nsubj"):
        return False
    if _shares_auxiliary(tokens, index):
        return is_passive(tokens, token.head)
    return not dependents(tokens, index, "obj")


def is_negated(tokens: Tree, index: int) -> bool:
    """Whether it is denied: "did not sign", "no deal was signed", "without signing".

    Only by grammar; "refused to sign" is for the frames to know.
    """
    if any(_denies(tokens, child, index) for child in children(tokens, index)):
        return True
    token = tokens[index]
    shares = token.dep == "conj" and not dependents(tokens, index, "aux", "aux:pass", *_SUBJECT)
    return shares and _joined_by(tokens, index, "or", "nor") and is_negated(tokens, token.head)


def _denies(tokens: Tree, child: int, head: int) -> bool:
    token = tokens[child]
    word = token.text.lower()
    if token.dep in {"advmod", "cc", "cc:preconj", "det"} and word in _NEGATIVE:
        return not _limited(tokens, child)
    if token.dep == "advmod" and word == "longer":
        return any(tokens[below].text.lower() == "no" for below in children(tokens, child))
    if word == "no" and token.dep in {"det", "advmod"}:
        return True
    if word == "without" and token.dep in {"mark", "case"}:
        return True
    takes_part = token.dep in {*_SUBJECT, "obj"} and is_predicate(tokens, head)
    return takes_part and any(
        tokens[below].text.lower() in {"no", "neither"} and tokens[below].dep == "det"
        for below in children(tokens, child)
    )


def _limited(tokens: Tree, index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text.lower() in _LIMITS


def _joined_by(tokens: Tree, index: int, *words: str) -> bool:
    return any(tokens[cc].text.lower() in words for cc in dependents(tokens, index, "cc"))


def clauses(tokens: Tree, index: int) -> Mapping[str, tuple[int, ...]]:
    """The clauses below, by their first marker: "that", "to", "of" ("accused of spying"), or ""."""
    found: dict[str, list[int]] = {}
    for child in dependents(tokens, index, "ccomp", "xcomp", "advcl", "acl", "acl:relcl"):
        marks = [tokens[mark].text.lower() for mark in dependents(tokens, child, "mark")]
        found.setdefault(marks[0] if marks else "", []).extend(conjuncts(tokens, child))
    return {mark: tuple(heads) for mark, heads in sorted(found.items())}


def subjects(tokens: Tree, index: int) -> tuple[int, ...]:
    """Who does it, or suffers it where `is_passive`: also when another clause names them."""
    return _subjects(tokens, index, frozenset())


def _subjects(tokens: Tree, index: int, seen: frozenset[int]) -> tuple[int, ...]:
    own = dependents(tokens, index, *_SUBJECT)
    if own:
        return _spread(tokens, [_antecedent(tokens, child, index) for child in own])
    token = tokens[index]
    if index in seen or token.head == index:
        return ()
    above = seen | {index}
    if token.dep in {"conj", "advcl"}:
        return _subjects(tokens, token.head, above) if is_predicate(tokens, token.head) else ()
    if token.dep == "xcomp":
        return _controllers(tokens, token.head, above)
    if token.dep == "acl":
        return _bearers(tokens, index, above)
    return ()


def _controllers(tokens: Tree, verb: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Who is to act: "urged Russia to leave" Russia, "promised Kyiv to help" the promiser."""
    objects = dependents(tokens, verb, "obj", "iobj")
    if objects and tokens[verb].lemma not in _PROMISES:
        return _spread(tokens, [_antecedent(tokens, objects[0], verb)])
    return _subjects(tokens, verb, seen)


def _bearers(tokens: Tree, index: int, seen: frozenset[int]) -> tuple[int, ...]:
    """Who acts in a clause on a noun: the noun, or of an infinitive whose plan it is."""
    noun = tokens[index].head
    marks = [tokens[mark].text.lower() for mark in dependents(tokens, index, "mark")]
    if not marks:
        return _spread(tokens, [noun])
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
    for child in dependents(tokens, index, *_OBLIQUE, *_UNMARKED):
        antecedent = _antecedent(tokens, child, index)
        for head in conjuncts(tokens, child):
            key = prefix + _oblique_key(tokens, head, child)
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


def _oblique_key(tokens: Tree, head: int, first: int) -> str:
    if tokens[first].dep == "obl:agent":
        return "agent"
    return case_marker(tokens, head) or "unmarked"


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
