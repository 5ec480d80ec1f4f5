"""How the linker writes: many rows in one statement, built once.

In: a connection and rows. Out: rows in the store. An article brings dozens of new entities and changes as many; a statement for each
would cost more than finding out who they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Insert, Table, Update, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

FIRST_NEW = 1 << 40
"""From here on numbers stand for rows that are still to be written; a store never has so many."""

Row = Mapping[str, object]


def insert_new(connection: Connection, table: Table, rows: Mapping[int, Row]) -> dict[int, int]:
    """Insert rows by the numbers that stand for them until now; the ids that they get, by these numbers."""
    if not rows:
        return {}
    return dict(zip(rows, connection.execute(_insertion(table), list(rows.values())).scalars(), strict=True))


def stored(numbers: Iterable[int]) -> list[int]:
    """Those of the numbers that are ids of rows, in order."""
    return sorted(one for one in numbers if one < FIRST_NEW)


def learn(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Change rows: each has its id as `row`, and the same columns as the others."""
    if rows:
        connection.execute(_change(table, tuple(sorted(set(rows[0]) - {"row"}))), list(rows))


def keep(connection: Connection, table: Table, rows: Sequence[Row], later: str | None = None) -> None:
    """Insert rows by their primary key; where one stands already, keep the later of the column `later`, if any."""
    if rows:
        connection.execute(_upsert(table, connection.dialect.name, later), list(rows))


def count(connection: Connection, table: Table, keys: Sequence[Row], counter: str) -> None:
    """Add 1 to the column `counter` of each row, by its primary key; a row that is not there begins with 1."""
    if keys:
        connection.execute(_counting(table, connection.dialect.name, counter), [{**key, counter: 1} for key in keys])


@cache
def _insertion(table: Table) -> Insert:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


@cache
def _change(table: Table, columns: tuple[str, ...]) -> Update:
    return update(table).where(table.c.id == bindparam("row")).values({name: bindparam(name) for name in columns})


@cache
def _upsert(table: Table, dialect: str, later: str | None) -> Insert:
    statement, index = _dialect_insert(table, dialect), table.primary_key.columns
    if later is None:
        return statement.on_conflict_do_nothing(index_elements=index)
    newer = statement.excluded[later]
    return statement.on_conflict_do_update(index_elements=index, set_={later: newer}, where=newer > table.c[later])


@cache
def _counting(table: Table, dialect: str, counter: str) -> Insert:
    more = {counter: table.c[counter] + 1}
    return _dialect_insert(table, dialect).on_conflict_do_update(index_elements=table.primary_key.columns, set_=more)


def _dialect_insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
