"""Where an offset stands for a person: line and column, paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from segun.ledger import Span

_WIDEST_BROKEN_LINE = 100
"""Wire copy broken by hand stays below this; a longer line is a paragraph."""


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Lines:
    """The line starts of a text; `at` finds an offset among them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        """The place of the code point at `offset` (0 to the length of the text)."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, without the white space around them.

    Blank lines separate paragraphs; so does every line end, unless the lines were broken by hand at a fixed width.
    """
    lines = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    broken = "\n\n" in text and max((line.end - line.start for line in lines), default=0) <= _WIDEST_BROKEN_LINE
    out: list[Span] = []
    for line in lines:
        words = line.of(text)
        if not words.strip():
            continue
        start = line.start + len(words) - len(words.lstrip())
        end = line.end - len(words) + len(words.rstrip())
        if broken and out and text[out[-1].end : start].count("\n") == 1:
            start = out.pop().start
        out.append(Span(start, end))
    return out
