"""Stretches of calendar time: which days a year, week or century takes, and what TIMEX3 calls it.

In: a day and a unit. Out: an `Interval` of days, end exclusive. A *unit* is a TIMEX3 letter: D day, W week, WE weekend,
M month, Q quarter, H half of a year, Y year, DE decade, CE century.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from segun.ledger import Grain

GRAINS: dict[str, Grain] = {
    "D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "H": "quarter",
    "Y": "year", "DE": "year", "CE": "year",
}  # fmt: skip
_DAYS = {"D": 1, "W": 7, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` up to, not including, `end`, as one `unit` or several of them."""

    start: dt.date
    end: dt.date
    unit: str

    @property
    def timex(self) -> str:
        """The TIMEX3 value of the unit that begins at `start` (ISO-TimeML, section on DATE values)."""
        return _timex(self.start, self.unit)


def interval_of(day: dt.date, unit: str) -> Interval | None:
    """The `unit` that `day` falls into; `None` where it runs out of the calendar (years 1 to 9999)."""
    start = _start_of(day, unit)
    end = shift(start, unit, 1) if unit != "WE" else start + dt.timedelta(days=2)
    return Interval(start, end, unit) if end else None


def shift(day: dt.date, unit: str, count: int) -> dt.date | None:
    """`day` moved by `count` units; the last of a month where the month is too short, `None` out of the calendar."""
    try:
        if unit in _DAYS:
            return day + dt.timedelta(days=count * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, `None` where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm: Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + ell - 7 * ((a + 11 * h + 22 * ell) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def feast(year: int, rule: str) -> dt.date | None:
    """The day of a feast in `year`: `rule` is `MM-DD`, or `easter+N` / `easter-N` days."""
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule[6:] or 0)) if 1 < year < 9999 else None
    return day_of(year, int(rule[:2]), int(rule[3:]))


def around(day: dt.date, unit: str, steps: int) -> Iterator[dt.date]:
    """`day` moved by -steps … +steps units, those that the calendar has."""
    for count in range(-steps, steps + 1):
        moved = shift(day, unit, count)
        if moved:
            yield moved


def _start_of(day: dt.date, unit: str) -> dt.date:
    if unit == "W":
        return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if unit == "WE":
        return dt.date.fromordinal(day.toordinal() + 5 - day.weekday())
    if unit == "D":
        return day
    if unit in ("M", "Q", "H"):
        size = _MONTHS[unit]
        return dt.date(day.year, (day.month - 1) // size * size + 1, 1)
    if unit == "CE":
        return dt.date((day.year - 1) // 100 * 100 + 1, 1, 1)
    return dt.date(max(1, day.year // 10 * 10) if unit == "DE" else day.year, 1, 1)


def _timex(start: dt.date, unit: str) -> str:
    year, week, _ = start.isocalendar()
    match unit:
        case "D":
            return start.isoformat()
        case "W":
            return f"{year:04}-W{week:02}"
        case "WE":
            return f"{year:04}-W{week:02}-WE"
        case "M":
            return f"{start.year:04}-{start.month:02}"
        case "Q":
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case "H":
            return f"{start.year:04}-H{(start.month + 5) // 6}"
        case "DE":
            return f"{start.year:04}"[:3]
        case "CE":
            return f"{start.year:04}"[:2]
    return f"{start.year:04}"
