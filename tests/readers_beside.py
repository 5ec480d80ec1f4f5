"""Readers that another process can make, and a process that ingests with one, to be killed by a test."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator

from quick_reader import QuickReader, made_up
from segun.corpus.linker import link
from segun.errors import ModelError
from segun.ingest import driver
from segun.ingest.beside import ReaderBeside
from segun.ingest.driver import Desk, ingest
from segun.ledger import Ledger
from segun.store.store import Store
from segun.text.article import Article

COUNT = 40


class NoModel(QuickReader):
    """A reader whose model is missing."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Ledger]:
        raise ModelError("the model is not installed", "es", "install it")


class Dying(QuickReader):
    """A reader that the system ends at the word MUERTE."""

    def read(self, article: Article) -> Ledger:
        if "MUERTE" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(article)


class Telling(QuickReader):
    """A reader that says in which process it is: as the name of what it cannot read."""

    def read(self, article: Article) -> Ledger:
        raise ModelError(str(os.getpid()))


class Slow(QuickReader):
    """A reader that takes its time."""

    def read(self, article: Article) -> Ledger:
        time.sleep(0.01)
        return super().read(article)


class Stuck(QuickReader):
    """A reader that does not come to an end."""

    def read(self, article: Article) -> Ledger:
        time.sleep(600)
        return super().read(article)


def without_model() -> QuickReader:
    """A reader that finds out as it is made."""
    raise ModelError("the model is not installed", "es", "install it")


def unmade() -> QuickReader:
    """A reader that cannot be made, by a fault of ours."""
    raise ZeroDivisionError("ours")


def ingest_beside(url: str, make: type[QuickReader] = Slow) -> None:
    """Ingest all articles, four a transaction, with a reader in another process."""
    driver.AT_ONCE = 4
    with Store(url, create=True) as store, ReaderBeside(make) as reader:
        desk = Desk(reader, "one", link, lambda: "2029-05-14T09:00:00Z")
        for one in ingest(made_up(COUNT), store, desk):
            print(one.address, flush=True)


if __name__ == "__main__":
    try:
        ingest_beside(sys.argv[1], globals()[sys.argv[2]])
    except KeyboardInterrupt:
        sys.exit(130)
