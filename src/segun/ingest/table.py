"""Tables of articles: CSV, TSV, JSON and JSON lines, from files and from standard input."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping

from segun.errors import SegunError
from segun.ingest.columns import check_columns
from segun.ingest.csv_rows import csv_rows
from segun.ingest.item import Fault, Item
from segun.ingest.json_rows import json_line_rows, json_rows
from segun.ingest.options import Options
from segun.ingest.place import Place
from segun.ingest.record import of_row
from segun.ingest.row import BadRow, Row

Rows = Callable[[io.BufferedReader, Options, str], Iterator[Row | BadRow]]

FORMS: Mapping[str, Rows] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".json": json_rows,
    ".jsonl": json_line_rows,
    ".ndjson": json_line_rows,
}
"""What reads a table, by the ending of its file."""


def of_table(stream: io.BufferedReader, rows: Rows, place: Place, options: Options) -> Iterator[Item | Fault]:
    """The articles of a table, as they are read; a bad row is a fault, and the rest goes on.

    Args:
        stream: the table's bytes, unpacked.
        rows: reads its form.
        place: where it stands.
        options: how its columns are mapped.

    Raises:
        SourceError: the map of the columns names a field that does not exist.
    """
    check_columns(options.columns)
    try:
        for row in rows(stream, options, place.address):
            yield of_row(row, place, options)
    except SegunError as problem:
        yield place.fault(problem, "decode")
