"""Articles of a store as entries, a batch at a time.

In: a connection, a filter. Out: entries by day and version. The filter is put to some hundred articles together, so that no question
reads more than these; those that it lets through are unpacked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, literal, select, tuple_

from segun.errors import StoreError
from segun.ledger import Ledger, Span
from segun.store import tables as t
from segun.store.ask_answers import kinds_of
from segun.store.ask_conditions import Kind, question
from segun.store.ask_copies import connected
from segun.store.ask_filtered import OF_RECORDS, articles
from segun.store.ask_hits import deeds_of, stands_of
from segun.store.ask_meant import Meant, all_named, meant
from segun.store.ask_names import entities, row_of
from segun.store.entry import Entity, Entry, Naming, Stand
from segun.store.filters import Filter, only
from segun.store.hits import Named
from segun.store.narrowing import Narrowed, narrowed
from segun.store.packing import unpack_ledger

_BATCH = 50
"""Articles in memory at a time."""

_LOOKED_AT = 500
"""Articles that the filter is put to together, where it lets few through."""

Place = tuple[str, int]
_Found = dict[Kind, dict[int, set[int]]]
"""Numbers of records by version."""


class Shelf:
    """The articles that a filter lets through; `named` is who was taken for whom in it.

    Raises:
        StoreError: the filter asks for something unknown.
    """

    def __init__(self, connection: Connection, filter_: Filter) -> None:
        self._connection = connection
        self._whole = not filter_.given()
        narrow = set(filter_.given()) & OF_RECORDS  # then records lead to articles, else articles are whole
        self._articles = None if narrow else articles(connection, filter_)
        asked = _of_records(connection, filter_) if narrow else {}
        self._questions = {kind: question(connection, kind, one) for kind, one in asked.items() if not one.nobody}
        self.named: tuple[Named, ...] = all_named(asked.values())

    def batch(self, behind: Place | None) -> tuple[list[Entry], Place | None]:
        """The next articles, and behind which place there are more."""
        rows = self._rows(behind, _LOOKED_AT if self._articles is None else _BATCH)
        if not rows:
            return [], None
        found = self._records([version for _, version in rows])
        there = rows if found is None else [row for row in rows if any(row[1] in some for some in found.values())]
        shown = there[:_BATCH]
        last = shown[-1] if len(there) > _BATCH else rows[-1]
        return self._entries([version for _, version in shown], found), last

    def entity(self, ident: str) -> Entity:
        """Who stands behind an id.

        Raises:
            StoreError: nobody does.
        """
        row = row_of(self._connection, ident)
        if row is None:
            raise StoreError(f"there is nobody {ident!r}", remedy="segun who NAME finds people")
        return entities(self._connection, [row])[row]

    def _rows(self, behind: Place | None, count: int) -> list[Place]:
        """Day and version of the next articles; where records are asked for, of any."""
        at = t.version.c
        query = select(at.day, at.id).where(at.current == 1)
        if behind is not None:
            query = query.where(tuple_(at.day, at.id) > tuple_(*map(literal, behind)))
        if self._articles is not None:
            query = query.where(*self._articles.conditions(at.id))
        return [(day, ident) for day, ident in self._connection.execute(query.order_by(at.day, at.id).limit(count))]

    def _records(self, versions: Sequence[int]) -> _Found | None:
        """The records that are let through; `None` where all are."""
        if self._articles is not None:
            return None
        found: _Found = {}
        for kind, one in self._questions.items():
            by_version: dict[int, set[int]] = {}
            for version, n in one.among(self._connection, versions):
                by_version.setdefault(version, set()).add(n)
            found[kind] = by_version
        return found

    def _entries(self, versions: Sequence[int], found: _Found | None) -> list[Entry]:
        corpus = _corpus(self._connection, versions)
        told = self._told({deed for echoes in corpus.echoes.values() for deed, _, _ in echoes})
        return [corpus.entry(version, found, told) for version in versions]

    def _told(self, deeds: set[int]) -> set[int] | None:
        """Those deeds that an event of this selection tells of; `None` for all."""
        if self._whole or not deeds:
            return None
        at = t.event.c
        rows = self._connection.execute(
            select(at.version_id, at.n, at.deed_id).where(at.deed_id.in_(sorted(deeds)))
        ).all()
        versions = sorted({row.version_id for row in rows})
        if self._articles is None:
            events = self._questions.get("event")
            passing = events.among(self._connection, versions) if events is not None else set()
            return {row.deed_id for row in rows if (row.version_id, row.n) in passing}
        ident = t.version.c.id
        query = select(ident).where(ident.in_(versions), *self._articles.conditions(ident))
        allowed = set(self._connection.execute(query).scalars())
        return {row.deed_id for row in rows if row.version_id in allowed}


def _of_records(connection: Connection, filter_: Filter) -> dict[Kind, Meant]:
    """What the filter asks of statements and of events."""
    found: dict[Kind, Meant] = {}
    for kind in kinds_of(filter_):
        wanted = only(filter_, "statements" if kind == "statement" else "events")
        found[kind] = meant(connection, wanted, "statement_words" if kind == "statement" else "article_words")
    return found


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Some articles with what connects them to others, by version."""

    heads: Mapping[int, tuple[int, str, str | None, str | None]]
    ledgers: Mapping[int, Ledger]
    people: Mapping[int, Mapping[str, str]]
    stands: Mapping[int, Mapping[int, Stand]]
    deeds: Mapping[int, Mapping[int, str]]
    echoes: Mapping[int, Sequence[tuple[int, str, Span]]]

    def entry(self, version: int, found: _Found | None, told: set[int] | None) -> Entry:
        """One article with the records that were found, and echoes of deeds that are told of."""
        whole = self.ledgers[version]
        kept = _kept(whole, version, found)
        there = _ids(kept.ledger)
        number, seen, copied, story = self.heads[version]
        deeds, stands = self.deeds.get(version, {}), self.stands.get(version, {})
        return Entry(
            ledger=kept.ledger, version=number, seen=seen, copy_of=copied, story=story,
            entities={ident: key for ident, key in self.people[version].items() if ident in there},
            deeds={whole.events[n].id: key for n, key in deeds.items() if whole.events[n].id in there},
            claims={whole.statements[n].id: one for n, one in stands.items() if whole.statements[n].id in there},
            statements=kept.statements, events=kept.events,
            echoes=tuple(
                Naming(key, span) for deed, key, span in self.echoes.get(version, ()) if told is None or deed in told
            ),
        )  # fmt: skip


def _ids(ledger: Ledger) -> set[str]:
    people = {one.id for one in ledger.actors}
    return people | {one.id for one in ledger.statements} | {one.id for one in ledger.events}


def _kept(ledger: Ledger, version: int, found: _Found | None) -> Narrowed:
    if found is None:
        return Narrowed(ledger, ledger.statements, ledger.events)
    statements, events = (found.get(kind, {}).get(version, set()) for kind in ("statement", "event"))
    return narrowed(ledger, statements, events)


def _corpus(connection: Connection, versions: Sequence[int]) -> _Corpus:
    at = t.version.c
    rows = connection.execute(connected(versions, at.id, at.number, at.seen, at.ledger, at.text)).all()
    ledgers = {row.id: unpack_ledger(row.ledger, row.text) for row in rows}
    return _Corpus(
        heads={row.id: (row.number, row.seen, row.copy_of, row.story) for row in rows},
        ledgers=ledgers,
        people=_people(connection, ledgers),
        stands=stands_of(connection, versions),
        deeds=deeds_of(connection, versions),
        echoes=_echoes(connection, versions),
    )


def _people(connection: Connection, ledgers: Mapping[int, Ledger]) -> dict[int, dict[str, str]]:
    """For each version, the keys of who its actors are, by the actors' ids."""
    at = t.actor.c
    query = select(at.version_id, at.n, t.entity.c.key).join(t.entity, t.entity.c.id == at.entity_id)
    found: dict[int, dict[str, str]] = {one: {} for one in ledgers}
    rows = connection.execute(query.where(at.version_id.in_(sorted(ledgers))).order_by(at.version_id, at.n))
    for version, n, key in rows:
        found[version][ledgers[version].actors[n].id] = key
    return found


def _echoes(connection: Connection, versions: Sequence[int]) -> dict[int, list[tuple[int, str, Span]]]:
    at = t.echo.c
    query = select(at.version_id, at.deed_id, t.deed.c.key, at.start, at.end).join(t.deed, t.deed.c.id == at.deed_id)
    found: dict[int, list[tuple[int, str, Span]]] = {}
    rows = connection.execute(query.where(at.version_id.in_(versions)).order_by(at.version_id, at.start))
    for version, deed, key, start, end in rows:
        found.setdefault(version, []).append((deed, key, Span(start, end)))
    return found
