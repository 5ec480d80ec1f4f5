"""`csv`: a folder of tables for spreadsheets and statistics, RFC 4180, UTF-8 without a byte order mark.

In: a selection. Out: one file for each table of `exchange.tables`. What a spreadsheet would take for a formula, text
that begins with `=`, `+`, `-`, `@` (of either width), a tab or a line end, gets an apostrophe before it, and so does
such an item of a list, since some spreadsheets cut lines at semicolons. A list is joined with `; `, nothing known is
an empty cell.

Source of the signs: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path

from segun.exchange.lines import number
from segun.exchange.tables import TABLES, Row, Value, table_rows
from segun.exchange.wishes import Wishes
from segun.store.entry import Selection

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write_csv(selection: Selection, folder: Path, wishes: Wishes) -> int:
    """Write the tables into `folder`; returns how many rows."""
    count = 0
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            writers[table.name] = csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
            writers[table.name].writerow(column.name for column in table.columns)
        for table, row in table_rows(selection):
            writers[table.name].writerow(_cells(row))
            count += 1
    return count


def _cells(row: Row) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    return _harmless(value) if isinstance(value, str) else "; ".join(map(_harmless, value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
