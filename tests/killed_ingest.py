"""A process that ingests made-up articles and tells each step through a pipe, to be killed by a test."""

from __future__ import annotations

import os

from quick_reader import QuickReader, made_up
from segun.corpus.linker import link
from segun.ingest import driver
from segun.ingest.driver import Desk, ingest
from segun.store.store import Store

COUNT = 40
AT_ONCE = 4


def ingest_all(url: str, pipe: int | None = None) -> None:
    """Ingest all articles into the store at `url`, writing a letter into `pipe` as each step begins."""
    driver.AT_ONCE = AT_ONCE

    def on_step(step: str, _address: str) -> None:
        if pipe is not None:
            os.write(pipe, step[0].encode())

    with Store(url, create=True) as store:
        desk = Desk(QuickReader(), "one", link, lambda: "2029-05-14T09:00:00Z", on_step)
        for _ in ingest(made_up(COUNT), store, desk):
            pass


def start(url: str) -> tuple[int, int]:
    """Ingest in a child process; gives its number and the end of the pipe to read from."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        os.close(reading)
        ingest_all(url, writing)
        status = 0
    finally:
        os._exit(status)
