"""Reading in another process makes the same store, and neither process outlives the other's end for long."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
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
from segun.ledger import Ledger
from segun.reading.reader import Reader
from segun.store.store import Store
from store_dump import dump

NOTE = "Clara Montes dijo que el puerto cerrará en marzo."


@pytest.fixture(scope="module")
def beside() -> Iterator[ReaderBeside]:
    with ReaderBeside(QuickReader) as reader:
        yield reader


def run(
    path: Path, reader: ArticleReader | ReaderBeside, items: list[Item]
) -> tuple[list[Result], dict[str, list[str]]]:
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


def test_batches_come_back_as_they_were_given_whatever_is_asked_for_first(beside: ReaderBeside):
    article, bad = item(NOTE).article, item("ILEGIBLE").article
    first, second = beside.begin([article]), beside.begin([article, bad, article])
    *_, (one, fault, other) = beside.begin([])(), second()
    assert [one, other] == 2 * [QuickReader().read(article)] == 2 * first()
    assert isinstance(fault, TextError)
    assert (fault.what, fault.remedy) == ("nothing in it can be read", "give another")


def test_batches_larger_than_what_the_line_holds_stop_nobody(beside: ReaderBeside):
    large = replace(item(NOTE).article, title="x" * 2_000_000)
    pending = [beside.begin([large]) for _ in range(4)]
    assert [wait() for wait in pending] == 4 * [[QuickReader().read(large)]]


def test_no_process_is_begun_for_nothing_or_outlasts_its_use():
    others = set(multiprocessing.active_children())
    with ReaderBeside(readers_beside.Stuck) as reader:
        assert reader.begin([])() == []
        assert set(multiprocessing.active_children()) == others
        reader.begin([item(NOTE).article])
        (begun,) = set(multiprocessing.active_children()) - others
    assert not begun.is_alive()


def test_what_a_fault_of_ours_says_comes_back():
    with ReaderBeside(readers_beside.unmade) as reader, pytest.raises(ZeroDivisionError, match="ours"):
        reader.begin([item(NOTE).article])()


def test_the_model_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]):
    with ReaderBeside(partial(Reader, "es")) as reader:
        (ledger,) = reader.begin([item(NOTE).article])()
    assert isinstance(ledger, Ledger) and ledger.statements
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("make", [readers_beside.NoModel, readers_beside.without_model])
def test_a_missing_model_ends_the_run_and_is_told(tmp_path: Path, make: Callable[[], QuickReader]):
    with ReaderBeside(make) as reader, pytest.raises(ModelError) as fault:
        run(tmp_path / "store.db", reader, [item(NOTE)])
    assert str(fault.value) == "es: the model is not installed (install it)"
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
    for _ in range(4):
        child = _started(path, "Slow")
        assert child.stdout is not None
        for _ in range(chance.randint(1, 12)):
            child.stdout.readline()
        readers = _children(child.pid)
        assert readers
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert _all_gone(readers)
        assert child.communicate()[1] == b""
    readers_beside.ingest_beside(str(path))
    driver.AT_ONCE = 32
    with Store(str(path)) as store:
        assert dump(store, learnt=True) == wanted
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("later", [0.0, 0.02, 0.1, 0.3, 1.5])
def test_ctrl_c_ends_both_processes_quietly_and_soon(tmp_path: Path, later: float):
    """At any moment: as the reader's process begins, as it imports, as it reads what takes it ten minutes."""
    child = _started(tmp_path / "store.db", "Stuck")
    while not (readers := _readers(child.pid)):
        time.sleep(0.005)
    time.sleep(later)
    begun = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to both
    out, err = child.communicate(timeout=30)
    assert time.monotonic() - begun < 5
    assert (child.returncode, out, err) == (130, b"", b"")
    assert _all_gone(readers)


def _started(path: Path, reader: str) -> subprocess.Popen[bytes]:
    """A process that ingests with a reader of `readers_beside`, in a group of its own."""
    command = [sys.executable, readers_beside.__file__, str(path), reader]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, start_new_session=True, stdout=pipe, stderr=pipe)


def _readers(process: int) -> list[int]:
    """Its children that read; beside them stands one that looks after what processes share."""
    return [one for one in _children(process) if "spawn_main" in _command(one)]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found]


def _all_gone(processes: list[int]) -> bool:
    """Whether they end within some seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(map(_lives, processes)):
            return True
        time.sleep(0.05)
    return False


def _lives(process: int) -> bool:
    return Path(f"/proc/{process}").exists() and _state(process) != "Z"


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"
