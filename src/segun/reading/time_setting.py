"""What an expression of time is read against, and what reading it gives.

In: a match of the grammar, the publication, the times named before it and the tense of its clause (`Setting`). Out:
`TimeValue`, and the choices that all readings share: which of several days of one name is meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from segun.ledger import Grain, TimexType
from segun.reading.calendar import GRAINS, Interval, interval_of, shift
from segun.reading.tense import Direction
from segun.reading.time_grammar import Match

_FAR, _NEAR = 240, 60
LENGTHS = {
    "D": (1, "P", "D"), "W": (1, "P", "W"), "WE": (1, "P", "WE"), "F": (15, "P", "D"), "M": (1, "P", "M"),
    "B": (2, "P", "M"), "Q": (3, "P", "M"), "H": (6, "P", "M"), "Y": (1, "P", "Y"), "DE": (10, "P", "Y"),
    "CE": (100, "P", "Y"), "MI": (1000, "P", "Y"), "HOUR": (1, "PT", "H"), "MIN": (1, "PT", "M"), "SEC": (1, "PT", "S"),
}  # fmt: skip
CLOCK_GRAINS: dict[str, Grain] = {"HOUR": "hour", "MIN": "minute", "SEC": "minute"}


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value; `start` and `end` as in `TimeMention`, `interval` where it is a unit of the calendar."""

    timex: str
    type: TimexType
    start: str | None = None
    end: str | None = None
    grain: Grain | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: publication, the last time and last day named before it, a day close by."""

    published: dt.date | None
    latest: Interval | None
    latest_day: Interval | None
    nearby_day: Interval | None
    direction: Callable[[], Direction]
    reader: Callable[[Match, Setting], TimeValue | None]

    def read(self, match: Match) -> TimeValue | None:
        """The value of a phrase inside an expression, in the same setting."""
        return self.reader(match, self)


class Parts:
    """The parts of a match by name, and what its pattern implies."""

    def __init__(self, match: Match) -> None:
        self._match = match

    def number(self, *names: str) -> int | None:
        """The whole number of the first part there is."""
        for name in names:
            value = self._value(name)
            if isinstance(value, int):
                return value
        return None

    def word(self, name: str) -> str:
        """The part as a word, "" where there is none."""
        value = self._value(name)
        return value if isinstance(value, str) else ""

    def phrase(self, name: str) -> Match | None:
        """The part as a matched phrase."""
        value = self._value(name)
        return value if isinstance(value, Match) else None

    def _value(self, name: str) -> int | str | Match | None:
        part = self._match.parts.get(name)
        return part.value if part else self._match.line.given.get(name)


def unit_value(interval: Interval | None) -> TimeValue | None:
    """The value of a unit of the calendar."""
    if interval is None:
        return None
    start, end = interval.start.isoformat(), interval.end.isoformat()
    return TimeValue(interval.timex, "DATE", start, end, GRAINS[interval.unit], interval)


def turn_of(parts: Parts, setting: Setting) -> Interval | None:
    """The unit that the expression hangs on: `[el lunes] de la semana pasada`."""
    phrase = parts.phrase("turn")
    value = setting.read(phrase) if phrase else None
    return value.interval if value else None


def bearing_of(parts: Parts, setting: Setting) -> Direction:
    sign = parts.number("DIR")
    return Direction(sign, True) if sign else setting.direction()


def year_of(parts: Parts, setting: Setting) -> int | None:
    """The year that is named, or counted from the publication (`del año pasado`) or the text (`del mismo año`)."""
    turn = turn_of(parts, setting)
    return turn.start.year if turn else parts.number("YEAR", "YY")


def pick(days: list[dt.date], at: dt.date, bearing: Direction, strict: bool = False) -> dt.date | None:
    """The last of `days` up to `at`, the next from it, or the nearest, as the bearing says; a doubtful bearing gives way
    to a day close by where it leads far off."""
    if not days:
        return None
    nearest = min(days, key=lambda d: (abs((d - at).days), d))
    past = [d for d in days if d < at or (d == at and not strict)]
    coming = [d for d in days if d > at or (d == at and not strict)]
    if bearing.sign == 0:
        return nearest
    chosen = max(past, default=nearest) if bearing.sign < 0 else min(coming, default=nearest)
    far = abs((chosen - at).days) > _FAR and abs((nearest - at).days) < _NEAR
    return nearest if far and not bearing.sure else chosen


def moved(anchor: dt.date, unit: str, count: int) -> TimeValue | None:
    base = anchor if unit in ("D", "W", "WE") else anchor.replace(day=1)
    return unit_at(shift(base, unit, count), unit)


def unit_at(day: dt.date | None, unit: str) -> TimeValue | None:
    return unit_value(interval_of(day, unit)) if day and unit in GRAINS else None


def day_value(day: dt.date | None) -> TimeValue | None:
    return unit_at(day, "D")


def anchor_day(setting: Setting) -> dt.date | None:
    return setting.latest_day.start if setting.latest_day else setting.published


def anchor_any(setting: Setting) -> dt.date | None:
    return setting.latest.start if setting.latest else setting.published


def reference(sign: int) -> str:
    return "PRESENT_REF" if sign == 0 else "PAST_REF" if sign < 0 else "FUTURE_REF"


def length(unit: str, count: int | None) -> str:
    size, prefix, letter = LENGTHS[unit]
    return f"{prefix}{'X' if count is None else count * size}{letter}"


def iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
