"""Which line breaks end a paragraph, and which only the line.

In comes a text, out go the breaks that are to become a space, and those among them that cut a sentence in two.

Two kinds of break stand inside a sentence. A text that was wrapped at a width has them all over: there, a line ends because
the next word would not have fitted, and that is how such a break is known. Elsewhere a break inside a sentence is a fault
of printing: the line before it ends in a comma or in a word that ends no sentence, or the next one begins small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from segun.ledger import Span
from segun.text.shadow import Edit
from segun.text.slips import SlipTable, slip_table
from segun.text.words import words

_WIDEST = 120
_FEWEST_WRAPPED = 5
_WRAPPED_SHARE = 0.6
_LONG_LINE = 30
_MOST_FAULTS, _MANY_FAULTS = 5, 0.1
"""With more cut sentences than both, by number and by share of the breaks, the lines were wrapped by hand: no fault."""

_BREAK = re.compile(r"\n\s*")
_FIRST_WORD = re.compile(r"\S{1,40}")
_NEXT_WORD = re.compile(r"[^\W\d_]{1,30}")
_LAST_WORD = re.compile(r"([^\W\d_]{1,20})$")
_HYPHENATED = re.compile(r"[^\W\d_]{2}-$")
_ENDS = frozenset(".!?:;…\"')]}*=_|")


@dataclass(frozen=True, slots=True)
class Joined:
    """`edits` join lines; `broken` are the places where a sentence was cut: the last word, the break, the next word."""

    edits: tuple[Edit, ...]
    broken: tuple[Span, ...]


class _Break(NamedTuple):
    """White space with a line end in it: where it stands, how long the line before it is, and if lines are left free."""

    start: int
    end: int
    line: int
    blank: bool


def joined(text: str, language: str) -> Joined:
    """What to join in `text`, whose line ends are LF."""
    breaks = _breaks(text)
    width = _wrapped_width(text, breaks)
    table = slip_table(language)
    edits: list[Edit] = []
    broken: list[Span] = []
    for one in breaks:
        if not one.blank and width and _is_wrapped(text, one, width):
            edits.append(_wrapped_edit(text, one))
        elif _cuts_sentence(text, one, table) and (not one.blank or _goes_on(text, one, language)):
            edits.append(Edit(one.start, one.end, " "))
            broken.append(_around(text, one))
    faults = () if len(broken) > _MOST_FAULTS and len(broken) > _MANY_FAULTS * len(breaks) else tuple(broken)
    return Joined(tuple(edits), faults)


def _breaks(text: str) -> list[_Break]:
    """The breaks between lines that hold something."""
    breaks: list[_Break] = []
    line_start = 0
    for found in _BREAK.finditer(text):
        start = found.start()
        while start > line_start and text[start - 1] == " ":
            start -= 1
        if line_start < start and found.end() < len(text):
            breaks.append(_Break(start, found.end(), start - line_start, text.count("\n", start, found.end()) > 1))
        line_start = found.end()
    return breaks


def _wrapped_width(text: str, breaks: Sequence[_Break]) -> int:
    """The width at which `text` was wrapped, 0 if it was not."""
    single = [one for one in breaks if not one.blank]
    if len(single) < _FEWEST_WRAPPED:
        return 0
    width = max(one.line for one in single)
    if width > _WIDEST or width < _LONG_LINE:
        return 0
    wrapped = [one for one in single if _is_wrapped(text, one, width)]
    inside = sum(1 for one in wrapped if text[one.start - 1] not in _ENDS)
    return width if len(wrapped) >= _WRAPPED_SHARE * len(single) and 2 * inside >= len(wrapped) else 0


def _is_wrapped(text: str, one: _Break, width: int) -> bool:
    """Whether the next word would not have fitted into the line."""
    following = _FIRST_WORD.match(text, one.end)
    return following is not None and one.line + 1 + len(following[0]) > width


def _wrapped_edit(text: str, one: _Break) -> Edit:
    """The break as a space; with the hyphen before it as nothing, where a word was divided."""
    if text[one.end].islower() and _HYPHENATED.search(text, max(0, one.start - 3), one.start):
        return Edit(one.start - 1, one.end, "")
    return Edit(one.start, one.end, " ")


def _cuts_sentence(text: str, one: _Break, table: SlipTable) -> bool:
    """Whether the lines on both sides of a break that no width explains are one sentence."""
    last, following = text[one.start - 1], text[one.end]
    if last == "," and following.islower() and not one.blank:
        return True
    if one.line < _LONG_LINE or not (following.isalnum() or following in '"¿¡'):
        return False
    if last == ",":
        return following.isalpha()
    word = _LAST_WORD.search(text, max(0, one.start - 21), one.start)
    if word and word[1] in table.open_words:
        return True
    return following.islower() and last not in _ENDS and not one.blank and _has_words(text, one.end)


def _has_words(text: str, start: int) -> bool:
    """Whether the line that begins at `start` holds more than one word, unlike an agency's initials."""
    end = text.find("\n", start, start + _LONG_LINE)
    return " " in text[start : end if end >= 0 else start + _LONG_LINE].strip()


def _goes_on(text: str, one: _Break, language: str) -> bool:
    """Whether what follows a free line can be the rest of a sentence: a small letter, or a name."""
    following = _NEXT_WORD.match(text, one.end)
    return following is not None and (following[0].islower() or following[0].lower() not in words(language).common)


def _around(text: str, one: _Break) -> Span:
    start = text.rfind(" ", one.start - min(one.line, 40), one.start) + 1 or one.start - 1
    following = _FIRST_WORD.match(text, one.end)
    return Span(start, following.end() if following else one.end)
