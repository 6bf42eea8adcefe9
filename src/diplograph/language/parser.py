"""The dependency parse: words in, one tree of Universal Dependencies per sentence out.

The model is of our own training, with spaCy, which is not needed to run it; data, scores and
licence are in its ``MODEL.md``. Relations are UD's with GUM's subtypes (``nsubj:pass``,
``obl:agent``, ``acl:relcl``); what to ask of a tree is in `diplograph.language.tree`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplograph.language.lemmas import features_of, lemma, pos_of
from diplograph.language.remembering import Remembering
from diplograph.language.words import Atom, Word, words
from diplograph.model import Span
from diplograph.resources import resource

if TYPE_CHECKING:
    from diplograph.language.analysis import Analysis
    from diplograph.language.weights import Weights

__all__ = ["Atom", "DependencyTree", "Parser", "Token", "Word", "load_parser", "words"]

_MODEL = ("data", "models", "parser")
_BATCH = 256  # sentences; more does not run faster
_IN_STEP = 128  # of them that are parsed in step, so those of about one length
_LONGEST = 200  # words; what is longer is a table or a list, and is parsed in pieces
_BREAKS = frozenset({";", ":", ",", "–", "—", "-", ".", "!", "?"})


class Token(NamedTuple):
    """A word in its tree. ``head`` is an index into the same sentence; a root is its own head.

    ``pos`` is UPOS, ``tag`` Penn's; ``dep`` is UD, a root's is ``root``. ``lemma`` is in lower case
    except for an atom, whose lemma is its surrogate. The last four are UD features, "" where the
    word has none: ``tense`` Past, Pres; ``verb_form`` Fin, Inf, Part; ``number`` Sing, Plur;
    ``mood`` Ind. Whether a verb is passive is for `diplograph.language.tree.is_passive` to say.
    """

    index: int  # type: ignore[assignment]  # over the method of tuples, which nobody needs
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span
    atom: int | None = None
    tense: str = ""
    verb_form: str = ""
    number: str = ""
    mood: str = ""


class DependencyTree(Remembering, tuple[Token, ...]):
    """The tokens of one sentence, which know what hangs on each."""

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its direct dependents."""
        return dependents_of_all(self)


def dependents_of_all(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """For each token of a sentence the indices of its direct dependents."""
    found: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            found[token.head].append(token.index)
    return tuple(map(tuple, found))


class Parser:
    """A loaded model. Deterministic: a sentence's tree does not depend on its neighbours."""

    def __init__(self, weights: Weights) -> None:
        from diplograph.language.analysis import Analyser  # with numpy, which takes its time

        self._analyser = Analyser(weights)

    def parse(self, sentences: Iterable[Sequence[Word]]) -> Iterator[DependencyTree]:
        """One tree per sentence, in order; a sentence without words gives an empty one."""
        source = iter(sentences)
        while batch := list(islice(source, _BATCH)):
            yield from self._parse_batch([_cut(sentence) for sentence in batch])

    def _parse_batch(self, batch: list[list[Sequence[Word]]]) -> list[DependencyTree]:
        """The trees of sentences that are given in pieces."""
        pieces = [piece for sentence in batch for piece in sentence]
        found: dict[int, Analysis] = {}
        by_length = sorted(range(len(pieces)), key=lambda at: len(pieces[at]))
        for begin in range(0, len(pieces), _IN_STEP):
            part = by_length[begin : begin + _IN_STEP]
            found.update(
                zip(part, self._analyser([_forms(pieces[at]) for at in part]), strict=True)
            )
        analyses = (found[at] for at in range(len(pieces)))
        return [_tree(sentence, analyses) for sentence in batch]


@cache
def load_parser() -> Parser:
    """The shipped model, loaded once.

    Raises FileNotFoundError where the installation lacks it.
    """
    from diplograph.language.weights import load_weights

    return Parser(load_weights(resource(*_MODEL)))


def _cut(sentence: Sequence[Word]) -> list[Sequence[Word]]:
    """The sentence, or pieces of at most `_LONGEST` words that end at a comma or the like."""
    pieces = []
    while len(sentence) > _LONGEST:
        ends = range(_LONGEST, _LONGEST // 2, -1)
        end = next((end for end in ends if sentence[end - 1].text in _BREAKS), _LONGEST)
        pieces.append(sentence[:end])
        sentence = sentence[end:]
    return [*pieces, sentence] if sentence else pieces


def _forms(piece: Sequence[Word]) -> list[tuple[str, bool]]:
    """Each word, and whether white space follows it."""
    spaced = [word.span.end < after.span.begin for word, after in pairwise(piece)]
    return list(zip((word.text for word in piece), (*spaced, False), strict=True))


def _tree(pieces: Sequence[Sequence[Word]], analyses: Iterator[Analysis]) -> DependencyTree:
    """The tree of a sentence from the next analyses, one for each of its pieces."""
    tokens: list[Token] = []
    for piece in pieces:
        tags, (heads, labels) = next(analyses)
        begin = len(tokens)
        tokens += [
            _token(begin + index, word, tag, begin + head, label)
            for index, (word, tag, head, label) in enumerate(
                zip(piece, tags, heads, labels, strict=True)
            )
        ]
    return DependencyTree(tokens)


def _token(index: int, word: Word, tag: str, head: int, label: str) -> Token:
    text, span, atom = word
    dep = "root" if index == head else label
    if atom is not None:
        tag = "NNP"
    base = lemma(text, tag) if atom is None else text
    pos = pos_of(text, tag, dep)
    return Token(index, text, base, pos, tag, dep, head, span, atom, *features_of(tag))
