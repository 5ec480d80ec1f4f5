"""A name as a label in a picture: a few short lines, by an estimate of how wide its letters are."""

from __future__ import annotations

import unicodedata

_WIDEST = 9.3
"""Of a line, in units of the height of the letters (em)."""
_LINES = 3
_NARROW = frozenset("iíìïjlIftr.,;:!|'()[]- ")


def label(name: str) -> tuple[str, ...]:
    """`name` on at most `_LINES` lines, cut short with an ellipsis where that is not enough."""
    lines: list[str] = []
    rest = name
    while rest and len(lines) < _LINES:
        line, more = _line(rest)
        lines.append(_cut(rest) if more and len(lines) == _LINES - 1 else line)
        rest = more
    return tuple(lines)


def width(text: str) -> float:
    """About how wide `text` is in a sans-serif face, in em."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in _NARROW:
        return 0.34
    return 0.78 if char.isupper() or char in "mwMW@%—" else 0.57


def _line(text: str) -> tuple[str, str]:
    """As many words as fit on a line, and what is left; a word that is too long itself is cut."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        if width(head) <= _WIDEST:
            return head, " ".join(words[count:])
    return _cut(words[0]), " ".join(words[1:])


def _cut(text: str) -> str:
    """The beginning of `text` that fits on a line with an ellipsis after it."""
    while text and width(text) > _WIDEST - 1:
        text = text[:-1]
    return text.rstrip() + "…"
