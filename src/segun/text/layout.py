"""What the lines of an article are: title, author, dateline, headings, paragraphs, and the agency's signature.

In comes the text of a shadow, in which a line is a paragraph (`text.repair` has joined the lines that were wrapped); out
goes a `Layout`, whose ranges are code points into that text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from segun.text.dateline import Dateline, Range, find_dateline
from segun.text.layout_table import CAPITAL, LayoutTable, layout_table

__all__ = ["Dateline", "Layout", "LayoutTable", "layout"]

_HEAD_LINES = 6
"""The dateline stands in one of the first lines that hold anything."""

_TITLE_LENGTH = 220
_HEADING_LENGTH = 80
_SIGNATURE_LINES = 3
_SAYS = re.compile(r"[^\W_]")
_LINE = re.compile(r"\S[^\n]*")
_ENDS_SENTENCE = re.compile(r"""[.,;:…]["')\]]*$""")
_ENDS_UTTERANCE = re.compile(r"""[.,;:…!?]["')\]]*$""")
_SIGNATURE = re.compile(r"\(?[^\W_]{1,14}(?:[/.:;,-]{1,2}[^\W_]{1,14}){1,5}[.,]?\)?|\(?[A-Z]{2,5}(?:/[A-Z]{2,5})*\)?")
_BULLETS = "-—–*•·▪►"


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of an article, by what they are; every line that holds a letter or a figure belongs to one of the fields."""

    title: Range | None
    byline: Range | None
    dateline: Dateline | None
    headings: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    signature: Range | None


def layout(text: str, language: str = "es") -> Layout:
    """The layout of `text`, in which each paragraph is one line."""
    lines = _lines(text)
    byline = _find_byline(text, lines, language)
    first_dateline, dateline = find_dateline(text, _heads(text, lines, language), language)
    title = lines[0] if _has_title(text, lines, first_dateline) else None
    signed = _signature_start(text, lines)
    headings: list[Range] = []
    paragraphs: list[Range] = []
    for number in range(1 if title else 0, signed):
        line = _without_head(text, lines[number], byline, dateline)
        if line is None:
            continue
        next_line = lines[number + 1] if number + 1 < signed else None
        (headings if _is_heading(text, line, next_line) else paragraphs).append(line)
    signature = (lines[signed][0], lines[-1][1]) if signed < len(lines) else None
    return Layout(title, byline, dateline, tuple(headings), tuple(paragraphs), signature)


def _lines(text: str) -> list[Range]:
    """The lines that hold a letter or a figure, without the space around them."""
    found = _LINE.finditer(text)
    return [(line.start(), line.start() + len(line[0].rstrip())) for line in found if _SAYS.search(line[0])]


def _has_title(text: str, lines: Sequence[Range], dateline: int | None) -> bool:
    """Whether the first of several lines is a headline: no full stop, or a dateline right below it."""
    if len(lines) < 2 or dateline == 0:
        return False
    start, end = lines[0]
    if end - start > _TITLE_LENGTH or text[start].islower() or text[start] in _BULLETS:
        return False
    line = text[start:end]
    return dateline == 1 or line.isupper() or not _ENDS_SENTENCE.search(line)


def _is_heading(text: str, line: Range, next_line: Range | None) -> bool:
    """A short line without final stop, over a line that begins a paragraph."""
    start, end = line
    if next_line is None or end - start > _HEADING_LENGTH:
        return False
    words = text[start:end]
    if words.isupper() and len(words) > 3:
        return True
    if words[0].islower() or words[0] in _BULLETS or _ENDS_UTTERANCE.search(words) or not words[-1].isalnum():
        return False
    return not text[next_line[0]].islower()


def _signature_start(text: str, lines: Sequence[Range]) -> int:
    """The number of the first line of the signature; the count of lines where there is none."""
    first = len(lines)
    while first > max(1, len(lines) - _SIGNATURE_LINES):
        start, end = lines[first - 1]
        if end - start > 60 or not _SIGNATURE.fullmatch(text, start, end):
            break
        first -= 1
    return first


def _without_head(text: str, line: Range, byline: Range | None, dateline: Dateline | None) -> Range | None:
    """What is left of `line` after author and dateline; `None` for nothing."""
    start, end = line
    for head in (byline, dateline.span if dateline else None):
        if head and start <= head[0] < end:
            start = head[1]
    while start < end and text[start].isspace():
        start += 1
    return (start, end) if _SAYS.search(text, start, end) else None


def _heads(text: str, lines: Sequence[Range], language: str) -> list[Range]:
    """The lines in which the dateline may stand, without the author's name before it."""
    found = []
    for start, end in lines[:_HEAD_LINES]:
        byline = _byline_pattern(language).match(text, start, end)
        begin = byline.end() if byline and byline.end() < end else start
        while begin < end and text[begin].isspace():
            begin += 1
        found.append((begin, end))
    return found


def _find_byline(text: str, lines: Sequence[Range], language: str) -> Range | None:
    """The author's name as a line of its own, or before a semicolon."""
    for start, end in lines[:_HEAD_LINES]:
        found = _byline_pattern(language).match(text, start, end)
        if found:
            return found.span()
    return None


@functools.cache
def _byline_pattern(language: str) -> re.Pattern[str]:
    """The author's line: its opening word, then a name and up to eleven more words, up to the line's end or a ";"."""
    opening = "|".join(map(re.escape, layout_table(language).byline))
    word = rf"(?:{CAPITAL}\.|[^\s.;:]+)"
    return re.compile(rf"(?i:{opening}):? (?={CAPITAL}){word}(?: {word}){{0,11}}? ?(?:;|$|(?=\n))")
