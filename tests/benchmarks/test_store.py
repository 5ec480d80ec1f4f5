"""The measurements of the store run, and leave what they measure as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

import filling
import happenings
import measure
import store
from segun.store.store import Store
from segun.text.article import Article
from store_dump import dump

SIZE = 40


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in (("SMALL", 20), ("NEW", 3), ("FIRST_NEW", 2), ("ASKED", 8), ("WARM", 2), ("ROUNDS", 1)):
        monkeypatch.setattr(store, name, count)
    monkeypatch.setattr(filling, "AT_ONCE", 15)


@pytest.fixture
def tellings() -> list[happenings.Telling]:
    return happenings.schedule(SIZE + 5)


def test_a_small_store_is_measured_and_not_changed(tmp_path: Path, tellings: list[happenings.Telling]):
    path = filling.filled(tellings[:SIZE], tmp_path)
    with Store(str(path)) as opened:
        before = dump(opened, learnt=True)
    assert len(before["article"]) == SIZE
    found = [
        *store.growth(tellings, SIZE, path, tmp_path),
        *store.asking(tellings[:SIZE], path),
        *store.room(SIZE, path),
    ]
    assert [one.name for one in found if one.value <= 0] == []
    assert sum("within, ms" in one.name for one in found) == 4
    with Store(str(path)) as opened:
        assert dump(opened, learnt=True) == before


def test_a_store_that_was_half_filled_is_filled_on(tmp_path: Path, tellings: list[happenings.Telling]):
    whole = filling.filled(tellings[:SIZE], tmp_path / "whole")
    broken = tmp_path / "broken" / whole.name
    broken.parent.mkdir()
    with Store(str(broken), create=True) as opened:
        filling.fill(opened, tellings[:15])
    stale = broken.with_name("store-stale.db")
    stale.touch()
    assert filling.filled(tellings[:SIZE], broken.parent) == broken
    assert not stale.exists()
    with Store(str(whole)) as one, Store(str(broken)) as other:
        assert dump(one, learnt=True) == dump(other, learnt=True)


def test_what_ingesting_adds_to_reading_is_measured(tmp_path: Path):
    articles = [Article(f"La alcaldesa dijo que el puente abrirá en {month}.") for month in ("mayo", "junio")]
    found = store.overhead(articles, tmp_path)
    assert [one.name for one in found] == [
        "ingest over Reader.pipe, % more time",
        "the same in one process, % more time",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_measure_is_held_against_its_bound():
    required: measure.Required = {"a": ("at most", 15), "b": ("at least", 2)}
    assert measure.Measure("a", 14.96, "x").row(required) == "| a | at most 15 | 15 | yes | x |"
    assert " NO " in measure.Measure("a", 15.1).row(required)
    assert " NO " in measure.Measure("b", 1).row(required)
    assert measure.Measure("c", 12_345.6).row(required) == "| c | | 12,346 | |  |"
    assert measure.percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert measure.percentile(list(range(1, 101)), 0.95) == 96
