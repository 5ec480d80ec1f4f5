"""Measured confidence for the language pack, from the gold that lies beside the project: `make calibrate`."""

from __future__ import annotations

import argparse
from pathlib import Path

from segun.evaluation import evaluate
from segun.evaluation.calibration import families, write
from segun.language.confidence import FEWEST_CASES, path_of
from segun.reading.reader import Reader

LANGUAGE = "es"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with eval/gold and corpus/")
    args = parser.parse_args()
    gold = args.shared / "eval" / "gold"
    if not gold.is_dir():
        print(f"No gold in {gold}: the figures stay as they are.")
        return
    measured = families(evaluate(gold, args.shared / "corpus", Reader(LANGUAGE)).verdicts)
    write(measured, path_of(LANGUAGE))
    for family in measured:
        enough = "" if family.cases >= FEWEST_CASES else f"  (fewer than {FEWEST_CASES}: null)"
        print(f"{family.family}: {family.right} of {family.cases} right{enough}")


if __name__ == "__main__":
    main()
