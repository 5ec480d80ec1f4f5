"""Reading in another process makes the same store, and neither process outlives the other's end for long."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import readers_beside
from quick_reader import QuickReader, item, made_up
from segun.corpus.linker import link
from segun.errors import ModelError, SegunError, TextError
from segun.ingest import driver
from segun.ingest.beside import ReaderBeside
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.ingest.outcome import Kept, Result
from segun.ingest.together import ArticleReader
from segun.store.store import Store
from store_dump import dump

NOTE = "Clara Montes dijo que el puerto cerrará en marzo."


@pytest.fixture(scope="module")
def beside() -> Iterator[ReaderBeside]:
    with ReaderBeside(QuickReader) as reader:
        yield reader


def run(path: Path, reader: ArticleReader, items: list[Item]) -> tuple[list[Result], dict[str, list[str]]]:
    with Store(str(path), create=True) as store:
        results = list(ingest(items, store, Desk(reader, "one", link, lambda: "2029-05-14T09:00:00Z")))
        return results, dump(store, learnt=True)


@pytest.mark.parametrize("at_once", [1, 7, 32])
def test_the_same_results_and_the_same_store(
    tmp_path: Path, beside: ReaderBeside, monkeypatch: pytest.MonkeyPatch, at_once: int
):
    monkeypatch.setattr(driver, "AT_ONCE", at_once)
    items = [*made_up(60), item("ROTO", "mem:broken"), item(" ", "mem:empty"), *made_up(10, seed=2)]
    assert run(tmp_path / "one.db", beside, items) == run(tmp_path / "other.db", QuickReader(), items)


@pytest.mark.parametrize("present", [True, False])
def test_an_article_that_changes_from_batch_to_batch(
    tmp_path: Path, beside: ReaderBeside, monkeypatch: pytest.MonkeyPatch, present: bool
):
    monkeypatch.setattr(driver, "AT_ONCE", 1)
    one, other = (replace(item(text, "https://x.example/1"), present=present) for text in (NOTE, f"{NOTE} Fin."))
    items = [one, other, one, one, other]
    results, found = run(tmp_path / "one.db", beside, items)
    assert (results, found) == run(tmp_path / "other.db", QuickReader(), items)
    outcomes = [kept.outcome for kept in results if isinstance(kept, Kept)]
    assert outcomes == (
        ["new", "version", "version", "same", "version"] if present else ["new", "version"] + 3 * ["same"]
    )


def test_it_reads_by_itself_as_well(beside: ReaderBeside):
    article, bad = item(NOTE).article, item("ILEGIBLE").article
    assert beside.read(article) == QuickReader().read(article)
    assert list(beside.pipe([article, article])) == 2 * [QuickReader().read(article)]
    with pytest.raises(TextError) as fault:
        beside.read(bad)
    assert (fault.value.what, fault.value.remedy) == ("nothing in it can be read", "give another")


def test_a_missing_model_ends_the_run_and_is_told(tmp_path: Path):
    with ReaderBeside(readers_beside.NoModel) as reader, pytest.raises(ModelError) as fault:
        run(tmp_path / "store.db", reader, [item(NOTE)])
    assert (fault.value.where, fault.value.remedy) == ("es", "install it")


def test_a_reader_that_is_killed_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(driver, "AT_ONCE", 4)
    items = made_up(30)
    deadly = [*items[:20], item("MUERTE", "mem:deadly"), *items[20:]]
    with ReaderBeside(readers_beside.Dying) as reader, pytest.raises(SegunError, match="process that reads"):
        run(tmp_path / "store.db", reader, deadly)
    _, found = run(tmp_path / "store.db", QuickReader(), items)
    assert found == run(tmp_path / "reference.db", QuickReader(), items)[1]


def test_killed_at_any_moment_nothing_is_lost_or_doubled_and_no_reader_stays(tmp_path: Path):
    chance = random.Random(3)
    _, wanted = run(tmp_path / "reference.db", QuickReader(), made_up(readers_beside.COUNT))
    path = tmp_path / "store.db"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(4):
        command = [sys.executable, readers_beside.__file__, str(path)]
        child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        assert child.stdout is not None
        for _ in range(chance.randint(1, 12)):
            child.stdout.readline()
        readers = _children(child.pid)
        assert readers
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert _all_gone(readers)
    readers_beside.ingest_beside(str(path))
    driver.AT_ONCE = 32
    with Store(str(path)) as store:
        assert dump(store, learnt=True) == wanted
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found]


def _all_gone(processes: list[int]) -> bool:
    """Whether they end within some seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{one}").exists() and _state(one) != "Z" for one in processes):
            return True
        time.sleep(0.05)
    return False


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"
