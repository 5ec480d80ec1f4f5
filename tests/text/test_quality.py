"""Warnings about a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.text.duplicates import duplicates
from segun.text.language import other_language
from segun.text.quality import inspect
from segun.text.translation import suspects, translation_table

LEAD = "La alcaldesa de Villaclara anunció el lunes la apertura del puente nuevo"
REST = "Los vecinos celebraron la noticia con música. Pidieron además otra línea de autobuses."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(w.kind, w.span.of(text) if w.span else "") for w in inspect(text)]


def test_good_news_prose_gives_no_warning() -> None:
    assert inspect(f"{LEAD}.\n{REST}\nLos vecinos celebraron la noticia.") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}.\n{REST}\n{LEAD}.",
        f"{LEAD}\n{REST}\n{LEAD}, que costó diez millones.",
        f"{LEAD.upper()}\n{REST}\n{LEAD}.",
        f"{LEAD}, dijo. {REST} Así lo dijo: “{LEAD}”.",
    ],
    ids=["a sentence", "a title that opens a sentence", "in capitals", "in quotes"],
)
def test_a_passage_that_stands_twice(text: str) -> None:
    (found,) = inspect(text)
    assert found.kind == "duplicate_passage"
    assert found.span is not None
    assert found.span.of(text).lower() == LEAD.lower()
    start, end = map(int, found.message.rsplit(" ", 1)[1].split("-"))
    assert text[start:end] == LEAD


def test_the_same_beginning_is_no_duplicate() -> None:
    text = f"{LEAD} con sus dos hijas.\n{REST}\n{LEAD} sin nadie más."
    assert duplicates(text) == []


def test_a_web_address_is_no_passage() -> None:
    address = "https://ejemplo.org/la-alcaldesa-de-villaclara-anuncia-la-apertura-del-puente"
    assert duplicates(f"Véase: {address}\nY también: {address}\n") == []


@given(st.lists(st.sampled_from(["uno", "dos", "tres", ".", ",", "\n"]), max_size=80))
def test_twins_have_the_same_words_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    for earlier, later in duplicates(text):
        assert earlier.end <= later.start
        words = [[word for word in span.of(text).split() if word.isalpha()] for span in (earlier, later)]
        assert words[0] == words[1]


def test_every_confusion_fits_its_own_example() -> None:
    for confusion in translation_table("es").confusions:
        assert [found.meant for found in suspects(confusion.example, "es")] == [confusion.meant]


@pytest.mark.parametrize("text", ["A diez millas de la costa.", "Navegó millas de noche.", "Miles de soldados."])
def test_measures_are_no_confusion(text: str) -> None:
    assert suspects(text, "es") == []


def test_wrongly_decoded_letters() -> None:
    text = f"{LEAD}.\n" + "La señora Núñez pidió más médicos.".encode().decode("cp1252", errors="replace")
    assert {kind for kind, _ in kinds(text)} == {"mojibake"}
    assert kinds("Âncora e Ângela, señoras de Âmbar.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said on Monday that the bridge will be open in May, after two years of works. " * 3, "en"),
        ("A presidente da câmara disse que a ponte não vai abrir em maio, mas sim em junho. " * 3, "pt"),
        (
            "La batllessa va dir dilluns que el pont no obrirà al maig amb els diners del govern, i que és tard. " * 3,
            "ca",
        ),
        ("Il sindaco ha detto che il ponte non sarà aperto nella primavera, ma è una questione di soldi. " * 3, "it"),
        ("Мост откроют в мае, сообщила мэр города в понедельник утром на встрече с жителями района. " * 4, "und"),
        (f"{LEAD}. {REST} " * 3, None),
        ("Too short to tell.", None),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert other_language(text, "es") == expected
    assert [kind for kind, _ in kinds(text) if kind == "language"] == (["language"] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "a, " * 200_000,
        "Uno dos tres cuatro cinco seis siete ocho. " * 20_000,
        "Ã© " * 200_000,
        "(" * 500_000,
        "a/" * 300_000,
    ],
    ids=range(5),
)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    begin = time.process_time()
    inspect(text)
    assert time.process_time() - begin < 5
