"""``python -m diplograph.evaluation data/gold/sentences.jsonl --split dev --errors``."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from diplograph.evaluation.report import evaluate


def main() -> None:
    """Print the figures, and with ``--errors`` each error before them."""
    arguments = argparse.ArgumentParser(prog="python -m diplograph.evaluation", description=__doc__)
    arguments.add_argument("gold", type=Path, help="a gold file, as data/gold/sentences.jsonl")
    arguments.add_argument("--split", choices=["dev", "test"], help="only these lines")
    arguments.add_argument("--errors", action="store_true", help="list what is missed and false")
    given = arguments.parse_args()
    pipeline = importlib.import_module("diplograph.extraction.pipeline")
    report = evaluate(given.gold, pipeline.extract, split=given.split)
    if given.errors:
        for error in report.errors():
            print(error)
    print(report.table())


if __name__ == "__main__":
    main()
