"""Evaluation: how much of what a careful reader finds is found, and how much else is said."""

from diplograph.evaluation.gold import GoldFact, GoldLine, load
from diplograph.evaluation.matching import Coded
from diplograph.evaluation.report import Report, evaluate
from diplograph.evaluation.scoring import score

__all__ = ["Coded", "GoldFact", "GoldLine", "Report", "evaluate", "load", "score"]
