"""Which event of a new ledger is a deed that other articles tell of.

In: a connection, a ledger, its story and entities. Out: a deed's row for each event. Deeds of the same story are compared: what kind,
who, when, where, by which word. That one paper tells as done what another only claims, denies or plans makes no difference, and
neither do their numbers: those are what the papers disagree on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from segun.corpus.echoes import find_echoes
from segun.corpus.writing import FIRST_NEW, insert_new, learn, stored
from segun.ledger import Event, Ledger
from segun.store import tables as t
from segun.store.links import Echo
from segun.store.placing import Place
from segun.store.words import terms

_COMPARED = 80
"""Deeds of a story that are compared, the newest."""

_ENOUGH = 2.0
_DONE = 2.0
_SAID = 1.3
_KIN = 0.5
_TRIGGER = 1.0
_MODE = 0.4
_PARTY = 0.8
_STRANGERS = -0.3
_DAY = 0.6
_OTHER_DAY = -1.2
_PLACE = 0.4
_OTHER_PLACE = -1.0
_DAYS_APART = 1

_DEEDS = frozenset({"PROTEST", "ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "AID", "SANCTION", "CONSULT", "COOPERATE"})
"""Types of which a story seldom has two: who acts speaks often, and strikes once."""

_KIN_TYPES = (
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"AGREE", "SUPPORT"}),
    frozenset({"CONSULT", "AGREE"}),
    frozenset({"CONSULT", "COOPERATE"}),
    frozenset({"PROTEST", "ASSAULT"}),
    frozenset({"CONCEDE", "RETREAT"}),
    frozenset({"AID", "COOPERATE"}),
    frozenset({"AID", "SUPPORT"}),
    frozenset({"THREATEN", "SANCTION"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"ACCUSE", "REJECT"}),
)
"""Types that two papers may choose for one deed."""


class DeedProfile(msgspec.Struct, frozen=True):
    """What the articles told of a deed."""

    types: frozenset[str]
    modes: frozenset[str]
    triggers: frozenset[str]
    entities: frozenset[int]
    days: frozenset[str]
    places: frozenset[str]


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(DeedProfile).decode

_OF_STORY = (
    select(t.deed.c.id, t.deed.c.profile)
    .where(t.deed.c.story_id == bindparam("story"))
    .order_by(t.deed.c.id.desc())
    .limit(_COMPARED)
)


def find_deeds(
    connection: Connection, place: Place, ledger: Ledger, story: int, entities: Sequence[int]
) -> tuple[tuple[int, ...], tuple[Echo, ...]]:
    """The deed of each event of `ledger`, made where there is none yet; and where else it names deeds of its story."""
    known = {row.id: _decode(row.profile) for row in connection.execute(_OF_STORY, {"story": story})}
    chosen: list[int] = []
    new: dict[int, int] = {}
    changed: set[int] = set()
    for n, event in enumerate(ledger.events):
        one = _profile(event, ledger, entities)
        found = _choose(one, known)
        if found is None:
            found = FIRST_NEW + len(new)
            new[found] = n
            known[found] = one
        else:
            known[found] = _merged(known[found], one)
            changed.add(found)
        chosen.append(found)
    made = {ident: _row(place, ledger, n, story, known[ident]) for ident, n in new.items()}
    rows = insert_new(connection, t.deed, made)
    learn(connection, t.deed, [{"row": one, "profile": _encode(known[one]).decode()} for one in stored(changed)])
    echoes = find_echoes(ledger, {rows.get(ident, ident): one for ident, one in known.items()})
    return tuple(rows.get(ident, ident) for ident in chosen), echoes


def _choose(one: DeedProfile, known: dict[int, DeedProfile]) -> int | None:
    """The deed that fits best, and well enough; of two alike the one that was told first."""
    best = max(((fit(one, other), -ident) for ident, other in known.items()), default=None)
    return -best[1] if best is not None and best[0] >= _ENOUGH else None


def fit(one: DeedProfile, known: DeedProfile) -> float:
    """How well an event of the same story fits a deed; below 2 they are two."""
    kind = _kind(one, known)
    if kind <= 0:
        return 0.0
    triggers = _TRIGGER if one.triggers & known.triggers else 0.0
    modes = _MODE if one.modes & known.modes else 0.0
    return kind + triggers + modes + _who(one, known) + _when(one, known) + _where(one, known)


def _kind(one: DeedProfile, known: DeedProfile) -> float:
    shared = one.types & known.types
    if shared:
        return _DONE if shared & _DEEDS else _SAID
    pairs = ({a, b} for a in one.types for b in known.types)
    if any(pair <= kin for pair in pairs for kin in _KIN_TYPES):
        return _KIN
    return _KIN if one.triggers & known.triggers else 0.0


def _who(one: DeedProfile, known: DeedProfile) -> float:
    if not one.entities or not known.entities:
        return 0.0
    shared = len(one.entities & known.entities)
    return _PARTY * min(2, shared) if shared else _STRANGERS


def _when(one: DeedProfile, known: DeedProfile) -> float:
    if not one.days or not known.days:
        return 0.0
    apart = min(abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days) for a in one.days for b in known.days)
    return _DAY if apart == 0 else 0.0 if apart <= _DAYS_APART else _OTHER_DAY


def _where(one: DeedProfile, known: DeedProfile) -> float:
    if not one.places or not known.places:
        return 0.0
    return _PLACE if one.places & known.places else _OTHER_PLACE


def _profile(event: Event, ledger: Ledger, entities: Sequence[int]) -> DeedProfile:
    numbers = {actor.id: entities[n] for n, actor in enumerate(ledger.actors)}
    spans = [event.trigger_span, *(mention.span for mention in event.mentions)]
    grain = event.date.grain if event.date else None
    dated = event.date is not None and event.date.start is not None and grain not in ("year", "quarter", "month")
    return DeedProfile(
        types=frozenset({event.type}),
        modes=frozenset({event.mode} if event.mode else ()),
        triggers=frozenset(term.stem for span in spans for term in terms(span.of(ledger.document.text))),
        entities=frozenset(numbers[ident] for ident in (*event.actors, *event.recipients)),
        days=frozenset({event.date.start[:10]} if dated and event.date and event.date.start else ()),
        places=frozenset({event.place.name} if event.place else ()),
    )


def _merged(one: DeedProfile, other: DeedProfile) -> DeedProfile:
    return DeedProfile(
        one.types | other.types,
        one.modes | other.modes,
        one.triggers | other.triggers,
        one.entities | other.entities,
        one.days | other.days,
        one.places | other.places,
    )


def _row(place: Place, ledger: Ledger, n: int, story: int, one: DeedProfile) -> dict[str, object]:
    key = hashlib.sha256(f"deed\0{place.name}\0{place.number}\0{n}".encode()).hexdigest()[:12]
    return {"key": f"d-{key}", "type": ledger.events[n].type, "story_id": story, "profile": _encode(one).decode()}
