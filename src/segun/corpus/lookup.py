"""The newest rows under each of many keys, in one question to the database.

In: a table with a key and a day. Out: for each key at most so many rows, however many there are: what a new article costs must not
grow with the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Table, TextClause, text

_SIZES = (1, 4, 8, 12, 16, 24, 32, 48, 64, 80, 100)
"""Keys a statement, at most: SQLite takes at most 500 parts of a union. Few sizes, since a database that has seen a statement before need
not plan it again, which takes longer than to run it; what is missing is filled up with keys that nothing has."""


def newest(
    connection: Connection, table: Table, key: str, found: str, wanted: Sequence[str], limit: int
) -> list[tuple[str, int]]:
    """Pairs of key and `found` under each of the keys `wanted`, the newest `limit` a key by `table.c.day`.

    Args:
        key, found: columns of the table: what is looked for by, a text, and what is wanted, a number.
    """
    rows: list[tuple[str, int]] = []
    for start in range(0, len(wanted), _SIZES[-1]):
        part = wanted[start : start + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(part))
        values = dict(zip(_names(size), (*part, *[None] * (size - len(part))), strict=True))
        rows.extend((row[0], row[1]) for row in connection.execute(_query(table, key, found, size, limit), values))
    return rows


@cache
def _names(size: int) -> tuple[str, ...]:
    return tuple(f"k{n}" for n in range(size))


@cache
def _query(table: Table, key: str, found: str, parts: int, limit: int) -> TextClause:
    """A union written as text: built of expressions, it would take longer to write than to run."""
    one = (
        f"SELECT * FROM (SELECT {key}, {found} FROM {table.name} WHERE {key} = :k%d"
        f" ORDER BY day DESC, {found} DESC LIMIT {limit}) AS part%d"
    )
    return text(" UNION ALL ".join(one % (n, n) for n in range(parts)))
