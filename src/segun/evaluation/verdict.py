"""What comes out of a comparison with gold: counts, errors, and verdicts on single records.

Out: `Score`, which adds up over documents and over kinds of records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from segun.evaluation.gold import Gold
from segun.ledger import Event, Span, Statement

ErrorKind = Literal[
    "missed", "spurious", "boundaries", "speaker", "act", "form",
    "missed event", "spurious event", "event type", "event actors", "event recipients", "event status", "event source",
    "event date",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of a reading, with the sentence that it stands in and its cause as far as the records show it."""

    doc: str
    kind: ErrorKind
    start: int
    sentence: str
    wanted: str
    read: str
    cause: str

    def __str__(self) -> str:
        return (
            f"{self.doc}@{self.start} {self.kind}: wanted {self.wanted or '-'}, read {self.read or '-'} ({self.cause})"
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one record that was read is right, as the gold has it; `rule` is the rule that read it.

    A statement is right where it says who said what, an event where it says who did what to whom.
    """

    rule: str
    right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one document or, added up, of many."""

    tally: Counter[str] = field(default_factory=Counter)
    faults: tuple[Fault, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(self.tally + other.tally, self.faults + other.faults, self.verdicts + other.verdicts)


@dataclass(frozen=True, slots=True)
class Faults:
    """Writes the errors of one document, each with its sentence: that of a record of the reading, else the line."""

    gold: Gold
    records: Sequence[Statement | Event]

    def fault(self, kind: ErrorKind, at: Span, wanted: str, read: str, cause: str) -> Fault:
        """An error at `at`."""
        return Fault(self.gold.doc, kind, at.start, self._sentence(at), wanted, read, cause)

    def _sentence(self, at: Span) -> str:
        return " ".join(next(self._around(at), self._line(at)).of(self.gold.text).split())

    def _around(self, at: Span) -> Iterator[Span]:
        return (record.sentence_span for record in self.records if record.sentence_span.covers(at))

    def _line(self, at: Span) -> Span:
        end = self.gold.text.find("\n", at.end)
        return Span(self.gold.text.rfind("\n", 0, at.start) + 1, end if end >= 0 else len(self.gold.text))
