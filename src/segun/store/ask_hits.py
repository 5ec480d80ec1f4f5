"""Rows of records as hits: the records themselves, with their words.

In: a connection, rows. Out: a hit for each, in the same order. Ledgers of the rows' articles are unpacked, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from segun.ledger import Actor, Event, Ledger, Span, Statement
from segun.store import tables as t
from segun.store.ask_copies import Row, also_in, cite
from segun.store.ask_names import entities
from segun.store.entry import Entity, Stand
from segun.store.hits import Cited, EventHit, Hit, Quote, StatementHit, Voice
from segun.store.packing import unpack_ledger


def hits(connection: Connection, rows: Sequence[Row]) -> tuple[Hit, ...]:
    """What stands in these rows."""
    desks = _desks(connection, {row.version for row in rows})
    copies = also_in(connection, rows)
    return tuple(desks[row.version].hit(row, copies[row]) for row in rows)


def statement_hits(connection: Connection, rows: Sequence[Row]) -> tuple[StatementHit, ...]:
    """`hits` of rows that are statements."""
    return tuple(one for one in hits(connection, rows) if isinstance(one, StatementHit))


def event_hits(connection: Connection, rows: Sequence[Row]) -> tuple[EventHit, ...]:
    """`hits` of rows that are events."""
    return tuple(one for one in hits(connection, rows) if isinstance(one, EventHit))


@dataclass(frozen=True, slots=True)
class _Desk:
    """One article with what connects it to others."""

    cited: Cited
    ledger: Ledger
    people: dict[str, Entity]
    stands: dict[int, Stand]
    deeds: dict[int, str]

    def hit(self, row: Row, copies: tuple[Cited, ...]) -> Hit:
        if row.kind == "statement":
            return self._statement(row, self.ledger.statements[row.n], copies)
        return self._event(row, self.ledger.events[row.n], copies)

    def _statement(self, row: Row, one: Statement, copies: tuple[Cited, ...]) -> StatementHit:
        return StatementHit(
            article=self.cited,
            statement=one,
            day=row.day,
            speaker=self._speaker(one),
            through=self._through(one),
            source=self._quote(one.speaker_span),
            cue=self._quote(one.cue_span),
            content=self._words(one.content_span),
            sentence=self._words(one.sentence_span),
            evidence=tuple(self._words(proof.span) for proof in one.evidence),
            stand=self.stands.get(row.n),
            also_in=copies,
        )

    def _event(self, row: Row, one: Event, copies: tuple[Cited, ...]) -> EventHit:
        return EventHit(
            article=self.cited,
            event=one,
            day=row.day,
            actors=self._voices(one.actors),
            recipients=self._voices(one.recipients),
            told_by=self._tellers(one),
            trigger=self._words(one.trigger_span),
            sentence=self._words(one.sentence_span),
            quantities=tuple(self._words(quantity.span) for quantity in one.quantities),
            deed=self.deeds.get(row.n),
            also_in=copies,
        )

    def _speaker(self, one: Statement) -> Voice | None:
        """Who says it; a speaker who is no actor is known by the words that express the source."""
        actor = self._actor(one.speaker)
        if actor is not None:
            return self._voice(actor)
        return Voice(one.speaker_span.of(self.ledger.document.text), None, None) if one.speaker_span else None

    def _through(self, one: Statement) -> tuple[Voice, ...]:
        known = {statement.id: statement for statement in self.ledger.statements}
        found: list[Voice] = []
        seen = {one.id}
        above = one.reported_by
        while above in known and above not in seen:
            seen.add(above)
            voice = self._speaker(known[above])
            found += [voice] if voice is not None else []
            above = known[above].reported_by
        return tuple(found)

    def _tellers(self, one: Event) -> tuple[Voice, ...]:
        known = {statement.id: statement for statement in self.ledger.statements}
        tellers = (self._speaker(known[ident]) for ident in reversed(one.attributed_to) if ident in known)
        return tuple(voice if voice is not None else Voice("", None, None) for voice in tellers)

    def _voices(self, ids: Iterable[str]) -> tuple[Voice, ...]:
        return tuple(self._voice(actor) for ident in ids if (actor := self._actor(ident)) is not None)

    def _voice(self, actor: Actor) -> Voice:
        role = next((role.title for role in actor.roles), None)
        return Voice(actor.name, role, self.people.get(actor.id))

    def _actor(self, ident: str | None) -> Actor | None:
        return next((actor for actor in self.ledger.actors if actor.id == ident), None)

    def _words(self, span: Span) -> Quote:
        return Quote(span, span.of(self.ledger.document.text))

    def _quote(self, span: Span | None) -> Quote | None:
        return None if span is None else self._words(span)


def _desks(connection: Connection, versions: Iterable[int]) -> dict[int, _Desk]:
    wanted = sorted(set(versions))
    columns = (t.version.c.id, t.version.c.ledger, t.version.c.text)
    ledgers = {
        row.id: unpack_ledger(row.ledger, row.text)
        for row in connection.execute(select(*columns).where(t.version.c.id.in_(wanted)))
    }
    cited = cite(connection, wanted)
    people = _people_of(connection, ledgers)
    stands, deeds = stands_of(connection, wanted), deeds_of(connection, wanted)
    return {
        one: _Desk(cited[one], ledgers[one], people[one], stands.get(one, {}), deeds.get(one, {})) for one in wanted
    }


def _people_of(connection: Connection, ledgers: dict[int, Ledger]) -> dict[int, dict[str, Entity]]:
    """For each version, who its actors are, by the actors' ids."""
    at = t.actor.c
    rows = connection.execute(select(at.version_id, at.n, at.entity_id).where(at.version_id.in_(sorted(ledgers)))).all()
    known = entities(connection, {row.entity_id for row in rows})
    found: dict[int, dict[str, Entity]] = {one: {} for one in ledgers}
    for version, n, ident in rows:
        found[version][ledgers[version].actors[n].id] = known[ident]
    return found


def stands_of(connection: Connection, versions: Sequence[int]) -> dict[int, dict[int, Stand]]:
    """For each version, the claims of its statements, by their numbers."""
    at = t.statement.c
    query = select(at.version_id, at.n, t.claim.c.key, at.stance).join(t.claim, t.claim.c.id == at.claim_id)
    found: dict[int, dict[int, Stand]] = {}
    for version, n, key, stance in connection.execute(query.where(at.version_id.in_(versions))):
        found.setdefault(version, {})[n] = Stand(key, stance)
    return found


def deeds_of(connection: Connection, versions: Sequence[int]) -> dict[int, dict[int, str]]:
    """For each version, the deeds of its events, by their numbers."""
    at = t.event.c
    query = select(at.version_id, at.n, t.deed.c.key).join(t.deed, t.deed.c.id == at.deed_id)
    found: dict[int, dict[int, str]] = {}
    for version, n, key in connection.execute(query.where(at.version_id.in_(versions))):
        found.setdefault(version, {})[n] = key
    return found
