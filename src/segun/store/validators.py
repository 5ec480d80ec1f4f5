"""What servers said of pages, so that each is asked for only when it has changed.

In: a connection, addresses. Out: rows of `validator` (RFC 9110, section 8.8: ETag and Last-Modified, as they were sent).
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from segun.store.tables import validator

Sent = tuple[str | None, str | None]
"""`ETag` and `Last-Modified`."""

_ONE = select(validator.c.etag, validator.c.modified).where(validator.c.url == bindparam("url"))


def validator_of(connection: Connection, url: str) -> Sent | None:
    """What the server said of a page, `None` for one that was never kept."""
    row = connection.execute(_ONE, {"url": url}).first()
    return None if row is None else (row.etag, row.modified)


def save_validators(connection: Connection, found: Mapping[str, Sent]) -> None:
    """Keep what servers said, by address."""
    rows = [{"url": url, "etag": etag, "modified": modified} for url, (etag, modified) in sorted(found.items())]
    if rows:
        statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(validator)
        newer = {"etag": statement.excluded.etag, "modified": statement.excluded.modified}
        connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_=newer), rows)
