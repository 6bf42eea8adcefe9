"""Write what `diplograph.language` needs to parse, from a trained spaCy pipeline.

    python scripts/pack_parser.py scripts/spacy_model data/models/parser

``weights.npz`` holds the layers, ``labels.json`` the tags, the moves and how words are hashed,
``words.json`` the rules by which spaCy cuts English words. With them no spaCy is needed to parse.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from spacy.lang.en import English
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy_pipeline import load_pipeline


def main() -> None:
    """Write the three files."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("model", type=Path)
    arguments.add_argument("packed", type=Path)
    given = arguments.parse_args()
    pack(given.model, given.packed)


def pack(model: Path, packed: Path) -> None:
    """Write the files of a trained pipeline into the directory ``packed``."""
    pipeline = load_pipeline(model)
    packed.mkdir(parents=True, exist_ok=True)
    halved = {name: array.astype(np.float16) for name, array in weights(pipeline).items()}
    np.savez(packed / "weights.npz", **halved)
    _write(packed / "labels.json", labels(pipeline))
    _write(packed / "words.json", word_rules())


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def weights(pipeline: Any) -> dict[str, Any]:
    """The arrays of all layers by the names that `diplograph.language.encoding` asks for."""
    found: dict[str, Any] = {}
    layers = 0
    for part in pipeline.get_pipe("tok2vec").model.walk():
        if part.name == "hashembed":
            found[f"table_{part.attrs['column']}"] = part.get_param("E")
        elif part.name == "maxout":
            found[f"maxout_{layers}_weights"] = part.get_param("W")
            found[f"maxout_{layers}_bias"] = part.get_param("b")
        elif part.name == "layernorm":
            found[f"maxout_{layers}_gain"] = part.get_param("G")
            found[f"maxout_{layers}_shift"] = part.get_param("b")
            layers += 1
    parser = pipeline.get_pipe("parser").model
    named = {
        "tags": next(n for n in pipeline.get_pipe("tagger").model.walk() if n.name == "softmax"),
        "narrow": next(n for n in parser.get_ref("tok2vec").walk() if n.name == "linear"),
        "state": parser.get_ref("lower"),
        "moves": parser.get_ref("upper"),
    }
    for name, layer in named.items():
        found[f"{name}_weights"] = layer.get_param("W")
        found[f"{name}_bias"] = layer.get_param("b")
    return found | {"state_absent": parser.get_ref("lower").get_param("pad")}


def labels(pipeline: Any) -> dict[str, Any]:
    """The tags and moves in the order of their weights, and what the hashes of words rest on."""
    moves = pipeline.get_pipe("parser").moves
    embeds = [n for n in pipeline.get_pipe("tok2vec").model.walk() if n.name == "hashembed"]
    return {
        "tags": list(pipeline.get_pipe("tagger").labels),
        "moves": [moves.get_class_name(at) for at in range(moves.n_moves)],
        "seeds": [part.attrs["seed"] for part in sorted(embeds, key=lambda e: e.attrs["column"])],
        "norms": BASE_NORMS,
        "numbered": dict(sorted(IDS.items())),
    }


def word_rules() -> dict[str, Any]:
    """The affixes and exceptions of spaCy's English, of those without white space."""
    rules = English.Defaults
    url = rules.url_match.__self__
    return {
        "prefix": compile_prefix_regex(rules.prefixes).pattern,
        "suffix": compile_suffix_regex(rules.suffixes).pattern,
        "infix": compile_infix_regex(rules.infixes).pattern,
        "url": url.pattern,
        "exceptions": {
            text: [piece[ORTH] for piece in pieces]
            for text, pieces in sorted(rules.tokenizer_exceptions.items())
            if not text.isspace()
        },
    }


if __name__ == "__main__":
    main()
