"""`sqlite`: the tables as one database file.

In: a selection. Out: an SQLite database with the tables of `exchange.tables`, made beside the stream and copied into
it. A list is a JSON array; `true` and `false` are 1 and 0.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec

from segun.exchange.tables import TABLES, Row, Table, Value, table_rows
from segun.exchange.wishes import Wishes
from segun.store.entry import Selection

_KINDS = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "truth": "INTEGER", "list": "TEXT"}


def write_sqlite(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the database; returns how many rows it has."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with closing(sqlite3.connect(path)) as database:
            count = _fill(database, selection)
        with path.open("rb") as made:
            shutil.copyfileobj(made, out)
    return count


def _fill(database: sqlite3.Connection, selection: Selection) -> int:
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {_KINDS[column.kind]}' for column in table.columns)
        database.execute(f'CREATE TABLE "{table.name}" ({columns})')
    count = 0
    for table, row in table_rows(selection):
        database.execute(_insert(table), _cells(row))
        count += 1
    database.commit()
    return count


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'


def _cells(row: Row) -> list[str | int | float | None]:
    return [_cell(value) for value in row]


def _cell(value: Value) -> str | int | float | None:
    return msgspec.json.encode(value).decode() if isinstance(value, tuple) else value
