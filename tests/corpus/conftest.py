"""A desk for tests of linking: articles in, a store with their links out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select

from segun.corpus.linker import link
from segun.ledger import Ledger
from segun.reading.reader import Reader
from segun.store import tables as t
from segun.store.packing import unpack_ledger
from segun.store.placing import Arrival
from segun.store.store import Store
from segun.text.article import Article

Told = dict[str, Any]


class LinkedDesk:
    """A store in memory with the articles of one test, by their number."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.store = Store("sqlite://", create=True)
        self.count = 0

    def add(self, told: Told) -> None:
        article = Article(
            told["text"], title=told.get("title"), published=told.get("published"), publisher=told.get("publisher")
        )
        arrival = Arrival(f"/{self.count}", str(self.count), "test", "2030-01-01T00:00:00Z", "test")
        self.store.put(arrival, self._reader.read(article), link)
        self.count += 1

    def ledger(self, number: int) -> tuple[int, Ledger]:
        with self.store.reading() as connection:
            query = select(t.version).join(t.article).where(t.article.c.name == str(number), t.version.c.current == 1)
            row = connection.execute(query).one()
        return row.id, unpack_ledger(row.ledger, row.text)

    def value(self, column: object, version: int, n: int) -> object:
        table = column.table  # type: ignore[attr-defined]
        with self.store.reading() as connection:
            query = select(column).where(table.c.version_id == version, table.c.n == n)  # type: ignore[call-overload]
            return connection.execute(query).scalar_one()

    def entity(self, number: int, words: str) -> object:
        version, ledger = self.ledger(number)
        n = next(n for n, actor in enumerate(ledger.actors) if any(m.text == words for m in actor.mentions))
        return self.value(t.actor.c.entity_id, version, n)

    def deed(self, number: int, words: str) -> object:
        version, ledger = self.ledger(number)
        text = ledger.document.text
        n = next(n for n, event in enumerate(ledger.events) if event.trigger_span.of(text) == words)
        return self.value(t.event.c.deed_id, version, n)

    def claim(self, number: int, words: str) -> tuple[object, object]:
        version, ledger = self.ledger(number)
        text = ledger.document.text
        n = next(n for n, said in enumerate(ledger.statements) if words in said.content_span.of(text))
        return self.value(t.statement.c.claim_id, version, n), self.value(t.statement.c.stance, version, n)

    def of_version(self, number: int, column: str) -> object:
        version, _ = self.ledger(number)
        with self.store.reading() as connection:
            return connection.execute(select(t.version.c[column]).where(t.version.c.id == version)).scalar_one()


@pytest.fixture
def desk(reader: Reader) -> Iterator[Callable[[list[Told]], LinkedDesk]]:
    """Makes a desk of articles."""
    made: list[LinkedDesk] = []

    def make(articles: list[Told]) -> LinkedDesk:
        one = LinkedDesk(reader)
        made.append(one)
        for told in articles:
            one.add(told)
        return one

    yield make
    for one in made:
        one.store.close()
