"""The parts of a dependency tree: what hangs on what, and how a verb is put.

All functions are pure and take the tokens of one sentence and an index; they answer with indices in
sentence order. Who takes part in an event is in `diplograph.language.tree`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplograph.language.parser import DependencyTree, Token, dependents_of_all
from diplograph.language.remembering import remembered
from diplograph.model import Span

Tree = Sequence[Token]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_LIMITS = frozenset({"only", "just", "merely", "simply"})  # "not only" denies nothing
SUBJECT = ("nsubj", "nsubj:pass")


def _below(tokens: Tree) -> Sequence[tuple[int, ...]]:
    return tokens.below if isinstance(tokens, DependencyTree) else dependents_of_all(tokens)


def children(tokens: Tree, index: int) -> tuple[int, ...]:
    """The direct dependents."""
    return _below(tokens)[index]


def dependents(tokens: Tree, index: int, *relations: str) -> tuple[int, ...]:
    """The direct dependents in one of the relations, subtypes spelt out (``nsubj:pass``)."""
    below = tokens.below[index] if isinstance(tokens, DependencyTree) else _below(tokens)[index]
    return tuple([child for child in below if tokens[child].dep in relations]) if below else ()


@remembered
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


@remembered
def is_predicate(tokens: Tree, index: int) -> bool:
    """Whether it heads a clause: a verb, or a noun or adjective with a copula or a subject."""
    return tokens[index].pos in {"VERB", "AUX"} or bool(
        dependents(tokens, index, "cop", "nsubj", "nsubj:pass")
    )


@remembered
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


@remembered
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


@remembered
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
        and not dependents(tokens, index, "aux", "aux:pass", "cop", "mark", *SUBJECT)
    )


@remembered
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
    if token.dep == "conj" and tokens[token.head].tag == "VBD":
        return False  # "concluded his visit and left": the past, whatever its tag
    return not dependents(tokens, index, "obj")


def is_negated(tokens: Tree, index: int) -> bool:
    """Whether it is denied: "did not sign", "no deal was signed", "without signing".

    Only by grammar; "refused to sign" is for the frames to know.
    """
    if any(_denies(tokens, child, index) for child in children(tokens, index)):
        return True
    token = tokens[index]
    shares = token.dep == "conj" and not dependents(tokens, index, "aux", "aux:pass", *SUBJECT)
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
    takes_part = token.dep in {*SUBJECT, "obj"} and is_predicate(tokens, head)
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
