"""Start-up is light, faults are one line, help teaches."""

from __future__ import annotations

import subprocess
import sys

import pytest

from segun.cli import main as module


def test_nothing_heavy_is_imported_before_a_verb_needs_it():
    program = "import sys, segun.cli.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "typer" in loaded
    assert not {"spacy", "numpy", "jinja2", "trafilatura", "yaml", "rich.table"} & set(loaded)


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ((), "segun models install es"),
        (("read",), "segun read news/ --jsonl --published filename"),
        (("explain",), "segun explain statement.source-phrase"),
        (("schema",), "segun schema > segun-1.schema.json"),
        (("doctor",), "segun doctor &&"),
        (("models", "install"), "segun models install es --dry-run"),
        (("eval",), "segun eval gold/ texts/ --causes"),
    ],
)
def test_help_shows_examples(run, words, example):
    result = run(*words, "--help")
    assert result.code == 0
    assert example in result.out


def test_version_both_ways(run):
    assert run("version").out == run("--version").out
    assert "segun/1" in run("version").out


def test_a_fault_of_our_own_is_one_line_unless_asked_for_more(run, monkeypatch):
    def broken() -> None:
        raise KeyError("x")

    monkeypatch.setattr(module, "app", broken)
    result = run()
    assert result.code == 1
    assert result.err == "error: a fault in segun itself: KeyError: 'x' (SEGUN_DEBUG=1 shows where; please report it)\n"
    monkeypatch.setenv("SEGUN_DEBUG", "1")
    with pytest.raises(KeyError):
        run()


def test_control_c_ends_quietly(run, monkeypatch):
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "app", interrupted)
    assert (run().code, run().err) == (130, "")


def test_an_unknown_command_is_wrong_usage(run):
    assert run("raed").code == 2
