"""Bytes of any length in bounded memory: files and pipes, packed or not, whole up to a limit or line by line."""

from __future__ import annotations

import codecs
import gzip
import io
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from segun.errors import TextError
from segun.ingest.problem import SourceError
from segun.text.decode import decoded

SAMPLE = 65_536
"""Bytes looked at to tell what a stream holds."""

_PART = 1 << 20
"""Bytes asked for at once: as much is set aside before anything is read."""

_GZIP = b"\x1f\x8b"
_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end, and its number from 1; `data` is `None` where it is longer than the limit."""

    number: int
    data: bytes | None


def is_special(path: Path) -> bool:
    """Whether this is a pipe, a device or a socket: it may never begin or never end, and gives its bytes only once."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # told when it is opened
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The content of a file, unpacked.

    Raises:
        SourceError: it cannot be opened or read, or the packing is damaged; also from within the `with` block.
    """
    try:
        with path.open("rb") as file:
            yield unpacked(file)
    except FileNotFoundError as problem:
        raise SourceError("there is no such file", str(path), "check the path") from problem
    except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
        raise SourceError(f"the packed file is damaged or cut: {problem}", str(path), "get it again") from problem
    except OSError as problem:
        what = f"cannot read: {problem.strerror or problem}"
        raise SourceError(what, str(path), "check that you may read it") from problem


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """The stream, unpacked where it is gzip, such that one may look ahead."""
    plain = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream), SAMPLE)
    if not plain.peek(2).startswith(_GZIP):
        return plain
    return io.BufferedReader(_Gunzipped(gzip.GzipFile(fileobj=plain)), SAMPLE)


def head(stream: io.BufferedReader) -> bytes:
    """What the stream begins with, without taking it away; fewer bytes than `SAMPLE` from a slow pipe."""
    return stream.peek(SAMPLE)[:SAMPLE]


def whole(stream: BinaryIO, limit: int, where: str) -> bytes:
    """All that the stream holds.

    Raises:
        SourceError: that is more than `limit` bytes.
    """
    parts: list[bytes] = []
    size = 0
    while size <= limit and (part := stream.read(min(_PART, limit + 1 - size))):
        parts.append(part)
        size += len(part)
    if size > limit:
        what = f"there are more than {limit:,} bytes in it, unpacked"
        raise SourceError(what, where, "split it, or give the article alone")
    return b"".join(parts)


def lines(stream: io.BufferedReader, limit: int) -> Iterator[Line]:
    """The lines of a stream; one longer than `limit` bytes is passed over without being held."""
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        too_long = len(data) > limit and not data.endswith(b"\n")
        while too_long and data and not data.endswith(b"\n"):
            data = stream.readline(SAMPLE)
        yield Line(number, None if too_long else data)


def as_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream in UTF-8 where it is UTF-16 or UTF-32, whose line ends are not found byte by byte; else as it is."""
    encoding = encoding_of(head(stream))
    return io.BufferedReader(_Recoded(stream, encoding), SAMPLE) if encoding in _WIDE else stream


def encoding_of(sample: bytes) -> str:
    """The encoding of a table that begins with `sample`; UTF-8 where nothing tells."""
    try:
        return decoded(sample, "").encoding
    except TextError:
        return "utf-8"


class _Gunzipped(io.RawIOBase):
    """What a packed file holds, in such pieces that those before some damage are given before it is told."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        data = self._packed.read1(len(view))
        view[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """A stream in another encoding, read as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        while not self._waiting and (data := self._stream.read(SAMPLE)):
            self._waiting = self._decoder.decode(data).encode("utf-8", errors="replace")
        part, self._waiting = self._waiting[: len(view)], self._waiting[len(view) :]
        view[: len(part)] = part
        return len(part)
