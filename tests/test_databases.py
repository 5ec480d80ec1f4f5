"""What was left out for want of a program is told at the end of a test run, with the command that brings it."""

from __future__ import annotations

import pytest

from databases import LEFT_OUT, left_out


def skipped(reason: str) -> pytest.TestReport:
    return pytest.TestReport("t", ("t", 0, "t"), {}, "skipped", ("t.py", 1, f"Skipped: {reason}"), "setup")


def test_reasons_that_name_a_command_are_counted():
    reports = [skipped(LEFT_OUT), skipped("only root"), skipped(LEFT_OUT)]
    assert left_out(reports) == {LEFT_OUT: 2}
    assert "apt-get install postgresql" in LEFT_OUT
