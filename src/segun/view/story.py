"""The article's text as paragraphs of fragments, each with the classes and anchors that a page needs.

In: a ledger and the number of each statement's voice. Out: `Paragraph`s whose words, put together, are the article without
the white space between paragraphs. No markup is made here; what is text stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from segun.ledger import Ledger, Span
from segun.view.lines import paragraphs
from segun.view.outline import outline
from segun.view.pieces import Mark, Piece, pieces
from segun.view.visible import visible
from segun.view.voices import Voice


@dataclass(frozen=True, slots=True)
class Anchors:
    """What begins where a fragment begins: numbers of statements and warnings, ids of plain targets."""

    statements: tuple[int, ...] = ()
    warnings: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words under the same marks. `classes` is made of our own names and numbers only.

    `events` are the numbers of the events that the words tell; `retold` says that all of them were told before.
    """

    words: str
    classes: str
    anchors: Anchors
    events: tuple[int, ...] = ()
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    headline: bool
    fragments: tuple[Fragment, ...]


def mention_target(actor: int, mention: int) -> str:
    """The id of the place where the article mentions an actor; both count from 1."""
    return f"m{actor}-{mention}"


def time_target(time: int) -> str:
    """The id of the place where the article has an expression of time, counted from 1."""
    return f"z{time}"


def event_target(event: int, mention: int = 0) -> str:
    """The id of the place where the article tells an event, counted from 1; `mention` counts later places from 1."""
    return f"g{event}-{mention}" if mention else f"g{event}"


def detail_target(event: int, detail: str) -> str:
    """The id of the words that tell a detail of an event: `place`, `if` or `many1`, `many2`, …"""
    return f"g{event}-{detail}"


def commitment_target(commitment: int, part: str) -> str:
    """The id of words of a commitment, counted from 1: its `name`, its `duty`, or the `if` it depends on."""
    return f"h{commitment}-{part}"


def story(ledger: Ledger, voices: Mapping[str, Voice]) -> list[Paragraph]:
    """The paragraphs of the article with everything that is marked in them.

    Classes: `s3` inside what statement 3 says, `i3` where 3 is the innermost, `v2` for the innermost voice, `o1` for the
    voice that reports it, `cue k2` for a cue, `quote`, `a4` for a mention of actor 4, `warning`.
    """
    return _Story(ledger, voices).paragraphs()


class _Story:
    def __init__(self, ledger: Ledger, voices: Mapping[str, Voice]) -> None:
        self._ledger = ledger
        self._text = visible(ledger.document.text)
        self._voice = {n: voices[s.id].number for n, s in enumerate(ledger.statements, start=1)}
        nodes = (node for root in outline(ledger.statements) for node in root.walk())
        self._depth = {node.number: node.depth for node in nodes}
        self._waiting = sorted(self._anchors(), key=lambda pair: pair[0], reverse=True)

    def paragraphs(self) -> list[Paragraph]:
        spans = paragraphs(self._text)
        cuts = [edge for span in spans for edge in span] + [offset for offset, _ in self._waiting]
        row = pieces(Span(0, len(self._text)), self._marks(), cuts)[::-1]
        title = (self._ledger.document.title or "").strip()
        out: list[Paragraph] = []
        for span in spans:
            fragments = []
            while row and row[-1].span.start < span.end:
                piece = row.pop()
                if piece.span.start >= span.start:
                    fragments.append(self._fragment(piece))
            out.append(Paragraph(span, bool(title) and not out and span.of(self._text) == title, tuple(fragments)))
        return out

    def _marks(self) -> Iterator[Mark]:
        for n, s in enumerate(self._ledger.statements, start=1):
            yield Mark(s.content_span, "content", n)
            yield from (Mark(q, "quote", n) for q in s.quote_spans)
            if s.cue_span:
                yield Mark(s.cue_span, "cue", n)
        for n, actor in enumerate(self._ledger.actors, start=1):
            yield from (Mark(Span(m.start, m.end), "mention", n) for m in actor.mentions)
        for n, warning in enumerate(self._ledger.warnings, start=1):
            if warning.span:
                yield Mark(warning.span, "warning", n)
        for n, event in enumerate(self._ledger.events, start=1):
            yield Mark(event.trigger_span, "trigger", n)
            yield from (Mark(m.span, "retold", n) for m in event.mentions)

    def _anchors(self) -> Iterator[tuple[int, Anchors]]:
        """Every anchor with its offset."""
        for n, s in enumerate(self._ledger.statements, start=1):
            yield s.content_span.start, Anchors(statements=(n,))
        for n, warning in enumerate(self._ledger.warnings, start=1):
            if warning.span:
                yield warning.span.start, Anchors(warnings=(n,))
        for n, actor in enumerate(self._ledger.actors, start=1):
            yield from ((m.start, Anchors(targets=(mention_target(n, k),))) for k, m in enumerate(actor.mentions, 1))
        for n, time in enumerate(self._ledger.times, start=1):
            yield time.span.start, Anchors(targets=(time_target(n),))
        yield from ((offset, Anchors(targets=(target,))) for offset, target in self._event_targets())
        yield from ((offset, Anchors(targets=(target,))) for offset, target in self._commitment_targets())

    def _event_targets(self) -> Iterator[tuple[int, str]]:
        for n, event in enumerate(self._ledger.events, start=1):
            yield event.trigger_span.start, event_target(n)
            yield from ((m.span.start, event_target(n, k)) for k, m in enumerate(event.mentions, start=1))
            yield from ((q.span.start, detail_target(n, f"many{k}")) for k, q in enumerate(event.quantities, start=1))
            if event.place:
                yield event.place.span.start, detail_target(n, "place")
            if event.condition_span:
                yield event.condition_span.start, detail_target(n, "if")

    def _commitment_targets(self) -> Iterator[tuple[int, str]]:
        for n, c in enumerate(self._ledger.commitments, start=1):
            yield c.instrument_span.start, commitment_target(n, "name")
            if c.obligation_span:
                yield c.obligation_span.start, commitment_target(n, "duty")
            if c.condition_span:
                yield c.condition_span.start, commitment_target(n, "if")

    def _fragment(self, piece: Piece) -> Fragment:
        here = []
        while self._waiting and self._waiting[-1][0] <= piece.span.start:
            here.append(self._waiting.pop()[1])
        anchors = Anchors(
            statements=tuple(sorted((n for a in here for n in a.statements), key=self._depth.__getitem__)),
            warnings=tuple(n for a in here for n in a.warnings),
            targets=tuple(t for a in here for t in a.targets),
        )
        first, later = piece.owners("trigger"), piece.owners("retold")
        return Fragment(
            words=piece.span.of(self._text),
            classes=" ".join(self._classes(piece)),
            anchors=anchors,
            events=tuple(dict.fromkeys((*first, *later))),
            retold=not first,
        )

    def _classes(self, piece: Piece) -> Iterator[str]:
        said = sorted(piece.owners("content"), key=self._nesting)
        yield from (f"s{n}" for n in said)
        if said:
            yield f"i{said[-1]}"
            yield f"v{self._colour(said[-1])}"
        if len(said) > 1:
            yield f"o{self._colour(said[-2])}"
        for n in piece.owners("cue")[:1]:
            yield f"cue k{self._colour(n)} c{n}"
        if piece.owners("quote"):
            yield "quote"
        yield from (f"a{n}" for n in dict.fromkeys(piece.owners("mention")))
        if piece.owners("warning"):
            yield "warning"

    def _nesting(self, number: int) -> tuple[int, int]:
        """Outer contents before inner ones, long before short."""
        span = self._ledger.statements[number - 1].content_span
        return self._depth[number], span.start - span.end

    def _colour(self, number: int) -> int:
        return colour(self._voice[number])


COLOURS = 8
"""How many voices have a colour of their own; the ninth shares the first's, and the names tell them apart."""


def colour(voice: int) -> int:
    """The number of the colour of a voice: 1 to `COLOURS`, 0 for nobody in particular."""
    return (voice - 1) % COLOURS + 1 if voice else 0
