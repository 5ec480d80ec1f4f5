"""One commitment as a person wants to see it: who owes what to whom, on which condition.

In: a ledger and the words of one language. Out: a `Pact` a commitment, which the terminal and the page both draw.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Commitment, Ledger, Span
from segun.view.events import Parties, Party, moment
from segun.view.visible import one_line
from segun.view.wording import Wording, named


@dataclass(frozen=True, slots=True)
class Pact:
    """A commitment in words; what the text does not tell is "" or empty."""

    number: int
    commitment: Commitment
    instrument: str
    kind: str
    parties: tuple[Party, ...]
    beneficiary: Party | None
    obligation: str
    condition: str
    signed: str
    in_force: str


def pacts(ledger: Ledger, say: Wording) -> list[Pact]:
    """The commitments of `ledger` in words, in its order."""
    parties, text = Parties(ledger), ledger.document.text

    def pact(number: int, c: Commitment) -> Pact:
        return Pact(
            number=number,
            commitment=c,
            instrument=one_line(c.instrument) or one_line(c.instrument_span.of(text)),
            kind=named(say.instrument_kind, c.kind) or one_line(c.kind),
            parties=parties.of(c.parties, c.instrument_span),
            beneficiary=next(iter(parties.of([c.beneficiary], c.instrument_span))) if c.beneficiary else None,
            obligation=_words(c.obligation_span, text),
            condition=_words(c.condition_span, text),
            signed=moment(c.signed),
            in_force="" if c.in_force is None else say.yes if c.in_force else say.no,
        )

    return [pact(n, c) for n, c in enumerate(ledger.commitments, start=1)]


def _words(span: Span | None, text: str) -> str:
    return one_line(span.of(text)) if span else ""
