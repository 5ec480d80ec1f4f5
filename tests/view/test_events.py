"""An event in words: every code named, every actor at its place, every voice in its order."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from segun.ledger import Quantity, Span, Status
from segun.view.events import STATUS_MARKS, deeds, mode_name, quad_number, quantity, type_name
from segun.view.voices import voices
from segun.view.wording import wording

SAY = wording("es")


def told(ledger):
    return {d.event.id: d for d in deeds(ledger, voices(ledger, SAY), SAY)}


def test_every_status_has_a_sign_of_its_own(eventful):
    assert set(STATUS_MARKS) == set(get_args(Status)) == {e.status for e in eventful.events}
    assert len(set(STATUS_MARKS.values())) == len(STATUS_MARKS)


def test_a_deed_in_words(eventful):
    deed = told(eventful)["e2"]
    assert (deed.label, deed.trigger, deed.kind, deed.status) == ("E2", "reunió", "dialoga (visita)", "ocurrido")
    assert (deed.date, deed.date_target, deed.place) == ("2029-05-18", "z1", "Puerto Alto")
    assert [p.name for p in deed.actors] == ["Inés Bárcena", "Tomás Urrutia"]
    assert deed.title == "E2 dialoga (visita) · ● ocurrido · el reportero"


def test_an_actor_leads_to_its_nearest_mention(eventful):
    assert [p.target for p in told(eventful)["e5"].actors] == ["m1-3"]


def test_voices_innermost_first_and_the_reporter_where_there_are_none(eventful):
    found = told(eventful)
    assert found["e10"].according_to == "un vecino, según Julio Ferrán"
    assert [s.statement for s in found["e10"].sources] == [5, 6]
    assert found["e6"].according_to == "el reportero"


def test_deeds_stand_in_text_order_whatever_the_order_of_the_ledger(eventful):
    turned = msgspec.structs.replace(eventful, events=eventful.events[::-1])
    found = deeds(turned, voices(turned, SAY), SAY)
    assert [d.event.id for d in found][:3] == ["e1", "e2", "e3"]
    assert [d.number for d in found][:3] == [12, 11, 10]


def test_ids_that_lead_nowhere_are_shown_as_they_are(eventful):
    one = msgspec.structs.replace(eventful.events[0], actors=("a99",), recipients=(), attributed_to=("s99",))
    deed = told(msgspec.structs.replace(eventful, events=(one,)))["e1"]
    assert [(p.name, p.target) for p in deed.actors] == [("a99", "")]
    assert (deed.according_to, deed.sources[0].statement) == ("s99", None)


def test_a_type_of_another_ontology_is_called_by_its_id():
    assert type_name("AID", SAY) == "ayuda"
    assert type_name("VEDA", SAY) == "VEDA"


@pytest.mark.parametrize(
    ("quad", "number"),
    [
        ("verbal_cooperation", 1),
        ("material coop", 2),
        ("Verbal-Conflict", 3),
        ("material conflict", 4),
        ("other", 0),
        (None, 0),
    ],
)
def test_quad_classes_however_an_ontology_writes_them(quad, number):
    assert quad_number(quad) == number


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (400, 400, "400 personas"),
        (10, 20, "10–20 personas"),
        (1000, None, "≥ 1000 personas"),
        (None, 25000, "≤ 25\u00a0000 personas"),
        (0, 0, "0 personas"),
        (None, None, "varias personas"),
    ],
)
def test_quantities(least, most, expected):
    shown = quantity(Quantity(what="personas", min=least, max=most, span=Span(0, 15)), "varias personas")
    assert shown.replace("\u00a0", " ") == expected.replace("\u00a0", " ")


def test_a_mode_has_the_name_that_the_ontology_gives_it():
    assert mode_name("CONSULT", "visit", SAY) == "visita"
    assert mode_name("CONSULT", "visit", wording("en")) == "visit"
    assert mode_name("CONSULT", "seance", SAY) == "seance"
    assert mode_name("VEDA", "total", SAY) == "total"
