"""From a `Pledge` over tokens to the ledger's `Commitment`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from segun.ledger import Commitment, Moment, Span
from segun.reading.pledge import Pledge
from segun.reading.times import TimeMention


class Binder(Protocol):
    """What turns tokens into spans of the original text."""

    @property
    def text(self) -> str: ...

    def span(self, first: int, last: int) -> Span: ...

    def moment(self, time: TimeMention) -> Moment: ...


def commitment(binder: Binder, n: int, pledge: Pledge, times: Sequence[TimeMention]) -> Commitment:
    """The record of the pledge with the number `n`, counted from 0."""
    name = binder.span(*pledge.instrument)
    return Commitment(
        id=f"c{n + 1}",
        instrument=" ".join(name.of(binder.text).split()),
        instrument_span=name,
        kind=pledge.kind,
        parties=tuple(f"a{p + 1}" for p in pledge.parties),
        signed=None if pledge.signed is None else binder.moment(times[pledge.signed]),
        beneficiary=None if pledge.beneficiary is None else f"a{pledge.beneficiary + 1}",
        obligation_span=None if pledge.obligation is None else binder.span(*pledge.obligation),
        condition_span=None if pledge.condition is None else binder.span(*pledge.condition),
        in_force=pledge.in_force,
        rule=pledge.rule,
    )
