"""What the shared example article must yield of events and commitments: points 1 to 6.

Which passage is meant comes from the gold at run time: the meeting of a group of two persons, the treaty of a group of two
states, the aid that is only possible, what the denied statement tells, the deed that is only hypothetical.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_match import Article, Check
from segun.evaluation.events import SYMMETRIC
from segun.evaluation.gold import GoldEvent
from segun.ledger import Commitment, Event, Quantity, Span

THOUSANDS = 1000
_QUOTED = re.compile(r"“([^”]*)”")
_SHOWN = 60  # characters


class EventChecks(Article):
    """The checks on one article."""

    def checks(self) -> Iterator[Check]:
        yield from self.meeting()
        yield from self.treaty()
        yield from self.sending()
        yield from self.denial()
        yield from self.accusation()
        yield from self.reprisal()

    def meeting(self) -> Iterator[Check]:
        """1: the persons of a group meet, on a day, in a capital of one of their states, as the reporter tells."""
        members = set(self.pair_of("person").members)
        gold = next(e for e in self.gold.events if e.type == "CONSULT" and {*e.actors, *e.recipients} == members)
        yield from self._told(1, "the meeting", gold)
        read = self.event.get(gold.record)
        start = read.date.start if read and read.date else None
        yield Check(1, f"it is dated {gold.date}", bool(start and start.startswith(gold.date)), f"date: {start}")
        yield Check(
            1, "its place is a capital by name", self._is_capital(read), f"place: {read.place if read else None}"
        )

    def treaty(self) -> Iterator[Check]:
        """2: the states of a group owe each other something, under a condition."""
        parties = set(self.pair_of("state").members)
        signing = next(e for e in self.gold.events if e.type == "SUPPORT" and {*e.actors, *e.recipients} == parties)
        instrument = self._quoted_before(signing.trigger)
        name = instrument.of(self.gold.text)
        named = [Span(m.start(), m.end()) for m in re.finditer(re.escape(name), self.gold.text)]
        found = [c for c in self.ledger.commitments if any(c.instrument_span.touches(n) for n in named)]
        yield Check(
            2,
            f"a commitment, its instrument @{' or @'.join(str(n.start) for n in named)}",
            bool(found),
            self._commitments(),
        )
        yield Check(
            2, "the instrument has its whole name", any(name in c.instrument for c in found), self._commitments()
        )
        read = next((c for c in found if c.obligation_span), found[0] if found else None)
        have = self.names(read.parties) if read else []
        yield Check(2, f"its parties are {sorted(parties)}", have == sorted(parties), f"parties: {have}")
        signed = read.signed.start if read and read.signed else None
        yield Check(2, f"it was signed {signing.date}", bool(signed and signed.startswith(signing.date)), f"{signed}")
        yield from self._term(read, parties)

    def sending(self) -> Iterator[Check]:
        """3: aid that reports make possible, and thousands who are sent, once under a mistaken word."""
        gold = self._sending()
        yield from self._told(3, "the sending", gold)
        read = self.event.get(gold.record)
        thousands = [q for q in read.quantities if _is_thousands(q)] if read else []
        seen = [f"{q.what} {q.min}–{q.max}" for q in read.quantities] if read else []
        yield Check(3, "thousands are sent, without an upper bound", bool(thousands), f"quantities: {seen}")
        yield from self._counted_twice(gold)

    def denial(self) -> Iterator[Check]:
        """4: denial and avoidance lead to what the denied statement tells; the denial also to the sending."""
        target, denial, avoidance = self.denied
        told = [e for e in self.gold.events if target.content.covers(e.trigger)]
        events = self.ids_of(*told)
        at = ", ".join(f"@{e.trigger.start}" for e in told)
        yield self.tied(4, denial, "denies", f"the event {at} of that statement", *events)
        yield self.tied(4, avoidance, "not_denied", f"the event {at} of that statement", *events)
        sending = self.event.get(self._sending().record)
        reached = [sending.id, *sending.attributed_to] if sending else []
        yield self.tied(4, denial, "denies", "the sending, or the reports of it", *reached)

    def accusation(self) -> Iterator[Check]:
        """5: the accusation is an event between the accuser and two states."""
        gold = next(e for e in self.gold.events if e.type == "ACCUSE" and len(e.recipients) == 2)
        yield from self._told(5, "the accusation as an event", gold)

    def reprisal(self) -> Iterator[Check]:
        """6: a deed that hangs on a condition, the last words of the statement that tells of it."""
        gold = next(e for e in self.gold.events if e.status == "hypothetical")
        yield from self._told(6, "the deed under a condition", gold)
        around = next(s for s in self.gold.statements if s.content.covers(gold.trigger))
        read = self.event.get(gold.record)
        span = read.condition_span if read else None
        holds = span is not None and gold.trigger.end < span.start and span.end == around.content.end
        yield Check(6, "its condition ends the statement", holds, f"condition: {self._shown(span)}")

    def _told(self, point: int, what: str, gold: GoldEvent) -> Iterator[Check]:
        """Whether an event was read, and what the gold says of it: participants, status, source."""
        read = self.event.get(gold.record)
        says = f"{what}: {gold.type} @{gold.trigger.start}"
        yield Check(point, says, read is not None and read.type == gold.type, f"read as {read.type if read else None}")
        yield self._between(point, gold, read)
        status = read.status if read else None
        yield Check(point, f"it is {gold.status}", status == gold.status, f"status: {status}")
        have = [self.speaker[s] for s in read.attributed_to] if read else None
        right = have is not None and (bool(set(gold.attributed_to) & set(have)) if gold.attributed_to else not have)
        yield Check(point, f"told by {list(gold.attributed_to) or 'the reporter'}", right, f"sources: {have}")

    def _between(self, point: int, gold: GoldEvent, read: Event | None) -> Check:
        says = f"between {list(gold.actors)} and {list(gold.recipients)}"
        if read is None:
            return Check(point, says, False, "not read")
        actors, recipients = self.names(read.actors), self.names(read.recipients)
        if gold.type in SYMMETRIC:
            holds = sorted([*actors, *recipients]) == sorted([*gold.actors, *gold.recipients])
        else:
            holds = (actors, recipients) == (sorted(gold.actors), sorted(gold.recipients))
        return Check(point, says, holds, f"read: {actors} and {recipients}")

    def _is_capital(self, read: Event | None) -> bool:
        """Whether its place bears a name that elsewhere stands for a state: its capital."""
        if read is None or read.place is None:
            return False
        name = read.place.span.of(self.gold.text)
        states = [a for a in self.gold.actors if a.kind == "state" and name in a.mentions and name != a.name]
        return any(state.country == read.place.country for state in states)

    def _quoted_before(self, at: Span) -> Span:
        """The last words in quotation marks before `at`."""
        last = list(_QUOTED.finditer(self.gold.text, 0, at.start))[-1]
        return Span(*last.span(1))

    def _commitments(self) -> str:
        return f"commitments: {[c.instrument for c in self.ledger.commitments]}"

    def _term(self, read: Commitment | None, parties: set[str]) -> Iterator[Check]:
        """What is owed, on a passage that the annotators left open, to whom, and when: in this order behind each other."""
        owed = read.obligation_span if read else None
        left_open = owed is not None and any(owed.touches(doubt) for doubt in self.gold.doubts)
        yield Check(2, "the obligation is one that the gold leaves open", left_open, f"obligation: {self._shown(owed)}")
        condition = read.condition_span if read else None
        behind = owed is not None and condition is not None and owed.end < condition.start
        quoted = condition is not None and _QUOTED.search(condition.of(self.gold.text)) is not None
        yield Check(
            2, "behind it a condition with a quoted word", behind and quoted, f"condition: {self._shown(condition)}"
        )
        who = self.gold_id.get(read.beneficiary or "") if read else None
        between = self.gold.text[owed.end : condition.start] if owed is not None and condition is not None else ""
        named = who in parties and any(form in between for form in self.gold_actor(str(who)).mentions)
        yield Check(2, "its beneficiary is the party named between them", named, f"beneficiary: {who}")

    def _sending(self) -> GoldEvent:
        return next(e for e in self.gold.events if e.type == "AID" and e.status == "possible")

    def _counted_twice(self, gold: GoldEvent) -> Iterator[Check]:
        """3: the same people are counted in two places; in the first with a warning of a mistaken word, later without."""
        found = sorted({q.span: q for e in self.ledger.events for q in e.quantities if _is_thousands(q)}.items())
        mistaken = [w.span for w in self.ledger.warnings if w.kind == "suspect_translation" and w.span]
        wrong = [q for span, q in found if any(span.touches(m) for m in mistaken)]
        plain = [q for _, q in found if q not in wrong]
        seen = f"quantities @{[span.start for span, _ in found]}, warnings @{[m.start for m in mistaken]}"
        near = any(0 < q.span.start - gold.trigger.end < _SHOWN for q in wrong)
        yield Check(3, "warning suspect_translation on the number behind the sending", near, seen)
        again = any(q.what == p.what and q.span.start < p.span.start for q in wrong for p in plain)
        yield Check(3, "the same people are counted again without one", again, seen)

    def _shown(self, span: Span | None) -> str:
        return "none" if span is None else f"“{span.of(self.gold.text)[:_SHOWN]}”"


def _is_thousands(quantity: Quantity) -> bool:
    return quantity.min is not None and quantity.min >= THOUSANDS and quantity.max is None
