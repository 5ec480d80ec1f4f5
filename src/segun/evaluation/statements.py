"""Statements of a reading against those of the gold: what was found, what was right about it, and what went wrong.

In: a `Gold` and a `Ledger` of the same text. Out: a `Score` (counts, errors, verdicts on single statements). Offsets are
code points into the document's text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from segun.evaluation.alignment import match
from segun.evaluation.gold import Gold, GoldStatement
from segun.evaluation.verdict import Fault, Faults, Score, Verdict
from segun.ledger import Ledger, Span, Statement

# A statement is found where the contents overlap by half, or by a quarter with the same cue.
FOUND = 0.5
FOUND_BY_CUE = 0.25
SAME_CUE = 0.5
# Boundaries are right from here on: a determiner more or less does not count in a content of ten words.
EXACT = 0.9


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0..1.

    >>> overlap(Span(0, 10), Span(5, 10))
    0.5
    """
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def score_statements(gold: Gold, ledger: Ledger, gold_id: Mapping[str, str]) -> Score:
    """The statements of `ledger` against those of `gold`; statements on doubtful passages count neither way.

    Args:
        gold_id: id of a read actor to id of its gold actor, as `align` has it.
    """
    return _Comparison(gold, ledger, gold_id).score()


def _weight(gold: GoldStatement, read: Statement) -> float:
    shared = overlap(gold.content, read.content_span)
    same_cue = gold.cue is not None and read.cue_span is not None and gold.cue.touches(read.cue_span)
    if shared >= FOUND or (same_cue and shared >= FOUND_BY_CUE):
        return shared + (SAME_CUE if same_cue else 0.0)
    return 0.0


class _Comparison:
    """One gold and one reading, matched."""

    def __init__(self, gold: Gold, ledger: Ledger, gold_id: Mapping[str, str]) -> None:
        self.gold = gold
        self.ledger = ledger
        self.gold_id = gold_id
        self.faults = Faults(gold, ledger.statements)
        self.gold_name = {a.id: a.name for a in gold.actors}
        self.read_name = {a.id: a.name for a in ledger.actors}
        self.found = match(gold.statements, ledger.statements, _weight)
        paired = set(self.found.values())
        self.spurious = [s for j, s in enumerate(ledger.statements) if j not in paired and not self._doubtful(s)]

    def score(self) -> Score:
        pairs = [
            (g, self.ledger.statements[self.found[i]]) for i, g in enumerate(self.gold.statements) if i in self.found
        ]
        tally = Counter(gold=len(self.gold.statements), read=len(pairs) + len(self.spurious), found=len(pairs))
        for g in self.gold.statements:
            tally.update(elided_gold=not g.speaker_text, rare_gold=g.act != "assert")
        for g, s in pairs:
            tally.update(self._right(g, s))
        verdicts = [Verdict(s.rule, self._speaker_right(g, s)) for g, s in pairs]
        verdicts += [Verdict(s.rule, False) for s in self.spurious]
        faults = sorted(self._faults(pairs), key=lambda f: (f.start, f.kind))
        return Score(+tally, tuple(faults), tuple(verdicts))

    def _doubtful(self, read: Statement) -> bool:
        place = read.cue_span or read.content_span
        return any(doubt.touches(place) for doubt in self.gold.doubts)

    def _speaker_right(self, gold: GoldStatement, read: Statement) -> bool:
        return read.speaker is not None and self.gold_id.get(read.speaker) == gold.speaker

    def _right(self, gold: GoldStatement, read: Statement) -> dict[str, int]:
        speaker, act = self._speaker_right(gold, read), gold.act == read.act
        return {
            "exact": overlap(gold.content, read.content_span) >= EXACT,
            "speaker": speaker,
            "elided": speaker and not gold.speaker_text,
            "act": act,
            "rare": act and gold.act != "assert",
            "form": gold.form == read.form,
        }

    def _faults(self, pairs: list[tuple[GoldStatement, Statement]]) -> Iterator[Fault]:
        yield from (self._missed(g) for i, g in enumerate(self.gold.statements) if i not in self.found)
        yield from (
            self.faults.fault("spurious", s.content_span, "", s.content_span.of(self.gold.text), f"rule {s.rule}")
            for s in self.spurious
        )
        for g, s in pairs:
            yield from self._faults_of(g, s)

    def _faults_of(self, gold: GoldStatement, read: Statement) -> Iterator[Fault]:
        right, by, text = self._right(gold, read), f"rule {read.rule}", self.gold.text
        if not right["exact"]:
            yield self.faults.fault("boundaries", gold.content, gold.content.of(text), read.content_span.of(text), by)
        if not right["speaker"]:
            name = self.read_name.get(read.speaker or "", "")
            cause = f"{self._speaker_cause(gold, read)}, {by}"
            yield self.faults.fault("speaker", gold.content, self.gold_name[gold.speaker], name, cause)
        if not right["act"]:
            yield self.faults.fault("act", gold.content, gold.act, read.act, by)
        if not right["form"]:
            yield self.faults.fault("form", gold.content, gold.form, read.form, by)

    def _missed(self, gold: GoldStatement) -> Fault:
        cue = gold.cue.of(self.gold.text) if gold.cue else "no cue"
        wanted = f"{cue}: {gold.content.of(self.gold.text)}"
        touching = [s for s in self.ledger.statements if s.cue_span and gold.cue and s.cue_span.touches(gold.cue)]
        inside = [s for s in self.ledger.statements if s.content_span.touches(gold.content)]
        cause = "content elsewhere" if touching else "cue not read" if gold.cue else "continuation not read"
        if inside and not touching:
            cause += ", its words stand in another statement"
        return self.faults.fault("missed", gold.content, wanted, "", cause)

    def _speaker_cause(self, gold: GoldStatement, read: Statement) -> str:
        if read.speaker is None:
            return "nobody read"
        if gold.speaker not in self.gold_id.values():
            return "the speaker is no actor of the reading"
        if read.speaker not in self.gold_id:
            return "an actor that the gold does not know"
        return "elided subject" if not gold.speaker_text else "another actor"
