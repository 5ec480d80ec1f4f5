"""What a new version of an article says that the old one did not, and the other way round.

In: two ledgers of one article. Out: records gained, lost and changed. Records are matched by who and by the words, never by their ids,
which are counted anew in each version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import msgspec
from rapidfuzz.fuzz import ratio
from sqlalchemy import Connection, select

from segun.errors import StoreError
from segun.language.folding import fold
from segun.ledger import Actor, Event, Ledger, Statement
from segun.store.packing import unpack_ledger
from segun.store.tables import article, version

_ALIKE = 80.0
"""Percent of letters that two wordings share (`rapidfuzz.fuzz.ratio`) from which one is the other, reworded."""

Kind = Literal["actor", "statement", "event"]


class Line(msgspec.Struct, frozen=True):
    """A record as a reader compares it: who, the words, and what is held of them."""

    kind: Kind
    who: tuple[str, ...]
    words: str
    told: tuple[tuple[str, str], ...]


class Change(msgspec.Struct, frozen=True):
    """A record that is not the same in both: without `old` it is new, without `new` it is gone."""

    old: Line | None
    new: Line | None


class Version(NamedTuple):
    """One version of an article: its number, when it was first seen, and its ledger."""

    number: int
    seen: str
    ledger: Ledger


def versions_of(connection: Connection, name: str) -> list[Version]:
    """All versions of an article, the oldest first.

    Raises:
        StoreError: there is no such article.
    """
    query = (
        select(version.c.number, version.c.seen, version.c.ledger, version.c.text)
        .join(article, article.c.id == version.c.article_id)
        .where((article.c.name == name) | (article.c.address == name))
        .order_by(version.c.number)
    )
    rows = connection.execute(query).all()
    if not rows:
        raise StoreError(f"there is no article {name!r}", remedy="give its name in the store, or its address")
    return [Version(row.number, row.seen, unpack_ledger(row.ledger, row.text)) for row in rows]


def changes(old: Ledger, new: Ledger) -> list[Change]:
    """What differs: actors, statements, events, in the order of the new ledger; what is gone stands last of its kind."""
    found: list[Change] = []
    for lines in (_actors, _statements, _events):
        found += _compared(lines(old), lines(new))
    return found


def _compared(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    pairs = _matched(old, new)
    gained = [Change(old[pairs[n]] if n in pairs else None, line) for n, line in enumerate(new)]
    lost = [Change(line, None) for n, line in enumerate(old) if n not in pairs.values()]
    return [one for one in (*gained, *lost) if one.old != one.new]


def _matched(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """New lines to old ones: the very same, then the same words, then words that are much alike of the same people."""
    pairs: dict[int, int] = {}
    for alike in (_equal, _same_words, _reworded):
        for n, line in enumerate(new):
            free = (k for k, other in enumerate(old) if k not in pairs.values() and alike(line, other))
            if n not in pairs and (best := min(free, key=_distance(line, old), default=None)) is not None:
                pairs[n] = best
    return pairs


def _distance(line: Line, old: Sequence[Line]) -> Callable[[int], float]:
    return lambda k: -ratio(line.words, old[k].words)


def _equal(one: Line, other: Line) -> bool:
    return one == other


def _same_words(one: Line, other: Line) -> bool:
    return fold(one.words) == fold(other.words)


def _reworded(one: Line, other: Line) -> bool:
    same_people = {fold(who) for who in one.who} == {fold(who) for who in other.who}
    return same_people and ratio(fold(one.words), fold(other.words)) >= _ALIKE


def _actors(ledger: Ledger) -> list[Line]:
    return [_actor(one) for one in ledger.actors if any(mention.type == "name" for mention in one.mentions)]


def _actor(one: Actor) -> Line:
    offices = ", ".join(dict.fromkeys(role.title for role in one.roles))
    return Line("actor", (), one.name, _told(kind=one.kind, country=one.country, roles=offices or None))


def _statements(ledger: Ledger) -> list[Line]:
    names = {actor.id: actor.name for actor in ledger.actors}
    return [_statement(one, names, ledger.document.text) for one in ledger.statements]


def _statement(one: Statement, names: dict[str, str], text: str) -> Line:
    told = _told(act=one.act, polarity=one.polarity, certainty=one.certainty)
    return Line("statement", (names[one.speaker],) if one.speaker else (), _plain(one.content_span.of(text)), told)


def _events(ledger: Ledger) -> list[Line]:
    names = {actor.id: actor.name for actor in ledger.actors}
    return [_event(one, names, ledger.document.text) for one in ledger.events]


def _event(one: Event, names: dict[str, str], text: str) -> Line:
    who = tuple(names[ident] for ident in (*one.actors, *one.recipients))
    numbers = ", ".join(_plain(quantity.span.of(text)) for quantity in one.quantities) or None
    told = _told(
        type=one.type, mode=one.mode, status=one.status, day=one.date.start if one.date else None, numbers=numbers
    )
    return Line("event", who, _plain(one.trigger_span.of(text)), told)


def _told(**fields: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in fields.items() if value is not None)


def _plain(words: str) -> str:
    return " ".join(words.split())
