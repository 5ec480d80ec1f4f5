"""Dated events stand on their dates; a time that dates one stands there only once."""

from __future__ import annotations

from segun.view.events import deeds
from segun.view.timeline import timeline
from segun.view.voices import voices
from segun.view.wording import wording

SAY = wording("es")


def test_events_and_the_times_that_date_none(eventful):
    found = timeline(eventful, deeds(eventful, voices(eventful, SAY), SAY), SAY)
    assert [(d.interval, d.kind, [x.label for x in d.deeds], [w for w, _ in d.words]) for d in found] == [
        ("2029-05-18", "día", ["E2"], []),
        ("2029-05-20", "día", ["E10", "E11"], []),
        ("2029-06", "mes", ["E9"], []),
        ("PRESENT_REF", "fecha", [], ["todavía"]),
    ]


def test_without_events_every_time_stands_for_itself(eventful):
    found = timeline(eventful, [], SAY)
    assert [word for d in found for word, _ in d.words] == [
        "el viernes",
        "el domingo",
        "ese día",
        "en junio",
        "todavía",
    ]
