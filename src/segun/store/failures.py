"""Articles that could not be kept: why, at which step, how often it was tried.

In: a connection, what went wrong. Out: rows of `failure`, one for an address; they go when the article comes in after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from segun.store.tables import failure


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that is not in the store.

    `address` is what it would be known by, `origin` the source it came from, `step` where it was lost (`find`, `fetch`, `decode`,
    `read`, `write`), `reason` what happened, `remedy` what helps. Moments are ISO 8601, UTC.
    """

    address: str
    origin: str
    step: str
    reason: str
    remedy: str
    first_seen: str
    last_seen: str
    tries: int = 1


def note_failures(connection: Connection, found: Iterable[Failure]) -> None:
    """Write failures; one that is there already is counted again and tells the newest reason."""
    rows = [
        {
            "address": one.address, "origin": one.origin, "step": one.step, "reason": one.reason, "remedy": one.remedy,
            "first_seen": one.first_seen, "last_seen": one.last_seen, "tries": one.tries,
        }
        for one in found
    ]  # fmt: skip
    if not rows:
        return
    statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(failure)
    newer = {name: statement.excluded[name] for name in ("origin", "step", "reason", "remedy", "last_seen")}
    newer["tries"] = failure.c.tries + statement.excluded.tries
    connection.execute(statement.on_conflict_do_update(index_elements=["address"], set_=newer), rows)


def failures(connection: Connection) -> list[Failure]:
    """All failures, the oldest first."""
    columns = [column for column in failure.c if column.name != "id"]
    query = select(*columns).order_by(failure.c.id)
    return [Failure(**row) for row in connection.execute(query).mappings()]


def settle(connection: Connection, addresses: Iterable[str]) -> None:
    """Forget the failures of articles that have come in."""
    rows = [{"at": one} for one in sorted(addresses)]
    if rows:
        connection.execute(_SETTLE, rows)


def clear_failures(connection: Connection) -> int:
    """Forget all failures, and say how many there were."""
    return connection.execute(delete(failure)).rowcount


_SETTLE = delete(failure).where(failure.c.address == bindparam("at"))
