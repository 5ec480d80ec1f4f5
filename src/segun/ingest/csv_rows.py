"""Rows of CSV and TSV, with the delimiter that makes the most of the header.

In come bytes, out come rows as they are read. A row may go over several lines inside quotation marks.
"""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Iterator, Sequence
from itertools import chain

from segun.ingest.columns import find_columns, shown
from segun.ingest.line_text import TextLine, text_lines
from segun.ingest.options import Options
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow, Row
from segun.ledger import TextWarning

_DELIMITERS = (",", ";", "\t", "|")
_REMEDY = "save the table anew as CSV, its line ends as LF and its quotation marks in pairs"


def csv_rows(stream: io.BufferedReader, options: Options, where: str) -> Iterator[Row | BadRow]:
    """The rows below the header.

    Args:
        stream: the bytes, unpacked.
        options: the columns as mapped by hand, and how long a line may be.
        where: what messages call the file.

    Raises:
        SourceError: the header names no column with the text.
    """
    feed = _Feed(text_lines(stream, options.limits, where))
    first = next(feed, None)
    if first is None:
        yield from feed.bad
        raise SourceError("the table is empty", where, "give a table with a header and rows")
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.line))
    reader = csv.reader(chain([first], feed), delimiter=_delimiter(first, options))
    try:
        header = next(reader)
    except csv.Error as problem:
        raise SourceError(f"the header cannot be read: {problem}", where, _REMEDY) from problem
    _check_header(header, options, where)
    yield from _rows(feed, header, reader)


class _Feed:
    """The lines that the CSV reader asks for; keeps what it must not see: their numbers, warnings and faults."""

    def __init__(self, lines: Iterator[TextLine | BadRow]) -> None:
        self._lines = lines
        self.number = 0
        self.begins = 0
        self.ended = False
        self.bad: list[BadRow] = []
        self.warnings: list[TextWarning] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            if isinstance(line, BadRow):
                self.bad.append(line)
                continue
            self.number = line.number
            self.begins = self.begins or line.number
            self.warnings.extend(line.warnings)
            return line.text
        self.ended = True
        raise StopIteration

    def taken(self) -> tuple[int, tuple[TextWarning, ...], list[BadRow]]:
        """Where the last row began, its warnings and the faults within it; the next row starts anew."""
        taken = (self.begins, tuple(self.warnings), self.bad)
        self.begins, self.warnings, self.bad = 0, [], []
        return taken


def _rows(feed: _Feed, header: Sequence[str], reader: Iterator[list[str]]) -> Iterator[Row | BadRow]:
    feed.taken()
    number = 0
    while True:
        number += 1
        values: list[str] | None
        problem = ""
        try:
            values = next(reader)
        except StopIteration:
            yield from feed.taken()[2]
            return
        except csv.Error as error:
            values, problem = None, f"the row cannot be read: {error}"
        line, warnings, bad = feed.taken()
        yield from bad
        if values is not None and feed.ended:  # else the reader gives a row before it asks for the next line
            problem = "a quotation mark that opens here is never closed"
        elif values is not None and len(values) > len(header):
            problem = f"the row has {len(values)} values, the header {len(header)} columns"
        if problem or values is None:
            yield BadRow(line, SourceError(problem, "", "put fields that hold the delimiter into quotation marks"))
        elif any(value.strip() for value in values):  # spreadsheets write rows of nothing below the last one
            yield Row(number, line, dict(zip(header, values, strict=False)), warnings)


def _delimiter(header: str, options: Options) -> str:
    """That under which the most columns are known, then that which makes the most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        names = _header(header, delimiter)
        known = find_columns(names, {})
        mapped = sum(name in names for name in options.columns.values())
        return len(known) + mapped, len(names)

    return max(_DELIMITERS, key=worth)


def _header(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _check_header(header: Sequence[str], options: Options, where: str) -> None:
    columns = find_columns(header, options.columns)
    for field, column in columns.items():
        if column not in header:
            raise SourceError(f"there is no column {column!r} for {field}", where, f"there are: {shown(header)}")
    if "text" not in columns:
        left = [name for name in header if name.strip() and name not in columns.values()]
        what = f"no column is known to hold the text; there are: {shown(header)}"
        raise SourceError(what, where, f"map it, as in --map text={shlex.quote(left[0] if left else 'COLUMN')}")
