"""Where evidence and dates of statements stand, and the words that the source's view is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from segun.language.factuality import factuality

if TYPE_CHECKING:
    from segun.ledger import Statement
    from segun.reading.reader import Reader

WORDS = factuality("es")


def only(reader: Reader, text: str, act: str) -> Statement:
    """The one statement with this act."""
    (found,) = [s for s in reader.read(text, published="2024-06-05").statements if s.act == act]
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Arce acusó al club de amañar un partido. No presentó pruebas de esta acusación.", "No presentó pruebas de esta acusación"),
        ("Arce acusó al club de amañar un partido. Sin embargo, Arce no aportó prueba alguna.", "no aportó prueba alguna"),
        ("Arce acusó al club, sin pruebas, de amañar un partido.", "sin pruebas"),
    ],
)  # fmt: skip
def test_missing_evidence_points_at_its_words(text: str, words: str, reader: Reader) -> None:
    accusation = only(reader, text, "accuse")
    assert [(e.kind, e.span.of(text)) for e in accusation.evidence] == [("none_presented", words)]


def test_a_presented_proof_is_not_missing(reader: Reader) -> None:
    text = "Arce acusó al club de amañar un partido. El martes presentó pruebas de esta acusación."
    assert only(reader, text, "accuse").evidence == ()


def test_evidence_of_a_source_is_its_phrase(reader: Reader) -> None:
    text = "Según informes de los servicios secretos, el cabecilla cruzó la frontera."
    (statement,) = reader.read(text).statements
    assert [(e.kind, e.span.of(text)) for e in statement.evidence] == [
        ("intelligence", "informes de los servicios secretos")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El lunes, el fiscal general confirmó que habrá juicio.", "El lunes"),
        ("La alcaldesa dijo ayer que el puente abrirá el sábado.", "ayer"),
        ("La alcaldesa dijo que el puente abrirá el sábado.", None),
        ("El alcalde, en el cargo desde 2019, dijo que el puente aguanta.", None),
    ],
)
def test_date_is_that_of_the_saying(text: str, words: str | None, reader: Reader) -> None:
    (statement,) = reader.read(text, published="2024-06-05").statements
    assert (statement.date.span.of(text) if statement.date else None) == words


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        (["poder"], "possible"),
        (["deber", "de"], "probable"),
        (["ser", "probable", "que"], "probable"),
        (["comer"], None),
    ],
)
def test_modals_are_found_by_their_lemma(words: list[str], degree: str | None) -> None:
    found = WORDS.modal(words, 0)
    assert (found[1] if found else None) == degree


def test_pronouns_on_an_infinitive() -> None:
    found = WORDS.enclitic("desmentirlas")
    assert found is not None
    assert (found.gender, found.number) == ("f", "p")
    assert WORDS.enclitic("desmentir") is None
