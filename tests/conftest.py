"""Fixtures that all tests share, and the import of `statement_cases` and `statement_diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from segun.reading.reader import Reader

sys.path.insert(0, str(Path(__file__).parent))

from databases import left_out, postgres, store_url  # noqa: F401 - fixtures, found through the path above


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out for want of a program, and which command brings it."""
    for reason, count in left_out(terminalreporter.getreports("skipped")).items():
        terminalreporter.write_line(f"Left out: {count} tests, for {reason}", yellow=True)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests: loading the model costs more than reading a hundred sentences."""
    from segun.reading.reader import Reader

    return Reader("es")
