"""An event as a person judges it: what it says, spelled out, and the sentence that it was read from.

In: ledgers. Out: `Told`s, which outlive their ledgers, and their lines in a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from segun.ledger import Event, Ledger, Span

_NOBODY = "–"
REPORTER = "the reporter"


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the document `doc` in the folder `folder`, names instead of ids."""

    folder: str
    doc: str
    span: Span
    type: str
    mode: str | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    sources: tuple[str, ...]
    sense: str
    rule: str
    sentence: str

    @property
    def title(self) -> str:
        """Type, mode and trigger."""
        mode = f"/{self.mode}" if self.mode else ""
        return f"**{self.type}{mode}** “{self.trigger}”"

    @property
    def roles(self) -> str:
        """Who does it to whom, as what, by whose word."""
        actors, recipients = ("; ".join(names) or _NOBODY for names in (self.actors, self.recipients))
        return f"{actors} → {recipients}, {self.status}, told by {', '.join(self.sources) or REPORTER}"


def told(ledger: Ledger, folder: str, doc: str) -> Iterator[Told]:
    """The events of a ledger, spelled out."""
    names = {a.id: a.name for a in ledger.actors}
    speakers = {s.id: names.get(s.speaker or "", "somebody") for s in ledger.statements}
    for event in ledger.events:
        yield _told(event, ledger.document.text, names, speakers, folder, doc)


def _told(event: Event, text: str, names: dict[str, str], speakers: dict[str, str], folder: str, doc: str) -> Told:
    return Told(
        folder=folder,
        doc=doc,
        span=event.trigger_span,
        type=event.type,
        mode=event.mode,
        trigger=_flat(event.trigger_span.of(text)),
        actors=tuple(names[a] for a in event.actors),
        recipients=tuple(names[a] for a in event.recipients),
        status=event.status,
        sources=tuple(speakers[s] for s in event.attributed_to),
        sense=event.sense,
        rule=event.rule,
        sentence=_flat(event.sentence_span.of(text)),
    )


def _flat(words: str) -> str:
    return " ".join(words.split())
