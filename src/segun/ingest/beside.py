"""Reading in a process of its own, while this one links and writes.

In: articles, a batch at a time. Out: what `read_together` makes of each batch, when it is asked for. The two halves of the work take turns
on one processor and go on at once on two; what comes out is the same. The process starts with the first batch, and ends with this one,
however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from segun.errors import SegunError
from segun.ingest.together import ArticleReader, read_together
from segun.ledger import Ledger
from segun.text.article import Article

Pending = Callable[[], list[Ledger | SegunError]]
"""Waits for a batch that was begun, and gives what came of each article."""


class ReaderBeside:
    """A reader in a process of its own.

    Args:
        make: makes the reader, in that process; a function or class that can be imported there, with its arguments
            (`functools.partial`).
    """

    def __init__(self, make: Callable[[], ArticleReader]) -> None:
        self._make = make
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> ReaderBeside:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process; what was begun and not asked for is given up."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def begin(self, articles: Sequence[Article]) -> Pending:
        """Start to read a batch, behind those that were begun before it.

        Raises:
            SegunError: the process is gone. What is given back raises it too, and a `ModelError` where the reader's model is missing.
        """
        if not articles:
            return list
        with _told():
            future = self._started().submit(_read, self._make, articles)
        return lambda: _result(future)

    def read(self, article: Article, /) -> Ledger:
        """See `together.ArticleReader`."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], /) -> Iterator[Ledger]:
        """See `together.ArticleReader`."""
        for found in self.begin(list(articles))():
            if isinstance(found, SegunError):
                raise found
            yield found

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # a fork would copy whatever threads hold just now
            spawning = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=spawning, initializer=_prepare)
        return self._pool


def _result(future: Future[list[Ledger | SegunError]]) -> list[Ledger | SegunError]:
    with _told():
        return future.result()


@contextmanager
def _told() -> Iterator[None]:
    """Say plainly that the other process is gone."""
    try:
        yield
    except BrokenProcessPool as problem:
        what = "the process that reads the articles has been ended from outside"
        remedy = "look whether there is memory enough; the same command goes on from here"
        raise SegunError(what, remedy=remedy) from problem


# In the other process

_readers: list[ArticleReader] = []


def _prepare() -> None:
    """Leave Ctrl-C to the process that gives the work, and do not outlive it, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(make: Callable[[], ArticleReader], articles: Sequence[Article]) -> list[Ledger | SegunError]:
    if not _readers:
        _readers.append(make())
    return read_together(articles, _readers[0])
