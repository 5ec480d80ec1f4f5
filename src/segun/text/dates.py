"""The day of publication, as file names, feeds and tables write it.

In comes a name or a value, out goes a day, or `None` where it tells none. A day is taken as it is written: no time zone moves
it, since a paper's "today" is its own.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import functools
import re
from pathlib import Path

from segun.language.tables import load_table

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_]?)(\d\d)\2(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_WRITTEN = re.compile(r"(?<!\d)(\d{1,2})\W+(?:[^\W\d]{2,3} )?([^\W\d]+)\W+(?:[^\W\d]{2,3} )?(\d{4})(?!\d)")
_STAMP = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)\d{4}(?:\d\d)?")
_COUNT = re.compile(r"[0-9]{9,13}")
_LONGEST = 100
_MILLISECONDS = 1e11
"""Seconds since 1970 reach this number in the year 5138: what is larger counts milliseconds."""


def date_in_name(name: str) -> dt.date | None:
    """The first date in a file's name, written `YYYYMMDD`, `YYYY-MM-DD` or `YYYY_MM_DD`.

    >>> date_in_name("faro_20290514.0012.txt")
    datetime.date(2029, 5, 14)
    """
    for year, _, month, day in _IN_NAME.findall(name):
        found = _day(year, month, day)
        if found:  # eight digits that are no date, such as an order number, are passed over
            return found
    return None


def day_of(value: object) -> dt.date | None:
    """The day that a value of a table or a feed tells.

    Args:
        value: text (ISO 8601, RFC 2822, day before month as in `14/05/2029`, or in words), or the seconds or milliseconds
            since 1970.

    >>> day_of("14/05/2029"), day_of("Mon, 14 May 2029 23:30:00 -0300"), day_of("14 de mayo de 2029")
    (datetime.date(2029, 5, 14), datetime.date(2029, 5, 14), datetime.date(2029, 5, 14))
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _numeric(value) or _mailed(value) or _written(value)


def _numeric(text: str) -> dt.date | None:
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], found[3], found[4])
    if found := _DAY_FIRST.match(text):
        return _day(found[4], found[3], found[1])
    bare = text.strip()
    if (found := _STAMP.fullmatch(bare)) and (day := _day(found[1], found[2], found[3])):
        return day
    return _counted(int(bare)) if _COUNT.fullmatch(bare) else None


def _mailed(text: str) -> dt.date | None:
    """RFC 2822, the date of mail and of RSS."""
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> dt.date | None:
    """A date in words: day, month by its name, year."""
    for day, name, year in _WRITTEN.findall(text.lower()):
        month = _months().get(name)
        if month:
            return _day(year, month, day)
    return None


def _counted(seconds: float) -> dt.date | None:
    try:
        count = seconds / 1000 if abs(seconds) >= _MILLISECONDS else seconds
        return dt.datetime.fromtimestamp(count, dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _day(year: str, month: str | int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


@functools.cache
def _months() -> dict[str, int]:
    """The names of the months in every language that has a pack, small letters."""
    from segun.text.layout import LayoutTable  # most dates are numbers, and do without it

    tables = sorted((Path(__file__).parents[1] / "language").glob("*/layout.yaml"))
    found = (load_table(path, LayoutTable).months for path in tables)
    return {name: number for months in found for number, names in months.items() for name in names}
