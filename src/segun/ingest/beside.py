"""Reading in a process of its own, while this one links and writes.

In: articles, a batch at a time. Out: what `read_together` makes of each batch, when it is asked for. The two halves of the work take turns
on one processor and go on at once on two; what comes out is the same. The process starts with the first batch, and ends with this one,
however that ends.
"""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue

from segun.errors import SegunError
from segun.ingest.together import ArticleReader, read_together
from segun.ledger import Ledger
from segun.text.article import Article

Pending = Callable[[], list[Ledger | SegunError]]
"""Waits for a batch that was begun, and gives what came of each article."""


def begin(articles: Sequence[Article], reader: ArticleReader | ReaderBeside) -> Pending:
    """Let a batch be read: at once by a reader in another process, when it is asked for by one in this.

    Raises:
        SegunError: as `ReaderBeside.begin` does.
    """
    if isinstance(reader, ReaderBeside):
        return reader.begin(articles)
    return lambda: read_together(articles, reader)


class ReaderBeside:
    """A reader in a process of its own; use it in a `with` statement.

    Args:
        make: makes the reader, in that process; a function or class that can be imported there, with its arguments
            (`functools.partial`).
    """

    def __init__(self, make: Callable[[], ArticleReader]) -> None:
        self._make = make
        self._other: _Other | None = None

    def __enter__(self) -> ReaderBeside:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process at once; what was begun and not asked for is given up."""
        if self._other is not None:
            self._other.end()
            self._other = None

    def begin(self, articles: Sequence[Article]) -> Pending:
        """Start to read a batch, behind those that were begun before it.

        Raises:
            SegunError: the process is gone. What is given back raises it too, and whatever kept the reader from being made, as a
                `ModelError` where its model is missing.
        """
        if not articles:
            return list
        if self._other is None:
            self._other = _Other(self._make)
        return self._other.begin(articles)


class _Other:
    """The other process, and the line to it."""

    def __init__(self, make: Callable[[], ArticleReader]) -> None:
        spawning = multiprocessing.get_context("spawn")  # a fork would copy whatever threads hold just now
        self._line, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(make, theirs), daemon=True)
        with _left_to_this_process(signal.SIGINT):
            self._process.start()
        theirs.close()  # else the line would outlast the process
        self._sent, self._received = itertools.count(), itertools.count()
        self._answers: dict[int, list[Ledger | SegunError] | Exception] = {}

    def begin(self, articles: Sequence[Article]) -> Pending:
        with _told():
            self._line.send(articles)
        return functools.partial(self._answer, next(self._sent))

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._line.close()

    def _answer(self, number: int) -> list[Ledger | SegunError]:
        """What came of the batch with this number; answers to others that come before it are kept."""
        while number not in self._answers:
            with _told():
                self._answers[next(self._received)] = self._line.recv()
        answer = self._answers.pop(number)
        if isinstance(answer, Exception):
            raise answer
        return answer


@contextmanager
def _left_to_this_process(sign: signal.Signals) -> Iterator[None]:
    """Let a process that begins here never see a signal that goes to both, not even before its first line runs."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which stands beside every such process, and as it begins lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [sign])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _told() -> Iterator[None]:
    """Say plainly that the other process is gone."""
    try:
        yield
    except (EOFError, OSError) as problem:
        what = "the process that reads the articles has been ended from outside"
        remedy = "look whether there is memory enough; the same command goes on from here"
        raise SegunError(what, remedy=remedy) from problem


# In the other process


def _serve(make: Callable[[], ArticleReader], line: Connection) -> None:
    """Read batch after batch; the reader is made with the first one, so that what keeps it from being made can be told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting: SimpleQueue[Sequence[Article]] = SimpleQueue()
    threading.Thread(target=_take, args=(line, waiting), daemon=True).start()
    reader = functools.cache(make)
    while True:
        answer: list[Ledger | SegunError] | Exception
        try:
            answer = read_together(waiting.get(), reader())
        except Exception as fault:  # noqa: BLE001 - raised in the process that asks
            answer = fault
        try:
            line.send(answer)
        except ConnectionError:  # nobody is there to be answered
            return


def _take(line: Connection, waiting: SimpleQueue[Sequence[Article]]) -> None:
    """Take batches as they come, so that the one who sends need not wait; do not outlive it, even if it is killed."""
    try:
        while True:
            waiting.put(line.recv())
    except (EOFError, OSError):
        os._exit(1)
