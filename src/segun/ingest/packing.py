"""The body of an HTTP answer as the page's bytes: unpacked, and never more of them than a limit."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from segun.ingest.problem import SourceError

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_PART = 65_536
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
"""How a chunk begins; archives often hold the plain body under the old header."""


def unpacked_body(data: bytes, encodings: str, limit: int, where: str) -> bytes:
    """The body without its packing.

    Args:
        data: the body as it was sent.
        encodings: the header `Content-Encoding`; several, with commas, are undone from last to first.
        limit: bytes that may come out of any of them.
        where: what messages call the page.

    Raises:
        SourceError: more comes out, the data is damaged, or the packing is not known.
    """
    for encoding in reversed(encodings.lower().split(",")):
        data = _unpacked(data, encoding.strip(), limit + 1, where)
        if len(data) > limit:
            raise SourceError(f"the page holds more than {limit:,} bytes when unpacked", where, "")
    return data


def _unpacked(data: bytes, encoding: str, most: int, where: str) -> bytes:
    """At most `most` bytes of what was packed; a body that is plain whatever its header says stays as it is."""
    unpack = _UNPACKERS.get(encoding)
    if unpack is None:
        raise SourceError(f"the page is packed as {encoding[:20]!r}, which is not known", where, "")
    try:
        return unpack(data, most)
    except (OSError, EOFError, ValueError, zlib.error) as problem:
        raise SourceError(f"the page's packing is damaged: {problem}", where, "") from problem


def _plain(data: bytes, most: int) -> bytes:
    return data[:most]


def _gunzipped(data: bytes, most: int) -> bytes:
    return gzip.GzipFile(fileobj=io.BytesIO(data)).read(most) if data.startswith(b"\x1f\x8b") else data[:most]


def _inflated(data: bytes, most: int) -> bytes:
    """Deflate, with the zlib head that the standard asks for, or without it, as some servers send it."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most)


def _unbrotlied(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader  # needs a compiled library, and few pages need it

    return _read(BrotliReader(io.BytesIO(data)), most)


def _unchunked(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    return _read(ChunkedReader(io.BytesIO(data)), most) if _CHUNK.match(data) else data[:most]


def _read(reader: WarcReader, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := reader.read(min(most, _PART))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


_UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "": _plain,
    "identity": _plain,
    "none": _plain,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
    "br": _unbrotlied,
    "chunked": _unchunked,
}
