"""What a filter lets through of a store, for whoever writes it down elsewhere.

In: a store, a filter. Out: articles as a stream, a few in memory at a time. Whoever asks twice gets the same: one state of the store is held
as long as the selection is open.

Where the filter asks for something of statements or events, an article comes with those alone and with what they refer to (`narrowing`).
Days are then those of statements and events, as in the questions; else they are days of publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol

from sqlalchemy import Connection

from segun.store.engine import faults
from segun.store.entry import Entity, Entry
from segun.store.filters import Filter
from segun.store.hits import Named
from segun.store.shelf import Shelf


class Source(Protocol):
    """A store that can be read."""

    where: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of it."""
        ...


class Chosen:
    """`entry.Selection` of a store. It reads when it is asked; `close` gives its connection back."""

    def __init__(self, source: Source, filter_: Filter) -> None:
        self._source = source
        self._filter = filter_
        self._open = ExitStack()
        self._shelf: Shelf | None = None

    def __enter__(self) -> Chosen:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back; whoever asks again is told of the store as it is then."""
        self._shelf = None
        self._open.close()

    def entries(self) -> Iterator[Entry]:
        """The articles by day and version, as a stream; may be asked for more than once.

        Raises:
            StoreError: the filter asks for something unknown, or the store cannot be read.
        """
        behind = None
        while True:
            found, behind = self._batch(behind)
            yield from found
            if behind is None:
                return

    def named(self) -> tuple[Named, ...]:
        """Who was taken for whom in the filter.

        Raises:
            StoreError: the filter asks for something unknown, or the store cannot be read.
        """
        with faults(self._source.where):
            return self._opened().named

    def entity(self, ident: str) -> Entity:
        """Who stands behind an id of `Entry.entities`.

        Raises:
            StoreError: nobody does.
        """
        with faults(self._source.where):
            return self._opened().entity(ident)

    def _batch(self, behind: tuple[str, int] | None) -> tuple[Sequence[Entry], tuple[str, int] | None]:
        with faults(self._source.where):
            return self._opened().batch(behind)

    def _opened(self) -> Shelf:
        if self._shelf is None:
            self._shelf = Shelf(self._open.enter_context(self._source.reading()), self._filter)
        return self._shelf
