"""What goes out of an article whose words must not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange.wordless import Wordless, wordless
from segun.ledger import Place, Span

SOUTH = Place("el sur de la comarca", None, None, None, Span(0, 1))
QUITO = Place("Quito", "ECU", -0.2, -78.5, Span(0, 1))


def test_records_codes_and_offsets_stay(shelf) -> None:
    whole = shelf.kept[0]
    bare = wordless(whole)
    assert (bare.statements, bare.claims, bare.deeds) == (whole.statements, whole.claims, whole.deeds)
    assert bare.ledger.times == whole.ledger.times and bare.ledger.document.sha256 == whole.ledger.document.sha256
    assert [event.trigger_span for event in bare.events] == [event.trigger_span for event in whole.events]


def test_text_senses_and_what_is_counted_go(shelf) -> None:
    bare = wordless(shelf.kept[0])
    assert bare.ledger.document.text == ""
    assert {event.sense for event in (*bare.events, *bare.ledger.events)} == {""}
    assert {quantity.what for event in bare.events for quantity in event.quantities} == {""}
    assert {term.instrument for term in bare.ledger.commitments} == {""}


def test_only_names_are_left_of_mentions(shelf) -> None:
    mentions = [mention for actor in wordless(shelf.kept[0]).ledger.actors for mention in actor.mentions]
    assert {mention.text for mention in mentions if mention.type != "name"} == {""}
    assert "Mansur" in {mention.text for mention in mentions}


@pytest.mark.parametrize(("title", "left"), [("Título de la nota", "Título de la nota"), ("Ayer  llovió.", None)])
def test_a_headline_stays_where_it_is_not_in_the_text(shelf, title: str, left: str | None) -> None:
    entry = shelf.kept[3]
    document = struct_replace(entry.ledger.document, title=title)
    bare = wordless(replace(entry, ledger=struct_replace(entry.ledger, document=document)))
    assert bare.ledger.document.title == left


def test_an_entity_keeps_its_name_and_loses_its_descriptions(shelf) -> None:
    known = {"ent": replace(shelf.known["ent-Darío Mansur"], names=("Darío Mansur", "el mandatario"))}
    assert Wordless(replace(shelf, known=known)).entity("ent").names == ("Darío Mansur",)


def test_a_place_that_the_gazetteer_does_not_know_loses_its_words(one_event) -> None:
    found = [wordless(one_event(place=place).kept[0]).events[0].place for place in (SOUTH, QUITO)]
    assert [place.name for place in found] == ["", "Quito"]


@pytest.mark.parametrize("name", ["plover", "gdelt", "icews", "jsonld", "ftm", "sqlite", "webannotation", "ical"])
def test_no_format_stumbles_over_a_place_without_a_name(export, one_event, wordless, name: str) -> None:
    selection = one_event(place=SOUTH, status="future" if name == "ical" else "actual")
    found = export(name, selection, wordless)
    assert found and b"comarca" not in found
    if name == "jsonld":
        places = [node["location"] for node in json.loads(found)["@graph"] if "location" in node]
        assert places == [{"@type": "Place"}]
