"""A program that is killed at any moment loses nothing that was kept, and the next run makes the same store."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from pathlib import Path

from databases import Server
from killed_ingest import ingest_all, start
from segun.store.store import Store
from store_dump import dump

_STEPS = "frwlc"
"""Find, read, write, link, commit."""


def test_killed_fifty_times_nothing_is_lost_or_doubled(tmp_path: Path):
    reference = tmp_path / "undisturbed.db"
    ingest_all(str(reference))
    with Store(str(reference)) as store:
        wanted = dump(store, learnt=True)
    kills = _kill_all_through(lambda n: str(tmp_path / f"store{n}.db"), 50, seed=11)
    assert sum(kills.values()) >= 50
    assert all(kills[step] >= 5 for step in _STEPS), kills
    for path in sorted(tmp_path.glob("store*.db")):
        with Store(str(path)) as store:
            assert dump(store, learnt=True) == wanted
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_killed_on_postgresql_nothing_is_lost_or_doubled(postgres: Server):
    reference = postgres.new()
    ingest_all(reference)
    with Store(reference) as store:
        wanted = dump(store)
    urls: dict[int, str] = {}
    kills = _kill_all_through(lambda n: urls.setdefault(n, postgres.new()), 10, seed=12)
    assert all(kills[step] >= 1 for step in _STEPS), kills
    for url in urls.values():
        with Store(url) as store:
            assert dump(store) == wanted


def _kill_all_through(url_of: object, count: int, seed: int) -> Counter[str]:
    """Kill runs into stores, going on until each store is complete, until so many were killed; by the step they were at."""
    chance = random.Random(seed)
    kills: Counter[str] = Counter()
    store = 0
    while sum(kills.values()) < count or min(kills[step] for step in _STEPS) < count // 10:
        store += 1
        url = url_of(store)  # type: ignore[operator]
        finished = False
        while not finished:
            wanted = min(_STEPS, key=lambda step: (kills[step], chance.random()))
            finished = sum(kills.values()) >= count * 2 or not (at := _run_and_kill(url, wanted, chance))
            if not finished:
                kills[at] += 1
        child, pipe = start(url)
        _drained(pipe)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return kills


def _run_and_kill(url: str, step: str, chance: random.Random) -> str:
    """Start a run and kill it some moment after it came to `step`; gives the step that it was at, "" where it had finished."""
    child, pipe = start(url)
    skipped = chance.randint(0, 3)
    last = ""
    while told := os.read(pipe, 1).decode():
        last = told
        if told == step:
            if skipped == 0:
                break
            skipped -= 1
    if told:
        time.sleep(chance.choice((0, 0, 0.0005, 0.002)))
        os.kill(child, signal.SIGKILL)
        last = (told + _drained(pipe))[-1]
    else:
        os.close(pipe)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return last if status else ""


def _drained(pipe: int) -> str:
    """What else was told before the end."""
    told = b""
    while part := os.read(pipe, 65_536):
        told += part
    os.close(pipe)
    return told.decode()
