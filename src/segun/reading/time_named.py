"""Times that are named: dates, weekdays, months, years, centuries, seasons, feasts.

In: the parts of a match and its `Setting`. Out: a `TimeValue`, `None` where there is no such day.
"""

from __future__ import annotations

import datetime as dt

from segun.reading.calendar import around, day_of, feast, shift
from segun.reading.tense import Direction
from segun.reading.time_setting import (
    Parts,
    Setting,
    TimeValue,
    anchor_day,
    bearing_of,
    day_value,
    pick,
    turn_of,
    unit_at,
    year_of,
)

_CLOSE = 400


def whole_date_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    return day_value(dt.date.fromisoformat(parts.word("DATE")))


def date_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """Day and month, with or without a year, a weekday or a direction."""
    day, month, year = parts.number("DAY"), parts.number("MONTH"), year_of(parts, setting)
    if day is None or month is None:
        return None
    if year is not None:
        return day_value(day_of(year, month, day))
    if setting.published is None:
        fits = day_of(2000, month, day)
        return TimeValue(f"XXXX-{month:02}-{day:02}", "DATE", grain="day") if fits else None
    years = range(setting.published.year - 8, setting.published.year + 9)
    days = [d for y in years if (d := day_of(y, month, day))]
    return day_value(
        pick(
            _on_weekday(days, parts.number("WEEKDAY"), setting.published), setting.published, bearing_of(parts, setting)
        )
    )


def day_number_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """A day of the month without the month, with a weekday or a direction."""
    number = parts.number("DAY")
    if number is None:
        return None
    turn = turn_of(parts, setting)
    if turn or parts.phrase("turn"):
        return day_value(day_of(turn.start.year, turn.start.month, number)) if turn and turn.unit == "M" else None
    if setting.published is None:
        return TimeValue(f"XXXX-XX-{number:02}", "DATE", grain="day")
    months = around(setting.published.replace(day=1), "M", 12)
    days = [d for m in months if (d := day_of(m.year, m.month, number))]
    bearing = bearing_of(parts, setting)
    weekday = parts.number("WEEKDAY")
    near = [d for d in days if weekday is None or d.weekday() == weekday - 1]
    return day_value(
        pick(near or days, setting.published, bearing if weekday is None else Direction(bearing.sign, False))
    )


def weekday_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    number, relative = parts.number("WEEKDAY"), parts.number("ANAPHOR")
    if number is None:
        return None
    turn = turn_of(parts, setting)
    if turn:
        return day_value(shift(turn.start, "D", number - 1)) if turn.unit == "W" else None
    anchor = anchor_day(setting)
    if relative and anchor:
        return day_value(pick(_weekdays(anchor, number), anchor, Direction(relative, True), strict=True))
    if setting.published is None:
        return TimeValue(f"XXXX-WXX-{number}", "DATE", grain="day")
    strict = parts.number("DIR") is not None
    days = _weekdays(setting.published, number)
    return day_value(pick(days, setting.published, bearing_of(parts, setting), strict))


def month_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    month, year, relative = parts.number("MONTH"), year_of(parts, setting), parts.number("ANAPHOR")
    if month is None:
        return None
    if year is not None:
        return unit_at(day_of(year, month, 1), "M")
    anchor = anchor_day(setting) if relative else setting.published
    if anchor is None:
        return TimeValue(f"XXXX-{month:02}", "DATE", grain="month")
    months = [d for y in range(anchor.year - 2, anchor.year + 3) if (d := day_of(y, month, 1))]
    bearing = Direction(relative, True) if relative else bearing_of(parts, setting)
    strict = parts.number("DIR", "ANAPHOR") is not None
    return unit_at(pick(months, anchor.replace(day=1), bearing, strict), "M")


def year_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    year = year_of(parts, setting)
    return unit_at(day_of(year, 1, 1), "Y") if year else None


def years_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """Two years in one word, `1994-1998`, both counted in."""
    first, _, last = parts.word("YEARS").partition("/")
    return TimeValue(f"{first}/{last}", "DATE", f"{first}-01-01", f"{int(last) + 1}-01-01", "year")


def decade_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    tens, year = parts.number("TENS"), parts.number("YEAR")
    start = year if year is not None else 1900 + tens if tens is not None else None
    return unit_at(day_of(start, 1, 1), "DE") if start and start % 10 == 0 else None


def century_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    number = parts.number("CENTURY", "NUMBER")
    return unit_at(day_of((number - 1) * 100 + 1, 1, 1), "CE") if number and 0 < number < 30 else None


def part_of_year_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """A numbered quarter or half of a year, the publication's where none is named."""
    ordinal, unit, year = parts.number("ORDINAL"), parts.word("UNIT"), year_of(parts, setting)
    length = {"Q": 3, "H": 6}.get(unit)
    if ordinal is None or length is None or not 1 <= ordinal <= 12 // length:
        return None
    if year is None and setting.published is None:
        return TimeValue(f"XXXX-{unit}{ordinal}", "DATE", grain="quarter")
    return unit_at(day_of(year or _published_year(setting), (ordinal - 1) * length + 1, 1), unit)


def season_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """Its days are not told, nor the year of the last or next one: they differ between the hemispheres."""
    year = year_of(parts, setting)
    if year is None and setting.published is not None and parts.number("DIR") is None:
        year = setting.published.year
    return TimeValue(f"{year or 'XXXX'}-{parts.word('SEASON')}", "DATE", grain="quarter")


def feast_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    rule, year = parts.word("FEAST"), year_of(parts, setting)
    if year is not None:
        return day_value(feast(year, rule))
    if setting.published is None:
        return TimeValue("XXXX-XX-XX" if rule.startswith("easter") else f"XXXX-{rule}", "DATE", grain="day")
    at = setting.published.year
    days = [d for y in range(at - 1, at + 2) if (d := feast(y, rule))]
    return day_value(pick(days, setting.published, bearing_of(parts, setting)))


def _on_weekday(days: list[dt.date], weekday: int | None, at: dt.date) -> list[dt.date]:
    """Those of `days` that fall on the weekday and lie within a year or so; all where none does."""
    fitting = [d for d in days if weekday is not None and d.weekday() == weekday - 1 and abs((d - at).days) < _CLOSE]
    return fitting or days


def _weekdays(at: dt.date, number: int) -> list[dt.date]:
    return [d for d in around(at, "D", 7) if d.weekday() == number - 1]


def _published_year(setting: Setting) -> int:
    return setting.published.year if setting.published else 0
