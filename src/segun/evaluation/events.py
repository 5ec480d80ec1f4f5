"""Events of a reading against those of the gold: what was found, what was right about it, and what went wrong.

In: a `Gold` and a `Ledger` of the same text, and which actor is which. Out: a `Score`. An event is found where the types are
equal and the gold's trigger touches the trigger of the reading or one of its later mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from segun.evaluation.alignment import match
from segun.evaluation.gold import Gold, GoldEvent
from segun.evaluation.verdict import ErrorKind, Fault, Faults, Score, Verdict
from segun.ledger import Event, Ledger

SYMMETRIC = frozenset({"CONSULT", "COOPERATE"})
"""Types in which both sides do the same, so that it does not matter who stands as actor and who as recipient."""

_NOBODY = "nobody"


def touches(gold: GoldEvent, read: Event) -> bool:
    """Whether the gold's trigger stands among the words that name the event."""
    return any(gold.trigger.touches(span) for span in (read.trigger_span, *(m.span for m in read.mentions)))


def score_events(gold: Gold, ledger: Ledger, gold_id: Mapping[str, str]) -> Score:
    """The events of `ledger` against those of `gold`; events on doubtful passages count neither way.

    Args:
        gold_id: id of a read actor to id of its gold actor, as `align` has it.
    """
    return _Comparison(gold, ledger, gold_id).score()


@dataclass(frozen=True, slots=True)
class _Side:
    """Those at one end of an event, or at both where it is mutual.

    `wanted` are ids of the gold, `ids` those of the reading, `read` the same as ids of the gold, `None` where it has none.
    """

    name: Literal["actors", "recipients"]
    wanted: tuple[str, ...]
    ids: tuple[str, ...]
    read: tuple[str | None, ...]

    @property
    def hits(self) -> int:
        return len(set(self.wanted) & set(self.read))

    @property
    def right(self) -> bool:
        return set(self.wanted) == set(self.read)


class _Comparison:
    """One gold and one reading, matched."""

    def __init__(self, gold: Gold, ledger: Ledger, gold_id: Mapping[str, str]) -> None:
        self.gold = gold
        self.ledger = ledger
        self.gold_id = gold_id
        self.gold_name = {a.id: a.name for a in gold.actors}
        self.read_name = {a.id: a.name for a in ledger.actors}
        self.speaker = {s.id: s.speaker for s in ledger.statements}
        self.faults = Faults(gold, [*ledger.events, *ledger.statements])
        found = match(gold.events, ledger.events, lambda g, e: float(g.type == e.type and touches(g, e)))
        self.pairs = [(g, ledger.events[found[i]]) for i, g in enumerate(gold.events) if i in found]
        self.missed = [g for i, g in enumerate(gold.events) if i not in found]
        paired = set(found.values())
        self.spurious = [e for j, e in enumerate(ledger.events) if j not in paired and not self._doubtful(e)]

    def score(self) -> Score:
        tally = Counter(
            events_gold=len(self.gold.events),
            events_read=len(self.pairs) + len(self.spurious),
            events_found=len(self.pairs),
        )
        for pair in self.pairs:
            tally.update(self._counts(*pair))
        verdicts = [Verdict(e.rule, all(side.right for side in self._sides(g, e))) for g, e in self.pairs]
        verdicts += [Verdict(e.rule, False) for e in self.spurious]
        faults = sorted(self._faults(), key=lambda f: (f.start, f.kind))
        return Score(+tally, tuple(faults), tuple(verdicts))

    def _doubtful(self, read: Event) -> bool:
        return any(doubt.touches(read.trigger_span) for doubt in self.gold.doubts)

    def _sides(self, gold: GoldEvent, read: Event) -> list[_Side]:
        """Actors and recipients; one list for both where the deed, or the reading of it, is mutual."""
        if gold.type in SYMMETRIC or (len(read.actors) > 1 and not read.recipients):
            return [self._side("actors", gold.actors + gold.recipients, read.actors + read.recipients)]
        return [
            self._side("actors", gold.actors, read.actors),
            self._side("recipients", gold.recipients, read.recipients),
        ]

    def _side(self, name: Literal["actors", "recipients"], wanted: tuple[str, ...], ids: tuple[str, ...]) -> _Side:
        return _Side(name, wanted, ids, tuple(self.gold_id.get(a) for a in ids))

    def _sources(self, read: Event) -> list[str | None]:
        return [self.gold_id.get(self.speaker.get(s) or "") for s in read.attributed_to]

    def _source_right(self, gold: GoldEvent, read: Event) -> bool:
        """One source in common is enough: the gold cites the innermost, the reading all of them."""
        if not gold.attributed_to:
            return not read.attributed_to
        return bool(set(gold.attributed_to) & set(self._sources(read)))

    def _counts(self, gold: GoldEvent, read: Event) -> Counter[str]:
        status, source, date = gold.status == read.status, self._source_right(gold, read), _start(read)
        counts = Counter(
            status=status,
            status_rare_gold=gold.status != "actual",
            status_rare=status and gold.status != "actual",
            source=source,
            source_cited_gold=bool(gold.attributed_to),
            source_cited=source and bool(gold.attributed_to),
            date_gold=bool(gold.date),
            date_read=bool(date),
            date=bool(gold.date) and date.startswith(gold.date),
        )
        for side in self._sides(gold, read):
            counts[f"{side.name}_gold"] += len(side.wanted)
            counts[f"{side.name}_read"] += len(side.read)
            counts[side.name] += side.hits
        return counts

    def _faults(self) -> Iterator[Fault]:
        confused = match(self.missed, self.spurious, lambda g, e: float(touches(g, e)))
        for i, gold in enumerate(self.missed):
            if i in confused:
                yield self._confused(gold, self.spurious[confused[i]])
            else:
                wanted = f"{gold.type}: {gold.trigger.of(self.gold.text)}"
                yield self.faults.fault("missed event", gold.trigger, wanted, "", self._missed_cause(gold))
        for j, event in enumerate(self.spurious):
            if j not in confused.values():
                cause = f"{event.type}, rule {event.rule}"
                yield self.faults.fault("spurious event", event.trigger_span, "", self._title(event), cause)
        for gold, event in self.pairs:
            yield from self._faults_of(gold, event)

    def _confused(self, gold: GoldEvent, read: Event) -> Fault:
        wanted = f"{gold.type}: {gold.trigger.of(self.gold.text)}"
        cause = f"{gold.type} read as {read.type}"
        return self.faults.fault("event type", gold.trigger, wanted, self._title(read), cause)

    def _missed_cause(self, gold: GoldEvent) -> str:
        touching = [e for e in self.ledger.events if touches(gold, e)]
        if any(e.type == gold.type for e in touching):
            return f"{gold.type}, taken for one deed with another"
        if touching:
            return f"{gold.type}, its words name another event"
        cues = (s.cue_span for s in self.ledger.statements)
        if any(cue is not None and cue.touches(gold.trigger) for cue in cues):
            return f"{gold.type}, read as a statement only"
        return f"{gold.type}, trigger not read"

    def _faults_of(self, gold: GoldEvent, read: Event) -> Iterator[Fault]:
        for side in self._sides(gold, read):
            if not side.right:
                yield self._wrong_side(gold, read, side)
        if gold.status != read.status:
            cause = f"{gold.status} read as {read.status}"
            yield self.faults.fault("event status", gold.trigger, gold.status, read.status, cause)
        if not self._source_right(gold, read):
            yield self._wrong_source(gold, read)
        date = _start(read)
        if not (date.startswith(gold.date) if gold.date else not date):
            cause = (
                "no date read" if not date else "another date" if gold.date else "a date that the gold does not have"
            )
            yield self.faults.fault("event date", gold.trigger, gold.date, date, cause)

    def _wrong_side(self, gold: GoldEvent, read: Event, side: _Side) -> Fault:
        wanted = ", ".join(self.gold_name[a] for a in side.wanted)
        names = ", ".join(self.read_name.get(a, a) for a in side.ids)
        other = gold.recipients if side.name == "actors" else gold.actors
        cause = f"{self._side_cause(side, other)}, rule {read.rule}"
        kind: ErrorKind = "event actors" if side.name == "actors" else "event recipients"
        return self.faults.fault(kind, gold.trigger, wanted or _NOBODY, names or _NOBODY, cause)

    def _side_cause(self, side: _Side, other: tuple[str, ...]) -> str:
        """What is wrong with one end, the plainest first; `other` are those whom the gold has at the other end."""
        if not side.read:
            return "nobody read"
        if not side.wanted:
            return "somebody read where the gold has nobody"
        if side.hits:
            return "some are missing" if len(side.wanted) > side.hits else "others besides"
        if other and set(side.read) <= set(other):
            return "those of the other end"
        if not set(side.wanted) <= set(self.gold_id.values()):
            return "no actor of the reading"
        return "an actor that the gold does not know" if None in side.read else "another actor"

    def _wrong_source(self, gold: GoldEvent, read: Event) -> Fault:
        names = ", ".join(self.read_name.get(self.speaker.get(s) or "", _NOBODY) for s in read.attributed_to)
        wanted = ", ".join(self.gold_name[a] for a in gold.attributed_to)
        if not gold.attributed_to:
            cause = "a source read where the reporter tells it"
        elif not read.attributed_to:
            cause = "no source read"
        else:
            cause = "another source"
        return self.faults.fault("event source", gold.trigger, wanted or "the reporter", names or "the reporter", cause)

    def _title(self, read: Event) -> str:
        return f"{read.type}: {read.trigger_span.of(self.gold.text)} (sense {read.sense})"


def _start(read: Event) -> str:
    return (read.date.start or "") if read.date else ""
