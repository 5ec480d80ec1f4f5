"""Records in JSON: one a line, a list of them, a record alone, or an object that holds one list of records.

In come bytes, out come rows as they are read; neither lines nor lists are held as a whole.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator

from segun.errors import SegunError
from segun.ingest.columns import find_columns
from segun.ingest.line_text import text_lines
from segun.ingest.options import Options
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow, Row, kind_told
from segun.ingest.streams import SAMPLE, encoding_of, head, whole
from segun.ledger import TextWarning
from segun.text.decode import decoded

_GAP = re.compile(r"[\s,]*")
_REMEDY = "check the file with a JSON validator"


def json_line_rows(stream: io.BufferedReader, options: Options, where: str) -> Iterator[Row | BadRow]:
    """The records of a file that has one in each line.

    Args:
        stream: the bytes, unpacked.
        options: how long a line may be.
        where: what messages call the file.
    """
    number = 0
    for line in text_lines(stream, options.limits, where):
        number += 1
        if isinstance(line, BadRow):
            yield line
            continue
        try:
            yield _row(_value(line.text), number, line.number, line.warnings)
        except SegunError as problem:
            yield BadRow(line.number, problem)


def json_rows(stream: io.BufferedReader, options: Options, where: str) -> Iterator[Row | BadRow]:
    """The records of a JSON file.

    Raises:
        SourceError: it holds no record, or is too large to be read whole.
        TextError: it is no text.
    """
    if is_list(head(stream)):
        yield from _listed(stream, options.limits.line)
        return
    text = decoded(whole(stream, options.limits.json, where), where)
    for number, record in enumerate(_records(_value(text.text), options), 1):
        try:
            yield _row(record, number, 1, text.warnings)
        except SegunError as problem:
            yield BadRow(1, problem)


def is_list(sample: bytes) -> bool:
    """Whether what begins so is a JSON list of records, rather than text that begins with a bracket."""
    start = sample.decode(encoding_of(sample), errors="replace").removeprefix("\ufeff")
    return re.match(r"\s*\[\s*[{\]]", start) is not None


def is_object(sample: bytes) -> bool:
    """Whether what begins so is a JSON object."""
    start = sample.decode(encoding_of(sample), errors="replace").removeprefix("\ufeff")
    return re.match(r'\s*\{\s*["}]', start) is not None


def is_lines(sample: bytes) -> bool:
    """Whether what begins so is JSON with one record a line: its first line is a whole object."""
    first = sample.decode(encoding_of(sample), errors="replace").removeprefix("\ufeff").lstrip().partition("\n")[0]
    try:
        return isinstance(_value(first), dict)
    except SourceError:
        return False


def _records(value: object, options: Options) -> list[object]:
    """The record that an object is, or those of the one list that it holds."""
    if not isinstance(value, dict):
        return value if isinstance(value, list) else [value]
    if "text" in find_columns(value, options.columns):
        return [value]
    lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
    return lists[0] if len(lists) == 1 else [value]


def _listed(stream: io.BufferedReader, limit: int) -> Iterator[Row | BadRow]:
    """The elements of a list, as they come; damage ends it, since nothing tells where the next element begins."""
    reader = _ListReader(stream, limit)
    number = 0
    while reader.goes_on():
        number += 1
        line = reader.line
        try:
            value = reader.element()
        except SourceError as problem:
            yield BadRow(line, problem)
            return
        try:
            yield _row(value, number, line, ())
        except SourceError as problem:
            yield BadRow(line, problem)


class _ListReader:
    """A JSON list, read element by element; never much more is held than the element."""

    def __init__(self, stream: io.BufferedReader, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder(encoding_of(head(stream)))(errors="replace")
        self._held, self._at = "", 0
        self._more()
        self._at = self._held.index("[") + 1
        self.line = 1 + self._held.count("\n", 0, self._at)

    def goes_on(self) -> bool:
        """Whether an element follows, or the file ends without the list's end."""
        while True:
            self._to(_GAP.match(self._held, self._at))
            if self._at < len(self._held):
                return self._held[self._at] != "]"
            if not self._more():
                return True

    def element(self) -> object:
        """The next element.

        Raises:
            SourceError: it is no JSON, or larger than the limit, or the file ends in it.
        """
        while True:
            try:
                value, end = json.JSONDecoder(strict=False).raw_decode(self._held, self._at)
                if end < len(self._held):
                    self.line += self._held.count("\n", self._at, end)
                    self._at = end
                    return value
            except RecursionError as problem:
                raise SourceError("the record is nested too deep", "", _REMEDY) from problem
            except ValueError as problem:
                if len(self._held) - self._at > self._limit:
                    what = f"the record is no JSON, or larger than {self._limit:,} bytes"
                    raise SourceError(what, "", _REMEDY) from problem
            if not self._more():
                raise SourceError("the list is damaged or cut here", "", _REMEDY)

    def _to(self, gap: re.Match[str] | None) -> None:
        end = gap.end() if gap else self._at
        self.line += self._held.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read on: as much again as is held, so that a large element is not looked at over and over."""
        kept = self._held[self._at :]
        data = self._stream.read(max(SAMPLE, len(kept)))
        self._held, self._at = kept + self._decoder.decode(data, final=not data), 0
        return bool(data)


def _value(text: str) -> object:
    try:
        value: object = json.loads(text, strict=False)
    except RecursionError as problem:
        raise SourceError("the record is nested too deep", "", _REMEDY) from problem
    except json.JSONDecodeError as problem:
        what = f"this is no JSON: {problem.msg} at character {problem.pos + 1}"
        raise SourceError(what, "", _REMEDY) from problem
    except ValueError as problem:  # a number of thousands of digits
        raise SourceError(f"this is no JSON: {problem}", "", _REMEDY) from problem
    return value


def _row(value: object, number: int, line: int, warnings: tuple[TextWarning, ...]) -> Row:
    if not isinstance(value, dict):
        raise SourceError(f"this is no record but {kind_told(value)}", "", "give objects with a text")
    return Row(number, line, value, warnings)
