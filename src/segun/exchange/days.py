"""When something happened, for formats that know only days.

In: records with their dates as ISO 8601 intervals. Out: days.
"""

from __future__ import annotations

import datetime as dt

from segun.ledger import Event, Moment
from segun.store.entry import Entry

_DAY = frozenset({"day", "part_of_day", "hour", "minute"})


def day(text: str | None) -> dt.date | None:
    """The day that an ISO 8601 date or time lies on; `None` where it names none."""
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def told_day(moment: Moment | None) -> dt.date | None:
    """The day that a text gives; `None` where it gives none, or only a week, a month, a year."""
    return day(moment.start) if moment and moment.grain in _DAY else None


def event_day(event: Event, entry: Entry) -> dt.date | None:
    """The day of an event: that of the text, else of publication, else on which the article was first seen."""
    return told_day(event.date) or day(entry.ledger.document.published) or day(entry.seen)


def seen_moment(entry: Entry) -> dt.datetime | None:
    """When the article was first seen, in UTC; midnight where only a day is known."""
    try:
        moment = dt.datetime.fromisoformat(entry.seen)
    except ValueError:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
