from pathlib import Path

import numpy as np
import pytest

from diplograph.coding.linear import load_model, save_model


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "model.npz"
    weights = np.array([[2.0, -1.0], [0.5, 0.5]], dtype=np.float32)
    save_model(where, ["left", "right"], ["a", "b"], weights, np.array([0.0, 1.0], np.float32))
    return where


def test_probabilities_are_the_softmax_of_the_weights(path: Path) -> None:
    scores = np.array([0.0, 1.0]) + np.array([2.5, -0.5]) / np.sqrt(2)
    shares = np.exp(scores) / np.exp(scores).sum()
    found = load_model(path).probabilities(["b", "a", "a", "unknown"])
    assert list(found) == ["left", "right"]
    assert list(found.values()) == pytest.approx(list(shares), rel=1e-4)


def test_without_features_the_bias_decides(path: Path) -> None:
    found = load_model(path).probabilities([])
    assert found["right"] == pytest.approx(np.e / (1 + np.e), rel=1e-5)
