"""Times that are counted: so many units from publication or from a time named before, lengths, and what repeats.

In: the parts of a match and its `Setting`. Out: a `TimeValue`.
"""

from __future__ import annotations

import datetime as dt

from segun.reading.calendar import GRAINS, interval_of, shift
from segun.reading.time_of_day import day_with
from segun.reading.time_setting import (
    CLOCK_GRAINS,
    LENGTHS,
    Parts,
    Setting,
    TimeValue,
    anchor_any,
    anchor_day,
    iso,
    length,
    moved,
    reference,
    unit_at,
)

_HALVES = {"Y": ("P", 6, "M"), "HOUR": ("PT", 30, "M"), "CE": ("P", 50, "Y"), "DE": ("P", 5, "Y"), "D": ("PT", 12, "H")}


def offset_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """A unit counted from the publication: `hoy`, `la semana pasada`."""
    unit, count = parts.word("UNIT"), parts.number("n", "DIR", "DEICTIC") or 0
    if unit in CLOCK_GRAINS or unit not in GRAINS:
        return TimeValue(reference(count), "DATE")
    if setting.published is None:
        return TimeValue(length(unit, abs(count)) if count else "PRESENT_REF", "DATE", grain=GRAINS[unit])
    if unit == "WE" and count > 0 and setting.published.weekday() < 5:
        count -= 1  # the next weekend is the coming one
    return moved(setting.published, unit, count)


def weekend_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`el fin de semana`: the one before or after publication, as the tense has it; its own days count as both."""
    if setting.published is None:
        return TimeValue("XXXX-WXX-WE", "DATE", grain="week")
    coming = interval_of(setting.published, "WE")
    past = setting.direction().sign < 0 and coming is not None and coming.start > setting.published
    return moved(setting.published, "WE", -1 if past else 0)


def ago_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`hace tres días`, `dentro de dos meses`: a number of units from the publication."""
    return _counted(parts, setting.published, parts.number("n") or -1)


def later_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`dos días después`, `al día siguiente`: units from the last time named before."""
    unit = parts.word("UNIT")
    if parts.word("NUMBER"):
        return TimeValue(length(unit, None), "DURATION", grain=GRAINS.get(unit) or CLOCK_GRAINS.get(unit))
    if parts.phrase("day"):
        return _counted(parts, day_with(parts, setting), parts.number("ANAPHOR") or 1)
    anchor = anchor_day(setting) if unit in ("D", "W", "WE") else anchor_any(setting)
    return _counted(parts, anchor, parts.number("ANAPHOR", "n") or 1)


def same_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`ese día`, `el mismo año`: the unit of the last time named before."""
    unit = parts.word("UNIT")
    anchor = anchor_day(setting) if unit in ("D", "W") else anchor_any(setting)
    if unit not in GRAINS:
        return None
    return unit_at(anchor, unit) if anchor else TimeValue("PAST_REF", "DATE", grain=GRAINS[unit])


def _counted(parts: Parts, anchor: dt.date | None, sign: int) -> TimeValue | None:
    unit, count = parts.word("UNIT"), parts.number("NUMBER")
    count = 1 if count is None and not parts.word("NUMBER") else count
    if count is None:
        return TimeValue(reference(sign), "DATE")
    if unit in CLOCK_GRAINS:
        return TimeValue(length(unit, count), "DURATION", grain=CLOCK_GRAINS[unit])
    if unit not in GRAINS or anchor is None:
        return TimeValue(length(unit, count), "DATE", grain=GRAINS.get(unit))
    return moved(anchor, unit, sign * count)


def window_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`los últimos tres días`: a length that ends, or begins, at publication, whose own day counts in."""
    unit, sign, count = parts.word("UNIT"), parts.number("DIR", "n") or -1, parts.number("NUMBER")
    count = 1 if count is None and not parts.word("NUMBER") else count
    timex, grain = length(unit, count), GRAINS.get(unit) or CLOCK_GRAINS.get(unit)
    if setting.published is None:
        return TimeValue(timex, "DURATION", grain=grain)
    days = {"HOUR": -(-(count or 24) // 24), "MIN": 1, "SEC": 1}.get(unit)
    reach = None
    if count is not None:
        reach = (
            shift(setting.published, "D" if days else unit, sign * (days or count)) if days or unit in GRAINS else None
        )
    today, tomorrow = setting.published, shift(setting.published, "D", 1)
    start, end = (reach, tomorrow) if sign < 0 else (today, shift(reach, "D", 1) if reach else None)
    return TimeValue(timex, "DURATION", iso(start), iso(end), grain)


def so_far_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`lo que va del año`: from the beginning of the unit to the day of publication."""
    unit = parts.word("UNIT")
    if setting.published is None or unit not in GRAINS:
        return TimeValue("PRESENT_REF", "DATE", grain=GRAINS.get(unit))
    whole = interval_of(setting.published, unit)
    tomorrow = shift(setting.published, "D", 1)
    return TimeValue(whole.timex, "DATE", iso(whole.start), iso(tomorrow), GRAINS[unit]) if whole else None


def duration_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    unit, half, count = parts.word("UNIT"), parts.number("half"), parts.number("NUMBER")
    if half is not None and unit in _HALVES:
        prefix, size, letter = _HALVES[unit]
        whole = 2 * half + 1
        return TimeValue(f"{prefix}{size * whole}{letter}", "DURATION", grain=GRAINS.get(unit) or CLOCK_GRAINS[unit])
    if half is not None:
        size, prefix, letter = LENGTHS[unit]
        return TimeValue(
            f"{prefix}{(half + 0.5) * size:g}{letter}", "DURATION", grain=GRAINS.get(unit) or CLOCK_GRAINS.get(unit)
        )
    if count == 0:
        return None
    return TimeValue(length(unit, count), "DURATION", grain=GRAINS.get(unit) or CLOCK_GRAINS.get(unit))


def set_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    weekday, daypart, unit = parts.number("WEEKDAY"), parts.word("DAYPART"), parts.word("UNIT")
    if weekday is not None and parts.number("until") is not None:
        return TimeValue(f"XXXX-WXX-{weekday}/XXXX-WXX-{parts.number('until')}", "SET", grain="day")
    if weekday is not None:
        return TimeValue(f"XXXX-WXX-{weekday}" + (f"T{daypart}" if daypart else ""), "SET", grain="day")
    if daypart:
        return TimeValue(f"XXXX-XX-XXT{daypart}", "SET", grain="part_of_day")
    if unit == "WE":
        return TimeValue("XXXX-WXX-WE", "SET", grain="week")
    grain = GRAINS.get(unit) or CLOCK_GRAINS.get(unit)
    return TimeValue(length(unit, parts.number("NUMBER") or 1), "SET", grain=grain)


def modified_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    """`a fines de mayo`, `la primera semana de junio`: the wider time, which is all that is certain."""
    inner = parts.phrase("period") or parts.phrase("day")
    return setting.read(inner) if inner else None


def ref_reading(parts: Parts, setting: Setting) -> TimeValue | None:
    return TimeValue(parts.word("REF"), "DATE")
