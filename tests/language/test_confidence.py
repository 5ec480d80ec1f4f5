"""Confidence is a measured share, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from segun.language import confidence as subject


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "confidence.yaml"
    monkeypatch.setattr(subject, "path_of", lambda language: path)
    subject._shares.cache_clear()
    yield path
    subject._shares.cache_clear()


def test_a_share_needs_thirty_cases(file: Path) -> None:
    file.write_text(
        "families:\n  - {family: a.b, cases: 30, right: 20}\n  - {family: a.c, cases: 29, right: 29}\n",
        encoding="utf-8",
    )
    assert subject.confidence("es", "a.b.some-rule") == 0.67
    assert subject.confidence("es", "a.c") is None
    assert subject.confidence("es", "unheard.of") is None


def test_a_language_without_figures_has_no_confidence(file: Path) -> None:
    assert subject.confidence("es", "a.b") is None


def test_the_figures_that_ship_are_shares() -> None:
    measured = subject.load_table(subject.path_of("es"), subject.Confidence).families
    assert all(0 <= f.right <= f.cases for f in measured)
