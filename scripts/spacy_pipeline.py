"""The parser as a spaCy pipeline: for training, and to compare with what runs without spaCy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from spacy.lang.xx import MultiLanguage
from spacy.language import Language
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops


class BlasOps(NumpyOps):  # type: ignore[misc]  # compiled, without types
    """thinc's operations, but for ``gemm``: numpy's BLAS is three times as fast on one core."""

    def gemm(  # noqa: D102 - thinc's contract
        self,
        x: Any,
        y: Any,
        out: Any = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Any:
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        return np.matmul(left, right, out=out)


def load_pipeline(model: Path) -> Language:
    """The spaCy pipeline of a packed model: tok2vec, tagger and parser."""
    set_current_ops(BlasOps())
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
