"""Answers made by hand, and a way to draw them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec
import pytest
from rich.console import Console

from segun.ledger import Event, Evidence, Quantity, Span, Statement
from segun.store.entry import Entity, Stand
from segun.store.hits import Answer, Cited, EventHit, Named, Quote, StatementHit, Voice
from segun.view.answers.drawing import drawn
from segun.view.answers.pen import pen

Draw = Callable[..., str]

TEXT = "Anoche, Clara Montes negó “sin pruebas” que el puerto vaya a cerrar en marzo. Bruno Lagos atacó a tres guardas."
MONTES = Entity("e-1", "Clara Montes Ruiz", "person", "PER", "GOV", None, ("Clara Montes Ruiz", "Montes"))
LAGOS = Entity("e-2", "Bruno Lagos", "person", None, "", None, ("Bruno Lagos",))


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(Span(start, start + len(words)), words)


FARO = Cited("faro-12", 1, "La ministra niega el cierre", "2029-05-04", "El Faro", "https://faro.example/cierre")
ECO = Cited("eco-3", 2, None, "2029-05-05", None, None)


@pytest.fixture
def said() -> StatementHit:
    content, sentence = quote("el puerto vaya a cerrar en marzo"), quote(TEXT[: TEXT.index(" Bruno")])
    record = Statement(
        id="s1", speaker="a1", speaker_span=quote("Clara Montes").span, cue_span=quote("negó").span,
        content_span=content.span, quote_spans=(quote("sin pruebas").span,), form="indirect", act="deny", addressees=(),
        reported_by=None, sourcing="named", polarity="-", certainty="certain",
        evidence=(Evidence("none_presented", quote("sin pruebas").span),), date=None, sentence_span=sentence.span,
        rule="statement.that-clause", confidence=None,
    )  # fmt: skip
    return StatementHit(
        article=FARO, statement=record, day="2029-05-03", speaker=Voice("Clara Montes", "ministra de Fomento", MONTES),
        through=(Voice("Ana Robles", None, None),), source=quote("Clara Montes"), cue=quote("negó"), content=content,
        sentence=sentence, evidence=(quote("sin pruebas"),), stand=Stand("c-7", "denies"), also_in=(ECO,),
    )  # fmt: skip


@pytest.fixture
def done() -> EventHit:
    sentence = quote("Bruno Lagos atacó a tres guardas.")
    record = Event(
        id="e1", type="ASSAULT", mode="beat", contexts=(), cameo="182", quad="material_conflict", intensity=-9.0,
        actors=("a2",), recipients=("a3",), trigger_span=quote("atacó").span, mentions=(), status="possible",
        attributed_to=("s1",), date=None, place=None,
        quantities=(Quantity("guardas", 3, 3, quote("tres guardas").span),), condition_span=None,
        sentence_span=sentence.span, sense="", rule="event.verb", confidence=None,
    )  # fmt: skip
    return EventHit(
        article=FARO, event=record, day="2029-05-03", actors=(Voice("Bruno Lagos", None, LAGOS),),
        recipients=(Voice("tres guardas", None, None),), told_by=(Voice("Clara Montes", None, MONTES),),
        trigger=quote("atacó"), sentence=sentence, quantities=(quote("tres guardas"),), deed="d-1", also_in=(),
    )  # fmt: skip


@pytest.fixture
def draw() -> Draw:
    """`draw(answer, …)` gives what a terminal shows."""

    def _draw(
        *answers: Answer,
        names: Sequence[Named] = (),
        ui: str = "es",
        coloured: bool = False,
        width: int = 80,
        whole: bool = False,
    ) -> str:
        out = io.StringIO()
        system = "standard" if coloured else None
        console = Console(file=out, width=width, force_terminal=coloured, highlight=False, color_system=system)  # type: ignore[arg-type]
        console.print(drawn(answers, names, pen(ui, coloured=coloured), whole=whole))  # type: ignore[arg-type]
        return out.getvalue()

    return _draw


@pytest.fixture
def hostile(said: StatementHit) -> StatementHit:
    """A statement of an article that tries to steer the terminal; every word of it has something in it."""
    bad = "\x1b[2J\x07\u202e\x9b1m"
    words = {
        name: Quote(getattr(said, name).span, _steered(getattr(said, name).words))
        for name in ("content", "cue", "sentence", "source")
    }
    entity = replace(MONTES, id=bad, name=bad, names=(bad,), country=bad)
    return replace(
        said, article=Cited(bad, 1, bad, bad, bad, bad), speaker=Voice(bad, bad, entity), day=bad,
        through=(Voice(bad, None, None),), evidence=(Quote(said.evidence[0].span, _steered("sin pruebas")),),
        stand=Stand(bad, "denies"), also_in=(replace(ECO, publisher=bad),), **words,
    )  # fmt: skip


def _steered(words: str) -> str:
    """As many characters, the second one an escape."""
    return words[:1] + "\x1b" + words[2:]


def statement_with(said: StatementHit, **changes: object) -> StatementHit:
    return replace(said, statement=msgspec.structs.replace(said.statement, **changes))
