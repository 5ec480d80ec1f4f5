"""The newest rows under each of many keys, in one question to the database.

In: a table with a key and a day. Out: for each key at most so many rows, however many there are: what a new article costs must not
grow with the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Table, TextClause, text

_AT_ONCE = 100
"""Keys a statement: SQLite takes at most 500 parts of a union."""


def newest(
    connection: Connection, table: Table, key: str, found: str, wanted: Sequence[str], limit: int
) -> list[tuple[str, int]]:
    """Pairs of key and `found` under each of the keys `wanted`, the newest `limit` a key by `table.c.day`.

    Args:
        key, found: columns of the table: what is looked for by, a text, and what is wanted, a number.
    """
    rows: list[tuple[str, int]] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        values = {f"k{n}": one for n, one in enumerate(part)}
        rows.extend((row[0], row[1]) for row in connection.execute(_query(table, key, found, len(part), limit), values))
    return rows


@cache
def _query(table: Table, key: str, found: str, parts: int, limit: int) -> TextClause:
    """A union written as text: built of expressions, it would take longer to write than to run."""
    one = (
        f"SELECT * FROM (SELECT {key}, {found} FROM {table.name} WHERE {key} = :k%d"
        f" ORDER BY day DESC, {found} DESC LIMIT {limit}) AS part%d"
    )
    return text(" UNION ALL ".join(one % (n, n) for n in range(parts)))
