"""Answers on a terminal: who, what, how it is known, in which words, in which article; nothing by colour alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.view.answers.conftest import ECO, FARO, LAGOS, MONTES, TEXT, statement_with

from segun.ledger import Span
from segun.store.entry import Stand
from segun.store.hits import (
    ArticleHit,
    ClaimBoard,
    DeedHit,
    Difference,
    EventHit,
    Known,
    Named,
    Snippet,
    StatementHit,
    StoryHit,
    StoryLine,
    Told,
    Version,
)  # fmt: skip

if TYPE_CHECKING:
    from tests.view.answers.conftest import Draw


def test_a_statement_is_told_with_its_voices_words_and_article(draw: Draw, said: StatementHit):
    assert draw(said, width=100).splitlines()[2:] == [
        "  1 Clara Montes (ministra de Fomento, PER) = Clara Montes Ruiz · niega",
        "    2029-05-03 · según Ana Robles · estilo indirecto · con certeza · lo da por falso · fuente con",
        "    nombre · niega c-7",
        "    Anoche, Clara Montes _negó_ “sin pruebas” que [el puerto vaya a cerrar en marzo].",
        "    Pruebas: no presenta ninguna “sin pruebas”",
        "    La ministra niega el cierre · El Faro, 2029-05-04 · https://faro.example/cierre",
        "    también en: eco-3, 2029-05-05: el mismo texto",
    ]


def test_an_event_is_told_with_its_status_and_by_whose_word(draw: Draw, done: EventHit):
    text = draw(done)
    assert "  1 ataca (" in text and "Bruno Lagos → tres guardas" in text
    assert "◐ posible · según Clara Montes · 3 guardas" in text
    assert "Bruno Lagos *atacó* a tres guardas." in text
    assert "según el reportero" in draw(replace(done, told_by=()))
    assert "no se dice quién" in draw(replace(done, actors=()))


def test_labels_are_in_the_language_of_the_reader(draw: Draw, said: StatementHit, done: EventHit):
    text = draw(said, done, ui="en")
    assert "· denies\n" in text and "also in: eco-3, 2029-05-05: the same text" in text
    assert "attacks" in text or "assaults" in text
    assert "según" not in text and "niega" not in text.replace("La ministra niega", "")


def test_colours_take_the_place_of_signs(draw: Draw, said: StatementHit, done: EventHit):
    text = draw(said, done, coloured=True)
    assert "\x1b[1;4mnegó" in text and "[36mel puerto" in text.replace("\x1b", "")
    assert "_negó_" not in text and "*atacó*" not in text and "entre corchetes" not in text
    assert "niega c-7" in text and "◐ posible" in text


def test_a_speaker_of_whom_nothing_is_known_is_said_to_be_so(draw: Draw, said: StatementHit):
    assert "fuente sin identificar · niega" in draw(replace(said, speaker=None))


def test_content_that_goes_on_behind_its_sentence_is_shown_whole(draw: Draw, said: StatementHit):
    end = TEXT.index(" a tres")
    longer = replace(said.content, span=Span(said.content.span.start, end), words=TEXT[said.content.span.start : end])
    assert "[el puerto vaya a cerrar en marzo. Bruno Lagos atacó]" in draw(replace(said, content=longer), width=200)


@pytest.mark.parametrize("coloured", [False, True])
def test_no_escape_sequence_of_an_article_reaches_the_terminal(draw: Draw, hostile: StatementHit, coloured: bool):
    bad = "\x1b]0;x\x07\u202e"
    board = ClaimBoard("\x1b[1m", bad, bad, bad, 1, 1, (hostile,), 1)
    story = StoryLine(bad, bad, bad, bad, 1, (bad,))
    snippet = Snippet(Span(3, 8), "a\x1b[2J", (Span(3, 5),))
    article = ArticleHit(hostile.article, (snippet,), bad, bad, hostile.also_in)
    known = Known(
        replace(MONTES, id=bad, name=bad, kind=bad, country=bad, sector=bad, names=(bad, bad + "x")), 1, "exact"
    )
    deed = DeedHit(bad, bad, bad, (), (Difference("numbers", (Version(bad, (hostile.article,)),)),))
    whole = StoryHit(story, (Told(hostile.article, bad),), (deed,), (board,))
    names = [Named(bad, known, (known,))]
    text = draw(hostile, board, story, article, deed, whole, names=names, whole=True, coloured=coloured)
    assert not set("\x07\x9b\u202e") & set(text)
    assert "\x1b[2J" not in text and "\x1b]" not in text
    assert coloured or "\x1b" not in text


def test_markup_of_an_article_is_text(draw: Draw, said: StatementHit):
    title = replace(said.article, title="[red]nada[/red] :smile:")
    assert "[red]nada[/red] :smile:" in draw(replace(said, article=title))


@pytest.mark.parametrize("width", [40, 80])
def test_lines_fit_the_width(draw: Draw, said: StatementHit, done: EventHit, width: int):
    board = ClaimBoard("c-7", "el puerto vaya a cerrar en marzo " * 4, "2029-05-03", "2029-05-09", 3, 2, (said,), 2)
    deed = DeedHit("d-1", "ASSAULT", "2029-05-03", (done,), ())
    lines = draw(said, done, board, deed, width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_an_article_shows_the_words_that_were_searched_for(draw: Draw):
    start = TEXT.index("puerto")
    snippet = Snippet(Span(start - 3, start + 11), TEXT[start - 3 : start + 11], (Span(start, start + 6),))
    text = draw(ArticleHit(FARO, (snippet,), "st-1", "faro-9", (ECO,)), width=120)
    assert "… el *puerto* vaya …" in text
    assert "El Faro, 2029-05-04 · https://faro.example/cierre · historia st-1 · copia de faro-9" in text
    assert "también en: eco-3, 2029-05-05" in text
    assert "*puerto*" not in draw(ArticleHit(FARO, (snippet,), None, None, ()), coloured=True)


def test_an_article_without_title_paper_and_address_is_called_by_its_name(draw: Draw):
    assert "eco-3, 2029-05-05 · eco-3 · versión 2" in draw(ArticleHit(ECO, (), None, None, ()))


def test_a_claim_lists_its_voices_in_the_order_of_time_with_their_sides(draw: Draw, said: StatementHit):
    plain = statement_with(said, evidence=())
    later = replace(plain, day="2029-05-09", stand=Stand("c-7", "repeats"), through=(), also_in=(), evidence=())
    text = draw(ClaimBoard("c-7", "el puerto cierra", "2029-05-03", "2029-05-09", 2, 3, (said, later), 4), width=120)
    assert "  1 “el puerto cierra”\n" in text
    assert "c-7 · 2029-05-03 – 2029-05-09 · 2 voces · 3 artículos · repite: 1, niega: 1" in text
    first = "    2029-05-03  El Faro · Clara Montes (ministra de Fomento, PER) = Clara Montes Ruiz · niega · según Ana Robles"
    assert first in text and "    2029-05-09  El Faro · Clara Montes" in text
    assert text.index("2029-05-03  El") < text.index("2029-05-09  El")
    assert "Ruiz · repite\n" in text and "y 4 declaraciones más" in text
    assert "1 voz · 1 artículo ·" in draw(ClaimBoard("c-7", "x", "2029", "2029", 1, 1, (said,)))


def test_a_deed_shows_its_tellers_and_what_they_differ_on(draw: Draw, done: EventHit):
    numbers = Difference("numbers", (Version("tres guardas", (FARO,)), Version("5", (ECO, ECO))))
    status = Difference("status", (Version("actual", (ECO,)), Version("denied", (FARO,))))
    other = replace(done, article=ECO, told_by=())
    text = draw(DeedHit("d-1", "ASSAULT", "2029-05-03", (done, other), (numbers, status), 3), width=120)
    assert "  1 2029-05-03  ataca (" in text
    assert "No coinciden en las cifras: tres guardas (El Faro) | 5 (eco-3)" in text
    assert "No coinciden en si ocurrió: ocurrido (eco-3) | desmentido (El Faro)" in text
    assert "        El Faro · 2029-05-03 · ◐ posible" in text and "        eco-3 · 2029-05-03" in text
    assert text.endswith("        y 3 relatos más\n")


def test_a_story_shows_articles_deeds_and_claims(draw: Draw, said: StatementHit, done: EventHit):
    line = StoryLine("st-1", "El puerto", "2029-05-03", "2029-05-05", 2, ("El Faro", "El Eco"))
    deed = DeedHit("d-1", "ASSAULT", "2029-05-03", (done,), ())
    board = ClaimBoard("c-7", "el puerto cierra", "2029-05-03", "2029-05-03", 1, 1, (said,))
    text = draw(StoryHit(line, (Told(FARO, None), Told(ECO, "faro-12")), (deed,), (board,)))
    assert "st-1 · 2029-05-03 – 2029-05-05 · 2 artículos · El Faro, El Eco" in text
    assert text.index("Artículos") < text.index("Hechos") < text.index("Afirmaciones")
    assert "    2029-05-05  eco-3 · Sin título · eco-3 · copia de faro-12" in text
    assert "Hechos" not in draw(StoryHit(line, (), (), ()))


def test_whom_a_name_was_taken_for_is_told_where_it_is_not_plain(draw: Draw):
    montes, lagos = Known(MONTES, 12, "words"), Known(LAGOS, 1, "exact")
    told = draw(names=[Named("Montes", montes, (lagos,))], width=120)
    assert "Montes: se entiende Clara Montes Ruiz (persona, PER, GOV, 12 artículos, e-1)" in told
    assert "también se llaman así: Bruno Lagos (persona, 1 artículo, e-2)" in told
    assert draw(names=[Named("bruno  lagos", lagos, ())]).strip() == ""
    assert "otros nombres: Montes" in draw(names=[Named("Clara Montes Ruiz", montes, ())], whole=True)
    assert draw(names=[Named("Nadie", None, (lagos,))]).strip() == ""
