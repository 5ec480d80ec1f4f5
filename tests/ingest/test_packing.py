"""The body of an answer, unpacked."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import given
from hypothesis import strategies as st

from segun.ingest.packing import unpacked_body
from segun.ingest.problem import SourceError

BODY = b"<p>Una nota.</p>" * 500


def chunked(data: bytes, size: int = 700) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), "X-GZip"),
        (zlib.compress(BODY), "deflate"),
        (zlib.compress(BODY)[2:-4], "deflate"),
        (gzip.compress(zlib.compress(BODY)), "deflate, gzip"),
        (chunked(BODY), "chunked"),
        (BODY, "gzip"),
        (BODY, "chunked"),
    ],
)
def test_each_packing_is_undone(data: bytes, encoding: str):
    assert unpacked_body(data, encoding, len(BODY), "x") == BODY


def test_brotli_is_undone():
    packed = io.BytesIO()
    writer = BrotliWriter(packed)
    writer.write(BODY)
    writer.close()
    assert unpacked_body(packed.getvalue(), "br", len(BODY), "x") == BODY
    with pytest.raises(SourceError, match="more than 1,000 bytes"):
        unpacked_body(packed.getvalue(), "br", 1_000, "x")


@pytest.mark.parametrize(
    ("data", "encoding"), [(gzip.compress(bytes(10**8)), "gzip"), (zlib.compress(bytes(10**8)), "deflate"), (BODY, "")]
)
def test_a_bomb_is_refused(data: bytes, encoding: str):
    with pytest.raises(SourceError, match="more than 1,000 bytes"):
        unpacked_body(data, encoding, 1_000, "x")


@pytest.mark.parametrize(
    ("data", "encoding", "what"),
    [
        (gzip.compress(BODY)[:50], "gzip", "damaged"),
        (b"no zlib at all", "deflate", "damaged"),
        (BODY, "zstd-of-the-future", "not known"),
        (b"\xff" * 40, "br", "damaged"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(data: bytes, encoding: str, what: str):
    with pytest.raises(SourceError, match=what):
        unpacked_body(data, encoding, 10_000, "x")


@given(st.binary(max_size=100), st.sampled_from(["gzip", "deflate", "br", "chunked", "gzip, br"]))
def test_any_bytes_are_a_body_or_a_refusal(data: bytes, encoding: str):
    with contextlib.suppress(SourceError):
        assert len(unpacked_body(data, encoding, 500, "x")) <= 500
