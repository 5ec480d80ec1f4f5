"""Bytes to text: find the encoding, refuse what is no text, and change nothing but line ends and NULs.

In come the bytes of a file, out goes the text to which every span of the ledger refers.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from segun.errors import TextError
from segun.ledger import TextWarning

_SAMPLE = 32_768
"""Bytes shown to the detector: enough to tell an encoding, and quick for a file of any size."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BINARY = (
    (b"%PDF-", "a PDF file", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\x89PNG", "an image", "give the text itself"),
    (b"\xff\xd8\xff", "an image", "give the text itself"),
    (b"GIF8", "an image", "give the text itself"),
    (b"SQLite format 3\x00", "a database", "give the text itself"),
    (b"\x7fELF", "a program", "give the text itself"),
)

_ENCODINGS = ["cp1252", "mac_roman", "cp850", "iso8859_15"]
"""What Spanish news is kept in where it is not Unicode, the likely ones first."""

_CLEAR = 0.6
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b\0") + b"\x7f"
_MOST_CONTROL = 0.05
_MOST_NUL = 0.3
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what was lost on the way."""

    text: str
    encoding: str
    warnings: tuple[TextWarning, ...] = ()


def decode(data: bytes, name: str) -> str:
    """The text in `data`, its line ends as LF, NUL as U+FFFD; see `decoded` for the encoding and the warnings.

    Raises:
        TextError: as `decoded`.
    """
    return decoded(data, name).text


def decoded(data: bytes, name: str) -> Decoded:
    """The text in `data`, with its encoding and warnings.

    Args:
        data: what a file holds.
        name: where it is from, for messages.

    Raises:
        TextError: the data is empty, or no text.
    """
    _refuse_binary(data, name)
    text, encoding = _decode(data)
    text = _LINE_END.sub("\n", text).replace("\0", "\ufffd")
    text = _LONE_SURROGATE.sub("\ufffd", text)
    if not text.strip():
        raise TextError("the text is empty", name, "give a file that holds an article")
    return Decoded(text, encoding, tuple(_lost(text)))


def _refuse_binary(data: bytes, name: str) -> None:
    if not data:
        raise TextError("the file is empty", name, "give a file that holds an article")
    for magic, what, remedy in _BINARY:
        if data.startswith(magic):
            raise TextError(f"this is {what}, not text", name, remedy)
    sample = data[:_SAMPLE]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _wide_encoding(sample):
        return
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(sample) or sample.count(0) > _MOST_NUL * len(sample):
        raise TextError("this is binary data, not text", name, "give plain text or HTML")


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), encoding
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return data.decode("utf-8", errors="replace"), "utf-8"
    encoding = _detect(data)
    return data.decode(encoding, errors="replace"), encoding


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark at its head: Latin text has a NUL in nearly every second place, all on one side."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 4 or max(even, odd) < 0.8 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is good UTF-8: a file cut in the middle of a letter, or with a few bad bytes."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall("[^\0-\x7f\ufffd]+", text[: 4 * _SAMPLE])))
    return good >= 3 * bad


def _detect(data: bytes) -> str:
    """The encoding that makes small letters of what is not ASCII; where none does, the detector's best guess."""
    sample = _telling_sample(data)
    shares = {encoding: _small_letters(sample.decode(encoding, errors="replace")) for encoding in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda encoding: shares[encoding])
    if shares[best] >= _CLEAR:
        return best
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    guess = from_bytes(sample, cp_isolation=_ENCODINGS, threshold=0.5).best()
    return guess.encoding if guess else _ENCODINGS[0]


def _small_letters(text: str) -> float:
    """The share of small letters among what is not ASCII."""
    odd = [letter for letter in text if letter > "\x7f"]
    return sum(map(str.islower, odd)) / len(odd) if odd else 0.0


def _telling_sample(data: bytes) -> bytes:
    """The lines around the first letters that are not ASCII; all else says nothing about the encoding."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + _SAMPLE]


def _lost(text: str) -> list[TextWarning]:
    """A warning without a span, since HTML is yet to be taken off the text."""
    count = text.count("\ufffd")
    if not count:
        return []
    what = "one character" if count == 1 else f"{count} characters"
    message = f"{what} of the file could not be read; each stands as U+FFFD"
    return [TextWarning(kind="mojibake", span=None, message=message)]
