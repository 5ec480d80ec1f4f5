"""`parquet`: a folder of tables with types, for data frames and databases.

In: a selection. Out: one Parquet file for each table of `exchange.tables`, written in row groups. Every column may
hold nulls; a list is a list of strings.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from segun.exchange.extras import extra
from segun.exchange.tables import TABLES, Row, Table, table_rows
from segun.exchange.wishes import Wishes
from segun.store.entry import Selection

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS, _LETTERS = 5_000, 8_000_000
"""A group of rows is written when it has so many rows, or so many characters in its cells: what memory must hold."""


class _File:
    """A Parquet file that takes row by row."""

    def __init__(self, table: Table, schema: pa.Schema, writer: pq.ParquetWriter) -> None:
        self._names = [column.name for column in table.columns]
        self._schema = schema
        self._writer = writer
        self._rows: list[Row] = []
        self._letters = 0

    def add(self, row: Row) -> None:
        self._rows.append(row)
        self._letters += sum(len(value) for value in row if isinstance(value, str))
        if len(self._rows) >= _ROWS or self._letters >= _LETTERS:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            columns = dict(zip(self._names, zip(*self._rows, strict=True), strict=True))
            self._writer.write_table(self._schema.empty_table().from_pydict(columns, schema=self._schema))
            self._rows, self._letters = [], 0


def write_parquet(selection: Selection, folder: Path, wishes: Wishes) -> int:
    """Write the tables into `folder`; returns how many rows.

    Raises:
        SegunError: pyarrow is not installed.
    """
    with extra("exchange"):
        import pyarrow.parquet as pq
    count = 0
    with ExitStack() as stack:
        files = {}
        for table in TABLES:
            schema = _schema(table)
            writer = stack.enter_context(pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd"))
            files[table.name] = _File(table, schema, writer)
        for table, row in table_rows(selection):
            files[table.name].add(row)
            count += 1
        for file in files.values():
            file.flush()
    return count


def _schema(table: Table) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "truth": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in table.columns])
