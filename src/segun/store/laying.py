"""Corrections laid over a ledger.

In: the ledger as the machine read it, and what people said of the article. Out: the ledger as it is to be searched, and which of the
corrections found their place. A later correction goes before an earlier one, and any of them before the machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from segun.errors import StoreError
from segun.ledger import Actor, Ledger, Span
from segun.store.anchors import Anchor
from segun.store.portable import Kind, Record, at_home, checked, place_of, records, values_of, with_records
from segun.store.pruning import without

Verdict = Literal["accept", "correct", "reject", "add"]
State = Literal["laid", "unplaced"]
"""Whether a correction found its words in the text that stands now."""

RULE = "human."
"""What the rule of a record begins with that a person accepted, corrected or added."""

_LETTER: Mapping[Kind, str] = {"statement": "s", "event": "e", "commitment": "c", "actor": "a"}

_STATEMENT: Mapping[str, object] = {
    "speaker": None, "speaker_span": None, "cue_span": None, "quote_spans": [], "form": "indirect", "act": "assert",
    "addressees": [], "reported_by": None, "sourcing": "named", "polarity": "+", "certainty": "certain",
    "evidence": [], "date": None,
}  # fmt: skip
_EVENT: Mapping[str, object] = {
    "mode": None, "contexts": [], "cameo": None, "quad": None, "intensity": None, "actors": [], "recipients": [],
    "mentions": [], "status": "actual", "attributed_to": [], "date": None, "place": None, "quantities": [],
    "condition_span": None, "sense": "",
}  # fmt: skip
_COMMITMENT: Mapping[str, object] = {
    "kind": "", "parties": [], "signed": None, "beneficiary": None, "obligation_span": None, "condition_span": None,
    "in_force": None,
}  # fmt: skip
_ACTOR: Mapping[str, object] = {
    "kind": "person", "country": None, "sector": "", "entity": None, "aliases": [], "roles": [], "members": [],
}  # fmt: skip
_UNSAID: Mapping[Kind, Mapping[str, object]] = {
    "statement": _STATEMENT, "event": _EVENT, "commitment": _COMMITMENT, "actor": _ACTOR,
}  # fmt: skip
"""What holds of a record that a person adds where the person says nothing."""


class Said(Protocol):
    """What a person says of a record (`corrections.Correction`)."""

    @property
    def kind(self) -> Kind: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def place(self) -> Anchor: ...
    @property
    def change(self) -> Mapping[str, object]: ...
    @property
    def record(self) -> Mapping[str, object] | None: ...


def lay(ledger: Ledger, said: Sequence[Said], *, strict: bool = False) -> tuple[Ledger, list[State]]:
    """`ledger` with what people said, in this order, and what became of each.

    Args:
        strict: a correction that makes no record is an error, not one that finds no place.

    Raises:
        StoreError: with `strict`, a correction makes no record.
    """
    states: list[State] = []
    read_at = {one.id: place_of(one) for kind in _LETTER for one in records(ledger, kind)}
    for one in said:
        span = one.place.find(ledger.document.text)
        if span is None:
            states.append("unplaced")
            continue
        try:
            ledger = _lay_one(ledger, one, span, read_at)
        except StoreError:
            if strict:
                raise
            states.append("unplaced")
        else:
            states.append("laid")
    return ledger, states


def _lay_one(ledger: Ledger, said: Said, span: Span, read_at: Mapping[str, Span | None]) -> Ledger:
    record = _record_at(ledger, said.kind, span, read_at)
    if said.verdict == "reject":
        return ledger if record is None else without(ledger, {record.id})
    change = at_home(said.change, said.kind, ledger, span.start - said.place.span.start)
    if record is None:
        return _added(ledger, said, span, change)
    if "speaker" in change and "speaker_span" not in change:
        change["speaker_span"] = None  # the words that were read belong to somebody else
    new = checked({**values_of(record), **change, **_mark(said)}, said.kind)
    return with_records(
        ledger, said.kind, tuple(new if one.id == record.id else one for one in records(ledger, said.kind))
    )


def _added(ledger: Ledger, said: Said, span: Span, change: Mapping[str, object]) -> Ledger:
    """The record that a person added, or one that the machine does not read any more."""
    former = at_home(said.record or {}, said.kind, ledger, span.start - said.place.span.start)
    values = {**_unsaid(said.kind, span, ledger), **former, **change, **_mark(said), "id": _free_id(ledger, said.kind)}
    new = checked(values, said.kind)
    found = sorted((*records(ledger, said.kind), new), key=lambda one: place_of(one) or Span(0, 0))
    return with_records(ledger, said.kind, tuple(found))


def _unsaid(kind: Kind, span: Span, ledger: Ledger) -> dict[str, object]:
    words = span.of(ledger.document.text)
    own: dict[str, object] = {"sentence_span": list(span)}
    if kind == "actor":
        own = {"name": words, "mentions": [{"start": span.start, "end": span.end, "text": words, "type": "name"}]}
    elif kind == "commitment":
        own = {"instrument": words, "instrument_span": list(span)}
    else:
        own["content_span" if kind == "statement" else "trigger_span"] = list(span)
    return {**_UNSAID[kind], **own}


def _mark(said: Said) -> dict[str, object]:
    """Who decided: a person, whose word has no measured precision."""
    marks: dict[str, object] = {"rule": f"{RULE}{said.verdict}", "confidence": None}
    if said.kind == "actor":
        return {}
    return marks if said.kind != "commitment" else {"rule": marks["rule"]}


def _record_at(ledger: Ledger, kind: Kind, span: Span, read_at: Mapping[str, Span | None]) -> Record | None:
    """The record that stands at `span` now, or was read there, or overlaps it most and by half."""
    found = records(ledger, kind)
    for record in found:
        if place_of(record) == span or (isinstance(record, Actor) and _mentions(record, span)):
            return record
    for record in found:
        if read_at.get(record.id) == span:
            return record
    best = max(found, key=lambda one: _overlap(place_of(one), span), default=None)
    return best if best is not None and _overlap(place_of(best), span) >= 0.5 else None


def _mentions(actor: Actor, span: Span) -> bool:
    return any((one.start, one.end) == span for one in actor.mentions)


def _overlap(one: Span | None, other: Span) -> float:
    if one is None:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _free_id(ledger: Ledger, kind: Kind) -> str:
    letter = _LETTER[kind]
    taken = [int(found[1]) for one in records(ledger, kind) if (found := re.fullmatch(rf"{letter}(\d+)", one.id))]
    return f"{letter}{max(taken, default=0) + 1}"
