"""The summary tells who said what, in which words, and where; with signs where there are no colours."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from segun.view.terminal import summary
from segun.view.wording import SECTIONS, wording


def drawn(ledger, ui="es", sections=("statements", "actors", "times", "links", "warnings"), coloured=False, width=100):
    out = io.StringIO()
    colours = "standard" if coloured else None
    console = Console(file=out, width=width, force_terminal=coloured, highlight=False, color_system=colours)
    console.print(summary(ledger, wording(ui), sections, coloured=coloured))
    return out.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "El Gobierno de Arcadia niega un vertido en el río Lirio",
        "publicado 2029-05-14 · El Faro de Puerto Alto",
        "  1 Inés Bárcena (ministra de Medio Ambiente) · niega",
        "    _acusó_ a la oposición de «[fabricar una alarma]».",
        "    Pruebas: no presenta ninguna “no presentó pruebas de su acusación”",
        "    → desmiente 6. los técnicos del muelle",
        "        → desmentida por 1. Inés Bárcena",
        "      6 los técnicos del muelle · afirma",
        " 10 Julio Ferrán (diputado) · pide",
        "      9 un vecino · afirma → Julio Ferrán",
        "11. Inés Bárcena se refiere a → 10. Julio Ferrán · link.anaphor",
        "9:4 palabra rota “dip utado”: una palabra partida por un espacio",
    ],
)
def test_the_summary_says(sample, line):
    assert line in drawn(sample)


def test_nothing_but_the_words_in_english(sample):
    text = drawn(sample, "en")
    assert "Inés Bárcena (ministra de Medio Ambiente) · denies" in text
    assert "according to Universidad de Puerto Alto" in text


def test_only_the_sections_that_are_asked_for(sample):
    text = drawn(sample, sections=("times",))
    assert "en abril" in text
    assert "statement.verb" not in text
    assert "link.anaphor" not in text


def test_colours_mark_cue_and_quotation(sample):
    text = drawn(sample, coloured=True)
    assert "\x1b[1;4;36mnegó" in text
    assert "\x1b[3;36mfabricar una alarma" in text
    assert "_negó_" not in text


def test_no_escape_sequence_of_the_article_reaches_the_terminal(sample):
    text = sample.document.text.replace("Bárcena", "\x1b[31m\x07\u202ee", 9)
    actor = msgspec.structs.replace(sample.actors[0], name="I\x1b]0;x\x07")
    document = msgspec.structs.replace(sample.document, text=text, title="\x1b[2J", publisher="\x9b1m")
    ledger = msgspec.structs.replace(sample, document=document, actors=(actor, *sample.actors[1:]))
    assert not set("\x1b\x07\x9b\u202e") & set(drawn(ledger))


def test_markup_of_the_article_is_text(sample):
    document = msgspec.structs.replace(sample.document, title="[red]nada[/red] :smile:")
    assert "[red]nada[/red] :smile:" in drawn(msgspec.structs.replace(sample, document=document))


def test_lines_fit_the_width_and_end_without_blanks(sample):
    lines = drawn(sample, width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert not [line for line in lines if line != line.rstrip() and "|" not in line]


def test_far_words_are_joined_by_an_ellipsis(sample):
    far = msgspec.structs.replace(sample.statements[0], cue_span=sample.statements[9].cue_span)
    assert " … _Pidió_" in drawn(msgspec.structs.replace(sample, statements=(far,), links=()))


def test_a_role_that_the_name_tells_is_not_told_twice(sample):
    role = msgspec.structs.replace(sample.actors[0].roles[0], title="Vecino")
    actors = (*sample.actors[:7], msgspec.structs.replace(sample.actors[7], roles=(role,)))
    assert "9 un vecino · afirma" in drawn(msgspec.structs.replace(sample, actors=actors))


@pytest.mark.parametrize(
    "line",
    [
        "2029-06 ▷ E9 visitará: dialoga, Julio Ferrán → Lemuria (futuro)",
        "Inés Bárcena ─acusa─→ Tule",
        "Inés Bárcena ─apoya─ Tomás Urrutia",
        "Arcadia ╌sanciona╌→ los diplomáticos de Tule ✕ desmentido",
        "no se dice quién ─coacciona─→ doce manifestantes",
        "Unas cuatrocientas personas ─protesta",
        "tratado de defensa mutua (tratado)",
        "  Obligación: “ayuda militar inmediata”",
        "  En vigor: no",
        "    _*acusó*_ a Tule de «[fabricar una alarma]».",
        "    → desmiente E5. expulsado",
        "2. Inés Bárcena desmiente → E5. expulsado",
    ],
)
def test_events_and_commitments(eventful, line):
    assert line in drawn(eventful, sections=SECTIONS)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_of_events_fits(eventful, width):
    lines = drawn(eventful, width=width, sections=("events",)).splitlines()
    assert max(map(len, lines)) <= width
    table = [line for line in lines if line.startswith("|")]
    assert all(line.endswith("|") for line in table)
    for words in ("E10", "◇ hipotético", "✕ desmentido", "2029-05-18", "*protestado*", "*enviado*"):
        assert any(words in line for line in table), words


def test_the_signs_are_explained(eventful):
    assert "*entre asteriscos* lo que ocurre" in " ".join(drawn(eventful, sections=SECTIONS).split())


def test_the_same_deed_twice_is_counted(eventful):
    twice = (eventful.events[5], msgspec.structs.replace(eventful.events[5], id="e13"))
    text = drawn(msgspec.structs.replace(eventful, events=twice, links=()), sections=("events",))
    assert "Inés Bárcena ─acusa─→ Tule ×2" in text


def test_triggers_have_a_ground_where_there_are_colours(eventful):
    text = drawn(eventful, coloured=True, sections=SECTIONS)
    assert "\x1b[37;41mexpulsado" in text
    assert "*expulsado*" not in text


def test_without_events_nothing_is_said_of_them(eventful):
    quiet = msgspec.structs.replace(eventful, events=(), commitments=(), links=())
    text = drawn(quiet, sections=SECTIONS)
    assert "Eventos" not in text
    assert "Compromisos" not in text
    assert "asteriscos" not in text
    assert "*expulsado*" not in drawn(eventful, sections=("statements",))


def test_no_escape_sequence_of_an_event_reaches_the_terminal(eventful):
    bad = "\x1b[31m\x07\u202e"
    event = msgspec.structs.replace(eventful.events[1], type=bad, mode=bad, attributed_to=(bad,), actors=(bad,))
    pact = msgspec.structs.replace(eventful.commitments[0], instrument=bad, kind=bad, parties=(bad,))
    ledger = msgspec.structs.replace(eventful, events=(event,), commitments=(pact,), links=())
    assert not set(bad) - set("[31m") & set(drawn(ledger, sections=SECTIONS))
