import numpy as np
import pytest

from diplograph.language.encoding import Encoder
from diplograph.language.parser import load_pipeline
from diplograph.resources import resource


@pytest.mark.parametrize(
    "texts",
    [
        [
            "The ministers met in Lima .",
            "They signed the treaty , and the treaty entered into force .",
        ],
        ["Rain ."],
        ["the the the"],
    ],
)
def test_vectors_are_those_of_the_model(texts: list[str]) -> None:
    pipeline = load_pipeline(resource("data", "models", "en_diplograph_parser"))
    model = pipeline.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    docs = [pipeline.make_doc(text) for text in texts]
    for own, theirs in zip(Encoder(model)(docs), model.predict(docs), strict=True):
        assert own.shape == theirs.shape
        np.testing.assert_allclose(own, theirs, atol=1e-4)
