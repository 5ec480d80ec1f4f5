"""`evaluate` as a whole, with a reader that knows its answers, and what calibration makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import TEXT, gold, ledger, perfect

from segun.errors import RecordError
from segun.evaluation import evaluate
from segun.evaluation.calibration import families, write
from segun.evaluation.report import Rate, summary
from segun.evaluation.verdict import Verdict
from segun.language.confidence import Confidence, Family
from segun.language.tables import load_table
from segun.ledger import Ledger
from segun.text.article import Article

GOLD = """\
doc: feria
dateline_date: 2024-04-01
actors:
  - {id: v, name: Juan Vidal, kind: person, mentions: [Juan Vidal]}
statements:
  - {cue: {text: dijo}, speaker: v, speaker_text: Juan Vidal, content: {text: la feria}, content_end: {text: mayo}, form: indirect, act: assert}
"""


class Known:
    """A reader that has one ledger to give, and keeps what it was asked."""

    def __init__(self, answer: Ledger) -> None:
        self.answer = answer
        self.asked: list[Article] = []

    def read(self, article: Article) -> Ledger:
        self.asked.append(article)
        return self.answer


def test_every_text_with_gold_is_read_with_its_date(tmp_path: Path) -> None:
    (tmp_path / "feria.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "feria.txt").write_text(TEXT, encoding="utf-8")
    reader = Known(perfect())
    report = evaluate(tmp_path, tmp_path, reader)
    assert [(a.name, str(a.published)) for a in reader.asked] == [("feria.txt", "2024-04-01")]
    assert report.documents == 1
    assert report.rates["statements, content found"] == Rate(1, 4, 1)
    assert [e.kind for e in report.errors] == ["spurious"] * 3


def test_the_lines_show_the_figures() -> None:
    lines = summary([(gold(), perfect()), (gold(), ledger([], []))]).lines()
    assert lines[0].endswith("P 1.000  R 0.500  F1 0.667  (4 of 8 gold, 4 predicted)")
    assert any(line.startswith("act right, of found") and "1.000 (4)" in line for line in lines)


def test_nothing_read_and_no_gold_are_no_division_by_zero() -> None:
    assert Rate(0, 0, 0).f1 == 0
    assert summary([]).lines()[0].endswith("(0 of 0 gold, 0 predicted)")


def test_causes_are_counted_the_commonest_first() -> None:
    assert summary([(gold(), ledger([], []))]).causes() == [("missed: cue not read", 4)]


def test_a_ledger_of_another_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feria.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "feria.txt").write_text("Otra cosa. " + TEXT, encoding="utf-8")
    with pytest.raises(RecordError, match="feria: the ledger is not of this text"):
        evaluate(tmp_path, tmp_path, Known(perfect()))


def test_calibration_counts_by_family_and_survives_its_file(tmp_path: Path) -> None:
    verdicts = [
        Verdict("statement.quote.before", True),
        Verdict("statement.quote.after", False),
        Verdict("statement.a", True),
    ]
    measured = families(verdicts)
    assert measured == [Family("statement.a", 1, 1), Family("statement.quote", 2, 1)]
    path = tmp_path / "confidence.yaml"
    write(measured, path)
    assert load_table(path, Confidence).families == tuple(measured)
    write([], path)
    assert load_table(path, Confidence).families == ()
