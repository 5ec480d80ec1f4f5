"""One statement as a person wants to see it: every code as a word, every id as a name.

In: a ledger and the words of one language. Out: a `Card` a statement, which the terminal and the page both draw.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Ledger, Link, Span, Statement
from segun.view.outline import Node
from segun.view.visible import one_line
from segun.view.voices import UNKNOWN, Voice, voices
from segun.view.wording import Wording


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence, or the words that say there is none."""

    label: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as seen from one of its ends.

    `number` and `anchor` are those of the statement or event at the other end ("" for anything else), `voice` that of a
    statement.
    """

    label: str
    number: str
    name: str
    voice: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in words. `chain` holds the voices through which it is told, outermost first, its own not among them."""

    number: int
    statement: Statement
    voice: Voice
    chain: tuple[Voice, ...]
    act: str
    form: str
    certainty: str
    polarity: str
    sourcing: str
    addressees: str
    date: str
    cue: str
    source: str
    proofs: tuple[Proof, ...]
    ties: tuple[Tie, ...]
    confidence: str


class Cards:
    """The cards of a ledger, by the id of the statement."""

    def __init__(self, ledger: Ledger, wording: Wording) -> None:
        self._ledger = ledger
        self._wording = wording
        self._statements = {s.id: s for s in ledger.statements}
        self._numbers = {s.id: str(n) for n, s in enumerate(ledger.statements, start=1)}
        self._events = {e.id: (n, e) for n, e in enumerate(ledger.events, start=1)}
        self._names = {a.id: one_line(a.name) for a in ledger.actors}
        self.voices = voices(ledger, wording)
        self._ties: dict[str, list[Tie]] = {}
        for link in ledger.links:
            self._ties.setdefault(link.source, []).append(self.tie(link, link.target, wording.link[link.type]))
            self._ties.setdefault(link.target, []).append(self.tie(link, link.source, wording.link_back[link.type]))

    def tie(self, link: Link, end: str, label: str) -> Tie:
        """`link` as seen by the record that it ties to `end`."""
        if voice := self.voices.get(end):
            return Tie(label, self._numbers[end], voice.name, voice.number, f"s{self._numbers[end]}")
        if end in self._events:
            number, event = self._events[end]
            words = one_line(event.trigger_span.of(self._ledger.document.text))
            return Tie(label, f"E{number}", words, UNKNOWN, f"e{number}")
        return Tie(label, "", self._names.get(end, one_line(end)), UNKNOWN, "")

    def of(self, node: Node) -> Card:
        """The card of one statement."""
        s, text, say = node.statement, self._ledger.document.text, self._wording
        return Card(
            number=node.number,
            statement=s,
            voice=self.voices[s.id],
            chain=self._chain(s),
            act=say.act[s.act],
            form=say.form[s.form],
            certainty=say.certainty[s.certainty],
            polarity=say.polarity[s.polarity or ""],
            sourcing=say.sourcing[s.sourcing],
            addressees=", ".join(self._names.get(a, one_line(a)) for a in s.addressees),
            date=interval(s.date.start, s.date.end, s.date.timex) if s.date else "",
            cue=one_line(s.cue_span.of(text)) if s.cue_span else "",
            source=one_line(s.speaker_span.of(text)) if s.speaker_span else "",
            proofs=tuple(Proof(say.evidence_kind[e.kind], one_line(e.span.of(text)), e.span) for e in s.evidence),
            ties=tuple(self._ties.get(s.id, ())),
            confidence="" if s.confidence is None else say.measured.format(percent=round(100 * s.confidence)),
        )

    def _chain(self, statement: Statement) -> tuple[Voice, ...]:
        chain: list[Voice] = []
        seen = {statement.id}
        above = statement.reported_by
        while above in self._statements and above not in seen:
            seen.add(above)
            chain.insert(0, self.voices[above])
            above = self._statements[above].reported_by
        return tuple(chain)


def interval(start: str | None, end: str | None, timex: str) -> str:
    """A time as ISO 8601: its start where that is all (`2024-06`), `start/end` where it lasts, else the TIMEX3 value.

    A TIMEX3 value that is a plain calendar date says the interval best: `2024-06` for the whole of June.
    """
    if start and timex and start.startswith(timex):
        return timex
    if start and end:
        return f"{start}/{end}"
    return start or timex
