"""Stores with made-up articles in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from naming_reader import NamingReader
from segun.corpus.linker import link
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.ingest.outcome import Result
from segun.store.store import Store

Fill = Callable[..., Sequence[Result]]


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new store, once for each database."""
    with Store(store_url, create=True) as opened:
        yield opened


@pytest.fixture
def fill(store: Store) -> Fill:
    """`fill(item, …, reader="one")` reads items into the store, with all names in them."""

    def _fill(*items: Item, reader: str = "one") -> Sequence[Result]:
        desk = Desk(NamingReader(), reader, link, lambda: "2029-05-14T09:00:00Z")
        return list(ingest(items, store, desk))

    return _fill
