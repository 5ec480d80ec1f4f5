"""How the linker writes: many rows in one statement, built once.

In: a connection and rows. Out: rows in the store. An article brings dozens of new entities and changes as many; a statement for each
would cost more than finding out who they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Insert, Table, Update, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

FIRST_NEW = 1 << 40
"""From here on numbers stand for rows that are still to be written; a store never has so many."""

Row = Mapping[str, object]


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> list[int]:
    """Insert rows that have no id yet; their ids, in the order of the rows."""
    if not rows:
        return []
    return [int(ident) for ident in connection.execute(_insertion(table), list(rows)).scalars()]


def learn(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Change rows: each has its id as `row`, and the same columns as the others."""
    if rows:
        connection.execute(_change(table, tuple(sorted(set(rows[0]) - {"row"}))), list(rows))


def keep(connection: Connection, table: Table, rows: Sequence[Row], later: str | None = None) -> None:
    """Insert rows by their primary key; where one stands already, keep the later of the column `later`, if any."""
    if rows:
        connection.execute(_upsert(table, connection.dialect.name, later), list(rows))


@cache
def _insertion(table: Table) -> Insert:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


@cache
def _change(table: Table, columns: tuple[str, ...]) -> Update:
    return update(table).where(table.c.id == bindparam("row")).values({name: bindparam(name) for name in columns})


@cache
def _upsert(table: Table, dialect: str, later: str | None) -> Insert:
    statement = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    index = [column.name for column in table.primary_key]
    if later is None:
        return statement.on_conflict_do_nothing(index_elements=index)
    newer = statement.excluded[later]
    return statement.on_conflict_do_update(index_elements=index, set_={later: newer}, where=newer > table.c[later])
