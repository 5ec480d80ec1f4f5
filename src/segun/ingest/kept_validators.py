"""What servers said of pages, kept in the store together with the articles.

In: a store. Out: `Validators` for the sources. What a server said is kept in the transaction that keeps the article, never before: a
program that is killed in between would otherwise be told that the page has not changed, and never see it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection

from segun.ingest.validators import Validator
from segun.store.store import Store
from segun.store.validators import Sent, save_validators, validator_of


@dataclass(slots=True)
class KeptValidators:
    """Validators of a store; those of pages whose articles are not kept yet are waiting."""

    store: Store
    waiting: dict[str, Sent] = field(default_factory=dict)

    def get(self, url: str) -> Validator | None:
        """As `Validators.get`."""
        found = self.waiting.get(url)
        if found is None:
            with self.store.reading() as connection:
                found = validator_of(connection, url)
        return None if found is None else Validator(*found)

    def put(self, url: str, etag: str | None, modified: str | None) -> None:
        """As `Validators.put`."""
        self.waiting[url] = (etag, modified)

    def keep(self, connection: Connection, lost: Collection[str] = ()) -> None:
        """Keep what is waiting, but for pages whose articles were `lost`: those are to be sent again."""
        save_validators(connection, {url: sent for url, sent in self.waiting.items() if url not in lost})
        self.waiting.clear()
