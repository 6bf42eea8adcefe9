"""What tests of several rooms need; its place lets them import `sample_world`."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset


@pytest.fixture
def dataset() -> Dataset:
    """The dataset of `sample_world`, fresh for each test."""
    from sample_world import sample

    from diplograph.graph.mapping import to_dataset

    return to_dataset(sample())


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the reports of `sample_world`; what they say is known without a parser."""
    from coded_reports import stand_in, write_reports

    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(folder)
    stand_in(monkeypatch)
    return folder
