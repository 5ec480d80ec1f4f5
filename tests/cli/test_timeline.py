"""`segun timeline` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asked_store import ARTICLES, fill, note

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("asked") / "desk.db", *ARTICLES)


def deeds(run: Run, db: Path, *words: object) -> list[dict[str, object]]:
    lines = run("timeline", *words, "--store", db, "--json").out.splitlines()
    return [json.loads(line) for line in lines[:-1]]


def test_a_deed_stands_once_with_all_who_tell_of_it(run: Run, db: Path):
    found = run("timeline", "--store", db)
    assert found.code == 0 and "  1 2029-05-03  assaults · Bruno Lagos → Ana Robles" in found.out
    assert "        El Faro · 2029-05-03 · ● actual · according to the reporter" in found.out
    assert "        La Plaza · 2029-05-05" in found.out and "also in: El Eco, 2029-05-04" in found.out
    (deed,) = deeds(run, db)
    assert deed["kind"] == "deed" and len(deed["tellings"]) == 2  # type: ignore[arg-type]


def test_options_choose_deeds(run: Run, db: Path):
    assert len(deeds(run, db, "--actor", "Bruno Lagos", "--recipient", "Ana Robles", "--type", "assault")) == 1
    assert deeds(run, db, "--actor", "Ana Robles") == deeds(run, db, "--status", "denied,planned"[:6]) == []
    assert deeds(run, db, "--since", "2029-06") == []
    slip = run("timeline", "--type", "ASALT", "--store", db)
    assert slip.code == 0 and "nearest: ASSAULT" in slip.err


def test_the_oldest_comes_first_and_pages_go_on(run: Run, tmp_path: Path):
    later = note("Elena Prados atacó a Bruno Lagos.", 20, "El Faro", "Otra pelea")
    db = fill(tmp_path / "two.db", *ARTICLES, later)
    first = run("timeline", "--limit", 1, "--store", db)
    assert "Bruno Lagos → Ana Robles" in first.out
    cursor = first.err.removeprefix("there is more: --after ").strip()
    second = run("timeline", "--after", cursor, "--store", db)
    assert "Elena Prados → Bruno Lagos" in second.out and second.err == ""
