"""The hand-made ledger of `tests/data/view/sample.json`: an invented article with every kind of record."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from segun.ledger import Ledger

SAMPLE = Path(__file__).parent.parent / "data" / "view" / "sample.json"


@pytest.fixture
def sample() -> Ledger:
    return msgspec.json.decode(SAMPLE.read_bytes(), type=Ledger)
