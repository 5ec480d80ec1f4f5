"""Lines of text for formats that have one record a line.

In: values. Out: bytes without a line break or tab where the format has no way to write one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from segun.ledger import Span

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 and iCalendar cannot say at all."""

_encode = msgspec.json.Encoder().encode


def write_json(out: BinaryIO, value: object) -> None:
    """One value as JSON in UTF-8, on a line of its own."""
    out.write(_encode(value))
    out.write(b"\n")


def write_tabbed(out: BinaryIO, cells: Iterable[str]) -> None:
    """One row of a format that has tabs and no way to quote them: white space in a cell becomes one space."""
    out.write("\t".join(_BREAKS.sub(" ", cell).strip() for cell in cells).encode())
    out.write(b"\n")


def printable(text: str) -> str:
    """The text with U+FFFD for control characters."""
    return _NO_XML.sub("\ufffd", text)


def words(text: str, span: Span | None) -> str | None:
    """The words of a span; `None` where there is no span, or the text was left out."""
    return (span.of(text) or None) if span else None


def number(value: float | int | None, digits: int = 6) -> str:
    """A number without superfluous digits, "" for none.

    >>> number(-6.5), number(4.0), number(None)
    ('-6.5', '4', '')
    """
    if value is None:
        return ""
    shown = f"{value:.{digits}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return "0" if shown == "-0" else shown


def identity(*parts: str) -> int:
    """A number of 63 bits that stands for these strings, the same on every machine."""
    digest = hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1
