"""Fixtures that all tests share, and the import of `statement_cases` and `statement_diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from segun.reading.reader import Reader

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests: loading the model costs more than reading a hundred sentences."""
    from segun.reading.reader import Reader

    return Reader("es")
