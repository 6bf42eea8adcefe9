from pathlib import Path

import numpy as np
import pytest
from spacy_pipeline import load_pipeline

from diplograph.language.encoding import Encoder, Form, shape
from diplograph.language.weights import load_weights
from diplograph.resources import resource

MODEL = Path(__file__).parents[2] / "scripts" / "spacy_model"


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(load_weights(resource("data", "models", "parser")))


@pytest.mark.parametrize(
    "texts",
    [
        [
            "The ministers met in Lima .",
            "They signed the treaty , and the treaty entered into force .",
        ],
        ["Rain ."],
        ["the the the"],
        ["X dobj root 1,200 “ —"],  # strings that spaCy numbers, and signs read as others
    ],
)
def test_vectors_are_those_that_spacy_computes(encoder: Encoder, texts: list[str]) -> None:
    pipeline = load_pipeline(MODEL)
    docs = [pipeline.make_doc(text) for text in texts]
    forms = [[(token.text, bool(token.whitespace_)) for token in doc] for doc in docs]
    model = pipeline.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    np.testing.assert_allclose(encoder(forms), np.concatenate(model.predict(docs)), atol=1e-4)


def test_encoder_keeps_not_all_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.language.encoding._KEPT", 10)
    encoder = Encoder(load_weights(resource("data", "models", "parser")))

    def sentence(number: int) -> list[Form]:
        return [("Delegate", True), (f"place{number}", False), (".", False)]

    first = encoder([sentence(0)])
    for number in range(30):
        encoder([sentence(number)])
    assert encoder.kept <= 10
    np.testing.assert_allclose(encoder([sentence(0)]), first, atol=1e-5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Astana", "Xxxxx"),
        ("U.S.", "X.X."),
        ("12,500", "dd,ddd"),
        ("a" * 100, "LONG"),
        ("É1", "Xd"),
    ],
)
def test_shape(text: str, expected: str) -> None:
    assert shape(text) == expected
