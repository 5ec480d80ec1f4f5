"""What the lines of an article are: title, author, dateline, headings, paragraphs, and the agency's signature.

In comes the text of a shadow, in which a line is a paragraph (`text.repair` has joined the lines that were wrapped); out
goes a `Layout`, whose ranges are code points into that text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from segun.language.tables import load_table

Range = tuple[int, int]

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
_CAPITAL = "[A-ZÁÉÍÓÚÜÑÇÂÊÔÃÕÀÈÖ]"
_BULLETS = "-—–*•·▪►"


class LayoutTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language's datelines and bylines; the fields are explained in the file."""

    months: dict[int, tuple[str, ...]]
    date_links: tuple[str, ...]
    byline: tuple[str, ...]
    no_places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was written, as its head has it: "LIMA, 3 may (EFE).-".

    `span` takes in the separator at its end. `month`, `day`, `year` are numbers, `None` where the text has none.
    """

    span: Range
    place: str | None
    place_span: Range | None
    date_span: Range | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None


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
    first_dateline, dateline = _find_dateline(text, lines, language)
    title = lines[0] if _has_title(text, lines, first_dateline) else None
    byline = _find_byline(text, lines, language)
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


def _find_byline(text: str, lines: Sequence[Range], language: str) -> Range | None:
    """The author's name as a line of its own, or before a semicolon."""
    for start, end in lines[:_HEAD_LINES]:
        found = _byline_pattern(language).match(text, start, end)
        if found:
            return found.span()
    return None


def _find_dateline(text: str, lines: Sequence[Range], language: str) -> tuple[int | None, Dateline | None]:
    """The dateline, and the number of the line that it stands in; one with a date comes before one without."""
    undated: tuple[int | None, Dateline | None] = (None, None)
    for number, (start, end) in enumerate(lines[:_HEAD_LINES]):
        byline = _byline_pattern(language).match(text, start, end)
        begin = byline.end() if byline and byline.end() < end else start
        while begin < end and text[begin].isspace():
            begin += 1
        found = _dateline_pattern(language).match(text, begin, end)
        if found and found["place3"] not in _table(language).no_places:
            dateline = _dateline(found, language)
            if dateline.date_span:
                return number, dateline
            if undated[1] is None:
                undated = number, dateline
    return undated


def _dateline(found: re.Match[str], language: str) -> Dateline:
    parts = found.groupdict()
    month = (parts["month1"] or parts["month2"] or "").lower()
    day, year = parts["day1"] or parts["day2"], parts["year"]
    place_group = next((name for name in ("place1", "place2", "place3") if parts[name]), None)
    agencies = [parts[name] for name in ("agency1", "agency2", "agency3") if parts[name]]
    return Dateline(
        span=found.span(),
        place=parts[place_group].strip() if place_group else None,
        place_span=found.span(place_group) if place_group else None,
        date_span=found.span("date") if parts["date"] else None,
        month=_months(language).get(month),
        day=int(day) if day else None,
        year=int(year) if year else None,
        agency=agencies[0] if agencies else None,
    )


@functools.cache
def _table(language: str) -> LayoutTable:
    path = Path(__file__).parents[1] / "language" / language / "layout.yaml"
    return load_table(path, LayoutTable)


@functools.cache
def _months(language: str) -> dict[str, int]:
    return {name: number for number, names in _table(language).months.items() for name in names}


@functools.cache
def _byline_pattern(language: str) -> re.Pattern[str]:
    """The author's line: its opening word, then a name and up to eleven more words, up to the line's end or a ";"."""
    opening = "|".join(map(re.escape, _table(language).byline))
    word = rf"(?:{_CAPITAL}\.|[^\s.;:]+)"
    return re.compile(rf"(?i:{opening}):? (?={_CAPITAL}){word}(?: {word}){{0,11}}? ?(?:;|$|(?=\n))")


@functools.cache
def _dateline_pattern(language: str) -> re.Pattern[str]:
    """Four forms: place and date; place and agency; a place in capitals and a dash; an agency alone.

    Every repetition is bounded, so that a line of any length costs the same.
    """
    months = "|".join(sorted(_months(language), key=lambda name: (-len(name), name)))
    links = "|".join(_table(language).date_links)
    word = rf"{_CAPITAL}[\w./'-]{{0,24}}"
    place = rf"{word}(?: (?:[a-z]{{1,3}} ){{0,2}}{word}){{0,5}}"
    places = rf"{place}(?:, ?{place}){{0,2}}|{place} \({place}\)"
    loud = rf"{_CAPITAL}{{2,20}}(?: {_CAPITAL}{{1,20}}){{0,2}}(?:, {place})?"
    agency = r"\((?P<agency{0}>[^()\n]{{2,40}})\)"
    dash = r"[.:]?\s{0,2}[-–—]{1,2}(?=\s|\w|[\"¿¡]|$)|\.(?=\s)|:(?=\s)"
    date = (
        rf"(?:(?P<month1>{months})\.? (?P<day1>\d{{1,2}})|(?P<day2>\d{{1,2}})(?: (?:{links}))? (?P<month2>{months})\b\.?)"
        rf"(?:,?(?: (?:{links}))? (?P<year>\d{{4}}))?(?!\d)"
    )
    return re.compile(
        rf"(?:(?P<place1>{places}), ?(?P<date>(?i:{date}))(?: ?{agency.format(1)})?(?:{dash}|$|(?=\n|\s\s)|(?<=\))(?=\s))"
        rf"|(?P<place2>{places})\.? ?{agency.format(2)}(?:{dash})"
        rf"|(?P<place3>{loud})(?:[.:]?\s?[-–—]{{1,2}}\s|\s[-–—]{{1,2}}|[.:][-–—]{{1,2}})\s?(?={_CAPITAL}|[\"¿¡])"
        rf"|{agency.format(3)}\s?[.:]?\s?[-–—]{{1,2}})\s{{0,2}}"
    )
