"""A long text in pieces, so that the parser's memory stays flat.

In comes a text and its paragraphs, out go ranges that cover the text without gap or overlap. A piece ends where a
paragraph ends; if none ends in reach, where a sentence, else a word, else anything ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

SIZE = 12_000
"""Characters a piece: about 2,000 words, for which the parser's working memory is some tens of megabytes."""

_SHORTEST = 0.25
"""A piece is cut at a paragraph's end only if it fills at least this share of its size."""

_SENTENCE_END = re.compile(r"""[.!?…]["')\]”»’]*\s+""")


def windows(text: str, paragraphs: Sequence[tuple[int, int]], size: int = SIZE) -> list[tuple[int, int]]:
    """Ranges of `text`, in order, that cover all of it.

    Args:
        text: the text that the parser is to see.
        paragraphs: ranges of its paragraphs, by position.
        size: most characters of a piece; no piece is longer.

    Raises:
        ValueError: `size` is not positive.
    """
    if size < 1:
        raise ValueError(f"a piece of {size} characters holds nothing")
    breaks = [start for start, _ in paragraphs]
    pieces: list[tuple[int, int]] = []
    at = 0
    while len(text) - at > size:
        cut = _cut(text, breaks, at, at + size)
        pieces.append((at, cut))
        at = cut
    if at < len(text):
        pieces.append((at, len(text)))
    return pieces


def _cut(text: str, breaks: Sequence[int], at: int, limit: int) -> int:
    """Where the piece that begins at `at` ends; never after `limit`, always after `at`."""
    least = at + max(1, int((limit - at) * _SHORTEST))
    place = bisect_right(breaks, limit) - 1
    if place >= 0 and breaks[place] >= least:
        return breaks[place]
    piece = text[least:limit]
    sentence = max((found.end() for found in _SENTENCE_END.finditer(piece)), default=0)
    if sentence:
        return least + sentence
    space = max(piece.rfind(" "), piece.rfind("\n"))
    return least + space + 1 if space >= 0 else limit
