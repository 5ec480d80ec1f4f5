"""What a matched time expression means: its TIMEX3 value and the days that it takes.

In: a `Match` of the grammar and the `Setting` that it stands in. Out: a `TimeValue`. The pattern names its reading
(`reads:` in `time.yaml`). Values follow TimeML's TIMEX3 (Saurí et al., TimeML Annotation Guidelines 1.2.1, section 2.2,
and ISO 24617-1).
"""

from __future__ import annotations

from collections.abc import Callable

from segun.reading.time_counted import (
    ago_reading,
    duration_reading,
    later_reading,
    modified_reading,
    offset_reading,
    ref_reading,
    same_reading,
    set_reading,
    so_far_reading,
    weekend_reading,
    window_reading,
)
from segun.reading.time_grammar import Match
from segun.reading.time_named import (
    century_reading,
    date_reading,
    day_number_reading,
    decade_reading,
    feast_reading,
    month_reading,
    part_of_year_reading,
    season_reading,
    weekday_reading,
    whole_date_reading,
    year_reading,
    years_reading,
)
from segun.reading.time_of_day import clock_reading, part_reading
from segun.reading.time_setting import Parts, Setting, TimeValue

Reading = Callable[[Parts, Setting], TimeValue | None]
READINGS: dict[str, Reading] = {
    "whole-date": whole_date_reading,
    "date": date_reading,
    "day-number": day_number_reading,
    "weekday": weekday_reading,
    "month": month_reading,
    "year": year_reading,
    "years": years_reading,
    "decade": decade_reading,
    "century": century_reading,
    "part-of-year": part_of_year_reading,
    "season": season_reading,
    "feast": feast_reading,
    "offset": offset_reading,
    "weekend": weekend_reading,
    "ago": ago_reading,
    "later": later_reading,
    "same": same_reading,
    "window": window_reading,
    "so-far": so_far_reading,
    "duration": duration_reading,
    "set": set_reading,
    "modified": modified_reading,
    "ref": ref_reading,
    "part": part_reading,
    "clock": clock_reading,
}


def value_of(match: Match, setting: Setting) -> TimeValue | None:
    """The value of a match, `None` where its words name no time (30 February, an idiom)."""
    reading = READINGS.get(match.line.reads)
    return reading(Parts(match), setting) if reading else None
