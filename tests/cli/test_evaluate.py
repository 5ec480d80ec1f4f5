"""`segun eval` prints the report, with causes and errors where they are asked for."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from segun.evaluation import report


@pytest.fixture
def measured(monkeypatch):
    found = SimpleNamespace(
        lines=lambda: ["statements, found  P 1.000"], causes=lambda: [("missed: no cue", 3)], errors=("nota@7 missed",)
    )
    monkeypatch.setitem(sys.modules, "segun.reading.reader", SimpleNamespace(Reader=lambda lang: lang))
    monkeypatch.setattr(report, "evaluate", lambda gold, texts, reader: found)


def test_report(run, measured, tmp_path):
    assert run("eval", tmp_path, tmp_path).out == "statements, found  P 1.000\n"
    more = run("eval", tmp_path, tmp_path, "--causes", "--errors").out.splitlines()
    assert more[2:] == ["    3  missed: no cue", "", "nota@7 missed"]


def test_folders_must_be_there(run, tmp_path):
    assert run("eval", tmp_path / "no", tmp_path).code == 2
