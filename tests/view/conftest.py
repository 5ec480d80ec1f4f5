"""The hand-made ledgers of `tests/data/view`: invented articles, one with statements, one with events of every status."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from segun.ledger import Ledger

DATA = Path(__file__).parent.parent / "data" / "view"


@pytest.fixture
def sample() -> Ledger:
    return msgspec.json.decode((DATA / "sample.json").read_bytes(), type=Ledger)


@pytest.fixture
def eventful() -> Ledger:
    return msgspec.json.decode((DATA / "events.json").read_bytes(), type=Ledger)
