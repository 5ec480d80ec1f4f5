"""`ical`: what is announced, as a calendar.

In: a selection. Out: an iCalendar file with one all-day event for each deed of status `future` that a text dates to a
month or less and that is not over when the article comes out; its title has the ontology's name of the deed and those who take part, its description who says so and
in which words. An event that several articles announce for the same days stands there once, as it is first told.

Source: RFC 5545, RFC 7986.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from segun.exchange.cast import Actors, Cast
from segun.exchange.days import day, seen_moment
from segun.exchange.extras import extra
from segun.exchange.lines import identity, printable, words
from segun.exchange.software import software
from segun.exchange.wishes import Wishes
from segun.language.tables import load_table
from segun.ledger import Event
from segun.store.entry import Entry, Selection

if TYPE_CHECKING:
    import icalendar

_TABLE = Path(__file__).parent / "calendar.yaml"
_LONG = frozenset({"year", "quarter"})
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Where an article does not say when it was seen; an event must have such a moment."""


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    title: str
    says: str
    reports: str
    article: str


def write_calendar(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the calendar; returns how many events.

    Raises:
        SegunError: icalendar is not installed.
    """
    with extra("exchange"):
        import icalendar
    phrases = load_table(_TABLE, dict[str, _Phrases])[wishes.ui]
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{software()}//{wishes.ui.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", phrases.name)
    calendar.add("x-wr-calname", phrases.name)
    head, end, tail = calendar.to_ical().rpartition(b"END:VCALENDAR")
    out.write(head)
    count = 0
    for event in _announced(selection, wishes, phrases):
        out.write(event.to_ical())
        count += 1
    out.write(end + tail)
    return count


def _announced(selection: Selection, wishes: Wishes, phrases: _Phrases) -> Iterator[icalendar.Event]:
    cast, met = Cast(selection), set[int]()
    for entry in selection.entries():
        actors = cast.of(entry)
        for event in entry.events:
            days = _days(event)
            if days is None or _over(days, entry):
                continue
            deed = entry.deeds.get(event.id) or f"{entry.ledger.document.id}#{event.id}"
            ident = identity(deed, *(day.isoformat() for day in days))
            if ident not in met:
                met.add(ident)
                yield _event(entry, actors, event, ident, days, wishes, phrases)


def _days(event: Event) -> tuple[dt.date, dt.date] | None:
    """The first day of what is announced, and the day after the last; `None` for what is not announced, or not
    dated."""
    if event.status != "future" or event.date is None or event.date.grain in _LONG:
        return None
    first, end = day(event.date.start), day(event.date.end)
    if first is None or first == dt.date.max:
        return None
    return first, max(end or first, first + dt.timedelta(days=1))


def _over(days: tuple[dt.date, dt.date], entry: Entry) -> bool:
    """Whether the days had passed when the article came out: nobody announces what was yesterday."""
    published = day(entry.ledger.document.published)
    return published is not None and days[1] <= published


def _event(
    entry: Entry,
    actors: Actors,
    event: Event,
    ident: int,
    days: tuple[dt.date, dt.date],
    wishes: Wishes,
    phrases: _Phrases,
) -> icalendar.Event:
    import icalendar

    made = icalendar.Event()
    made.add("uid", f"{ident:016x}@segun")
    made.add("dtstamp", seen_moment(entry) or _BEGINNING)
    made.add("dtstart", days[0])
    made.add("dtend", days[1])
    made.add("summary", printable(_title(event, actors, wishes, phrases)))
    made.add("description", printable(_description(entry, actors, event, phrases)))
    made.add("transp", "TRANSPARENT")
    if event.place and event.place.name:
        made.add("location", printable(event.place.name))
        if event.place.lat is not None and event.place.lon is not None:
            made.add("geo", (event.place.lat, event.place.lon))
    if entry.ledger.document.url:
        made.add("url", printable(entry.ledger.document.url))
    return made


def _title(event: Event, actors: Actors, wishes: Wishes, phrases: _Phrases) -> str:
    kind = wishes.ontology.types.get(event.type)
    label = kind and (kind.mode(event.mode) or kind)
    deed = label.shown(wishes.ui) if label else event.type
    who = ", ".join(actors.names((*event.actors, *event.recipients)))
    return phrases.title.format(deed=deed, who=who) if who else deed


def _description(entry: Entry, actors: Actors, event: Event, phrases: _Phrases) -> str:
    """Who says so, outermost first, and the sentence where the text may go out."""
    document = entry.ledger.document
    lines = [phrases.reports.format(publisher=document.publisher or document.title or phrases.article)]
    speakers = {statement.id: statement.speaker for statement in entry.ledger.statements}
    for ident in event.attributed_to:
        speaker = speakers.get(ident)
        if speaker:
            lines.append(phrases.says.format(who=actors.who(speaker).label))
    sentence = words(document.text, event.sentence_span)
    return "\n".join([*lines, sentence] if sentence else lines)
