"""How good a reading is: gold, scorer, error report, calibration. `docs/evaluation.md` says what is measured."""

from segun.evaluation.gold import Gold, load_gold
from segun.evaluation.report import Report, evaluate

__all__ = ["Gold", "Report", "evaluate", "load_gold"]
