"""A record of a table to an article."""

from __future__ import annotations

import datetime as dt

import pytest

from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.place import Place
from segun.ingest.problem import SourceError
from segun.ingest.record import of_row
from segun.ingest.row import BadRow, Row

PLACE = Place("/in/t.jsonl", "t", "in", "t.jsonl")


def taken(values: dict[str, object], options: Options | None = None, place: Place = PLACE) -> Item | Fault:
    return of_row(Row(3, 7, values), place, options or Options())


def item(values: dict[str, object], options: Options | None = None, place: Place = PLACE) -> Item:
    found = taken(values, options, place)
    assert isinstance(found, Item), found
    return found


def test_everything_that_a_record_tells_is_kept():
    found = item(
        {
            "titular": "El puerto <b>cierra</b>", "cuerpo": "Uno.\r\nDos.", "fecha": "14/05/2029", "autor": "Ana Robles; Bruno Lagos",
            "enlace": "https://x.example/n?utm_source=a", "fuente": "El Faro", "idioma": "es-PE", "clave": 12,
        }
    )  # fmt: skip
    article = found.article
    assert (article.text, article.title, article.published) == ("Uno.\nDos.", "El puerto cierra", dt.date(2029, 5, 14))
    assert (article.authors, article.publisher) == (("Ana Robles", "Bruno Lagos"), "El Faro")
    assert (article.url, article.language) == ("https://x.example/n", "es-PE")
    assert (found.address, found.name, found.present) == ("/in/t.jsonl#12", "12", False)


def test_a_record_is_known_by_id_then_address_then_number():
    assert item({"text": "a", "id": "../x"}).name == "x"
    assert item({"text": "a", "url": "http://x.example/n"}).address == "http://x.example/n"
    assert item({"text": "a"}).address == "/in/t.jsonl#row3"
    piped = item({"text": "a"}, place=Place("-", "stdin", "-"))
    assert piped.address == item({"text": "a"}, place=Place("-", "stdin", "-")).address != "-"


def test_records_inside_records_are_reached():
    found = item(
        {"doc": {"body": ["Uno.", "Dos."]}, "source": {"id": None, "name": "El Faro"}}, Options({"text": "doc.body"})
    )
    assert (found.article.text, found.article.publisher) == ("Uno.\n\nDos.", "El Faro")


def test_html_in_a_field_becomes_paragraphs_and_a_mentioned_tag_stays():
    assert item({"text": "<p>Uno</p><p>Dos &amp; tres</p>"}).article.text == "Uno\n\nDos & tres"
    assert item({"text": "La etiqueta <b> resalta."}).article.text == "La etiqueta <b> resalta."


def test_a_date_that_tells_no_day_is_a_warning_and_the_option_stands_in():
    found = item({"text": "a", "date": "ayer"}, Options(published=dt.date(2029, 1, 1))).article
    assert found.published == dt.date(2029, 1, 1)
    assert [(one.kind, one.message) for one in found.warnings] == [("no_date", "'ayer' tells no day")]


def test_the_options_fill_what_is_missing_only():
    options = Options(publisher="La Gaceta")
    assert item({"text": "a"}, options).article.publisher == "La Gaceta"
    assert item({"text": "a", "source": "El Faro"}, options).article.publisher == "El Faro"


@pytest.mark.parametrize(
    ("said", "wished", "taken"),
    [
        ("es-PE", None, "es-PE"),
        ("en", "es", "es"),
        (None, "es", "es"),
        ("../../x", None, None),
        ("español", None, None),
    ],
)
def test_the_language_that_is_wished_goes_before_what_is_said(said: object, wished: str | None, taken: str | None):
    assert item({"text": "a", "lang": said}, Options(language=wished)).article.language == taken


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"nota_limpia": "a", "x": 1}, "the record has no text; it has: nota_limpia, x"),
        ({}, "the record has no text; it has: nothing"),
        ({"text": None, "id": 1}, "the record has no text; it has: id"),
        ({"text": " \n "}, "the record's text is empty"),
        ({"text": "", "title": "x"}, "the record's text is empty"),
        ({"text": []}, "the record's text is empty"),
        ({"text": 7}, "what should be the text is a number"),
        ({"text": {"a": 1}}, "what should be the text is a record"),
        ({"text": "<p></p><p> </p>"}, "there are no words in the HTML"),
    ],
)
def test_a_record_without_words_is_a_fault_with_its_line(values: dict[str, object], reason: str):
    found = taken(values)
    assert isinstance(found, Fault)
    assert (found.address, found.reason, found.step) == ("/in/t.jsonl:7", reason, "decode")


def test_a_bad_row_is_a_fault_with_its_line():
    found = of_row(BadRow(9, SourceError("this is no JSON", "", "check it")), PLACE, Options())
    assert found == Fault("/in/t.jsonl:9", "in", "this is no JSON", "check it", "decode")


def test_nul_and_half_characters_become_the_sign_for_what_is_lost():
    found = item({"text": "a\0b \ud83d c", "title": "t\0"}).article
    assert (found.text, found.title) == ("a\ufffdb \ufffd c", "t\ufffd")


@pytest.mark.parametrize("value", [["a", {"name": "b"}, 3, None, "a"], "a;b;3"])
def test_authors_are_a_list_or_words(value: object):
    assert item({"text": "x", "authors": value}).article.authors == ("a", "b", "3")
