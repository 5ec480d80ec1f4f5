"""Bytes of any length in bounded memory."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.ingest.problem import SourceError
from segun.ingest.streams import Line, as_utf8, lines, opened, unpacked, whole


def reader(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


@given(st.binary(max_size=100), st.integers(1, 20))
def test_lines_are_those_of_the_stream_and_none_is_longer_than_the_limit(data: bytes, limit: int):
    found = list(lines(reader(data), limit))
    wanted = io.BytesIO(data).readlines()
    assert [one.number for one in found] == list(range(1, len(wanted) + 1))
    for one, line in zip(found, wanted, strict=True):
        assert one.data == (line if len(line.removesuffix(b"\n")) <= limit else None)


def test_gzip_is_known_by_its_content_and_one_after_the_other_is_one(tmp_path: Path):
    path = tmp_path / "nota.txt"
    path.write_bytes(gzip.compress(b"uno ") + gzip.compress(b"dos"))
    with opened(path) as stream:
        assert stream.read() == b"uno dos"
    assert unpacked(io.BytesIO(b"")).read() == b""


@pytest.mark.parametrize("cut", [5, 12, -9, -1])
def test_a_cut_archive_is_a_fault(tmp_path: Path, cut: int):
    path = tmp_path / "nota.txt.gz"
    path.write_bytes(gzip.compress(b"uno dos tres" * 100)[:cut])
    with pytest.raises(SourceError, match="damaged or cut"), opened(path) as stream:
        stream.read()


def test_a_damaged_archive_is_a_fault(tmp_path: Path):
    path = tmp_path / "nota.txt.gz"
    data = bytearray(gzip.compress(bytes(range(256)) * 40))
    data[40:60] = bytes(20)
    path.write_bytes(data)
    with pytest.raises(SourceError, match="damaged or cut"), opened(path) as stream:
        stream.read()


def test_a_bomb_is_not_unpacked_beyond_the_limit(tmp_path: Path):
    path = tmp_path / "bomba.txt.gz"
    path.write_bytes(gzip.compress(bytes(50_000_000)))
    with pytest.raises(SourceError, match="more than 1,000,000 bytes"), opened(path) as stream:
        whole(stream, 1_000_000, "bomba")


def test_wide_encodings_become_utf8_whatever_their_mark():
    text = "año\nseñal\n" * 9_000
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert as_utf8(reader(text.encode(encoding))).read().decode().removeprefix("\ufeff") == text
    plain = reader(b"abc\n")
    assert as_utf8(plain) is plain


_READS_STDIN = """
from segun.ingest.sources import items

def most():  # kB; ru_maxrss would begin at what the program that started this one held
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))

before = most()
print(*(getattr(one, "reason", "item") for one in items(["-"])), sep="|")
print(most() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a program's peak of memory is told by Linux")
def test_a_line_of_a_gigabyte_is_passed_over_in_little_memory():
    with subprocess.Popen(
        [sys.executable, "-c", _READS_STDIN], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin is not None and program.stdout is not None
        program.stdin.write(b'{"text": "uno"}\n{"text": "')
        part = b"x" * (1 << 22)
        for _ in range(256):
            program.stdin.write(part)
        program.stdin.write(b'"}\n{"text": "dos"}\n')
        program.stdin.close()
        told, kilobytes = program.stdout.read().decode().split("\n")[:2]
    assert told == "item|the line is longer than 16,000,000 bytes|item"
    assert int(kilobytes) < 100_000


def test_a_line_of_the_limit_is_still_one():
    assert list(lines(reader(b"abc\nabcd\n"), 3)) == [Line(1, b"abc\n"), Line(2, None)]
