"""Statements and events as answers on a terminal: who, what, how it is known, in which words, in which article.

In: a hit, a pen. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from segun.ledger import Event, Moment
from segun.store.entry import Stance
from segun.store.hits import EventHit, Hit, StatementHit, Voice
from segun.view.answers.marking import marked
from segun.view.answers.pen import Pen, facts
from segun.view.events import STATUS_MARKS, mode_name, moment, place_name, quad_number, quantity, type_name
from segun.view.happenings import quad_style
from segun.view.pieces import Mark
from segun.view.visible import one_line

STANCE_STYLES: dict[Stance, str] = {
    "asserts": "green",
    "repeats": "green",
    "confirms": "bold green",
    "denies": "bold red",
    "doubts": "yellow",
}
"""A colour for each side; its word stands there as well."""


def record_lines(hit: Hit, pen: Pen) -> Iterator[Text]:
    """All that is told of one statement or event."""
    yield from statement_lines(hit, pen) if isinstance(hit, StatementHit) else event_lines(hit, pen)
    yield pen.article(hit.article)
    yield from pen.also_in(hit.also_in)


def statement_lines(hit: StatementHit, pen: Pen) -> Iterator[Text]:
    """Who says it, how, and in which words."""
    say, one = pen.say, hit.statement
    yield pen.voice(hit.speaker).append(" · ", style="not bold dim").append(say.act[one.act], style="bold")
    told = (when(one.date, hit.day), *through(hit.through, pen), say.form[one.form], say.certainty[one.certainty])
    line = facts(*told, say.polarity[one.polarity or ""], say.sourcing[one.sourcing])
    if hit.stand is not None:
        side = pen.words.claim.format(stance=pen.words.stance[hit.stand.stance], claim=one_line(hit.stand.claim))
        line.append(" · ", style="dim").append(side, style=f"not dim {STANCE_STYLES[hit.stand.stance]}")
    yield line
    yield statement_words(hit, pen)
    yield from evidence_lines(hit, pen)


def statement_words(hit: StatementHit, pen: Pen) -> Text:
    """The sentence with cue, content and quotations marked."""
    marks = [Mark(hit.content.span, "content", 0), *(Mark(span, "quote", 0) for span in hit.statement.quote_spans)]
    marks += [Mark(hit.cue.span, "cue", 0)] if hit.cue else []
    quotes = [hit.sentence, hit.content, *(one for one in (hit.cue, hit.source) if one)]
    return marked(quotes, marks, coloured=pen.coloured)


def evidence_lines(hit: StatementHit, pen: Pen) -> Iterator[Text]:
    """A line for each proof that is shown, or said to be wanting."""
    for proof, quote in zip(hit.statement.evidence, hit.evidence, strict=True):
        kind = pen.say.evidence_kind[proof.kind]
        yield Text.assemble((f"{pen.say.evidence}: ", "dim"), f"{kind} “{one_line(quote.words)}”")


def event_lines(hit: EventHit, pen: Pen) -> Iterator[Text]:
    """What is done by whom to whom, whether it happened and by whose word, and in which words."""
    yield Text.assemble(deed_name(hit.event.type, hit.event.mode, hit.event.quad, pen), " · ", parties(hit, pen))
    yield event_facts(hit, pen)
    yield event_words(hit, pen)


def event_facts(hit: EventHit, pen: Pen) -> Text:
    """When, whether, by whose word, where, how many."""
    return facts(when(hit.event.date, hit.day), status(hit.event, pen), told_by(hit, pen), *_circumstances(hit))


def event_words(hit: EventHit, pen: Pen) -> Text:
    """The sentence with the trigger marked."""
    style = quad_style(quad_number(hit.event.quad))
    marks = [Mark(hit.trigger.span, "trigger", 0)]
    return marked([hit.sentence, hit.trigger], marks, coloured=pen.coloured, trigger=style)


def deed_name(type_: str, mode: str | None, quad: str | None, pen: Pen) -> Text:
    """Type and mode of a deed in words."""
    name = Text(type_name(type_, pen.say), style=f"bold {quad_style(quad_number(quad))}" if pen.coloured else "")
    named = f" ({mode_name(type_, mode, pen.say)})" if mode else ""
    return Text.assemble(name, named)


def parties(hit: EventHit, pen: Pen) -> Text:
    """Who → whom."""
    who = _voices(hit.actors, pen) if hit.actors else Text(pen.say.nobody)
    return Text.assemble(who, " → ", _voices(hit.recipients, pen)) if hit.recipients else who


def status(event: Event, pen: Pen) -> str:
    """Whether it happened, as a sign and a word."""
    return f"{STATUS_MARKS[event.status]} {pen.say.status[event.status]}"


def told_by(hit: EventHit, pen: Pen) -> str:
    """By whose word the article knows of it, the nearest first."""
    return ", ".join(through(hit.told_by, pen)) or pen.say.according_to.format(voice=pen.say.reporter)


def through(voices: Sequence[Voice], pen: Pen) -> tuple[str, ...]:
    """The voices that pass something on."""
    return tuple(pen.say.according_to.format(voice=pen.name(voice)) for voice in voices)


def when(date: Moment | None, day: str) -> str:
    """The time that the text gives, else the day of the article."""
    return moment(date) or one_line(day)


def _circumstances(hit: EventHit) -> Iterator[str]:
    yield place_name(hit.event.place)
    for counted, quote in zip(hit.event.quantities, hit.quantities, strict=True):
        yield quantity(counted, quote.words)


def _voices(voices: Sequence[Voice], pen: Pen) -> Text:
    return Text(", ").join(pen.voice(voice) for voice in voices)
