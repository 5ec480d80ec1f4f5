"""The text that the parser sees, and the way back to the text that was given.

In comes an original and what is to be kept, replaced, dropped or put in; out goes a `Shadow`: the mended text, whose
every offset maps to an offset of the original. Nobody else in Según does offset arithmetic.

A shadow is a list of pieces. A piece as long as its original maps character for character; any other piece stands for
its original as a whole. Neighbours that map character for character are one piece, so an untouched text of any length
costs one entry.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from segun.ledger import Span


class Edit(NamedTuple):
    """The words `[start, end)` of a text give way to `text`; an empty range puts words in, empty words drop them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Shadow:
    """A mended text and its map to the original.

    Args:
        text: the mended text.
        length: code points of the original.
        starts: where each piece begins in `text`, rising from 0.
        lefts: where the original of each piece begins.
        rights: where the original of each piece ends; equal to its left where the piece was put in.
    """

    text: str
    length: int
    starts: array[int]
    lefts: array[int]
    rights: array[int]

    def span(self, start: int, end: int) -> Span:
        """The original of `text[start:end]`: empty where the words were all put in, or where the range is empty.

        Args:
            start, end: code points into `text`, `0 <= start <= end <= len(text)`.

        Raises:
            ValueError: the range lies outside `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is no range of a text of {len(self.text)} characters")
        left = self.back(start)
        return Span(left, self._right_of(end - 1) if start < end else left)

    def back(self, offset: int) -> int:
        """Where the character at `offset` begins in the original; the original's length for the end of the text."""
        if offset >= len(self.text):
            return self.length
        piece = bisect_right(self.starts, offset) - 1
        if self._is_literal(piece):
            return self.lefts[piece] + offset - self.starts[piece]
        return self.lefts[piece]

    @property
    def is_identity(self) -> bool:
        """Whether every character stands where it stood (it may be another character)."""
        if not self.text:
            return self.length == 0
        return len(self.starts) == 1 and len(self.text) == self.rights[0] - self.lefts[0] == self.length

    def over(self, inner: Shadow) -> Shadow:
        """This shadow of `inner.text` as a shadow of the original of `inner`.

        Raises:
            ValueError: this is no shadow of a text as long as `inner.text`.
        """
        if self.length != len(inner.text):
            raise ValueError(f"a shadow of {self.length} characters does not fit over a text of {len(inner.text)}")
        if inner.is_identity:
            return self
        pieces = _Pieces()
        for piece, start in enumerate(self.starts):
            left, right = self.lefts[piece], self.rights[piece]
            if self._is_literal(piece):
                inner._copy(left, right, pieces)
            else:
                pieces.add_whole(self._end_of(piece) - start, inner.span(left, right))
        return Shadow(self.text, inner.length, pieces.starts, pieces.lefts, pieces.rights)

    def _right_of(self, offset: int) -> int:
        """Where the character at `offset` ends in the original."""
        piece = bisect_right(self.starts, offset) - 1
        if self._is_literal(piece):
            return self.lefts[piece] + offset + 1 - self.starts[piece]
        return self.rights[piece]

    def _end_of(self, piece: int) -> int:
        return self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)

    def _is_literal(self, piece: int) -> bool:
        return self._end_of(piece) - self.starts[piece] == self.rights[piece] - self.lefts[piece]

    def _copy(self, start: int, end: int, pieces: _Pieces) -> None:
        """Add what `text[start:end]` is made of to `pieces`."""
        at = start
        while at < end:
            piece = bisect_right(self.starts, at) - 1
            stop = min(end, self._end_of(piece))
            (pieces.add if self._is_literal(piece) else pieces.add_whole)(stop - at, self.span(at, stop))
            at = stop


class _Pieces:
    """Pieces as they are put together, neighbours that map character for character joined."""

    def __init__(self) -> None:
        self.starts, self.lefts, self.rights = array("q"), array("q"), array("q")
        self.length = 0
        self._open = False

    def add(self, length: int, original: Span) -> None:
        """Another `length` characters of shadow, for `original`."""
        if not length:
            return
        literal = length == original.end - original.start
        if literal and self._open and self.rights[-1] == original.start:
            self.rights[-1] = original.end
        else:
            self.starts.append(self.length)
            self.lefts.append(original.start)
            self.rights.append(original.end)
        self._open = literal
        self.length += length

    def add_whole(self, length: int, original: Span) -> None:
        """The same where each of the characters stands for all of `original`, even if the lengths agree."""
        step = 1 if length == original.end - original.start else length
        for _ in range(0, length, max(step, 1)):
            self._open = False
            self.add(step, original)
        self._open = False


class ShadowBuilder:
    """Builds a shadow from left to right over one original."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._at = 0
        self._texts: list[str] = []
        self._pieces = _Pieces()

    def keep(self, end: int) -> None:
        """Take the original over as it is, up to `end`."""
        self.replace(end, self._original[self._at : end])

    def replace(self, end: int, text: str) -> None:
        """Let `text` stand for the original up to `end`; empty for nothing.

        Raises:
            ValueError: `end` lies before what is done already, or outside the original.
        """
        if not self._at <= end <= len(self._original):
            raise ValueError(f"an edit up to {end} comes after one up to {self._at}")
        self._pieces.add(len(text), Span(self._at, end))
        self._texts.append(text)
        self._at = end

    def drop(self, end: int) -> None:
        """Leave the original out, up to `end`."""
        self.replace(end, "")

    def insert(self, text: str) -> None:
        """Put in `text`, for which nothing stands in the original."""
        self.replace(self._at, text)

    def build(self) -> Shadow:
        """The shadow, with the rest of the original as it is."""
        self.keep(len(self._original))
        pieces = self._pieces
        return Shadow("".join(self._texts), len(self._original), pieces.starts, pieces.lefts, pieces.rights)


def identity(text: str) -> Shadow:
    """The shadow of a text that needs no mending."""
    return mapped(text, text)


def mapped(original: str, text: str) -> Shadow:
    """A shadow whose characters are others, each in its old place.

    Raises:
        ValueError: the two are not of one length.
    """
    if len(original) != len(text):
        raise ValueError(f"{len(text)} characters cannot stand one by one for {len(original)}")
    pieces = _Pieces()
    pieces.add(len(text), Span(0, len(text)))
    return Shadow(text, len(text), pieces.starts, pieces.lefts, pieces.rights)


def edited(original: str, edits: Iterable[Edit]) -> Shadow:
    """The shadow of `original` after `edits`; of two edits that overlap, the one that begins first counts."""
    builder = ShadowBuilder(original)
    done = 0
    changed = False
    for start, end, text in sorted(edits):
        if start < done:
            continue
        builder.keep(start)
        builder.replace(end, text)
        done, changed = end, True
    return builder.build() if changed else identity(original)
