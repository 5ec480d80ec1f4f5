"""One round of reading sources into a store, as `segun ingest` and `segun failures retry` do it.

In: items, a store, a reader. Out: a `Tally`; faults and progress go to standard error as they come.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from segun.cli.screen import complain
from segun.errors import SegunError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from segun.ingest.beside import ReaderBeside
    from segun.ingest.item import Fault, Item
    from segun.ingest.kept_validators import KeptValidators
    from segun.ingest.outcome import OnStep, Result, Step
    from segun.ingest.together import ArticleReader
    from segun.ledger import Ledger
    from segun.ontology import Ontology
    from segun.store.links import Links
    from segun.store.placing import Place
    from segun.store.store import Store
    from segun.text.article import Article

_TRACE = "SEGUN_TRACE"
"""Names a file that is told of each step as it begins: `step address`, one a line."""

OnResult = Callable[["Tally"], None]


@dataclass(slots=True)
class Tally:
    """How many articles came to what."""

    by: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """How many are not in the store."""
        return self.by["failed"]

    @property
    def seen(self) -> int:
        """How many there were."""
        return sum(count for what, count in self.by.items() if what != "copy")

    def add(self, result: Result) -> None:
        """Count one."""
        from segun.ingest.outcome import Kept, Lost

        if isinstance(result, Kept):
            self.by[result.outcome] += 1
            self.by["copy"] += result.copy
        else:
            self.by["failed" if isinstance(result, Lost) else "barred"] += 1

    def __str__(self) -> str:
        by = self.by
        barred = f", {by['barred']} kept out because they were to be forgotten" if by["barred"] else ""
        return (
            f"{by['new']} new, {by['version']} in a new version, {by['reread']} read again, {by['same']} known already, "
            f"{by['copy']} of them copies, {by['failed']} failed{barred}"
        )


def reader_of(language: str, ontology: Ontology) -> ArticleReader:
    """A reader; named like this, it can be made in another process without being loaded in this one."""
    from segun.reading.reader import Reader

    return Reader(language, ontology=ontology)


class LateReader:
    """A reader that is loaded when there is something to read: a round that finds nothing new costs no model."""

    def __init__(self, language: str, ontology: Ontology) -> None:
        self._language = language
        self._ontology = ontology
        self._reader: ArticleReader | None = None

    def read(self, article: Article, /) -> Ledger:
        """See `segun.reading.reader.Reader.read`."""
        return self._loaded().read(article)

    def pipe(self, articles: Iterable[Article], /) -> Iterator[Ledger]:
        """See `segun.reading.reader.Reader.pipe`."""
        return self._loaded().pipe(articles)

    def _loaded(self) -> ArticleReader:
        if self._reader is None:
            self._reader = reader_of(self._language, self._ontology)
        return self._reader


def take_in(
    items: Iterable[Item | Fault],
    store: Store,
    reader: ArticleReader | ReaderBeside,
    configuration: str,
    tally: Tally,
    on_result: OnResult,
    validators: KeptValidators | None = None,
) -> None:
    """Keep what `items` gives, telling of each fault; `tally` holds the count also where this is broken off.

    Args:
        validators: those that the sources use, if what they learn is to be kept.

    Raises:
        SegunError: the store fails, or the reader's model is missing.
    """
    from segun.ingest.driver import Desk, ingest
    from segun.ingest.outcome import Lost

    with _tracing() as on_step:
        desk = Desk(reader, configuration, late_link, now, on_step, *([validators.keep] if validators else []))
        for result in ingest(items, store, desk):
            tally.add(result)
            if isinstance(result, Lost):
                complain(SegunError(result.reason, result.address, result.remedy))
            on_result(tally)
    if validators is not None and validators.waiting:
        with store.writing() as connection:
            validators.keep(connection)


def late_link(connection: Connection, place: Place, ledger: Ledger) -> Links:
    """`corpus.linker.link`, loaded when there is something to link."""
    from segun.corpus.linker import link

    return link(connection, place, ledger)


def now() -> str:
    """The moment in UTC (ISO 8601)."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _tracing() -> Iterator[OnStep]:
    """What writes each step into the file that `SEGUN_TRACE` names, at once."""
    name = os.environ.get(_TRACE)
    if not name:
        yield lambda _step, _address: None
        return
    with ExitStack() as open_:
        try:
            file = open_.enter_context(Path(name).open("a", encoding="utf-8", errors="replace", buffering=1))
        except OSError as problem:
            raise SegunError(f"cannot write: {problem.strerror or problem}", name, f"unset {_TRACE}") from problem

        def on_step(step: Step, address: str) -> None:
            file.write(f"{step} {address}\n")

        yield on_step
