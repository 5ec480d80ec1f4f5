"""Events for the formats of event data, which have neither a status nor a source.

In: the events of an entry. Out: `Coded` deeds, one for each event that such a format may hold: one that is told as
having happened, by whomever; and one that is planned, where the ontology says what a plan of that type counts as (a
planned visit is an agreement). Denied, possible and hypothetical deeds are left out, as are plans that count as
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from segun.exchange.cast import Actors, Who
from segun.ledger import Event
from segun.ontology import Coding, Ontology
from segun.store.entry import Entry

Pair = tuple[Who | None, Who | None]

_QUADS = {"verbal_cooperation": 1, "material_cooperation": 2, "verbal_conflict": 3, "material_conflict": 4}


@dataclass(frozen=True, slots=True)
class Coded:
    """A deed: the event that it was read as, and the coding it has in a format without a status.

    `id` is the deed's in the corpus, else the document's and the event's; `intensity` runs from -10 to 10; `planned`
    says that the coding is that of a plan.
    """

    id: str
    event: Event
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    intensity: float | None
    planned: bool


def coded(entry: Entry, ontology: Ontology) -> Iterator[Coded]:
    """The deeds of an entry, in the order of the text."""
    for event in entry.events:
        ident = entry.deeds.get(event.id) or f"{entry.ledger.document.id}#{event.id}"
        if event.status == "actual":
            quad = _QUADS.get(event.quad or "")
            yield Coded(
                ident, event, event.type, event.mode, event.contexts, event.cameo, quad, event.intensity, planned=False
            )
        elif event.status == "future" and (coding := ontology.planned(event.type, event.contexts)):
            yield _plan(ident, event, coding)


def _plan(ident: str, event: Event, coding: Coding) -> Coded:
    quad = _QUADS.get(coding.quad)
    return Coded(
        ident, event, coding.type, coding.mode, coding.contexts, coding.cameo, quad, coding.intensity, planned=True
    )


def pairs(event: Event, actors: Actors) -> tuple[Pair, ...]:
    """The event as dyads, as CAMEO has them: everybody who acts with everybody at the other end.

    Of a deed that several do together and nobody suffers (a meeting), every two are a pair, once, in the order of
    their ids, so that it is the same pair however an article lists them. `None` stands for a side on which the text
    names nobody; an event without any participant has no pair.
    """
    doers, others = actors.parties(event.actors), actors.parties(event.recipients)
    if doers and others:
        return tuple((a, b) for a, b in product(doers, others) if a.id != b.id)
    if len(doers) > 1:
        return tuple(combinations(sorted(doers, key=lambda who: who.id), 2))
    return (*((who, None) for who in doers), *((None, who) for who in others))
