"""Clauses, asides and brackets put into a sentence, parsed apart from what is around them.

"Park Jin, who is in Tashkent on a visit, held talks with Saidov" is two plain sentences to a small
parser: "Park Jin held talks with Saidov" and "Park Jin is in Tashkent on a visit". Their trees are
joined again, the inner one as a relative clause of the name it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diplograph.language.parser import DependencyTree, Parser, Token
from diplograph.language.words import Word

_RELATIVES = frozenset({"who", "which"})
_LONGEST = 30  # words of one relative clause
_SHORTEST = 3
_LONGEST_BRACKET = 8
_AUXILIARIES = frozenset(
    "is are was were has have had will would may might can could should did does do also".split()
)


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words ``begin:end`` of a sentence are a relative clause of the name at ``antecedent``.

    ``resume`` is where the sentence goes on, over the closing comma.
    """

    antecedent: int
    begin: int
    end: int
    resume: int


def parse_sentences(
    parser: Parser, sentences: Iterable[Sequence[Word]]
) -> Iterator[DependencyTree]:
    """One tree per sentence, as `Parser.parse` gives, with insertions parsed apart."""
    rows = [tuple(sentence) for sentence in sentences]
    found = [insertion(words) for words in rows]
    pieces = [
        piece
        for words, inner in zip(rows, found, strict=True)
        for piece in (_pieces(words, inner) if inner is not None else (words,))
    ]
    trees = iter(parser.parse(pieces))
    for words, inner in zip(rows, found, strict=True):
        yield next(trees) if inner is None else _joined(words, inner, next(trees), next(trees))


def insertion(words: Sequence[Word]) -> Insertion | None:
    """The first relative clause between commas (or up to the end) that belongs to a name."""
    for at in range(len(words) - 3):
        if words[at + 1].text == "(":
            bracketed = _bracketed(words, at)
            if bracketed is not None:
                return bracketed
        if words[at].atom is None or words[at + 1].text != ",":
            continue
        opening = words[at + 2].text.lower()
        if opening not in _RELATIVES and not _is_aside(words, at + 2):
            continue
        begin = at + 2
        end = _closing(words, begin, to_end=opening in _RELATIVES)
        if end is not None and (end - begin >= _SHORTEST or opening not in _RELATIVES):
            return Insertion(at, begin, end, min(end + 1, len(words)))
    return None


def _bracketed(words: Sequence[Word], at: int) -> Insertion | None:
    """A short bracket behind a word: "today (5 February)", "the ministry (MFA)"."""
    for close in range(at + 3, min(at + 3 + _LONGEST_BRACKET, len(words))):
        if words[close].text == ")":
            return Insertion(at, at + 2, close, close + 1)
    return None


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """ ", for his part,", ", speaking to reporters in Lima,", ", in turn,"."""
    opening = words[at].text.lower()
    if opening in ("speaking", "addressing", "accompanied", "quoting", "citing", "responding"):
        return True
    return opening in ("for", "in", "on", "meanwhile", "however", "also") and any(
        word.text.lower() in ("part", "turn", "side", "meanwhile", "however", "also", "hand")
        for word in words[at : at + 4]
    )


def _closing(words: Sequence[Word], begin: int, *, to_end: bool) -> int | None:
    """The comma behind which a verb goes on with the sentence; its end where there is none."""
    last = min(len(words), begin + _LONGEST)
    for at in range(begin + 1, last):
        following = words[at + 1].text if at + 1 < len(words) else ""
        if words[at].text == "," and _looks_verbal(following):
            return at
    if not to_end:
        return None
    stop = len(words)
    if stop - begin > _LONGEST or any(words[at].text == "," for at in range(begin, stop)):
        return None
    return stop - 1 if words[stop - 1].text in (".", "!", "?") else stop


def _looks_verbal(word: str) -> bool:
    lower = word.lower()
    return word[:1].islower() and (
        lower in _AUXILIARIES or lower.endswith("ed") or lower in _IRREGULAR
    )


_IRREGULAR = frozenset(
    "met held said told spoke gave took left made paid thanked sent wrote went came flew began saw "
    "called led won drew laid read put".split()
)


def _pieces(words: Sequence[Word], inner: Insertion) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The sentence without its insertion, and the insertion with its name for the pronoun."""
    outer = (*words[: inner.begin - 1], *words[inner.resume :])
    if inner.end >= len(words) - 1:
        outer = (*words[: inner.begin - 1], *words[inner.end :])
    if words[inner.begin].text.lower() not in _RELATIVES:
        return outer, tuple(words[inner.begin : inner.end])
    return outer, (words[inner.antecedent], *words[inner.begin + 1 : inner.end])


def _joined(
    words: Sequence[Word], inner: Insertion, outer: Sequence[Token], relative: Sequence[Token]
) -> DependencyTree:
    """One tree over all words: indices of both trees moved to their places in the sentence."""
    ends = inner.end >= len(words) - 1
    tail = inner.end if ends else inner.resume
    outer_places = [*range(inner.begin - 1), *range(tail, len(words))]
    inner_places = [inner.begin, *range(inner.begin + 1, inner.end)]
    if len(outer_places) != len(outer) or len(inner_places) != len(relative):
        raise ValueError("the parser gave more or fewer tokens than words")
    kind = "acl:relcl" if words[inner.begin].text.lower() in _RELATIVES else "parataxis"
    placed: dict[int, Token] = {}
    for token in outer:
        place = outer_places[token.index]
        placed[place] = token._replace(index=place, head=outer_places[token.head])
    for token in relative:
        place = inner_places[token.index]
        root = token.head == token.index
        head = inner.antecedent if root else inner_places[token.head]
        placed[place] = token._replace(index=place, head=head, dep=kind if root else token.dep)
    if kind == "acl:relcl":
        _as_pronoun(placed, inner.begin, words[inner.begin])
    for place, word in enumerate(words):
        if place not in placed:
            placed[place] = Token(
                place, word.text, word.text, "PUNCT", ",", "punct", inner.antecedent, word.span
            )
    return DependencyTree(placed[place] for place in range(len(words)))


def _as_pronoun(placed: dict[int, Token], at: int, word: Word) -> None:
    """Give the relative pronoun back its place, where its name was parsed."""
    placed[at] = placed[at]._replace(
        text=word.text, lemma=word.text.lower(), pos="PRON", tag="WP",
        span=word.span, atom=None,
    )  # fmt: skip
