"""A ledger on the terminal: who says what, in colours where there are colours.

In: a `Ledger`. Out: renderables for a rich `Console`. Without colours the words that colour would mark stand between
signs (`[what is said]`, `_the cue_`), so that nothing rests on colour alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from segun.ledger import Actor, Ledger, Span
from segun.view.cards import Card, Cards, Tie, interval
from segun.view.events import deeds
from segun.view.happenings import commitment_lines, dated_lines, event_lines, quad_style
from segun.view.heading import heading
from segun.view.layout import Hanging, head, labelled, table
from segun.view.lines import Lines
from segun.view.outline import outline
from segun.view.pieces import Mark, MarkKind, Piece, pieces
from segun.view.visible import one_line, visible
from segun.view.wording import SECTIONS, Section, Wording

_COLOURS = ("white", "cyan", "yellow", "green", "magenta", "blue", "red", "bright_cyan", "bright_yellow")
_WIDEST_GAP = 60
"""Words between a source, its cue and its content are shown up to this many characters, then as an ellipsis."""
_STEP = 4
_OPENING = ("Ps", "Pi", "Po")
_CLOSING = ("Pe", "Pf", "Po")


def summary(
    ledger: Ledger, say: Wording, sections: Collection[Section] = SECTIONS, *, coloured: bool = True
) -> RenderableType:
    """`ledger` for a person at a terminal.

    Args:
        ledger: what was read.
        say: the words of the interface.
        sections: which parts to show; the head is always shown.
        coloured: whether the terminal shows colours; without them signs mark the words.
    """
    drawn = _Summary(ledger, say, coloured, "events" in sections)
    parts: list[RenderableType] = [drawn.head()]
    for section in SECTIONS:
        body = list(drawn.section(section)) if section in sections else []
        if body:
            parts += [*head(say.sections[section], coloured=coloured), *body]
    return Group(*parts)


class _Summary:
    """The parts of one summary, which share the cards and the line index."""

    def __init__(self, ledger: Ledger, say: Wording, coloured: bool, eventful: bool) -> None:
        self._ledger = ledger
        self._text = visible(ledger.document.text)
        self._say = say
        self._coloured = coloured
        self._cards = Cards(ledger, say)
        self._lines = Lines(ledger.document.text)
        self._deeds = deeds(ledger, self._cards.voices, say) if eventful else []
        self._triggers = [Mark(d.event.trigger_span, "trigger", d.quad) for d in self._deeds]
        self._triggers += [Mark(m.span, "trigger", d.quad) for d in self._deeds for m in d.event.mentions]

    def head(self) -> RenderableType:
        document, say = self._ledger.document, self._say
        facts = [f"{say.published} {document.published}" if document.published else "", document.publisher or ""]
        facts += [*document.authors, document.url or ""]
        voices = {v.number for v in self._cards.voices.values()}
        counts = say.counts.format(
            statements=len(self._ledger.statements),
            voices=len(voices),
            events=len(self._ledger.events),
            actors=len(self._ledger.actors),
            warnings=len(self._ledger.warnings),
        )
        lines = [Text(heading(document, say.title_missing), style="bold")]
        lines += [Text(" · ".join(one_line(f) for f in facts if f))] if any(facts) else []
        lines += [Text(counts, style="dim")]
        signs = [say.untyped] + ([say.untyped_events] if self._deeds else [])
        lines += [] if self._coloured else [Text("; ".join(signs))]
        return Group(*(Hanging(line) for line in lines))

    def section(self, section: Section) -> Iterator[RenderableType]:
        """The body of one section; nothing where the ledger has nothing for it."""
        match section:
            case "statements":
                yield from self._statements()
            case "events":
                yield from event_lines(self._ledger, self._deeds, self._say, coloured=self._coloured)
            case "commitments":
                yield from commitment_lines(self._ledger, self._say)
            case "actors":
                yield from self._actors()
            case "times":
                yield from self._times()
            case "links":
                yield from self._links()
            case "warnings":
                yield from self._warnings()

    def _statements(self) -> Iterator[RenderableType]:
        for root in outline(self._ledger.statements):
            for node in root.walk():
                yield Text()
                left = " " * (node.depth * _STEP)
                label = f"{left}{node.number:>{_STEP - 1}} "
                yield from labelled(self._about(self._cards.of(node)), label, len(label))

    def _about(self, card: Card) -> Iterator[Text]:
        say, colour = self._say, _colour(card.voice.number)
        who = Text().append(card.voice.name, style=f"bold {colour}")
        who.append(f" ({card.voice.office})" if card.voice.office else "", style="dim")
        who.append(" · ", style="dim").append(card.act, style="bold")
        who.append(f" → {card.addressees}" if card.addressees else "")
        yield who
        how = [*(say.according_to.format(voice=v.name) for v in reversed(card.chain)), card.form, card.certainty]
        how += [card.polarity, card.sourcing, card.date]
        yield Text(" · ".join(h for h in how if h), style="dim")
        yield self._words(card)
        for proof in card.proofs:
            yield Text.assemble((f"{say.evidence}: ", "dim"), f"{proof.label} ", (f"“{proof.words}”", "italic"))
        for tie in card.ties:
            yield Text.assemble((f"→ {tie.label} ", "bold"), f"{tie.number}. {tie.name}" if tie.number else tie.name)
        place = self._lines.at(card.statement.content_span.start)
        where = say.line.format(line=place.line, column=place.column)
        yield Text(
            " · ".join(p for p in (f"{say.rule} {one_line(card.statement.rule)}", card.confidence, where) if p),
            style="dim",
        )

    def _words(self, card: Card) -> Text:
        """The words that the statement was read from, the cue, the content and what is quoted marked."""
        s, out = card.statement, Text()
        marks = [Mark(s.content_span, "content", 0), *(Mark(q, "quote", 0) for q in s.quote_spans)]
        marks += [Mark(s.cue_span, "cue", 0)] if s.cue_span else []
        marks += [Mark(s.speaker_span, "source", 0)] if s.speaker_span else []
        for n, window in enumerate(_windows([m.span for m in marks], self._text)):
            out.append(" … " if n else "", style="dim")
            for piece in pieces(window, [*marks, *self._triggers]):
                out.append_text(self._piece(piece, s.content_span, _colour(card.voice.number)))
        return out

    def _piece(self, piece: Piece, content: Span, colour: str) -> Text:
        words = " ".join(piece.span.of(self._text).split("\n"))
        kinds = {m.kind for m in piece.marks}
        if self._coloured:
            quads = piece.owners("trigger")
            return Text(words, style=" ".join([_style(kinds, colour), *(quad_style(q) for q in quads[:1])]))
        words = f"*{words}*" if "trigger" in kinds else words
        words = f"_{words}_" if "cue" in kinds else words
        opening = "[" if piece.span.start == content.start else ""
        return Text(opening + words + ("]" if piece.span.end == content.end else ""))

    def _actors(self) -> Iterator[RenderableType]:
        if not self._ledger.actors:
            return
        columns, say = self._say.columns, self._say
        drawn = table(self._coloured, columns.name, columns.kind, columns.country, columns.roles, columns.mentions)
        for actor in self._ledger.actors:
            drawn.add_row(*map(Text, self._row(actor, say)))
        yield drawn

    def _row(self, actor: Actor, say: Wording) -> tuple[str, str, str, str, str]:
        names = {a.id: a.name for a in self._ledger.actors}
        members = ", ".join(names.get(m, m) for m in actor.members)
        name = f"{actor.name} = {members}" if members else actor.name
        country = " ".join(p for p in (actor.country, actor.sector) if p)
        roles = "; ".join(dict.fromkeys(r.title for r in actor.roles))
        return one_line(name), say.kind[actor.kind], one_line(country), one_line(roles), str(len(actor.mentions))

    def _times(self) -> Iterator[RenderableType]:
        yield from dated_lines(self._ledger, self._deeds, self._say)
        if not self._ledger.times:
            return
        columns, say = self._say.columns, self._say
        drawn = table(self._coloured, columns.words, columns.interval, columns.kind, say.columns.value)
        for t in self._ledger.times:
            kind = say.grain[t.grain] if t.grain else say.timex[t.type]
            row = (t.span.of(self._text), interval(t.start, t.end, t.timex), kind, t.timex)
            drawn.add_row(*(Text(one_line(cell)) for cell in row))
        yield drawn

    def _links(self) -> Iterator[RenderableType]:
        for link in self._ledger.links:
            one, other = (_end(self._cards.tie(link, end, "")) for end in (link.source, link.target))
            what = (self._say.link[link.type], "bold")
            yield Hanging(Text.assemble(f"{one} ", what, f" → {other}", (f" · {one_line(link.rule)}", "dim")))

    def _warnings(self) -> Iterator[RenderableType]:
        for warning in self._ledger.warnings:
            place = self._lines.at(warning.span.start) if warning.span else self._say.whole_text
            words = f" “{one_line(warning.span.of(self._text))}”" if warning.span else ""
            line = Text.assemble((f"{place} ", "dim"), (self._say.warning[warning.kind], "bold red"), words)
            yield Hanging(line.append(f": {one_line(warning.message)}" if warning.message else ""))


def _end(tie: Tie) -> str:
    return f"{tie.number}. {tie.name}" if tie.number else tie.name


def _colour(voice: int) -> str:
    return _COLOURS[0] if voice == 0 else _COLOURS[1:][(voice - 1) % (len(_COLOURS) - 1)]


def _style(kinds: set[MarkKind], colour: str) -> str:
    if "cue" in kinds:
        return f"bold underline {colour}"
    if "quote" in kinds:
        return f"italic {colour}"
    return colour if "content" in kinds else ("" if "source" in kinds else "dim")


def _windows(spans: list[Span], text: str) -> list[Span]:
    """The stretches of text that hold `spans` with the punctuation around them, joined where little stands between."""
    out: list[Span] = []
    for span in sorted(_with_punctuation(s, text) for s in spans):
        if out and span.start - out[-1].end <= _WIDEST_GAP:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _with_punctuation(span: Span, text: str) -> Span:
    start, end = span
    while start > 0 and unicodedata.category(text[start - 1]) in _OPENING:
        start -= 1
    while end < len(text) and unicodedata.category(text[end]) in _CLOSING:
        end += 1
    return Span(start, end)
