"""Train, pack and score the dependency parser.

    python scripts/train_parser.py TREEBANK WORK scripts/spacy_model data/models/parser

TREEBANK holds ``parse_by_train.spacy`` (the only text trained on besides what
`diplomatic_sentences` makes), ``parse_dev.spacy`` (stops the training) and the test files. WORK is
a scratch directory. The model is kept as spaCy has it, and packed for `diplograph.language` (see
``pack_parser.py``). ``--pack MODEL`` packs a model already trained. One thread suffices; set
``OMP_NUM_THREADS=1``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from pack_parser import pack
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy_pipeline import BlasOps
from thinc.api import Config, set_current_ops

from diplograph.language.parser import Parser, Token, Word
from diplograph.language.weights import load_weights
from diplograph.model import Span

TESTS = ("pud_test", "gum_test", "gum_news_test")
CONFIG = Path(__file__).with_name("parser.cfg")
SEED = 7


def main() -> None:
    """Run the steps that the arguments ask for."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("treebank", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("model", type=Path)
    arguments.add_argument("packed", type=Path)
    arguments.add_argument("--steps", type=int, default=4500)
    arguments.add_argument("--sentences", type=int, default=3000, help="generated sentences")
    arguments.add_argument("--pack", type=Path, help="a trained model: skip the training")
    given = arguments.parse_args()
    trained = given.pack or fit(given.treebank, given.work, given.steps, given.sentences)
    keep(trained, given.model)
    pack(given.model, given.packed)
    scores = {name: score(given.treebank / f"{name}.spacy", given.packed) for name in TESTS}
    print(json.dumps(scores, indent=1))


def fit(treebank: Path, work: Path, steps: int, generated: int) -> Path:
    """Train on the treebank and the generated sentences; gives the directory of the best model."""
    (work / "model").mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("xx").vocab
    gold = list(_sentences(treebank / "parse_by_train.spacy"))
    rng = random.Random(SEED)
    written = [*gold, *_varied(gold, rng)]
    if generated:
        from diplomatic_sentences import sentences

        written += list(sentences(vocab, generated, rng))
    DocBin(docs=written).to_disk(work / "train.spacy")
    DocBin(docs=_sentences(treebank / "parse_dev.spacy")).to_disk(work / "dev.spacy")
    overrides = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "training.max_steps": steps,
    }
    set_current_ops(BlasOps())
    nlp = init_nlp(load_config(CONFIG, overrides=overrides))
    train(nlp, work / "model")
    return work / "model" / "model-best"


def _sentences(path: Path) -> Iterator[Doc]:
    """Each sentence as a document of its own, as the parser will meet them."""
    vocab = spacy.blank("xx").vocab
    for document in DocBin().from_disk(path).get_docs(vocab):
        for sentence in document.sents:
            yield sentence.as_doc()


def _varied(documents: Iterable[Doc], rng: random.Random) -> Iterator[Doc]:
    """Headline capitals, and the other kind of quotation marks, for a few in a hundred each."""
    for document in documents:
        if rng.random() < 0.02 and len(document) > 4:
            yield _rewritten(document, [_headline(token.text, token.pos_) for token in document])
        if rng.random() < 0.5 and any(token.text in _QUOTES for token in document):
            yield _rewritten(document, [_QUOTES.get(t.text, t.text) for t in document])


_QUOTES = {"“": '"', "”": '"', "’s": "'s", "'s": "’s", "n't": "n’t", "’": "'"}


def _headline(word: str, pos: str) -> str:
    small = pos in {"ADP", "DET", "CCONJ", "PART", "AUX"}
    return word if small else word[:1].upper() + word[1:]


def _rewritten(document: Doc, texts: list[str]) -> Doc:
    return Doc(
        document.vocab,
        words=texts,
        spaces=[bool(token.whitespace_) for token in document],
        tags=[token.tag_ for token in document],
        pos=[token.pos_ for token in document],
        heads=[token.head.i for token in document],
        deps=[token.dep_ for token in document],
    )


def keep(trained: Path, model: Path) -> None:
    """Keep what a parse needs: three components, weights as float16, no words."""
    nlp = spacy.load(trained)
    config = Config({key: nlp.config[key] for key in ("nlp", "components")})
    nlp.to_disk(model, exclude=["tokenizer", "vocab"])
    (model / "meta.json").unlink()
    (model / "config.cfg").write_text(config.to_str(), encoding="utf-8")
    for path in sorted(model.glob("*/model")):
        path.write_bytes(srsly.msgpack_dumps(_halved(srsly.msgpack_loads(path.read_bytes()))))


def _halved(value: object) -> object:
    if isinstance(value, dict):
        return {key: _halved(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_halved(below) for below in value]
    if isinstance(value, np.ndarray) and value.dtype == np.float32:
        return value.astype(np.float16)
    return value


def score(test: Path, packed: Path) -> dict[str, float]:
    """Percentages over all words but punctuation, sentences and words given."""
    parser = Parser(load_weights(packed))
    gold = list(_sentences(test))
    counts = dict.fromkeys(("words", "uas", "las", "upos", "xpos", "lemma"), 0)
    for document, tree in zip(gold, parser.parse(map(_words, gold)), strict=True):
        _count(document, tree, counts)
    return {key: round(100 * n / counts["words"], 2) for key, n in counts.items() if key != "words"}


def _words(document: Doc) -> tuple[Word, ...]:
    return tuple(Word(t.text, Span(t.idx, t.idx + len(t))) for t in document)


def _count(document: Doc, tree: tuple[Token, ...], counts: dict[str, int]) -> None:
    for gold, token in zip(document, tree, strict=True):
        if gold.dep_ == "punct":
            continue
        dep = "root" if gold.head.i == gold.i else gold.dep_
        counts["words"] += 1
        counts["uas"] += gold.head.i == token.head
        counts["las"] += gold.head.i == token.head and dep == token.dep
        counts["upos"] += gold.pos_ == token.pos
        counts["xpos"] += gold.tag_ == token.tag
        counts["lemma"] += gold.lemma_.lower() == token.lemma


if __name__ == "__main__":
    main()
