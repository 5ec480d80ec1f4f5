"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.errors import TextError
from segun.text.decode import decode, decoded

SENTENCE = "La señora Núñez preguntó qué pasó en el año del apagón; nadie le contestó.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("repeats", [1, 200])
def test_unicode_is_read_as_it_is(encoding: str, repeats: int) -> None:
    assert decode((SENTENCE * repeats).encode(encoding), "x.txt") == SENTENCE * repeats


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("repeats", [1, 20_000])
def test_older_encodings_are_found(encoding: str, repeats: int) -> None:
    found = decoded((SENTENCE * repeats).encode(encoding), "x.txt")
    assert found.text == SENTENCE * repeats
    assert not found.warnings


def test_line_ends_and_nul() -> None:
    assert decode(b"a\r\nb\rc\n\0d", "x.txt") == "a\nb\nc\n\ufffdd"


def test_a_file_cut_inside_a_letter_is_still_utf8() -> None:
    found = decoded((SENTENCE + "allí").encode()[:-1], "x.txt")
    assert found.encoding == "utf-8"
    assert found.text.endswith("all\ufffd")
    assert [warning.kind for warning in found.warnings] == ["mojibake"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t",
        b"%PDF-1.7\nhola",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08",
        bytes(range(32)) * 40,
        b"\0" * 99,
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(TextError) as caught:
        decode(data, "diario.bin")
    assert caught.value.where == "diario.bin"
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_text_error(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except TextError:
        return
    assert text.strip()
    assert not {"\r", "\0"} & set(text)
    text.encode("utf-8")
