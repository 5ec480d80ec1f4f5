"""`segun timeline` as a person types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run, answers

from asked_store import ARTICLES, fill, note


def deeds(run: Run, asked_db: Path, *words: object) -> list[dict[str, Any]]:
    return answers(run, "timeline", *words, "--store", asked_db)


def test_a_deed_stands_once_with_all_who_tell_of_it(run: Run, asked_db: Path):
    found = run("timeline", "--store", asked_db)
    assert found.code == 0 and "  1 2029-05-03  assaults · Bruno Lagos → Ana Robles" in found.out
    assert "        El Faro · 2029-05-03 · ● actual · according to the reporter" in found.out
    assert "        La Plaza · 2029-05-05" in found.out and "also in: El Eco, 2029-05-04" in found.out
    (deed,) = deeds(run, asked_db)
    assert deed["kind"] == "deed" and len(deed["tellings"]) == 2


def test_options_choose_deeds(run: Run, asked_db: Path):
    assert len(deeds(run, asked_db, "--actor", "Bruno Lagos", "--recipient", "Ana Robles", "--type", "assault")) == 1
    assert deeds(run, asked_db, "--actor", "Ana Robles") == deeds(run, asked_db, "--status", "denied,planned"[:6]) == []
    assert deeds(run, asked_db, "--since", "2029-06") == []
    slip = run("timeline", "--type", "ASALT", "--store", asked_db)
    assert slip.code == 0 and "nearest: ASSAULT" in slip.err


def test_the_oldest_comes_first_and_pages_go_on(run: Run, tmp_path: Path):
    later = note("Elena Prados atacó a Bruno Lagos.", 20, "El Faro", "Otra pelea")
    two = fill(tmp_path / "two.db", *ARTICLES, later)
    first = run("timeline", "--limit", 1, "--store", two)
    assert "Bruno Lagos → Ana Robles" in first.out
    cursor = first.err.removeprefix("there is more: --after ").strip()
    second = run("timeline", "--after", cursor, "--store", two)
    assert "Elena Prados → Bruno Lagos" in second.out and second.err == ""
