"""Confidence from gold: how often each family of rules said rightly who said what, or who did what to whom.

In: the verdicts of a `Report`. Out: the figures that `segun.language.confidence` gives to records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from segun.evaluation.verdict import Verdict
from segun.language.confidence import FEWEST_CASES, Family, family_of

_HEAD = f"""\
# How often each family of rules was right on the gold, written by `make calibrate`; do not edit by hand.
# A record's `confidence` is right / cases of its rule's family; with fewer than {FEWEST_CASES} cases it is null.
"""


def families(verdicts: Iterable[Verdict]) -> list[Family]:
    """Cases and right ones of every family, by name.

    Right is a statement whose content and speaker the gold has, and an event whose type, trigger and participants it has.
    """
    cases: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for verdict in verdicts:
        cases[family_of(verdict.rule)] += 1
        right[family_of(verdict.rule)] += verdict.right
    return [Family(name, cases[name], right[name]) for name in sorted(cases)]


def write(measured: Iterable[Family], path: Path) -> None:
    """Keep the figures as a data file, one family a line, those of too few cases too."""
    lines = [f"  - {{family: {f.family}, cases: {f.cases}, right: {f.right}}}\n" for f in measured]
    body = "families:\n" + "".join(lines) if lines else "families: []\n"
    path.write_text(_HEAD + body, encoding="utf-8")
