"""The dependency parse: words in, one tree of Universal Dependencies per sentence out.

The model is a small spaCy pipeline of our own training; data, scores and licence are in its
``MODEL.md``. Relations are UD's with GUM's subtypes (``nsubj:pass``, ``obl:agent``, ``acl:relcl``);
what to ask of a tree is in `diplograph.language.tree`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diplograph.language.lemmas import features_of, lemma, pos_of
from diplograph.language.remembering import Remembering
from diplograph.language.words import Atom, Word, words
from diplograph.model import Span
from diplograph.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken
    from spacy.vocab import Vocab

__all__ = ["Atom", "DependencyTree", "Parser", "Token", "Word", "load_parser", "words"]

_MODEL = ("data", "models", "en_diplograph_parser")
_BATCH = 128  # sentences; more does not run faster
_ENCODED = 64  # sentences; the arrays of more outgrow the processor's cache
_LONGEST = 200  # words; what is longer is a table or a list, and is parsed in pieces
_VOCABULARY = 20_000  # different words
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

    def __init__(self, pipeline: Language) -> None:
        from diplograph.language.encoding import Encoder

        self._pipeline = pipeline
        self._encoder = Encoder(pipeline.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
        self._zone = ExitStack()
        self._zone.enter_context(pipeline.memory_zone())

    def parse(self, sentences: Iterable[Sequence[Word]]) -> Iterator[DependencyTree]:
        """One tree per sentence, in order; a sentence without words gives an empty one."""
        source = iter(sentences)
        while batch := list(islice(source, _BATCH)):
            yield from self._parse_batch(batch)

    def _forget(self) -> None:
        """Drop the words read so far where they are many: spaCy keeps all that it meets."""
        if len(self._pipeline.vocab) > _VOCABULARY:
            self._zone.close()
            self._zone.enter_context(self._pipeline.memory_zone())

    def _parse_batch(self, batch: list[Sequence[Word]]) -> list[DependencyTree]:
        pieces = [(row, piece) for row, sentence in enumerate(batch) for piece in _cut(sentence)]
        trees: list[list[Token]] = [[] for _ in batch]
        self._forget()
        docs = [_doc(self._pipeline.vocab, piece) for _, piece in pieces]
        for begin in range(0, len(docs), _ENCODED):
            part = docs[begin : begin + _ENCODED]
            for doc, vectors in zip(part, self._encoder(part), strict=True):
                doc.tensor = vectors  # type: ignore[assignment]  # it is of float32
        for name in ("tagger", "parser"):
            pipe = self._pipeline.get_pipe(name)
            docs = list(pipe.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]
        for (row, piece), doc in zip(pieces, docs, strict=True):
            trees[row] += _tokens(doc, piece, len(trees[row]))
        return [DependencyTree(tree) for tree in trees]


@cache
def load_parser() -> Parser:
    """The shipped model, loaded once.

    Raises FileNotFoundError where the installation lacks it.
    """
    return Parser(load_pipeline(resource(*_MODEL)))


def load_pipeline(model: Path) -> Language:
    """The spaCy pipeline of a packed model: tok2vec, tagger and parser."""
    from spacy.lang.xx import MultiLanguage
    from spacy.util import load_config
    from thinc.api import set_current_ops

    from diplograph.language.multiplication import BlasOps

    set_current_ops(BlasOps())
    # Not `spacy.load`: validation and English tokenizer tables would double the time.
    pipeline = MultiLanguage.from_config(load_config(model / "config.cfg"), validate=False)
    pipeline.from_disk(model, exclude=["tokenizer", "vocab"])
    for _, pipe in pipeline.pipeline:
        for label in getattr(pipe, "labels", ()):
            pipeline.vocab.strings.add(label)
        for layer in pipe.model.walk():  # type: ignore[attr-defined]
            for name in layer.param_names:
                if layer.has_param(name):  # shipped as float16, which numpy multiplies slowly
                    layer.set_param(name, layer.get_param(name).astype("float32"))
    return pipeline


def _cut(sentence: Sequence[Word]) -> list[Sequence[Word]]:
    """The sentence, or pieces of at most `_LONGEST` words that end at a comma or the like."""
    pieces = []
    while len(sentence) > _LONGEST:
        ends = range(_LONGEST, _LONGEST // 2, -1)
        end = next((end for end in ends if sentence[end - 1].text in _BREAKS), _LONGEST)
        pieces.append(sentence[:end])
        sentence = sentence[end:]
    return [*pieces, sentence] if sentence else pieces


def _doc(vocab: Vocab, piece: Sequence[Word]) -> Doc:
    from spacy.tokens import Doc

    # The sentence is one already: the parser must not find another boundary inside.
    starts: list[bool | int | None] = [True, *(False for _ in piece[1:])]
    spaces = [*(word.span.end < after.span.begin for word, after in pairwise(piece)), False]
    return Doc(vocab, words=[word.text for word in piece], spaces=spaces, sent_starts=starts)


def _tokens(doc: Doc, piece: Sequence[Word], offset: int) -> list[Token]:
    return [_token(token, word, offset) for token, word in zip(doc, piece, strict=True)]


def _token(token: SpacyToken, word: Word, offset: int) -> Token:
    index, head = token.i, token.head.i
    dep = "root" if index == head else token.dep_
    tag = token.tag_ if word.atom is None else "NNP"
    return Token(
        index + offset,
        word.text,
        lemma(word.text, tag) if word.atom is None else word.text,
        pos_of(word.text, tag, dep),
        tag,
        dep,
        head + offset,
        word.span,
        word.atom,
        *features_of(tag),
    )
