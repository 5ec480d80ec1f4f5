"""Where and when a report was written, and by which agency, as its head has it: "LIMA, 3 may (AGN).-".

In come the first lines of a text, out goes a `Dateline`. To the parser a dateline is a line of its own: `set_apart` gives
the shadow in which the blank behind it is a line end.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from segun.knowledge.countries import countries
from segun.knowledge.places import places
from segun.text.layout_table import CAPITAL, layout_table
from segun.text.shadow import Shadow, mapped

Range = tuple[int, int]

_TURN = re.compile(rf"^{CAPITAL}[^\W\d_]{{0,24}}(?: {CAPITAL}[^\W\d_]{{0,24}})?\.\s?[-–—]", re.MULTILINE)
"""How the turns of a dialogue begin: "Ana Prado.- "."""

_MARK = re.compile(r"[-–—\s]+$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was written, as its head has it.

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


def find_dateline(text: str, heads: Sequence[Range], language: str) -> tuple[int | None, Dateline | None]:
    """The dateline, and the number of the head line that it stands in; one with a date comes before one without.

    Args:
        text: the text of a shadow.
        heads: the lines that may begin with a dateline.
        language: BCP 47 code of the text's language.
    """
    undated: tuple[int | None, Dateline | None] = (None, None)
    for number, (start, end) in enumerate(heads):
        found = _pattern(language).match(text, start, end)
        if found and _is_place(text, found, language):
            dateline = _dateline(found, language)
            if dateline.date_span:
                return number, dateline
            if undated[1] is None:
                undated = number, dateline
    return undated


def set_apart(shadow: Shadow, dateline: Dateline) -> Shadow:
    """The shadow in which a dateline that words follow ends in a line end instead of dashes and blanks.

    Every other character stays where it is.
    """
    start, end = dateline.span
    text = shadow.text
    mark = _MARK.search(text, start, end)
    if mark is None or end == len(text) or "\n" in mark[0]:
        return shadow
    blank = " " * (end - mark.start() - 1)
    return mapped(text, f"{text[: mark.start()]}{blank}\n{text[end:]}").over(shadow)


def _is_place(text: str, found: re.Match[str], language: str) -> bool:
    """Whether the words before the mark are a place: in capitals alone no warning to editors, in small letters one that is
    known, or has its region in short behind it ("Xalapa, Ver.-"), and that is none of several speakers in turn."""
    if found["loud"]:
        return found["loud"] not in layout_table(language).no_places
    if found["quiet"]:
        return _is_known(found["quiet"])
    if not found["bare"]:
        return True
    known = found["short"] or _is_known(found["bare"])
    return bool(known) and sum(1 for _ in islice(_TURN.finditer(text), 2)) < 2


def _is_known(name: str) -> bool:
    return countries().by_name(name) is not None or places().find(name) is not None


def _dateline(found: re.Match[str], language: str) -> Dateline:
    place = _group(found, "loud", "bare", "quiet", "place1", "place2", "place3", "place4")
    date, agency = _group(found, "date1", "date2"), _group(found, *(f"agency{n}" for n in range(1, 8)))
    month, day, year = (_group(found, f"{part}1", f"{part}2", f"{part}3", f"{part}4") for part in _PARTS)
    return Dateline(
        span=found.span(),
        place=found[place].strip() if place else None,
        place_span=found.span(place) if place else None,
        date_span=found.span(date) if date else None,
        month=_months(language).get(found[month].lower()) if month else None,
        day=int(found[day]) if day else None,
        year=int(found[year]) if year else None,
        agency=found[agency] if agency else None,
    )


_PARTS = ("month", "day", "year")


def _group(found: re.Match[str], *names: str) -> str | None:
    """The first of some groups that the pattern has and that matched."""
    known = found.re.groupindex
    return next((name for name in names if name in known and found[name]), None)


@functools.cache
def _months(language: str) -> dict[str, int]:
    return {name: number for number, names in layout_table(language).months.items() for name in names}


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    """Eight forms: place and date; place and agency, in brackets behind it or behind a slash; place and agency in one pair of
    brackets; a place in capitals and a dash; a place, a full stop and a dash; an agency alone; without a mark a known place and
    its agency in brackets.

    Every repetition is bounded, so that a line of any length costs the same.
    """
    word = rf"{CAPITAL}[\w./'-]{{0,24}}"
    place = rf"{word}(?: (?:[a-z]{{1,3}} ){{0,2}}{word}){{0,5}}"
    several = rf"{place}(?:, ?{place}){{0,2}}|{place} \({place}\)"
    loud = rf"{CAPITAL}{{2,20}}(?: {CAPITAL}{{1,20}}){{0,2}}(?:, {place})?"
    name = rf"{CAPITAL}[^\W\d_]{{1,14}}"
    part = rf"{CAPITAL}[^\W\d_]{{0,24}}"
    bare_name = rf"{part}(?: (?:[a-z]{{1,3}} ){{0,2}}{part}){{0,3}}"
    bare = rf"{bare_name}(?:, ?(?P<short>{CAPITAL}[^\W\d_]{{0,4}})(?=\.))?"
    dash = r"[.:]?\s{0,2}[-–—]{1,2}(?=\s|\w|[\"¿¡]|$)|\.(?=\s)|:(?=\s)"
    end = rf"(?:{dash}|$|(?=\n|\s\s)|(?<=\))(?=\s))"
    bracket = r"\((?P<agency{0}>[^()\n]{{2,40}})\)"
    forms = (
        rf"(?P<place1>{several}), ?{_date(language, 1)}"
        rf"(?:[.,]? ?/? ?(?P<agency2>{CAPITAL}{{2,8}})(?:{dash})|(?: ?{bracket.format(1)})?{end})",
        rf"(?P<place2>{several})\.? ?{bracket.format(3)}(?:{dash})",
        rf"(?P<place3>{place}) ?/ ?(?P<agency4>{name})[.:]?\s{{0,2}}[-–—]{{1,2}}",
        rf"\((?P<place4>{place})(?:, {_date(language, 2)})?, ?(?P<agency5>{name}|{CAPITAL}{{2,8}})\)"
        rf"(?:{dash}|(?=\s{{1,2}}[\"¿¡]?{CAPITAL}))",
        rf"(?P<loud>{loud})(?:[.:]?\s?[-–—]{{1,2}}\s|\s[-–—]{{1,2}}|[.:][-–—]{{1,2}})\s?(?={CAPITAL}|[\"¿¡])",
        rf"(?P<bare>{bare})\.\s?[-–—]{{1,2}}\s?(?={CAPITAL}|[\"¿¡])",
        rf"{bracket.format(6)}\s?[.:]?\s?[-–—]{{1,2}}",
        rf"(?P<quiet>{bare_name}) \((?P<agency7>{CAPITAL}{{2,8}})\)(?=\s{{1,2}}[\"¿¡]?{CAPITAL})",
    )
    return re.compile(rf"(?:{'|'.join(forms)})\s{{0,2}}")


def _date(language: str, number: int) -> str:
    """The pattern of a date, month or day first; its groups end in `number`, those of the day first in two more."""
    months = "|".join(sorted(_months(language), key=lambda name: (-len(name), name)))
    links = "|".join(layout_table(language).date_links)
    other = number + 2
    return (
        rf"(?P<date{number}>(?i:(?:(?P<month{number}>{months})\.? (?P<day{number}>\d{{1,2}})"
        rf"|(?P<day{other}>\d{{1,2}})(?: (?:{links}))? (?P<month{other}>{months})\b\.?)"
        rf"(?:,?(?: (?:{links}))? (?P<year{number}>\d{{4}}))?(?!\d)))"
    )
