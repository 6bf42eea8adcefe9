"""What tests of several rooms need; its place lets them import `sample_world`."""

from __future__ import annotations

import pytest
from rdflib import Dataset


@pytest.fixture
def dataset() -> Dataset:
    """The dataset of `sample_world`, fresh for each test."""
    from sample_world import sample

    from diplograph.graph.mapping import to_dataset

    return to_dataset(sample())
