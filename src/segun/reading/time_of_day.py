"""Parts of a day and times of the clock, on the day that stands with them or close by.

In: the parts of a match and its `Setting`. Out: a `TimeValue` of type TIME.
"""

from __future__ import annotations

import datetime as dt

from segun.ledger import Grain
from segun.reading.calendar import interval_of, shift
from segun.reading.time_setting import Parts, Setting, TimeValue, anchor_day, iso


def day_with(parts: Parts, setting: Setting) -> dt.date | None:
    inner, count = parts.phrase("day"), parts.number("n", "DEICTIC", "DIR")
    if inner:
        value = setting.read(inner)
        return value.interval.start if value and value.interval and value.interval.unit == "D" else None
    anaphor = parts.number("ANAPHOR")
    if anaphor is not None:
        anchor = anchor_day(setting)
        return shift(anchor, "D", anaphor) if anchor else None
    if count is not None:
        return shift(setting.published, "D", count) if setting.published else None
    return setting.nearby_day.start if setting.nearby_day else setting.published


def part_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """A part of a day: of the day that stands with it, else one counted from the publication, else one close by."""
    day = day_with(parts, setting)
    timex = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{parts.word('DAYPART')}"
    interval = interval_of(day, "D") if day else None
    if interval is None:
        return TimeValue(timex, "TIME", grain="part_of_day")
    return TimeValue(timex, "TIME", iso(interval.start), iso(interval.end), "part_of_day", interval)


def clock_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """A time of the clock, on the day that stands with it or close by."""
    inner = parts.phrase("clock")
    if inner:
        return _clock_value(Parts(inner), day_with(parts, setting))
    return _clock_value(parts, day_with(parts, setting))


def _clock_value(parts: Parts, day: dt.date | None) -> TimeValue | None:
    written = parts.word("CLOCK")
    hour = int(written[:2]) if written else parts.number("HOUR")
    minute = int(written[3:]) if written else parts.number("MINUTE")
    if hour is None:
        return None
    total = (_full_hour(hour, parts) * 60) + (minute or 0)
    shown = f"T{total // 60:02}:{total % 60:02}" + parts.word("ZONE")
    grain: Grain = "hour" if minute is None else "minute"
    if day is None:
        return TimeValue("XXXX-XX-XX" + shown, "TIME", grain=grain)
    start = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=total)
    end = start + dt.timedelta(minutes=60 if minute is None else 1)
    day_interval = interval_of(day, "D")
    return TimeValue(day.isoformat() + shown, "TIME", _minute(start), _minute(end), grain, day_interval)


def _full_hour(hour: int, parts: Parts) -> int:
    half = parts.word("MERIDIEM") or {"AF": "PM", "NI": "PM", "EM": "AM", "MO": "AM"}.get(parts.word("DAYPART"), "")
    if half == "PM" and hour < 12 and not (parts.word("DAYPART") == "NI" and hour < 5):
        return hour + 12
    midnight = hour == 12 and ((half == "AM" and parts.word("DAYPART") != "MO") or parts.word("DAYPART") == "NI")
    return 0 if midnight else hour


def _minute(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")
