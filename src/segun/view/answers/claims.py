"""Claims as boards: a proposition, and below it who takes which side, in the order of time.

In: boards, a pen. Out: renderables for a rich `Console`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from rich.text import Text

from segun.store.entry import Stance
from segun.store.hits import ClaimBoard, StatementHit
from segun.view.answers.articles import days
from segun.view.answers.pen import LABEL, Pen, facts, numbered, set_in
from segun.view.answers.records import STANCE_STYLES, evidence_lines, statement_words, through, when
from segun.view.layout import Hanging, labelled
from segun.view.visible import one_line

_DAY = 12
"""Columns that a day takes, with the blanks behind it."""


def claim_lines(board: ClaimBoard, number: int, pen: Pen) -> Iterator[Hanging]:
    """The proposition, how much is behind it, and a few lines for each statement."""
    yield from numbered(_head(board, pen), number)
    for hit in board.statements:
        label = " " * LABEL + f"{when(hit.statement.date, hit.day):<{_DAY - 2}}  "
        yield from labelled(_side(hit, pen), label, LABEL + _DAY)
    if board.left_out:
        yield set_in(Text(pen.words.left_out.of(board.left_out), style="dim"), LABEL + _DAY)


def _head(board: ClaimBoard, pen: Pen) -> Iterator[Text]:
    yield Text(f"“{one_line(board.words)}”", style="bold")
    stances: tuple[Stance, ...] = get_args(Stance)
    sides = ((pen.words.stance[one], len(board.side(one))) for one in stances)
    counts = ", ".join(pen.words.side.format(stance=word, number=count) for word, count in sides if count)
    period = days(board.first_day, board.last_day)
    voices, articles = pen.words.voices.of(board.voices), pen.words.articles.of(board.articles)
    yield facts(one_line(board.id), period, voices, articles, counts)


def _side(hit: StatementHit, pen: Pen) -> Iterator[Text]:
    """Which paper tells who takes which side, in which words."""
    head = Text.assemble(pen.paper(hit.article), " · ", pen.voice(hit.speaker), " · ")
    if hit.stand is not None:
        head.append(pen.words.stance[hit.stand.stance], style=STANCE_STYLES[hit.stand.stance])
    told = through(hit.through, pen)
    yield head.append(f" · {', '.join(told)}" if told else "", style="dim")
    yield statement_words(hit, pen)
    yield from evidence_lines(hit, pen)
    yield pen.article(hit.article, paper=False)
    yield from pen.also_in(hit.also_in)
