"""The calendar, read by the icalendar library and by the eye of the RFC."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange import Wishes
from segun.ledger import Moment, Place, Span

VISIT = Moment("2025-03-20", "2025-03-20", "2025-03-21", "day", Span(0, 1))


def events(export, selection, *wishes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(export("ical", selection, *wishes)).walk("VEVENT")


def test_an_announced_visit(export, shelf) -> None:
    (visit,) = events(export, shelf)
    assert (visit["DTSTART"].dt, visit["DTEND"].dt) == (dt.date(2025, 3, 20), dt.date(2025, 3, 21))
    assert str(visit["SUMMARY"]) == "visita: El canciller, Ecuador"
    assert str(visit["DESCRIPTION"]) == "Según Faro:\nEl canciller viajará a Quito el 20 de marzo de 2025."
    assert str(visit["LOCATION"]) == "Quito" and str(visit["URL"]) == "https://faro.example/nota?a=1&b=2"
    assert visit["DTSTAMP"].dt == dt.datetime(2025, 3, 13, 8, 30, tzinfo=dt.UTC)


def test_in_english_with_the_ontologys_names(export, shelf) -> None:
    (visit,) = events(export, shelf, Wishes(ui="en"))
    assert str(visit["SUMMARY"]) == "visit: El canciller, Ecuador"
    assert str(visit["DESCRIPTION"]).startswith("According to Faro:")


def test_without_the_text_only_who_says_so_is_left(export, shelf, wordless) -> None:
    (visit,) = events(export, shelf, wordless)
    assert str(visit["DESCRIPTION"]) == "Según Faro:"


def test_a_source_in_the_article_is_named(export, shelf) -> None:
    entry = shelf.kept[2]
    event = struct_replace(entry.events[1], status="future", date=VISIT)
    (found,) = events(export, replace(shelf, kept=(replace(entry, events=(event,)),)))
    assert str(found["DESCRIPTION"]).split("\n")[:2] == ["Según Plaza:", "Según Ana Beltrán:"]


@pytest.mark.parametrize(
    ("status", "grain", "count"),
    [("future", "month", 1), ("future", "year", 0), ("future", "quarter", 0), ("actual", "day", 0)],
)
def test_only_what_is_announced_and_dated_closely(export, one_event, status: str, grain: str, count: int) -> None:
    moment = Moment("X", "2025-06-01", "2025-07-01", grain, Span(0, 1))
    found = events(export, one_event(status=status, date=moment))
    assert len(found) == count
    assert all(
        (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2025, 6, 1), dt.date(2025, 7, 1)) for event in found
    )


@pytest.mark.parametrize(
    ("first", "end", "count"), [("11", "12", 0), ("12", "13", 1), ("01", "13", 1), ("13", "14", 1)]
)
def test_what_was_over_when_the_article_came_out_is_not_announced(export, one_event, first, end, count) -> None:
    moment = Moment("X", f"2025-03-{first}", f"2025-03-{end}", "day", Span(0, 1))
    assert len(events(export, one_event(status="future", date=moment))) == count


def test_programs_old_and_new_find_the_calendars_name(export, empty) -> None:
    calendar = icalendar.Calendar.from_ical(export("ical", empty))
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Anuncios"


def test_undated_and_half_dated_plans_are_left_out_or_last_a_day(export, one_event) -> None:
    assert events(export, one_event(status="future", date=None)) == []
    open_end = Moment("X", "2025-06-01", None, "day", Span(0, 1))
    assert events(export, one_event(status="future", date=open_end))[0]["DTEND"].dt == dt.date(2025, 6, 2)
    unresolved = Moment("X", None, None, "day", Span(0, 1))
    assert events(export, one_event(status="future", date=unresolved)) == []


def test_lines_are_folded_at_75_octets_and_end_as_the_rfc_has_them(export, one_event) -> None:
    place = Place("Ñandú 😀, " * 30 + "\r\nX:1;\\", "PRY", None, None, Span(0, 1))
    data = export("ical", one_event(status="future", date=VISIT, place=place))
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and data.count(b"\n") == data.count(b"\r\n")
    assert b"\nX:1" not in data
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["LOCATION"]).startswith("Ñandú 😀, Ñandú")


def test_control_characters_are_replaced(export, one_event) -> None:
    data = export(
        "ical", one_event(status="future", date=VISIT, place=Place("a\0b\x07c", None, None, None, Span(0, 1)))
    )
    assert str(icalendar.Calendar.from_ical(data).walk("VEVENT")[0]["LOCATION"]) == "a\ufffdb\ufffdc"


def test_the_uid_lasts_and_hangs_on_the_days(export, one_event) -> None:
    first = events(export, one_event(status="future", date=VISIT))[0]["UID"]
    again = events(export, one_event(status="future", date=VISIT, sense="x"))[0]["UID"]
    later = Moment("2025-03-22", "2025-03-22", "2025-03-23", "day", Span(0, 1))
    assert first == again != events(export, one_event(status="future", date=later))[0]["UID"]
