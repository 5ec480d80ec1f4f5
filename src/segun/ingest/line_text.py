"""The lines of a table as text, each decoded by itself, so that one bad line costs no other."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ingest.options import Limits
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow
from segun.ingest.streams import as_utf8, encoding_of, head, lines
from segun.ledger import TextWarning
from segun.text.decode import decoded


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without its mark of byte order, its number from 1, and what was lost in decoding."""

    number: int
    text: str
    warnings: tuple[TextWarning, ...] = ()


def text_lines(stream: io.BufferedReader, limits: Limits, where: str) -> Iterator[TextLine | BadRow]:
    """The lines that are not empty; in place of one that is too long, or no text, the reason.

    Args:
        stream: the table's bytes, unpacked.
        limits: how long a line may be.
        where: what messages call the table.
    """
    plain = as_utf8(stream)
    encoding = encoding_of(head(plain))
    for line in lines(plain, limits.line):
        if line.data is None:
            what = f"the line is longer than {limits.line:,} bytes"
            yield BadRow(line.number, SourceError(what, f"{where}:{line.number}", "is this one record a line?"))
        elif line.data.strip():
            yield _decoded(line.data, encoding, line.number, where)


def _decoded(data: bytes, encoding: str, number: int, where: str) -> TextLine | BadRow:
    bare = data.removeprefix(codecs.BOM_UTF8) if number == 1 else data
    try:
        return TextLine(number, bare.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return TextLine(number, *_guessed(bare, encoding, f"{where}:{number}"))
    except SegunError as problem:
        return BadRow(number, problem)


def _guessed(data: bytes, encoding: str, where: str) -> tuple[str, tuple[TextWarning, ...]]:
    """A line that is not UTF-8: in the encoding of the table's beginning, or in that which the line itself shows.

    Raises:
        SegunError: it is no text.
    """
    plain = decoded(data, where)
    if encoding.startswith("utf") or plain.encoding == "utf-8":
        return plain.text, plain.warnings
    return data.decode(encoding, errors="replace"), ()
